"""Carrying out a decision: all under the case itself."""

from django.urls import path

from uitvoering.views import actiepunten, tweede_kans

app_name = "uitvoering"

urlpatterns = [
    path("<nummer>/acties/<uuid:sleutel>/", actiepunten.actiepunt, name="actiepunt"),
    path(
        "<nummer>/acties/<uuid:sleutel>/overdragen/",
        actiepunten.overdragen,
        name="actiepunt_overdragen",
    ),
    path(
        "<nummer>/acties/<uuid:sleutel>/vervallen/",
        actiepunten.vervallen,
        name="actiepunt_vervallen",
    ),
    path("<nummer>/tweede-kans/", tweede_kans.tweede_kans, name="tweede_kans"),
    path(
        "<nummer>/tweede-kans/<uuid:sleutel>/afspraak/",
        tweede_kans.afspraak,
        name="tweede_kans_afspraak",
    ),
]
