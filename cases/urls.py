"""Addresses of the dossier, under /casussen/. Each part keeps its own block."""

from django.urls import path

from cases.views import (
    betrokkenen,
    concepten,
    contact,
    deadlines,
    documenten,
    gezin,
    huur,
    invoeren,
    juridisch,
    kern,
    logboek,
    notities,
    signalen,
    stappen,
    vroegsignaal,
)

app_name = "cases"

urlpatterns = [
    # nieuw
    path("nieuw/", invoeren.nieuw, name="nieuw"),
    path("signaal/", signalen.signaal_nieuw, name="signaal_nieuw"),
    path("concepten/<uuid:sleutel>/weggooien/", concepten.weggooien, name="concept_weggooien"),
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
    path(
        "<nummer>/betaling/<uuid:sleutel>/intrekken/",
        huur.betaling_intrekken,
        name="betaling_intrekken",
    ),
    path("<nummer>/betalingsafspraak/", huur.betalingsafspraak, name="betalingsafspraak"),
    path(
        "<nummer>/betalingsafspraak/<uuid:sleutel>/intrekken/",
        huur.afspraak_intrekken,
        name="afspraak_intrekken",
    ),
    # het vonnisspoor
    path("<nummer>/juridische-stap/", juridisch.juridische_stap, name="juridische_stap"),
    path(
        "<nummer>/juridische-stap/<uuid:sleutel>/intrekken/",
        juridisch.juridische_stap_intrekken,
        name="juridische_stap_intrekken",
    ),
    path("<nummer>/vroegsignaal/", vroegsignaal.vroegsignaal, name="vroegsignaal"),
    path("<nummer>/vroegsignaal/doorgeven/", vroegsignaal.doorgeven, name="doorgeven"),
    path("<nummer>/vroegsignaal/<slug:soort>/", vroegsignaal.inspanning, name="inspanning"),
    path("<nummer>/bewijsbundel/", vroegsignaal.bewijsbundel, name="bewijsbundel"),
    # stappen van de route
    path("<nummer>/oppakken/", stappen.oppakken, name="oppakken"),
    path("<nummer>/afsluiten/", stappen.afsluiten, name="afsluiten"),
    path("<nummer>/heropenen/", stappen.heropenen, name="heropenen"),
    # gezin, notities, documenten, signalen
    path("<nummer>/huishouden/", gezin.huishouden, name="huishouden"),
    path("<nummer>/bewoners/", gezin.bewoner, name="bewoner"),
    path("<nummer>/bewoners/<uuid:sleutel>/", gezin.bewoner_wijzigen, name="bewoner_wijzigen"),
    path("<nummer>/notitie/", notities.notitie, name="notitie"),
    path("<nummer>/document/", documenten.document, name="document"),
    path("<nummer>/document/<uuid:sleutel>/", documenten.document_openen, name="document_openen"),
    path("<nummer>/signaal/", signalen.signaal, name="signaal"),
    path("<nummer>/signaal/<uuid:sleutel>/", signalen.signaal_opvolgen, name="signaal_opvolgen"),
    # deadlines: stilzetten, verzetten, loslaten
    path("<nummer>/deadlines/<uuid:sleutel>/", deadlines.deadline, name="deadline"),
    path("<nummer>/deadlines/<uuid:sleutel>/gesprek/", deadlines.gesprek, name="eerste_gesprek"),
    path(
        "<nummer>/deadlines/<uuid:sleutel>/stilzetten/",
        deadlines.pauzeren,
        name="deadline_pauzeren",
    ),
    path(
        "<nummer>/deadlines/<uuid:sleutel>/verzetten/",
        deadlines.verzetten,
        name="deadline_verzetten",
    ),
    path(
        "<nummer>/deadlines/<uuid:sleutel>/loslaten/",
        deadlines.loslaten,
        name="deadline_loslaten",
    ),
    path(
        "<nummer>/deadlines/<uuid:sleutel>/hervatten/",
        deadlines.hervatten,
        name="deadline_hervatten",
    ),
    # wie ziet wat, en wie keek
    path("<nummer>/betrokkenen/", betrokkenen.betrokkenen, name="betrokkenen"),
    path("<nummer>/betrokkenen/uitnodigen/", betrokkenen.uitnodigen, name="uitnodigen"),
    path(
        "<nummer>/betrokkenen/<uuid:sleutel>/",
        betrokkenen.deelname_wijzigen,
        name="deelname_wijzigen",
    ),
    path(
        "<nummer>/betrokkenen/<uuid:sleutel>/stoppen/",
        betrokkenen.deelname_beeindigen,
        name="deelname_beeindigen",
    ),
    path("<nummer>/logboek/", logboek.logboek, name="logboek"),
]
