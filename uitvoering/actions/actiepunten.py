"""The life of an action: agreed, handed out as a deadline, and done, passed on or dropped."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases.actions.deadlines import gepland
from cases.actions.laden import om_in_te_voeren, om_te_doen, onder_slot, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.models import Deadline
from cases.permissions import codenaam, toegang
from cases.rekenen import voluit
from cases.rules import niet_afgesloten
from common.werkdagen import einde_werkdag
from partners.models import Lidmaatschap
from uitvoering.choices import Actiesoort, Actiestand
from uitvoering.models import Actiepunt
from uitvoering.rules import niet_verplicht

VERST = timedelta(days=2 * 365)
WAT_LENGTE = Deadline._meta.get_field("wat").max_length
REDEN_LENGTE = Deadline._meta.get_field("dropped_reason").max_length


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


@transaction.atomic
def zet_uit(actiepunt, *, by, now):
    """Put it on the work list of its owner, until closing time of that day; once.

    Returns the deadline; None for an action that isn't open any more.
    """
    casus = om_in_te_voeren(actiepunt.casus, Rubriek.BESLUIT, by=by, now=now)
    actiepunt = casus.actiepunten.select_for_update().get(pk=actiepunt.pk)
    return _zet_uit(casus, actiepunt, now=now)


@transaction.atomic
def rond_af(actiepunt, *, resultaat, by, now):
    """Done, with what came of it; that meets the deadline, and late stays visible."""
    casus, actiepunt = _open_onder_slot(actiepunt, by=by, now=now)
    _sluit(actiepunt, Actiestand.GEDAAN, resultaat, by=by, now=now)
    casus.deadlines.open().filter(actiepunt=actiepunt).update(met_at=now)
    _noteer(casus, actiepunt, "Actie gedaan", resultaat, by=by, now=now)
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
    _sluit(actiepunt, Actiestand.OVERGEDRAGEN, reden, by=by, now=now)
    wat = f"verzet naar {voluit(voor_op)}" if zelf else f"overgedragen aan {persoon or organisatie}"
    _laat_los(casus, actiepunt, wat.capitalize(), now=now)
    nieuw = _spreek_af(
        casus,
        wat=actiepunt.wat,
        soort=actiepunt.soort,
        organisatie=organisatie,
        persoon=persoon,
        voor_op=voor_op,
        by=by,
        now=now,
        vorige=actiepunt,
        titel=f"Actie {wat}",
        tekst=reden,
    )
    if uitgezet:
        _zet_uit(casus, nieuw, now=now)
    return nieuw


@transaction.atomic
def laat_vervallen(actiepunt, *, reden, by, now):
    """Drop it with the reason; not for its owner, and never what the Regieteam made mandatory."""
    casus, actiepunt = _open_onder_slot(actiepunt, by=by, now=now)
    if not toegang(casus, by)[Rubriek.BESLUIT].schrijven:
        raise PermissionDenied
    if not niet_verplicht(actiepunt):
        raise NotYet([niet_verplicht.zin])
    return _laat_vervallen(casus, actiepunt, reden, by=by, now=now)


@transaction.atomic
def vervang(casus, *, behalve=(), reden, by, now):
    """A new decision of the Regieteam: the open actions of the one before lapse, mandatory or not.

    Returns how many.
    """
    casus = om_te_doen(casus, "besluiten_voorkomen", by=by, now=now)
    houden = [actiepunt.pk for actiepunt in behalve]
    over = casus.actiepunten.select_for_update().open().exclude(pk__in=houden)
    return len([_laat_vervallen(casus, rij, reden, by=by, now=now) for rij in over])


def vervroeg(casus, actiepunt, *, voor_op, reden, now):
    """The program moves an action that would come too late; what was agreed stays as it was.

    The case and the action are under the lock of the caller.
    """
    uitgezet = actiepunt.deadline_id is not None
    _sluit(actiepunt, Actiestand.OVERGEDRAGEN, reden, by=None, now=now)
    _laat_los(casus, actiepunt, reden, now=now)
    nieuw = Actiepunt.objects.create(
        casus=casus,
        soort=actiepunt.soort,
        wat=actiepunt.wat,
        organisatie=actiepunt.organisatie,
        persoon=actiepunt.persoon,
        voor_op=voor_op,
        afgesproken_at=now,
        afgesproken_door=actiepunt.afgesproken_door,
        vorige=actiepunt,
    )
    if uitgezet:
        _zet_uit(casus, nieuw, now=now)
    _noteer(casus, nieuw, f"Actie vervroegd naar {voluit(voor_op)}", reden, by=None, now=now)
    return nieuw


def mag_bewerken(actiepunt, rechten, actor):
    """The owner, and who keeps the decision: the Regieteam and the casemanager."""
    besluit = rechten[Rubriek.BESLUIT]
    return besluit.schrijven or (bool(besluit) and actiepunt.organisatie_id == actor.organisatie.pk)


def _spreek_af(
    casus, *, wat, soort, organisatie, persoon, voor_op, by, now, vorige=None, titel="", tekst=""
):
    _controleer_eigenaar(casus, organisatie, persoon, now=now)
    if not vandaag(now) <= voor_op <= vandaag(now) + VERST:
        raise NotYet(["Kies een dag vanaf vandaag en binnen twee jaar."], veld="voor_op")
    ontruiming = casus.ontruimingsdatum
    if soort == Actiesoort.JEUGDBESCHERMING and ontruiming and voor_op >= ontruiming:
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
    )
    tekst = tekst or f"{persoon or organisatie}, uiterlijk {voluit(voor_op)}."
    _noteer(casus, actiepunt, titel or "Actie afgesproken", tekst, by=by, now=now)
    return actiepunt


def _controleer_eigenaar(casus, organisatie, persoon, *, now):
    """Whoever gets an action must be able to see it: the case, and the part it stands in."""
    deelnames = casus.deelnames.actief(vandaag(now)).filter(organisatie=organisatie)
    if not deelnames.exists():
        raise NotYet(
            [f"{organisatie} doet niet mee in deze casus. Nodig deze organisatie eerst uit."],
            veld="organisatie",
        )
    gedeeld = casus.gunningen.filter(
        group=organisatie.groep_id, permission__codename=codenaam(Rubriek.BESLUIT)
    )
    if not gedeeld.exists():
        raise NotYet(
            [f"{organisatie} ziet het besluit niet. Deel de rubriek Besluit eerst."],
            veld="organisatie",
        )
    if persoon is None:
        return
    lid = Lidmaatschap.objects.actief().filter(user=persoon, organisatie=organisatie)
    if not lid.exists() or not deelnames.filter(Q(persoon=None) | Q(persoon=persoon)).exists():
        raise NotYet([f"{persoon.naam} werkt hier niet aan voor {organisatie}."], veld="persoon")


def _zet_uit(casus, actiepunt, *, now):
    if actiepunt.deadline_id or actiepunt.stand != Actiestand.OPEN:
        return actiepunt.deadline
    eigenaar = actiepunt.organisatie
    deadline = Deadline(
        casus=casus,
        soort=Deadlinesoort.ACTIEPUNT,
        rubriek=Rubriek.BESLUIT,
        regel="RT-11",
        wat=actiepunt.wat[:WAT_LENGTE],
        kenmerk=str(actiepunt.sleutel),
        started_at=now,
        due_at=einde_werkdag(
            actiepunt.voor_op, eigenaar.sluitingstijd, timezone.get_current_timezone()
        ),
        organisatie=eigenaar,
        persoon=actiepunt.persoon,
    )
    [actiepunt.deadline] = Deadline.objects.bulk_create(gepland([deadline]))
    actiepunt.save(update_fields=["deadline"])
    return actiepunt.deadline


def _open_onder_slot(actiepunt, *, by, now):
    """The case and an action that is still open, for who may do something with it."""
    casus = onder_slot(actiepunt.casus, by=by, now=now)
    rechten = toegang(casus, by)
    actiepunt = (
        casus.actiepunten.leesbaar(by, rechten)
        .select_for_update(of=("self",))
        .select_related("organisatie", "persoon")
        .get(pk=actiepunt.pk)
    )
    if not mag_bewerken(actiepunt, rechten, by):
        raise PermissionDenied
    if actiepunt.stand != Actiestand.OPEN:
        raise NotYet([f"Deze actie is al {actiepunt.get_stand_display().lower()}."])
    eis(casus, niet_afgesloten)
    return casus, actiepunt


def _laat_vervallen(casus, actiepunt, reden, *, by, now):
    _sluit(actiepunt, Actiestand.VERVALLEN, reden, by=by, now=now)
    _laat_los(casus, actiepunt, reden, now=now)
    _noteer(casus, actiepunt, "Actie vervallen", reden, by=by, now=now)
    return actiepunt


def _sluit(actiepunt, stand, resultaat, *, by, now):
    actiepunt.stand, actiepunt.resultaat = stand, resultaat
    actiepunt.afgerond_at, actiepunt.afgerond_door = now, by and by.user
    actiepunt.save(update_fields=["stand", "resultaat", "afgerond_at", "afgerond_door"])


def _laat_los(casus, actiepunt, reden, *, now):
    casus.deadlines.open().filter(actiepunt=actiepunt).update(
        dropped_at=now, dropped_reason=reden[:REDEN_LENGTE]
    )


def _noteer(casus, actiepunt, wat, tekst, *, by, now):
    noteer(
        casus,
        Gebeurtenissoort.ACTIEPUNT,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=f"{wat}: {actiepunt.wat[:1].lower()}{actiepunt.wat[1:]}"[:WAT_LENGTE],
        tekst=tekst,
    )
