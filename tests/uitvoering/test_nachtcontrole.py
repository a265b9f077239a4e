"""The check at night finds every household that will have no place, in whatever phase it is."""

from datetime import timedelta

import pytest

from berichten.models import Bericht
from cases.actions.stappen import take_step
from cases.stukken import Casusformulier, Voortraject
from partners.choices import Soort
from tests.factories import NOW, VANDAAG, actor, geboren
from tests.uitvoering.hulp import Kring, over
from uitvoering.actions.incident import controleer
from uitvoering.actions.onderdak import beeindig_onderdak
from uitvoering.models import Onderdak

pytestmark = pytest.mark.django_db


def kondig_aan(kring, dagen):
    """A child lives there, and a day is announced, as an import or a landlord may have it."""
    wie = {
        "organisatie": kring.corporatie.organisatie,
        "vastgelegd_door": kring.corporatie.user,
        "vastgelegd_at": NOW,
    }
    kring.casus.bewoners.create(naam="Noor", geboortedatum=geboren(9), **wie)
    kring.casus.juridische_stappen.create(soort="ontruimingsdatum", datum=over(dagen), **wie)


def meld(kring):
    formulier = Casusformulier(
        regieteam=kring.regieteam.organisatie,
        huurder_geinformeerd_op=VANDAAG,
        wijze="Huisbezoek",
        reactie="Wil erbij zijn",
        voortraject=(Voortraject("Regeling", "Twee keer betaald", "Te weinig"),),
    )
    take_step(kring.casus, "melden", by=kring.corporatie, now=NOW, casusformulier=formulier)


def verwijs_terug(kring):
    kring.geagendeerd()
    take_step(kring.casus, "terugverwijzen", by=kring.regieteam, now=NOW, reden="Er is geld")


@pytest.mark.rule("RT-18")
@pytest.mark.parametrize(
    ("tot_hier", "wie"),
    [
        (lambda kring: None, "corporatie"),  # nobody else takes part
        (meld, "regieteam"),
        (verwijs_terug, "regieteam"),
    ],
    ids=["signaal", "gemeld", "terugverwezen"],
)
def test_a_date_that_is_near_is_seen_before_the_regieteam_decided(tot_hier, wie):
    kring = Kring()
    kondig_aan(kring, 5)
    tot_hier(kring)
    Bericht.objects.all().delete()

    assert controleer(now=NOW) == 1

    gehoord = {bericht.user for bericht in Bericht.objects.filter(soort="straat")}
    assert gehoord == {getattr(kring, wie).user}
    controleer(now=NOW)
    assert Bericht.objects.filter(soort="straat").count() == 1


@pytest.mark.rule("RT-18")
def test_the_municipality_hears_it_when_it_takes_part():
    kring = Kring()
    kondig_aan(kring, 5)
    gemeente = actor(Soort.GEMEENTE, naam="Gemeente Lindeburg")
    kring.deel(gemeente)
    Bericht.objects.all().delete()

    assert controleer(now=NOW) == 1
    assert {b.user for b in Bericht.objects.filter(soort="straat")} == {gemeente.user}


@pytest.mark.parametrize("dagen", [-1, 8])
def test_a_day_that_is_far_or_of_an_earlier_time_alarms_nobody(dagen):
    kring = Kring()
    kondig_aan(kring, dagen)

    assert controleer(now=NOW) == 0


@pytest.mark.rule("RT-18")
def test_a_place_that_falls_away_before_the_decision_is_told_about():
    kring = Kring()
    kondig_aan(kring, 30)
    meld(kring)
    onderdak = Onderdak.objects.create(
        casus=kring.casus, soort="eigen_netwerk", stand="bevestigd", plaats="Bij oma",
        vanaf=VANDAAG, gevraagd_at=NOW - timedelta(1), gevraagd_door=kring.regieteam.user,
        bevestigd_at=NOW, bevestigd_door="Oma",
    )  # fmt: skip

    beeindig_onderdak(onderdak, reden="Oma verhuist", by=kring.regieteam, now=NOW)

    assert Bericht.objects.filter(soort="straat", user=kring.regieteam.user).exists()
