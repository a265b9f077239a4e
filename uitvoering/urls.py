"""Carrying out a decision: all under the case itself."""

from django.urls import path

from uitvoering.views import (
    aanmelding,
    actiepunten,
    betalingsvoorstel,
    inboedel,
    incident,
    kinderen,
    nazorg,
    onderdak,
    ontruiming,
    overdracht,
    plan,
    plan_bijwerken,
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
    path("<nummer>/plan/", plan.plan, name="plan"),
    path("<nummer>/plan/beginnen/", plan.beginnen, name="plan_beginnen"),
    path("<nummer>/plan/afdruk/", plan.afdruk, name="plan_afdruk"),
    path(
        "<nummer>/plan/leefgebied/",
        plan_bijwerken.leefgebied_toevoegen,
        name="leefgebied_toevoegen",
    ),
    path("<nummer>/plan/<uuid:sleutel>/woorden/", plan_bijwerken.woorden, name="plan_woorden"),
    path("<nummer>/plan/<uuid:sleutel>/doel/", plan_bijwerken.doel_toevoegen, name="plan_doel"),
    path("<nummer>/plan/doelen/<uuid:sleutel>/", plan_bijwerken.doel, name="doel"),
    path("<nummer>/plan/<uuid:sleutel>/actie/", plan_bijwerken.actie, name="plan_actie"),
    path(
        "<nummer>/plan/<uuid:sleutel>/bespreking/",
        plan_bijwerken.bespreking_plannen,
        name="plan_bespreking",
    ),
    path(
        "<nummer>/plan/<uuid:sleutel>/bespreken/", plan_bijwerken.bespreken, name="plan_bespreken"
    ),
    path("<nummer>/overdragen/", overdracht.overdragen, name="overdragen"),
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
    path("<nummer>/ontruiming/afgelasten/", ontruiming.afgelasten, name="ontruiming_afgelasten"),
    path("<nummer>/incident/", incident.incident, name="incident"),
    path("<nummer>/incident/opvolgen/", incident.opvolgen, name="incident_opvolgen"),
    path("<nummer>/nazorg/", nazorg.nazorg, name="nazorg"),
    path("<nummer>/nazorg/beginnen/", nazorg.beginnen, name="nazorg_beginnen"),
    path("<nummer>/nazorg/momenten/", nazorg.momenten, name="nazorg_momenten"),
    path("<nummer>/nazorg/afsluiten/", nazorg.afsluiten, name="nazorg_afsluiten"),
    path("<nummer>/nazorg/<uuid:sleutel>/", nazorg.moment, name="nazorg_moment"),
    path("<nummer>/inboedel/", inboedel.inboedel, name="inboedel"),
    path("<nummer>/inboedel/nieuw/", inboedel.bewaren, name="inboedel_bewaren"),
    path("<nummer>/inboedel/<uuid:sleutel>/", inboedel.afronden, name="inboedel_afronden"),
    path(
        "<nummer>/tweede-kans/<uuid:sleutel>/evalueren/",
        tweede_kans.evalueren,
        name="tweede_kans_evalueren",
    ),
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
