"""Saves a form that several people fill in at once: per field, and never over another's text.

    uitkomst = bewaar_velden(formulier.velden, waarden, basis, by=actor, now=now)

`waarden` are the texts by field, `basis` the mark (`merken`) of the text one started from. A field
that one left as it was stays as it is now, also when somebody else changed it meanwhile. A field
that both changed is a conflict: nothing of it is written. All other fields are kept.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from django.db import transaction

from common.lezen import schoon

MEESTE_TEKENS = 60_000
NIEUW = "0."  # the mark of a field that nobody filled in


@dataclass(frozen=True)
class Conflict:
    """Both texts of one field that two people changed; a person chooses."""

    veld: str
    hun_tekst: str
    mijn_tekst: str
    wie: object
    op: datetime
    merk: str  # of their text: who saves with this as basis has read it


@dataclass(frozen=True)
class Bewaring:
    """What came of one save; `te_lang` are the fields that hold more than a form can take."""

    bewaard: tuple[str, ...] = ()
    conflicten: tuple[Conflict, ...] = ()
    te_lang: tuple[str, ...] = ()


def merk(rij):
    """Names the text that somebody starts from: its version, and a print of the text itself."""
    return f"{rij.versie}.{_afdruk(rij.waarde)}"


def merken(rijen):
    """The marks by field of a draft; a field without a row has `NIEUW`."""
    return {rij.veld: merk(rij) for rij in rijen}


def merk_van_alles(rijen):
    """Names all texts of a draft together: what somebody reads before she agrees with it."""
    return _afdruk(repr(sorted(merken(rijen).items())))


def basis_na(rijen, waarden, basis):
    """The marks for the screen that just saved, and that goes on without loading the page again.

    A field that stands there as it is on her screen begins anew. One in which another wrote since
    keeps the mark of what she sees, or her next save would put that old text back.
    """
    staand = {rij.veld: rij for rij in rijen.filter(veld__in=waarden)}
    return {
        veld: merk(staand[veld])
        if veld in staand and staand[veld].waarde == schoon(tekst, regels=True)
        else basis.get(veld) or NIEUW
        for veld, tekst in waarden.items()
    }


@transaction.atomic
def bewaar_velden(rijen, waarden, basis, *, by, now, eerder=None):
    """Keep what this actor changed. `rijen` is the related manager of the fields of one draft.

    `eerder` are the texts by field that this screen sent and never heard of: one that stands there
    is hers, not that of somebody else.

    The right to write is for the caller to check. The draft itself is locked, so that two people
    who save at once come one after the other; `versie` goes up with every text.
    """
    eigenaar = rijen.instance
    type(eigenaar).objects.select_for_update().get(pk=eigenaar.pk)
    waarden = {veld: schoon(tekst, regels=True) for veld, tekst in waarden.items()}
    te_lang = tuple(veld for veld, tekst in waarden.items() if len(tekst) > MEESTE_TEKENS)
    staand = {rij.veld: rij for rij in rijen.filter(veld__in=waarden).select_related("door")}
    bewaard, conflicten, nieuw = [], [], []
    for veld, tekst in waarden.items():
        rij, van = staand.get(veld), basis.get(veld) or NIEUW
        if rij and rij.waarde in [schoon(een, regels=True) for een in (eerder or {}).get(veld, ())]:
            van = merk(rij)
        if veld in te_lang or not _gewijzigd(tekst, van, rij):
            continue
        if rij is None:
            nieuw.append(rijen.model(veld=veld, waarde=tekst, door=by.user, op=now))
        elif van == merk(rij):
            rij.waarde, rij.versie, rij.door, rij.op = tekst, rij.versie + 1, by.user, now
            rij.save(update_fields=["waarde", "versie", "door", "op"])
        else:
            conflicten.append(Conflict(veld, rij.waarde, tekst, rij.door, rij.op, merk(rij)))
            continue
        bewaard.append(veld)
    if nieuw:
        rijen.add(*nieuw, bulk=False)
    return Bewaring(tuple(bewaard), tuple(conflicten), te_lang)


def _gewijzigd(tekst, van, rij):
    """Whether she typed something: not what she started from, and not what stands there by now."""
    afdruk = van.partition(".")[2]
    begonnen_met = afdruk or _afdruk("")
    return _afdruk(tekst) != begonnen_met and tekst != (rij.waarde if rij else "")


def _afdruk(tekst):
    return blake2s(tekst.encode(), digest_size=6).hexdigest()
