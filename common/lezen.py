"""Reading what people type: amounts, dates, times, postcodes, telephone numbers.

Pure: no clock, no database, no Django. Forms and the import share these functions.
Each of them returns a value or raises `Onleesbaar` with a sentence for the user.
"""

import re
import unicodedata
from datetime import MAXYEAR, date, time, timedelta
from decimal import Decimal

MAANDEN = [
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
]  # fmt: skip
DAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2100
HOOGSTE_BEDRAG = Decimal("99999999.99")

# Reordering characters can make a text read as something else than it is.
_RICHTING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")


class Onleesbaar(ValueError):
    """The text is not what was asked for; `reden` says in Dutch what to do."""

    def __init__(self, reden: str):
        super().__init__(reden)
        self.reden = reden


# ── text ────────────────────────────────────────────────────────────────────────────


def schoon(tekst: str, *, regels: bool = False) -> str:
    """Without control and reordering characters; `regels` keeps the line breaks."""
    tekst = _RICHTING.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    if not regels:
        tekst = re.sub(r"[\n\t\v\f\u0085\u2028\u2029]+", " ", tekst)
    return "".join(t for t in tekst if t in "\n\t" or unicodedata.category(t) not in ("Cc", "Cs"))


def _krap(tekst: str) -> str:
    """One line, single plain spaces, no outer space."""
    return " ".join(schoon(tekst).split())


# ── amounts ─────────────────────────────────────────────────────────────────────────

_LEES_BEDRAG = "Vul een bedrag in, bijvoorbeeld 1.234,56."
_CENTEN = "Vul hooguit twee cijfers achter de komma in."


def _cijfers(tekst: str) -> str:
    """'1.234,56' and its relatives as '1234.56'."""
    if "," in tekst and "." in tekst:
        komma = max(tekst.rfind(","), tekst.rfind("."))
        duizend = "." if tekst[komma] == "," else ","
        heel, cent = tekst[:komma], tekst[komma + 1 :]
        if not re.fullmatch(rf"[0-9]{{1,3}}({re.escape(duizend)}[0-9]{{3}})+", heel):
            raise Onleesbaar(_LEES_BEDRAG)
        heel = heel.replace(duizend, "")
    elif "," in tekst:
        heel, _, cent = tekst.partition(",")
    elif re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+", tekst):
        heel, cent = tekst.replace(".", ""), ""
    else:
        heel, _, cent = tekst.partition(".")
    if not re.fullmatch(r"[0-9]*", heel) or not re.fullmatch(r"[0-9]*", cent) or not heel + cent:
        raise Onleesbaar(_LEES_BEDRAG)
    if len(cent) > 2:
        raise Onleesbaar(_CENTEN)
    return f"{heel or '0'}.{cent:0<2}"


def lees_bedrag(
    tekst: str, *, negatief: bool = False, maximum: Decimal = HOOGSTE_BEDRAG
) -> Decimal:
    """1.234,56 · 1234,56 · € 1234 · 1234.56 · 12,- as a Decimal with two places.

    A dot before exactly three digits groups thousands (1.234 is 1234); before one or
    two digits it is a decimal point. A comma before three digits is refused, not guessed.
    """
    rest = re.sub(r"^(€|EUR\b)|(€|\bEUR)$", "", _krap(tekst), flags=re.IGNORECASE).strip()
    min_teken = rest[:1] in ("-", "−", "–")
    rest = re.sub(r"^[-−–]\s*(€\s*)?", "", rest)
    rest = re.sub(r",\s?[-–—]{1,2}$", "", rest)
    rest = re.sub(r"(?<=[0-9])[ '](?=[0-9]{3}(?![0-9]))", "", rest)
    if len(rest) > 30:
        raise Onleesbaar(_LEES_BEDRAG)
    bedrag = Decimal(_cijfers(rest))
    if min_teken and bedrag:
        if not negatief:
            raise Onleesbaar("Vul een bedrag in van nul of meer, zonder minteken.")
        bedrag = -bedrag
    if abs(bedrag) > maximum:
        raise Onleesbaar(f"Vul een bedrag in van hooguit {toon_getal(maximum)}.")
    return bedrag


def toon_getal(bedrag: Decimal) -> str:
    """1234.5 as '1.234,50'."""
    return f"{bedrag:,.2f}".translate(str.maketrans(",.", ".,"))


# ── dates and times ─────────────────────────────────────────────────────────────────

_LEES_DATUM = "Vul een datum in, bijvoorbeeld 21-02-2027."
_WOORDEN = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}
_MAAND = {m: n for n, m in enumerate(MAANDEN, 1)} | {m[:3]: n for n, m in enumerate(MAANDEN, 1)}
_MAAND |= {"mrt": 3, "sept": 9}
_DAG = {d: n for n, d in enumerate(DAGEN)} | {d[:2]: n for n, d in enumerate(DAGEN)}


def _dag(jaar: int, maand: int, dag: int) -> date:
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise Onleesbaar(f"Vul een jaar in tussen {EERSTE_JAAR} en {LAATSTE_JAAR}.")
    try:
        return date(jaar, maand, dag)
    except ValueError:
        if 1 <= maand <= 12 and 1 <= dag <= 31:
            reden = f"{dag} {MAANDEN[maand - 1]} {jaar} bestaat niet. Controleer de datum."
            raise Onleesbaar(reden) from None
        raise Onleesbaar(_LEES_DATUM) from None


def _eeuw(jaar: int, vandaag: date, richting: str) -> int:
    """Two digits as a year: at most twenty years ahead, or not ahead at all."""
    jaar += vandaag.year - vandaag.year % 100
    if jaar > vandaag.year + (0 if richting == "verleden" else 20):
        jaar -= 100
    return jaar


def _zonder_jaar(maand: int, dag: int, vandaag: date, richting: str) -> date:
    """The nearest such day; `richting` 'verleden' or 'toekomst' looks one way only."""
    dagen = []
    # Four years either way hold a 29 February, except round 1900 and 2100.
    for jaar in range(max(vandaag.year - 8, 1), min(vandaag.year + 8, MAXYEAR) + 1):
        try:
            dagen.append(date(jaar, maand, dag))
        except ValueError:
            continue
    if richting == "verleden":
        dagen = [d for d in dagen if d <= vandaag] or dagen
    if richting == "toekomst":
        dagen = [d for d in dagen if d >= vandaag] or dagen
    if not dagen:
        return _dag(vandaag.year, maand, dag)
    return min(dagen, key=lambda d: abs(d - vandaag))


def lees_datum(tekst: str, vandaag: date, *, richting: str = "dichtbij") -> date:
    """21-2-2027 · 21/2/27 · 21.2.2027 · 2027-02-21 · 21 februari 2027 · 21 feb · vandaag."""
    rest = _krap(tekst).lower().rstrip(".")
    if rest in _WOORDEN:
        try:
            return vandaag + timedelta(days=_WOORDEN[rest])
        except OverflowError:
            raise Onleesbaar(_LEES_DATUM) from None

    weekdag = None
    if (woord := re.match(r"([a-z]+)\.?,? (?=[0-9])", rest)) and woord[1] in _DAG:
        weekdag, rest = _DAG[woord[1]], rest[woord.end() :]

    if iso := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", rest):
        dag = _dag(int(iso[1]), int(iso[2]), int(iso[3]))
    else:
        dag = _dag_maand(rest, vandaag, richting)
    if weekdag is not None and dag.weekday() != weekdag:
        raise Onleesbaar(
            f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year} is een {DAGEN[dag.weekday()]}. "
            "Controleer de datum."
        )
    return dag


def _dag_maand(rest: str, vandaag: date, richting: str) -> date:
    delen = re.fullmatch(
        r"([0-9]{1,2})(?: ?[-/.] ?([0-9]{1,2})|[ -]?([a-z]+)\.?)"
        r"(?:(?: ?[-/.] ?| )([0-9]{4}|'?[0-9]{2}))?",
        rest,
    )
    if not delen:
        raise Onleesbaar(_LEES_DATUM)
    dag, maandgetal, maandnaam, jaar = delen.groups()
    if maandnaam and maandnaam not in _MAAND:
        raise Onleesbaar(_LEES_DATUM)
    maand = _MAAND[maandnaam] if maandnaam else int(maandgetal)
    if jaar is None:
        if not 1 <= maand <= 12 or not 1 <= int(dag) <= 31:
            raise Onleesbaar(_LEES_DATUM)
        return _zonder_jaar(maand, int(dag), vandaag, richting)
    jaartal = int(jaar.lstrip("'"))
    return _dag(jaartal if len(jaar) == 4 else _eeuw(jaartal, vandaag, richting), maand, int(dag))


def lees_tijd(tekst: str) -> time:
    """14:30 · 14.30 · 14u30 · 14u · 14 uur as a time of day."""
    rest = _krap(tekst).lower().removesuffix("uur").removesuffix("h").strip()
    delen = re.fullmatch(r"([0-9]{1,2})(?: ?[:.uh] ?([0-9]{2})?)?", rest)
    if not delen:
        raise Onleesbaar("Vul een tijd in, bijvoorbeeld 14:30.")
    uur, minuut = int(delen[1]), int(delen[2] or 0)
    if uur > 23 or minuut > 59:
        raise Onleesbaar("Vul een tijd in tussen 0:00 en 23:59.")
    return time(uur, minuut)


# ── postcodes and telephone numbers ─────────────────────────────────────────────────


def lees_postcode(tekst: str, land: str = "NL") -> str:
    """'1234ab' as '1234 AB' in NL; four digits in BE."""
    rest = re.sub(r"[\s-]", "", _krap(tekst)).upper()
    if land == "BE":
        rest = rest.removeprefix("B") if len(rest) == 5 else rest
        if not re.fullmatch(r"[1-9][0-9]{3}", rest):
            raise Onleesbaar("Vul een Belgische postcode in, bijvoorbeeld 2380.")
        return rest
    if not re.fullmatch(r"[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}", rest):
        raise Onleesbaar("Vul een postcode in, bijvoorbeeld 1234 AB.")
    return f"{rest[:4]} {rest[4:]}"


_LEES_TELEFOON = "Vul een telefoonnummer in, bijvoorbeeld 06 12 34 56 78."
_LANDNUMMER = {"NL": "31", "BE": "32"}


def lees_telefoon(tekst: str, land: str = "NL") -> str:
    """'06-12345678' as '+31612345678'; short and free numbers stay as dialled."""
    rest = re.sub(r"[\s().\-/–]", "", _krap(tekst).replace("(0)", ""))
    if rest.startswith("00"):
        rest = "+" + rest[2:]
    if not re.fullmatch(r"\+?[0-9]{3,15}", rest):
        raise Onleesbaar(_LEES_TELEFOON)
    if not rest.startswith("+"):
        if re.fullmatch(r"1[0-9]{2,3}|14[0-9]{3,4}|0[89]00[0-9]{4,7}|090[0-9]{6,7}", rest):
            return rest
        if not rest.startswith("0"):
            raise Onleesbaar(_LEES_TELEFOON)
        rest = f"+{_LANDNUMMER[land]}{rest[1:]}"
    vorm = {"+31": r"\+31[1-9][0-9]{8}", "+32": r"\+32[1-9][0-9]{7,8}"}
    if not re.fullmatch(vorm.get(rest[:3], r"\+[1-9][0-9]{7,14}"), rest):
        raise Onleesbaar(_LEES_TELEFOON + " Controleer of er een cijfer ontbreekt.")
    return rest


def toon_telefoon(nummer: str) -> str:
    """'+31612345678' as '06 12 34 56 78'; what is not in stored form is left alone."""
    if mobiel := re.fullmatch(r"\+316([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})", nummer):
        return "06 " + " ".join(mobiel.groups())
    if vast := re.fullmatch(r"\+31([1-9][0-9])([0-9]{3})([0-9]{2})([0-9]{2})", nummer):
        return f"0{vast[1]} " + " ".join(vast.groups()[1:])
    if mobiel := re.fullmatch(r"\+324([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})", nummer):
        return f"04{mobiel[1]} " + " ".join(mobiel.groups()[1:])
    if vast := re.fullmatch(r"\+32([1-9][0-9])([0-9]{2})([0-9]{2})([0-9]{2})", nummer):
        return f"0{vast[1]} " + " ".join(vast.groups()[1:])
    if gratis := re.fullmatch(r"(0[89]00|090[0-9])([0-9]{4,7})", nummer):
        return " ".join(gratis.groups())
    return nummer


def lees_geheel_getal(tekst: str) -> int:
    """'1.200' and '1200' as 1200."""
    rest = _krap(tekst)
    if not re.fullmatch(r"[+-]?([0-9]{1,12}|[0-9]{1,3}([. ][0-9]{3}){1,3})", rest):
        raise Onleesbaar("Vul een heel getal in, bijvoorbeeld 3.")
    return int(re.sub(r"[. ]", "", rest))
