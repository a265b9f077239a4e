"""One event for a calendar, as text (RFC 5545, RFC 5546). Pure; knows nothing of who or why."""

from dataclasses import dataclass
from datetime import UTC, datetime

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
INHOUDSTYPE = "text/calendar"
LENGTE = 75  # octets in one line
REGELEINDE = "\r\n"


@dataclass(frozen=True)
class Afspraak:
    """`uid` stays the same as long as it is the same event; `nummer` grows with each change."""

    uid: str
    nummer: int
    begint_at: datetime
    eindigt_at: datetime
    titel: str
    plaats: str = ""
    tekst: str = ""
    adres: str = ""
    van: str = ""


def ics(afspraak: Afspraak, *, methode: str, now: datetime) -> str:
    """The event as a file that calendars read."""
    regels = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Honkvast//Honkvast//NL",
        "CALSCALE:GREGORIAN",
        f"METHOD:{methode}",
        "BEGIN:VEVENT",
        f"UID:{_tekst(afspraak.uid)}",
        f"SEQUENCE:{afspraak.nummer}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(afspraak.begint_at)}",
        f"DTEND:{_moment(afspraak.eindigt_at)}",
        f"SUMMARY:{_tekst(afspraak.titel)}",
        f"STATUS:{'CANCELLED' if methode == CANCEL else 'CONFIRMED'}",
    ]
    for naam, waarde in (("LOCATION", afspraak.plaats), ("DESCRIPTION", afspraak.tekst)):
        if waarde:
            regels.append(f"{naam}:{_tekst(waarde)}")
    if afspraak.adres:
        regels.append(f"URL:{_uri(afspraak.adres)}")
    if afspraak.van:
        regels.append(f"ORGANIZER:mailto:{_uri(afspraak.van)}")
    regels += ["END:VEVENT", "END:VCALENDAR"]
    return "".join(gevouwen(regel) + REGELEINDE for regel in regels)


def gevouwen(regel: str) -> str:
    """A line of at most 75 octets each, that goes on after a space; no character is cut."""
    delen, deel, octetten = [], "", 0
    for teken in regel:
        lengte = len(teken.encode())
        if octetten + lengte > LENGTE:
            delen.append(deel)
            deel, octetten = " ", 1
        deel, octetten = deel + teken, octetten + lengte
    return REGELEINDE.join([*delen, deel])


def _tekst(waarde: str) -> str:
    """What somebody typed, without what would end the line or mean something else."""
    schoon = waarde.replace("\r\n", "\n").replace("\r", "\n")
    schoon = "".join(t for t in schoon if t == "\n" or t.isprintable())
    for teken in ("\\", ";", ","):
        schoon = schoon.replace(teken, f"\\{teken}")
    return schoon.replace("\n", "\\n")


def _uri(waarde: str) -> str:
    return "".join(t for t in waarde if t.isprintable() and not t.isspace())


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
