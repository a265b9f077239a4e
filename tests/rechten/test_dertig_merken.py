"""Fifty words, planted where a landlord and a jurist may not look, on none of all their pages.

Each stands in one column of rubriek hulp, financiën, veiligheid or gezin. Every address of the
table of rights that opens for them is read: pages, paper, files, calendars; and their notices and
mails. That the words can be found at all is asked of who may read them.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from berichten.actions.sturen import stuur_berichten
from berichten.models import Bericht
from cases.actions.documenten import voeg_document_toe
from cases.actions.notities import schrijf_notitie
from cases.actions.tijdlijn import noteer
from cases.choices import Publiek, Rubriek
from cases.models import Bewoner, Deadline, Huishouden
from contactplan import actions as contactplan
from contactplan.models import Contactstap, Gesprekspunt
from partners.models import User
from tests.berichten.hulp import iedereen
from tests.rechten.test_urls_per_rol import RIJEN, adres
from uitvoering.actions import overdracht, plan
from uitvoering.models import (
    Actiepunt,
    Adviesvraag,
    Jeugdbetrokkenheid,
    Kindgesprek,
    MeldingVeiligThuis,
)
from werkplek.afdruk import DELEN
from werkplek.demo.pdf import maak_pdf

pytestmark = pytest.mark.django_db

OOK = {
    "werkplek:afdruk": [f"?maak=1&deel={naam}" for naam in DELEN],
    "casus": ["?toon=notities", "?toon=contact", "?toon=stappen"],
    "werkplek:casussen": ["?stand=alle"],
}
BEZOEKERS = ["corporatie", "corporatiejurist", "jurist"]
# Who finds them, where: so that the test can see.
VINDT = {
    "hulpverlening": "casus uitvoering:kinderen uitvoering:veiligheid contactplan:contact "
    "contactplan:fase cases:huishouden advies:adviesvraag uitvoering:plan",
    "schuldhulp": "casus uitvoering:plan",
    "amk": "casus advies:adviesvraag advies:melding uitvoering:kinderen uitvoering:veiligheid",
    "jeugdbescherming": "casus",
}


def plant(wereld):
    """Plant them; returns the words."""
    nu, casus, woorden = timezone.now(), wereld.casus, []

    def merk(wat):
        woorden.append(f"Merkwoord{wat.capitalize()}")
        return woorden[-1]

    schrijvers = {
        Rubriek.HULP: "hulpverlening",
        Rubriek.FINANCIEN: "schuldhulp",
        Rubriek.VEILIGHEID: "amk",
        Rubriek.GEZIN: "jeugdbescherming",
    }
    for rubriek, account in schrijvers.items():
        by = wereld.actoren[account]
        for publiek in (Publiek.PARTNERS, Publiek.EIGEN):
            schrijf_notitie(casus, tekst=merk(f"notitie{rubriek}{publiek}"), rubriek=rubriek,
                            publiek=publiek, by=by, now=nu)  # fmt: skip
        voeg_document_toe(
            casus, ContentFile(maak_pdf("Brief")), bestandsnaam="brief.pdf", rubriek=rubriek,
            inhoudstype="application/pdf", titel=merk(f"document{rubriek}"),
            publiek=Publiek.PARTNERS, by=by, now=nu,
        )  # fmt: skip
        noteer(casus, "gezin", rubriek=rubriek, by=by, now=nu, titel=merk(f"titel{rubriek}"),
               tekst=merk(f"tekst{rubriek}"))  # fmt: skip
        Deadline.objects.create(
            casus=casus, soort="signaal", rubriek=rubriek, wat=merk(f"deadline{rubriek}"),
            started_at=nu, due_at=nu + timedelta(days=3), organisatie=by.organisatie,
        )  # fmt: skip
    _hulp(wereld, merk, nu)
    _plan(wereld, merk, nu)
    _gezin(wereld, merk, nu)
    rij = {veld: merk(f"advies{veld}") for veld in ("situatie", "vraag", "antwoord", "opvolging")}
    Adviesvraag.objects.filter(casus=casus).update(
        **rij, vervolg="geen", beantwoord_at=nu, opgevolgd_at=nu,
        beantwoord_door=wereld.actoren["amk"].user,
    )  # fmt: skip
    velden = ("gezin", "signalen", "overlegd_met", "kind_gesproken", "weging", "hulp", "nu_veilig")
    MeldingVeiligThuis.objects.filter(casus=casus).update(
        **{veld: merk(f"melding{veld.replace('_', '')}") for veld in velden}
    )
    return woorden


def _hulp(wereld, merk, nu):
    hulp = wereld.actoren["hulpverlening"]
    traject = contactplan.start(
        wereld.casus, bericht="achterstand", ontvangen_at=nu, by=hulp, now=nu
    )
    stap = traject.stappen.get()
    contactplan.leg_vast(stap, uitkomst="reactie", gedaan_at=nu, by=hulp, now=nu)
    Contactstap.objects.filter(pk=stap.pk).update(toelichting=merk("contactstap"))
    Gesprekspunt.objects.create(
        casus=wereld.casus, organisatie=hulp.organisatie, punt="folder", stand="open",
        toelichting=merk("gesprekspunt"), vastgelegd_door=hulp.user, vastgelegd_at=nu,
    )  # fmt: skip


def _plan(wereld, merk, nu):
    """All of a domain of hulp and of financiën; of wonen what isn't agreed but told."""
    cm = wereld.actoren["casemanager"]
    door = {"organisatie": cm.organisatie, "vastgelegd_door": cm.user, "vastgelegd_at": nu}
    wonen = wereld.rijen["leefgebied"]
    morgen = timezone.localdate(nu) + timedelta(days=1)
    for gebied in wonen.plan.leefgebieden.select_related("plan__casus"):
        naam = gebied.soort
        plan.bespreek(
            gebied, op=timezone.localdate(nu), verslag=merk(f"verslag{naam}"),
            woorden=merk(f"gezegd{naam}"), volgend_op=morgen, by=cm, now=nu,
        )  # fmt: skip
        gebied.refresh_from_db()
        plan.schrijf_woorden(
            gebied, woorden=merk(f"woorden{naam}"), versie=gebied.versie, by=cm, now=nu
        )
        if gebied.pk == wonen.pk:
            continue
        gebied.doelen.create(
            wat=merk(f"doel{naam}"), toets=merk(f"toets{naam}"), stand="gehaald",
            uitkomst=merk(f"uitkomst{naam}"), **door,
        )  # fmt: skip
        plan.spreek_actie_af(
            gebied, wat=merk(f"actie{naam}"), organisatie=cm.organisatie, persoon=cm.user,
            voor_op=morgen, by=cm, now=nu,
        )  # fmt: skip
    _overdracht_en_terug(wereld, merk, nu)


def _overdracht_en_terug(wereld, merk, nu):
    """Twice, so that who keeps the case is who kept it before."""
    cm = wereld.actoren["casemanager"]
    ander = replace(cm, user=User.objects.get(username="thuiskracht-beheer"))
    for van, naar in ((cm, ander), (ander, cm)):
        overdracht.draag_casus_over(
            wereld.casus, organisatie=naar.organisatie, persoon=naar.user,
            samenvatting=merk(f"overdracht{naar.user.username}"), by=van, now=nu,
        )  # fmt: skip
    # The action went along, and is another row since.
    wereld.rijen["actiepunt"] = Actiepunt.objects.get(vorige__vorige=wereld.rijen["actiepunt"])


def _gezin(wereld, merk, nu):
    casus, jeugd = wereld.casus, wereld.actoren["jeugdbescherming"]
    door = {"organisatie": jeugd.organisatie, "vastgelegd_door": jeugd.user, "vastgelegd_at": nu}
    kind = Bewoner.objects.create(casus=casus, naam=merk("kind"), relatie="kind", **door)
    Huishouden.objects.filter(casus=casus).update(contacttaal=merk("taal"))
    Kindgesprek.objects.create(
        casus=casus, kind=kind, uitkomst="gesproken", op=timezone.localdate(nu),
        wie=merk("gesprekwie"), wat=merk("gesprekwat"), **door,
    )  # fmt: skip
    Jeugdbetrokkenheid.objects.update(wie=merk("jeugdwie"), wat=merk("jeugdwat"))


def kijk(wereld, bezoeker, naam):
    """All pages at this address of the table: [(name and query, what is found there)]."""
    pad = adres(wereld, naam)
    vragen = ["", *OOK.get(naam, [])]
    return [(naam + vraag, wereld.open(bezoeker, pad + vraag)) for vraag in vragen]


@pytest.mark.rule("LAW-05", "NZ-05", "OC-15")
@pytest.mark.parametrize("bezoeker", BEZOEKERS)
def test_none_of_the_words_stands_on_any_page(bezoeker, wereld):
    gevonden, gelezen = [], 0
    for naam in RIJEN:
        for waar, pagina in kijk(wereld, bezoeker, naam):
            gelezen += pagina.status == 200
            gevonden += [(waar, woord) for woord in wereld.verborgen if woord in pagina.tekst]
    client = wereld.als(bezoeker)
    for woord in wereld.verborgen[::8]:
        response = client.post(adres(wereld, "werkplek:zoeken"), {"q": woord})
        assert wereld.casus.nummer not in response.content.decode()

    assert gevonden == []
    assert gelezen > 40
    assert len(wereld.verborgen) >= 30


@pytest.mark.rule("LAW-05")
def test_none_of_the_words_stands_in_a_notice_or_a_mail(wereld, mailoutbox):
    stuur_berichten(now=timezone.now(), mag_nog=iedereen)

    berichten = " ".join(f"{b.zin} {b.pad} {b.dedupe}" for b in Bericht.objects.all())
    mails = " ".join(f"{m.subject} {m.body} {m.attachments}" for m in mailoutbox)
    assert [woord for woord in wereld.verborgen if woord in berichten + mails] == []


def test_who_may_read_them_finds_them_all(wereld):
    gelezen = "".join(
        pagina.tekst
        for bezoeker, namen in VINDT.items()
        for naam in namen.split()
        for _, pagina in kijk(wereld, bezoeker, naam)
    )

    assert [woord for woord in wereld.verborgen if woord not in gelezen] == []
