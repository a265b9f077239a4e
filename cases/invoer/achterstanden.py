"""The huurachterstanden that a corporatie's rent system exports: one lease a row.

A row is taken whole or refused whole. An optional value that can't be read (an e-mail address
without @) refuses the row as well: leaving the value out would lose it without anybody knowing.
A text that looks like a spreadsheet formula is kept as text; `common.csv_uit` disarms it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import BinaryIO, TypeVar

from common.csv_in import MAX_BYTES, CsvBestand, Rij, kort, open_csv
from common.csv_uit import origineel
from common.lezen import Onleesbaar, lees_bedrag, lees_datum, lees_postcode, lees_telefoon

VERPLICHT = (
    "huurovereenkomstnummer",
    "achternaam",
    "straat",
    "huisnummer",
    "postcode",
    "plaats",
    "achterstand",
    "peildatum",
)
FACULTATIEF = (
    "eenheidnummer",
    "voorletters",
    "voorvoegsel",
    "geboortedatum",
    "toevoeging",
    "telefoon",
    "email",
    "brutohuur",
    "oudste_openstaande_post",
)
Waarde = TypeVar("Waarde")
KOLOMMEN = frozenset(VERPLICHT + FACULTATIEF)

HOOGSTE_ACHTERSTAND = Decimal("999999.99")
HOOGSTE_HUUR = Decimal("99999.99")
VROEGSTE_GEBOORTE = date(1900, 1, 1)
VROEGSTE_DATUM = date(1990, 1, 1)

_DATUM = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})|\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
_BEDRAG = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9}),[0-9]{2}")
_HUISNUMMER = re.compile(r"[1-9][0-9]{0,4}")
_EMAIL = re.compile(r"[^@\s,;:<>()\[\]\"]+@[^@\s,;:<>()\[\]\"]+\.[^@\s.,;:<>()\[\]\"]{2,}")


@dataclass(frozen=True, slots=True)
class Regel:
    """One lease with its arrears, every value clean."""

    regelnummer: int
    huurovereenkomstnummer: str
    eenheidnummer: str
    voorletters: str
    voorvoegsel: str
    achternaam: str
    geboortedatum: date | None
    straat: str
    huisnummer: str
    toevoeging: str
    postcode: str
    plaats: str
    telefoon: str
    email: str
    brutohuur: Decimal | None
    achterstand: Decimal
    oudste_openstaande_post: date | None
    peildatum: date
    cellen: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """A row that was not taken: where it stands, why in one Dutch sentence, and what it held."""

    regelnummer: int
    reden: str
    ruwe_velden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Achterstandenbestand:
    """The header as written, and the rows to walk through once."""

    kop: tuple[str, ...]
    regels: Iterator[Regel | Geweigerd]


class Geweigerde(ValueError):
    """This row can't be taken; the text is the sentence for the worker."""


def lees_achterstanden(
    bestand: BinaryIO, *, land: str, vandaag: date, max_bytes: int = MAX_BYTES
) -> Achterstandenbestand:
    """Read a seekable binary file as a stream.

    `OnleesbaarBestand` is raised here, or while walking through the rows when a quote that is
    never closed shows only then. A file with only a header is readable and has no rows.
    """
    inhoud = open_csv(bestand, verplicht=VERPLICHT, bekend=KOLOMMEN, max_bytes=max_bytes)
    return Achterstandenbestand(inhoud.kop, _regels(inhoud, land, vandaag))


def _regels(inhoud: CsvBestand, land: str, vandaag: date) -> Iterator[Regel | Geweigerd]:
    lees = _Lezer(inhoud.kolommen, land, vandaag)
    eerder: dict[str, int] = {}
    for rij in inhoud.rijen:
        try:
            regel = lees(rij)
            nummer = regel.huurovereenkomstnummer
            if nummer in eerder:
                raise Geweigerde(
                    f"Huurovereenkomst {kort(nummer)} staat al op regel {eerder[nummer]} "
                    "van dit bestand; de eerste telt."
                )
        except Geweigerde as fout:
            yield Geweigerd(rij.nummer, str(fout), rij.cellen)
        else:
            eerder[nummer] = rij.nummer
            yield regel


class _Lezer:
    """Turns a record into a `Regel`, for one layout of columns, one country and one day."""

    def __init__(self, kolommen: dict[str, int], land: str, vandaag: date):
        self.kolommen, self.land, self.vandaag = kolommen, land, vandaag
        # Streets share a postcode, so a file holds far fewer of them than rows.
        self.lees_postcode = lru_cache(10_000)(lambda tekst: lees_postcode(tekst, land))

    def __call__(self, rij: Rij) -> Regel:
        if rij.fout:
            raise Geweigerde(rij.fout)
        cel = {
            naam: origineel(" ".join(rij.cellen[i].split())) for naam, i in self.kolommen.items()
        }
        cel = dict.fromkeys(FACULTATIEF, "") | cel
        peildatum = self.datum(cel, "peildatum", "De peildatum", VROEGSTE_DATUM)
        if peildatum is None:
            raise Geweigerde("De peildatum ontbreekt.")
        achterstand = self.bedrag(cel, "achterstand", "De achterstand", HOOGSTE_ACHTERSTAND)
        if achterstand is None:
            raise Geweigerde("De achterstand ontbreekt.")
        return Regel(
            regelnummer=rij.nummer,
            huurovereenkomstnummer=_tekst(
                cel, "huurovereenkomstnummer", "Het huurovereenkomstnummer", 40, verplicht=True
            ),
            eenheidnummer=_tekst(cel, "eenheidnummer", "Het eenheidnummer", 40),
            voorletters=_tekst(cel, "voorletters", "De voorletters", 20),
            voorvoegsel=_tekst(cel, "voorvoegsel", "Het voorvoegsel", 20),
            achternaam=_achternaam(cel),
            geboortedatum=self.datum(cel, "geboortedatum", "De geboortedatum", VROEGSTE_GEBOORTE),
            straat=_tekst(cel, "straat", "De straat", 100, verplicht=True),
            huisnummer=_huisnummer(cel),
            toevoeging=_tekst(cel, "toevoeging", "De toevoeging", 10),
            postcode=self.postcode(cel),
            plaats=_tekst(cel, "plaats", "De plaats", 80, verplicht=True),
            telefoon=self.telefoon(cel),
            email=_email(cel),
            brutohuur=self.bedrag(cel, "brutohuur", "De brutohuur", HOOGSTE_HUUR),
            achterstand=achterstand,
            oudste_openstaande_post=self.oudste_post(cel, peildatum),
            peildatum=peildatum,
            cellen=rij.cellen,
        )

    def datum(self, cel: dict[str, str], kolom: str, naam: str, vroegst: date) -> date | None:
        """A date written in full; words and dates without a year don't belong in a file."""
        if not (waarde := cel[kolom]):
            return None
        if not (delen := _DATUM.fullmatch(waarde)):
            raise Geweigerde(f"{naam} {kort(waarde)} is geen datum zoals 21-02-2027.")
        dag = _dag(delen, waarde, self.vandaag)
        if dag is None:
            raise Geweigerde(f"{naam} {kort(waarde)} bestaat niet.")
        if dag < vroegst:
            raise Geweigerde(f"{naam} {kort(waarde)} ligt voor {vroegst.year}.")
        if dag > self.vandaag and kolom != "oudste_openstaande_post":
            raise Geweigerde(f"{naam} {kort(waarde)} ligt in de toekomst.")
        return dag

    def oudste_post(self, cel: dict[str, str], peildatum: date) -> date | None:
        kolom, naam = "oudste_openstaande_post", "De oudste openstaande post"
        dag = self.datum(cel, kolom, naam, VROEGSTE_DATUM)
        if dag and dag > peildatum:
            raise Geweigerde(
                f"{naam} {kort(cel[kolom])} ligt na de peildatum {kort(cel['peildatum'])}."
            )
        return dag

    def bedrag(
        self, cel: dict[str, str], kolom: str, naam: str, hoogste: Decimal
    ) -> Decimal | None:
        if not (waarde := cel[kolom]):
            return None
        if _BEDRAG.fullmatch(waarde):
            bedrag = Decimal(waarde.replace(".", "").replace(",", "."))
        else:
            bedrag = _lees(
                lambda tekst: lees_bedrag(tekst, negatief=True),
                waarde,
                lambda: f"{naam} {kort(waarde)} is geen bedrag zoals 1.234,56.",
            )
        if bedrag < 0:
            raise Geweigerde(f"{naam} {kort(waarde)} is lager dan nul.")
        if bedrag > hoogste:
            raise Geweigerde(f"{naam} {kort(waarde)} is onwaarschijnlijk hoog; controleer hem.")
        return bedrag

    def postcode(self, cel: dict[str, str]) -> str:
        waarde = _tekst(cel, "postcode", "De postcode", 20, verplicht=True)
        soort, vorm = ("Belgische", "2380") if self.land == "BE" else ("Nederlandse", "1234 AB")
        return _lees(
            self.lees_postcode,
            waarde,
            lambda: f"{kort(waarde)} is geen {soort} postcode zoals {vorm}.",
        )

    def telefoon(self, cel: dict[str, str]) -> str:
        if not (waarde := cel["telefoon"]):
            return ""
        return _lees(
            lambda tekst: lees_telefoon(tekst, self.land),
            waarde,
            lambda: f"Het telefoonnummer {kort(waarde)} klopt niet.",
        )


def _lees(lees: Callable[[str], Waarde], tekst: str, reden: Callable[[], str]) -> Waarde:
    try:
        return lees(tekst)
    except Onleesbaar:
        raise Geweigerde(reden()) from None


def _dag(delen: re.Match, waarde: str, vandaag: date) -> date | None:
    """The day that was written, or nothing when there is no such day."""
    try:
        if delen[4]:
            return date(int(delen[4]), int(delen[3]), int(delen[1]))
        return lees_datum(waarde, vandaag)
    except ValueError:
        return None


def _tekst(
    cel: dict[str, str], kolom: str, naam: str, lengte: int, *, verplicht: bool = False
) -> str:
    waarde = cel[kolom]
    if not waarde:
        if verplicht:
            raise Geweigerde(f"{naam} ontbreekt.")
        return ""
    if not waarde.isascii():
        waarde = unicodedata.normalize("NFC", waarde)
    if len(waarde) > lengte:
        raise Geweigerde(
            f"{naam} {kort(waarde, 20)} is {len(waarde)} tekens lang, "
            f"en dat mogen er {lengte} zijn."
        )
    return waarde


def _achternaam(cel: dict[str, str]) -> str:
    naam = _tekst(cel, "achternaam", "De achternaam", 100, verplicht=True)
    if not any(teken.isalpha() for teken in naam):
        raise Geweigerde(f"De achternaam {kort(naam)} is geen naam.")
    return naam


def _huisnummer(cel: dict[str, str]) -> str:
    waarde = _tekst(cel, "huisnummer", "Het huisnummer", 20, verplicht=True)
    if not _HUISNUMMER.fullmatch(waarde):
        raise Geweigerde(
            f"Het huisnummer {kort(waarde)} is geen getal; letters horen bij de toevoeging."
        )
    return waarde


def _email(cel: dict[str, str]) -> str:
    waarde = _tekst(cel, "email", "Het e-mailadres", 254)
    if waarde and not _EMAIL.fullmatch(waarde):
        raise Geweigerde(f"Het e-mailadres {kort(waarde)} klopt niet.")
    return waarde
