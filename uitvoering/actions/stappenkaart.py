"""What is looked for before a shelter, the advice that is asked, and notes on the step card."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek
from cases.permissions import mag, toegang
from cases.rules import niet_afgesloten
from uitvoering.actions.ontruimingsdag import volg_casus
from uitvoering.choices import Adviessoort, Kaartstap
from uitvoering.models import Advies, Kaartregel, Oplossing
from uitvoering.rules import ADVIES_OVER, EIGEN, hoeft_niet_naar_de_opvang, kan_vervallen

INVULLEN, EIGEN_OPLOSSINGEN = "stappenkaart_invullen", "eigen_oplossingen"


@transaction.atomic
def leg_oplossing_vast(casus, *, soort, uitkomst, toelichting, bekeken_op, by, now):
    """Somebody looked into another place (RT-15, RT-16, NZ-06).

    What the household and its network can do a helper writes down, never the landlord.
    """
    casus = _casus(casus, by=by, now=now)
    if soort in EIGEN and not mag(casus, by, EIGEN_OPLOSSINGEN):
        raise PermissionDenied
    _niet_later(bekeken_op, "bekeken_op", now=now)
    _ingevuld(toelichting, "toelichting", "Schrijf op wat je bekeek, en wat daaruit kwam.")
    oplossing = Oplossing.objects.create(
        casus=casus,
        soort=soort,
        uitkomst=uitkomst,
        toelichting=toelichting,
        bekeken_op=bekeken_op,
        **_door(by, now),
    )
    waar, uit = oplossing.get_soort_display(), oplossing.get_uitkomst_display()
    _noteer(casus, f"Gezocht naar een plek: {waar.lower()}, {uit.lower()}", by=by, now=now)
    return oplossing


@transaction.atomic
def vraag_advies(casus, *, soort, waarover, aan_wie, gevraagd_op, vraag, financiering="", by, now):
    """Advice was asked (NZ-04, NZ-09, OC-14); the answer follows, or not."""
    casus = _casus(casus, by=by, now=now)
    if waarover not in ADVIES_OVER[soort]:
        raise NotYet(["Dit vraag je niet aan deze organisatie."], veld="waarover")
    _niet_later(gevraagd_op, "gevraagd_op", now=now)
    _ingevuld(aan_wie, "aan_wie", "Vul in aan wie het advies is gevraagd.")
    _ingevuld(vraag, "vraag", "Schrijf op wat er is gevraagd.")
    advies = Advies.objects.create(
        casus=casus,
        soort=soort,
        waarover=waarover,
        aan_wie=aan_wie,
        gevraagd_op=gevraagd_op,
        vraag=vraag,
        financiering=financiering,
        **_door(by, now),
    )
    _noteer(casus, f"Gevraagd aan {_naam(advies)}: {_waarover(advies)}", by=by, now=now)
    return advies


@transaction.atomic
def leg_advies_vast(advies, *, antwoord, antwoord_op, financiering="", by, now):
    """What was answered, once. Advice of a shelter says how it is paid for (NZ-04)."""
    casus = _casus(advies.casus, by=by, now=now)
    advies = casus.adviezen.select_for_update().get(pk=advies.pk)
    if not mag_beantwoorden(casus, advies, by):
        raise PermissionDenied
    if advies.antwoord:
        raise NotYet(["Het antwoord staat er al."])
    _niet_later(antwoord_op, "antwoord_op", now=now)
    if antwoord_op < advies.gevraagd_op:
        raise NotYet(["Dit is eerder dan de vraag."], veld="antwoord_op")
    _ingevuld(antwoord, "antwoord", "Schrijf op wat het antwoord is.")
    advies.financiering = financiering or advies.financiering
    if advies.soort == Adviessoort.OPVANG:
        _ingevuld(advies.financiering, "financiering", "Schrijf op hoe dit betaald wordt.")
    advies.antwoord, advies.antwoord_op, advies.antwoord_door = antwoord, antwoord_op, by.user
    advies.save()
    _noteer(casus, f"Antwoord van {_naam(advies)}: {_waarover(advies)}", by=by, now=now)
    return advies


@transaction.atomic
def noteer_stap(casus, stap, *, niet_van_toepassing, op, met="", toelichting="", by, now):
    """A step of the card that a person fills in; "niet van toepassing" only where it may be."""
    casus = _casus(casus, by=by, now=now)
    _niet_later(op, "op", now=now)
    if niet_van_toepassing:
        _controleer_vervallen(casus, stap, toelichting, now=now)
    elif stap in ZELF_GEDAAN:
        veld, zin = ZELF_GEDAAN[stap]
        _ingevuld({"met": met, "toelichting": toelichting}[veld], veld, zin)
    else:
        raise NotYet(["Deze stap vult zich vanzelf in, als hij is gedaan."])
    regel = Kaartregel.objects.create(
        casus=casus,
        stap=stap,
        niet_van_toepassing=niet_van_toepassing,
        op=op,
        met=met,
        toelichting=toelichting,
        **_door(by, now),
    )
    stand = "niet van toepassing" if niet_van_toepassing else "gedaan"
    _noteer(casus, f"{Kaartstap(stap).label}: {stand}", by=by, now=now)
    volg_casus(casus, now=now)
    return regel


# What a person can say was done, and what she writes with it.
ZELF_GEDAAN = {
    Kaartstap.TWEEDE_KANS: ("toelichting", "Schrijf op of een tweede kans kan, en waarom."),
    Kaartstap.ZORGSTRUCTUUR: ("met", "Vul in met wie is afgestemd."),
}


def mag_beantwoorden(casus, advies, actor):
    """Who keeps the decision, and the organisation that asked."""
    besluit = toegang(casus, actor)[Rubriek.BESLUIT]
    return besluit.schrijven or (besluit.lezen and advies.organisatie_id == actor.organisatie.pk)


def ziet_tekst(rij, rechten, actor):
    """The words behind a step read who helps, who keeps the decision, and who wrote them."""
    return (
        rechten[Rubriek.HULP].lezen
        or rechten[Rubriek.BESLUIT].schrijven
        or rij.organisatie_id == actor.organisatie.pk
    )


def _controleer_vervallen(casus, stap, toelichting, *, now):
    if not kan_vervallen(stap):
        raise NotYet([kan_vervallen.zin], veld="niet_van_toepassing")
    _ingevuld(toelichting, "toelichting", "Schrijf op waarom dit niet van toepassing is.")
    if stap == Kaartstap.AANMELDING:
        casus.peildag = vandaag(now)
        eis(casus, hoeft_niet_naar_de_opvang)


def _casus(casus, *, by, now):
    casus = om_te_doen(casus, INVULLEN, by=by, now=now)
    if not toegang(casus, by)[Rubriek.BESLUIT].lezen:
        raise PermissionDenied
    eis(casus, niet_afgesloten)
    return casus


def _niet_later(op, veld, *, now):
    if op > vandaag(now):
        raise NotYet(["Deze datum ligt in de toekomst."], veld=veld)


def _ingevuld(tekst, veld, zin):
    if not tekst.strip():
        raise NotYet([zin], veld=veld)


def _naam(advies):
    return advies.get_soort_display()


def _waarover(advies):
    return advies.get_waarover_display().lower()


def _door(by, now):
    return {"organisatie": by.organisatie, "vastgelegd_door": by.user, "vastgelegd_at": now}


def _noteer(casus, titel, *, by, now):
    """The timeline says what, not what was found: that is read at the step itself."""
    noteer(
        casus,
        Gebeurtenissoort.STAPPENKAART,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=titel[:160],
    )
