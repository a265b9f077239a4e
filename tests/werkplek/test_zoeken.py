import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.choices import Resultaat, Rubriek, Status
from cases.models import Casus
from logboek.choices import Soort as Inzagesoort
from partners.choices import Rol, Soort
from tests.factories import actor
from tests.werkplek.pagina import als, deel, inzagen, nieuw, nu, queries, tekst, vandaag
from werkplek.forms import ZoekFormulier
from werkplek.views import zoeken
from werkplek.views.zoeken import MEEST_GEVONDEN, gevonden

pytestmark = pytest.mark.django_db

ZOEKEN = reverse("werkplek:zoeken")


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE, naam="Linde Wonen")


@pytest.fixture
def casus(corporatie):
    return nieuw(
        corporatie, achternaam="Çelik-Müller", voorletters="J.P.", voorvoegsel="van der",
        straat="Klaproosweg", huisnummer="77", postcode="6598 HS", plaats="Waterwijk",
        telefoon="+31612345678",
    )  # fmt: skip


def zoek(actor, q):
    response = als(actor).post(ZOEKEN, {"q": q})
    assert response.status_code == 200, q
    return [casus.nummer for casus in response.context["casussen"]]


@pytest.mark.parametrize(
    "vraag",
    [
        "celik",
        "CELIK muller",
        "muller çelik",
        "van der celik",
        "klaproosweg 77",
        "77 klaproos",
        "6598HS",
        "6598 hs",
        "waterwijk celik",
        "06 12 34 56 78",
        "0612345678",
        "+31 6 12345678",
        "06-12345678",
        "celi",
    ],
)
def test_a_case_is_found_by_name_address_postcode_and_phone_in_any_order(vraag, casus, corporatie):
    assert zoek(corporatie, vraag) == [casus.nummer]


def test_a_case_number_finds_that_case_first(corporatie):
    nummers = [nieuw(corporatie, achternaam="Zelfde").nummer for _ in range(3)]

    for nummer in nummers:
        assert zoek(corporatie, nummer)[0] == nummer
        assert zoek(corporatie, f" {nummer} ")[0] == nummer


def test_what_is_open_comes_before_what_is_closed(corporatie):
    open_, dicht = (nieuw(corporatie, achternaam="Zelfde") for _ in range(2))
    Casus.objects.filter(pk=dicht.pk).update(
        status=Status.AFGESLOTEN, resultaat="betaald", afgesloten_op=vandaag()
    )

    assert zoek(corporatie, "zelfde") == [open_.nummer, dicht.nummer]


@pytest.mark.parametrize("vraag", ["bestaatniet", "klaproosweg 78", "%", "*", "'", "&|!():*", "-"])
def test_what_is_not_there_is_not_found_and_the_page_says_so(vraag, casus, corporatie):
    response = als(corporatie).post(ZOEKEN, {"q": vraag})

    assert list(response.context["casussen"]) == []
    assert "Geen casussen gevonden" in tekst(response)
    assert inzagen() == []


WAT_OOK = st.text(max_size=220) | st.text(alphabet="'\"\\:*&|!()<-> %_;\x00a1", max_size=40)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WAT_OOK)
def test_no_text_whatever_is_an_error(corporatie, vraag):
    form = ZoekFormulier({"q": vraag})
    if form.is_valid():
        gevonden(corporatie, form.cleaned_data["q"], vandaag())


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WAT_OOK)
def test_no_text_whatever_breaks_the_page(corporatie, vraag):
    assert als(corporatie).post(ZOEKEN, {"q": vraag}).status_code in (200, 422)


@pytest.mark.parametrize("leeg", ["", "   ", "\t"])
def test_an_empty_question_asks_for_one(leeg, corporatie):
    response = als(corporatie).post(ZOEKEN, {"q": leeg})

    assert response.status_code == 422
    assert "Vul in waarnaar je zoekt." in response.content.decode()


def test_search_finds_only_what_the_organisation_sees(casus, corporatie):
    hulp, ander = actor(Soort.HULPVERLENING), actor(Soort.CORPORATIE)
    assert zoek(ander, casus.nummer) == []
    assert zoek(hulp, "celik") == []

    deel(casus, hulp, by=corporatie, rubrieken=(Rubriek.KERN,))
    assert zoek(hulp, "celik") == [casus.nummer]

    casus.deelnames.filter(organisatie=hulp.organisatie).update(beeindigd_at=nu())
    assert zoek(hulp, "celik") == []


def test_a_beheerder_can_not_search(corporatie):
    beheer = actor(Soort.CORPORATIE, Rol.BEHEERDER, organisatie=corporatie.organisatie)

    assert als(beheer).post(ZOEKEN, {"q": "x"}).status_code == 403


def test_search_terms_never_stand_in_an_address(casus, corporatie):
    """A get with a term searches nothing."""
    response = als(corporatie).get(ZOEKEN, {"q": "celik"})

    assert casus.nummer not in tekst(response)
    assert 'method="post"' in tekst(response)


def test_more_than_25_asks_for_a_sharper_question(corporatie):
    for _ in range(27):
        nieuw(corporatie, achternaam="Zelfde")

    response = als(corporatie).post(ZOEKEN, {"q": "zelfde"})

    assert len(response.context["casussen"]) == 25
    assert "maak je zoekvraag preciezer" in tekst(response)
    [inzage] = inzagen()
    assert (inzage.soort, len(inzage.casussen), inzage.rubrieken) == (
        Inzagesoort.ZOEKEN,
        25,
        ["kern"],
    )


@pytest.mark.parametrize("rijen", [1, 3, 30])
def test_search_costs_the_same_whatever_it_finds(rijen, corporatie):
    for _ in range(rijen):
        nieuw(corporatie, achternaam="Zelfde")
    client = als(corporatie)

    with queries() as aantal:
        client.post(ZOEKEN, {"q": "zelfde"})

    # One question for the newest, and one for all when those don't fill the page.
    assert len(aantal) == 6 + (rijen <= MEEST_GEVONDEN)


@pytest.mark.parametrize("nieuwste", [2, 26, 30, 2000])
def test_a_word_of_many_cases_gives_the_same_page_however_far_it_looks_first(
    nieuwste, corporatie, monkeypatch
):
    monkeypatch.setattr(zoeken, "NIEUWSTE", nieuwste)
    zaken = [nieuw(corporatie, achternaam="Zelfde") for _ in range(30)]
    dicht = {zaak.pk for zaak in zaken[-2:]}
    Casus.objects.filter(pk__in=dicht).update(
        status=Status.AFGESLOTEN, resultaat=Resultaat.BETAALD, afgesloten_op=nu().date()
    )

    gevonden = zoek(corporatie, "zelfde")

    assert gevonden == [zaak.nummer for zaak in reversed(zaken[:-2])][:MEEST_GEVONDEN]
