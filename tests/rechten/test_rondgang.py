"""A walk as each demo account along every kind of page: what stands there, and what it left behind.

Words that occur nowhere else are planted in one case, per rubriek and per organisation. Who finds
which is typed by hand from the ceiling of the design; the walk must find those and no others.
"""

import re
from collections import Counter, deque
from urllib.parse import urlencode

import pytest
from django.core.files.base import ContentFile
from django.urls import Resolver404, resolve
from django.utils import timezone

from cases.actions.documenten import voeg_document_toe
from cases.actions.notities import schrijf_notitie
from cases.choices import Publiek, Rubriek
from cases.models import Bewoner, Casus, Contactpoging, JuridischeStap
from tests.rechten.test_urls_per_rol import RIJEN
from tests.rechten.wereld import BEZOEKERS
from werkplek.demo.pdf import maak_pdf
from werkplek.demo.regio import ACCOUNTS

pytestmark = pytest.mark.django_db

# Who reads a note of this rubriek, written by another organisation for all partners.
LEEST = {
    Rubriek.KERN: "corporatie regieteam coordinator casemanager hulpverlening schuldhulp amk "
    "jeugdbescherming ocmw jurist opvang",
    Rubriek.HUUR: "corporatie regieteam coordinator casemanager schuldhulp ocmw jurist",
    Rubriek.JURIDISCH: "corporatie regieteam coordinator casemanager hulpverlening schuldhulp "
    "ocmw jurist",
    Rubriek.GEZIN: "regieteam coordinator casemanager hulpverlening amk jeugdbescherming ocmw "
    "opvang",
    Rubriek.FINANCIEN: "casemanager hulpverlening schuldhulp ocmw",
    Rubriek.HULP: "casemanager hulpverlening ocmw",
    Rubriek.VEILIGHEID: "amk jeugdbescherming",
    Rubriek.BESLUIT: "corporatie regieteam coordinator casemanager hulpverlening schuldhulp amk "
    "jeugdbescherming ocmw jurist",
}
# Who writes that note: somebody with that rubriek, of an organisation that isn't in doubt.
SCHRIJFT = {
    Rubriek.KERN: "corporatie",
    Rubriek.HUUR: "corporatie",
    Rubriek.JURIDISCH: "corporatie",
    Rubriek.GEZIN: "jeugdbescherming",
    Rubriek.FINANCIEN: "schuldhulp",
    Rubriek.HULP: "hulpverlening",
    Rubriek.VEILIGHEID: "amk",
    Rubriek.BESLUIT: "regieteam",
}
# A note for the own organisation only, by each of these, and all accounts that then read it.
EIGEN = {
    "corporatie": (Rubriek.KERN, "corporatie"),
    "hulpverlening": (Rubriek.HULP, "hulpverlening"),
    "schuldhulp": (Rubriek.FINANCIEN, "schuldhulp"),
    "amk": (Rubriek.VEILIGHEID, "amk"),
    "jeugdbescherming": (Rubriek.VEILIGHEID, "jeugdbescherming"),
    "casemanager": (Rubriek.HULP, "casemanager"),
    "ocmw": (Rubriek.VEILIGHEID, "ocmw"),
    "opvang": (Rubriek.BESLUIT, "opvang"),
    "regieteam": (Rubriek.BESLUIT, "regieteam coordinator"),
    "jurist": (Rubriek.JURIDISCH, "ocmw jurist"),
}
# What fields of a rubriek hold, beside notes.
VELDEN = {
    "veldkern": LEEST[Rubriek.KERN],
    "veldhuur": LEEST[Rubriek.HUUR],
    "veldjuridisch": LEEST[Rubriek.JURIDISCH],
    # A child that the landlord itself wrote down: that it reads too.
    "veldgezin": "corporatie " + LEEST[Rubriek.GEZIN],
}
VAN_HET_REGIETEAM = "corporatie regieteam coordinator"

# Of the case with the words every page is opened; of an address elsewhere so many, and of one in
# the other cases, which all look alike, one.
PER_ADRES, IN_EEN_ANDERE_CASUS = 3, 1
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
# A form that only looks, such as the one for what is older: sent as it stands.
FORMULIER = re.compile(r'<form method="get" action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
VERBORGEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]+)">')


def plant(wereld):
    """A word for each of the above; returns {word: accounts who may find it}."""
    mogen = {}

    def merk(woord, wie):
        mogen[woord] = set(wie.split())
        return f"Hier staat {woord}."

    nu = timezone.now()
    for rubriek, wie in SCHRIJFT.items():
        tekst = merk(f"merkpartners{rubriek}", LEEST[rubriek])
        _notitie(wereld, wie, rubriek, Publiek.PARTNERS, tekst, nu)
        titel = merk(f"merkdocument{rubriek}", LEEST[rubriek])
        _document(wereld, wie, rubriek, titel, nu)
    for wie, (rubriek, lezers) in EIGEN.items():
        _notitie(wereld, wie, rubriek, Publiek.EIGEN, merk(f"merkeigen{wie}", lezers), nu)
    tekst = merk("merkregieteam", VAN_HET_REGIETEAM)
    _notitie(wereld, "corporatie", Rubriek.KERN, Publiek.REGIETEAM, tekst, nu)

    casus = wereld.casus
    Contactpoging.objects.filter(casus=casus).update(
        toelichting=merk("veldhuur", VELDEN["veldhuur"])
    )
    JuridischeStap.objects.filter(casus=casus).update(
        toelichting=merk("veldjuridisch", VELDEN["veldjuridisch"])
    )
    Bewoner.objects.filter(casus=casus).update(naam=merk("veldgezin", VELDEN["veldgezin"]))
    casus.woning.wijk = merk("veldkern", VELDEN["veldkern"])
    casus.woning.save()
    return mogen


def _notitie(wereld, wie, rubriek, publiek, tekst, nu):
    schrijf_notitie(
        wereld.casus, tekst=tekst, rubriek=rubriek, publiek=publiek, by=wereld.actoren[wie], now=nu
    )


def _document(wereld, wie, rubriek, titel, nu):
    voeg_document_toe(
        wereld.casus, ContentFile(maak_pdf(titel)), bestandsnaam="bewijs.pdf",
        inhoudstype="application/pdf", titel=titel, rubriek=rubriek, publiek=Publiek.PARTNERS,
        by=wereld.actoren[wie], now=nu,
    )  # fmt: skip


class Rondgang:
    """Everything that one visitor reaches from the first page on, without changing anything."""

    def __init__(self, wereld, bezoeker):
        self.wereld, self.bezoeker = wereld, bezoeker
        self.namen = set(Casus.objects.values_list("naam", flat=True))
        self.paginas, self.geweigerd = {}, {}
        self.fout_in_logboek, self.geschreven = {}, {}

    def loop(self):
        gezien, per_adres, rij = {"/"}, Counter(), deque(["/"])
        while rij:
            pad = rij.popleft()
            for link in self.open(pad):
                link = link.partition("#")[0]
                if link in gezien or not link.startswith(("/", "?")):
                    continue
                gezien.add(link)
                doel = f"{pad.partition('?')[0]}{link}" if link.startswith("?") else link
                naam = self.naam_van(doel)
                if naam is None:
                    continue
                if self.wereld.casus.nummer not in doel:
                    per_adres[naam] += 1
                    elders = doel.startswith("/casussen/2")
                    if per_adres[naam] > (IN_EEN_ANDERE_CASUS if elders else PER_ADRES):
                        continue
                rij.append(doel)
        return self

    @staticmethod
    def naam_van(pad):
        try:
            return resolve(pad.partition("?")[0]).view_name
        except Resolver404:
            return None

    def open(self, pad):
        """Look at what stands there; returns where one can go from there."""
        bezoek = self.wereld.open(self.bezoeker, pad)
        self.paginas[pad] = bezoek.tekst
        if bezoek.status not in (200, 302):
            self.geweigerd[pad] = bezoek.status
        if bezoek.geschreven:
            self.geschreven[pad] = bezoek.geschreven
        toont = any(naam in bezoek.tekst for naam in self.namen)
        # The table of a meeting is a look at one case, and at the names of the others.
        hoogstens = 2 if self.naam_van(pad) == "regieteam:tafel" else 1
        if bezoek.inzagen > hoogstens or (toont and not bezoek.inzagen):
            self.fout_in_logboek[pad] = bezoek.inzagen
        return list(links(bezoek.tekst)) if bezoek.html else []


def links(tekst):
    """Where a click leads."""
    yield from LINK.findall(tekst)
    for naar, binnen in FORMULIER.findall(tekst):
        if velden := VERBORGEN.findall(binnen):
            yield f"{naar.partition('#')[0]}?{urlencode(velden)}"


@pytest.mark.parametrize("bezoeker", ACCOUNTS)
def test_a_walk_finds_what_one_may_see_and_nothing_else(wereld, bezoeker):
    rondgang = Rondgang(wereld, bezoeker).loop()
    alles = "\n".join(rondgang.paginas.values())

    gevonden = {woord for woord in wereld.merken if woord in alles}
    assert gevonden == {woord for woord, wie in wereld.merken.items() if bezoeker in wie}
    assert [naam for naam in namen_van_anderen(wereld, bezoeker) if naam in alles] == []
    assert rondgang.geweigerd == {}, "a link that leads to a refusal"
    assert rondgang.fout_in_logboek == {}, "one look, one row"
    assert rondgang.geschreven == {}, "looking changes nothing"


@pytest.mark.parametrize("bezoeker", ["vreemd", "geweest", "verkeerd"])
def test_from_outside_the_case_is_nowhere(wereld, bezoeker):
    rondgang = Rondgang(wereld, bezoeker).loop()
    alles = "\n".join(rondgang.paginas.values())

    assert [woord for woord in [*wereld.merken, wereld.casus.nummer] if woord in alles] == []
    assert rondgang.fout_in_logboek == {}


def namen_van_anderen(wereld, bezoeker):
    """The names of all cases in which this visitor takes no part."""
    mijn = Casus.objects.for_actor(wereld.actoren[bezoeker], timezone.localdate())
    namen = set(mijn.values_list("naam", flat=True))
    return set(Casus.objects.values_list("naam", flat=True)) - namen


def test_the_markers_cover_every_rubriek_and_every_visitor():
    assert set(LEEST) == set(SCHRIJFT) == set(Rubriek)
    assert set(ACCOUNTS) <= set(BEZOEKERS)
    assert RIJEN["casus"]["beheer"] == 403
