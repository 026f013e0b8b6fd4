from django.contrib import admin

from .models import Copy, Loan, Outbox, Title


@admin.register(Title)
class TitleAdmin(admin.ModelAdmin):
    search_fields = ["isbn", "name", "author"]


@admin.register(Loan)
class LoanAdmin(admin.ModelAdmin):
    list_display = ["copy", "member", "due", "state"]
    list_filter = ["state"]


admin.site.register([Copy, Outbox])
