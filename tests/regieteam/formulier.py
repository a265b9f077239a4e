"""A casusformulier that is filled in, and a household that was reported with one."""

from django.utils import timezone

from partners.choices import Soort
from regieteam.actions import melding as acties
from regieteam.actions.velden import merken
from tests import factories
from tests.factories import NOW

COMPLEET = {
    "huishouden_klopt": "ja",
    "oorzaak": "Minder uren op het werk.",
    "lopende_huur": "deels",
    "poging1_wat": "Betalingsafspraak",
    "poging1_resultaat": "Twee keer betaald.",
    "poging1_waarom": "Er kwamen nieuwe schulden bij.",
    "vordering": "ontruiming",
    "geinformeerd_op": "16-11-2026",
    "geinformeerd_wijze": "huisbezoek",
    "geinformeerd_reactie": "Wil erbij zijn.",
    "doelgroepen": "kwetsbaar",
    "doelgroep_waarom": "Slaapt slecht en opent geen post.",
    "let_op": "nee",
    "vraag": "Kan de schuldhulp voorrang geven?",
    "zienswijze_hoe": "eigen_woorden",
    "zienswijze": "Ik wil hier blijven wonen.",
}


def regieteam_van(corporatie, **velden):
    """Somebody of a Regieteam in the region of this landlord."""
    return factories.actor(Soort.REGIETEAM, regio=corporatie.organisatie.regio, **velden)


def ingevuld(casus, by, *, now=NOW, zonder=(), **anders):
    """The draft of this landlord, complete but for the fields named."""
    formulier = acties.begin(casus, by=by, now=now)
    dag = timezone.localdate(now)
    teksten = COMPLEET | {"geinformeerd_op": f"{dag:%d-%m-%Y}"} | anders
    for rij in formulier.velden.all():
        teksten.setdefault(rij.veld, rij.waarde)
    waarden = {veld: "" if veld in zonder else tekst for veld, tekst in teksten.items()}
    begin = merken(formulier.velden.all())
    acties.bewaar(casus, waarden, begin, by=by, now=now)
    return formulier


def gemeld(by=None, regieteam=None, *, now=NOW, casus=None, **anders):
    """A case that was reported with a filled-in form, as its landlord sees it."""
    by = by or factories.actor()
    regieteam = regieteam or regieteam_van(by)
    casus = casus or factories.casus(by=by, now=now)
    ingevuld(casus, by, now=now, **anders)
    acties.meld(casus, regieteam=regieteam.organisatie, by=by, now=now)
    return factories.voor(casus, by, now=now)
