"""The cases behind a number, as far as this actor sees them and may know that they belong there."""

from datetime import date

from django.db.models import Q
from django.db.models.functions import Trim

from cases.choices import Rubriek
from cases.models import Casus, Woning
from overzicht.bronnen import RUBRIEK, RUBRIEK_VAN_RIJ, bronnen
from overzicht.choices import Figuur
from overzicht.cijfers import bereik
from overzicht.groepen import met_groep

PER_PAGINA = 25


def bladzijde(actor, keuze, figuur, categorie, rij, *, now, vandaag, na=""):
    """(cases of one page, the newest first; the number to go on after or nothing).

    `rij` is the row of a division: {"soort", "groep" or "organisatie": its name}, or nothing.
    """
    zicht = Casus.objects.for_actor(actor, vandaag)
    eis = Q(pk__in=[])
    for feiten in bronnen(now, vandaag)[figuur]:
        feiten = _van_rij(_binnen(feiten, keuze), figuur, categorie, rij, vandaag)
        eis |= _leesbaar(zicht, actor, figuur, feiten)
    gevonden = zicht.filter(eis)
    for rubriek in sorted(rubrieken(figuur, rij)):
        gevonden = gevonden.leesbaar(actor, rubriek)
    if na:
        gevonden = gevonden.filter(pk__lt=zicht.filter(nummer=na).values("pk")[:1])
    rijen = list(gevonden.voor_lijst().order_by("-pk")[: PER_PAGINA + 1])
    verder = rijen[PER_PAGINA - 1].nummer if len(rijen) > PER_PAGINA else ""
    return rijen[:PER_PAGINA], verder


def rubrieken(figuur, rij):
    """Which parts of a case are told by its being in this list."""
    van_rij = {Rubriek.GEZIN} if "groep" in rij else set()
    if "soort" in rij and figuur in RUBRIEK_VAN_RIJ:
        van_rij.add(RUBRIEK_VAN_RIJ[figuur])
    return {Rubriek.KERN, RUBRIEK.get(figuur, Rubriek.KERN)} | van_rij


def _van_rij(feiten, figuur, categorie, rij, vandaag):
    """Those of one category and one row; of `Figuur.HUISHOUDENS` the category is the group."""
    groep = categorie if figuur == Figuur.HUISHOUDENS else rij.get("groep")
    if figuur != Figuur.HUISHOUDENS:
        feiten = feiten.filter(f_categorie=categorie)
    if groep:
        feiten = met_groep(feiten, vandaag).filter(f_groep=groep)
    if soort := rij.get("soort"):
        feiten = feiten.filter(f_rij=soort)
    if naam := rij.get("organisatie"):
        feiten = feiten.filter(organisatie__naam=naam)
    return feiten


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
    """Deadlines each in the rubriek that it belongs to; of signals the own organisation's."""
    if figuur != Figuur.DEADLINES:
        return Q(pk__in=feiten.values("f_casus"))
    feiten = feiten.filter(bereik(actor))
    feiten = feiten.filter(Q(signaal=None) | Q(signaal__organisatie=actor.organisatie))
    eis = Q(pk__in=[])
    for rubriek in Rubriek:
        kan = zicht.leesbaar(actor, rubriek).values("pk")
        eis |= Q(pk__in=feiten.filter(rubriek=rubriek).values("f_casus")) & Q(pk__in=kan)
    return eis
