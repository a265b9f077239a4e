"""Brings a file of huurachterstanden into the cases of a corporatie (RT-01).

A lease is matched by its number within the corporatie. A newer reference date updates the
arrears, an older or equal one changes nothing, so that a file can be brought in twice. A new
lease without arrears gets no case: there is nothing to work on, and it counts as unchanged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection, transaction

from cases.actions.aanmaken import NieuweCasus, maak_casussen
from cases.actions.achterstand import (
    Wijziging,
    is_nieuwer,
    spreekt_tegen,
    werk_achterstand_bij,
)
from cases.actions.laden import vandaag
from cases.choices import Bron
from cases.invoer.achterstanden import Geweigerd, Regel, lees_achterstanden
from cases.models import Huurovereenkomst
from cases.permissions import mag_invoeren
from cases.rekenen import euro, voluit
from common.csv_in import MAX_BYTES

# Each statement of a part stays far below the time limit, also on a slow machine.
PARTIJ = 2000
# The first of the two numbers of our advisory locks; the second is the organisation.
SLOT = 4817


class InvoerBezig(Exception):
    """Another import of the same corporatie is running."""


@dataclass
class Uitkomst:
    """What became of the rows of a file; `str()` is the last line that the command prints."""

    gelezen: int = 0
    nieuw: int = 0
    bijgewerkt: int = 0
    ongewijzigd: int = 0
    geweigerd: int = 0
    kop: tuple[str, ...] = ()
    weigeringen: list[Geweigerd] = field(default_factory=list)

    def __str__(self):
        return (
            f"Gelezen: {self.gelezen} · nieuw: {self.nieuw} · bijgewerkt: {self.bijgewerkt} · "
            f"ongewijzigd: {self.ongewijzigd} · geweigerd: {self.geweigerd}"
        )


@transaction.atomic
def importeer_achterstanden(bestand, *, by, now, proef=False, max_bytes=MAX_BYTES):
    """Bring in all good rows of a seekable binary file, or nothing at all; gives an `Uitkomst`.

    With `proef` nothing is written and the counts are those that it would give. Raises
    OnleesbaarBestand when the file can't be read, InvoerBezig when another import of the same
    corporatie doesn't end soon.
    """
    if not mag_invoeren(by):
        raise PermissionDenied
    inhoud = lees_achterstanden(
        bestand, land=by.organisatie.land, vandaag=vandaag(now), max_bytes=max_bytes
    )
    if not proef:
        neem_slot(by.organisatie)
    uitkomst = Uitkomst(kop=inhoud.kop)
    for partij in _partijen(inhoud.regels):
        _verwerk(partij, uitkomst, by=by, now=now, proef=proef)
    return uitkomst


def neem_slot(organisatie):
    """One import of a corporatie at a time, until this transaction ends."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SLOT, organisatie.pk])
    except OperationalError as fout:
        raise InvoerBezig from fout


def _partijen(regels: Iterable) -> Iterator[list]:
    regels = iter(regels)
    while partij := list(islice(regels, PARTIJ)):
        yield partij


def _verwerk(partij, uitkomst, *, by, now, proef):
    goed = [regel for regel in partij if isinstance(regel, Regel)]
    bekend = _huurovereenkomsten(goed, by=by, op_slot=not proef)
    nieuw, wijzigingen, tegen = [], [], []
    for regel in goed:
        huur = bekend.get(regel.huurovereenkomstnummer)
        if huur is None and regel.achterstand:
            nieuw.append(_nieuwe_casus(regel))
        elif huur is not None and is_nieuwer(huur, regel.peildatum):
            wijzigingen.append(_wijziging(huur, regel))
        elif huur is not None and spreekt_tegen(huur, regel.peildatum, regel.achterstand):
            tegen.append(Geweigerd(regel.regelnummer, _anders(huur), regel.cellen))
    if not proef:
        maak_casussen(nieuw, bron=Bron.IMPORT, by=by, now=now)
        werk_achterstand_bij(wijzigingen, bron=Bron.IMPORT, by=by, now=now)
        _controleer_verwijzingen()
    uitkomst.gelezen += len(partij)
    uitkomst.nieuw += len(nieuw)
    uitkomst.bijgewerkt += len(wijzigingen)
    uitkomst.ongewijzigd += len(goed) - len(nieuw) - len(wijzigingen) - len(tegen)
    tegen += [regel for regel in partij if isinstance(regel, Geweigerd)]
    uitkomst.geweigerd += len(tegen)
    uitkomst.weigeringen += sorted(tegen, key=lambda regel: regel.regelnummer)


def _anders(huur):
    """Two amounts of one day: which of them is right, a person has to say (RT-01)."""
    return (
        f"Van {voluit(huur.achterstand_peildatum)} staat er al een achterstand van "
        f"{euro(huur.achterstand)}. Klopt die niet? Verbeter hem in de casus."
    )


def _controleer_verwijzingen():
    """Check the foreign keys of this part now: all of them at the commit outlast its time limit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _huurovereenkomsten(regels, *, by, op_slot):
    """The leases of this corporatie that these rows are about, by number."""
    gevonden = Huurovereenkomst.objects.filter(
        corporatie=by.organisatie, nummer__in=[r.huurovereenkomstnummer for r in regels]
    ).select_related("casus__corporatie")
    if op_slot:
        # In one order, and each case before its lease as everywhere: so that of two of us
        # one waits for the other.
        gevonden = gevonden.select_for_update(of=("casus", "self"), no_key=True)
        gevonden = gevonden.order_by("casus_id")
    return {huur.nummer: huur for huur in gevonden}


def _wijziging(huur, regel):
    return Wijziging(
        huur=huur,
        achterstand=regel.achterstand,
        peildatum=regel.peildatum,
        oudste_openstaande_post=regel.oudste_openstaande_post,
        brutohuur=regel.brutohuur,
    )


def _nieuwe_casus(regel):
    return NieuweCasus(
        nummer=regel.huurovereenkomstnummer,
        eenheidnummer=regel.eenheidnummer,
        voorletters=regel.voorletters,
        voorvoegsel=regel.voorvoegsel,
        achternaam=regel.achternaam,
        geboortedatum=regel.geboortedatum,
        straat=regel.straat,
        huisnummer=regel.huisnummer,
        toevoeging=regel.toevoeging,
        postcode=regel.postcode,
        plaats=regel.plaats,
        telefoon=regel.telefoon,
        email=regel.email,
        brutohuur=regel.brutohuur,
        achterstand=regel.achterstand,
        oudste_openstaande_post=regel.oudste_openstaande_post,
        peildatum=regel.peildatum,
    )
