"""The identity bar, the list of blocks, and which rubrieken the page shows."""

from cases.choices import Resultaat, Rubriek, Status
from common.lezen import toon_getal
from common.templatetags.weergave import bedrag, datum_kort

MEER_DAN = 5  # from so many blocks on the page begins with a list of them


def feiten(dossier):
    """The few facts of the bar: how much, how long, when, whose."""
    casus, rijen = dossier.casus, []
    if dossier.huur:
        rijen.append(_feit("Huurachterstand", bedrag(dossier.huur.achterstand), groot=True))
    if dossier.maanden:
        rijen.append(_feit("Maanden huur", _getal(dossier.maanden)))
    if dossier.ontruimingsdatum:
        naam = "Ontruiming (voorlopig)" if dossier.voorlopig else "Ontruiming"
        rijen.append(_feit(naam, datum_kort(dossier.ontruimingsdatum)))
    if casus.status == Status.AFGESLOTEN:
        rijen.append(_feit("Resultaat", Resultaat(casus.resultaat).label))
    elif casus.get_status_display() != casus.fase.label:
        rijen.append(_feit("Status", casus.get_status_display()))
    if casus.casemanager:
        rijen.append(_feit("Casemanager", casus.casemanager.naam))
    return rijen


def kenmerken(dossier):
    """What must not be missed about who lives here, as tags."""
    tags = []
    if aantal := dossier.minderjarigen:
        woord = "minderjarig kind" if aantal == 1 else "minderjarige kinderen"
        tags.append({"tekst": f"{aantal} {woord}", "soort": "warn", "icoon": "mensen"})
    if huishouden := dossier.huishouden:
        if huishouden.verwacht_kind_op:
            tags.append({"tekst": "Kind op komst", "soort": "warn", "icoon": "mensen"})
        if huishouden.kwetsbaar:
            tags.append({"tekst": "Kwetsbaar huishouden", "soort": "", "icoon": ""})
        if huishouden.tolk_nodig:
            tekst = f"Tolk nodig: {huishouden.contacttaal}"
            tags.append({"tekst": tekst, "soort": "", "icoon": ""})
    return tags


BLOKKEN = (
    ("tweede-kans", "Tweede kans", lambda d: d.tweede_kans),
    ("voorwaarden", "Voorwaarden", lambda d: d.voorwaarden),
    ("plan", "Plan van aanpak", lambda d: d.plan),
    ("onderdak", "Een plek om te wonen", lambda d: d.onderdak),
    ("acties", "Acties", lambda d: d.actiepunten),
    ("contactplan", "Contactplan", lambda d: d.contactplan or d.terugkoppeling),
    ("contact", "Contact met de huurder", lambda d: d.leest(Rubriek.HUUR)),
    ("huur", "Huur en betaling", lambda d: d.rechten[Rubriek.HUUR]),
    ("juridisch", "Juridisch", lambda d: d.rechten[Rubriek.JURIDISCH]),
    ("gezin", "Gezin", lambda d: d.rechten[Rubriek.GEZIN]),
    ("signalen", "Signalen", lambda d: d.signalen),
    ("documenten", "Documenten", lambda d: True),
    ("tijdlijn", "Tijdlijn", lambda d: True),
)


def blokken(dossier):
    """The blocks on this page for this actor, as (id, title)."""
    return [(naam, titel) for naam, titel, zichtbaar in BLOKKEN if zichtbaar(dossier)]


def getoonde_rubrieken(dossier):
    """The rubrieken of which something stands on the page, apart from the timeline."""
    vast = {r for r in (Rubriek.HUUR, Rubriek.JURIDISCH, Rubriek.GEZIN) if dossier.rechten[r]}
    if dossier.tweede_kans or dossier.onderdak or dossier.voorwaarden:
        vast.add(Rubriek.BESLUIT)
    vast |= {rij["actie"].rubriek for rij in dossier.actiepunten}
    vast |= dossier.plan["rubrieken"] if dossier.plan else set()
    if dossier.contactplan:
        vast.add(Rubriek.HULP)
    stukken = [*dossier.signalen, *dossier.documenten, *(d["deadline"] for d in dossier.deadlines)]
    return {Rubriek.KERN} | vast | {stuk.rubriek for stuk in stukken}


def _feit(naam, waarde, groot=False):
    return {"naam": naam, "waarde": waarde, "groot": groot}


def _getal(waarde):
    """3,4 or 3: to one decimal, without a decimal that says nothing."""
    return toon_getal(waarde).rstrip("0").rstrip(",")
