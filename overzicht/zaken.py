"""The cases behind a number, as far as this actor sees them and may know that they belong there."""

from datetime import date

from django.db.models import Q
from django.db.models.functions import Trim

from cases.choices import Rubriek
from cases.models import Casus, Woning
from overzicht.bronnen import RUBRIEK, RUBRIEK_VAN_RIJ, bronnen
from overzicht.choices import Figuur

PER_PAGINA = 25


def bladzijde(actor, keuze, figuur, categorie, soort="", *, now, vandaag, na=""):
    """(cases of one page, the newest first; the number to go on after or nothing)."""
    zicht = Casus.objects.for_actor(actor, vandaag)
    eis = Q(pk__in=[])
    for feiten in bronnen(now, vandaag)[figuur]:
        feiten = _binnen(feiten.filter(f_categorie=categorie), keuze)
        if soort:
            feiten = feiten.filter(f_rij=soort)
        eis |= _leesbaar(zicht, actor, figuur, feiten)
    gevonden = zicht.filter(eis)
    if soort and figuur in RUBRIEK_VAN_RIJ:
        kan = zicht.leesbaar(actor, RUBRIEK_VAN_RIJ[figuur])
        gevonden = gevonden.filter(pk__in=kan.values("pk"))
    if na:
        gevonden = gevonden.filter(pk__lt=zicht.filter(nummer=na).values("pk")[:1])
    rijen = list(gevonden.voor_lijst().order_by("-pk")[: PER_PAGINA + 1])
    verder = rijen[PER_PAGINA - 1].nummer if len(rijen) > PER_PAGINA else ""
    return rijen[:PER_PAGINA], verder


def rubrieken(figuur, soort=""):
    """Which parts of a case are told by its being in this list."""
    van_rij = RUBRIEK_VAN_RIJ.get(figuur, Rubriek.KERN) if soort else Rubriek.KERN
    return {Rubriek.KERN, RUBRIEK.get(figuur, Rubriek.KERN), van_rij}


def _binnen(feiten, keuze):
    """Those of the period and the place; what is counted now has no day."""
    begin = date(keuze.jaar, 3 * (keuze.kwartaal or 1) - 2, 1)
    maand = 3 * (keuze.kwartaal or 4)
    einde = date(keuze.jaar + maand // 12, maand % 12 + 1, 1)
    feiten = feiten.filter(Q(f_dag=None) | Q(f_dag__gte=begin, f_dag__lt=einde))
    if keuze.plaats:
        daar = Woning.objects.annotate(heet=Trim("plaats")).filter(heet=keuze.plaats)
        feiten = feiten.filter(f_casus__in=daar.values("casus"))
    return feiten


def _leesbaar(zicht, actor, figuur, feiten):
    """Of deadlines only the own organisation's, each in the rubriek that it belongs to."""
    if figuur != Figuur.DEADLINES:
        kan = zicht.leesbaar(actor, RUBRIEK.get(figuur, Rubriek.KERN)).values("pk")
        return Q(pk__in=feiten.values("f_casus")) & Q(pk__in=kan)
    feiten = feiten.filter(organisatie=actor.organisatie)
    eis = Q(pk__in=[])
    for rubriek in Rubriek:
        kan = zicht.leesbaar(actor, rubriek).values("pk")
        eis |= Q(pk__in=feiten.filter(rubriek=rubriek).values("f_casus")) & Q(pk__in=kan)
    return eis
