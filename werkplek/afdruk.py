"""A case on paper, in parts that one chooses: never more than one reads on the screen.

Internal notes and advice about a child are never on it. The part about what the landlord did is
the bundle of NZ-01; the one for the summons is `cases:bewijsbundel`.
"""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone

from cases.choices import Rubriek
from cases.rekenen import voluit
from cases.uitdraai import gegevens_van, inspanningen_van
from contactplan.weergave import trajecten_van
from regieteam.actions.besluitenlijst import volledig
from regieteam.models import Besluit
from uitvoering.actions.betalingsvoorstel import leest_voorstel
from uitvoering.models import Controle
from uitvoering.planweergave import kaarten_van, plannen_van


@dataclass(frozen=True)
class Deel:
    """A part of the paper, for who sees something of each of its rubrieken."""

    titel: str
    uitleg: str
    rubrieken: tuple[Rubriek, ...]
    ook_eigen: bool = False  # also for who reads there only what her own organisation wrote


DELEN = {
    "kern": Deel("Wie en waar", "Huurder, woning en verhuurder", (Rubriek.KERN,)),
    "inspanningen": Deel(
        "Wat de verhuurder deed",
        "Contact, brieven, bezoeken, afspraken en aanbod, met de dag erbij",
        (Rubriek.HUUR, Rubriek.JURIDISCH),
    ),
    "huur": Deel(
        "Huur en betaling", "Achterstand, betalingen, voorstellen en afspraken", (Rubriek.HUUR,)
    ),
    "juridisch": Deel("Juridische stappen", "Van herinnering tot ontruiming", (Rubriek.JURIDISCH,)),
    "gezin": Deel("Gezin", "Wie er woont, en wie met de kinderen sprak", (Rubriek.GEZIN,), True),
    "financien": Deel(
        "Financiën",
        "Betalingsvoorstellen met de draagkracht, notities en documenten",
        (Rubriek.FINANCIEN,),
    ),
    "hulp": Deel("Hulp", "Het contactplan, notities en documenten", (Rubriek.HULP,)),
    "veiligheid": Deel("Veiligheid", "Meldingen bij Veilig Thuis", (Rubriek.VEILIGHEID,), True),
    "besluit": Deel(
        "Melding en besluit",
        "Besluiten, voorwaarden, acties en plekken",
        (Rubriek.BESLUIT,),
        True,
    ),
}


def te_kiezen(rechten):
    """The parts that this actor may print, by name."""
    return {naam: deel for naam, deel in DELEN.items() if _mag(deel, rechten)}


def rubrieken_van(namen):
    """What the log says of this print: the kern, for the name stands on it, and what was chosen."""
    return {Rubriek.KERN} | {rubriek for naam in namen for rubriek in DELEN[naam].rubrieken}


def inhoud(casus, actor, rechten, namen, *, vandaag):
    """What stands on the paper; of what wasn't chosen nothing is read."""
    rubrieken = rubrieken_van(namen) if "kern" in namen else rubrieken_van(namen) - {Rubriek.KERN}
    delen = gegevens_van(casus, actor, rechten, vandaag=vandaag)
    for soort in ("notities", "signalen", "documenten"):
        delen[soort] = delen[soort].filter(rubriek__in=rubrieken)
    context = {"casus": casus, "delen": delen, "gekozen": namen}
    if "inspanningen" in namen:
        context |= inspanningen_van(casus) | {
            "toezeggingen": _toezeggingen(casus) if rechten[Rubriek.BESLUIT].lezen else []
        }
    if "gezin" in namen and rechten[Rubriek.GEZIN].lezen:
        context["gesprekken"] = casus.kindgesprekken.select_related("kind", "organisatie")
        context["jeugd"] = casus.jeugdbetrokkenheden.all()
    if "hulp" in namen:
        context["trajecten"] = trajecten_van(casus, rechten)
    if "veiligheid" in namen:
        context["meldingen"] = casus.veiligheidsmeldingen.leesbaar(actor, rechten).select_related(
            "aan", "organisatie", "door", "beantwoord_door"
        )
    if "besluit" in namen:
        context |= _besluit(casus, actor, rechten)
        context["voorwaarden"] = _voorwaarden(casus, rechten, rubrieken)
    if rubrieken & {Rubriek.HUUR, Rubriek.FINANCIEN}:
        context["voorstellen"] = _voorstellen(casus, actor, rechten, rubrieken)
    return context


def voor_het_huishouden(casus, actor, rechten, *, now):
    """What belongs to the household, its plans and decisions too, as far as she reads it (LAW-06).

    Not what a child said, and no report to Veilig Thuis: a parent may read this paper.
    """
    plannen = ({"plan": p, "kaarten": kaarten_van(p, rechten, now=now)} for p in plannen_van(casus))
    return {
        "delen": gegevens_van(casus, actor, rechten, vandaag=timezone.localdate(now)),
        "trajecten": trajecten_van(casus, rechten),
        **_besluit(casus, actor, rechten),
        "voorwaarden": _voorwaarden(casus, rechten, set(Rubriek)),
        "voorstellen": _voorstellen(casus, actor, rechten, set(Rubriek)),
        "plannen": [een for een in plannen if een["kaarten"]],
    }


def _besluit(casus, actor, rechten):
    besluiten = volledig(Besluit.objects.filter(casus=casus))
    return {
        "besluiten": besluiten if rechten[Rubriek.BESLUIT].lezen else [],
        # Those of the plan van aanpak stand with the plan, on a paper of its own.
        "acties": casus.actiepunten.leesbaar(actor, rechten)
        .filter(leefgebied=None)
        .select_related("organisatie", "persoon"),
        "plekken": casus.plekken.leesbaar(actor, rechten).select_related("organisatie"),
    }


def _voorwaarden(casus, rechten, rubrieken):
    """Whether each was kept is of the decision; why is of its own rubriek, so of its own part."""
    if not rechten[Rubriek.BESLUIT].lezen:
        return []
    controles = Controle.objects.select_related("door", "organisatie")
    rijen = casus.voorwaarden.select_related("organisatie").prefetch_related(
        Prefetch("controles", controles)
    )
    return [
        {"voorwaarde": rij, "met_bewijs": rechten[rij.rubriek].lezen and rij.rubriek in rubrieken}
        for rij in rijen
    ]


def _voorstellen(casus, actor, rechten, rubrieken):
    """What was proposed to the landlord; the month of the household only with the finances."""
    rijen = casus.betalingsvoorstellen.select_related("organisatie")
    met_draagkracht = rechten[Rubriek.FINANCIEN].lezen and Rubriek.FINANCIEN in rubrieken
    if met_draagkracht:
        rijen = rijen.select_related("draagkracht")
    return [
        {"voorstel": rij, "draagkracht": rij.draagkracht if met_draagkracht else None}
        for rij in rijen
        if leest_voorstel(rij, rechten, actor)
    ]


def _toezeggingen(casus):
    """What the landlord held off, and the second chances it gave, with the day of each."""
    uitstel = [(rij.vanaf, f"Ontruiming uitgesteld tot {voluit(rij.tot)}")
               for rij in casus.opschortingen.all()]  # fmt: skip
    kansen = [(rij.vanaf, f"Tweede kans, tot {voluit(rij.tot)}: {rij.get_basis_display().lower()}")
              for rij in casus.tweede_kansen.all()]  # fmt: skip
    return sorted(uitstel + kansen)


def _mag(deel, rechten):
    return all(
        rechten[rubriek].lezen or (deel.ook_eigen and rechten[rubriek].eigen)
        for rubriek in deel.rubrieken
    )
