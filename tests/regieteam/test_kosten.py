from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from partners.choices import Rol, Soort
from regieteam.actions.kosten import voeg_kostencijfer_toe
from regieteam.choices import Kostensoort
from regieteam.kosten import bronnen, cijfers
from regieteam.models import Kostencijfer
from tests.factories import NOW, actor
from tests.werkplek.pagina import als, queries, tekst, vandaag

pytestmark = pytest.mark.django_db

KOSTEN = reverse("regieteam:kosten")
GOED = {
    "wat": "voorkomen",
    "bedrag": "4.500,00",
    "bron": "Onderzoek 2024",
    "geldig_vanaf": "1-1-2024",
}


@pytest.fixture
def coordinator():
    return actor(Soort.REGIETEAM, Rol.COORDINATOR)


def cijfer(dag, bedrag, wat=Kostensoort.ONTRUIMING):
    return Kostencijfer.objects.create(wat=wat, bedrag=bedrag, bron=f"Bron {dag}", geldig_vanaf=dag)


@pytest.mark.rule("RT-06")
def test_the_newest_figure_that_holds_on_the_day_is_used_with_its_source():
    cijfer(date(2024, 1, 1), 90_000)
    cijfer(date(2025, 1, 1), 95_000)

    def op(dag):
        return cijfers(dag)[Kostensoort.ONTRUIMING]

    assert op(date(2014, 12, 31)) is None
    assert op(date(2023, 12, 31)).bedrag == Decimal("100000")
    assert op(date(2024, 12, 31)).bedrag == Decimal("90000")
    assert op(date(2025, 1, 1)).bedrag == Decimal("95000")
    assert bronnen(cijfers(date(2025, 1, 1))) == "Een ontruiming: Bron 2025-01-01"


def test_the_coordinator_adds_a_figure_beside_the_old_one(coordinator):
    response = als(coordinator).post(KOSTEN, GOED)

    assert response.status_code == 303
    assert [(c.wat, c.bedrag) for c in Kostencijfer.objects.all()] == [
        ("ontruiming", Decimal("100000")),
        ("voorkomen", Decimal("4500")),
    ]
    assert tekst(als(coordinator).get(KOSTEN)).count("Geldt nu") == 2


def test_the_regieteam_reads_and_adds_nothing():
    lid = actor(Soort.REGIETEAM, Rol.REGIETEAMLID)

    assert "Cijfer toevoegen" not in tekst(als(lid).get(KOSTEN))
    assert als(lid).post(KOSTEN, GOED).status_code == 403
    with pytest.raises(PermissionDenied):
        voeg_kostencijfer_toe(
            wat="voorkomen", bedrag=1, bron="x", geldig_vanaf=vandaag(), by=lid, now=NOW
        )


@pytest.mark.parametrize("soort", [Soort.CORPORATIE, Soort.HULPVERLENING, Soort.OPVANG])
def test_others_have_no_such_page(soort):
    assert als(actor(soort)).get(KOSTEN).status_code == 403


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        ({"wat": ""}, "wat"),
        ({"wat": "iets"}, "wat"),
        ({"bedrag": ""}, "bedrag"),
        ({"bedrag": "veel"}, "bedrag"),
        ({"bedrag": "0"}, "bedrag"),
        ({"bedrag": "-5"}, "bedrag"),
        ({"bedrag": "99999999999"}, "bedrag"),
        ({"bron": "  "}, "bron"),
        ({"bron": "x" * 301}, "bron"),
        ({"geldig_vanaf": "31-2-2024"}, "geldig_vanaf"),
        ({"geldig_vanaf": "1-1-1815"}, "geldig_vanaf"),
        ({"geldig_vanaf": "1-1-2999"}, "geldig_vanaf"),
        ({"wat": "ontruiming", "geldig_vanaf": "1-1-2015"}, "geldig_vanaf"),
    ],
)
def test_a_wrong_figure_is_refused_at_its_field(coordinator, fout, veld):
    response = als(coordinator).post(KOSTEN, GOED | fout)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert Kostencijfer.objects.count() == 1


def test_the_page_costs_what_it_costs(coordinator):
    for dagen in range(3):
        cijfer(vandaag() - timedelta(days=dagen), 1000)
    client = als(coordinator)

    with queries() as aantal:
        client.get(KOSTEN)

    assert len(aantal) == 6
