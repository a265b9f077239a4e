from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions.stappen import take_step
from cases.choices import Status
from cases.models import Casus, Gebeurtenis, Huishouden
from cases.stukken import Casusformulier, Voortraject
from partners.choices import Rol, Soort
from tests.factories import actor
from tests.werkplek.pagina import als, deel, inzagen, nieuw, nu, queries, tekst, vandaag

pytestmark = pytest.mark.django_db

MELDINGEN = reverse("regieteam:meldingen")


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE, naam="Linde Wonen")


@pytest.fixture
def regieteam():
    return actor(Soort.REGIETEAM, Rol.REGIETEAMLID)


def meld(corporatie, regieteam, dagen=0, **velden):
    """A case that was reported so many days ago."""
    casus = nieuw(corporatie, **velden)
    Huishouden.objects.create(casus=casus, kwetsbaar=True)
    formulier = Casusformulier(
        regieteam=regieteam.organisatie,
        huurder_geinformeerd_op=vandaag(),
        wijze="Brief",
        reactie="Geen",
        voortraject=(Voortraject("Regeling", "Niet betaald", "Te weinig inkomen"),),
    )
    take_step(casus, "melden", by=corporatie, now=nu(), casusformulier=formulier)
    Gebeurtenis.objects.filter(casus=casus, stap="melden").update(op=nu() - timedelta(days=dagen))
    return casus


def test_the_longest_waiting_report_comes_first(corporatie, regieteam):
    meld(corporatie, regieteam, 3, achternaam="Kort", voorletters="")
    meld(corporatie, regieteam, 12, achternaam="Lang", voorletters="")

    response = als(regieteam).get(MELDINGEN)

    assert [(r["casus"].naam, r["dagen"]) for r in response.context["rijen"]] == [
        ("Lang", 12),
        ("Kort", 3),
    ]
    assert "12 dagen geleden" in tekst(response)
    [inzage] = inzagen()
    assert inzage.rubrieken == ["besluit", "kern"]


@pytest.mark.parametrize("status", Status)
def test_only_what_is_with_the_regieteam_stands_in_the_list(status, corporatie, regieteam):
    casus = meld(corporatie, regieteam)
    Huishouden.objects.update(kwetsbaar=False)  # else no status says that it was evicted
    velden = {"casemanager": regieteam.user, "casemanager_organisatie": regieteam.organisatie}
    if status == Status.AFGESLOTEN:
        velden |= {"resultaat": "betaald", "afgesloten_op": vandaag()}
    Casus.objects.filter(pk=casus.pk).update(status=status, **velden)

    rijen = als(regieteam).get(MELDINGEN).context["rijen"]

    bij_het_team = status in (Status.GEMELD, Status.GEAGENDEERD, Status.AANGEHOUDEN)
    assert bool(rijen) == bij_het_team


def test_another_regieteam_sees_nothing_of_it(corporatie, regieteam):
    meld(corporatie, regieteam)

    pagina = tekst(als(actor(Soort.REGIETEAM, Rol.VOORZITTER)).get(MELDINGEN))

    assert "Er zijn geen meldingen" in pagina


@pytest.mark.parametrize(
    ("soort", "rol", "status"),
    [
        (Soort.REGIETEAM, Rol.REGIETEAMLID, 200),
        (Soort.REGIETEAM, Rol.VOORZITTER, 200),
        (Soort.REGIETEAM, Rol.COORDINATOR, 200),
        (Soort.GEMEENTE, Rol.COORDINATOR, 200),
        (Soort.GEMEENTE, Rol.MEDEWERKER, 403),
        (Soort.CORPORATIE, Rol.MEDEWERKER, 403),
        (Soort.HULPVERLENING, Rol.TEAMLEIDER, 403),
        (Soort.REGIETEAM, Rol.BEHEERDER, 403),
    ],
)
def test_the_list_is_of_the_regieteam_and_the_coordinator(soort, rol, status):
    assert als(actor(soort, rol)).get(MELDINGEN).status_code == status


def test_a_partner_that_takes_part_still_gets_no_list(corporatie, regieteam):
    hulp = actor(Soort.HULPVERLENING)
    deel(meld(corporatie, regieteam), hulp, by=corporatie)

    assert als(hulp).get(MELDINGEN).status_code == 403


@pytest.mark.parametrize("rijen", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(rijen, corporatie, regieteam):
    for _ in range(rijen):
        meld(corporatie, regieteam)
    client = als(regieteam)

    with queries() as aantal:
        client.get(MELDINGEN)

    assert len(aantal) == 8
