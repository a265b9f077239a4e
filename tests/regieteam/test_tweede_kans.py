"""A second chance is a decision: taken by more than one, kept, told, read and signed (NZ-02)."""

from copy import deepcopy
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import psycopg2
import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from berichten.models import Bericht
from cases.choices import Rubriek
from cases.rekenen import plus_maanden
from partners.choices import Soort
from regieteam.choices import Besluitsoort
from regieteam.models import Besluit
from tests.factories import actor
from tests.regieteam import bouw
from tests.uitvoering.hulp import Kring
from tests.werkplek.pagina import als, nu, queries, tekst, vandaag
from uitvoering.models import TweedeKans

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    kring = Kring(now=nu())
    kring.ontruimen()
    return kring


@pytest.fixture
def kring(gebouwd):
    return deepcopy(gebouwd)


def pagina(kring):
    return reverse("regieteam:tweede_kans", args=[kring.casus.nummer])


def dag(dagen):
    return f"{vandaag() + timedelta(days=dagen):%d-%m-%Y}"


def ingevuld(kring, **velden):
    return {
        "begeleiding": str(kring.casemanager.organisatie.sleutel),
        "basis": "vonnis",
        "toelichting": "",
        "huurder_akkoord_op": "vandaag",
        "tot": dag(365),
        "voorwaarden": "De huur is op tijd betaald.\n\n  De huurder werkt mee.  \n",
        "gevolg": "Het Regieteam bespreekt de casus opnieuw.",
        "evaluatie_1": dag(90),
        "evaluatie_2": dag(180),
        "evaluatie_3": "",
        "waarom": "Er is weer inkomen.",
        "beslissers": [
            f"{een.user.naam}, {een.organisatie}" for een in (kring.regieteam, kring.casemanager)
        ],
        **velden,
    }


def test_the_form_proposes_twelve_months_and_three_evaluations(kring):
    form = als(kring.regieteam).get(pagina(kring)).context["form"]

    assert form["tot"].initial == plus_maanden(vandaag(), 12)
    assert form["evaluatie_3"].initial == plus_maanden(vandaag(), 12)
    assert list(form.fields["begeleiding"].queryset) == [kring.casemanager.organisatie]


@pytest.mark.rule("NZ-02")
def test_it_is_written_down_shown_on_the_case_and_printed_to_sign(kring):
    response = als(kring.regieteam).post(pagina(kring), ingevuld(kring))

    assert response.status_code == 303
    kans = TweedeKans.objects.get()
    assert kans.voorwaarden == ["De huur is op tijd betaald.", "De huurder werkt mee."]
    papier = reverse("uitvoering:tweede_kans_afspraak", args=[kring.casus.nummer, kans.sleutel])
    assert papier in tekst(als(kring.corporatie).get(kring.casus.get_absolute_url()))
    afdruk = tekst(als(kring.casemanager).get(papier))
    for woord in ("Buurtteam Zuid", "Linde Wonen", "De huurder werkt mee.", "Handtekening"):
        assert woord in afdruk


@pytest.mark.rule("NZ-02", "RT-11")
def test_it_leaves_a_decision_that_stays_and_that_the_others_hear_of(kring):
    als(kring.regieteam).post(pagina(kring), ingevuld(kring))

    besluit = Besluit.objects.get()
    assert (besluit.soort, besluit.waarom) == (Besluitsoort.TWEEDE_KANS, "Er is weer inkomen.")
    assert {een.organisatie for een in besluit.deelnemers.all()} == {
        kring.regieteam.organisatie, kring.casemanager.organisatie,
    }  # fmt: skip
    assert set(Bericht.objects.filter(soort="besluit").values_list("user", flat=True)) == {
        kring.corporatie.user.pk, kring.casemanager.user.pk,
    }  # fmt: skip
    for verandering in ({"waarom": "Toch niet"}, {"soort": "voorkomen"}):
        with pytest.raises(DatabaseError) as fout, transaction.atomic():
            Besluit.objects.update(**verandering)
        assert isinstance(fout.value.__cause__, psycopg2.errors.InsufficientPrivilege)


@pytest.mark.rule("RT-11")
def test_one_organisation_alone_decides_nothing(kring):
    alleen = [f"{kring.regieteam.user.naam}, {kring.regieteam.organisatie}"]

    response = als(kring.regieteam).post(pagina(kring), ingevuld(kring, beslissers=alleen))

    assert response.status_code == 422
    assert "mensen van ten minste twee organisaties" in response.content.decode()
    assert not Besluit.objects.exists()
    assert not TweedeKans.objects.exists()


@pytest.mark.rule("NZ-02")
def test_the_case_and_the_next_list_of_decisions_show_it(kring):
    als(kring.regieteam).post(pagina(kring), ingevuld(kring))
    lijsten = [vergaderd(kring, over) for over in (-7, 7, 14)]
    besluit = reverse("regieteam:besluit", args=[kring.casus.nummer, Besluit.objects.get().sleutel])

    assert besluit in tekst(als(kring.corporatie).get(kring.casus.get_absolute_url()))
    gelezen = tekst(als(kring.corporatie).get(besluit))
    for woord in ("Tweede kans", "Er is weer inkomen.", "De huurder werkt mee.", "Buurtteam Zuid"):
        assert woord in gelezen
    staat_erop = ["Er is weer inkomen." in tekst(als(kring.regieteam).get(a)) for a in lijsten]
    assert staat_erop == [False, True, False]


def vergaderd(kring, over):
    """The list of decisions of a meeting so many days from now."""
    team = SimpleNamespace(
        organisatie=kring.regieteam.organisatie, coordinator=kring.regieteam,
        voorzitter=kring.regieteam,
    )  # fmt: skip
    vergadering = bouw.vergadering(team, now=kring.now, over=over)
    return reverse("regieteam:besluitenlijst", args=[vergadering.sleutel])


def test_who_does_not_read_the_decision_finds_no_agreement(kring):
    opvang, zonder = actor(Soort.OPVANG), actor(Soort.HULPVERLENING)
    kring.deel(opvang)
    kring.deel(zonder, Rubriek.KERN, Rubriek.HULP)
    als(kring.regieteam).post(pagina(kring), ingevuld(kring))
    sleutel = TweedeKans.objects.get().sleutel
    papier = reverse("uitvoering:tweede_kans_afspraak", args=[kring.casus.nummer, sleutel])

    besluit = reverse("regieteam:besluit", args=[kring.casus.nummer, Besluit.objects.get().sleutel])
    for wie in (opvang, zonder):
        assert als(wie).get(papier).status_code == 404
        assert als(wie).get(besluit).status_code == 404
        assert "Tweede kans" not in tekst(als(wie).get(kring.casus.get_absolute_url()))
    weg = reverse("uitvoering:tweede_kans_afspraak", args=[kring.casus.nummer, uuid4()])
    assert als(kring.corporatie).get(weg).status_code == 404


def test_given_twice_it_stays_one(kring):
    client = als(kring.regieteam)
    client.post(pagina(kring), ingevuld(kring))

    assert client.post(pagina(kring), ingevuld(kring)).status_code == 409
    assert TweedeKans.objects.count() == 1


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        ({"begeleiding": ""}, "begeleiding"),
        ({"begeleiding": "1"}, "begeleiding"),
        ({"begeleiding": str(uuid4())}, "begeleiding"),
        ({"basis": "zomaar"}, "basis"),
        ({"basis": "andere_woning"}, "toelichting"),
        ({"huurder_akkoord_op": ""}, "huurder_akkoord_op"),
        ({"huurder_akkoord_op": "morgen"}, "huurder_akkoord_op"),
        ({"tot": "gisteren"}, "tot"),
        ({"tot": "vandaag"}, "tot"),
        ({"tot": "31-12-2099"}, "tot"),
        ({"voorwaarden": " \n \n"}, "voorwaarden"),
        ({"voorwaarden": "x\n" * 13}, "voorwaarden"),
        ({"voorwaarden": "x" * 501}, "voorwaarden"),
        ({"voorwaarden": "x" * 100_000}, "voorwaarden"),
        ({"gevolg": ""}, "gevolg"),
        ({"evaluatie_1": ""}, "evaluatie_1"),
        ({"evaluatie_1": "vandaag"}, "evaluatie_1"),
        ({"evaluatie_2": "gisteren"}, "evaluatie_2"),
        ({"evaluatie_3": "NA"}, "evaluatie_3"),
        ({"evaluatie_3": "soms"}, "evaluatie_3"),
        ({"waarom": "  "}, "waarom"),
        ({"waarom": "x" * 100_000}, "waarom"),
        ({"beslissers": []}, "beslissers"),
        ({"beslissers": ["Iemand, Ergens"]}, "beslissers"),
    ],
)
def test_a_wrong_agreement_is_refused_at_its_field_and_kept(kring, fout, veld):
    fout = {naam: dag(366) if waarde == "NA" else waarde for naam, waarde in fout.items()}

    response = als(kring.regieteam).post(pagina(kring), ingevuld(kring, **fout))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert not TweedeKans.objects.exists()


def test_the_pages_cost_what_they_cost(kring):
    client = als(kring.regieteam)
    with queries() as formulier:
        client.get(pagina(kring))
    client.post(pagina(kring), ingevuld(kring))
    sleutel = TweedeKans.objects.get().sleutel
    with queries() as papier:
        client.get(reverse("uitvoering:tweede_kans_afspraak", args=[kring.casus.nummer, sleutel]))

    besluit = Besluit.objects.get().sleutel
    with queries() as gelezen:
        client.get(reverse("regieteam:besluit", args=[kring.casus.nummer, besluit]))

    assert (len(formulier), len(papier), len(gelezen)) == (13, 7, 10)
