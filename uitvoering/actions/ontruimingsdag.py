"""What has to be ready before an eviction follows its date, and never in silence.

Registering with a shelter in time (NZ-07), and the action of Jeugdbescherming (RT-17). The date is
set below us, in cases; `volg` finds where it changed. What is done or decided here calls
`volg_casus` itself.
"""

from django.db.models import CharField, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils import timezone

from berichten.choices import Soort as Berichtsoort
from cases.actions.deadlines import gepland
from cases.actions.kalender import niet_eerder_dan
from cases.actions.laden import vandaag
from cases.actions.tijdlijn import noteer
from cases.actions.vertellen import vertel_aan
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek, Stapsoort
from cases.models import Deadline, JuridischeStap
from cases.rekenen import voluit
from common.per_stuk import per_stuk
from common.werkdagen import einde_werkdag
from partners.models import Sluitingsdag
from uitvoering.actions import jeugddag
from uitvoering.actions.jeugddag import RONDOM, VOORBIJ
from uitvoering.actions.vertellen import wie_het_doet
from uitvoering.choices import Kaartstap
from uitvoering.models import Kaartregel
from uitvoering.op_tijd import uiterlijk
from uitvoering.rules import hoeft_niet_naar_de_opvang

REGEL = "NZ-07"
WAT = "Meld het huishouden aan bij de opvang"
ONTRUIMING = (Stapsoort.ONTRUIMINGSDATUM, Stapsoort.ONTRUIMING_AFGELAST)
GEEN_DAG = "Er is geen ontruimingsdatum meer."
PLEK = "Er is een bevestigde plek."
NIET_NODIG = "Aanmelden is niet van toepassing."
VAN_ZELF = (GEEN_DAG, PLEK, NIET_NODIG)  # what the program let go it may take up again
TOCH = "Aanmelden kan bij dit huishouden niet vervallen."


def volg(*, now):
    """Follow every date that was set, moved or called off since; safe to repeat and in parallel.

    And what is needed after all: a child that came to live there is registered (RT-18), and has
    Jeugdbescherming (RT-17).
    """
    casussen = {*_nieuwe_dagen(now), *_verlopen_dagen(), *_toch_nodig(now)}
    return per_stuk(_volg_een, sorted(casussen), now=now) + jeugddag.zoek_zonder(now=now)


def volg_casus(casus, *, now):
    """Make what has to be ready fit the date of eviction; the case is under lock."""
    stap, dag = _stap(casus), vandaag(now)
    if stap is None or casus.status in VOORBIJ:
        return _vervalt(casus, now=now)
    if stap.datum < dag:
        return
    _volg_aanmelding(casus, stap, now=now)
    jeugddag.volg(casus, stap, now=now)


def _stap(casus):
    """The event that says on which day the eviction is; None when there is none."""
    stappen = casus.juridische_stappen.filter(soort__in=ONTRUIMING, ingetrokken_at=None)
    laatste = stappen.order_by("-vastgelegd_at", "-pk").first()
    return laatste if laatste and laatste.soort == Stapsoort.ONTRUIMINGSDATUM else None


def _actueel(casus):
    stappen = JuridischeStap.objects.filter(
        casus=OuterRef(casus), soort__in=ONTRUIMING, ingetrokken_at=None
    )
    return stappen.order_by("-vastgelegd_at", "-pk")


def _nieuwe_dagen(now):
    """The cases with a coming date that no deadline knows yet."""
    bekend = Deadline.objects.filter(
        casus=OuterRef("casus"), regel=REGEL, kenmerk=Cast(OuterRef("sleutel"), CharField())
    ).exclude(dropped_reason=GEEN_DAG)
    return (
        JuridischeStap.objects.filter(
            soort=Stapsoort.ONTRUIMINGSDATUM,
            ingetrokken_at=None,
            datum__gte=vandaag(now),
            pk=Subquery(_actueel("casus").values("pk")[:1]),
        )
        .exclude(casus__status__in=VOORBIJ)
        .filter(~Exists(bekend))
        .values_list("casus", flat=True)
    )


def _verlopen_dagen():
    """The cases with a deadline that follows another date than the one that counts now."""
    nu = _actueel("casus").filter(soort=Stapsoort.ONTRUIMINGSDATUM)
    laatste = Subquery(_actueel("casus").values("pk")[:1])
    geldig = Exists(nu.filter(pk=laatste, sleutel__iexact=OuterRef("kenmerk")))
    return (
        Deadline.objects.open()
        .filter(soort=Deadlinesoort.AANMELDING)  # that kind has an index: asked every minute
        .filter(~geldig | Q(casus__status__in=VOORBIJ))
        .values_list("casus", flat=True)
    )


def _toch_nodig(now):
    """The cases that were let go with a reason that may not be given any more."""
    nieuwste = Deadline.objects.filter(casus=OuterRef("casus"), regel=REGEL).order_by("-pk")
    regels = (
        Kaartregel.objects.filter(stap=Kaartstap.AANMELDING, niet_van_toepassing=True)
        .exclude(casus__status__in=VOORBIJ)
        .alias(losgelaten_om=Subquery(nieuwste.values("dropped_reason")[:1]))
        .filter(losgelaten_om=NIET_NODIG)
        .select_related("casus__huishouden")
        .prefetch_related("casus__bewoners")
    )
    for casus in {regel.casus for regel in regels}:
        stap = _stap(casus)
        if stap and stap.datum >= vandaag(now) and not hoeft_niet_naar_de_opvang(casus):
            yield casus.pk


def _volg_een(pk, *, now):
    stappen = JuridischeStap.objects.filter(casus=pk, soort=Stapsoort.ONTRUIMINGSDATUM)
    stap = (
        stappen.select_related("casus__corporatie", "casus__casemanager_organisatie")
        .select_for_update(skip_locked=True, of=("casus",), no_key=True)
        .first()
    )
    if stap is None:
        return 0
    volg_casus(stap.casus, now=now)
    return 1


def _vervalt(casus, *, now):
    for deadline in _rijen(casus).open():
        _laat_los(deadline, GEEN_DAG, now=now)
        _zeg(casus, deadline, "Vervalt", GEEN_DAG, now=now)


def _volg_aanmelding(casus, stap, *, now):
    rijen, kenmerk = _rijen(casus), str(stap.sleutel)
    deadline = rijen.open().select_related("organisatie", "persoon").first()
    klaar = _klaar(casus, stap)
    if deadline is None:
        eerder = rijen.filter(kenmerk=kenmerk).order_by("-pk").first()
        toch = eerder and eerder.dropped_reason == NIET_NODIG and klaar != NIET_NODIG
        if eerder and not toch and (klaar or _door_een_mens(eerder)):
            return
        deadline = _nieuw(casus, stap, now=now)
        if toch and not klaar:
            _zeg(casus, deadline, "Toch nodig", TOCH, now=now)
    elif deadline.kenmerk != kenmerk:
        _verzet(casus, deadline, stap, now=now)
    if klaar == Deadlinesoort.AANMELDING:
        deadline.met_at = now
        deadline.save(update_fields=["met_at"])
    elif klaar:
        _laat_los(deadline, klaar, now=now)


def _rijen(casus):
    return casus.deadlines.filter(regel=REGEL)


def _klaar(casus, stap):
    """Why nobody has to register: it was done, a place is certain, or a reason was given."""
    if casus.aanmeldingen.levend().exists():
        return Deadlinesoort.AANMELDING
    if casus.plekken.dekkend(stap.datum).exists():
        return PLEK
    regel = casus.kaartregels.filter(stap=Kaartstap.AANMELDING).first()
    vervalt = regel and regel.niet_van_toepassing and hoeft_niet_naar_de_opvang(casus)
    return NIET_NODIG if vervalt else None


def _door_een_mens(deadline):
    return deadline.dropped_at is not None and deadline.dropped_reason not in VAN_ZELF


def _nieuw(casus, stap, *, now):
    eigenaar = casus.casemanager_organisatie or casus.corporatie
    deadline = Deadline(
        casus=casus,
        soort=Deadlinesoort.AANMELDING,
        rubriek=Rubriek.BESLUIT,
        regel=REGEL,
        wat=WAT,
        kenmerk=str(stap.sleutel),
        started_at=now,
        due_at=_moment(eigenaar, stap.datum, now=now),
        organisatie=eigenaar,
        persoon=casus.casemanager,
    )
    gepland([deadline])
    deadline.save()
    return deadline


def _moment(eigenaar, ontruiming, *, now):
    """In time; of a date that is too near, the first closing time that is still to come."""
    tz = timezone.get_current_timezone()
    gesloten = Sluitingsdag.objects.voor(
        eigenaar, min(ontruiming, vandaag(now)) - RONDOM, ontruiming + RONDOM
    )
    dag = uiterlijk(ontruiming, eigenaar.aanmelden_voor_werkdagen, gesloten)
    return niet_eerder_dan(
        einde_werkdag(dag, eigenaar.sluitingstijd, tz),
        einde_werkdag(ontruiming, eigenaar.sluitingstijd, tz),
        now,
        eigenaar.sluitingstijd,
        gesloten,
    )


def _verzet(casus, deadline, stap, *, now):
    deadline.kenmerk = str(stap.sleutel)
    deadline.due_at = _moment(deadline.organisatie, stap.datum, now=now)
    deadline.kalender_at, deadline.missed_at = now, None
    deadline.paused_at, deadline.paused_until, deadline.paused_reason = None, None, ""
    gepland([deadline], vanaf=now)
    deadline.save()
    uiterst = voluit(timezone.localdate(deadline.due_at))
    tekst = f"De ontruiming is nu op {voluit(stap.datum)}. Doe dit uiterlijk op {uiterst}."
    _zeg(casus, deadline, "Verschoven", tekst, now=now)


def _laat_los(deadline, reden, *, now):
    deadline.dropped_at, deadline.dropped_reason = now, reden
    deadline.save(update_fields=["dropped_at", "dropped_reason"])


def _zeg(casus, deadline, wat, tekst, *, now):
    noteer(
        casus,
        Gebeurtenissoort.DEADLINE_GEWIJZIGD,
        rubriek=Rubriek.BESLUIT,
        by=None,
        now=now,
        titel=f"{wat}: {deadline.wat[:1].lower()}{deadline.wat[1:]}",
        tekst=tekst,
    )
    vertel_aan(
        casus,
        Berichtsoort.ONTRUIMINGSDAG,
        wie_het_doet(deadline.organisatie, deadline.persoon),
        kenmerk=f"{deadline.pk}:{now.isoformat()}",
        now=now,
    )
