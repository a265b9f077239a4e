from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command

from cases.actions.deadlines import contact_due_at, haal
from cases.actions.sweep import sweep_deadlines
from cases.choices import Deadlinesoort
from cases.models import Deadline
from partners.models import Sluitingsdag
from tests.factories import AMSTERDAM, NOW, OrganisatieFactory, actor, casus

pytestmark = pytest.mark.django_db


def lokaal(tekst):
    return datetime.strptime(tekst, "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)


@pytest.mark.rule("RT-02")
@pytest.mark.parametrize(
    ("geregistreerd", "binnen", "uiterlijk"),
    [
        ("2026-11-18 10:30", 2, "2026-11-19 17:00"),
        ("2026-11-18 10:30", 1, "2026-11-18 17:00"),
        ("2026-11-18 17:01", 1, "2026-11-19 17:00"),
        ("2026-11-20 16:59", 2, "2026-11-23 17:00"),
        ("2026-11-21 12:00", 2, "2026-11-24 17:00"),
        ("2026-12-24 09:00", 2, "2026-12-28 17:00"),
        ("2027-03-26 09:00", 2, "2027-03-29 17:00"),
    ],
)
def test_new_arrears_start_a_deadline_for_contact(geregistreerd, binnen, uiterlijk):
    organisatie = OrganisatieFactory(contact_binnen_werkdagen=binnen)
    Sluitingsdag.objects.create(land="NL", dag=date(2026, 12, 25), naam="Kerst")
    Sluitingsdag.objects.create(land="BE", dag=date(2026, 11, 19), naam="Anders")

    assert contact_due_at(organisatie, now=lokaal(geregistreerd)) == lokaal(uiterlijk)


@pytest.mark.rule("RT-02")
def test_the_sweep_notices_what_is_late_once_and_moves_nothing():
    laat = casus().deadlines.get()
    casus(now=NOW + timedelta(days=30))
    gehaald = casus()
    haal(gehaald, Deadlinesoort.EERSTE_CONTACT, organisatie=gehaald.corporatie, now=NOW)
    straks = laat.due_at + timedelta(seconds=1)

    assert (sweep_deadlines(now=straks), sweep_deadlines(now=straks)) == (1, 0)

    na = Deadline.objects.get(pk=laat.pk)
    assert (na.missed_at, na.due_at, na.met_at) == (straks, laat.due_at, None)
    assert list(laat.casus.gebeurtenissen.filter(soort="deadline_gemist").values_list("titel")) == [
        ("Te laat: neem contact op met de huurder",)
    ]


def test_a_deadline_at_its_very_moment_is_not_late():
    deadline = casus().deadlines.get()

    assert sweep_deadlines(now=deadline.due_at) == 0


def test_cron_can_sweep_too(capsys):
    casus(by=actor(), now=NOW - timedelta(days=400))

    call_command("veeg")

    assert {"sweep: 1", "post: 0"} <= set(capsys.readouterr().out.splitlines())


@pytest.mark.rule("RT-18")
def test_cron_can_do_all_that_the_clock_does(settings, capsys):
    """A house without beat has the check on a place too."""
    call_command("veeg", "--alles")

    gedaan = {regel.partition(":")[0] for regel in capsys.readouterr().out.splitlines()}
    assert gedaan == set(settings.CELERY_BEAT_SCHEDULE)
    assert "onderdak" in gedaan
