"""What a file really is, and how it may be called. Pure: bytes and a name in, an answer out.

Only PDF, JPEG and PNG: what people scan and photograph. The kind follows from the content and
the extension has to agree. Word, zip and everything that can carry a program is refused: "save
it as PDF" is one step for the user. A file is kept as it came: no re-encoding, also not of what
a photo tells about itself (place, moment), for that may be the evidence. There is no virus
scanner here; a document leaves as a download that no browser opens as a page.
"""

import re
import struct
import unicodedata
from dataclasses import dataclass

from common.lezen import schoon

MAX_NAAM = 120
MAX_BEELDPUNTEN = 100_000_000
EINDE_PDF = 2048
EINDE_ZIP = 22 + 65_535
PNG_KOP = b"\x89PNG\r\n\x1a\n"
KIES_ANDERS = "Kies een PDF, of een foto (JPEG of PNG)."


class Geweigerd(ValueError):
    """This file is not taken; `reden` says in Dutch what to do."""

    def __init__(self, reden: str):
        super().__init__(reden)
        self.reden = reden


@dataclass(frozen=True)
class Type:
    naam: str
    inhoudstype: str
    extensies: tuple[str, ...]


PDF = Type("PDF", "application/pdf", ("pdf",))
JPEG = Type("JPEG", "image/jpeg", ("jpg", "jpeg"))
PNG = Type("PNG", "image/png", ("png",))

HANDTEKENINGEN = {
    b"%PDF-1.": PDF,
    b"%PDF-2.": PDF,
    b"\xff\xd8\xff": JPEG,
    PNG_KOP: PNG,
}
TYPES = (PDF, JPEG, PNG)


def keur(naam: str, inhoud: bytes) -> tuple[str, Type]:
    """A safe name and the type of a file. Raises Geweigerd with the reason."""
    if not inhoud:
        raise Geweigerd("Dit bestand is leeg. Kies een ander bestand.")
    soort = herken(inhoud)
    if soort is None:
        raise Geweigerd(f"Dit soort bestand kun je niet toevoegen. {KIES_ANDERS}")
    extensie = extensie_van(naam)
    if extensie not in soort.extensies:
        raise Geweigerd(
            f"De naam past niet bij de inhoud: dit is een {soort.naam}-bestand. Geef het een naam "
            f"die eindigt op .{soort.extensies[0]}."
        )
    CONTROLE[soort](inhoud)
    if _is_ook_zip(inhoud):
        raise Geweigerd(f"Achter dit bestand zit nog een ander bestand. {KIES_ANDERS}")
    return veilige_naam(naam, soort), soort


def herken(inhoud: bytes) -> Type | None:
    """The type by the first bytes; nothing may stand before them."""
    return next((t for kop, t in HANDTEKENINGEN.items() if inhoud.startswith(kop)), None)


def extensie_van(naam: str) -> str:
    """What stands behind the last dot, as a file system would see it."""
    return schoon(naam).strip().rpartition(".")[2].casefold() if "." in naam else ""


def veilige_naam(naam: str, soort: Type) -> str:
    """A name without path, control or reordering characters, with one extension."""
    naam = unicodedata.normalize("NFC", schoon(naam))
    naam = re.split(r"[/\\]", naam)[-1].rpartition(".")[0]
    naam = re.sub(r'[<>:"|?*\u200b-\u200f\u00ad]', "", naam).replace(".", "-")
    naam = " ".join(naam.split()).strip("- ")
    extensie = f".{soort.extensies[0]}"
    return (naam or "bestand")[: MAX_NAAM - len(extensie)].rstrip() + extensie


def _controleer_pdf(inhoud):
    if b"%%EOF" not in inhoud[-EINDE_PDF:]:
        raise Geweigerd("Dit PDF-bestand is niet compleet. Maak het opnieuw en probeer het weer.")
    begin = inhoud[:1024].lower()
    if b"<html" in begin or b"<script" in begin or b"<svg" in begin:
        raise Geweigerd(f"Dit is geen gewoon PDF-bestand. {KIES_ANDERS}")
    if re.search(rb"/(JavaScript|JS|Launch)\b", inhoud):
        raise Geweigerd(
            "In dit PDF-bestand zit een programmaatje. Druk het af naar een nieuwe PDF en kies die."
        )


def _controleer_png(inhoud):
    """Walks the chunks: they end with IEND, and nothing follows."""
    plek = len(PNG_KOP)
    while True:
        if plek + 12 > len(inhoud):
            raise _beschadigd()
        lengte, naam = struct.unpack_from(">I4s", inhoud, plek)
        if naam == b"IHDR":
            _controleer_maat(*struct.unpack_from(">II", inhoud, plek + 8))
        elif plek == len(PNG_KOP):
            raise _beschadigd()
        plek += 12 + lengte
        if naam == b"IEND":
            break
    if plek != len(inhoud):
        raise Geweigerd(f"Achter deze foto zit nog iets anders. {KIES_ANDERS}")


def _controleer_jpeg(inhoud):
    """Walks the segments up to the picture itself, which has to have a size.

    Telephones put more behind the picture (a moving part, a map of depth), so what follows is
    left alone.
    """
    plek, maat = 2, None
    while plek + 4 <= len(inhoud) and inhoud[plek] == 0xFF:
        merk, lengte = struct.unpack_from(">xBH", inhoud, plek)
        if merk == 0xFF:
            plek += 1
            continue
        if 0xC0 <= merk <= 0xCF and merk not in (0xC4, 0xC8, 0xCC):
            if plek + 9 > len(inhoud):
                break
            maat = struct.unpack_from(">HH", inhoud, plek + 5)
            _controleer_maat(*maat)
        if merk == 0xDA:
            break
        plek += 2 + lengte
    if maat is None or b"\xff\xd9" not in inhoud[plek:]:
        raise _beschadigd()


def _controleer_maat(breed, hoog):
    if not breed or not hoog:
        raise _beschadigd()
    if breed * hoog > MAX_BEELDPUNTEN:
        raise Geweigerd("Deze foto heeft te veel beeldpunten. Maak hem kleiner en kies hem weer.")


def _beschadigd():
    return Geweigerd("Deze foto is beschadigd. Maak of bewaar hem opnieuw en kies hem weer.")


def _is_ook_zip(inhoud):
    """Whether a zip (so also a Word file or a program in Java) hangs behind the file."""
    eind = inhoud[-EINDE_ZIP:]
    plek = eind.rfind(b"PK\x05\x06")
    while plek >= 0:
        rest = len(eind) - plek - 22
        if rest >= 0 and struct.unpack_from("<H", eind, plek + 20)[0] <= rest:
            return True
        plek = eind.rfind(b"PK\x05\x06", 0, plek)
    return False


CONTROLE = {PDF: _controleer_pdf, JPEG: _controleer_jpeg, PNG: _controleer_png}
