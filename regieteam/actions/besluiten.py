"""What is decided at the table: written down once, in one transaction, or not at all."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction
from django.db.models import F

from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet, take_step, toets
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek
from cases.models import Casus
from cases.rekenen import voluit
from regieteam import kosten
from regieteam.actions.agenda import raak, vraag_terug
from regieteam.actions.velden import bewaar_velden
from regieteam.betrokken import betrokkenen, casemanagers
from regieteam.choices import Besluitsoort, Bewindadvies, Kostensoort, Meldingstand, Puntstand
from regieteam.choices import Vergaderstand as Stand
from regieteam.models import (
    Agendapunt,
    Besluit,
    Besluitactie,
    Besluitdeelnemer,
    Besluitveld,
    Vergadering,
)
from regieteam.permissions import mag_besluiten
from regieteam.rules import AAN_TAFEL, bij_de_vraag
from uitvoering.actions.actiepunten import spreek_af, vervang
from uitvoering.actions.kinderen import BESPROKEN, vergeet_gesprek
from uitvoering.actions.opschorting import beeindig, keer_terug, schort_op
from uitvoering.actions.overdracht import verhuis_werk
from uitvoering.actions.plandeadlines import volg_besluit
from uitvoering.actions.voorwaarden import open_voorwaarden
from uitvoering.choices import Actiesoort

STAP = {True: "besluiten_voorkomen", False: "besluiten_ontruimen", None: "besluiten_voorkomen"}
SOORT = {True: Besluitsoort.VOORKOMEN, False: Besluitsoort.ONTRUIMEN}
BEZET = "55P03"  # PostgreSQL: no lock within the time that is allowed
BRON_LENGTE = Besluit._meta.get_field("kosten_bron").max_length
VAN_EEN_ACTIE = {"organisatie": "wie", "persoon": "wie", "voor_op": "op"}


class Behandeld(Exception):
    """The team is ready with this item, or about to be: `punt` says how, when and by whom."""

    def __init__(self, punt):
        super().__init__(str(punt))
        self.punt = punt


class Onvolledig(NotYet):
    """What is missing, each sentence with the question it belongs to: `zinnen` [(veld, zin)]."""

    def __init__(self, zinnen):
        super().__init__([zin for _, zin in zinnen])
        self.zinnen = zinnen


def wie_eerst_komt(actie):
    """Who waits too long for somebody who is deciding hears so, and keeps her text."""

    @wraps(actie)
    def wrapper(punt, *args, **velden):
        try:
            return actie(punt, *args, **velden)
        except OperationalError as fout:
            if getattr(fout.__cause__, "pgcode", "") != BEZET:
                raise
        raise Behandeld(Agendapunt.objects.select_related("behandeld_door").get(pk=punt.pk))

    return wrapper


@wie_eerst_komt
@transaction.atomic
def leg_besluit_vast(punt, voorstel, *, by, now):
    """Decide on an item: the step of the route, the decision, its actions and the suspension.

    Raises Onvolledig with what is missing by question, and Behandeld when somebody was first.
    """
    step = STAP[voorstel.te_voorkomen]
    casus, punt = _open_punt(punt, step, by=by, now=now)
    lopend = casus.actiepunten.open().values_list("soort", flat=True)
    voorstel = voorstel.met(lopende_soorten=frozenset(lopend))
    if zinnen := _ontbreekt(casus, punt, voorstel, step, by=by, now=now):
        raise Onvolledig(zinnen)
    vorige = casus.casemanager, casus.casemanager_organisatie
    casus = take_step(casus, step, by=by, now=now, besluit=voorstel.voor_de_route())
    _volg_casemanager(casus, *vorige, by=by, now=now)
    opschorting = _schort_op(casus, voorstel, by=by, now=now)
    besluit = _schrijf(casus, punt, voorstel, opschorting, by=by, now=now)
    _spreek_acties_af(casus, besluit, voorstel, by=by, now=now)
    casus.meldingen.exclude(stand=Meldingstand.BEHANDELD).update(stand=Meldingstand.BEHANDELD)
    noteer(
        casus,
        Gebeurtenissoort.BESLUIT,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=f"Besluit: {besluit.get_soort_display()}",
        tekst=voorstel.waarom,
    )
    volg_besluit(casus, now=now)
    punt.aanwezig.set(voorstel.aan_tafel)
    _handel_af(punt, Puntstand.BESLOTEN, by=by, now=now)
    Besluitveld.objects.filter(punt__casus=casus).delete()
    return besluit


@wie_eerst_komt
@transaction.atomic
def houd_aan(punt, *, reden, tot, by, now):
    """Decide later, with a reason and a new date; the draft waits with the item."""
    casus, punt = _open_punt(punt, "aanhouden", by=by, now=now)
    take_step(casus, "aanhouden", by=by, now=now, reden=reden, datum=tot)
    vraag_terug(punt, tot, by=by, now=now)
    return _handel_af(punt, Puntstand.AANGEHOUDEN, reden=reden, tot=tot, by=by, now=now)


@wie_eerst_komt
@transaction.atomic
def verwijs_terug(punt, *, reden, by, now):
    """The case still belongs in preventie; a suspension ends, and the draft of a decision goes."""
    casus, punt = _open_punt(punt, "terugverwijzen", by=by, now=now)
    casus = take_step(casus, "terugverwijzen", by=by, now=now, reden=reden)
    keer_terug(casus, reden="De casus is terug naar preventie.", by=by, now=now)
    casus.meldingen.exclude(stand=Meldingstand.BEHANDELD).update(stand=Meldingstand.BEHANDELD)
    Besluitveld.objects.filter(punt__casus=casus).delete()
    return _handel_af(punt, Puntstand.TERUGVERWEZEN, reden=reden, by=by, now=now)


@wie_eerst_komt
@transaction.atomic
def bewaar_concept(punt, waarden, basis, *, by, now, eerder=None):
    """Keep what a note-taker typed, field by field; see actions.velden for what comes of it."""
    casus = Casus.objects.for_actor(by, vandaag(now)).get(pk=punt.casus_id)
    if not mag_besluiten(casus, by) or punt.vergadering.regieteam_id != by.organisatie.pk:
        raise PermissionDenied
    nu = Agendapunt.objects.select_for_update().get(pk=punt.pk)
    if nu.stand != Puntstand.OPEN:
        raise Behandeld(nu)
    uitkomst = bewaar_velden(nu.velden, waarden, basis, by=by, now=now, eerder=eerder)
    if uitkomst.bewaard:
        Agendapunt.objects.filter(pk=punt.pk).update(versie=F("versie") + 1)
    return uitkomst


def _open_punt(punt, handeling, *, by, now):
    """The case and the item under lock, in the order in which the agenda locks them."""
    # Who comes too late hears so without waiting for whoever is deciding elsewhere.
    _nog_open(Agendapunt.objects.select_related("behandeld_door").get(pk=punt.pk))
    casus = om_te_doen(punt.casus, handeling, by=by, now=now)
    vergadering = Vergadering.objects.select_for_update().get(pk=punt.vergadering_id)
    punt = Agendapunt.objects.select_for_update(of=("self",)).get(pk=punt.pk)
    _nog_open(punt)
    if vergadering.regieteam_id != by.organisatie.pk:
        raise PermissionDenied
    if vergadering.stand not in (Stand.GEPLAND, Stand.BEZIG):
        raise NotYet([f"Deze vergadering is al klaar: {vergadering.get_stand_display().lower()}."])
    if (dag := vandaag(vergadering.begint_at)) > vandaag(now):
        raise NotYet([f"Deze vergadering is pas op {voluit(dag)}. Dan kunnen jullie besluiten."])
    punt.vergadering = vergadering
    return casus, punt


def _nog_open(punt):
    if punt.stand != Puntstand.OPEN:
        raise Behandeld(punt)


def _ontbreekt(casus, punt, voorstel, step, *, by, now):
    """Every sentence that doesn't hold yet, with its question; nothing is changed."""
    redenen = [regel.zin for regel in AAN_TAFEL if not regel(voorstel)]
    try:
        toets(casus, step, by=by, now=now, besluit=voorstel.voor_de_route())
    except NotYet as nog_niet:
        redenen = [*nog_niet.redenen, *redenen]
    zinnen = list(bij_de_vraag(redenen, voorstel))
    zinnen += _over_de_mensen(casus, punt, voorstel, vandaag(now))
    aangezegd, gekozen = casus.ontruimingsdatum, voorstel.ontruimingsdatum
    if gekozen and aangezegd and gekozen != aangezegd >= vandaag(now):
        zin = f"De ontruiming is aangezegd tegen {voluit(aangezegd)}. Die datum geldt."
        zinnen.append(("ontruimingsdatum", zin))
    return zinnen


def _over_de_mensen(casus, punt, voorstel, dag):
    """Whoever decides or manages the case takes part in it (RT-11, RT-12, RT-15)."""
    gevonden = betrokkenen(casus, dag)
    organisaties = {een.organisatie.pk for een in gevonden}
    for mens in voorstel.aan_tafel:
        if mens.vergadering_id != punt.vergadering_id or mens.organisatie_id not in organisaties:
            yield (
                "aan_tafel",
                f"{mens.naam} hoort niet bij dit punt: die organisatie doet niet mee.",
            )
    if voorstel.casemanager is None:
        return
    kan = [paar for keuzes in casemanagers(gevonden).values() for paar in keuzes.values()]
    if (voorstel.casemanager_organisatie, voorstel.casemanager) not in kan:
        yield "casemanager", "Kies een casemanager van een organisatie die meedoet in deze casus."


def _volg_casemanager(casus, van, van_organisatie, *, by, now):
    """Another casemanager than before does what that one still had to do."""
    wie = casus.casemanager, casus.casemanager_organisatie
    if van and (van, van_organisatie) != wie:
        reden = f"Het Regieteam wees {casus.casemanager} aan als casemanager."
        verhuis_werk(casus, van, van_organisatie, reden=reden, by=by, now=now)


def _schort_op(casus, voorstel, *, by, now):
    """The suspension of scenario 1 with its conditions; that of before ends either way (RT-12)."""
    if not voorstel.te_voorkomen:
        beeindig(casus, reden="Er is een nieuw besluit: ontruimen met opvang.", by=by, now=now)
        return None
    try:
        opschorting = schort_op(
            casus,
            tot=voorstel.opgeschort_tot,
            bevroren_bedrag=voorstel.bevroren_bedrag,
            bevroren_op=voorstel.bevroren_op,
            termijn_tot=voorstel.termijn_tot,
            by=by,
            now=now,
        )
    except NotYet as nog_niet:
        raise Onvolledig([(nog_niet.veld, zin) for zin in nog_niet.redenen]) from None
    open_voorwaarden(casus, by=by, now=now)
    return opschorting


def _schrijf(casus, punt, voorstel, opschorting, *, by, now):
    """The decision itself, with the cost figures as they are today (RT-06)."""
    cijfers = kosten.cijfers(vandaag(now))
    bedragen = {soort: cijfer.bedrag for soort, cijfer in cijfers.items() if cijfer}
    besluit = Besluit.objects.create(
        casus=casus,
        punt=punt,
        regieteam=by.organisatie,
        soort=SOORT[voorstel.te_voorkomen],
        genomen_at=now,
        vastgelegd_door=by.user,
        te_voorkomen=voorstel.te_voorkomen,
        stappen=voorstel.stappen,
        meldpunt_nodig=voorstel.meldpunt_nodig,
        waarom=voorstel.waarom,
        weging=voorstel.weging,
        kosten_ontruiming=bedragen.get(Kostensoort.ONTRUIMING),
        kosten_voorkomen=bedragen.get(Kostensoort.VOORKOMEN),
        kosten_bron=kosten.bronnen(cijfers)[:BRON_LENGTE],
        casemanager=voorstel.casemanager,
        casemanager_organisatie=voorstel.casemanager_organisatie,
        ontruimingsdatum=voorstel.ontruimingsdatum,
        bewindadvies=voorstel.bewindadvies,
        bewind_reden=voorstel.bewind_reden,
        tweede_kans_overwogen=voorstel.tweede_kans_overwogen,
        opschorting=opschorting,
    )
    Besluitdeelnemer.objects.bulk_create(
        Besluitdeelnemer(besluit=besluit, naam=mens.naam, organisatie_id=mens.organisatie_id)
        for mens in voorstel.aan_tafel
    )
    return besluit


def _spreek_acties_af(casus, besluit, voorstel, *, by, now):
    """The actions of this decision; those of an earlier one stay, but what was departed from."""
    if voorstel.bewindadvies == Bewindadvies.AFWIJKEN:
        blijft = casus.actiepunten.open().exclude(soort=Actiesoort.BEWINDVOERING)
        reden = "Het Regieteam wijkt af van het advies voor bewindvoering."
        vervang(casus, behalve=blijft, reden=reden, by=by, now=now)
    for actie in voorstel.acties:
        try:
            punt = spreek_af(
                casus,
                wat=actie.wat,
                soort=actie.soort,
                organisatie=actie.organisatie,
                persoon=actie.persoon,
                voor_op=actie.voor_op,
                by=by,
                now=now,
            )
        except NotYet as nog_niet:
            veld = f"{actie.rij}-{VAN_EEN_ACTIE.get(nog_niet.veld, 'wat')}"
            raise Onvolledig([(veld, zin) for zin in nog_niet.redenen]) from None
        Besluitactie.objects.create(besluit=besluit, actiepunt=punt)


def _handel_af(punt, stand, *, by, now, reden="", tot=None):
    punt.stand, punt.uitkomst_reden, punt.tot = stand, reden, tot
    punt.behandeld_at, punt.behandeld_door, punt.versie = now, by.user, punt.versie + 1
    punt.save()
    vergeet_gesprek(punt.casus, reden=BESPROKEN, now=now)
    raak(punt.vergadering)
    return punt
