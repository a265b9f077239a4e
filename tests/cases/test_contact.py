"""The landlord seeks contact directly, and late stays late (RT-02)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.actions.contact import leg_contactpoging_vast
from cases.actions.stappen import NotYet, take_step
from cases.choices import Resultaat, Status
from cases.models import Casus
from cases.stukken import Afsluiting
from partners.choices import Rol, Soort
from tests.cases.pagina import adres, als, casus, nu, vragen
from tests.factories import NOW, actor, deel, voor
from tests.factories import casus as casus_op

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


def invoer(**anders):
    toen = timezone.localtime(nu())
    return {
        "wijze": "telefoon",
        "uitkomst": "niet_bereikt",
        "op_datum": f"{toen:%d-%m-%Y}",
        "op_tijd": f"{toen:%H:%M}",
        "toelichting": "",
        **anders,
    }


def leg_vast(dossier, by, *, op=NOW, now=NOW, **anders):
    return leg_contactpoging_vast(
        dossier,
        **{"op": op, "wijze": "telefoon", "uitkomst": "gesproken", **anders},
        by=by,
        now=now,
    )


@pytest.mark.rule("RT-02")
def test_an_attempt_meets_the_contact_deadline(corporatie):
    dossier = casus_op(by=corporatie)

    leg_vast(dossier, corporatie, now=NOW + timedelta(hours=1), op=NOW + timedelta(minutes=50))

    deadline = dossier.deadlines.get()
    assert deadline.met_at == NOW + timedelta(hours=1)
    assert deadline.missed_at is None


@pytest.mark.rule("RT-02")
def test_a_late_attempt_stays_visible_as_late(corporatie):
    dossier = casus_op(by=corporatie)
    due_at = dossier.deadlines.get().due_at
    later = NOW + timedelta(days=5)
    dossier.deadlines.update(missed_at=later)

    leg_vast(dossier, corporatie, op=NOW + timedelta(hours=1), now=later)

    deadline = dossier.deadlines.get()
    assert (deadline.due_at, deadline.missed_at, deadline.met_at) == (due_at, later, later)
    regel = dossier.gebeurtenissen.get(soort="contact")
    assert (regel.titel, regel.op) == ("Telefoon: gesproken", later)
    assert regel.tekst == "Op 18 november 2026 om 11:30."


@pytest.mark.rule("RT-02")
def test_an_attempt_of_before_these_arrears_meets_nothing(corporatie):
    dossier = casus_op(by=corporatie)

    leg_vast(dossier, corporatie, op=NOW - timedelta(days=1))
    assert dossier.deadlines.get().met_at is None

    leg_vast(dossier, corporatie, op=NOW - timedelta(hours=1))
    assert dossier.deadlines.get().met_at == NOW


@pytest.mark.rule("RT-02")
def test_an_attempt_of_another_landlord_leaves_the_deadline_open(corporatie):
    ander = actor(Soort.CORPORATIE)
    dossier = casus_op(by=corporatie)

    leg_vast(deel(dossier, ander, by=corporatie), ander)

    assert dossier.deadlines.get().met_at is None


def test_a_closed_case_takes_no_attempt(corporatie):
    dossier = casus_op(by=corporatie)
    leg_vast(dossier, corporatie, oppakken=True)
    onterecht = Afsluiting(Resultaat.ONTERECHT)
    take_step(dossier, "afsluiten", by=corporatie, now=NOW, afsluiting=onterecht)

    with pytest.raises(NotYet, match="Heropen de casus eerst"):
        leg_vast(voor(dossier, corporatie), corporatie)


def test_the_page_offers_to_take_the_signal_up_at_once(corporatie):
    dossier, client = casus(corporatie), als(corporatie)

    pagina = client.get(adres("contactpoging", dossier)).content.decode()
    response = client.post(adres("contactpoging", dossier), invoer(oppakken="on"))

    assert "Meteen oppakken" in pagina
    assert response.status_code == 303
    assert Casus.objects.get(pk=dossier.pk).status == Status.PREVENTIE
    assert dossier.gebeurtenissen.filter(stap="oppakken").count() == 1
    assert "Meteen oppakken" not in client.get(adres("contactpoging", dossier)).content.decode()


def test_without_the_tick_the_case_stays_a_signal(corporatie):
    dossier = casus(corporatie)

    als(corporatie).post(adres("contactpoging", dossier), invoer())

    assert Casus.objects.get(pk=dossier.pk).status == Status.SIGNAAL
    assert dossier.deadlines.get().met_at is not None


def test_a_form_sent_twice_is_one_attempt(corporatie):
    dossier, client = casus(corporatie), als(corporatie)
    dubbel = invoer(verzendsleutel="1b4e28ba-2fa1-41d2-883f-0016d3cca427")

    for _ in range(2):
        assert client.post(adres("contactpoging", dossier), dubbel).status_code in (302, 303)

    assert dossier.contactpogingen.count() == 1


class TestOppakken:
    def test_says_what_is_missing_at_the_form(self, corporatie):
        dossier = casus(corporatie)

        response = als(corporatie).post(adres("oppakken", dossier))

        assert response.status_code == 422
        assert "Leg eerst een contactpoging met de huurder vast." in response.content.decode()
        assert Casus.objects.get(pk=dossier.pk).status == Status.SIGNAAL

    def test_takes_the_signal_up_after_contact(self, corporatie):
        dossier, client = casus(corporatie), als(corporatie)
        client.post(adres("contactpoging", dossier), invoer())

        assert client.post(adres("oppakken", dossier)).status_code == 303
        assert Casus.objects.get(pk=dossier.pk).status == Status.PREVENTIE

    def test_says_that_it_is_done_already(self, corporatie):
        dossier, client = casus(corporatie), als(corporatie)
        client.post(adres("contactpoging", dossier), invoer(oppakken="on"))

        response = client.post(adres("oppakken", dossier))

        assert response.status_code == 409
        assert "De status van deze casus is nu" in response.content.decode()


def test_only_the_landlord_records_contact(corporatie):
    dossier = casus(corporatie)
    hulp, opvang = actor(Soort.HULPVERLENING), actor(Soort.OPVANG)
    jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=corporatie.organisatie)
    for wie in (hulp, opvang):
        deel(dossier, wie, by=corporatie, now=nu())

    assert als(hulp).get(adres("contactpoging", dossier)).status_code == 403
    assert als(jurist).post(adres("contactpoging", dossier), invoer()).status_code == 403
    assert als(opvang).get(adres("contactpoging", dossier)).status_code == 404
    assert als(hulp).post(adres("oppakken", dossier)).status_code == 403
    assert als(actor(Soort.CORPORATIE)).get(adres("oppakken", dossier)).status_code == 404


def test_the_page_costs_a_fixed_number_of_queries(corporatie):
    dossier = casus(corporatie)

    assert vragen(als(corporatie), adres("contactpoging", dossier)) == 4
