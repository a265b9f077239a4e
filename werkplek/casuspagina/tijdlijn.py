"""What happened, newest first, a page at a time, as far as this actor may read it."""

import re
from datetime import UTC, datetime, timedelta

from cases.choices import Gebeurtenissoort
from werkplek.adressen import adres
from werkplek.casuspagina import vragen

PER_PAGINA = 20
SOORTEN = {
    "notities": ("Notities", (Gebeurtenissoort.NOTITIE,)),
    "contact": ("Contact", (Gebeurtenissoort.CONTACT,)),
    "stappen": ("Stappen", (Gebeurtenissoort.STAP, Gebeurtenissoort.JURIDISCH)),
}
_MERK = re.compile(r"(\d{10,17})-(\d{1,3})")
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
_EINDE = datetime(9999, 1, 1, tzinfo=UTC)


def tijdlijn(dossier, *, voor="", toon=""):
    """One page: the lines, what to show before them, and the mark of the next page."""
    toon = toon if toon in SOORTEN else ""
    merk = lees_merk(voor)
    op, over = merk or (_EINDE, 0)
    soorten = SOORTEN[toon][1] if toon else ()
    gevonden = dossier.leesbaar(vragen.gebeurtenissen, soorten, over, PER_PAGINA + 1, op=op)
    getoond = gevonden[:PER_PAGINA]
    meer = len(gevonden) > PER_PAGINA
    return {
        "regels": [_regel(dossier, rij) for rij in getoond],
        "rubrieken": {rij.rubriek for rij in getoond},
        "ouder": schrijf_merk(getoond, merk) if meer else "",
        "voor": voor if merk else "",
        "toon": toon,
        "soorten": [{"naam": naam, "tekst": tekst} for naam, (tekst, _) in SOORTEN.items()],
    }


def schrijf_merk(getoond, vorig=None):
    """Where the next page begins: after the last moment shown, and how many of it were shown.

    Lines are only ever added at the top, so the mark keeps its place; it names no row.
    """
    op = getoond[-1].op
    aantal = sum(rij.op == op for rij in getoond)
    if vorig and vorig[0] == op:
        aantal += vorig[1]
    return f"{(op - _BEGIN) // timedelta(microseconds=1)}-{aantal}"


def lees_merk(tekst):
    """(moment, how many to skip), or None for what is no mark: then the first page."""
    gevonden = _MERK.fullmatch(tekst)
    if not gevonden:
        return None
    return _BEGIN + timedelta(microseconds=int(gevonden[1])), int(gevonden[2])


def _regel(dossier, rij):
    """One line as `includes/_tijdlijn.html` wants it."""
    regel = {
        "titel": rij.titel,
        "moment": rij.op,
        "wie": f"{rij.door.naam}, {rij.organisatie.naam}" if rij.door and rij.organisatie else "",
        "automatisch": rij.door is None,
        "tekst": rij.tekst,
        "label": "",
    }
    stuk = rij.notitie or rij.document or rij.signaal
    if stuk and not rij.tekst:
        regel["tekst"] = rij.document.titel if rij.document else stuk.tekst
    if stuk and stuk.publiek != "partners":
        regel["label"] = stuk.get_publiek_display()
    return regel | _verbeteren(dossier, rij.notitie)


def _verbeteren(dossier, notitie):
    """Where a note of one's own organisation gets a better text, beside what it said."""
    van_ons = notitie and notitie.organisatie_id == dossier.actor.organisatie.pk
    if not van_ons or not dossier.rechten[notitie.rubriek].invoeren:
        return {}
    url = f"{adres('cases:notitie', dossier.casus.nummer)}?verbetert={notitie.sleutel}"
    return {"url": url, "url_tekst": "Notitie verbeteren"}
