"""Carrying out a decision: all under the case itself."""

from django.urls import path

from uitvoering.views import (
    aanmelding,
    actiepunten,
    betalingsvoorstel,
    incident,
    kinderen,
    onderdak,
    ontruiming,
    stappenkaart,
    tweede_kans,
    veiligheid,
    voorwaarden,
)

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
    path("<nummer>/onderdak/", onderdak.onderdak, name="onderdak"),
    path("<nummer>/onderdak/nieuw/", onderdak.vragen, name="onderdak_vragen"),
    path("<nummer>/onderdak/<uuid:sleutel>/aanbod/", onderdak.aanbieden, name="onderdak_aanbieden"),
    path(
        "<nummer>/onderdak/<uuid:sleutel>/bevestigen/",
        onderdak.bevestigen,
        name="onderdak_bevestigen",
    ),
    path(
        "<nummer>/onderdak/<uuid:sleutel>/vervalt/",
        onderdak.beeindigen,
        name="onderdak_beeindigen",
    ),
    path("<nummer>/kinderen/", kinderen.kinderen, name="kinderen"),
    path("<nummer>/kinderen/<uuid:sleutel>/", kinderen.gesprek, name="kindgesprek"),
    path("<nummer>/jeugdbescherming/", kinderen.jeugdbescherming, name="jeugdbescherming"),
    path(
        "<nummer>/jeugdbescherming/<uuid:sleutel>/stoppen/",
        kinderen.jeugdbescherming_stoppen,
        name="jeugdbescherming_stoppen",
    ),
    path("<nummer>/veiligheid/", veiligheid.veiligheid, name="veiligheid"),
    path("<nummer>/veiligheid/melden/", veiligheid.melden, name="veilig_thuis_melden"),
    path("<nummer>/oplossingen/", stappenkaart.oplossingen, name="oplossingen"),
    path("<nummer>/aanmelden/", aanmelding.aanmelden, name="aanmelden"),
    path(
        "<nummer>/aanmeldingen/<uuid:sleutel>/intrekken/",
        aanmelding.intrekken,
        name="aanmelding_intrekken",
    ),
    path("<nummer>/advies/", stappenkaart.advies_vragen, name="advies_vragen"),
    path("<nummer>/advies/<uuid:sleutel>/", stappenkaart.advies, name="advies"),
    path("<nummer>/stappenkaart/<slug:stap>/", stappenkaart.stap, name="kaartstap"),
    path("<nummer>/ontruiming/", ontruiming.ontruiming_vastleggen, name="ontruiming_vastleggen"),
    path("<nummer>/incident/", incident.incident, name="incident"),
    path(
        "<nummer>/tweede-kans/<uuid:sleutel>/afspraak/",
        tweede_kans.afspraak,
        name="tweede_kans_afspraak",
    ),
    path(
        "<nummer>/betalingsvoorstel/", betalingsvoorstel.betalingsvoorstel, name="betalingsvoorstel"
    ),
    path(
        "<nummer>/betalingsvoorstel/<uuid:sleutel>/",
        betalingsvoorstel.beantwoorden,
        name="betalingsvoorstel_beantwoorden",
    ),
    path("<nummer>/bewindvoering/", betalingsvoorstel.bewindvoering, name="bewindvoering"),
    path("<nummer>/woning-behouden/", betalingsvoorstel.woning_behouden, name="woning_behouden"),
    path("<nummer>/voorwaarden/", voorwaarden.voorwaarden, name="voorwaarden"),
    path("<nummer>/voorwaarden/openen/", voorwaarden.openen, name="voorwaarden_openen"),
    path(
        "<nummer>/voorwaarden/<uuid:sleutel>/",
        voorwaarden.controleren,
        name="voorwaarde_controleren",
    ),
    path(
        "<nummer>/voorwaarden/<uuid:sleutel>/aanpassen/",
        voorwaarden.aanpassen,
        name="voorwaarde_aanpassen",
    ),
]
