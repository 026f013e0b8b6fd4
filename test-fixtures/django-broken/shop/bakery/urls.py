from django.contrib import admin
from django.urls import path

from orders import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", views.menu),
    path("orders", views.place_order),
    path("orders/<int:order_id>/photo", views.add_photo),
]
