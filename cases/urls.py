"""Addresses of the dossier, under /casussen/. Each part keeps its own block."""

from django.urls import path

from cases.views import invoeren, kern

app_name = "cases"

urlpatterns = [
    # nieuw
    path("nieuw/", invoeren.nieuw, name="nieuw"),
    # wie en waar
    path("<nummer>/huurder/", kern.huurder, name="huurder"),
    path("<nummer>/huurder/toevoegen/", kern.huurder_toevoegen, name="huurder_toevoegen"),
    path("<nummer>/huurder/<uuid:sleutel>/", kern.huurder, name="huurder"),
    path("<nummer>/woning/", kern.woning, name="woning"),
    path("<nummer>/huurovereenkomst/", kern.huurovereenkomst, name="huurovereenkomst"),
]
