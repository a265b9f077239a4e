"""Whatever is typed in the forms of a case: a message, never a 500, and nothing half-written."""

import uuid
from datetime import timedelta

import pytest
from django.apps import apps

from cases.models import Betalingsafspraak, JuridischeStap
from partners.choices import Rol, Soort
from tests.cases.pagina import adres, als, casus, nu, vandaag
from tests.factories import actor

pytestmark = pytest.mark.django_db

LANG = "é" * 100_000
NUL = "Jan\x00sen"
BIDI = "\u202eneslaj\u202c"
GOED = {
    "contactpoging": {
        "wijze": "telefoon",
        "uitkomst": "gesproken",
        "op_datum": "vandaag",
        "op_tijd": "0:00",
        "toelichting": "",
    },
    "betaling": {"soort": "achterstand", "bedrag": "10", "ontvangen_op": "vandaag"},
    "achterstand": {"peildatum": "vandaag", "bedrag": "10", "oudste_openstaande_post": ""},
    "betalingsafspraak": {
        "bedrag": "850",
        "afgesproken_met": "A. Jansen",
        "afgesproken_op": "vandaag",
        "aantal": "3",
        "ritme": "maanden",
        "eerste_op": "morgen",
        "speling_dagen": "5",
    },
    "termijnen": {
        "bedrag": "850",
        "afgesproken_met": "A. Jansen",
        "afgesproken_op": "vandaag",
        "speling_dagen": "5",
        "rijen": "2",
        "datum_1": "morgen",
        "bedrag_1": "400",
        "datum_2": "overmorgen",
        "bedrag_2": "450",
    },
    "huurder": {
        "voorletters": "A.",
        "voorvoegsel": "",
        "achternaam": "Zwaan",
        "telefoon": "",
        "email": "",
        "versie": "1",
    },
    "woning": {
        "straat": "Kade",
        "huisnummer": "1",
        "toevoeging": "",
        "postcode": "6598 AB",
        "plaats": "Lindeburg",
        "wijk": "",
        "versie": "1",
    },
    "huurovereenkomst": {
        "nummer": "X-1",
        "eenheidnummer": "",
        "brutohuur": "",
        "geboortedatum_huurder": "",
        "versie": "1",
    },
    "juridische_stap": {"soort": "aanmaning", "datum": "vandaag", "tot": "", "toelichting": ""},
    "heropenen": {"reden": "Belt zelf"},
    "afsluiten": {"resultaat": "verhuisd", "toelichting": "", "bevestigd": "1"},
}
DATUMS = ["", "0001-01-01", "31-12-9999", "29-02-2027", "00-00-0000", "gisterenmorgen", "1e9", LANG]
BEDRAGEN = [
    "",
    "NaN",
    "1e309",
    "-0,01",
    "1.234,567",
    "Infinity",
    "99999999999",
    "1,2,3",
    "٣",
    "0x10",
]
SLECHT = [
    *(("betaling", {"bedrag": bedrag}) for bedrag in [*BEDRAGEN, "0", "0,00"]),
    *(("betaling", {"ontvangen_op": datum}) for datum in [*DATUMS, "morgen"]),
    ("betaling", {"soort": "cadeau"}),
    ("betaling", {"soort": NUL}),
    *(("achterstand", {"bedrag": bedrag}) for bedrag in BEDRAGEN),
    *(("achterstand", {"peildatum": datum}) for datum in [*DATUMS, "morgen"]),
    ("achterstand", {"oudste_openstaande_post": "morgen"}),
    *(("contactpoging", {"op_datum": datum}) for datum in [*DATUMS, "morgen", "01-01-2020"]),
    *(("contactpoging", {"op_tijd": tijd}) for tijd in ["", "24:00", "12:60", "-1:00", "NaN"]),
    ("contactpoging", {"op_tijd": "23:59", "op_datum": "morgen"}),
    ("contactpoging", {"wijze": "postduif"}),
    ("contactpoging", {"uitkomst": ""}),
    ("contactpoging", {"toelichting": LANG}),
    *(("betalingsafspraak", {"aantal": a}) for a in ["", "0", "-1", "10000", "1,5", "1e3", "drie"]),
    *(("betalingsafspraak", {"bedrag": b}) for b in [*BEDRAGEN, "0"]),
    ("betalingsafspraak", {"bedrag": "0,02", "aantal": "3"}),
    ("betalingsafspraak", {"eerste_op": "gisteren"}),
    ("betalingsafspraak", {"eerste_op": "01-01-2099"}),
    ("betalingsafspraak", {"afgesproken_op": "morgen"}),
    ("betalingsafspraak", {"afgesproken_met": " "}),
    ("betalingsafspraak", {"afgesproken_met": LANG}),
    ("betalingsafspraak", {"speling_dagen": "32"}),
    ("betalingsafspraak", {"ritme": "jaren"}),
    *(("termijnen", {"rijen": rijen}) for rijen in ["", "0", "-3", "10000", "NaN", LANG, "1"]),
    *(("termijnen", {"bedrag_1": bedrag}) for bedrag in [*BEDRAGEN, "0", "399,99"]),
    *(("termijnen", {"datum_2": datum}) for datum in [*DATUMS, "morgen", "gisteren"]),
    ("termijnen", {"afgesproken_op": "31-12-9999"}),
    ("termijnen", {"speling_dagen": "-1"}),
    ("huurder", {"achternaam": ""}),
    ("huurder", {"achternaam": LANG}),
    ("huurder", {"achternaam": "\x00\u202e\u2066"}),
    *(("huurder", {"telefoon": tel}) for tel in ["06", "abc", "+31 6 1234567890123", LANG, "٠٦"]),
    *(("huurder", {"email": mail}) for mail in ["jan", "jan@", f"{LANG}@voorbeeld.example"]),
    *(("huurder", {"versie": versie}) for versie in ["", "-1", "NaN", "99999999999999999999"]),
    *(("woning", {"postcode": pc}) for pc in ["", "1234", "0123 AB", "1234 SS", LANG]),
    ("woning", {"straat": ""}),
    ("woning", {"huisnummer": "12345678901"}),
    ("huurovereenkomst", {"nummer": ""}),
    ("huurovereenkomst", {"brutohuur": "1e309"}),
    ("huurovereenkomst", {"geboortedatum_huurder": "morgen"}),
    ("huurovereenkomst", {"geboortedatum_huurder": "0001-01-01"}),
    *(("juridische_stap", {"datum": datum}) for datum in [*DATUMS, "morgen"]),
    *(("juridische_stap", {"soort": soort}) for soort in ["", "vordering", "executie", NUL]),
    ("juridische_stap", {"soort": "moratorium", "tot": "01-01-2099"}),
    ("juridische_stap", {"soort": "ontruimingsdatum", "datum": "vandaag"}),
    ("juridische_stap", {"toelichting": LANG}),
    ("afsluiten", {"resultaat": ""}),
    ("afsluiten", {"resultaat": "onbekend"}),
    ("afsluiten", {"toelichting": LANG}),
    *((naam, dict.fromkeys(velden)) for naam, velden in GOED.items() if naam != "heropenen"),
]


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE, Rol.MEDEWERKER)


def in_de_database():
    """Every row of the dossier."""
    modellen = [m for m in apps.get_app_config("cases").get_models() if m._meta.managed]
    return {m._meta.label: sorted(map(repr, m.objects.values_list())) for m in modellen}


def in_preventie(corporatie):
    dossier = casus(corporatie, peildatum=vandaag() - timedelta(days=365))
    als(corporatie).post(adres("contactpoging", dossier), GOED["contactpoging"] | {"oppakken": "1"})
    return dossier


def pagina(naam):
    return "betalingsafspraak" if naam == "termijnen" else naam


@pytest.mark.parametrize("naam", sorted(set(GOED) - {"heropenen"}))
def test_what_is_good_is_taken(corporatie, naam):
    """Else the table below would refuse everything for the wrong reason."""
    dossier = in_preventie(corporatie)

    response = als(corporatie).post(adres(pagina(naam), dossier), GOED[naam])

    assert response.status_code == (200 if naam == "betalingsafspraak" else 303)


def test_what_is_bad_is_refused_with_a_message_and_leaves_no_trace(corporatie):
    dossier, client = in_preventie(corporatie), als(corporatie)
    vooraf = in_de_database()

    for naam, anders in SLECHT:
        gegevens = {k: v for k, v in (GOED[naam] | anders).items() if v is not None}
        response = client.post(adres(pagina(naam), dossier), gegevens)

        wat = (naam, {k: str(v)[:40] for k, v in anders.items()})
        assert response.status_code == 422, wat
        assert response.context["form"].errors, wat
        tekst = response.content.decode()
        assert "Er ging iets mis. Controleer dit:" in tekst, wat
    assert len(SLECHT) >= 40
    assert in_de_database() == vooraf


def test_reordering_and_control_characters_never_reach_the_database(corporatie):
    dossier, client = in_preventie(corporatie), als(corporatie)

    client.post(adres("huurder", dossier), GOED["huurder"] | {"achternaam": NUL + BIDI})
    client.post(adres("juridische_stap", dossier), GOED["juridische_stap"] | {"toelichting": NUL})

    assert dossier.huurders.get().achternaam == "Jansenneslaj"
    assert JuridischeStap.objects.get().toelichting == "Jansen"


@pytest.mark.parametrize(
    "naam", ["huurder", "betaling_intrekken", "afspraak_intrekken", "juridische_stap_intrekken"]
)
def test_the_key_of_another_case_or_of_nothing_is_a_404(corporatie, naam):
    dossier, ander = in_preventie(corporatie), in_preventie(corporatie)
    client = als(corporatie)
    client.post(adres("betaling", ander), GOED["betaling"])
    client.post(adres("betalingsafspraak", ander), GOED["termijnen"])
    client.post(adres("juridische_stap", ander), GOED["juridische_stap"])
    sleutels = {
        "huurder": ander.huurders.get().sleutel,
        "betaling_intrekken": ander.betalingen.get().sleutel,
        "afspraak_intrekken": Betalingsafspraak.objects.get().sleutel,
        "juridische_stap_intrekken": JuridischeStap.objects.get().sleutel,
    }
    vooraf = in_de_database()

    for sleutel in (sleutels[naam], uuid.uuid4()):
        assert client.post(adres(naam, dossier, sleutel), {"reden": "x"}).status_code == 404
    assert in_de_database() == vooraf


@pytest.mark.parametrize("nummer", ["2026-999999", "%00", "2026-000001%00", "é", "x" * 500, "-1"])
def test_a_case_number_that_is_none_is_a_404(corporatie, nummer):
    client = als(corporatie)

    for naam in ("contactpoging", "betaling", "huurder", "juridische-stap", "afsluiten"):
        assert client.get(f"/casussen/{nummer}/{naam}/").status_code == 404


def test_a_method_that_a_page_does_not_know_is_a_405(corporatie):
    dossier = casus(corporatie)

    for methode in ("put", "patch", "delete"):
        assert getattr(als(corporatie), methode)(adres("betaling", dossier)).status_code == 405


def test_a_key_of_sending_that_is_none_is_no_key(corporatie):
    dossier, client = casus(corporatie), als(corporatie)
    invoer = GOED["betaling"] | {"verzendsleutel": "\x00'; drop"}

    for _ in range(2):
        assert client.post(adres("betaling", dossier), invoer).status_code == 303
    assert dossier.betalingen.filter(vastgelegd_at__lte=nu()).count() == 2
