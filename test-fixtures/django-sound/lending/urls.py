from django.urls import path

from . import views

app_name = "lending"

urlpatterns = [
    path("", views.title_list, name="titles"),
    path("titles/new", views.add_title, name="add-title"),
    path("copies/<int:copy_id>/borrow", views.borrow, name="borrow"),
    path("loans.csv", views.export_loans, name="export-loans"),
]
