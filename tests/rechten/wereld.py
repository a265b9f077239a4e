"""One case in the demo region with everybody around it, and a browser for each kind of visitor.

What a visitor found at an address is remembered: who asks again, in whatever test, is told that.

The case is of Linde Wonen, in the phase uitvoering, with `casemanager` as its casemanager. Every
account that can take part does; corporatie2 doesn't.
"""

import re
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from html import unescape
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from cases.actions.aanmaken import NieuweCasus, maak_casussen
from cases.actions.afspraken import maak_afspraak
from cases.actions.betalingen import registreer_betaling
from cases.actions.deelnames import beeindig, nodig_uit
from cases.actions.documenten import voeg_document_toe
from cases.actions.gezin import meld_kenmerken, voeg_bewoners_toe
from cases.actions.notities import schrijf_notitie
from cases.actions.signalen import meld_signaal
from cases.actions.stappen import take_step
from cases.choices import Bron, Deadlinesoort, Eenheid, Grondslag, Rubriek, Stapsoort
from cases.models import Casus, Contactpoging, JuridischeStap
from cases.stukken import Actie, Besluit, Deelnemer
from logboek.models import Inzage
from partners.actions import maak_organisatie
from partners.actions.mensen import geef_rollen
from partners.actor import Actor
from partners.choices import Rol, Soort
from partners.middleware import SESSIESLEUTEL
from partners.models import Lidmaatschap, Organisatie, User
from regieteam.choices import Meldingstand, Puntstand
from regieteam.models import Melding, Vergadering
from tests.factories import nieuwe_casus
from tests.regieteam.formulier import gemeld
from uitvoering.actions import plan, stappenkaart
from uitvoering.actions.aanmelding import meld_aan
from uitvoering.actions.actiepunten import spreek_af
from uitvoering.actions.advies import vraag_advies
from uitvoering.actions.betalingsvoorstel import Voorstel, doe_voorstel
from uitvoering.actions.kinderen import betrek_jeugdbescherming
from uitvoering.actions.onderdak import vraag_onderdak
from uitvoering.actions.veiligheid import Meldcode, meld_bij_veilig_thuis
from uitvoering.actions.voorwaarden import open_voorwaarden
from uitvoering.choices import (
    Aanmelder,
    Actiesoort,
    Adviesonderwerp,
    Adviessoort,
    Jeugdvorm,
    Leefgebiedsoort,
    Onderdaksoort,
    Onveiligheid,
    Oplossingsoort,
    Uitkomst,
)
from uitvoering.rules import EIGEN
from werkplek.demo.pdf import maak_pdf
from werkplek.demo.regio import ACCOUNTS, MENSEN

# In the order of the columns of the table in test_urls_per_rol.
BEZOEKERS = [
    "anoniem", "corporatie", "regieteam", "coordinator", "casemanager", "hulpverlening",
    "schuldhulp", "amk", "jeugdbescherming", "ocmw", "jurist", "opvang", "beheer", "corporatie2",
    "vreemd", "geweest", "verkeerd",
]  # fmt: skip
GENODIGD = [
    "hulpverlening", "schuldhulp", "amk", "jeugdbescherming", "ocmw", "opvang",
]  # fmt: skip


# The log and the session; and who opens a case has read the notices about it.
MAG_SCHRIJVEN = re.compile(
    r'^(INSERT INTO|UPDATE|DELETE FROM) "?(logboek_inzage|django_session)\b'
    r'|^UPDATE "berichten_bericht" SET "gelezen_at" ='
)
NAAR_HET_LOGBOEK = f'INSERT INTO "{Inzage._meta.db_table}"'
SCHRIJFT_SQL = re.compile(r"^\s*(INSERT|UPDATE|DELETE|MERGE|COPY|TRUNCATE)\b", re.IGNORECASE)


class Bezoek(NamedTuple):
    """What one visitor found at one address, and what looking left behind."""

    status: int
    html: bool
    tekst: str
    inzagen: int
    geschreven: list


@dataclass
class Wereld:
    actoren: dict
    browsers: dict
    casus: Casus
    rijen: dict
    # The planted words: those of test_rondgang with who may find them, those of test_dertig_merken.
    merken: dict = field(default_factory=dict)
    verborgen: list = field(default_factory=list)
    bezoeken: dict = field(default_factory=dict)

    def als(self, bezoeker):
        """A browser of this visitor, with nothing left of what an earlier test did in it."""
        client = Client()
        # Putting the middleware together costs more than a refusal.
        client.handler = self.browsers[bezoeker].handler
        client.cookies.update(self.browsers[bezoeker].cookies)
        return client

    def open(self, bezoeker, pad):
        """What this visitor finds at this address, wherever anybody has been before."""
        if (bezoeker, pad) not in self.bezoeken:
            with transaction.atomic():
                self.bezoeken[bezoeker, pad] = bezoek(self.als(bezoeker), pad)
                transaction.set_rollback(True)
        return self.bezoeken[bezoeker, pad]

    def om_te_veranderen(self):
        """For a test that changes what stands there: its visits are its own, and so is its case."""
        return replace(self, casus=deepcopy(self.casus), bezoeken={})


def bezoek(client, pad):
    inzagen, geschreven = 0, []

    def kijk(execute, sql, params, many, context):
        nonlocal inzagen
        uitkomst = execute(sql, params, many, context)
        if sql.startswith(NAAR_HET_LOGBOEK):
            inzagen += context["cursor"].rowcount
        elif SCHRIJFT_SQL.match(sql) and not MAG_SCHRIJVEN.match(sql):
            geschreven.append(sql[:90])
        return uitkomst

    with connection.execute_wrapper(kijk):
        response = client.get(pad)
        inhoud = response.getvalue() if response.streaming else response.content
    html = response.get("Content-Type", "").startswith("text/html")
    tekst = unescape(inhoud.decode("utf-8", "ignore"))
    return Bezoek(response.status_code, html, tekst, inzagen, geschreven)


def bouw(now):
    """Build it in the present transaction, with the demo region already there."""
    actoren = {account: _actor(account) for account in [*ACCOUNTS, "corporatiejurist"]}
    actoren |= _anderen(now)
    casus = _casus(actoren, now)
    browsers = {"anoniem": Client()} | {wie: browser(actor) for wie, actor in actoren.items()}
    return Wereld(actoren, browsers, casus, _rijen(casus, actoren, now))


def browser(actor, **opties):
    """A browser in which this person is logged in, acting for this organisation."""
    client = Client(**opties)
    client.force_login(actor.user)
    session = client.session
    session[SESSIESLEUTEL] = actor.organisatie.pk
    session.save()
    return client


def _actor(account):
    """As the first organisation of the person in the demo data."""
    mens = next(m for m in MENSEN if m.sleutel == account)
    code, rollen = next(iter(mens.lid_van.items()))
    return Actor(
        User.objects.get(username=account), Organisatie.objects.get(code=code), frozenset(rollen)
    )


def _anderen(now):
    """Who has nothing to do with the case: never, no longer, or not as she acts now."""
    regio = Organisatie.objects.get(code="lindewonen").regio
    soort = Soort.HULPVERLENING
    anders, geweest = (
        maak_organisatie(naam=naam, code=code, soort=soort, regio=regio)
        for naam, code in (("Andere zorg", "andere-zorg"), ("Vorige zorg", "vorige-zorg"))
    )
    actoren = {}
    for naam, organisatie in (("vreemd", anders), ("geweest", geweest), ("verkeerd", anders)):
        user = geef_rollen(
            organisatie, rollen=[Rol.MEDEWERKER], now=now, naam=naam.title(),
            email=f"{naam}@honkvast.example", username=naam, wachtwoord="een lang wachtwoord",
        )  # fmt: skip
        actoren[naam] = Actor(user, organisatie, frozenset({Rol.MEDEWERKER}))
    # `verkeerd` also works for the buurtteam, which takes part; now she acts for the other one.
    buurtteam = Organisatie.objects.get(code="buurtteam-lindeburg")
    geef_rollen(buurtteam, user=actoren["verkeerd"].user, rollen=[Rol.MEDEWERKER], now=now)
    assert Lidmaatschap.objects.actief().filter(user=actoren["verkeerd"].user).count() == 2
    return actoren


def _casus(actoren, now):
    co, vandaag = actoren["corporatie"], timezone.localdate(now)
    [casus] = maak_casussen([nieuwe_casus(peildatum=vandaag)], bron=Bron.HAND, by=co, now=now)
    assert isinstance(nieuwe_casus(), NieuweCasus)
    meld_kenmerken(casus, kenmerken=["kwetsbaar"], verwacht_kind_op=None, by=co, now=now)
    gemeld(co, actoren["regieteam"], now=now, casus=casus)
    take_step(casus, "agenderen", by=actoren["coordinator"], now=now, datum=vandaag)
    cm, over = actoren["casemanager"], vandaag + timedelta(days=90)
    besluit = Besluit(
        te_voorkomen=True,
        stappen="Inkomen op orde",
        meldpunt_nodig=False,
        deelnemers=(
            Deelnemer("Sanne", co.organisatie.pk),
            Deelnemer("Ruud", actoren["regieteam"].organisatie.pk),
        ),
        casemanager=cm.user,
        casemanager_organisatie=cm.organisatie,
        acties=(Actie("Inkomen bekijken", "Casemanager", over),),
        weging="Een ontruiming kost meer dan begeleiding.",
        opgeschort_tot=over,
        bevroren_bedrag=850,
        bevroren_op=vandaag,
        termijn_tot=over,
    )
    take_step(casus, "besluiten_voorkomen", by=actoren["regieteam"], now=now, besluit=besluit)
    Melding.objects.filter(casus=casus).update(stand=Meldingstand.BEHANDELD)
    for wie in [*GENODIGD, "geweest"]:
        deelname = nodig_uit(
            casus,
            organisatie=actoren[wie].organisatie,
            persoon=None,
            doel="Samen een ontruiming voorkomen",
            grondslag=Grondslag.TOESTEMMING,
            tot=None,
            rubrieken=list(Rubriek),
            by=co,
            now=now,
        )
    beeindig(deelname, reden="Niet meer nodig", by=co, now=now)
    return Casus.objects.for_actor(co, vandaag).get(pk=casus.pk)


def _rijen(casus, actoren, now):
    """What a child of the case in an address may be, by the name that the table uses."""
    co, vandaag = actoren["corporatie"], timezone.localdate(now)
    door = {"organisatie": co.organisatie, "vastgelegd_door": co.user, "vastgelegd_at": now}
    Contactpoging.objects.create(
        casus=casus, op=now, wijze="telefoon", uitkomst="gesproken", **door
    )
    afspraak = maak_afspraak(
        casus,
        termijnen=[(vandaag + timedelta(days=10), 400), (vandaag + timedelta(days=40), 450)],
        afgesproken_met="A. Jansen",
        afgesproken_op=vandaag,
        speling_dagen=5,
        by=co,
        now=now,
    )
    betaling = registreer_betaling(
        casus, soort="lopend", bedrag=650, ontvangen_op=vandaag, by=co, now=now
    )
    [bewoner] = voeg_bewoners_toe(casus, [{"naam": "Noor", "relatie": "kind"}], by=co, now=now)
    publiek = {"publiek": "partners", "by": co, "now": now}
    schrijf_notitie(casus, tekst="Een notitie", rubriek=Rubriek.KERN, **publiek)
    document = voeg_document_toe(
        casus,
        ContentFile(maak_pdf("Brief")),
        bestandsnaam="brief.pdf",
        inhoudstype="application/pdf",
        titel="Brief",
        rubriek=Rubriek.HUUR,
        **publiek,
    )
    signaal = meld_signaal(casus, soort="verwaarlozing", tekst="", opvolger=co.user, **publiek)
    stap = JuridischeStap.objects.create(
        casus=casus, soort=Stapsoort.AANMANING, datum=vandaag, **door
    )
    vergadering = _vergadering(actoren, now)
    deelname = casus.deelnames.get(organisatie=actoren["schuldhulp"].organisatie)
    cm = actoren["casemanager"]
    actie = spreek_af(
        casus,
        wat="Inkomen bekijken",
        soort=Actiesoort.GEWOON,
        organisatie=cm.organisatie,
        persoon=cm.user,
        voor_op=vandaag + timedelta(days=14),
        by=actoren["regieteam"],
        now=now,
    )
    for soort in (*EIGEN, Oplossingsoort.CRISISPLEK):
        stappenkaart.leg_oplossing_vast(
            casus, soort=soort, uitkomst=Uitkomst.KAN_NIET, toelichting="Geen ruimte",
            bekeken_op=vandaag, by=cm, now=now,
        )  # fmt: skip
    aanmelding = meld_aan(
        casus, opvang=actoren["opvang"].organisatie, aanmelder=Aanmelder.HULPVERLENER,
        nodig="Twee kamers", geprobeerd="Bij familie gevraagd", by=cm, now=now,
    )  # fmt: skip
    woonkans = stappenkaart.vraag_advies(
        casus, soort=Adviessoort.WOONKANS, waarover=Adviesonderwerp.BEMIDDELING, aan_wie="WoonKans",
        gevraagd_op=vandaag, vraag="Kan er een kamer zijn?", by=cm, now=now,
    )  # fmt: skip
    plek = vraag_onderdak(
        casus,
        soort=Onderdaksoort.CRISISPLEK,
        organisatie=None,
        toelichting="",
        by=cm,
        now=now,
    )
    [voorwaarde, *_] = open_voorwaarden(casus, by=cm, now=now)
    voorstel = doe_voorstel(
        casus,
        Voorstel(
            bedrag=Decimal(800), aantal=8, ritme=Eenheid.MAANDEN,
            eerste_op=vandaag + timedelta(days=20), inkomen=Decimal(1900),
            vaste_lasten=Decimal(1200), leefgeld=Decimal(400), aflossingen=Decimal(0),
        ),
        by=cm,
        now=now,
    )  # fmt: skip
    return {
        **_kinderen(casus, actoren, now),
        **_plan(casus, cm, now),
        "plek": plek,
        "voorstel": voorstel,
        "voorwaarde": voorwaarde,
        "aanmelding": aanmelding,
        "advies": woonkans,
        "actiepunt": actie,
        "huurder": casus.huurders.get(),
        "afspraak": afspraak,
        "betaling": betaling,
        "bewoner": bewoner,
        "document": document,
        "signaal": signaal,
        "stap": stap,
        "deadline": casus.deadlines.open().filter(soort=Deadlinesoort.TERMIJN).first(),
        "deelname": deelname,
        "vergadering": vergadering,
        "agendapunt": vergadering.punten.create(
            casus=casus,
            volgorde=1,
            minuten=20,
            stand=Puntstand.BESLOTEN,
            behandeld_at=now,
            behandeld_door=actoren["regieteam"].user,
        ),
        "aanwezigheid": vergadering.mensen.create(
            organisatie=co.organisatie, user=co.user, naam=co.user.naam
        ),
        "contact": actoren["hulpverlening"].organisatie.regio.contactpunten.get(
            eigenaar=actoren["hulpverlening"].organisatie
        ),
        "mens": User.objects.get(username="teamleider"),
    }


def _kinderen(casus, actoren, now):
    """Advice of which only the asker and Veilig Thuis know, a melding, and Jeugdbescherming."""
    hulp, aan = actoren["hulpverlening"], actoren["amk"].organisatie
    adviesvraag = vraag_advies(
        aan=aan,
        situatie="De kinderen komen vaak te laat op school.",
        vraag="Wanneer moet ik mij zorgen maken?",
        leeftijden="4 en 9 jaar",
        acuut=False,
        anoniem=False,
        casus=casus,
        by=hulp,
        now=now,
    )
    melding = meld_bij_veilig_thuis(
        casus,
        Meldcode(
            gezin="Gezin Jansen",
            signalen="Een blauwe plek",
            overlegd_met="Een collega",
            kind_gesproken="Nog niet, het is drie jaar",
            onveiligheid=Onveiligheid.STRUCTUREEL,
            weging="Het gebeurt vaker.",
            hulp="Hulp thuis is al geprobeerd.",
            nu_veilig="Oma is er vanavond.",
            ouders_op=timezone.localdate(now),
        ),
        aan=aan,
        by=hulp,
        now=now,
    )
    jeugd = betrek_jeugdbescherming(
        casus,
        vorm=Jeugdvorm.TOEZICHT,
        wie="T. Roelofs, Jeugdbescherming",
        sinds=timezone.localdate(now),
        wat="",
        by=actoren["jeugdbescherming"],
        now=now,
    )
    return {"adviesvraag": adviesvraag, "melding_vt": melding, "jeugdbetrokkenheid": jeugd}


def _plan(casus, cm, now):
    """A plan van aanpak with a goal at wonen, and a life domain that only who helps knows."""
    begonnen = plan.begin(casus, by=cm, now=now)
    plan.voeg_gebied_toe(begonnen, soort=Leefgebiedsoort.GEZONDHEID, by=cm, now=now)
    wonen = begonnen.leefgebieden.select_related("plan__casus").get(soort=Leefgebiedsoort.WONEN)
    doel = plan.voeg_doel_toe(wonen, wat="De huur op tijd", toets="", by=cm, now=now)
    op = timezone.localdate(now) + timedelta(days=30)
    plan.plan_bespreking(wonen, op=op, by=cm, now=now)
    return {"leefgebied": wonen, "doel": doel}


def _vergadering(actoren, now):
    """The meeting at which this case was decided on."""
    return Vergadering.objects.create(
        regieteam=actoren["regieteam"].organisatie,
        begint_at=now,
        sluit_at=now - timedelta(days=3),
        plaats="Raadhuis",
        gepland_door=actoren["coordinator"].user,
    )
