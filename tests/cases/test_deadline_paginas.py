"""The pages of one deadline: who may decide what, and with what words."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from cases.actions.uitstel import pauzeer
from cases.models import Deadline
from logboek.models import Inzage
from partners.choices import Soort
from tests.cases.pagina import adres, als, casus, fouten, nu, vandaag
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db


@pytest.fixture
def werker():
    return actor()


@pytest.fixture
def browser(werker):
    return als(werker)


@pytest.fixture
def deadline(werker):
    deadline = casus(werker).deadlines.get()
    Deadline.objects.update(due_at=nu() + timedelta(days=9), remind_at=nu() + timedelta(days=8))
    deadline.refresh_from_db()
    return deadline


def pagina(naam, deadline):
    return adres(f"deadline{naam and '_'}{naam}", deadline.casus, deadline.sleutel)


def opnieuw(deadline):
    return Deadline.objects.get(pk=deadline.pk)


def dag(over):
    return f"{vandaag() + timedelta(days=over):%d-%m-%Y}"


def test_it_says_how_it_stands_and_the_look_is_logged(browser, deadline):
    voor = Inzage.objects.count()

    tekst = browser.get(pagina("", deadline)).text

    assert "Neem contact op met de huurder" in tekst
    assert "Nog niet herinnerd, de eerste komt" in tekst
    assert Inzage.objects.count() == voor + 1
    for naam in ("pauzeren", "verzetten", "loslaten"):
        assert pagina(naam, deadline) in tekst
    assert pagina("hervatten", deadline) not in tekst


def test_the_case_page_leads_to_it(browser, deadline):
    assert pagina("", deadline) in browser.get(deadline.casus.get_absolute_url()).text


def test_pausing_and_going_on(browser, deadline):
    velden = {"tot": dag(5), "reden": "Wacht op een tolk"}
    antwoord = browser.post(pagina("pauzeren", deadline), velden, follow=True)

    assert "De deadline staat stil." in antwoord.text
    assert opnieuw(deadline).paused_until == vandaag() + timedelta(days=5)
    stil = browser.get(pagina("", deadline)).text
    assert "Wacht op een tolk" in stil
    assert pagina("hervatten", deadline) in stil
    assert pagina("pauzeren", deadline) not in stil

    antwoord = browser.post(pagina("hervatten", deadline), follow=True)
    assert "De deadline loopt weer" in antwoord.text
    assert opnieuw(deadline).paused_at is None


def test_moving(browser, deadline):
    velden = {"due_at_datum": dag(20), "due_at_tijd": "12:00", "reden": "Vakantie"}
    antwoord = browser.post(pagina("verzetten", deadline), velden, follow=True)

    assert "De deadline is verzet." in antwoord.text
    assert timezone.localtime(opnieuw(deadline).due_at).hour == 12


@pytest.mark.rule("OC-10")
def test_letting_go_with_a_reason(browser, deadline):
    antwoord = browser.post(pagina("loslaten", deadline), {"reden": "Opgenomen"}, follow=True)

    assert "De deadline is losgelaten." in antwoord.text
    assert opnieuw(deadline).dropped_reason == "Opgenomen"
    assert browser.get(pagina("", deadline)).status_code == 404


@pytest.mark.rule("OC-10")
@pytest.mark.parametrize(
    ("naam", "velden", "fout"),
    [
        ("loslaten", {"reden": " "}, "Vul dit in: Reden."),
        ("pauzeren", {"tot": dag(3)}, "Vul dit in: Reden."),
        ("pauzeren", {"reden": "x"}, "Vul in op welke dag de deadline weer loopt."),
        ("verzetten", {"reden": "x"}, "Vul het nieuwe moment in."),
        (
            "verzetten",
            {"reden": "x", "due_at_datum": dag(-1), "due_at_tijd": "12:00"},
            "Kies een moment na nu en binnen twee maanden.",
        ),
    ],
)
def test_without_reason_or_moment_nothing_changes(browser, deadline, naam, velden, fout):
    antwoord = browser.post(pagina(naam, deadline), velden)

    assert antwoord.status_code == 422
    assert fouten(antwoord) == [fout]
    na = opnieuw(deadline)
    assert (na.due_at, na.paused_at, na.dropped_at) == (deadline.due_at, None, None)


@pytest.mark.parametrize("naam", ["pauzeren", "verzetten", "loslaten", "hervatten"])
def test_a_partner_decides_nothing_about_it(deadline, werker, naam):
    partner = actor(Soort.HULPVERLENING)
    deel(deadline.casus, partner, by=werker, now=nu())

    # She sees of the rent no more than a summary: this deadline isn't there for her.
    assert als(partner).post(pagina(naam, deadline), {"reden": "x"}).status_code == 404


def test_who_reads_it_without_the_right_gets_no_form(deadline):
    jurist = actor(Soort.CORPORATIE, "jurist", organisatie=deadline.organisatie)
    browser = als(jurist)

    assert "Kan het niet op dit moment?" not in browser.get(pagina("", deadline)).text
    assert browser.get(pagina("loslaten", deadline)).status_code == 403
    assert browser.post(pagina("hervatten", deadline)).status_code == 403


@pytest.mark.parametrize("naam", ["", "pauzeren", "verzetten", "loslaten"])
def test_who_is_no_participant_finds_nothing(deadline, browser, naam):
    assert als(actor()).get(pagina(naam, deadline)).status_code == 404
    vreemd = adres(f"deadline{naam and '_'}{naam}", deadline.casus, uuid4())
    assert browser.get(vreemd).status_code == 404


def test_a_form_that_came_too_late_says_so(browser, deadline, werker):
    pauzeer(deadline, tot=vandaag() + timedelta(days=2), reden="x", by=werker, now=nu())

    velden = {"tot": dag(5), "reden": "Nog eens"}
    assert browser.post(pagina("pauzeren", deadline), velden).status_code == 403


def test_the_page_costs_a_fixed_number_of_queries(browser, deadline, django_assert_num_queries):
    with django_assert_num_queries(12):
        browser.get(pagina("", deadline))
