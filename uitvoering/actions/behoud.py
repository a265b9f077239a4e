"""The end of scenario 1: the home is kept, with what was agreed (RT-12, RT-14)."""

from django.db import transaction

from cases.actions.afspraken import geldende_afspraak
from cases.actions.laden import om_te_doen
from cases.actions.stappen import take_step
from cases.choices import Afspraakstatus, Resultaat, Status
from cases.stukken import Afsluiting
from uitvoering.choices import Controleuitkomst

AFSLUITEN = "afsluiten_uitvoering"


@transaction.atomic
def sluit_met_behoud(casus, *, toelichting, by, now):
    """Close the case: the home is kept. Raises NotYet when a condition isn't, without a reason."""
    casus = om_te_doen(casus, AFSLUITEN, by=by, now=now)
    return take_step(
        casus,
        "afsluiten",
        by=by,
        now=now,
        afsluiting=Afsluiting(
            resultaat=Resultaat.WONING_BEHOUDEN,
            toelichting=toelichting,
            voorwaarden_nagekomen=all(klopt for _, klopt in balans(casus)),
        ),
    )


def behoudt(casus):
    """Whether the case stands where the home can be kept: not while it is discussed anew."""
    return casus.status == Status.VOORKOMEN


def balans(casus):
    """What was agreed, and whether it came to be: [(sentence, bool)]."""
    voorwaarden = list(casus.voorwaarden.geldend())
    regels = [
        (rij.get_soort_display(), rij.stand == Controleuitkomst.NAGEKOMEN) for rij in voorwaarden
    ]
    if not voorwaarden:
        regels.append(("De vier voorwaarden zijn bewaakt", False))
    afspraak = geldende_afspraak(casus)
    betaald = afspraak is not None and afspraak.status == Afspraakstatus.NAGEKOMEN
    klaar = betaald or not casus.achterstand_nu
    return [*regels, ("De achterstand is betaald zoals afgesproken", klaar)]
