"""The dated events of the vonnis track, with the terms the law ties to them (LAW-02, LAW-04)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions import dreiging
from cases.actions.laden import om_in_te_voeren, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import (
    MET_EINDDATUM,
    NAAR_DE_RECHTER,
    STAPPEN_VAN,
    VOORUIT_GEPLAND,
    Gebeurtenissoort,
    Rubriek,
    Stapsoort,
)
from cases.models import JuridischeStap, Termijnregel
from cases.rekenen import voluit
from cases.rules import (
    VOOR_VROEGSIGNAAL,
    gemeld_voor_dagvaarding,
    niet_afgesloten,
    niet_opgeschort_door_besluit,
    ontbrekend,
)
from cases.wettelijk import langste, vroegste_ontruiming
from partners.choices import Rol
from partners.models import Sluitingsdag

JAAR = timedelta(days=366)


@transaction.atomic
def leg_juridische_stap_vast(
    casus, *, soort, datum, tot=None, toelichting="", afwijking_reden="", by, now
):
    """Record one event. What is announced changes only by a new event, never afterwards.

    Raises NotYet, at the field that it is about, when the law or the route doesn't allow it.
    """
    casus = om_in_te_voeren(casus, Rubriek.JURIDISCH, by=by, now=now)
    casus.peildag = datum
    eis(casus, niet_afgesloten)
    _controleer_soort(casus, soort)
    _controleer_vroegsignaal(casus, soort)
    _controleer_datum(casus, soort, datum, now=now)
    _controleer_einde(casus, soort, datum, tot)
    afwijking_reden = _afwijking(casus, soort, afwijking_reden, by=by)
    stap = JuridischeStap.objects.create(
        casus=casus,
        soort=soort,
        datum=datum,
        tot=tot,
        toelichting=toelichting,
        afwijking_reden=afwijking_reden,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    zonder_melding = afwijking_reden and f"Zonder melding bij het Regieteam: {afwijking_reden}"
    noteer(
        casus,
        Gebeurtenissoort.JURIDISCH,
        rubriek=Rubriek.JURIDISCH,
        by=by,
        now=now,
        titel=f"{Stapsoort(soort).label}: {voluit(datum)}",
        tekst="\n".join(deel for deel in (zonder_melding, toelichting) if deel),
    )
    dreiging.bewaak(casus, now=now)
    return stap


@transaction.atomic
def trek_juridische_stap_in(stap, *, reden, by, now):
    """Strike an event that was entered by mistake; it stays visible, with the reason."""
    casus = om_in_te_voeren(stap.casus, Rubriek.JURIDISCH, by=by, now=now)
    stap = casus.juridische_stappen.select_for_update().get(pk=stap.pk)
    if stap.organisatie_id != by.organisatie.pk:
        raise PermissionDenied
    if stap.ingetrokken_at:
        raise NotYet(["Deze stap is al ingetrokken."])
    gold = casus.ontruimingsdatum
    stap.ingetrokken_at, stap.ingetrokken_reden = now, reden
    stap.save(update_fields=["ingetrokken_at", "ingetrokken_reden"])
    if casus.ontruimingsdatum not in (None, gold):
        eis(casus, niet_opgeschort_door_besluit)  # an earlier date would count again (RT-12)
    noteer(
        casus,
        Gebeurtenissoort.JURIDISCH,
        rubriek=Rubriek.JURIDISCH,
        by=by,
        now=now,
        titel=f"Ingetrokken: {stap.get_soort_display()}, {voluit(stap.datum)}",
        tekst=reden,
    )
    dreiging.bewaak(casus, now=now)
    return stap


def vroegst(casus, *, now):
    """The terms before which nobody may be evicted as things stand; the latest of them last."""
    dag = vandaag(now)
    geldig = casus.juridische_stappen.filter(ingetrokken_at=None).order_by("vastgelegd_at", "pk")
    stappen = list(geldig)
    gesloten = Sluitingsdag.objects.voor(casus.corporatie, dag - JAAR, dag + JAAR)
    return vroegste_ontruiming(
        _aangekondigd(stappen) or dag,
        _laatste(stappen, Stapsoort.BETEKENING) or dag,
        Termijnregel.objects.filter(land=casus.land),
        gesloten,
    )


def _aangekondigd(stappen):
    """The day of the last announcement that no date of eviction followed yet."""
    open_aanzegging = None
    for stap in stappen:
        if stap.soort == Stapsoort.AANZEGGING:
            open_aanzegging = stap.datum
        elif stap.soort == Stapsoort.ONTRUIMINGSDATUM:
            open_aanzegging = None
    return open_aanzegging


def _laatste(stappen, soort):
    return max((stap.datum for stap in stappen if stap.soort == soort), default=None)


def _controleer_soort(casus, soort):
    if soort not in STAPPEN_VAN[casus.land]:
        raise NotYet(["Deze stap hoort niet bij het land van deze casus."], veld="soort")
    if soort == Stapsoort.ONTRUIMING_AFGELAST and casus.ontruimingsdatum is None:
        raise NotYet(["Er is geen ontruimingsdatum om af te gelasten."], veld="soort")
    if soort == Stapsoort.ONTRUIMINGSDATUM:
        eis(casus, niet_opgeschort_door_besluit)


def _controleer_vroegsignaal(casus, soort):
    """What the law asks before anything goes to the gemeente, as it stood on that day (LAW-01)."""
    if soort != Stapsoort.VROEGSIGNAAL:
        return
    if redenen := ontbrekend(casus, VOOR_VROEGSIGNAAL):
        raise NotYet(redenen, veld="soort")


def _controleer_datum(casus, soort, datum, *, now):
    if soort not in VOORUIT_GEPLAND and datum > vandaag(now):
        raise NotYet(["Leg deze stap pas vast als hij gezet is."], veld="datum")
    if soort != Stapsoort.ONTRUIMINGSDATUM:
        return
    te_vroeg = [grens for grens in vroegst(casus, now=now) if datum < grens.op]
    if te_vroeg:
        raise NotYet([f"{te_vroeg[-1].zin}."], veld="datum")
    for stap in casus.juridische_stappen.filter(soort__in=MET_EINDDATUM, ingetrokken_at=None):
        if stap.datum <= datum <= stap.tot:
            raise NotYet(
                [f"{stap.get_soort_display()} tot en met {voluit(stap.tot)}: "
                 "zolang dat loopt, kan er niet ontruimd worden."],
                veld="datum",
            )  # fmt: skip


def _controleer_einde(casus, soort, datum, tot):
    if soort not in MET_EINDDATUM:
        if tot:
            raise NotYet(["Bij deze stap hoort geen einddatum. Laat dit leeg."], veld="tot")
        return
    if tot is None:
        raise NotYet(["Vul in tot en met wanneer dit loopt."], veld="tot")
    if tot < datum:
        raise NotYet(["De einddatum ligt vóór de begindatum."], veld="tot")
    uiterste = langste(soort, datum, Termijnregel.objects.filter(land=casus.land))
    if uiterste and tot > uiterste.op:
        raise NotYet([f"{uiterste.zin}."], veld="tot")


def _afwijking(casus, soort, reden, *, by):
    """Why there is no melding, when there should be one (RT-07); only a teamleider may say so."""
    if soort not in NAAR_DE_RECHTER or gemeld_voor_dagvaarding(casus):
        return ""
    if not by.heeft(Rol.TEAMLEIDER):
        raise NotYet([gemeld_voor_dagvaarding.zin], veld="soort")
    if not reden.strip():
        raise NotYet([gemeld_voor_dagvaarding.zin], veld="afwijking_reden")
    return reden
