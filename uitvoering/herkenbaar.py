"""What in a text tells who somebody is. A question for advice has none of it (NZ-05). Pure."""

import re

_SPOREN = (
    ("een casusnummer", re.compile(r"\b20\d\d-\d{6}\b")),
    ("een e-mailadres", re.compile(r"\S+@\S+\.\w{2,}")),
    ("een nummer van negen cijfers", re.compile(r"(?<![\d+])\d{9}(?!\d)")),
    ("een telefoonnummer", re.compile(r"(?<!\d)(?:\+3[12]|003[12]|0)(?:[ -]?\d){8,9}(?!\d)")),
    ("een geboortedatum", re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b")),
    ("een postcode", re.compile(r"\b[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})\b")),
    (
        "een adres",
        re.compile(
            r"\b[A-Z][\w'-]*(?:straat|laan|weg|plein|kade|hof|dijk|pad|singel|gracht) \d+", re.U
        ),
    ),
)
_TUSSENVOEGSELS = frozenset({"van", "der", "den", "ten", "ter", "het", "aan", "uit", "bij", "op"})
_KORTST = 3


def sporen(tekst, namen=()):
    """What stands in this text, in words: kinds of data, and which of `namen` (of a case)."""
    gevonden = [wat for wat, patroon in _SPOREN if patroon.search(tekst)]
    woorden = {woord.casefold() for woord in re.findall(r"[\w'-]+", tekst)}
    return gevonden + [f"“{naam}”" for naam in _losse_namen(namen) if naam.casefold() in woorden]


def _losse_namen(namen):
    delen = (deel for naam in namen for deel in re.findall(r"[\w'-]+", naam))
    return sorted(
        {d for d in delen if len(d) >= _KORTST and d.casefold() not in _TUSSENVOEGSELS}
        - {d for d in delen if d.isdigit()}
    )
