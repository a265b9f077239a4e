"""Registering a household with a shelter, the answers, and taking it back (NZ-06 to NZ-08)."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from berichten.choices import Soort as Berichtsoort
from cases.actions.betrekken import betrek_opvang, laat_opvang_blijven, laat_opvang_gaan
from cases.actions.laden import om_te_doen, onder_slot, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.actions.vertellen import vertel_aan
from cases.choices import Gebeurtenissoort, Rubriek
from cases.permissions import mag, toegang
from cases.rules import niet_afgesloten
from partners.choices import Soort
from partners.models import Organisatie
from uitvoering.actions.incident import dreigt, sla_alarm
from uitvoering.actions.onderdak import laat_plek_los
from uitvoering.actions.ontruimingsdag import volg_casus
from uitvoering.actions.vertellen import de_casemanager, wie_het_doet
from uitvoering.choices import Aanmelder, Antwoordsoort, Onderdaksoort, Onderdakstand
from uitvoering.models import Aanmelding, Antwoord, Onderdak
from uitvoering.models.aanmelding import MET_PLEK
from uitvoering.rules import andere_plek_gezocht, eigen_oplossingen_bekeken

PLEK = {"plaats", "vanaf", "tot", "reden"}
HOORT_BIJ = {
    Antwoordsoort.ZEKER: PLEK,
    Antwoordsoort.VOORLOPIG: PLEK,
    Antwoordsoort.WACHTLIJST: {"wachtplek", "verwacht_op", "reden"},
    Antwoordsoort.AFGEWEZEN: {"reden"},
}
AANMELDEN, ANTWOORDEN = "aanmelden", "aanmelding_antwoorden"


@dataclass(frozen=True)
class Voorstel:
    """What a shelter answers; what doesn't belong to the kind of answer stays empty."""

    soort: Antwoordsoort
    plaats: str = ""
    vanaf: date | None = None
    tot: date | None = None
    wachtplek: int | None = None
    verwacht_op: date | None = None
    reden: str = ""


@transaction.atomic
def meld_aan(casus, *, opvang, aanmelder, nodig, geprobeerd, by, now):
    """Register with one shelter, after what comes first was looked for (RT-15, NZ-06).

    The shelter takes part from now on, with what it needs to answer, and a place is asked for.
    """
    casus = om_te_doen(casus, AANMELDEN, by=by, now=now)
    if not toegang(casus, by)[Rubriek.BESLUIT].lezen:
        raise PermissionDenied
    eis(casus, niet_afgesloten, eigen_oplossingen_bekeken, andere_plek_gezocht)
    _controleer_aanmelding(casus, opvang, aanmelder, nodig, geprobeerd, by=by)
    betrek_opvang(casus, opvang, by=by, now=now)
    aanmelding = Aanmelding.objects.create(
        casus=casus,
        opvang=opvang,
        aanmelder=aanmelder,
        nodig=nodig,
        geprobeerd=geprobeerd,
        onderdak=_vraag_plek(casus, opvang, by=by, now=now),
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    _noteer(casus, f"Aangemeld bij {opvang}", by=by, now=now)
    volg_casus(casus, now=now)
    _vertel_opvang(casus, aanmelding, "nieuw", now=now)
    return aanmelding


@transaction.atomic
def beantwoord(aanmelding, voorstel, *, bekend, by, now):
    """The shelter answers. `bekend` is how many answers it saw: of two at once the second looks
    again, instead of undoing the first unseen."""
    casus = om_te_doen(aanmelding.casus, ANTWOORDEN, by=by, now=now)
    aanmelding = (
        Aanmelding.objects.voor_opvang(by, vandaag(now))
        .select_for_update(of=("self",))
        .select_related("onderdak", "opvang", "vastgelegd_door", "organisatie")
        .get(pk=aanmelding.pk)
    )
    eis(casus, niet_afgesloten)
    if aanmelding.ingetrokken_at:
        raise NotYet(["Deze aanmelding is ingetrokken. Antwoord geven hoeft niet meer."])
    laatste = aanmelding.antwoorden.select_related("vastgelegd_door").last()
    if aanmelding.antwoorden.count() != bekend:
        raise NotYet(
            [f"{laatste.vastgelegd_door} gaf net antwoord: “{laatste}”. Kijk of dat klopt."]
        )
    _controleer_antwoord(voorstel)
    antwoord = Antwoord.objects.create(
        aanmelding=aanmelding,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
        **vars(voorstel),
    )
    _volg_plek(casus, aanmelding, antwoord, by=by, now=now)
    if antwoord.soort == Antwoordsoort.AFGEWEZEN:
        laat_opvang_gaan(casus, aanmelding.opvang, now=now)
    elif laatste and laatste.soort == Antwoordsoort.AFGEWEZEN:
        laat_opvang_blijven(casus, aanmelding.opvang, sinds=laatste.vastgelegd_at)
    _noteer(casus, f"{aanmelding.opvang}: {antwoord.get_soort_display().lower()}", by=by, now=now)
    volg_casus(casus, now=now)
    vertel_aan(
        casus,
        Berichtsoort.AANMELDING,
        wie_het_doet(aanmelding.organisatie, aanmelding.vastgelegd_door) | de_casemanager(casus),
        kenmerk=f"antwoord:{antwoord.pk}",
        now=now,
    )
    return antwoord


@transaction.atomic
def trek_in(aanmelding, *, reden, by, now):
    """Take it back, with the reason; the place falls away, and soon the sight of the shelter."""
    casus = onder_slot(aanmelding.casus, by=by, now=now)
    aanmelding = (
        casus.aanmeldingen.select_for_update(of=("self",))
        .select_related("onderdak", "opvang")
        .get(pk=aanmelding.pk)
    )
    if not mag_intrekken(casus, aanmelding, by):
        raise PermissionDenied
    if aanmelding.ingetrokken_at:
        raise NotYet(["Deze aanmelding is al ingetrokken."])
    regelt = toegang(casus, by)[Rubriek.BESLUIT].schrijven
    if aanmelding.onderdak.stand == Onderdakstand.BEVESTIGD and not regelt:
        raise NotYet(["De plek is al zeker. Alleen de casemanager kan haar nu afzeggen."])
    return vervalt(casus, aanmelding, reden=reden, door=by.user, by=by, now=now)


def vervalt(casus, aanmelding, *, reden, door, now, by=None):
    """End a registration of a case that is under lock; `by` is None for the program itself.

    `door` is whose doing it is: who took it back, or closed the case.
    """
    aanmelding.ingetrokken_at, aanmelding.ingetrokken_door = now, door
    aanmelding.ingetrokken_reden = reden
    aanmelding.save(update_fields=["ingetrokken_at", "ingetrokken_door", "ingetrokken_reden"])
    if aanmelding.onderdak.stand != Onderdakstand.BEEINDIGD:
        reden = "De aanmelding is ingetrokken."
        laat_plek_los(casus, aanmelding.onderdak, reden=reden, by=by, now=now)
    laat_opvang_gaan(casus, aanmelding.opvang, now=now)
    _noteer(casus, f"Aanmelding bij {aanmelding.opvang} ingetrokken", by=by, now=now)
    volg_casus(casus, now=now)
    _vertel_opvang(casus, aanmelding, "ingetrokken", now=now)
    return aanmelding


def opvangen(casus):
    """The shelters with which this household can be registered."""
    return Organisatie.objects.filter(soort=Soort.OPVANG, actief=True, land=casus.land)


def aanmelders(actor):
    """For whom this actor registers: the household, or herself in what she is (NZ-08)."""
    if actor.is_soort(Soort.CORPORATIE):
        return (Aanmelder.CORPORATIE, Aanmelder.HUISHOUDEN)
    return (Aanmelder.HULPVERLENER, Aanmelder.HUISHOUDEN)


def mag_intrekken(casus, aanmelding, actor):
    """Who keeps the decision, and the organisation that registered."""
    besluit = toegang(casus, actor)[Rubriek.BESLUIT]
    van_haar = aanmelding.organisatie_id == actor.organisatie.pk
    return besluit.schrijven or (besluit.lezen and van_haar and mag(casus, actor, AANMELDEN))


def _controleer_aanmelding(casus, opvang, aanmelder, nodig, geprobeerd, *, by):
    if opvang not in opvangen(casus):
        raise NotYet(["Kies een opvang uit de lijst."], veld="opvang")
    if aanmelder not in aanmelders(by):
        raise NotYet(["Kies wie aanmeldt."], veld="aanmelder")
    if not nodig.strip():
        raise NotYet(["Schrijf op voor wie het is, en wat er nodig is."], veld="nodig")
    if not geprobeerd.strip():
        raise NotYet(
            ["Schrijf op wat er eerst is geprobeerd, en waarom dat niet kon."], veld="geprobeerd"
        )
    if casus.aanmeldingen.filter(opvang=opvang).levend().exists():
        raise NotYet([f"Dit huishouden is al aangemeld bij {opvang}."], veld="opvang")


def _controleer_antwoord(voorstel):
    """What belongs to each kind of answer, at the field where it is missing or too much."""
    soort = voorstel.soort
    if soort in MET_PLEK:
        _eis_veld(voorstel.plaats, "plaats", "Vul in waar de plek is.")
        _eis_veld(voorstel.vanaf, "vanaf", "Vul in vanaf wanneer het huishouden terechtkan.")
        if voorstel.tot and voorstel.tot <= voorstel.vanaf:
            raise NotYet(["De einddatum ligt niet na de begindatum."], veld="tot")
    elif soort == Antwoordsoort.WACHTLIJST:
        zin = "Vul de plek op de wachtlijst in, of de verwachte datum."
        _eis_veld(voorstel.wachtplek or voorstel.verwacht_op, "wachtplek", zin)
    else:
        _eis_veld(voorstel.reden, "reden", "Schrijf op waarom het niet kan.")
    for veld, waarde in vars(voorstel).items():
        if veld != "soort" and waarde and veld not in HOORT_BIJ[soort]:
            raise NotYet(["Dit hoort niet bij dit antwoord. Laat het leeg."], veld=veld)


def _eis_veld(waarde, veld, zin):
    if not waarde or not str(waarde).strip():
        raise NotYet([zin], veld=veld)


def _vraag_plek(casus, opvang, *, by, now):
    return Onderdak.objects.create(
        casus=casus,
        soort=Onderdaksoort.OPVANG,
        organisatie=opvang,
        gevraagd_at=now,
        gevraagd_door=by.user,
    )


def _volg_plek(casus, aanmelding, antwoord, *, by, now):
    """The place as the newest answer has it. What was certain and isn't any more is ended, never
    made uncertain: only a new row can become certain again (RT-18)."""
    plek, soort = aanmelding.onderdak, antwoord.soort
    was_zeker = plek.stand == Onderdakstand.BEVESTIGD
    if plek.stand != Onderdakstand.BEEINDIGD and (
        soort == Antwoordsoort.AFGEWEZEN
        or (was_zeker and soort != Antwoordsoort.ZEKER)
        or (plek.stand == Onderdakstand.AANGEBODEN and soort == Antwoordsoort.WACHTLIJST)
    ):
        reden = f"Antwoord van de opvang: {antwoord.get_soort_display().lower()}."
        laat_plek_los(casus, plek, reden=reden, by=by, now=now)
    if soort == Antwoordsoort.AFGEWEZEN:
        return
    if plek.stand == Onderdakstand.BEEINDIGD:
        plek = _vraag_plek(casus, aanmelding.opvang, by=by, now=now)
        aanmelding.onderdak = plek
        aanmelding.save(update_fields=["onderdak"])
    if soort == Antwoordsoort.WACHTLIJST:
        return
    plek.plaats, plek.vanaf, plek.tot = antwoord.plaats, antwoord.vanaf, antwoord.tot
    plek.stand, plek.vastgelegd_door = Onderdakstand.AANGEBODEN, by.user
    if soort == Antwoordsoort.ZEKER:
        plek.stand, plek.bevestigd_at = Onderdakstand.BEVESTIGD, now
        plek.bevestigd_door = f"{by.user}, {by.organisatie}"[:160]
    plek.save()
    ontruiming = casus.ontruimingsdatum
    verschoven = was_zeker and ontruiming and not casus.plekken.dekkend(ontruiming).exists()
    if verschoven and dreigt(casus, vandaag(now)):
        sla_alarm(casus, kenmerk=f"antwoord:{antwoord.pk}", now=now)


def _vertel_opvang(casus, aanmelding, wat, *, now):
    vertel_aan(
        casus,
        Berichtsoort.AANMELDING,
        wie_het_doet(aanmelding.opvang, None),
        kenmerk=f"{wat}:{aanmelding.sleutel}",
        pad=reverse("aanmeldingen:aanmelding", args=[aanmelding.sleutel]),
        now=now,
    )


def _noteer(casus, titel, *, by, now):
    """The timeline never says where, nor why: who may know that reads it at the registration."""
    noteer(
        casus,
        Gebeurtenissoort.AANMELDING,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=titel[:160],
    )
