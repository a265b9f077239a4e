"""Whether a casusformulier is complete: what is missing, and where it is filled in (RT-07..10)."""

from dataclasses import dataclass

from cases import rules
from cases.actions.laden import vandaag
from cases.actions.stappen import NotYet
from cases.stukken import Casusformulier as Stuk
from cases.stukken import Gegeven, Voortraject
from partners.choices import Soort
from partners.models import Organisatie
from regieteam.casusformulier import DELEN_VAN_POGING, ONDERDELEN, POGINGEN, Onderdeel, Wijze
from regieteam.onderdelen import OnderdeelFormulier

MEEKIJKEN_NODIG = "Laat eerst een collega meekijken en akkoord geven op deze tekst."
ZELF_MEEGEKEKEN = "Jij keek zelf mee. Laat een collega deze melding indienen."
ANDER_TEAM = "Kies een Regieteam van jullie regio."


@dataclass(frozen=True)
class Gat:
    """Something that is still missing: a sentence, and the section (or page) where it goes."""

    zin: str
    onderdeel: Onderdeel | None = None
    bij: str = "onderdeel"


class Onvolledig(NotYet):
    """The report can't go yet; `gaten` say where each missing thing is filled in."""

    def __init__(self, gaten):
        super().__init__([gat.zin for gat in gaten])
        self.gaten = gaten


def regieteams(corporatie):
    """The Regieteams that a landlord reports to: those of its region."""
    return list(
        Organisatie.objects.filter(
            soort=Soort.REGIETEAM, regio=corporatie.regio_id, actief=True
        ).order_by("naam", "pk")
    )


def beoordeel(casus, formulier, antwoorden, *, regieteam, by, now):
    """The facts for take_step, and all that is still missing (RT-07..10, four eyes)."""
    dag = vandaag(now)
    formulieren = {o.naam: OnderdeelFormulier(o, antwoorden, vandaag=dag) for o in ONDERDELEN}
    stuk = _stuk(formulieren, regieteam)
    casus.gegeven, casus.peildag = Gegeven(casusformulier=stuk), dag
    gaten = [
        Gat(zin, onderdeel)
        for onderdeel in ONDERDELEN
        if (zin := _ontbreekt(casus, onderdeel, formulieren[onderdeel.naam]))
    ]
    if not rules.regieteam_gekozen(casus):
        gaten.append(Gat(rules.regieteam_gekozen.zin, bij="regieteam"))
    elif regieteam not in regieteams(by.organisatie) and not casus.meldingen.filter(
        regieteam=regieteam
    ):
        gaten.append(Gat(ANDER_TEAM, bij="regieteam"))
    if by.organisatie.meekijken_verplicht:
        if not formulier.meekijker_akkoord:
            gaten.append(Gat(MEEKIJKEN_NODIG, bij="meekijken"))
        elif formulier.meekijker_id == by.user.pk:
            gaten.append(Gat(ZELF_MEEGEKEKEN, bij="meekijken"))
    return stuk, gaten


def _ontbreekt(casus, onderdeel, formulier):
    """The sentence of what is missing in a section; "" when it is complete.

    Where a rule of the route asks for it, that rule decides; what is filled in wrong never goes.
    """
    if not formulier.is_valid() and not (onderdeel.regel and formulier.alleen_onvolledig):
        return onderdeel.zin
    if not onderdeel.regel:
        return ""
    regel = getattr(rules, onderdeel.regel)
    if onderdeel.regel == "hoort_bij_doelgroep" and formulier.cleaned_data.get("doelgroepen"):
        return "" if formulier.is_valid() else onderdeel.zin
    return "" if regel(casus) else regel.zin


def _stuk(formulieren, regieteam):
    """What the rules of the step *melden* ask (RT-08, RT-09)."""
    gezegd = _goede(formulieren["geinformeerd"])
    gedaan = _goede(formulieren["voortraject"])
    wijze = gezegd.get("geinformeerd_wijze")
    return Stuk(
        regieteam=regieteam,
        huurder_geinformeerd_op=gezegd.get("geinformeerd_op"),
        wijze=Wijze(wijze).label if wijze else "",
        reactie=gezegd.get("geinformeerd_reactie", "").strip(),
        voortraject=tuple(
            Voortraject(*delen)
            for n in range(1, POGINGEN + 1)
            if any(
                delen := [gedaan.get(f"poging{n}_{deel}", "").strip() for deel in DELEN_VAN_POGING]
            )
        ),
    )


def _goede(formulier):
    formulier.is_valid()
    return formulier.cleaned_data
