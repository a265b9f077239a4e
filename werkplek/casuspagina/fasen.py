"""The three phases of a case: behind us, now, or still to come (RT-19)."""

from datetime import datetime

from django.utils import timezone

from cases.choices import Fase
from common.lezen import MAANDEN

# Which step ends a phase, and which one begins the next.
EINDE = {
    Fase.PREVENTIE: ("Gemeld op", {"melden"}),
    Fase.MELDING: ("Besluit op", {"besluiten_voorkomen", "besluiten_ontruimen"}),
    Fase.UITVOERING: ("Afgesloten op", {"afsluiten"}),
}


def fasen(dossier):
    """Name, stand ('klaar', 'huidig', 'later') and a line in words, per phase."""
    gezet = [(stap["stap"], _moment(stap["op"])) for stap in leesbaar_gezet(dossier)]
    nu = dossier.casus.fase
    volgorde = list(Fase)
    bereikt = volgorde.index(nu) if nu else _verst(dossier)
    balk = []
    for plek, fase in enumerate(volgorde):
        if fase == nu:
            balk.append(_regel(fase, "huidig", _loopt(dossier, fase, gezet)))
        elif plek > bereikt:
            balk.append(_regel(fase, "later", "Niet nodig geweest" if nu is None else ""))
        else:
            balk.append(_regel(fase, "klaar", _geeindigd(dossier, fase, gezet)))
    return balk


def leesbaar_gezet(dossier):
    """The steps taken, as far as this actor reads the rubriek in which they were noted."""
    return [stap for stap in dossier.casus.gezet if dossier.rechten[stap["rubriek"]].lezen]


def _regel(fase, stand, onder):
    return {"naam": fase.label, "stand": stand, "onder": onder}


def _verst(dossier):
    """How far a closed case came."""
    namen = {stap["stap"] for stap in dossier.casus.gezet}
    if namen & EINDE[Fase.MELDING][1]:
        return 2
    return 1 if "melden" in namen else 0


def _loopt(dossier, fase, gezet):
    sinds = dossier.casus.aangemaakt_at
    if fase != Fase.PREVENTIE:
        vorige = list(Fase)[list(Fase).index(fase) - 1]
        sinds = _laatst(EINDE[vorige][1], gezet)
    elif terug := _laatst({"terugverwijzen", "heropenen"}, gezet):
        sinds = terug
    return f"Loopt sinds {_dag(sinds, dossier.vandaag)}" if sinds else "Loopt nu"


def _geeindigd(dossier, fase, gezet):
    woord, stappen = EINDE[fase]
    if op := _laatst(stappen, gezet):
        return f"{woord} {_dag(op, dossier.vandaag)}"
    if op := _laatst({"afsluiten"}, gezet):
        return f"Afgesloten op {_dag(op, dossier.vandaag)}"
    return "Klaar"


def _laatst(namen, gezet):
    return max((op for naam, op in gezet if naam in namen), default=None)


def _moment(tekst):
    return timezone.localtime(datetime.fromisoformat(tekst))


def _dag(moment, vandaag):
    """3 augustus, with the year when it is another one."""
    lokaal = timezone.localtime(moment)
    jaar = "" if lokaal.year == vandaag.year else f" {lokaal.year}"
    return f"{lokaal.day} {MAANDEN[lokaal.month - 1]}{jaar}"
