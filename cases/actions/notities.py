"""Notes: added, never changed. A correction is a new note that names the old one."""

from django.db import transaction

from cases.actions.laden import om_in_te_voeren
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort
from cases.models import Notitie


@transaction.atomic
def schrijf_notitie(casus, *, tekst, rubriek, publiek, by, now, verbetert=None):
    """Add a note in one rubriek for one audience."""
    casus = om_in_te_voeren(casus, rubriek, by=by, now=now)
    notitie = Notitie.objects.create(
        casus=casus,
        tekst=tekst,
        rubriek=rubriek,
        publiek=publiek,
        verbetert=verbetert,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    noteer(
        casus,
        Gebeurtenissoort.NOTITIE,
        rubriek=rubriek,
        by=by,
        now=now,
        notitie=notitie,
        titel="Notitie verbeterd" if verbetert else "Notitie",
    )
    return notitie


def verbeter_notitie(notitie, *, tekst, by, now):
    """Correct a note with a new one for the same readers."""
    return schrijf_notitie(
        notitie.casus,
        tekst=tekst,
        rubriek=notitie.rubriek,
        publiek=notitie.publiek,
        verbetert=notitie,
        by=by,
        now=now,
    )
