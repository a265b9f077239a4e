"""Reading a CSV file that somebody uploads, as a stream. No columns of ours: the caller names them.

UTF-8 (with or without byte-order mark) or Windows-1252, semicolons or commas. Line numbers are
those of the file as a text editor shows it: the header is line 1, a line break in quotes counts.
"""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO

MAX_BYTES = 50 * 1024**2
# Longer than any real record; a quote that is never closed runs into it.
MAX_REGELS_PER_RIJ = 50
_BLOK = 64 * 1024
_NIET_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_SCHEIDINGSTEKENS = {";": "puntkomma's", ",": "komma's", "\t": "tabs", "|": "staande strepen"}
_GEEN_CSV = {
    b"PK\x03\x04": "Dit is een Excel-bestand of zip-bestand; sla het in Excel op als CSV (UTF-8).",
    b"\xd0\xcf\x11\xe0": "Dit is een oud Excel-bestand; sla het in Excel op als CSV (UTF-8).",
    b"%PDF": "Dit is een PDF; vraag je huursysteem om een CSV-bestand.",
    b"\x1f\x8b": "Dit bestand is ingepakt; pak het eerst uit.",
    codecs.BOM_UTF16_LE: "Dit bestand is opgeslagen als UTF-16; sla het op als CSV (UTF-8).",
    codecs.BOM_UTF16_BE: "Dit bestand is opgeslagen als UTF-16; sla het op als CSV (UTF-8).",
}


class OnleesbaarBestand(Exception):
    """Nothing of this file can be taken; `reden` is one Dutch sentence for who uploaded it."""

    def __init__(self, reden: str):
        super().__init__(reden)
        self.reden = reden


@dataclass(frozen=True, slots=True)
class Rij:
    """One record: where it starts, its cells, and the sentence that says why it is unusable."""

    nummer: int
    cellen: tuple[str, ...]
    fout: str = ""


@dataclass
class CsvBestand:
    """An opened file: its header as written, and its records to walk through once."""

    kop: tuple[str, ...]
    kolommen: dict[str, int]
    scheidingsteken: str
    codering: str
    rijen: Iterator[Rij] = field(repr=False)


def kort(waarde: str, lengte: int = 40) -> str:
    """The value as it may stand in a sentence: in quotes, on one line, not too long."""
    net = "".join(t if t.isprintable() else " " for t in waarde[: lengte + 1]).strip()
    return f"'{net[:lengte]}…'" if len(waarde) > lengte else f"'{net}'"


def open_csv(
    bestand: BinaryIO,
    *,
    verplicht: Collection[str],
    bekend: Collection[str],
    max_bytes: int = MAX_BYTES,
) -> CsvBestand:
    """Read the header of a seekable binary file; the records follow one by one.

    Columns may stand in any order and unknown ones are left out, but all of `verplicht` are there.
    """
    codering = _keur(bestand, max_bytes)
    bestand.seek(0)
    eerste = next(_regels(bestand, codering), "")
    teken = _scheidingsteken(eerste, bekend)
    kop = tuple(_cellen(eerste, teken))
    bestand.seek(0)
    return CsvBestand(
        kop=kop,
        kolommen=_kolommen(kop, verplicht, bekend),
        scheidingsteken=teken,
        codering=codering,
        rijen=_rijen(_regels(bestand, codering), teken, len(kop)),
    )


def _keur(bestand: BinaryIO, max_bytes: int) -> str:
    """The encoding, after one pass in blocks; refuses what is no text, or too much of it."""
    bestand.seek(0)
    utf8, cp1252, is_utf8 = codecs.getincrementaldecoder("utf-8")(), True, True
    grootte, begin = 0, b""
    while blok := bestand.read(_BLOK):
        begin = begin or blok
        grootte += len(blok)
        _keur_blok(blok, eerste=begin is blok)
        if grootte > max_bytes:
            raise OnleesbaarBestand(te_groot(max_bytes))
        is_utf8 = is_utf8 and _decodeert(utf8, blok)
        cp1252 = cp1252 and not _NIET_IN_CP1252.search(blok)
    if not grootte:
        raise OnleesbaarBestand("Dit bestand is leeg.")
    if is_utf8 and _decodeert(utf8, b"", final=True):
        return "utf-8-sig"
    if begin.startswith(codecs.BOM_UTF8) or not cp1252:
        raise OnleesbaarBestand(
            "In dit bestand staan letters die geen UTF-8 en geen Windows-1252 zijn; "
            "sla het op als CSV (UTF-8)."
        )
    return "cp1252"


def te_groot(max_bytes: int = MAX_BYTES) -> str:
    return f"Dit bestand is groter dan {max_bytes // 1024**2} MB; splits het in kleinere bestanden."


def _keur_blok(blok: bytes, *, eerste: bool) -> None:
    if eerste:
        for begin, reden in _GEEN_CSV.items():
            if blok.startswith(begin):
                raise OnleesbaarBestand(reden)
    if b"\0" in blok:
        raise OnleesbaarBestand(
            "Dit is geen gewoon tekstbestand; sla het in Excel op als CSV (UTF-8)."
        )
    if len(blok) == _BLOK and b"\n" not in blok and b"\r" not in blok:
        raise OnleesbaarBestand("In dit bestand staat een regel van meer dan 65.000 tekens.")


def _decodeert(decoder: codecs.IncrementalDecoder, blok: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(blok, final)
    except UnicodeDecodeError:
        return False
    return True


def _regels(bestand: BinaryIO, codering: str) -> Iterator[str]:
    """Physical lines with their line ends, decoded as they come; leaves `bestand` open."""
    tekst = io.TextIOWrapper(bestand, encoding=codering, newline="")
    try:
        # Not `yield from`: that closes the file when the reader stops halfway.
        for regel in tekst:  # noqa: UP028
            yield regel
    finally:
        # The file may be closed already when a reader that stopped halfway is cleaned up.
        with suppress(ValueError):
            tekst.detach()


def _cellen(regel: str, teken: str) -> list[str]:
    try:
        return next(csv.reader([regel], delimiter=teken, strict=True), [])
    except csv.Error:
        return []


def _naam(kop: str) -> str:
    """A column name as we compare it: 'Oudste openstaande post' is 'oudste_openstaande_post'."""
    return re.sub(r"[\s_-]+", "_", unicodedata.normalize("NFKC", kop).strip().casefold())


def _scheidingsteken(regel: str, bekend: Collection[str]) -> str:
    """The separator that makes the most known columns out of the first line."""
    raak = {
        teken: sum(_naam(cel) in bekend for cel in _cellen(regel, teken))
        for teken in _SCHEIDINGSTEKENS
    }
    teken = max(raak, key=raak.__getitem__)
    if not raak[teken]:
        raise OnleesbaarBestand(
            f"Op regel 1 staat geen enkele bekende kolomnaam; er staat {kort(regel)}."
            if regel.strip()
            else "Op regel 1 horen de kolomnamen te staan, maar die regel is leeg."
        )
    if teken not in ";,":
        raise OnleesbaarBestand(
            f"De kolommen zijn gescheiden met {_SCHEIDINGSTEKENS[teken]}; "
            "gebruik puntkomma's of komma's."
        )
    return teken


def _kolommen(
    kop: tuple[str, ...], verplicht: Collection[str], bekend: Collection[str]
) -> dict[str, int]:
    kolommen: dict[str, int] = {}
    for plaats, cel in enumerate(kop):
        naam = _naam(cel)
        if naam in kolommen:
            raise OnleesbaarBestand(f"De kolom '{naam}' staat twee keer op regel 1.")
        if naam in bekend:
            kolommen[naam] = plaats
    if mist := [naam for naam in verplicht if naam not in kolommen]:
        raise OnleesbaarBestand(f"Op regel 1 ontbreken deze kolommen: {', '.join(mist)}.")
    return kolommen


def _rijen(regels: Iterator[str], teken: str, breedte: int) -> Iterator[Rij]:
    """The records after the header; blank lines are counted but not handed out."""
    laatste = _Onthoud(regels)
    lezer = csv.reader(laatste, delimiter=teken, strict=True)
    next(lezer)
    while True:
        nummer = lezer.line_num + 1
        try:
            cellen = next(lezer, None)
        except csv.Error:
            # The reader begins afresh on the next line, so one bad line costs one line. A record
            # that had swallowed more of them has lost where the next one begins.
            if lezer.line_num > nummer or laatste.op:
                raise OnleesbaarBestand(_open_aanhalingsteken(nummer)) from None
            yield Rij(nummer, (laatste.regel.rstrip("\r\n"),), "De aanhalingstekens kloppen niet.")
            continue
        if cellen is None:
            return
        if lezer.line_num - nummer >= MAX_REGELS_PER_RIJ:
            raise OnleesbaarBestand(_open_aanhalingsteken(nummer))
        if any(cellen) and any(cel.strip() for cel in cellen):
            yield Rij(nummer, tuple(cellen), _rijfout(cellen, breedte))


def _open_aanhalingsteken(nummer: int) -> str:
    return f"Op regel {nummer} begint een tekst met een aanhalingsteken dat niet wordt gesloten."


def _rijfout(cellen: list[str], breedte: int) -> str:
    """Why this record can't be used at all, or nothing."""
    if len(cellen) != breedte:
        meer = "weinig" if len(cellen) < breedte else "veel"
        return (
            f"Deze regel heeft te {meer} kolommen: {len(cellen)}, "
            f"en het horen er {breedte} te zijn."
        )
    alles = "".join(cellen)
    if alles.isascii() and alles.isprintable():
        return ""
    for cel in cellen:
        if any(unicodedata.category(t)[0] == "C" and t not in "\t\r\n" for t in cel):
            return f"In {kort(cel)} staat een onzichtbaar stuurteken."
        if _VERMINKT.search(cel):
            return f"De letters in {kort(cel)} zijn verminkt; sla het bestand op als CSV (UTF-8)."
    return ""


# What 'Ç' or 'é' looks like when UTF-8 was read as Windows-1252; no name is spelled so.
_VERMINKT = re.compile(
    "[ÃÄÅ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a"
    "\u20ac\u2122]|\ufffd|ï»¿"
)


class _Onthoud:
    """An iterator that remembers the line it gave last, and whether there are no more."""

    def __init__(self, regels: Iterator[str]):
        self.regels, self.regel, self.op = regels, "", False

    def __iter__(self):
        return self

    def __next__(self) -> str:
        self.op = True
        self.regel = next(self.regels)
        self.op = False
        return self.regel
