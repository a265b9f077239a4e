"""Writing CSV that a spreadsheet opens without running anything. Every export goes through here.

UTF-8 with byte-order mark, semicolons and Dutch amounts and dates: what a Dutch spreadsheet reads.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

BOM = "\ufeff"
# A spreadsheet takes a cell that begins like this for a formula; so do the full-width forms.
GEVAARLIJK = (*"=+-@|%", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def veilig(cel: object) -> str:
    """The cell as text that no spreadsheet runs: what looks like a formula gets a ' in front."""
    match cel:
        case None:
            return ""
        case bool():
            return "ja" if cel else "nee"
        case Decimal():
            return f"{cel:f}".replace(".", ",")
        case int():
            return str(cel)
        case date():
            return f"{cel:%d-%m-%Y}"
    tekst = str(cel).replace("\0", "")
    # Spreadsheets skip leading spaces, so those hide nothing.
    return f"'{tekst}" if tekst.lstrip(" \xa0").startswith(GEVAARLIJK) else tekst


def origineel(cel: str) -> str:
    """What `veilig` disarmed as it was: a row that we gave out comes back corrected."""
    if cel[:1] == "'" and cel[1:].lstrip(" \xa0").startswith(GEVAARLIJK):
        return cel[1:]
    return cel


def csv_regels(kop: Iterable[str], rijen: Iterable[Iterable[object]]) -> Iterator[str]:
    """The lines of the file one by one, so that a long export never stands in memory."""
    schrijf = csv.writer(_Doorgeefluik(), delimiter=";", lineterminator="\r\n").writerow
    yield BOM + schrijf([veilig(cel) for cel in kop])
    for rij in rijen:
        yield schrijf([veilig(cel) for cel in rij])


class _Doorgeefluik:
    """What the csv writer writes to: it hands every line straight back."""

    def write(self, regel: str) -> str:
        return regel
