"""Invitations: to whom, when, with what, and what they never tell."""

from copy import deepcopy
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail

from berichten.actions.sturen import stuur_berichten
from berichten.models import Uitgaand
from cases.actions.deelnames import beeindig
from partners.choices import Soort
from regieteam.actions import agenda, uitnodigen
from regieteam.actions import vergadering as acties
from regieteam.models import Uitnodiging
from tests.berichten.hulp import iedereen
from tests.factories import NOW, actor, deel
from tests.regieteam import bouw

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _postbus(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    """A meeting with two cases: one of `lw`, with the `buurtteam`; then one of `vh`."""
    team = bouw.team()
    lw, vh = (actor(Soort.CORPORATIE, naam=n) for n in ("Linde Wonen", "De Veldhoeve"))
    buurtteam = actor(Soort.HULPVERLENING, naam="Buurtteam")
    vergadering = bouw.vergadering(team)
    punten = []
    for eigenaar in (vh, lw):
        casus = bouw.gemeld(eigenaar, team)
        if eigenaar is lw:
            deel(casus, buurtteam, by=lw)
        punten.append(bouw.agendapunt(casus, vergadering, team))
    return SimpleNamespace(
        team=team, lw=lw, vh=vh, buurtteam=buurtteam, vergadering=vergadering, punten=punten
    )


@pytest.fixture
def tafel(gebouwd):
    return deepcopy(gebouwd)


def verstuur(tafel, now=NOW):
    return uitnodigen.nodig_uit(tafel.vergadering, by=tafel.team.coordinator, now=now)


def post(now=NOW):
    """What goes out now: by address the subject, the text and the file for the calendar."""
    mail.outbox.clear()
    stuur_berichten(now=now, mag_nog=iedereen)
    return {
        brief.to[0]: (brief.subject, brief.body, brief.attachments[0].content)
        for brief in mail.outbox
    }


def test_the_team_is_invited_as_soon_as_a_meeting_is_planned():
    team = bouw.team()
    begin = NOW + timedelta(days=5)

    acties.plan(begint_at=begin, plaats="Raadhuis", sluit_at=NOW, by=team.coordinator, now=NOW)

    post_uit = post()
    assert set(post_uit) == {w.user.email for w in (team.voorzitter, team.coordinator, team.lid)}
    onderwerp, tekst, ics = post_uit[team.lid.user.email]
    assert onderwerp == "Uitnodiging: Regieteam op maandag 23 november 2026"
    assert "om 10:30" in tekst
    assert "DTSTART:20261123T093000Z" in ics
    assert "SEQUENCE:1" in ics


def test_a_participant_hears_when_its_own_item_comes_up(tafel):
    verstuur(tafel)

    post_uit = post()

    assert set(post_uit) == {
        w.user.email
        for w in (
            tafel.team.voorzitter, tafel.team.coordinator, tafel.team.lid,
            tafel.lw, tafel.vh, tafel.buurtteam,
        )
    }  # fmt: skip
    for wie, tijd, utc in ((tafel.vh, "10:00", "T090000Z"), (tafel.lw, "10:20", "T092000Z"),
                           (tafel.buurtteam, "10:20", "T092000Z")):  # fmt: skip
        _, tekst, ics = post_uit[wie.user.email]
        assert f"rond {tijd}" in tekst
        assert f"DTSTART:20261123{utc}" in ics


def test_no_mail_names_a_case_or_a_person(tafel):
    verstuur(tafel)

    namen = {a.user.naam for a in (tafel.lw, tafel.vh, tafel.buurtteam, tafel.team.lid)}
    for punt in tafel.punten:
        namen |= {punt.casus.naam, punt.casus.nummer, punt.casus.corporatie.naam}
    for delen in post().values():
        assert not [naam for naam in namen for deel in delen if naam in deel]


def test_whoever_knows_it_already_gets_no_second_mail(tafel):
    assert verstuur(tafel) == 6
    post()

    assert verstuur(tafel, LATER) == 0
    assert post(LATER) == {}


def test_only_whose_own_moment_changes_hears_of_a_new_order(tafel):
    agenda.zet_minuten(tafel.punten[0], 20, by=tafel.team.coordinator, now=NOW)
    verstuur(tafel)
    post()

    agenda.zet_minuten(tafel.punten[0], 40, by=tafel.team.coordinator, now=LATER)

    assert verstuur(tafel, LATER) == 2
    post_uit = post(LATER)
    assert set(post_uit) == {tafel.lw.user.email, tafel.buurtteam.user.email}
    onderwerp, tekst, ics = post_uit[tafel.lw.user.email]
    assert onderwerp.startswith("Gewijzigd: ")
    assert "rond 10:40" in tekst
    assert "SEQUENCE:2" in ics


def test_the_number_of_an_invitation_counts_only_what_its_reader_got(tafel):
    bouw.agendapunt(bouw.gemeld(tafel.vh, tafel.team), tafel.vergadering, tafel.team)
    for n in range(3):
        agenda.zet_minuten(tafel.punten[1], 25 + 5 * n, by=tafel.team.coordinator, now=NOW)
        verstuur(tafel, NOW + n * timedelta(minutes=1))
    nieuw = actor(Soort.OPVANG)
    deel(tafel.punten[1].casus, nieuw, by=tafel.lw)
    verstuur(tafel, LATER)

    _, _, ics = post(LATER)[nieuw.user.email]

    assert "SEQUENCE:1\r\n" in ics


def test_another_place_goes_to_everybody_who_was_invited(tafel):
    verstuur(tafel)
    post()

    acties.wijzig(
        tafel.vergadering,
        begint_at=tafel.vergadering.begint_at,
        plaats="Bibliotheek",
        sluit_at=tafel.vergadering.sluit_at,
        by=tafel.team.coordinator,
        now=LATER,
    )

    post_uit = post(LATER)
    assert len(post_uit) == 6
    assert all("LOCATION:Bibliotheek" in ics for _, _, ics in post_uit.values())


def test_a_change_before_anybody_else_was_invited_is_between_the_team(tafel):
    uitnodigen.nodig_team_uit(tafel.vergadering, now=NOW)
    post()

    acties.wijzig(
        tafel.vergadering,
        begint_at=tafel.vergadering.begint_at + timedelta(hours=1),
        plaats="Raadhuis",
        sluit_at=tafel.vergadering.sluit_at,
        by=tafel.team.coordinator,
        now=LATER,
    )

    assert len(post(LATER)) == 3


def test_a_meeting_that_is_called_off_leaves_every_calendar(tafel):
    verstuur(tafel)
    post()
    volgende = bouw.vergadering(tafel.team, over=12)

    acties.gelast_af(
        tafel.vergadering, reden="De voorzitter is ziek", naar=volgende,
        by=tafel.team.coordinator, now=LATER,
    )  # fmt: skip

    post_uit = post(LATER)
    assert len(post_uit) == 6
    for onderwerp, tekst, ics in post_uit.values():
        assert onderwerp.startswith("Gaat niet door")
        assert "METHOD:CANCEL" in ics
        assert "ziek" not in tekst
    assert len({uid(ics) for _, _, ics in post_uit.values()}) == 6


def uid(ics):
    return next(regel for regel in ics.replace("\r\n ", "").split("\r\n") if "UID" in regel)


def test_the_same_event_keeps_its_name(tafel):
    verstuur(tafel)
    eerst = post()
    agenda.zet_minuten(tafel.punten[0], 45, by=tafel.team.coordinator, now=LATER)
    verstuur(tafel, LATER)

    [(wie, brief)] = [(w, b) for w, b in post(LATER).items() if w == tafel.lw.user.email]

    assert uid(brief[2]) == uid(eerst[wie][2])


def test_who_no_longer_takes_part_is_taken_off_and_hears_no_time(tafel):
    verstuur(tafel)
    casus = tafel.punten[1].casus
    deelname = casus.deelnames.get(organisatie=tafel.buurtteam.organisatie)
    beeindig(deelname, reden="Klaar", by=tafel.lw, now=NOW)

    post_uit = post()

    assert tafel.buurtteam.user.email not in post_uit
    dicht = Uitgaand.objects.get(user=tafel.buurtteam.user)
    assert dicht.dropped_reason == "geen_recht"
    assert verstuur(tafel, LATER) == 1
    assert "METHOD:CANCEL" in post(LATER)[tafel.buurtteam.user.email][2]


def test_an_older_invitation_that_still_waits_is_not_sent(tafel):
    verstuur(tafel)
    agenda.zet_minuten(tafel.punten[0], 40, by=tafel.team.coordinator, now=LATER)
    verstuur(tafel, LATER)

    post_uit = post(LATER)

    assert "rond 10:40" in post_uit[tafel.lw.user.email][1]
    assert len(mail.outbox) == 6
    assert Uitgaand.objects.filter(dropped_reason="ingehaald").count() == 2


def test_who_left_the_team_gets_nothing_more(tafel):
    verstuur(tafel)
    tafel.team.lid.user.lidmaatschappen.update(beeindigd_at=NOW)

    assert tafel.team.lid.user.email not in post()


def test_once_the_agenda_closes_everybody_is_invited_once(tafel):
    sluit = tafel.vergadering.sluit_at
    assert uitnodigen.nodig_uit_na_sluiting(now=sluit - timedelta(seconds=1)) == 0

    assert [uitnodigen.nodig_uit_na_sluiting(now=sluit) for _ in range(2)] == [6, 0]


def test_who_comes_after_an_early_invitation_is_invited_when_the_agenda_closes(tafel):
    verstuur(tafel)
    later = actor()
    bouw.agendapunt(bouw.gemeld(later, tafel.team), tafel.vergadering, tafel.team)

    sluit = tafel.vergadering.sluit_at
    assert [uitnodigen.nodig_uit_na_sluiting(now=sluit) > 0 for _ in range(2)] == [True, False]

    assert Uitnodiging.objects.filter(user=later.user).exists()


def test_somebody_of_the_team_who_works_for_a_partner_too_is_invited_once(tafel):
    actor(organisatie=tafel.buurtteam.organisatie, user=tafel.team.lid.user)

    verstuur(tafel)

    rijen = Uitnodiging.objects.filter(user=tafel.team.lid.user)
    assert [rij.organisatie_id for rij in rijen] == [tafel.team.organisatie.pk]


def test_one_person_of_an_organisation_is_invited_and_not_the_others(tafel):
    collega = actor(organisatie=tafel.buurtteam.organisatie)
    zorg = actor(Soort.OPVANG)
    naast = actor(organisatie=zorg.organisatie)
    deel(tafel.punten[1].casus, zorg, by=tafel.lw, persoon=zorg.user)

    verstuur(tafel)

    genodigd = set(Uitnodiging.objects.values_list("user", flat=True))
    assert {collega.user.pk, zorg.user.pk} <= genodigd
    assert naast.user.pk not in genodigd
