"""A place to stay: asked for, offered, confirmed by somebody with a name, ended (RT-16, RT-18)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions.laden import om_te_doen, vandaag
from cases.actions.nooit_op_straat import nooit_op_straat
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek
from cases.permissions import toegang
from cases.rekenen import voluit
from cases.rules import niet_afgesloten
from uitvoering.actions.incident import dreigt, sla_alarm
from uitvoering.actions.ontruimingsdag import volg_casus
from uitvoering.choices import Onderdakstand
from uitvoering.eigenaren import eigenaren
from uitvoering.models import Onderdak
from uitvoering.rules import NA_EIGEN, eigen_oplossingen_bekeken

REGELEN = "onderdak_regelen"
VAN_DE_ONTRUIMING = (
    "Vandaag is de woning ontruimd, en dit is de plek van het huishouden. Is die er toch niet? "
    "Meld dan eerst een incident. Anders kan dit vanaf morgen."
)
OPEN = (Onderdakstand.GEVRAAGD, Onderdakstand.AANGEBODEN)


@transaction.atomic
def vraag_onderdak(casus, *, soort, organisatie, toelichting, by, now):
    """Ask for a place, of an organisation that takes part or, without one, somewhere else."""
    casus = _casus(casus, by=by, now=now)
    if soort in NA_EIGEN:
        eis(casus, eigen_oplossingen_bekeken)
    if not toegang(casus, by)[Rubriek.BESLUIT].schrijven:
        organisatie = by.organisatie  # a shelter writes down only a place of its own
    if organisatie and organisatie not in [o for o, _ in eigenaren(casus, vandaag(now))]:
        raise NotYet(
            [f"{organisatie} doet niet mee in deze casus, of ziet het besluit niet."],
            veld="organisatie",
        )
    onderdak = Onderdak.objects.create(
        casus=casus,
        soort=soort,
        organisatie=organisatie,
        toelichting=toelichting,
        gevraagd_at=now,
        gevraagd_door=by.user,
    )
    _noteer(casus, "Plek gevraagd", onderdak, by=by, now=now)
    return onderdak


@transaction.atomic
def bied_onderdak_aan(onderdak, *, plaats, vanaf, tot, by, now):
    """There may be a place: where, and from when. It doesn't count yet."""
    casus, onderdak = _onder_slot(onderdak, OPEN, by=by, now=now)
    _controleer(vanaf, tot)
    onderdak.stand = Onderdakstand.AANGEBODEN
    onderdak.plaats, onderdak.vanaf, onderdak.tot = plaats, vanaf, tot
    onderdak.vastgelegd_door = by.user
    onderdak.save()
    _noteer(casus, "Plek aangeboden", onderdak, by=by, now=now)
    return onderdak


@transaction.atomic
def bevestig_onderdak(onderdak, *, plaats, vanaf, tot, bevestigd_door, by, now):
    """The place is certain: who says so, where, from when and until when (RT-18)."""
    casus, onderdak = _onder_slot(onderdak, OPEN, by=by, now=now)
    _controleer(vanaf, tot)
    onderdak.stand, onderdak.bevestigd_at = Onderdakstand.BEVESTIGD, now
    onderdak.plaats, onderdak.vanaf, onderdak.tot = plaats, vanaf, tot
    onderdak.bevestigd_door, onderdak.vastgelegd_door = bevestigd_door, by.user
    onderdak.save()
    _noteer(casus, f"Plek bevestigd vanaf {voluit(vanaf)}", onderdak, by=by, now=now)
    volg_casus(casus, now=now)
    return onderdak


@transaction.atomic
def beeindig_onderdak(onderdak, *, reden, by, now):
    """The place falls away, or the household moved on. From today it doesn't count any more."""
    casus, onderdak = _onder_slot(onderdak, (*OPEN, Onderdakstand.BEVESTIGD), by=by, now=now)
    return laat_plek_los(casus, onderdak, reden=reden, by=by, now=now)


def laat_plek_los(casus, onderdak, *, reden, by, now):
    """End a place of a case that is under lock; `by` is None for the program itself.

    When it was certain and the eviction still has to come, whoever can do something hears it.
    """
    was_zeker = onderdak.stand == Onderdakstand.BEVESTIGD
    onderdak.stand, onderdak.beeindigd_op = Onderdakstand.BEEINDIGD, vandaag(now)
    onderdak.beeindigd_reden = reden
    onderdak.vastgelegd_door = by.user if by else onderdak.vastgelegd_door
    with nooit_op_straat(VAN_DE_ONTRUIMING):
        onderdak.save()
    _noteer(casus, "Plek vervalt", onderdak, by=by, now=now)
    if was_zeker and dreigt(casus, vandaag(now)):
        sla_alarm(casus, kenmerk=f"vervalt:{onderdak.sleutel}", now=now)
    volg_casus(casus, now=now)
    return onderdak


def ziet_plaats(onderdak, rechten, actor):
    """Where it is reads who helps, who keeps the decision, and who gives the place: no landlord."""
    return (
        rechten[Rubriek.HULP].lezen
        or rechten[Rubriek.BESLUIT].schrijven
        or onderdak.organisatie_id == actor.organisatie.pk
    )


def mag_regelen(onderdak, rechten, actor):
    """Who keeps the decision arranges every place, a shelter its own."""
    return rechten[Rubriek.BESLUIT].schrijven or onderdak.organisatie_id == actor.organisatie.pk


def antwoordt_bij_aanmelding(onderdak, actor):
    """A shelter says how it stands with a place in its answer to the registration (NZ-08)."""
    aangemeld = hasattr(onderdak, "aanmelding")
    return aangemeld and onderdak.aanmelding.opvang_id == actor.organisatie.pk


def _casus(casus, *, by, now):
    casus = om_te_doen(casus, REGELEN, by=by, now=now)
    if not toegang(casus, by)[Rubriek.BESLUIT].invoeren:
        raise PermissionDenied
    eis(casus, niet_afgesloten)
    return casus


def _onder_slot(onderdak, standen, *, by, now):
    casus = _casus(onderdak.casus, by=by, now=now)
    rechten = toegang(casus, by)
    rijen = casus.plekken.leesbaar(by, rechten).select_for_update(of=("self",))
    onderdak = rijen.get(pk=onderdak.pk)
    if not mag_regelen(onderdak, rechten, by):
        raise PermissionDenied
    if onderdak.stand not in standen:
        raise NotYet([f"Deze plek is al {onderdak.get_stand_display().lower()}."])
    if antwoordt_bij_aanmelding(onderdak, by):
        raise NotYet(["Deze plek hoort bij een aanmelding. Geef daar antwoord."])
    return casus, onderdak


def _controleer(vanaf, tot):
    if tot is not None and tot <= vanaf:
        raise NotYet(["De einddatum ligt niet na de begindatum."], veld="tot")


def _noteer(casus, titel, onderdak, *, by, now):
    """The timeline never says where: who may know that reads it at the place itself."""
    noteer(
        casus,
        Gebeurtenissoort.ONDERDAK,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=f"{titel}: {onderdak.get_soort_display().lower()}",
    )
