"""Closing a case and opening it again, on the screen."""

from decimal import Decimal

import pytest

from cases.actions.contact import leg_contactpoging_vast
from cases.choices import Resultaat, Status
from cases.models import Casus
from partners.choices import Rol, Soort
from tests.cases.pagina import adres, als, casus, nu, vragen
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    dossier = casus(corporatie, achterstand=Decimal("0.00"))
    leg_contactpoging_vast(
        dossier,
        op=nu(),
        wijze="telefoon",
        uitkomst="gesproken",
        oppakken=True,
        by=corporatie,
        now=nu(),
    )
    return dossier


def vers(dossier):
    return Casus.objects.get(pk=dossier.pk)


def test_closing_goes_by_a_check_page(corporatie, dossier):
    client = als(corporatie)
    antwoord = {"resultaat": "betaald", "toelichting": "Alles is binnen."}

    controle = client.post(adres("afsluiten", dossier), antwoord)
    assert controle.status_code == 200
    assert "Achterstand betaald" in controle.content.decode()
    assert vers(dossier).status == Status.PREVENTIE

    assert (
        client.post(adres("afsluiten", dossier), antwoord | {"bevestigd": "1"}).status_code == 303
    )
    assert (vers(dossier).status, vers(dossier).resultaat) == (
        Status.AFGESLOTEN,
        Resultaat.BETAALD,
    )
    assert dossier.gebeurtenissen.get(stap="afsluiten").tekst == "Alles is binnen."


def test_closing_drops_what_was_still_to_do(corporatie):
    dossier = casus(corporatie)
    client = als(corporatie)
    leg_contactpoging_vast(
        dossier, op=nu(), wijze="brief", uitkomst="bericht", oppakken=True, by=corporatie, now=nu()
    )
    client.post(
        adres("betalingsafspraak", dossier),
        {
            "bedrag": "850",
            "afgesproken_met": "A. Jansen",
            "afgesproken_op": "vandaag",
            "speling_dagen": "5",
            "rijen": "1",
            "datum_1": "morgen",
            "bedrag_1": "850,00",
        },
    )
    assert dossier.deadlines.open().count() == 1

    client.post(adres("afsluiten", dossier), {"resultaat": "verhuisd", "bevestigd": "1"})

    assert not dossier.deadlines.open().exists()
    assert dossier.deadlines.get(soort="termijn").dropped_reason == "De casus is afgesloten."


def test_a_result_that_is_not_true_is_refused_at_the_form(corporatie):
    dossier = casus(corporatie)
    leg_contactpoging_vast(
        dossier, op=nu(), wijze="brief", uitkomst="bericht", oppakken=True, by=corporatie, now=nu()
    )

    response = als(corporatie).post(
        adres("afsluiten", dossier), {"resultaat": "betaald", "bevestigd": "1"}
    )

    assert response.status_code == 422
    assert "De huurder heeft nog een achterstand." in response.content.decode()
    assert vers(dossier).status == Status.PREVENTIE


def test_a_result_of_another_phase_is_no_answer(corporatie, dossier):
    response = als(corporatie).post(
        adres("afsluiten", dossier), {"resultaat": "stabiele_plek", "bevestigd": "1"}
    )

    assert response.status_code == 422
    assert vers(dossier).status == Status.PREVENTIE


def test_a_signal_is_taken_up_before_it_is_closed(corporatie):
    response = als(corporatie).get(adres("afsluiten", casus(corporatie)))

    assert response.status_code == 409
    assert "Pak de casus eerst op." in response.content.decode()


def test_a_closed_case_opens_again_with_a_reason(corporatie, dossier):
    client = als(corporatie)
    client.post(adres("afsluiten", dossier), {"resultaat": "betaald", "bevestigd": "1"})

    assert client.post(adres("heropenen", dossier), {"reden": " "}).status_code == 422
    assert client.get(adres("afsluiten", dossier)).status_code == 409
    assert client.post(adres("heropenen", dossier), {"reden": "Belt zelf"}).status_code == 303
    assert (vers(dossier).status, vers(dossier).resultaat) == (Status.PREVENTIE, "")
    assert client.post(adres("heropenen", dossier), {"reden": "x"}).status_code == 409


def test_who_may_not_close_gets_a_403_and_who_sees_nothing_a_404(corporatie, dossier):
    schuldhulp = actor(Soort.SCHULDHULP)
    jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=corporatie.organisatie)
    regieteam = actor(Soort.REGIETEAM, Rol.REGIETEAMLID)
    for wie in (schuldhulp, regieteam):
        deel(dossier, wie, by=corporatie, now=nu())

    for wie in (schuldhulp, jurist, regieteam):
        response = als(wie).post(
            adres("afsluiten", dossier), {"resultaat": "betaald", "bevestigd": "1"}
        )
        assert response.status_code == 403
        assert "Dit is een taak van: Corporatie; OCMW, sociale dienst" in response.content.decode()
    assert als(actor(Soort.CORPORATIE)).get(adres("afsluiten", dossier)).status_code == 404
    assert als(schuldhulp).get(adres("heropenen", dossier)).status_code == 403
    assert vers(dossier).status == Status.PREVENTIE


def test_the_pages_cost_a_fixed_number_of_queries(corporatie, dossier):
    client, pagina = als(corporatie), adres("afsluiten", dossier)

    assert vragen(client, pagina) == 4
    assert vragen(client, pagina, {"resultaat": "betaald"}) == 11
