"""How people look for a case: forgiving about accents, capitals, order and spacing. Pure."""

import re
import unicodedata
from collections.abc import Iterable

MAX_WOORDEN = 8
LOSSE_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


def woorden(tekst: str) -> list[str]:
    """The words of a text as the index knows them: plain letters and digits, lower case."""
    plat = unicodedata.normalize("NFKD", tekst.casefold().translate(LOSSE_LETTERS))
    plat = "".join(teken for teken in plat if not unicodedata.combining(teken))
    return re.findall(r"[a-z0-9]+", plat)


def zoekwoorden(
    *,
    nummer: str,
    namen: Iterable[str],
    adres: str,
    postcode: str,
    plaats: str,
    telefoons: Iterable[str] = (),
) -> list[str]:
    """All the words under which one case is found, each once."""
    gevonden = [*woorden(nummer), *woorden(adres), *woorden(plaats)]
    for naam in namen:
        gevonden += woorden(naam)
    gevonden += [aaneen(postcode), *woorden(postcode), aaneen(nummer)]
    gevonden += [vorm for telefoon in telefoons for vorm in telefoonvormen(telefoon)]
    return sorted({woord for woord in gevonden if woord})


def telefoonvormen(telefoon: str) -> list[str]:
    """A phone number without its signs, as people type it: 0612345678 and 31612345678."""
    cijfers = re.sub(r"\D", "", telefoon)
    vormen = [cijfers]
    for landcode in ("31", "32"):
        if cijfers.startswith(landcode) and telefoon.strip().startswith(("+", "00")):
            vormen.append("0" + cijfers.removeprefix(landcode))
    return vormen


def aaneen(tekst: str) -> str:
    return "".join(woorden(tekst))


def zoekvraag(invoer: str) -> str:
    """What a user typed as a tsquery in which every word may be the start of one; '' for nothing.

    Digits that belong together by sight (06 24 41 62 19, 6598 HS) also match when the index
    has them in one piece.
    """
    gevraagd = woorden(invoer)[:MAX_WOORDEN]
    if not gevraagd:
        return ""
    los = " & ".join(f"'{woord}':*" for woord in gevraagd)
    samen = aaneen(invoer)
    if len(gevraagd) > 1 and any(teken.isdigit() for teken in samen):
        return f"({los}) | '{samen}':*"
    return los
