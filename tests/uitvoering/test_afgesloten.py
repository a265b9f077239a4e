"""What was asked for a case ends when it is closed: who comes back begins anew."""

from dataclasses import replace
from datetime import timedelta

import pytest

from berichten.models import Bericht
from cases.actions.stappen import NotYet, take_step
from cases.choices import Deadlinesoort, Resultaat, Status
from cases.models import Deadline
from cases.stukken import Afsluiting
from tests.factories import NOW
from tests.uitvoering.opvang import Opvangkring
from tests.uitvoering.straat import VERSLAG, kind, plek, vastleggen
from uitvoering.actions.afgelasting import gelast_af
from uitvoering.actions.afgesloten import ruim_op
from uitvoering.actions.incident import meld_incident
from uitvoering.actions.ontruiming import leg_ontruiming_vast
from uitvoering.actions.ontruimingsdag import REGEL, volg
from uitvoering.choices import Antwoordsoort, Onderdakstand

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=300)


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return Opvangkring()


def sluit(kring):
    take_step(
        kring.casus, "afsluiten", by=kring.casemanager, now=NOW,
        afsluiting=Afsluiting(resultaat=Resultaat.WONING_BEHOUDEN),
    )  # fmt: skip


def kom_terug(kring):
    """Ten months later the same household is before the Regieteam again, which says: evict."""
    kring.now = LATER
    take_step(kring.casus, "heropenen", by=kring.corporatie, now=LATER, reden="Weer schuld")
    kring.besluit("besluiten_ontruimen")


@pytest.mark.rule("RT-18")
def test_a_place_from_before_the_case_was_closed_shelters_nobody_later(kring):
    kind(kring)
    eerder = plek(kring)
    sluit(kring)
    kom_terug(kring)
    verslag = replace(VERSLAG, op=kring.vandaag)

    with pytest.raises(NotYet, match="Nooit op straat"):
        leg_ontruiming_vast(kring.casus, verslag, by=kring.corporatie, now=LATER)

    assert ruim_op(now=LATER) == 1
    eerder.refresh_from_db()
    assert (eerder.stand, eerder.beeindigd_op) == (Onderdakstand.BEEINDIGD, kring.vandaag)
    assert ruim_op(now=LATER) == 0


@pytest.mark.rule("NZ-07")
def test_who_comes_back_is_registered_again(kring):
    kring.meld_aan()
    sluit(kring)
    assert ruim_op(now=NOW) == 1
    kom_terug(kring)

    kring.zet_dag(40)
    volg(now=LATER)

    assert Deadline.objects.open().filter(casus=kring.casus, regel=REGEL).count() == 1


@pytest.mark.rule("NZ-08")
def test_the_shelter_hears_that_the_case_was_closed_and_keeps_no_place(kring):
    aanmelding = kring.meld_aan()
    kring.antwoord(aanmelding, Antwoordsoort.ZEKER)
    sluit(kring)
    Bericht.objects.all().delete()

    ruim_op(now=NOW)

    aanmelding.refresh_from_db()
    assert (aanmelding.ingetrokken_reden, aanmelding.ingetrokken_door) == (
        "De casus is afgesloten.", kring.casemanager.user,
    )  # fmt: skip
    assert not kring.casus.plekken.lopend().exists()
    assert {bericht.user for bericht in Bericht.objects.all()} == {kring.opvang.user}
    assert kring.voor(kring.casemanager).status == Status.AFGESLOTEN


@pytest.mark.rule("RT-18", "NZ-10")
def test_who_lives_there_since_the_eviction_keeps_her_place_until_the_case_opens_again(kring):
    kind(kring)
    eerder = plek(kring)
    vastleggen(kring)
    stabiel = Afsluiting(resultaat=Resultaat.STABIELE_PLEK, stabiele_plek=True)
    take_step(kring.casus, "afsluiten", by=kring.casemanager, now=NOW, afsluiting=stabiel)

    assert ruim_op(now=LATER) == 0
    eerder.refresh_from_db()
    assert eerder.stand == Onderdakstand.BEVESTIGD

    take_step(kring.casus, "heropenen", by=kring.corporatie, now=LATER, reden="Weer schuld")
    assert ruim_op(now=LATER) == 1


@pytest.mark.rule("RT-18")
def test_what_was_asked_for_since_counts(kring):
    kind(kring)
    sluit(kring)
    kom_terug(kring)
    kring.casus.plekken.create(
        soort="eigen_netwerk", stand="bevestigd", plaats="Bij oma", vanaf=kring.vandaag,
        gevraagd_at=LATER, gevraagd_door=kring.casemanager.user, bevestigd_at=LATER,
        bevestigd_door="Oma",
    )  # fmt: skip

    assert ruim_op(now=LATER) == 0
    verslag = replace(VERSLAG, op=kring.vandaag)
    casus = leg_ontruiming_vast(kring.casus, verslag, by=kring.corporatie, now=LATER)
    assert casus.status == Status.ONTRUIMD


# --- What has to be done first


def afsluiten(kring, resultaat=Resultaat.WONING_BEHOUDEN, toelichting=""):
    return take_step(
        kring.casus, "afsluiten", by=kring.casemanager, now=NOW,
        afsluiting=Afsluiting(resultaat=resultaat, toelichting=toelichting),
    )  # fmt: skip


@pytest.mark.rule("RT-18", "LAW-02")
def test_a_case_is_not_closed_while_its_eviction_is_still_announced(kring):
    """Nobody would look any more whether this household has a place on that day."""
    kring.zet_dag(40)
    with pytest.raises(NotYet, match="gelast die eerst af"):
        afsluiten(kring)

    gelast_af(kring.casus, reden="De huur is betaald", by=kring.corporatie, now=NOW)

    assert afsluiten(kring).status == Status.AFGESLOTEN


def test_who_moved_out_by_herself_is_not_put_on_the_street(kring):
    kring.zet_dag(40)

    assert afsluiten(kring, Resultaat.VERHUISD).status == Status.AFGESLOTEN


@pytest.mark.rule("RT-18")
def test_an_incident_is_followed_up_before_the_case_is_closed_or_there_is_a_reason(kring):
    meld_incident(
        kring.casus, op=kring.vandaag, wat="Toch ontruimd", waar_nu="Onbekend",
        by=kring.casemanager, now=NOW,
    )  # fmt: skip
    with pytest.raises(NotYet, match="nog geen plek"):
        afsluiten(kring, Resultaat.VERHUISD)

    van_incident = Deadline.objects.open().filter(soort=Deadlinesoort.INCIDENT)
    assert van_incident.exists()
    casus = afsluiten(kring, Resultaat.VERHUISD, "Zij wonen in Spanje, bij familie.")
    assert casus.status == Status.AFGESLOTEN


@pytest.mark.rule("RT-18")
def test_of_who_no_longer_takes_part_no_follow_up_is_waited_for(kring):
    meld_incident(
        kring.casus, op=kring.vandaag, wat="Toch ontruimd", waar_nu="Onbekend",
        by=kring.casemanager, now=NOW,
    )  # fmt: skip
    kring.casus.deelnames.filter(organisatie=kring.regieteam.organisatie).update(beeindigd_at=NOW)

    assert afsluiten(kring, Resultaat.VERHUISD).status == Status.AFGESLOTEN
