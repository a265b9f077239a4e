"""Reporting, meeting and deciding: under /regieteam/ and under the case itself."""

from django.urls import path

from regieteam.views import (
    agenda,
    besluit,
    besluitenlijst,
    kosten,
    meekijken,
    melden,
    meldingen,
    onderdeel,
    tafel,
    tafel_live,
    team,
    vergaderingen,
)

app_name = "regieteam"
CASUS = "casussen/<str:nummer>/"
VERGADERING = "regieteam/vergaderingen/<uuid:sleutel>/"
PUNT = f"{VERGADERING}punten/<uuid:punt>/"
TAFEL = f"{VERGADERING}<uuid:punt>/"

urlpatterns = [
    path("regieteam/", meldingen.meldingen, name="meldingen"),
    path("regieteam/kostencijfers/", kosten.kosten, name="kosten"),
    path(f"{CASUS}melden/", melden.melden, name="melden"),
    path(f"{CASUS}melden/controle/", melden.controle, name="melden_controle"),
    path(f"{CASUS}melden/meekijken/", meekijken.meekijken, name="melden_meekijken"),
    path(f"{CASUS}melden/<slug:onderdeel>/", onderdeel.onderdeel, name="melden_onderdeel"),
    path(f"{CASUS}melding/", melden.melding, name="melding"),
    path(f"{CASUS}besluit/<uuid:sleutel>/", besluit.besluit, name="besluit"),
    path(f"{CASUS}tweede-kans/", besluit.tweede_kans, name="tweede_kans"),
    # wat het team met een melding doet
    path(f"{CASUS}melding/compleet/", meldingen.compleet, name="compleet"),
    path(f"{CASUS}melding/aanvulling/", meldingen.aanvulling, name="aanvulling"),
    path(f"{CASUS}op-de-agenda/", agenda.agenderen, name="agenderen"),
    # het team
    path("regieteam/instellingen/", team.team, name="team"),
    path("regieteam/instellingen/leden/", team.lid_toevoegen, name="lid_toevoegen"),
    path(
        "regieteam/instellingen/leden/<uuid:sleutel>/beeindigen/",
        team.lid_beeindigen,
        name="lid_beeindigen",
    ),
    # vergaderingen
    path("regieteam/vergaderingen/", vergaderingen.vergaderingen, name="vergaderingen"),
    path("regieteam/vergaderingen/plannen/", vergaderingen.plannen, name="vergadering_plannen"),
    path(VERGADERING, vergaderingen.vergadering, name="vergadering"),
    path(f"{VERGADERING}wijzigen/", vergaderingen.wijzigen, name="vergadering_wijzigen"),
    path(f"{VERGADERING}afgelasten/", vergaderingen.afgelasten, name="vergadering_afgelasten"),
    path(f"{VERGADERING}beginnen/", vergaderingen.beginnen, name="vergadering_beginnen"),
    path(f"{VERGADERING}sluiten/", vergaderingen.sluiten, name="vergadering_sluiten"),
    path(f"{VERGADERING}uitnodigen/", vergaderingen.nodig_uit, name="vergadering_uitnodigen"),
    path(f"{VERGADERING}regieteam.ics", vergaderingen.agendabestand, name="agendabestand"),
    path(f"{VERGADERING}afdruk/", vergaderingen.afdruk, name="agenda_afdruk"),
    path(f"{VERGADERING}aanwezig/", agenda.aan_tafel, name="aan_tafel"),
    path(f"{VERGADERING}aanwezig/<uuid:mens>/", agenda.zet_stand, name="aanwezig_stand"),
    path(f"{PUNT}schuiven/", agenda.schuiven, name="punt_schuiven"),
    path(f"{PUNT}minuten/", agenda.minuten, name="punt_minuten"),
    path(f"{PUNT}verplaatsen/", agenda.verplaatsen, name="punt_verplaatsen"),
    path(f"{PUNT}van-de-agenda/", agenda.van_de_agenda, name="punt_eraf"),
    path(f"{PUNT}aanwezig/", agenda.wie_zit_erbij, name="punt_aanwezig"),
    # aan tafel
    path(TAFEL, tafel.tafel, name="tafel"),
    path(f"{TAFEL}stand/", tafel_live.tafel_stand, name="tafel_stand"),
    path(f"{TAFEL}concept/", tafel_live.tafel_concept, name="tafel_concept"),
    path(f"{TAFEL}weergave/", tafel_live.tafel_weergave, name="tafel_weergave"),
    path(f"{TAFEL}aanhouden/", tafel.tafel_aanhouden, name="tafel_aanhouden"),
    path(f"{TAFEL}terugverwijzen/", tafel.tafel_terugverwijzen, name="tafel_terugverwijzen"),
    # wat er besloten is
    path(f"{VERGADERING}besluiten/", besluitenlijst.besluitenlijst, name="besluitenlijst"),
    path(f"{VERGADERING}besluiten/bevestigen/", besluitenlijst.bevestigen, name="bevestigen"),
    path(
        f"{VERGADERING}besluiten/afdruk/",
        besluitenlijst.besluitenlijst_afdruk,
        name="besluitenlijst_afdruk",
    ),
]
