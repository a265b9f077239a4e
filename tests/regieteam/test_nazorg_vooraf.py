"""Aftercare that began before an eviction ends when the Regieteam averts it after all (NZ-10)."""

from datetime import timedelta

import pytest

from cases.actions.juridisch import trek_juridische_stap_in
from cases.choices import Deadlinesoort, Stapsoort
from partners.choices import Soort
from regieteam.actions.besluiten import verwijs_terug
from tests.factories import NOW, VANDAAG, actor, deel, voor
from tests.regieteam.aan_tafel import Tafel
from uitvoering.actions import nazorg
from uitvoering.actions.tweede_kans import Afspraak, geef_tweede_kans
from uitvoering.choices import Actiesoort as A
from uitvoering.choices import Basis

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)


@pytest.fixture
def tafel():
    """Scenario 2, aftercare planned for after the announced day, and then that day fell away."""
    tafel = Tafel()
    tafel.besluit(tafel.ontruimen())
    aangekondigd = tafel.juridisch(Stapsoort.ONTRUIMINGSDATUM, VANDAAG + 30 * DAG)
    nazorg.begin_vooraf(
        voor(tafel.casus, tafel.hulp), reden="Er is geen betaling te verwachten.",
        momenten=nazorg.standaard_momenten(VANDAAG + 30 * DAG), by=tafel.hulp, now=NOW,
    )  # fmt: skip
    trek_juridische_stap_in(aangekondigd, reden="Vergissing", by=tafel.corporatie, now=NOW)
    return tafel


def gepland(tafel):
    return tafel.casus.deadlines.open().filter(soort=Deadlinesoort.NAZORG).count()


def voorkom(tafel):
    tafel.opnieuw()
    tafel.besluit(tafel.voorkomen(acties=(tafel.actie(A.MELDPUNT),)))


def stuur_terug(tafel):
    tafel.opnieuw()
    verwijs_terug(tafel.punt, reden="Er is geld", by=tafel.team.voorzitter, now=NOW)


def geef_nog_een_kans(tafel):
    begeleider = actor(Soort.HULPVERLENING, naam="Begeleiding")
    deel(tafel.casus, begeleider, by=tafel.corporatie)
    afspraak = Afspraak(
        begeleiding=begeleider.organisatie, basis=Basis.values[0], toelichting="Deze woning",
        huurder_akkoord_op=VANDAAG, tot=VANDAAG + 300 * DAG, voorwaarden=("Op tijd betalen",),
        gevolg="Dan volgt de ontruiming.", evaluaties=(VANDAAG + 90 * DAG,),
    )  # fmt: skip
    stoelen = tafel.ontruimen().voor_de_route().deelnemers
    wie = {"by": tafel.team.voorzitter, "now": NOW}
    geef_tweede_kans(tafel.casus, afspraak, deelnemers=stoelen, **wie)


@pytest.mark.rule("NZ-10")
@pytest.mark.parametrize("wat", [voorkom, stuur_terug, geef_nog_een_kans])
def test_nobody_asks_after_an_eviction_that_was_averted(tafel, wat):
    assert gepland(tafel) == 4

    wat(tafel)

    assert gepland(tafel) == 0
    assert nazorg.lopend(tafel.casus) is None


@pytest.mark.rule("NZ-10")
def test_another_decision_to_evict_keeps_it(tafel):
    tafel.opnieuw()
    tafel.besluit(tafel.ontruimen(acties=(tafel.actie(A.MELDPUNT),)))

    assert gepland(tafel) == 4
