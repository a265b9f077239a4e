"""A shelter walks along everything it reaches: of thirty words beyond its ceiling it finds none."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from cases.actions.documenten import voeg_document_toe
from cases.actions.notities import schrijf_notitie
from cases.choices import Publiek, Rubriek
from cases.models import Betalingsafspraak, Contactpoging, JuridischeStap
from partners.actions import maak_organisatie
from partners.choices import Soort
from tests.rechten.test_rondgang import SCHRIJFT, Rondgang
from uitvoering.actions.aanmelding import meld_aan
from uitvoering.actions.incident import meld_incident
from uitvoering.actions.onderdak import bied_onderdak_aan
from uitvoering.actions.stappenkaart import (
    leg_advies_vast,
    leg_oplossing_vast,
    noteer_stap,
    vraag_advies,
)
from uitvoering.choices import (
    Aanmelder,
    Adviesonderwerp,
    Adviessoort,
    Kaartstap,
    Oplossingsoort,
    Uitkomst,
)
from uitvoering.models import Aanmelding, Actiepunt, Doel, Leefgebied
from werkplek.demo.pdf import maak_pdf

pytestmark = pytest.mark.django_db

BOVEN_HET_PLAFOND = [r for r in Rubriek if r not in (Rubriek.KERN, Rubriek.GEZIN)]


class Planter:
    """Plants words; each in a field of its own, by who writes there."""

    def __init__(self, wereld):
        self.wereld, self.nu, self.woorden = wereld, timezone.now(), []

    def woord(self):
        self.woorden.append(f"merk{len(self.woorden):02}opvang")
        return self.woorden[-1]

    def door(self, wie):
        return {"by": self.wereld.actoren[wie], "now": self.nu}

    def notities(self):
        for rubriek in BOVEN_HET_PLAFOND:
            wat = {"rubriek": rubriek, "publiek": Publiek.PARTNERS, **self.door(SCHRIJFT[rubriek])}
            schrijf_notitie(self.wereld.casus, tekst=self.woord(), **wat)
            voeg_document_toe(
                self.wereld.casus, ContentFile(maak_pdf("x")), bestandsnaam="bewijs.pdf",
                inhoudstype="application/pdf", titel=self.woord(), **wat,
            )  # fmt: skip

    def stappenkaart(self):
        casus, dag = self.wereld.casus, timezone.localdate(self.nu)
        cm = self.door("casemanager")
        for soort in Oplossingsoort:
            leg_oplossing_vast(
                casus, soort=soort, uitkomst=Uitkomst.KAN_NIET, toelichting=self.woord(),
                bekeken_op=dag, **cm,
            )  # fmt: skip
        advies = vraag_advies(
            casus, soort=Adviessoort.OPVANG, waarover=Adviesonderwerp.ADVIES, aan_wie=self.woord(),
            gevraagd_op=dag, vraag=self.woord(), financiering=self.woord(), **cm,
        )  # fmt: skip
        leg_advies_vast(advies, antwoord=self.woord(), antwoord_op=dag, **cm)
        noteer_stap(
            casus, Kaartstap.ZORGSTRUCTUUR, niet_van_toepassing=False, op=dag, met=self.woord(),
            toelichting=self.woord(), **cm,
        )  # fmt: skip

    def plan(self):
        """Of the plan of the world: every word of it, wonen too."""
        Doel.objects.update(wat=self.woord(), toets=self.woord())
        Leefgebied.objects.update(woorden=self.woord())

    def bij_een_andere_opvang(self):
        """Of a registration elsewhere this shelter finds neither the words nor the answer."""
        lindeburg = self.wereld.actoren["opvang"].organisatie
        dak = maak_organisatie(
            naam="Opvang Het Dak", code="het-dak", soort=Soort.OPVANG, regio=lindeburg.regio
        )
        elders = meld_aan(
            self.wereld.casus, opvang=dak, aanmelder=Aanmelder.HUISHOUDEN, nodig=self.woord(),
            geprobeerd=self.woord(), **self.door("casemanager"),
        )  # fmt: skip
        bied_onderdak_aan(
            Aanmelding.objects.select_related("onderdak__casus").get(pk=elders.pk).onderdak,
            plaats=self.woord(),
            vanaf=timezone.localdate(self.nu) + timedelta(days=3),
            tot=None,
            **self.door("casemanager"),
        )

    def velden(self):
        casus = self.wereld.casus
        Contactpoging.objects.filter(casus=casus).update(toelichting=self.woord())
        JuridischeStap.objects.filter(casus=casus).update(toelichting=self.woord())
        Betalingsafspraak.objects.filter(casus=casus).update(afgesproken_met=self.woord())
        Actiepunt.objects.filter(casus=casus).update(wat=self.woord())
        meld_incident(
            casus, op=timezone.localdate(self.nu), wat=self.woord(), waar_nu=self.woord(),
            **self.door("casemanager"),
        )  # fmt: skip


@pytest.mark.rule("NZ-08")
def test_a_shelter_finds_nothing_beyond_its_ceiling(wereld):
    wereld = wereld.om_te_veranderen()
    planter = Planter(wereld)
    planter.notities()
    planter.stappenkaart()
    planter.plan()
    planter.velden()
    planter.bij_een_andere_opvang()
    eigen = Aanmelding.objects.filter(casus=wereld.casus).earliest("pk")
    Aanmelding.objects.filter(pk=eigen.pk).update(nodig="merkeigenopvang")

    rondgang = Rondgang(wereld, "opvang").loop()

    alles = "\n".join(rondgang.paginas.values())
    assert len(planter.woorden) >= 30
    assert [woord for woord in planter.woorden if woord in alles] == []
    assert "merkeigenopvang" in alles
    assert {"/aanmeldingen/", f"/aanmeldingen/{eigen.sleutel}/"} <= set(rondgang.paginas)
    assert rondgang.geweigerd == {}
    assert rondgang.geschreven == {}
