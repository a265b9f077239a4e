"""Reads the folder in which mails land where there is no mail server: the post of the demo."""

import email
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from pathlib import Path

from django.conf import settings

TUSSEN = re.compile(rb"^-{79}\n", re.MULTILINE)
MEEST = 50


@dataclass(frozen=True)
class Brief:
    aan: str
    onderwerp: str
    op: datetime | None
    tekst: str


def is_map():
    """Whether mails land in a folder that we may show."""
    return settings.DEMO and settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")


def brieven():
    """The newest mails, newest first."""
    bestanden = Path(settings.EMAIL_FILE_PATH).glob("*.log")
    gevonden = []
    for bestand in sorted(bestanden, key=_gewijzigd, reverse=True):
        stukken = [stuk for stuk in TUSSEN.split(bestand.read_bytes()) if stuk.strip()]
        gevonden += [_lees(stuk) for stuk in reversed(stukken)]
        if len(gevonden) >= MEEST:
            break
    return gevonden[:MEEST]


def _gewijzigd(bestand):
    return bestand.stat().st_mtime_ns


def _lees(stuk):
    brief = email.message_from_bytes(stuk, policy=policy.default)
    tekst, op = brief.get_body(("plain",)), brief["Date"] and brief["Date"].datetime
    if op and op.tzinfo is None:
        op = op.replace(tzinfo=UTC)  # what "-0000" says: in UTC, wherever it was sent
    return Brief(
        aan=brief["To"] or "",
        onderwerp=brief["Subject"] or "",
        op=op,
        tekst=tekst.get_content() if tekst else "",
    )
