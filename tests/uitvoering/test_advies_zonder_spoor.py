"""With and without an advice about this household: the same bytes, for everybody else (NZ-05).

One table of who may not know, and of all that they can look at. Everything is read twice in one
world: without an advice, and after one was asked with this case in mind, answered and followed up.
"""

import re
from difflib import unified_diff

import pytest
from django.db import transaction
from django.urls import reverse

from berichten.models import Bericht, Uitgaand
from logboek.models import Inzage
from partners.choices import Rol, Soort
from tests.factories import RegioFactory, actor
from tests.regieteam import bouw
from tests.werkplek.pagina import als, deel, kind, notitie, nu
from uitvoering.actions.advies import geef_advies, volg_op, vraag_advies

pytestmark = pytest.mark.django_db

WISSELT = re.compile(
    r'"[A-Za-z0-9]{64}"'  # the CSRF token
    r'|name="verzendsleutel" value="[^"]*"'
    r'|\?voor=[^"]*'  # from which look on the next page of a log begins
    r'|seconden="\d+"|\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?'
)
VAN_DE_CASUS = [
    "casus", "cases:betrokkenen", "cases:logboek", "gegevens_uitdraai", "cases:huishouden",
    "cases:bewijsbundel", "uitvoering:kinderen", "uitvoering:veiligheid", "werkplek:afdruk",
]  # fmt: skip
LOSSE = [
    "werkplek:mijn_werk", "werkplek:casussen", "berichten:lijst", "advies:lijst",
    "regieteam:vergaderingen",
]  # fmt: skip
PARTNERS = [
    Soort.HULPVERLENING, Soort.SCHULDHULP, Soort.VEILIG_THUIS, Soort.JEUGDBESCHERMING,
    Soort.OPVANG, Soort.GEMEENTE,
]  # fmt: skip


class Wereld:
    """A case on an agenda with everybody around it, and the two who know of the advice."""

    def __init__(self):
        regio = RegioFactory()
        team = bouw.team()
        verhuurder = actor(regio=regio)
        self.casus = bouw.gemeld(verhuurder, team, now=nu(), achternaam="Zwartkraai")
        self.vraagt = actor(Soort.HULPVERLENING, Rol.MEDEWERKER, regio=regio)
        self.geeft = actor(Soort.VEILIG_THUIS, regio=regio)
        zorg, ocmw = self.vraagt.organisatie, actor(Soort.OCMW, regio=regio)
        self.anderen = {
            "verhuurder": verhuurder,
            "jurist": actor(Soort.CORPORATIE, Rol.JURIST, organisatie=verhuurder.organisatie),
            "regieteam": team.lid,
            "coordinator": team.coordinator,
            "collega": actor(Soort.HULPVERLENING, organisatie=zorg),
            "beheerder": actor(Soort.HULPVERLENING, Rol.BEHEERDER, organisatie=zorg),
            "ocmw": ocmw,
            "ocmw-jurist": actor(Soort.OCMW, Rol.JURIST, organisatie=ocmw.organisatie),
            **{str(soort): actor(soort, regio=regio) for soort in PARTNERS},
        }
        mee = {wie.organisatie: wie for wie in [*self.anderen.values(), self.vraagt, self.geeft]}
        for organisatie, wie in mee.items():
            if not self.casus.deelnames.filter(organisatie=organisatie).exists():
                deel(self.casus, wie, by=verhuurder)
        kind(self.casus, self.vraagt)
        notitie(self.casus, self.vraagt, rubriek="veiligheid", publiek="eigen")
        bouw.agendapunt(self.casus, bouw.vergadering(team, now=nu(), over=8), team, now=nu())

    def advies(self):
        """Asked, read, answered, read and followed up."""
        pagina = reverse("advies:vragen")
        als(self.vraagt).get(f"{pagina}?casus={self.casus.nummer}")
        vraag = vraag_advies(
            aan=self.geeft.organisatie, casus=self.casus, situatie="Alleen thuis", vraag="Wat nu?",
            leeftijden="", acuut=True, anoniem=False, by=self.vraagt, now=nu(),
        )  # fmt: skip
        pad = reverse("advies:adviesvraag", args=[vraag.sleutel])
        for wie in (self.geeft, self.vraagt):
            assert als(wie).get(pad).status_code == 200
        geef_advies(vraag, antwoord="Praat met hen.", vervolg="melden", vervolg_op=None,
                    by=self.geeft, now=nu())  # fmt: skip
        als(self.vraagt).get(pad)
        volg_op(vraag, opvolging="Gedaan.", by=self.vraagt, now=nu())
        als(self.vraagt).get(reverse("meer"))
        return pad

    def kijk(self, wie):
        """{page: status and text} of all that this person can look at."""
        client = als(wie)
        zien = {naam: client.get(reverse(naam, args=[self.casus.nummer])) for naam in VAN_DE_CASUS}
        if (kiezen := zien["werkplek:afdruk"]).status_code == 200:
            delen = [naam for naam, _ in kiezen.context["form"].fields["deel"].choices]
            alles = "".join(f"&deel={naam}" for naam in delen)
            zien["papier"] = client.get(f"{kiezen.request['PATH_INFO']}?maak=1{alles}")
            assert zien["papier"].status_code == 200
        zien |= {naam: client.get(reverse(naam)) for naam in LOSSE}
        zien["zoeken"] = client.post(reverse("werkplek:zoeken"), {"q": "Zwartkraai"}, follow=True)
        return {naam: zonder_wat_wisselt(response) for naam, response in zien.items()}


def zonder_wat_wisselt(response):
    return response.status_code, WISSELT.sub("", response.content.decode())


def alleen_de_inhoud(pagina):
    return pagina[1][pagina[1].find("<main") :]


@pytest.mark.rule("NZ-05", "LAW-06")
def test_an_advice_leaves_no_trace_for_anybody_else():
    wereld = Wereld()
    with transaction.atomic():
        zonder = {naam: wereld.kijk(wie) for naam, wie in wereld.anderen.items()}
        adviseur = wereld.kijk(wereld.geeft)
        transaction.set_rollback(True)
    voor = Bericht.objects.count(), Uitgaand.objects.count(), over(wereld.casus)

    pad = wereld.advies()

    assert (Bericht.objects.count(), Uitgaand.objects.count(), over(wereld.casus)) == voor
    met = {naam: wereld.kijk(wie) for naam, wie in wereld.anderen.items()}
    anders = [
        (naam, pagina)
        for naam, paginas in zonder.items()
        for pagina in paginas
        if paginas[pagina] != met[naam][pagina]
    ]
    assert anders == [], verschil(zonder, met, *anders[0])
    assert {als(wie).get(pad).status_code for wie in wereld.anderen.values()} == {403, 404}

    # Who gave it doesn't learn that it belongs to a case in which she takes part too.
    nu_adviseur = wereld.kijk(wereld.geeft)
    for pagina in [*VAN_DE_CASUS, "papier", "zoeken", "werkplek:casussen"]:
        assert alleen_de_inhoud(nu_adviseur[pagina]) == alleen_de_inhoud(adviseur[pagina]), pagina
    # And the comparison sees a difference where there is one.
    assert nu_adviseur["advies:lijst"] != adviseur["advies:lijst"]


def verschil(zonder, met, naam, pagina):
    """The lines that differ, to read in a failure."""
    regels = unified_diff(*(p[naam][pagina][1].splitlines() for p in (zonder, met)), n=0)
    return "\n".join([naam, pagina, *regels])


def over(casus):
    """The looks at this case."""
    return Inzage.objects.filter(casussen__contains=[casus.pk]).count()
