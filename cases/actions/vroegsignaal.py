"""Records what a landlord did before anything goes to the gemeente (LAW-01)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions.laden import om_in_te_voeren, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Inspanningsoort, Rubriek
from cases.models import Inspanning
from cases.rekenen import voluit
from cases.rules import niet_afgesloten
from partners.choices import Land


@transaction.atomic
def leg_inspanning_vast(casus, *, soort, datum, bewijs, geweigerd=None, by, now):
    """Add one piece of evidence; only the landlord of the case, and never one of the future."""
    casus = om_in_te_voeren(casus, Rubriek.JURIDISCH, by=by, now=now)
    if casus.corporatie_id != by.organisatie.pk or casus.land != Land.NL:
        raise PermissionDenied
    eis(casus, niet_afgesloten)
    if datum > vandaag(now):
        raise NotYet(["Leg dit pas vast als het gebeurd is."], veld="datum")
    inspanning = Inspanning.objects.create(
        casus=casus,
        soort=soort,
        datum=datum,
        bewijs=bewijs,
        geweigerd=geweigerd if soort == Inspanningsoort.AANBOD else None,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    antwoord = {True: "De huurder weigert.", False: "De huurder weigert niet."}
    noteer(
        casus,
        Gebeurtenissoort.JURIDISCH,
        rubriek=Rubriek.JURIDISCH,
        by=by,
        now=now,
        titel=f"{Inspanningsoort(soort).label}: {voluit(datum)}",
        tekst="\n".join(d for d in (antwoord.get(inspanning.geweigerd), bewijs) if d),
    )
    return inspanning
