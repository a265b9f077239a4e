"""What the dossier already knows, so that the casusformulier asks nothing twice.

A corporatie sees of the household only how many minors there are and what it entered itself, and
of the help of partners only that they take part and for what: nothing more comes in here.
"""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from cases.choices import Betaalsoort, Contactuitkomst, Deelnamerol, Stapsoort
from cases.rekenen import euro, voluit
from cases.samenvatting import lopende_huur_betaald
from regieteam.casusformulier import POGINGEN, LopendeHuur

# Answered for each report anew: what holds now, and what the tenant was told and said of it.
EENMALIG = {
    "huishouden_klopt",
    "lopende_huur",
    "geinformeerd_op",
    "geinformeerd_wijze",
    "geinformeerd_reactie",
    "zienswijze_hoe",
    "zienswijze",
}
BRIEVEN = (Stapsoort.HERINNERING, Stapsoort.AANMANING, Stapsoort.VEERTIENDAGENBRIEF)


def voorvullen(casus, *, vandaag):
    """The answers that follow from the dossier, by field, as somebody would have typed them."""
    teksten = {}
    pogingen = [*_contact(casus), *_afspraken(casus), *_hulp(casus), *_brieven(casus)]
    for n, (wat, resultaat) in enumerate(pogingen[:POGINGEN], 1):
        teksten[f"poging{n}_wat"], teksten[f"poging{n}_resultaat"] = wat, resultaat
    betaald = lopende_huur_betaald(
        casus.betalingen.filter(soort=Betaalsoort.LOPEND, ingetrokken_at=None).values_list(
            "ontvangen_op", flat=True
        ),
        vandaag,
    )
    if betaald is not None:
        teksten["lopende_huur"] = LopendeHuur.JA if betaald else LopendeHuur.NEE
    return {veld: str(tekst) for veld, tekst in teksten.items()}


def zonder_eenmalige(teksten):
    """The answers of an earlier report with which the next may begin."""
    return {veld: tekst for veld, tekst in teksten.items() if veld not in EENMALIG}


def feiten(casus, *, vandaag):
    """What the dossier says on this day, as it is kept with a report (plain data for JSON)."""
    huur = getattr(casus, "huurovereenkomst", None)
    stappen = casus.juridische_stappen.filter(ingetrokken_at=None).order_by("datum", "pk")
    ontruiming = casus.ontruimingsdatum
    return {
        "peildag": vandaag.isoformat(),
        "minderjarigen": casus.aantal_minderjarigen(vandaag),
        "achterstand": str(huur.achterstand) if huur else None,
        "achterstand_op": _iso(huur and huur.achterstand_peildatum),
        "brutohuur": str(huur.brutohuur) if huur and huur.brutohuur else None,
        "oudste_post": _iso(huur and huur.oudste_openstaande_post),
        "stappen": [{"soort": stap.soort, "datum": stap.datum.isoformat()} for stap in stappen],
        "ontruimingsdatum": _iso(ontruiming),
    }


def in_woorden(stand):
    """The facts by section, as (name, value), for who reads a report or fills one in."""
    dag = _dag(stand["peildag"])
    return {
        "huishouden": [(f"Minderjarige kinderen op {voluit(dag)}", str(stand["minderjarigen"]))],
        "achterstand": _huur_in_woorden(stand),
        "juridisch": [
            (Stapsoort(stap["soort"]).label, voluit(_dag(stap["datum"])))
            for stap in stand["stappen"]
        ]
        + (
            [("Ontruiming aangekondigd voor", voluit(_dag(stand["ontruimingsdatum"])))]
            if stand["ontruimingsdatum"]
            else []
        ),
    }


def _huur_in_woorden(stand):
    if stand["achterstand"] is None:
        return []
    bedrag = Decimal(stand["achterstand"])
    op = f" op {voluit(_dag(stand['achterstand_op']))}" if stand["achterstand_op"] else ""
    regels = [("Achterstand", f"{euro(bedrag)}{op}")]
    if stand["brutohuur"]:
        huur = Decimal(stand["brutohuur"])
        maanden = f"{bedrag / huur:.1f}".removesuffix(".0").replace(".", ",")
        woord = "maand" if maanden == "1" else "maanden"
        regels += [("Huur per maand", euro(huur)), ("Dat zijn", f"{maanden} {woord} huur")]
    if stand["oudste_post"]:
        regels.append(("Oudste open rekening", voluit(_dag(stand["oudste_post"]))))
    return regels


def _contact(casus):
    pogingen = list(casus.contactpogingen.order_by("op", "pk"))
    if not pogingen:
        return
    regels = [
        f"{voluit(timezone.localdate(p.op))}: {p.get_wijze_display().lower()}"
        for p in pogingen[-6:]
    ]
    gesproken = sum(p.uitkomst == Contactuitkomst.GESPROKEN for p in pogingen)
    keer = "1 keer" if len(pogingen) == 1 else f"{len(pogingen)} keer"
    yield (
        f"{keer} contact gezocht met de huurder",
        f"{gesproken} van de {len(pogingen)} keer gesproken. " + ". ".join(regels) + ".",
    )


def _afspraken(casus):
    for afspraak in casus.betalingsafspraken.order_by("afgesproken_op", "pk")[:3]:
        stand = afspraak.standen.first()
        uitleg = f" {stand.uitleg}" if stand else ""
        yield (
            f"Betalingsafspraak van {euro(afspraak.bedrag)} op {voluit(afspraak.afgesproken_op)}",
            f"{afspraak.get_status_display()}.{uitleg}",
        )


def _hulp(casus):
    deelnames = casus.deelnames.filter(rol=Deelnamerol.PARTNER).select_related("organisatie")
    for deelname in deelnames[:3]:
        tot = ""
        if deelname.beeindigd_at:
            tot = f", gestopt op {voluit(timezone.localdate(deelname.beeindigd_at))}"
        yield (
            f"{deelname.organisatie} deed mee: {deelname.doel}"[:300],
            f"Vanaf {voluit(deelname.van)}{tot}.",
        )


def _brieven(casus):
    stappen = casus.juridische_stappen.filter(ingetrokken_at=None, soort__in=BRIEVEN)
    brieven = [f"{s.get_soort_display()} ({voluit(s.datum)})" for s in stappen]
    if brieven:
        yield f"Brieven: {', '.join(brieven)}"[:300], "De achterstand bleef."


def _iso(dag):
    return dag.isoformat() if dag else None


def _dag(tekst):
    return date.fromisoformat(tekst)
