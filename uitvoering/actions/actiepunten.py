"""The life of an action: agreed, handed out as a deadline, and done, passed on or dropped."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions.laden import om_in_te_voeren, om_te_doen, onder_slot, vandaag
from cases.actions.stappen import NotYet, eis
from cases.choices import Rubriek
from cases.models import Deadline
from cases.permissions import toegang
from cases.rekenen import voluit
from cases.rules import niet_afgesloten
from uitvoering.actions.actierij import (
    blijft,
    laat_los,
    noteer_actie,
    plan_deadline,
    sluit,
    vervolg,
)
from uitvoering.actions.eigenaar import controleer_eigenaar
from uitvoering.choices import Actiesoort, Actiestand
from uitvoering.models import Actiepunt
from uitvoering.rules import niet_verplicht

VERST = timedelta(days=2 * 365)


@transaction.atomic
def spreek_af(casus, *, wat, soort, organisatie, persoon, voor_op, by, now):
    """Agree on an action with an owner and a date (RT-11); it is handed out with `zet_uit`."""
    casus = om_in_te_voeren(casus, Rubriek.BESLUIT, by=by, now=now)
    eis(casus, niet_afgesloten)
    return _spreek_af(
        casus,
        wat=wat,
        soort=soort,
        organisatie=organisatie,
        persoon=persoon,
        voor_op=voor_op,
        by=by,
        now=now,
    )


def spreek_af_in_plan(casus, leefgebied, *, wat, organisatie, persoon, voor_op, by, now):
    """An action of a plan van aanpak, on the work list of its owner at once (RT-05).

    The case is under the lock of the caller, who may write this life domain.
    """
    actiepunt = _spreek_af(
        casus,
        wat=wat,
        soort=Actiesoort.GEWOON,
        organisatie=organisatie,
        persoon=persoon,
        voor_op=voor_op,
        by=by,
        now=now,
        leefgebied=leefgebied,
        rubriek=leefgebied.rubriek,
    )
    plan_deadline(casus, actiepunt, now=now)
    return actiepunt


@transaction.atomic
def zet_uit(actiepunt, *, by, now):
    """Put it on the work list of its owner, until closing time of that day; once.

    What was passed on or moved meanwhile is handed out as it is now. Returns the deadline; None
    for an action that isn't open any more.
    """
    casus = om_in_te_voeren(actiepunt.casus, Rubriek.BESLUIT, by=by, now=now)
    actiepunt = casus.actiepunten.select_for_update().get(pk=actiepunt.pk)
    while actiepunt.stand == Actiestand.OVERGEDRAGEN:
        actiepunt = casus.actiepunten.select_for_update().get(vorige=actiepunt)
    return plan_deadline(casus, actiepunt, now=now)


@transaction.atomic
def rond_af(actiepunt, *, resultaat, by, now):
    """Done, with what came of it; that meets the deadline, and late stays visible."""
    casus, actiepunt = _open_onder_slot(actiepunt, by=by, now=now)
    sluit(actiepunt, Actiestand.GEDAAN, resultaat, by=by, now=now)
    casus.deadlines.open().filter(actiepunt=actiepunt).update(met_at=now)
    noteer_actie(casus, actiepunt, "Actie gedaan", resultaat, by=by, now=now)
    return actiepunt


@transaction.atomic
def draag_over(actiepunt, *, organisatie, persoon, voor_op, reden, by, now):
    """Pass it on: what was agreed stays as it was, and the new owner gets a row of her own.

    To the same owner it means: on another day.
    """
    casus, actiepunt = _open_onder_slot(actiepunt, by=by, now=now)
    zelf = organisatie.pk == actiepunt.organisatie_id and persoon == actiepunt.persoon
    if zelf and voor_op == actiepunt.voor_op:
        raise NotYet(["Deze actie is al van deze eigenaar. Kies een ander, of een andere dag."],
                     veld="wie")  # fmt: skip
    uitgezet = actiepunt.deadline_id is not None
    sluit(actiepunt, Actiestand.OVERGEDRAGEN, reden, by=by, now=now)
    wat = f"verzet naar {voluit(voor_op)}" if zelf else f"overgedragen aan {persoon or organisatie}"
    laat_los(casus, actiepunt, wat.capitalize(), now=now)
    nieuw = _spreek_af(
        casus,
        wat=actiepunt.wat,
        soort=actiepunt.soort,
        organisatie=organisatie,
        persoon=persoon,
        voor_op=voor_op,
        by=by,
        now=now,
        titel=f"Actie {wat}",
        tekst=reden,
        **blijft(actiepunt),
    )
    if uitgezet:
        plan_deadline(casus, nieuw, now=now)
    return nieuw


@transaction.atomic
def laat_vervallen(actiepunt, *, reden, by, now):
    """Drop it with the reason; not for its owner, and never what the Regieteam made mandatory."""
    casus, actiepunt = _open_onder_slot(actiepunt, by=by, now=now)
    if not toegang(casus, by)[actiepunt.rubriek].schrijven:
        raise PermissionDenied
    if not niet_verplicht(actiepunt):
        raise NotYet([niet_verplicht.zin])
    return _laat_vervallen(casus, actiepunt, reden, by=by, now=now)


@transaction.atomic
def vervang(casus, *, behalve=(), reden, by, now):
    """A new decision of the Regieteam: the open actions of the one before lapse, mandatory or not.

    Those of the plan van aanpak stay: the team can't read them all. Returns how many.
    """
    casus = om_te_doen(casus, "besluiten_voorkomen", by=by, now=now)
    houden = [actiepunt.pk for actiepunt in behalve]
    over = casus.actiepunten.select_for_update().open().filter(leefgebied=None)
    over = over.exclude(pk__in=houden)
    return len([_laat_vervallen(casus, rij, reden, by=by, now=now) for rij in over])


def vervroeg(casus, actiepunt, *, voor_op, reden, now):
    """The program moves an action that would come too late; what was agreed stays as it was.

    The case and the action are under the lock of the caller.
    """
    uitgezet = actiepunt.deadline_id is not None
    sluit(actiepunt, Actiestand.OVERGEDRAGEN, reden, by=None, now=now)
    laat_los(casus, actiepunt, reden, now=now)
    nieuw = vervolg(actiepunt, voor_op=voor_op, now=now)
    if uitgezet:
        plan_deadline(casus, nieuw, now=now)
    noteer_actie(casus, nieuw, f"Actie vervroegd naar {voluit(voor_op)}", reden, by=None, now=now)
    return nieuw


def neem_over(casus, actiepunt, *, organisatie, persoon, reden, by, now):
    """With the household the action goes to another casemanager, and its deadline as it stands.

    The case and the action are under the lock of the caller. What was late stays late.
    """
    deadline, actiepunt.deadline = actiepunt.deadline, None
    actiepunt.save(update_fields=["deadline"])
    sluit(actiepunt, Actiestand.OVERGEDRAGEN, reden, by=by, now=now)
    nieuw = vervolg(actiepunt, organisatie=organisatie, persoon=persoon, deadline=deadline, now=now)
    if deadline:
        Deadline.objects.filter(pk=deadline.pk).update(
            kenmerk=str(nieuw.sleutel), organisatie=organisatie, persoon=persoon
        )
    return nieuw


def mag_bewerken(actiepunt, rechten, actor):
    """The owner, and who writes its rubriek: of a decision the Regieteam and the casemanager."""
    deel = rechten[actiepunt.rubriek]
    return deel.schrijven or (bool(deel) and actiepunt.organisatie_id == actor.organisatie.pk)


def _spreek_af(
    casus,
    *,
    wat,
    soort,
    organisatie,
    persoon,
    voor_op,
    by,
    now,
    vorige=None,
    rubriek=Rubriek.BESLUIT,
    leefgebied=None,
    titel="",
    tekst="",
):
    controleer_eigenaar(casus, organisatie, persoon, rubriek=rubriek, now=now)
    if not vandaag(now) <= voor_op <= vandaag(now) + VERST:
        raise NotYet(["Kies een dag vanaf vandaag en binnen twee jaar."], veld="voor_op")
    ontruiming = casus.ontruimingsdatum
    komt = ontruiming is not None and ontruiming >= vandaag(now)
    if soort == Actiesoort.JEUGDBESCHERMING and komt and voor_op >= ontruiming:
        raise NotYet([f"Kies een dag vóór de ontruiming op {voluit(ontruiming)}."], veld="voor_op")
    actiepunt = Actiepunt.objects.create(
        casus=casus,
        soort=soort,
        wat=wat,
        organisatie=organisatie,
        persoon=persoon,
        voor_op=voor_op,
        afgesproken_at=now,
        afgesproken_door=by.user,
        vorige=vorige,
        rubriek=rubriek,
        leefgebied=leefgebied,
    )
    tekst = tekst or f"{persoon or organisatie}, uiterlijk {voluit(voor_op)}."
    noteer_actie(casus, actiepunt, titel or "Actie afgesproken", tekst, by=by, now=now)
    return actiepunt


def _open_onder_slot(actiepunt, *, by, now):
    """The case and an action that is still open, for who may do something with it."""
    casus = onder_slot(actiepunt.casus, by=by, now=now)
    rechten = toegang(casus, by)
    actiepunt = (
        casus.actiepunten.leesbaar(by, rechten)
        .select_for_update(of=("self",))
        .select_related("organisatie", "persoon", "leefgebied")
        .get(pk=actiepunt.pk)
    )
    if not mag_bewerken(actiepunt, rechten, by):
        raise PermissionDenied
    if actiepunt.stand != Actiestand.OPEN:
        raise NotYet([f"Deze actie is al {actiepunt.get_stand_display().lower()}."])
    eis(casus, niet_afgesloten)
    return casus, actiepunt


def _laat_vervallen(casus, actiepunt, reden, *, by, now):
    sluit(actiepunt, Actiestand.VERVALLEN, reden, by=by, now=now)
    laat_los(casus, actiepunt, reden, now=now)
    noteer_actie(casus, actiepunt, "Actie vervallen", reden, by=by, now=now)
    return actiepunt
