"""Puts the demo region together, in one transaction and always the same for the same moment."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from math import ceil
from random import Random
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from berichten.actions.lezen import kies
from berichten.choices import Mail, Soort
from berichten.models import Bericht, Uitgaand
from cases.actions.aanmaken import NieuweCasus, maak_casussen
from cases.actions.afspraken import beoordeel_alle
from cases.actions.gezin import meld_kenmerken, voeg_bewoners_toe
from cases.actions.sweep import sweep_deadlines
from cases.choices import Bron, Relatie, Verblijf
from cases.models import Deadline
from cases.models import Huishouden as HuishoudenRij
from cases.rekenen import plus_maanden
from overzicht.tellen import tel
from partners.actions import maak_organisatie
from partners.actions.kalender import sluit, vul_rond
from partners.actions.mensen import geef_rollen, maak_user
from partners.actor import Actor
from partners.models import Contactpunt, Organisatie, Regio
from werkplek.demo import kinderen, regio, teksten, vergaderen
from werkplek.demo.huishoudens import HUISHOUDENS, PLAATSEN
from werkplek.demo.verhalen import verhaal
from werkplek.demo.verteller import Verteller, werkdag_terug

ZAAD = 417
VERHUURDERS = {
    "lindewonen": "corporatie",
    "veldhoeve": "corporatie2",
    "ocmw-elsterbeke": "ocmw",
    "de-elster": "de-elster",
}
LEASES = {"lindewonen": "LW", "veldhoeve": "VH", "ocmw-elsterbeke": "OE", "de-elster": "DE"}
ZONDER_HUUR = "bericht_ontvangen"  # the OCMW knows only what stood in the message


class AlIemand(Exception):
    """There are organisations already: the demo region never mixes with real work."""


@dataclass
class Podium:
    """What every story shares: the moment, the people and the dice."""

    nu: datetime
    toeval: Random
    spelers: dict = field(default_factory=dict)

    @property
    def tz(self):
        return ZoneInfo("Europe/Amsterdam")

    @property
    def vandaag(self):
        return timezone.localdate(self.nu)

    @property
    def verhuurder(self):
        return {code: self.spelers[wie] for code, wie in VERHUURDERS.items()}

    @property
    def vergadering(self):
        """The Regieteam of the demo meets today."""
        return self.vandaag


# Who may change the days off of a whole country in the demo.
FUNCTIONEEL_BEHEER = "beheer"


@transaction.atomic
def laad(*, now, wachtwoord):
    """Load the whole region; returns how many cases there are. Raises AlIemand."""
    if Organisatie.objects.exists():
        raise AlIemand
    vul_rond(now.year)
    podium = Podium(now, Random(ZAAD))
    _mensen(podium, wachtwoord)
    _contactpunten(podium)
    vergaderen.stel_in(podium.spelers["regieteam"].organisatie)
    # Oldest first, so that the case numbers follow the calendar.
    for volgnummer, huishouden in enumerate(sorted(HUISHOUDENS, key=lambda h: -h.dagen), 1):
        _casus(podium, huishouden, volgnummer)
    vergaderen.bevestig_oude(podium)
    vergaderen.kijk_vooruit(podium)
    kinderen.vragen_om_advies(podium)
    beoordeel_alle(now=now)
    _sweeps(podium)
    _brugdag(podium)
    tel(now=now, vandaag=podium.vandaag)
    return len(HUISHOUDENS)


def _brugdag(podium):
    """The landlord closes a day on which work is planned: its team leader has to decide."""
    baas = podium.spelers["beheer"]
    over = podium.nu + timedelta(days=3)
    dagen = Deadline.objects.lopend().filter(organisatie=baas.organisatie, due_at__gt=over)
    if eerste := dagen.order_by("due_at").first():
        dag = timezone.localdate(eerste.due_at)
        sluit(van=dag, tot=dag, naam="Brugdag", by=baas, now=podium.nu)


def _mensen(podium, wachtwoord):
    organisaties = {
        o.code: maak_organisatie(
            naam=o.naam,
            code=o.code,
            soort=o.soort,
            regio=o.regio,
            land=regio.REGIOS[o.regio],
            contact_binnen_werkdagen=o.contact_binnen_werkdagen,
            sluitingstijd=o.sluitingstijd,
            telefoon=o.telefoon,
            email=f"hulp@{o.code}.example" if o.telefoon else "",
            bezoekadres=o.bezoekadres,
        )
        for o in regio.ORGANISATIES
    }
    versleuteld = make_password(wachtwoord)
    for mens in regio.MENSEN:
        user = maak_user(
            naam=mens.naam,
            email=f"{mens.sleutel}@honkvast.example",
            username=mens.sleutel,
            telefoon=mens.telefoon,
        )
        if mens.account:
            user.password = versleuteld
            user.is_staff = mens.sleutel == FUNCTIONEEL_BEHEER
            user.save(update_fields=["password", "is_staff"])
        for code, rollen in mens.lid_van.items():
            geef_rollen(organisaties[code], user=user, rollen=rollen, now=podium.nu)
        eerste = next(iter(mens.lid_van))
        podium.spelers[mens.sleutel] = Actor(
            user, organisaties[eerste], frozenset(mens.lid_van[eerste])
        )


def _contactpunten(podium):
    regios = {r.naam: r for r in Regio.objects.all()}
    organisaties = {o.code: o for o in Organisatie.objects.all()}
    Contactpunt.objects.bulk_create(
        Contactpunt(
            regio=regios[punt.regio],
            soort=punt.soort,
            naam=punt.naam,
            telefoon=punt.telefoon,
            email=punt.email,
            toelichting=punt.toelichting,
            eigenaar=organisaties[punt.eigenaar],
            gecontroleerd_op=werkdag_terug(podium.vandaag - timedelta(days=punt.dagen_geleden)),
            gecontroleerd_door=podium.spelers[punt.door].user,
        )
        for punt in regio.CONTACTPUNTEN
    )


def _casus(podium, huishouden, volgnummer):
    begin = _begin(podium, huishouden)
    by = podium.verhuurder[huishouden.verhuurder]
    nieuw = _nieuwe_casus(podium, huishouden, volgnummer, timezone.localdate(begin))
    [casus] = maak_casussen([nieuw], bron=Bron.IMPORT, by=by, now=begin)
    _gezin(podium, huishouden, casus, nieuw.geboortedatum, by=by, now=begin)
    verteller = Verteller(podium, huishouden, casus, begin)
    verhaal(huishouden.verhaal)(verteller)


def _begin(podium, huishouden):
    """Half past nine on a working day, or just now when that still has to come."""
    dag = werkdag_terug(podium.vandaag - timedelta(days=huishouden.dagen))
    return min(datetime.combine(dag, time(9, 30), podium.tz), podium.nu)


def _nieuwe_casus(podium, huishouden, volgnummer, peildatum):
    voorletters, voorvoegsel, achternaam = huishouden.naam
    straat, _, huisnummer = huishouden.adres.rpartition(" ")
    cijfers, plaats = PLAATSEN[huishouden.plaats]
    belgie = huishouden.plaats == "E"
    letters = "".join(podium.toeval.choices("ABCDEGHKLMNPRSTVWXZ", k=2))
    huur = {
        "nummer": f"{LEASES[huishouden.verhuurder]}-{10000 + volgnummer * 37}",
        "eenheidnummer": f"E{volgnummer + 4000}",
        "brutohuur": huishouden.huur,
        "achterstand": huishouden.achterstand,
        "oudste_openstaande_post": _oudste_post(huishouden, peildatum),
        "peildatum": peildatum,
    }
    return NieuweCasus(
        **({} if huishouden.verhaal == ZONDER_HUUR else huur),
        voorletters=voorletters,
        voorvoegsel=voorvoegsel,
        achternaam=achternaam,
        straat=straat,
        huisnummer=huisnummer,
        postcode=cijfers if belgie else f"{cijfers} {letters}",
        plaats=plaats,
        telefoon=f"{'+32460' if belgie else '+31600'}{volgnummer + 300:06d}",
        geboortedatum=_geboren(podium, huishouden.gezin.leeftijd),
    )


def _oudste_post(huishouden, peildatum):
    """The month of the first rent that was not paid in full."""
    maanden = ceil(huishouden.achterstand / huishouden.huur)
    return plus_maanden(peildatum, 1 - maanden, dag_van_de_maand=1)


def _gezin(podium, huishouden, casus, geboren, *, by, now):
    gezin = huishouden.gezin
    if gezin.taal != "Nederlands":
        HuishoudenRij.objects.create(casus=casus, contacttaal=gezin.taal, tolk_nodig=gezin.tolk)
    if gezin.kenmerken or gezin.verwacht:
        over_twee_maanden = podium.vandaag + timedelta(days=60)
        meld_kenmerken(
            casus,
            kenmerken=gezin.kenmerken,
            verwacht_kind_op=over_twee_maanden if gezin.verwacht else None,
            by=by,
            now=now,
        )
    leden = [(gezin.leeftijd, Relatie.HUURDER, Verblijf.ALTIJD)]
    leden += [(gezin.partner, Relatie.PARTNER, Verblijf.ALTIJD)] * bool(gezin.partner)
    leden += [(jaren, Relatie.KIND, Verblijf.ALTIJD) for jaren in gezin.kinderen]
    leden += [(jaren, Relatie.KIND, Verblijf.DEELS) for jaren in gezin.deels]
    # No two of a family have the same name.
    voornamen = podium.toeval.sample(teksten.VOORNAMEN, len(leden))
    bewoners = [
        {
            "naam": casus.naam if huurt else f"{voornaam} {huishouden.naam[2]}",
            "geboortedatum": geboren if huurt else _geboren(podium, jaren),
            "relatie": relatie,
            "verblijf": verblijf,
        }
        for voornaam, (jaren, relatie, verblijf) in zip(voornamen, leden, strict=True)
        for huurt in [relatie == Relatie.HUURDER]
    ]
    voeg_bewoners_toe(casus, bewoners, by=by, now=now)


def _geboren(podium, jaren):
    """A birth date of somebody who is this old today."""
    dagen = podium.toeval.randrange(10, 350)
    return podium.vandaag - timedelta(days=round(jaren * 365.25) + dagen)


def _sweeps(podium):
    """Notice what passed undone, at the minute at which it did; what is old has been read."""
    momenten = Deadline.objects.overdue(podium.nu).values_list("due_at", flat=True)
    for moment in sorted(set(momenten)):
        sweep_deadlines(now=moment + timedelta(minutes=1))
    sweep_deadlines(now=podium.nu)
    oud = Bericht.objects.filter(at__lt=podium.nu - timedelta(days=2))
    oud.update(gelezen_at=F("at") + timedelta(hours=1))
    Uitgaand.objects.filter(na_at__lt=podium.nu).update(sent_at=F("na_at") + timedelta(minutes=1))
    # From now on one of them gets mail, so that the post of the demo has something to show.
    kies({Soort.DEADLINE_VOORBIJ: Mail.DIRECT}, by=podium.spelers["corporatie"])
