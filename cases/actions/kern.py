"""Changes who rents and where, and keeps the case findable by it."""

from django.db import transaction

from cases.actions.aanmaken import herindexeer
from cases.actions.blokken import bewaar_blok
from cases.choices import Gebeurtenissoort, Rubriek
from cases.models import Casus


@transaction.atomic
def bewaar_huurder(casus, huurder, velden, *, versie, by, now):
    """Save a tenant, or add one who rents along; the case is called after the main tenant."""
    huurder = bewaar_blok(
        casus,
        huurder,
        velden,
        rubriek=Rubriek.KERN,
        soort=Gebeurtenissoort.HUURDER,
        titel="" if huurder.pk else "Medehuurder toegevoegd",
        versie=versie,
        by=by,
        now=now,
    )
    if huurder.hoofdhuurder:
        Casus.objects.filter(pk=casus.pk).update(naam=huurder.volledige_naam)
    herindexeer(casus)
    return huurder


@transaction.atomic
def bewaar_woning(casus, woning, velden, *, versie, by, now):
    woning = bewaar_blok(
        casus,
        woning,
        velden,
        rubriek=Rubriek.KERN,
        soort=Gebeurtenissoort.WONING,
        versie=versie,
        by=by,
        now=now,
    )
    casus.woning = woning
    herindexeer(casus)
    return woning


def bewaar_huurovereenkomst(casus, huurovereenkomst, velden, *, versie, by, now):
    return bewaar_blok(
        casus,
        huurovereenkomst,
        velden,
        rubriek=Rubriek.HUUR,
        soort=Gebeurtenissoort.HUUROVEREENKOMST,
        versie=versie,
        by=by,
        now=now,
    )
