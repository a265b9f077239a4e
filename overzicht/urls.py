"""The figures: on the screen, on paper, as a file, and the cases behind a number."""

from django.urls import path

from overzicht import views

app_name = "overzicht"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("rapport/", views.rapport, name="rapport"),
    path("bestand/", views.bestand, name="bestand"),
    path("lijst/", views.lijst, name="lijst"),
]
