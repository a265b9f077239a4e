"""A meeting is planned along the rhythm of the team, changed, called off, begun and ended."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cases.actions.stappen import NotYet
from cases.choices import Status
from cases.models import Casus
from partners.choices import Soort
from partners.models import Sluitingsdag
from regieteam import tijden
from regieteam.actions import vergadering as acties
from regieteam.choices import Puntstand, Ritme, Vergaderstand
from regieteam.models import Regieteam, Vergadering
from tests.factories import AMSTERDAM, NOW, VANDAAG, actor
from tests.regieteam import bouw

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)
MA, DI = 0, 1


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def team():
    return bouw.team()


def om(dag, uur=10):
    return datetime.combine(dag, time(uur), AMSTERDAM)


def gegevens(dagen=5, **velden):
    begin = om(VANDAAG + dagen * DAG)
    return {"begint_at": begin, "plaats": "Raadhuis", "sluit_at": begin - 2 * DAG, **velden}


@pytest.mark.parametrize(
    ("ritme", "na", "laatste", "verwacht"),
    [
        (Ritme.WEKELIJKS, date(2026, 11, 18), None, date(2026, 11, 23)),
        (Ritme.WEKELIJKS, date(2026, 11, 22), None, date(2026, 11, 23)),
        (Ritme.WEKELIJKS, date(2026, 11, 23), None, date(2026, 11, 30)),
        (Ritme.WEKELIJKS, date(2026, 11, 18), date(2026, 11, 23), date(2026, 11, 30)),
        (Ritme.TWEEWEKELIJKS, date(2026, 11, 18), date(2026, 11, 23), date(2026, 12, 7)),
        (Ritme.MAANDELIJKS, date(2026, 11, 18), date(2026, 11, 23), date(2026, 12, 21)),
        # a day that moved because it was closed doesn't shift the ones after it
        (Ritme.WEKELIJKS, date(2026, 11, 18), date(2026, 11, 24), date(2026, 11, 30)),
    ],
)
def test_the_next_meeting_follows_the_rhythm(ritme, na, laatste, verwacht):
    assert tijden.eerstvolgende_dag(ritme, MA, na, laatste) == verwacht


def test_no_meeting_falls_on_a_closed_day():
    gesloten = {date(2026, 11, 23), date(2026, 11, 24)}

    dag = tijden.eerstvolgende_dag(Ritme.WEKELIJKS, MA, date(2026, 11, 18), None, gesloten)

    assert dag == date(2026, 11, 25)


def test_each_item_begins_where_the_one_before_ends():
    begin = om(VANDAAG)

    momenten = [tijden.rond(m.astimezone(AMSTERDAM)) for m in tijden.beginpunten(begin, [20, 7, 5])]

    assert [f"{m:%H:%M}" for m in momenten] == ["10:00", "10:20", "10:25"]


def test_a_proposal_skips_the_closed_days_of_the_team(team):
    Regieteam.objects.update(ritme=Ritme.WEKELIJKS, weekdag=DI, tijd=time(13, 30))
    dinsdag = date(2026, 11, 24)
    Sluitingsdag.objects.create(
        land="NL", organisatie=team.organisatie, dag=dinsdag, naam="Studiedag"
    )

    voorstel = acties.voorstel(team.organisatie, now=NOW)

    assert voorstel["begint_at"] == datetime(2026, 11, 25, 13, 30, tzinfo=AMSTERDAM)
    assert voorstel["sluit_at"] == datetime(2026, 11, 19, 12, tzinfo=AMSTERDAM)
    assert voorstel["plaats"] == "Raadhuis, kamer 3"


def test_a_planned_meeting_expects_the_team(team):
    vergadering = acties.plan(**gegevens(), voorzitter=team.voorzitter.user, by=team.coordinator,
                              now=NOW)  # fmt: skip

    namen = set(vergadering.mensen.values_list("naam", flat=True))
    assert namen == {a.user.naam for a in (team.voorzitter, team.coordinator, team.lid)}
    assert vergadering.stand == Vergaderstand.GEPLAND


@pytest.mark.parametrize(
    ("velden", "zin", "veld"),
    [
        ({"begint_at": NOW - DAG}, "in de toekomst", "begint_at"),
        ({"begint_at": NOW}, "in de toekomst", "begint_at"),
        ({"begint_at": om(date(2026, 11, 21))}, "geen werkdag", "begint_at"),
        ({"begint_at": om(date(2026, 12, 25))}, "geen werkdag", "begint_at"),
        ({"begint_at": om(date(2029, 1, 8))}, "binnen een jaar", "begint_at"),
        ({"sluit_at": om(date(2026, 12, 1))}, "sluit vóór", "sluit_at"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_at_the_question(velden, zin, veld, team):
    Sluitingsdag.objects.get_or_create(
        land="NL", organisatie=None, dag=date(2026, 12, 25), defaults={"naam": "Kerst"}
    )
    with pytest.raises(NotYet, match=zin) as fout:
        acties.plan(**gegevens(**velden), by=team.coordinator, now=NOW)

    assert fout.value.veld == veld
    assert not Vergadering.objects.exists()


def test_two_meetings_of_one_team_never_begin_together(team):
    acties.plan(**gegevens(), by=team.coordinator, now=NOW)

    with pytest.raises(NotYet, match="al een vergadering"):
        acties.plan(**gegevens(), by=team.voorzitter, now=NOW)
    acties.plan(**gegevens(), by=bouw.team("Ander team").coordinator, now=NOW)


def test_who_does_not_lead_the_team_plans_nothing(team, corporatie):
    for wie in (team.lid, corporatie, actor(Soort.GEMEENTE, "coordinator")):
        with pytest.raises(PermissionDenied):
            acties.plan(**gegevens(), by=wie, now=NOW)
        with pytest.raises(PermissionDenied):
            acties.stel_in(plaats="Thuis", by=wie)
        with pytest.raises(PermissionDenied):
            acties.voeg_lid_toe(corporatie.organisatie, by=wie, now=NOW)


def test_another_team_changes_nothing(team):
    vergadering = bouw.vergadering(team)
    vreemd = bouw.team("Ander team").voorzitter

    for doe in (
        lambda: acties.wijzig(vergadering, **gegevens(), by=vreemd, now=NOW),
        lambda: acties.gelast_af(vergadering, reden="Ziek", by=vreemd, now=NOW),
        lambda: acties.begin(vergadering, by=vreemd, now=NOW),
        lambda: acties.sluit(vergadering, by=vreemd, now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            doe()


def test_a_member_organisation_is_added_once_and_ends(team, corporatie):
    lid = acties.voeg_lid_toe(corporatie.organisatie, by=team.coordinator, now=NOW)
    with pytest.raises(NotYet, match="al lid"):
        acties.voeg_lid_toe(corporatie.organisatie, by=team.voorzitter, now=NOW)
    with pytest.raises(PermissionDenied):
        acties.beeindig_lid(lid, by=bouw.team("Ander team").voorzitter, now=NOW)

    acties.beeindig_lid(lid, by=team.coordinator, now=NOW)

    assert acties.voeg_lid_toe(corporatie.organisatie, by=team.coordinator, now=NOW).tot is None


def test_what_is_called_off_leaves_no_case_behind(team, corporatie):
    vergadering, volgende = bouw.vergadering(team), bouw.vergadering(team, over=12)
    punt = bouw.agendapunt(bouw.gemeld(corporatie, team), vergadering, team)
    with pytest.raises(NotYet, match="Kies naar welke vergadering"):
        acties.gelast_af(vergadering, reden="Ziek", by=team.coordinator, now=NOW)

    acties.gelast_af(vergadering, reden="Ziek", naar=volgende, by=team.coordinator, now=NOW)

    vergadering.refresh_from_db()
    assert (vergadering.stand, vergadering.reden) == (Vergaderstand.AFGELAST, "Ziek")
    assert not vergadering.punten.open().exists()
    nieuw = volgende.punten.get()
    assert (nieuw.casus_id, nieuw.stand) == (punt.casus_id, Puntstand.OPEN)
    assert Casus.objects.get(pk=punt.casus_id).status == Status.GEAGENDEERD


def test_a_meeting_that_is_called_off_gives_its_moment_free(team):
    vergadering = acties.plan(**gegevens(), by=team.coordinator, now=NOW)
    acties.gelast_af(vergadering, reden="Ziek", by=team.coordinator, now=NOW)

    assert acties.plan(**gegevens(), by=team.coordinator, now=NOW)
    with pytest.raises(NotYet, match="verandert niet meer"):
        acties.gelast_af(vergadering, reden="Nog zieker", by=team.coordinator, now=NOW)


def test_a_meeting_begins_on_its_day_and_ends_when_every_item_is_done(team, corporatie):
    vergadering = bouw.vergadering(team)
    bouw.agendapunt(bouw.gemeld(corporatie, team), vergadering, team)
    with pytest.raises(NotYet, match="vandaag niet"):
        acties.begin(vergadering, by=team.lid, now=NOW)
    straks = vergadering.begint_at
    with pytest.raises(NotYet, match="niet bezig"):
        acties.sluit(vergadering, by=team.lid, now=straks)

    assert acties.begin(vergadering, by=team.lid, now=straks).stand == Vergaderstand.BEZIG
    assert acties.begin(vergadering, by=team.lid, now=straks).stand == Vergaderstand.BEZIG
    with pytest.raises(NotYet, match="nog punten open"):
        acties.sluit(vergadering, by=team.lid, now=straks)
    vergadering.punten.update(stand=Puntstand.AANGEHOUDEN, behandeld_at=straks)

    assert acties.sluit(vergadering, by=team.lid, now=straks).stand == Vergaderstand.GEHOUDEN
