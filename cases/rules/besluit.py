"""Wat het Regieteam samen besluit."""

from cases.rules.taal import rule

MINIMAAL_ORGANISATIES = 2


@rule(
    "Beantwoord de drie vragen: is de ontruiming te voorkomen, welke stappen zijn nodig, "
    "en is een melding bij het Meldpunt Bijzondere Zorg nodig?",
    "RT-11",
)
def drie_vragen_beantwoord(casus):
    besluit = casus.gegeven.besluit
    return (
        besluit.te_voorkomen is not None
        and bool(besluit.stappen.strip())
        and besluit.meldpunt_nodig is not None
    )


@rule("Noteer wie er beslisten: mensen van ten minste twee organisaties.", "RT-11")
def samen_besloten(casus):
    deelnemers = [d for d in casus.gegeven.besluit.deelnemers if d.naam.strip()]
    return len({d.organisatie for d in deelnemers}) >= MINIMAAL_ORGANISATIES


@rule("Wijs een casemanager aan.", "RT-11", "RT-12", "RT-15")
def casemanager_aangewezen(casus):
    besluit = casus.gegeven.besluit
    return bool(besluit.casemanager and besluit.casemanager_organisatie)


@rule("Spreek ten minste één actie af, met een eigenaar en een datum.", "RT-11")
def actie_afgesproken(casus):
    acties = casus.gegeven.besluit.acties
    return bool(acties) and all(a.wat and a.eigenaar and a.op for a in acties)


@rule("Schrijf op hoe jullie het belang en de kosten voor de samenleving wogen.", "RT-06")
def maatschappelijk_gewogen(casus):
    return bool(casus.gegeven.besluit.weging.strip())


@rule("Bij dit besluit hoort het antwoord: de ontruiming is te voorkomen.", "RT-12")
def te_voorkomen(casus):
    return casus.gegeven.besluit.te_voorkomen is True


@rule("Bij dit besluit hoort het antwoord: de ontruiming is niet te voorkomen.", "RT-15")
def niet_te_voorkomen(casus):
    return casus.gegeven.besluit.te_voorkomen is False


@rule("Vul in tot wanneer de corporatie de ontruiming opschort.", "RT-12")
def opgeschort(casus):
    tot = casus.gegeven.besluit.opgeschort_tot
    return tot is not None and tot > casus.peildag


@rule("Vul in op welk bedrag en welke datum de achterstand stilstaat.", "RT-12")
def achterstand_bevroren(casus):
    besluit = casus.gegeven.besluit
    return besluit.bevroren_bedrag is not None and besluit.bevroren_op is not None


@rule("Vul in welke termijn jullie afspreken.", "RT-12")
def termijn_afgesproken(casus):
    return casus.gegeven.besluit.termijn_tot is not None


@rule(
    "Spreek een actie van Jeugdbescherming af, vóór de ontruimingsdatum: "
    "er wonen minderjarige kinderen.",
    "RT-17",
)
def jeugdbescherming_betrokken(casus):
    besluit = casus.gegeven.besluit
    dag = besluit.ontruimingsdatum or casus.ontruimingsdatum
    if dag and dag < casus.peildag:
        dag = None  # it went by: nothing can be done before it any more
    if not casus.heeft_minderjarigen(dag or casus.peildag):
        return True
    return any(
        actie.jeugdbescherming and actie.op and (dag is None or actie.op < dag)
        for actie in besluit.acties
    )


@rule(
    "Maak de afspraak voor de tweede kans compleet: drie partijen, basis, einddatum, "
    "voorwaarden, gevolg en evaluatiedata.",
    "NZ-02",
)
def tweede_kans_compleet(casus):
    kans = casus.gegeven.tweede_kans
    return (
        len(set(kans.partijen)) >= 3
        and bool(kans.basis and kans.voorwaarden and kans.gevolg and kans.evaluaties)
        and kans.tot is not None
        and kans.tot > casus.peildag
    )
