"""The household's own data on paper: its plan and decisions too, as far as one reads."""

from datetime import timedelta

import pytest
from django.urls import reverse

from logboek.choices import Soort as Inzagesoort
from tests.regieteam.aan_tafel import Tafel
from tests.werkplek.pagina import als, inzagen, kind, nu, queries, tekst, vandaag
from uitvoering.actions import plan as acties
from uitvoering.choices import Doelstand
from uitvoering.choices import Leefgebiedsoort as L
from uitvoering.models import Kindgesprek

pytestmark = [pytest.mark.django_db, pytest.mark.rule("LAW-06")]

WEEK = timedelta(days=7)
AFSPRAAK, EIGEN, SCHULD, VERSLAG = "merktuin", "merkslapen", "merkschuld", "merkbrieven"


@pytest.fixture
def tafel():
    tafel = Tafel(now=nu())
    tafel.besluit()
    return tafel


@pytest.fixture
def plan(tafel):
    """With a word in each half of wonen, and in financiën."""
    velden = {"by": tafel.hulp, "now": nu()}
    plan = acties.begin(tafel.casus, **velden)
    wonen, geld = (
        plan.leefgebieden.select_related("plan__casus").get(soort=s) for s in (L.WONEN, L.FINANCIEN)
    )
    doel = acties.voeg_doel_toe(wonen, wat=AFSPRAAK, toets="Het pad is vrij", **velden)
    acties.werk_doel_bij(doel, wat=doel.wat, toets=doel.toets, stand=Doelstand.GEHAALD,
                         uitkomst="Het lukte", versie=doel.versie, **velden)  # fmt: skip
    acties.schrijf_woorden(wonen, woorden=EIGEN, versie=1, **velden)
    acties.schrijf_woorden(geld, woorden=SCHULD, versie=1, **velden)
    acties.spreek_actie_af(geld, wat="merkactie", organisatie=tafel.hulp.organisatie,
                           persoon=None, voor_op=vandaag() + WEEK, **velden)  # fmt: skip
    acties.plan_bespreking(wonen, op=vandaag() + WEEK, **velden)
    wonen.refresh_from_db()
    acties.bespreek(wonen, op=vandaag(), verslag=VERSLAG, woorden="", volgend_op=vandaag() + WEEK,
                    **velden)  # fmt: skip
    return plan


def uitdraai(wie, tafel):
    return tekst(als(wie).get(reverse("gegevens_uitdraai", args=[tafel.casus.nummer])))


def test_of_a_domain_without_goal_or_action_the_paper_says_so(tafel):
    acties.begin(tafel.casus, by=tafel.hulp, now=nu())

    assert uitdraai(tafel.hulp, tafel).count("Hier is nog niets afgesproken.") == 2


@pytest.mark.rule("RT-05", "RT-11")
def test_the_household_gets_its_plan_and_the_decisions_about_it(tafel, plan):
    papier = uitdraai(tafel.hulp, tafel)

    for wat in ("Plan van aanpak van", AFSPRAAK, "(gehaald)", "Het pad is vrij", "Het lukte", EIGEN,
                SCHULD, VERSLAG, "merkactie", "Besluiten van het Regieteam", "Inkomen op orde",
                "Er is inkomen, en wil om te betalen.", "Voorwaarden"):  # fmt: skip
        assert wat in papier, wat
    assert inzagen()[-1].soort == Inzagesoort.AFDRUK
    assert {"besluit", "hulp", "financien"} <= set(inzagen()[-1].rubrieken)


@pytest.mark.rule("RT-05", "OC-15")
def test_a_landlord_prints_what_was_agreed_about_the_home_and_no_more(tafel, plan):
    papier = uitdraai(tafel.corporatie, tafel)

    assert AFSPRAAK in papier
    assert "Er is inkomen, en wil om te betalen." in papier
    for geheim in (EIGEN, SCHULD, VERSLAG, "merkactie", "Financiën</h3>"):
        assert geheim not in papier


@pytest.mark.rule("RT-11")
def test_who_reads_no_decision_prints_none(tafel, plan):
    gunningen = tafel.casus.gunningen.filter(group=tafel.corporatie.organisatie.groep)
    gunningen.filter(permission__codename="zie_besluit").delete()

    papier = uitdraai(tafel.corporatie, tafel)

    for geheim in (AFSPRAAK, "Besluiten van het Regieteam", "Plan van aanpak van", "Voorwaarden"):
        assert geheim not in papier


def test_what_a_child_said_stays_off_the_paper(tafel, plan):
    Kindgesprek.objects.create(
        casus=tafel.casus, kind=kind(tafel.casus, tafel.hulp), op=vandaag(), uitkomst="zelf",
        wie="Naima", wat="merkkind", organisatie=tafel.hulp.organisatie,
        vastgelegd_door=tafel.hulp.user, vastgelegd_at=nu(),
    )  # fmt: skip

    assert "merkkind" not in uitdraai(tafel.hulp, tafel)


def test_the_paper_asks_as_much_however_much_there_is(tafel, plan):
    with queries() as eerst:
        uitdraai(tafel.hulp, tafel)
    for gebied in plan.leefgebieden.select_related("plan__casus"):
        for n in range(3):
            acties.voeg_doel_toe(gebied, wat=f"Doel {n}", toets="", by=tafel.hulp, now=nu())
    with queries() as daarna:
        uitdraai(tafel.hulp, tafel)
    assert len(eerst) == len(daarna)
