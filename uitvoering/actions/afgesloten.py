"""What was asked for a case ends when it is closed: a household that comes back begins anew.

Once the case opens again only a place counts that was asked for since (RT-18), and the household
is registered again (NZ-07). Closing is a step of cases, below us; the sweep finds where it was
taken, and `ruim_casus_op` doesn't wait for it.
"""

from django.db.models import Exists, OuterRef

from cases.actions.deadlines import AFGESLOTEN
from cases.choices import Gebeurtenissoort
from cases.models import Gebeurtenis
from common.per_stuk import per_stuk
from uitvoering.actions.aanmelding import vervalt
from uitvoering.actions.onderdak import laat_plek_los
from uitvoering.models import Aanmelding, Onderdak, Ontruiming


def ruim_op(*, now):
    """End what was left behind; safe to repeat and in parallel. Returns in how many cases."""
    plekken = _van_voor_het_sluiten(Onderdak.objects.lopend(), "gevraagd_at")
    aanmeldingen = _van_voor_het_sluiten(Aanmelding.objects.levend(), "vastgelegd_at")
    casussen = {rij for rijen in (plekken, aanmeldingen) for rij in _casussen(rijen)}
    return per_stuk(_ruim_een, sorted(casussen), now=now)


def ruim_casus_op(casus, *, now):
    """The same for one case, which is under the lock of the caller."""
    aanmeldingen = _van_voor_het_sluiten(casus.aanmeldingen.levend(), "vastgelegd_at")
    for aanmelding in aanmeldingen.select_related("onderdak", "opvang"):
        vervalt(casus, aanmelding, reden=AFGESLOTEN, door=_sloot(casus), now=now)
    for plek in _van_voor_het_sluiten(casus.plekken.lopend(), "gevraagd_at"):
        laat_plek_los(casus, plek, reden=AFGESLOTEN, by=None, now=now)


def _van_voor_het_sluiten(rijen, sinds):
    """Also of an eviction, once the case is open again: until then it may still live there."""
    sindsdien = {"casus": OuterRef("casus"), "op__gte": OuterRef(sinds)}
    ontruimd = Ontruiming.objects.filter(casus=OuterRef("casus"))
    heropend = _stappen("heropenen").filter(**sindsdien)
    return rijen.filter(Exists(_stappen("afsluiten").filter(**sindsdien))).filter(
        ~Exists(ontruimd) | Exists(heropend)
    )


def _stappen(stap):
    return Gebeurtenis.objects.filter(soort=Gebeurtenissoort.STAP, stap=stap)


def _sloot(casus):
    """Who closed it the last time: with that the registration ended."""
    return _stappen("afsluiten").filter(casus=casus).latest("op", "pk").door


def _casussen(rijen):
    return rijen.order_by().values_list("casus", flat=True)


def _ruim_een(pk, *, now):
    gesloten = _stappen("afsluiten").filter(casus=pk).select_related("casus__corporatie")
    stap = gesloten.select_for_update(skip_locked=True, of=("casus",), no_key=True).first()
    if stap is None:
        return 0
    ruim_casus_op(stap.casus, now=now)
    return 1
