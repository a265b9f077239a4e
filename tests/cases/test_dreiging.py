"""LAW-03: an eviction is announced, and the municipality speaks to the household in time."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases.actions.betrekken import betrek_gemeente
from cases.actions.deadlines import haal
from cases.actions.deelnames import beeindig
from cases.actions.dreiging import bewaak, leg_gesprek_vast, volg_vertrek
from cases.actions.juridisch import leg_juridische_stap_vast, trek_juridische_stap_in
from cases.choices import Deadlinesoort, Rubriek, Stapsoort
from cases.models import Deadline, Gebeurtenis, JuridischeStap, Termijnregel
from partners.choices import Land, Soort
from partners.models import Sluitingsdag
from tests.cases.pagina import adres, als, nu
from tests.factories import AMSTERDAM, NOW, VANDAAG, actor, casus, deel, voor

pytestmark = [pytest.mark.django_db, pytest.mark.rule("LAW-03")]

DAG = timedelta(days=1)


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def gemeente():
    return actor(Soort.GEMEENTE)


@pytest.fixture
def dossier(corporatie):
    return casus(by=corporatie)


def zeg_aan(dossier, by, *, op=VANDAAG, now=NOW, soort=Stapsoort.AANZEGGING, **velden):
    return leg_juridische_stap_vast(dossier, soort=soort, datum=op, by=by, now=now, **velden)


def lopend(dossier, wie):
    return dossier.deadlines.open().filter(regel="LAW-03", organisatie=wie.organisatie)


def uiterlijk(dossier, wie):
    return [f"{d.due_at.astimezone(AMSTERDAM):%d-%m %H:%M}" for d in lopend(dossier, wie)]


@pytest.mark.parametrize(
    ("op", "moment", "gesloten"),
    [
        ("2026-11-18", "23-11 17:00", []),  # Wednesday: Thursday, Friday, Monday
        ("2026-11-20", "25-11 17:00", []),  # Friday
        ("2026-11-22", "25-11 17:00", []),  # Sunday
        ("2026-11-18", "24-11 17:00", ["2026-11-20"]),
        ("2026-12-24", "31-12 17:00", ["2026-12-25", "2026-12-28"]),
        ("2027-03-26", "31-03 17:00", []),  # over the clock change of 28 March
        ("2027-10-29", "03-11 17:00", []),  # and that of 31 October
    ],
)
def test_the_municipality_has_three_working_days(
    dossier, corporatie, gemeente, op, moment, gesloten
):
    now = datetime.fromisoformat(f"{op}T10:30").replace(tzinfo=AMSTERDAM)
    for dag in gesloten:
        Sluitingsdag.objects.create(land="NL", dag=dag, naam="Dicht")
    deel(dossier, gemeente, by=corporatie)

    zeg_aan(dossier, corporatie, op=now.date(), now=now)

    assert uiterlijk(dossier, gemeente) == [moment]
    assert uiterlijk(dossier, corporatie) == []


def test_the_term_is_data_that_may_change(dossier, corporatie, gemeente):
    Termijnregel.objects.filter(na="aanzegging", werking="meldt").update(aantal=1)
    deel(dossier, gemeente, by=corporatie)

    zeg_aan(dossier, corporatie)

    assert uiterlijk(dossier, gemeente) == ["19-11 17:00"]


def test_what_was_announced_earlier_counts_from_the_day_the_municipality_knows(
    dossier, corporatie, gemeente
):
    deel(dossier, gemeente, by=corporatie)

    zeg_aan(dossier, corporatie, op=VANDAAG - 9 * DAG)

    assert uiterlijk(dossier, gemeente) == ["23-11 17:00"]


def test_without_a_municipality_the_landlord_has_to_tell_one(dossier, corporatie, gemeente):
    zeg_aan(dossier, corporatie)
    assert uiterlijk(dossier, corporatie) == ["19-11 17:00"]

    deel(dossier, gemeente, by=corporatie, now=NOW + DAG)

    assert uiterlijk(dossier, corporatie) == []
    assert Deadline.objects.get(regel="LAW-03", organisatie=corporatie.organisatie).met_at
    assert uiterlijk(dossier, gemeente) == ["24-11 17:00"]


def test_the_landlord_may_also_tell_it_outside_of_the_program(dossier, corporatie):
    zeg_aan(dossier, corporatie)
    # What the law asks before that step is LAW-01, and not of interest here.
    JuridischeStap.objects.create(
        casus=dossier, soort=Stapsoort.VROEGSIGNAAL, datum=VANDAAG, vastgelegd_at=NOW,
        organisatie=corporatie.organisatie, vastgelegd_door=corporatie.user,
    )  # fmt: skip
    bewaak(dossier, now=NOW)

    assert uiterlijk(dossier, corporatie) == []


def test_a_municipality_that_leaves_no_longer_has_to(dossier, corporatie, gemeente):
    deel(dossier, gemeente, by=corporatie)
    zeg_aan(dossier, corporatie)
    deelname = dossier.deelnames.get(organisatie=gemeente.organisatie)

    beeindig(deelname, reden="Verhuisd", by=corporatie, now=NOW)

    assert uiterlijk(dossier, gemeente) == []
    assert len(uiterlijk(dossier, corporatie)) == 1


@pytest.mark.parametrize("hoe", ["ingetrokken", "afgelast"])
def test_without_a_threat_there_is_no_deadline(dossier, corporatie, gemeente, hoe):
    deel(dossier, gemeente, by=corporatie)
    stap = zeg_aan(dossier, corporatie)
    if hoe == "ingetrokken":
        trek_juridische_stap_in(stap, reden="Verkeerde casus", by=corporatie, now=NOW)
    else:
        zeg_aan(dossier, corporatie, soort=Stapsoort.ONTRUIMINGSDATUM, op=VANDAAG + 20 * DAG)
        zeg_aan(dossier, corporatie, soort=Stapsoort.ONTRUIMING_AFGELAST)

    assert uiterlijk(dossier, gemeente) == []
    deadline = Deadline.objects.get(regel="LAW-03", organisatie=gemeente.organisatie)
    assert (deadline.dropped_at, deadline.met_at) == (NOW, None)


def test_the_conversation_is_asked_for_again_when_the_calling_off_was_a_mistake(
    dossier, corporatie, gemeente
):
    deel(dossier, gemeente, by=corporatie)
    zeg_aan(dossier, corporatie)
    zeg_aan(dossier, corporatie, soort=Stapsoort.ONTRUIMINGSDATUM, op=VANDAAG + 20 * DAG)
    fout = zeg_aan(dossier, corporatie, soort=Stapsoort.ONTRUIMING_AFGELAST)
    assert uiterlijk(dossier, gemeente) == []

    trek_juridische_stap_in(fout, reden="Verkeerde casus", by=corporatie, now=NOW + DAG)

    assert len(uiterlijk(dossier, gemeente)) == 1


def test_a_municipality_that_comes_back_has_to_speak_to_them(dossier, corporatie, gemeente):
    deel(dossier, gemeente, by=corporatie)
    zeg_aan(dossier, corporatie)
    deelname = dossier.deelnames.get(organisatie=gemeente.organisatie)
    beeindig(deelname, reden="Vergissing", by=corporatie, now=NOW)

    deel(dossier, gemeente, by=corporatie, now=NOW + timedelta(hours=1))

    assert len(uiterlijk(dossier, gemeente)) == 1


def test_a_second_announcement_of_the_same_eviction_starts_no_second_clock(
    dossier, corporatie, gemeente
):
    deel(dossier, gemeente, by=corporatie)
    eerste = zeg_aan(dossier, corporatie)
    zeg_aan(dossier, corporatie, now=NOW + DAG, op=VANDAAG + DAG)
    assert uiterlijk(dossier, gemeente) == ["23-11 17:00"]

    trek_juridische_stap_in(eerste, reden="Dubbel", by=corporatie, now=NOW + DAG)

    assert len(uiterlijk(dossier, gemeente)) == 1


def test_a_new_threat_after_the_conversation_asks_for_a_new_one(dossier, corporatie, gemeente):
    deel(dossier, gemeente, by=corporatie)
    zeg_aan(dossier, corporatie)
    spreek(dossier, gemeente)
    later = NOW + 60 * DAG

    zeg_aan(dossier, corporatie, op=later.date(), now=later)

    assert len(uiterlijk(dossier, gemeente)) == 1


def test_in_flanders_the_law_gives_no_such_term():
    verhuurder, stad = actor(land=Land.BE), actor(Soort.GEMEENTE, land=Land.BE)
    dossier = casus(by=verhuurder)
    deel(dossier, stad, by=verhuurder)

    zeg_aan(dossier, verhuurder)

    assert not Deadline.objects.filter(regel="LAW-03").exists()


def spreek(dossier, gemeente, uitkomst="gesproken", now=NOW):
    deadline = lopend(dossier, gemeente).get()
    return leg_gesprek_vast(deadline, op=NOW, uitkomst=uitkomst, by=gemeente, now=now)


@pytest.mark.parametrize(("uitkomst", "gedaan"), [("gesproken", True), ("niet_bereikt", False)])
def test_only_a_conversation_meets_it_and_an_attempt_is_on_record(
    dossier, corporatie, gemeente, uitkomst, gedaan
):
    deel(dossier, gemeente, by=corporatie)
    zeg_aan(dossier, corporatie)

    spreek(dossier, gemeente, uitkomst)

    assert lopend(dossier, gemeente).exists() is not gedaan
    assert Gebeurtenis.objects.filter(titel__startswith="Eerste gesprek door de gemeente").exists()


@pytest.mark.rule("LAW-05")
def test_nobody_else_records_it_and_it_holds_no_reasons(dossier, corporatie, gemeente):
    deel(dossier, gemeente, by=corporatie)
    zeg_aan(dossier, corporatie)
    deadline = lopend(dossier, gemeente).get()

    with pytest.raises(PermissionDenied):
        leg_gesprek_vast(deadline, op=NOW, uitkomst="gesproken", by=corporatie, now=NOW)
    spreek(dossier, gemeente)
    regel = Gebeurtenis.objects.get(titel__startswith="Eerste gesprek")
    assert (regel.titel, regel.tekst) == (
        "Eerste gesprek door de gemeente: gesproken",
        "Op 18 november 2026 om 10:30.",
    )


@pytest.mark.parametrize("rubrieken", [list(Rubriek), [Rubriek.KERN]])
def test_the_municipality_finds_it_on_mijn_werk_whatever_is_shared(corporatie, gemeente, rubrieken):
    dossier = casus(by=corporatie, now=nu())
    deel(dossier, gemeente, by=corporatie, rubrieken=rubrieken, now=nu())
    zeg_aan(dossier, corporatie, op=nu().astimezone(AMSTERDAM).date(), now=nu())
    pad = adres("eerste_gesprek", dossier, lopend(dossier, gemeente).get().sleutel)
    browser = als(gemeente)

    assert f'href="{pad}"' in browser.get(reverse("werkplek:mijn_werk")).text
    assert browser.get(pad).status_code == 200
    assert browser.post(pad, {"uitkomst": "gesproken"}).status_code == 422
    lokaal = nu().astimezone(AMSTERDAM)
    goed = {"uitkomst": "gesproken", "op_datum": f"{lokaal:%d-%m-%Y}", "op_tijd": "00:00"}
    assert browser.post(pad, goed).status_code == 303
    assert not lopend(voor(dossier, gemeente, now=nu()), gemeente).exists()


def test_the_landlord_is_shown_the_way_to_invite_one(corporatie):
    dossier = casus(by=corporatie, now=nu())
    zeg_aan(dossier, corporatie, op=nu().astimezone(AMSTERDAM).date(), now=nu())
    browser = als(corporatie)

    assert "Gemeente uitnodigen" in browser.get(reverse("werkplek:mijn_werk")).text
    # Until closing time of a working day the first contact is due at that same moment, and first.
    haal(dossier, Deadlinesoort.EERSTE_CONTACT, organisatie=corporatie.organisatie, now=nu())
    assert "Gemeente uitnodigen" in browser.get(dossier.get_absolute_url()).text


def test_of_a_municipality_whose_participation_ran_out_the_landlord_tells_another(
    dossier, corporatie, gemeente
):
    """Nobody ends it: its last day goes by, and then it sees nothing any more."""
    deel(dossier, gemeente, by=corporatie, tot=VANDAAG)
    zeg_aan(dossier, corporatie)
    assert volg_vertrek(now=NOW) == 0
    morgen = NOW + DAG

    assert [volg_vertrek(now=morgen), volg_vertrek(now=morgen)] == [1, 0]

    assert not lopend(dossier, gemeente).exists()
    assert lopend(dossier, corporatie).count() == 1


def test_a_municipality_that_the_route_brings_in_has_its_term_too(dossier, corporatie, gemeente):
    """After an incident, or as the organisation of the casemanager: no invitation comes first."""
    corporatie.organisatie.regio = gemeente.organisatie.regio
    corporatie.organisatie.save()
    zeg_aan(dossier, corporatie)
    assert lopend(dossier, corporatie).count() == 1

    betrek_gemeente(voor(dossier, corporatie), by=corporatie, now=NOW)

    assert not lopend(dossier, corporatie).exists()
    assert lopend(dossier, gemeente).count() == 1
