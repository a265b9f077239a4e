"""The pages of the conditions: who reads what, who checks, and what is refused at its field."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from cases.actions.documenten import voeg_document_toe
from cases.choices import Rubriek
from partners.choices import Rol, Soort
from tests.factories import actor
from tests.uitvoering.hulp import Kring
from tests.werkplek.pagina import als, blok, door, nu, queries, tekst, vandaag
from uitvoering.actions.huurbewaking import bewaak_huur
from uitvoering.actions.opschorting import schort_op
from uitvoering.actions.voorwaarden import controleer, open_voorwaarden
from uitvoering.choices import Controleuitkomst, Voorwaardesoort
from uitvoering.models import Controle, Voorwaarde

pytestmark = pytest.mark.django_db

V, U = Voorwaardesoort, Controleuitkomst
GEHEIM = "komt niet bij de psycholoog"


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    kring = Kring(now=nu(), brutohuur=650)
    kring.voorkomen()
    tot = vandaag() + timedelta(days=90)
    schort_op(
        kring.casus, tot=tot, bevroren_bedrag=850, bevroren_op=vandaag(), termijn_tot=tot,
        by=kring.regieteam, now=nu(),
    )  # fmt: skip
    open_voorwaarden(kring.casus, by=kring.regieteam, now=nu())
    return kring


def van(kring, soort):
    return kring.casus.voorwaarden.geldend().get(soort=soort)


def adres(naam, kring, *args):
    return reverse(f"uitvoering:{naam}", args=[kring.casus.nummer, *args])


def pagina(kring, wie):
    return tekst(als(wie).get(adres("voorwaarden", kring)))


def controle(kring, soort, uitkomst, wie=None, **velden):
    velden = {"bewijs": "", "document": None, **velden}
    return controleer(
        van(kring, soort), uitkomst=uitkomst, by=wie or kring.casemanager, now=nu(), **velden
    )


def loonstrook(kring, wie, **velden):
    velden = {"rubriek": Rubriek.HULP, "publiek": "partners", "titel": "Brief hulp", **velden}
    return voeg_document_toe(
        kring.casus, ContentFile(b"%PDF-1.4"), bestandsnaam="brief.pdf",
        inhoudstype="application/pdf", by=wie, now=nu(), **velden,
    )  # fmt: skip


# --- Who reads what


@pytest.mark.rule("RT-14", "LAW-05")
def test_the_landlord_reads_that_it_is_breached_and_never_why(kring):
    document = loonstrook(kring, kring.casemanager)
    controle(kring, V.MEDEWERKING, U.NIET_NAGEKOMEN, bewijs=GEHEIM, document=document)

    van_cm, van_corporatie = (pagina(kring, wie) for wie in (kring.casemanager, kring.corporatie))

    assert GEHEIM in van_cm
    assert "Brief hulp" in van_cm
    for html in (van_corporatie, tekst(als(kring.corporatie).get(kring.casus.get_absolute_url()))):
        assert "Niet nagekomen" in html
        assert not {GEHEIM, "Brief hulp", kring.casemanager.user.naam} & set(html.split(">"))
        assert GEHEIM not in html
        assert "Brief hulp" not in html


@pytest.mark.rule("RT-14")
def test_who_does_not_read_the_decision_sees_nothing(kring):
    opvang, zonder = actor(Soort.OPVANG), actor(Soort.HULPVERLENING)
    kring.deel(opvang)
    kring.deel(zonder, Rubriek.KERN, Rubriek.HULP)

    for wie in (opvang, zonder, actor()):
        assert als(wie).get(adres("voorwaarden", kring)).status_code == 404
        html = als(wie).get(kring.casus.get_absolute_url())
        assert b'id="voorwaarden"' not in html.content


def test_the_four_stand_on_the_case_in_a_line_each(kring):
    controle(kring, V.LOPENDE_HUUR, U.NAGEKOMEN)

    kaart = blok(tekst(als(kring.casemanager).get(kring.casus.get_absolute_url())), "voorwaarden")

    assert [kaart.count(w) for w in ("<li>", "Nagekomen", "Nog niet gecontroleerd")] == [4, 1, 3]


def test_a_check_that_is_overdue_says_so(kring):
    Voorwaarde.objects.filter(soort=V.INZICHT).update(volgende_op=vandaag() - timedelta(days=1))

    assert pagina(kring, kring.casemanager).count("Controle te laat") == 1


@pytest.mark.rule("RT-14")
def test_a_breach_proposes_to_discuss_it_again_to_who_may_and_never_to_evict(kring):
    assert "Opnieuw bespreken" not in pagina(kring, kring.regieteam)
    controle(kring, V.LOPENDE_HUUR, U.NIET_NAGEKOMEN)

    agenderen = reverse("regieteam:agenderen", args=[kring.casus.nummer])
    assert agenderen in pagina(kring, kring.regieteam)
    for wie in (kring.casemanager, kring.corporatie):
        html = pagina(kring, wie)
        assert agenderen not in html
        assert "Vraag het Regieteam" in html
        assert "De ontruiming begint niet vanzelf opnieuw" in html


def test_what_the_program_saw_carries_its_name(kring):
    kring.casus.betalingen.create(
        soort="lopend", bedrag=650, ontvangen_op=vandaag(), **door(kring.corporatie)
    )
    assert bewaak_huur(now=nu()) == 1

    assert "Honkvast, uit de achterstanden en betalingen" in pagina(kring, kring.corporatie)


# --- Checking


def test_a_check_in_three_taps(kring):
    """The link on the page, one tile, and the button."""
    client = als(kring.corporatie)
    link = adres("voorwaarde_controleren", kring, van(kring, V.LOPENDE_HUUR).sleutel)
    assert link in pagina(kring, kring.corporatie)

    response = client.post(link, {"uitkomst": "nagekomen"})

    assert response.status_code == 303
    assert response["Location"] == adres("voorwaarden", kring)
    assert van(kring, V.LOPENDE_HUUR).stand == U.NAGEKOMEN


def test_the_same_form_sent_twice_is_one_check(kring):
    link = adres("voorwaarde_controleren", kring, van(kring, V.LOPENDE_HUUR).sleutel)
    twee_keer = {"uitkomst": "nagekomen", "verzendsleutel": str(uuid4())}

    for _ in range(2):
        assert als(kring.corporatie).post(link, twee_keer).status_code in (302, 303)

    assert Controle.objects.count() == 1


def test_the_deadline_on_the_work_list_leads_to_the_check(kring):
    html = tekst(als(kring.casemanager).get("/"))

    assert adres("voorwaarde_controleren", kring, van(kring, V.INZICHT).sleutel) in html
    jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=kring.corporatie.organisatie)
    link = adres("voorwaarde_controleren", kring, van(kring, V.LOPENDE_HUUR).sleutel)
    assert link not in tekst(als(jurist).get("/"))
    assert als(jurist).get(link).status_code == 403


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"uitkomst": ""}, "uitkomst"),
        ({"uitkomst": "misschien"}, "uitkomst"),
        ({"uitkomst": "NAGEKOMEN"}, "uitkomst"),
        ({"uitkomst": "niet_nagekomen"}, "bewijs"),
        ({"uitkomst": "niet_te_beoordelen", "bewijs": " \n\t "}, "bewijs"),
        ({"uitkomst": "niet_nagekomen", "bewijs": "\u202e\u0007"}, "bewijs"),
        ({"bewijs": "x" * 2001}, "bewijs"),
        ({"bewijs": "x" * 200_000}, "bewijs"),
        ({"document": "1"}, "document"),
        ({"document": "../../etc/passwd"}, "document"),
        ({"document": str(uuid4())}, "document"),
    ],
)
def test_a_check_that_says_nothing_is_refused_at_its_field(kring, velden, veld):
    link = adres("voorwaarde_controleren", kring, van(kring, V.MEDEWERKING).sleutel)

    response = als(kring.casemanager).post(link, {"uitkomst": "nagekomen"} | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert not Controle.objects.exists()


def test_a_document_of_another_rubriek_or_of_nobody_here_is_no_evidence(kring):
    link = adres("voorwaarde_controleren", kring, van(kring, V.MEDEWERKING).sleutel)
    verkeerd = [
        loonstrook(kring, kring.casemanager, rubriek=Rubriek.FINANCIEN),
        loonstrook(kring, kring.corporatie, rubriek=Rubriek.HUUR, publiek="eigen"),
    ]

    for document in verkeerd:
        velden = {"uitkomst": "nagekomen", "document": str(document.sleutel)}
        assert als(kring.casemanager).post(link, velden).status_code == 422
    goed = loonstrook(kring, kring.casemanager)
    velden = {"uitkomst": "nagekomen", "document": str(goed.sleutel)}
    assert als(kring.casemanager).post(link, velden).status_code == 303
    assert Controle.objects.get().document == goed


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"organisatie": ""}, "organisatie"),
        ({"organisatie": str(uuid4())}, "organisatie"),
        ({"organisatie": "Linde Wonen"}, "organisatie"),
        ({"aantal": ""}, "aantal"),
        ({"aantal": "0"}, "aantal"),
        ({"aantal": "-2"}, "aantal"),
        ({"aantal": "1,5"}, "aantal"),
        ({"aantal": "veel"}, "aantal"),
        ({"aantal": "14"}, "aantal"),
        ({"aantal": "91", "eenheid": "dagen"}, "aantal"),
        ({"aantal": "4", "eenheid": "maanden"}, "aantal"),
        ({"eenheid": ""}, "eenheid"),
        ({"eenheid": "werkdagen"}, "eenheid"),
        ({"eenheid": "jaren"}, "eenheid"),
    ],
)
def test_a_rhythm_that_cannot_be_is_refused_at_its_field(kring, velden, veld):
    goed = {"organisatie": str(kring.casemanager.organisatie.sleutel), "aantal": "3",
            "eenheid": "weken"}  # fmt: skip
    link = adres("voorwaarde_aanpassen", kring, van(kring, V.MEDEWERKING).sleutel)
    client = als(kring.casemanager)

    response = client.post(link, goed | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert client.post(link, goed).status_code == 303
    assert van(kring, V.MEDEWERKING).ritme == "elke 3 weken"


# --- Beginning


def test_a_case_without_them_gets_them_from_who_keeps_the_decision():
    kring = Kring(now=nu())
    kring.voorkomen()
    openen = adres("voorwaarden_openen", kring)

    assert "nog niet ingegaan" in pagina(kring, kring.casemanager)
    assert openen not in pagina(kring, kring.corporatie)
    assert als(kring.corporatie).post(openen).status_code == 403
    for _ in range(2):
        assert als(kring.casemanager).post(openen).status_code == 303
    assert kring.casus.voorwaarden.count() == 4
    assert openen not in pagina(kring, kring.casemanager)


def test_a_case_that_is_not_held_off_has_none():
    kring = Kring(now=nu())
    kring.ontruimen()

    assert "Er gelden geen voorwaarden" in pagina(kring, kring.casemanager)
    assert als(kring.casemanager).post(adres("voorwaarden_openen", kring)).status_code == 403
    weg = adres("voorwaarde_controleren", kring, uuid4())
    assert als(kring.casemanager).get(weg).status_code == 404


def test_the_pages_cost_what_they_cost(kring):
    for soort in V:
        controle(kring, soort, U.NAGEKOMEN)
        controle(kring, soort, U.NIET_NAGEKOMEN)
    sleutel = van(kring, V.MEDEWERKING).sleutel
    vragen = [
        (kring.casemanager, adres("voorwaarden", kring)),
        (kring.corporatie, adres("voorwaarden", kring)),
        (kring.casemanager, adres("voorwaarde_controleren", kring, sleutel)),
        (kring.casemanager, adres("voorwaarde_aanpassen", kring, sleutel)),
    ]

    geteld = []
    for wie, pagina in vragen:
        client = als(wie)
        with queries() as aantal:
            client.get(pagina)
        geteld.append(len(aantal))

    assert geteld == [12, 12, 9, 12]
