"""A figure that was typed wrong, and put right on the same day (RT-01)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from cases.actions.achterstand import is_nieuwer, leg_achterstand_vast, spreekt_tegen
from cases.choices import Deadlinesoort, Resultaat, Status
from cases.models import Casus, Huurovereenkomst
from partners.choices import Soort
from tests.factories import NOW, actor, casus

pytestmark = [pytest.mark.django_db, pytest.mark.rule("RT-01", "RT-02")]

LATER = NOW + timedelta(days=10)


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus(by=corporatie)


def leg_vast(dossier, *bedragen, by):
    """These amounts one after the other, all of the same date."""
    for minuut, bedrag in enumerate(bedragen):
        leg_achterstand_vast(
            dossier, bedrag=Decimal(bedrag), peildatum=LATER.date(),
            oudste_openstaande_post=None, by=by, now=LATER + minuut * timedelta(minutes=1),
        )  # fmt: skip
    dossier.refresh_from_db()


def test_the_good_figure_stands_and_the_timeline_tells_what_was_wrong(corporatie, dossier):
    leg_vast(dossier, "0", "1826.05", by=corporatie)

    dossier.huurovereenkomst.refresh_from_db()
    assert dossier.huurovereenkomst.achterstand == Decimal("1826.05")
    standen = dossier.achterstanden.values_list("peildatum", "bedrag", "bron")
    assert standen.first() == (LATER.date(), Decimal("1826.05"), "hand")
    assert standen.count() == 2
    regel = dossier.gebeurtenissen.order_by("-op").first()
    assert regel.titel == "Huurachterstand verbeterd"
    assert regel.tekst == "Van € 0,00 naar € 1.826,05, op 28 november 2026."


def test_nothing_proposes_to_close_and_the_contact_keeps_its_day(corporatie, dossier):
    contact = dossier.deadlines.get()

    leg_vast(dossier, "0", "850", by=corporatie)

    assert dossier.deadlines.open().get() == contact
    weg = dossier.deadlines.get(soort=Deadlinesoort.SLUITEN)
    assert weg.dropped_reason == "De achterstand is verbeterd."


def test_paid_after_all_proposes_to_close(corporatie, dossier):
    leg_vast(dossier, "900", "0", by=corporatie)

    assert dossier.deadlines.open().get().soort == Deadlinesoort.SLUITEN


def test_what_had_not_risen_after_all_asks_for_no_contact(corporatie, dossier):
    dossier.deadlines.update(met_at=NOW)
    leg_vast(dossier, "8500", "850", by=corporatie)
    assert not dossier.deadlines.open().exists()

    leg_vast(dossier, "900", by=corporatie)
    assert dossier.deadlines.open().get().soort == Deadlinesoort.EERSTE_CONTACT


def test_a_case_closed_as_paid_opens_and_one_closed_with_its_debt_stays(corporatie):
    uitkomst = {}
    for resultaat in (Resultaat.BETAALD, Resultaat.VERHUISD):
        dossier = casus(by=corporatie)
        leg_vast(dossier, "0", by=corporatie)
        dossier.deadlines.open().update(dropped_at=LATER)
        Casus.objects.filter(pk=dossier.pk).update(
            status=Status.AFGESLOTEN, resultaat=resultaat, afgesloten_op=LATER.date()
        )
        leg_vast(dossier, "850", by=corporatie)
        uitkomst[resultaat] = dossier.status, dossier.deadlines.open().count()

    assert uitkomst[Resultaat.BETAALD] == (Status.PREVENTIE, 1)
    assert uitkomst[Resultaat.VERHUISD] == (Status.AFGESLOTEN, 0)


def test_a_file_corrects_nothing(corporatie, dossier):
    leg_vast(dossier, "0", "1826.05", by=corporatie)
    huur = Huurovereenkomst.objects.get(casus=dossier)

    assert spreekt_tegen(huur, LATER.date(), Decimal(0))
    assert not is_nieuwer(huur, LATER.date())
