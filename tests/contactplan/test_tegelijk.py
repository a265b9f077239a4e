"""What the clock does in a contact plan while somebody works in the same case."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import transaction

from cases.choices import Stapsoort
from cases.models import JuridischeStap
from contactplan.actions import rond_gesprek_af, start, volg_stilte
from contactplan.choices import Hulp, Startbericht
from contactplan.gesprek import REGEL_ZITTING, herinner_aan_zittingen, leg_punt_vast
from contactplan.models import Contactstap
from partners.choices import Soort
from tests.contactplan.test_actions import lokaal, vast
from tests.factories import NOW, VANDAAG, actor, casus, deel
from tests.tegelijk import in_een_draad, tot_iemand_wacht

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ocmw():
    return actor(Soort.OCMW)


@pytest.fixture
def traject(ocmw):
    verhuurder = actor()
    dossier = deel(casus(by=verhuurder), ocmw, by=verhuurder)
    return start(dossier, bericht=Startbericht.ACHTERSTAND, ontvangen_at=NOW, by=ocmw, now=NOW)


@pytest.mark.rule("OC-08")
def test_a_plan_that_stops_while_silence_is_heard_leaves_no_step_open(traject, ocmw):
    vast(traject, "niet_bereikt", ocmw, NOW)
    vast(traject, "niet_bereikt", ocmw, lokaal("2026-11-19 11:00"))
    vast(traject, "niemand", ocmw, lokaal("2026-11-19 15:00"), achtergelaten=["folder"])
    avond = lokaal("2026-11-23 17:01")
    velden = {"hulp": Hulp.GEWEIGERD, "reden": "Zij belde", "by": ocmw, "now": avond}

    with ThreadPoolExecutor(1) as draad:
        with transaction.atomic():
            assert volg_stilte(now=avond) == 1
            stopt = draad.submit(in_een_draad, rond_gesprek_af, traject, **velden)
            tot_iemand_wacht()
        stopt.result()

    assert list(Contactstap.objects.values_list("stap", "uitkomst", "afwijking")[3:]) == [
        ("ruimte_geven", "stilte", ""),
        ("laatste_bezoek", "", "Zij belde"),
    ]
    assert not Contactstap.objects.open().exists()


@pytest.mark.rule("OC-13")
def test_a_hearing_is_reminded_of_once_while_a_point_of_it_is_written_down(traject, ocmw):
    dossier = traject.casus
    for soort, over in ((Stapsoort.DAGVAARDING, 0), (Stapsoort.ZITTING, 20)):
        JuridischeStap.objects.create(
            casus=dossier,
            soort=soort,
            datum=VANDAAG + timedelta(days=over),
            organisatie=dossier.corporatie,
            vastgelegd_door=ocmw.user,
            vastgelegd_at=NOW,
        )
    velden = {"stand": "open", "by": ocmw, "now": NOW}

    with ThreadPoolExecutor(1) as draad:
        with transaction.atomic():
            assert herinner_aan_zittingen(now=NOW) == 1
            schrijft = draad.submit(
                in_een_draad, leg_punt_vast, dossier, "steun_op_zitting", **velden
            )
            tot_iemand_wacht()
        schrijft.result()

    assert dossier.deadlines.open().filter(regel=REGEL_ZITTING).count() == 1
