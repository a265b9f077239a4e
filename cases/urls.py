"""Addresses of the dossier, under /casussen/. Each part keeps its own block."""

from django.urls import path

from cases.views import contact, huur, invoeren, kern, stappen

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
    # preventie: contact, achterstand, betalen
    path("<nummer>/contactpoging/", contact.contactpoging, name="contactpoging"),
    path("<nummer>/achterstand/", huur.achterstand, name="achterstand"),
    path("<nummer>/betaling/", huur.betaling, name="betaling"),
    path("<nummer>/betalingsafspraak/", huur.betalingsafspraak, name="betalingsafspraak"),
    path(
        "<nummer>/betalingsafspraak/<uuid:sleutel>/intrekken/",
        huur.afspraak_intrekken,
        name="afspraak_intrekken",
    ),
    # stappen van de route
    path("<nummer>/oppakken/", stappen.oppakken, name="oppakken"),
    path("<nummer>/afsluiten/", stappen.afsluiten, name="afsluiten"),
    path("<nummer>/heropenen/", stappen.heropenen, name="heropenen"),
]
