"""De voorwaarden van een besluit die aan tafel gelden, naast die van de route (cases.rules).

Eén zin, één toets. Een toets leest het voorstel (regieteam.stukken) en verandert niets; `VELD`
zegt bij welke vraag de zin komt te staan.
"""

from cases import rules as route
from cases.rules import rule
from regieteam.choices import Bewindadvies
from uitvoering.choices import Actiesoort


@rule("Vul in waarom jullie dit besluiten.", "RT-11")
def waarom_genoemd(voorstel):
    return bool(voorstel.waarom.strip())


@rule("Zet er een actie bij: melden bij het Meldpunt Bijzondere Zorg.", "RT-11")
def meldpunt_geregeld(voorstel):
    return not voorstel.meldpunt_nodig or voorstel.geregeld(Actiesoort.MELDPUNT)


@rule("Wie het advies volgt, spreekt een actie af: bewindvoering aanvragen.", "RT-13")
def bewindadvies_gevolgd(voorstel):
    volgen = voorstel.bewindadvies == Bewindadvies.VOLGEN
    return not volgen or voorstel.geregeld(Actiesoort.BEWINDVOERING)


@rule(
    "Schuldhulp adviseerde bewindvoering. Kies of jullie dat advies volgen of ervan afwijken.",
    "RT-13",
)
def bewindadvies_beantwoord(voorstel):
    gevraagd = Actiesoort.BEWINDVOERING in voorstel.lopende_soorten
    return not gevraagd or voorstel.bewindadvies != Bewindadvies.GEEN


@rule("Schrijf op waarom jullie van het advies voor bewindvoering afwijken.", "RT-13")
def afwijken_met_reden(voorstel):
    afwijken = voorstel.bewindadvies == Bewindadvies.AFWIJKEN
    return not afwijken or bool(voorstel.bewind_reden.strip())


@rule("Wie van het advies afwijkt, spreekt geen bewindvoering af.", "RT-13")
def afwijken_zonder_bewind(voorstel):
    afwijken = voorstel.bewindadvies == Bewindadvies.AFWIJKEN
    return not afwijken or all(a.soort != Actiesoort.BEWINDVOERING for a in voorstel.acties)


@rule("Vul in of jullie een tweede kans overwogen: ja, of waarom niet.", "NZ-02")
def tweede_kans_overwogen(voorstel):
    return voorstel.te_voorkomen is not False or bool(voorstel.tweede_kans_overwogen.strip())


AAN_TAFEL = [
    waarom_genoemd,
    meldpunt_geregeld,
    bewindadvies_gevolgd,
    bewindadvies_beantwoord,
    afwijken_met_reden,
    afwijken_zonder_bewind,
    tweede_kans_overwogen,
]

# Bij welke vraag van het formulier een zin staat.
VELD = {
    route.te_voorkomen.zin: "te_voorkomen",
    route.niet_te_voorkomen.zin: "te_voorkomen",
    route.samen_besloten.zin: "aan_tafel",
    route.casemanager_aangewezen.zin: "casemanager",
    route.actie_afgesproken.zin: "acties",
    route.jeugdbescherming_betrokken.zin: "acties",
    route.maatschappelijk_gewogen.zin: "weging",
    route.opgeschort.zin: "opgeschort_tot",
    route.achterstand_bevroren.zin: "bevroren_bedrag",
    route.termijn_afgesproken.zin: "termijn_tot",
    route.reden_gegeven.zin: "reden",
    route.nieuwe_datum_gekozen.zin: "tot",
    waarom_genoemd.zin: "waarom",
    meldpunt_geregeld.zin: "acties",
    bewindadvies_gevolgd.zin: "acties",
    bewindadvies_beantwoord.zin: "bewindadvies",
    afwijken_met_reden.zin: "bewind_reden",
    afwijken_zonder_bewind.zin: "bewindadvies",
    tweede_kans_overwogen.zin: "tweede_kans_overwogen",
}

# Wat één van de twee scenario's vraagt: zonder antwoord op de eerste vraag is dat nog van geen van
# beide, en staan die vragen niet op het scherm.
VAN_EEN_SCENARIO = {
    route.te_voorkomen.zin,
    route.opgeschort.zin,
    route.achterstand_bevroren.zin,
    route.termijn_afgesproken.zin,
}


def bij_de_vraag(zinnen, voorstel):
    """Elke zin met haar vraag; over de drie vragen bij de eerste die nog geen antwoord heeft."""
    for zin in zinnen:
        if zin == route.drie_vragen_beantwoord.zin:
            yield _eerste_open_vraag(voorstel), zin
        elif voorstel.te_voorkomen is not None or zin not in VAN_EEN_SCENARIO:
            yield VELD.get(zin), zin


def _eerste_open_vraag(voorstel):
    if voorstel.te_voorkomen is None:
        return "te_voorkomen"
    return "meldpunt_nodig" if voorstel.stappen.strip() else "stappen"
