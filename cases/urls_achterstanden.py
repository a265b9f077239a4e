"""Addresses of the import, under /achterstanden/."""

from django.urls import path

from cases.views import invoeren

app_name = "achterstanden"

urlpatterns = [
    path("importeren/", invoeren.importeren, name="importeren"),
    path("importeren/<uuid:sleutel>/", invoeren.invoer, name="invoer"),
    path("importeren/<uuid:sleutel>/weggooien/", invoeren.invoer_verwerpen, name="verwerpen"),
    path("importeren/<uuid:sleutel>/geweigerd.csv", invoeren.geweigerd, name="geweigerd"),
]
