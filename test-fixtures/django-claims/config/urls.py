from django.urls import path

from plants import views

urlpatterns = [path("plants/", views.plants), path("photos/", views.add_photo)]
