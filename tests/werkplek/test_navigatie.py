import pytest
from django.urls import reverse

from partners.choices import Rol, Soort
from tests.factories import UserFactory, actor
from tests.werkplek.pagina import als, tekst

pytestmark = pytest.mark.django_db


def menu(actor, pad="/hulp/"):
    response = als(actor).get(pad)
    assert response.status_code == 200
    return [ingang.naam for ingang in response.context["navigatie"]]


@pytest.mark.parametrize(
    ("soort", "rollen", "namen"),
    [
        (
            Soort.CORPORATIE,
            (),
            ["Mijn werk", "Casussen", "Contacten", "Achterstand melden", "Importeren"],
        ),
        (
            Soort.CORPORATIE,
            (Rol.MEDEWERKER, Rol.BEHEERDER),
            ["Mijn werk", "Casussen", "Contacten", "Achterstand melden", "Meer"],
        ),
        (Soort.CORPORATIE, (Rol.JURIST,), ["Mijn werk", "Casussen", "Contacten"]),
        (
            Soort.HULPVERLENING,
            (),
            ["Mijn werk", "Casussen", "Bezoeken", "Bericht ontvangen", "Meer"],
        ),
        (Soort.VEILIG_THUIS, (), ["Mijn werk", "Adviesvragen", "Casussen", "Contacten"]),
        (Soort.JEUGDBESCHERMING, (), ["Mijn werk", "Adviesvragen", "Casussen", "Contacten"]),
        (Soort.OPVANG, (), ["Mijn werk", "Casussen", "Aanmeldingen", "Contacten"]),
        (
            Soort.REGIETEAM,
            (Rol.REGIETEAMLID,),
            ["Mijn werk", "Casussen", "Regieteam", "Vergaderingen", "Meer"],
        ),
        (
            Soort.GEMEENTE,
            (Rol.COORDINATOR,),
            ["Mijn werk", "Casussen", "Regieteam", "Overzicht", "Contacten"],
        ),
        (Soort.GEMEENTE, (Rol.MEDEWERKER,), ["Mijn werk", "Casussen", "Contacten"]),
        (Soort.CORPORATIE, (Rol.BEHEERDER,), ["Contacten", "Beheer"]),
    ],
)
def test_the_menu_has_at_most_five_entries_that_fit_the_role(soort, rollen, namen):
    assert menu(actor(soort, *rollen)) == namen


def test_what_does_not_fit_stands_under_meer():
    corporatie = actor(Soort.CORPORATIE, Rol.MEDEWERKER, Rol.BEHEERDER)

    pagina = tekst(als(corporatie).get(reverse("meer")))

    for naam in ("Importeren", "Beheer", "Signaal opschrijven", "Hulp"):
        assert f">{naam}</a>" in pagina


def test_the_page_one_is_on_is_marked():
    client = als(actor(Soort.HULPVERLENING))

    for pad, naam in (("/", "Mijn werk"), ("/casussen/", "Casussen"), ("/contacten/", "Contacten")):
        ingangen = client.get(pad).context["navigatie_alles"]
        assert [i.naam for i in ingangen if i.actief] == [naam]


def test_every_entry_leads_to_a_page_that_opens():
    for soort, rol in (
        (Soort.CORPORATIE, Rol.MEDEWERKER),
        (Soort.REGIETEAM, Rol.REGIETEAMLID),
        (Soort.HULPVERLENING, Rol.BEHEERDER),
    ):
        client = als(actor(soort, rol))
        for ingang in client.get(reverse("meer")).context["navigatie_alles"]:
            assert client.get(ingang.url).status_code == 200, ingang


def test_without_an_organisation_there_is_no_menu_and_no_work(client):
    client.force_login(UserFactory())

    response = client.get("/hulp/")
    assert list(response.context["navigatie"]) == []
    assert client.get("/").status_code == 403


def test_a_visitor_who_is_not_logged_in_is_sent_to_the_login_page(client):
    for pad in ("/", "/casussen/", "/casussen/2026-000001/", "/zoeken/", "/regieteam/"):
        response = client.get(pad)
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/inloggen/")
