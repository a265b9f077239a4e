"""Nu te doen: the one next step of a case, for the person who looks (RT-19)."""

from django.utils import timezone

from cases.choices import Deadlinesoort, Hoedanigheid, Status
from cases.lifecycle import blockers, steps_for
from cases.permissions import JURIST_VAN
from common.lezen import toon_telefoon
from common.templatetags.weergave import datum_tekst
from werkplek.adressen import adres
from werkplek.casuspagina.uitvoering import plan_gebieden
from werkplek.vervolg import BIJ_DEADLINE, HOOFDSTAP, NA_AFSPRAAK, STAPPEN, VERVOLG, AanZet
from werkplek.werklijst import contactstap, zinnen_over_plan

H = Hoedanigheid
WIE = {
    AanZet.VERHUURDER: {H.CORPORATIE},
    AanZet.REGIETEAM: {H.REGIETEAM, H.COORDINATOR},
    AanZet.CASEMANAGER: {H.CASEMANAGER},
    AanZet.NIEMAND: set(),
}
OP_OPVANG = "De casemanager wacht op jullie antwoord. Ook nee helpt: dan zoekt iedereen verder."


def nu_te_doen(dossier):
    """What this actor does next, or for whom she waits; the words of `_nu_te_doen.html`."""
    vervolg = _vervolg(dossier)
    if dossier.volgende:
        return _deadline(dossier)
    if dossier.wacht_op_opvang:
        bekijk = {"tekst": "Vraag bekijken", "url": dossier.onderdak["url"], "icoon": ""}
        return _kop("Laat weten of er een plek is", OP_OPVANG, [bekijk])
    stappen = {stap["naam"]: stap for stap in stappen_van(dossier)}
    hoofd = stappen.get(HOOFDSTAP.get(dossier.casus.status))
    if hoofd and not hoofd["redenen"]:
        return _kop(hoofd["tekst"], hoofd["uitleg"], [hoofd] if hoofd["url"] else [])
    if is_aan_zet(dossier):
        return _kop(vervolg.nu, vervolg.uitleg, dossier.acties(*vervolg.acties))
    return _kop(*_wachten(dossier, vervolg), [])


def aan_zet(dossier):
    """Where the case stands in words: what is done, what is next, and who does that."""
    vervolg = _vervolg(dossier)
    return {"gedaan": vervolg.gedaan, "nu": vervolg.nu, "wie": _wie(dossier, vervolg.wie)}


def stappen_van(dossier):
    """The steps of the route that this actor may take, each with what is still missing."""
    casus = dossier.casus
    casus.peildag = dossier.vandaag
    stappen = []
    for pijl in steps_for(casus, dossier.actor):
        stap = STAPPEN[pijl.name]
        stappen.append(
            {
                "naam": pijl.name,
                "tekst": stap.tekst,
                "uitleg": stap.uitleg,
                "url": adres(stap.adres, casus.nummer),
                "icoon": "",
                "redenen": [] if stap.formulier else blockers(casus, pijl),
            }
        )
    return stappen


def is_aan_zet(dossier):
    """Whether she has to act, she or a colleague with the same work; of a jurist's it never is."""
    wie = VERVOLG[Status(dossier.casus.status)].wie
    if wie == AanZet.VERHUURDER and _van_ons(dossier):
        return dossier.hoedanigheid not in JURIST_VAN.values()
    return dossier.hoedanigheid in WIE[wie]


def _van_ons(dossier):
    return dossier.casus.corporatie_id == dossier.actor.organisatie.pk


def _kop(titel, uitleg, acties, *, stand=None, waarom="", redenen=()):
    return {
        "titel": titel,
        "uitleg": uitleg,
        "acties": acties,
        "stand": stand,
        "waarom": waarom,
        "redenen": list(redenen),
    }


def _deadline(dossier):
    volgende = dossier.volgende
    acties, stap = [], contactstap(volgende["deadline"])
    bellen = volgende["deadline"].soort == Deadlinesoort.EERSTE_CONTACT
    if (bellen or (stap and not stap.is_bezoek)) and dossier.telefoon:
        acties.append(
            {
                "tekst": f"Bel {toon_telefoon(dossier.telefoon)}",
                "url": f"tel:{''.join(t for t in dossier.telefoon if t in '+0123456789')}",
                "icoon": "telefoon",
            }
        )
    if volgende["doen"] and volgende["doen"]["url"] != dossier.casus.get_absolute_url():
        acties.append(volgende["doen"])
    bij = BIJ_DEADLINE.get(volgende["deadline"].soort)
    if not bij and is_aan_zet(dossier):
        bij = _vervolg(dossier).uitleg
    moment = "Afspraak" if stap and stap.afspraak_at else "Uiterlijk"
    return _kop(
        volgende["deadline"].wat,
        stap.protocol.waarom if stap else bij,
        acties,
        stand=volgende["stand"],
        waarom=f"{moment} {voluit(volgende['wanneer'])}",
        redenen=_mist(dossier) if volgende["deadline"].soort == Deadlinesoort.PLAN else [],
    )


def _mist(dossier):
    """What the plan van aanpak still needs, a sentence each (RT-05)."""
    gebieden = plan_gebieden(dossier.casus)
    return zinnen_over_plan(gebieden, dossier.rechten)


def voluit(moment):
    """maandag 23 november 2026, 17:00."""
    lokaal = timezone.localtime(moment)
    return f"{datum_tekst(lokaal)}, {lokaal:%H:%M}"


def _vervolg(dossier):
    """The words of this status; in preventie those of the agreement that counts."""
    status, afspraak = Status(dossier.casus.status), dossier.geldende_afspraak
    if status == Status.PREVENTIE and afspraak and afspraak.status in NA_AFSPRAAK:
        return NA_AFSPRAAK[afspraak.status]
    return VERVOLG[status]


def _wachten(dossier, vervolg):
    if vervolg.wie == AanZet.NIEMAND:
        return vervolg.nu, vervolg.uitleg
    wie = f"{_wie(dossier, vervolg.wie)} is"
    if vervolg.wie == AanZet.VERHUURDER and _van_ons(dossier):
        wie = "Je collega's zijn"
    return "Je hoeft nu niets te doen", f"{wie} aan zet: {vervolg.nu[:1].lower()}{vervolg.nu[1:]}."


def _wie(dossier, wie):
    """Who must act, by name where it is known."""
    casus = dossier.casus
    match wie:
        case AanZet.VERHUURDER:
            return casus.corporatie.naam
        case AanZet.REGIETEAM if dossier.regieteam:
            return dossier.regieteam.naam
        case AanZet.CASEMANAGER if casus.casemanager:
            return f"{casus.casemanager.naam}, {casus.casemanager_organisatie.naam}"
    return wie.value
