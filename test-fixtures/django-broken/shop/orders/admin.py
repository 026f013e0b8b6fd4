from django.contrib import admin

from .models import Bread, Order

admin.site.register([Bread, Order])
