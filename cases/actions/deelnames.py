"""Who takes part, and which rubrieken are shared: inviting, changing, ending (RT-04)."""

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions import dreiging
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.tijdlijn import noteer
from cases.actions.vertellen import neem_terug, vertel_genodigden
from cases.choices import (
    Deelnamerol,
    Fase,
    Gebeurtenissoort,
    Rubriek,
)
from cases.models import Deelname, Gunning
from cases.models.deelname import achterstand_van
from cases.permissions import codenaam, deelbaar, deelbaar_door, voert_regie
from partners.choices import Soort


class AlBetrokken(Exception):
    """This organisation (or person) already takes part in the case."""


class LaatsteVerhuurder(Exception):
    """The organisation the case belongs to can't leave it, and sees what its kind may see."""


class HoortBijDeRoute(Exception):
    """While the Regieteam has the case, it and the casemanager stay."""


@transaction.atomic
def nodig_uit(casus, *, organisatie, persoon, doel, grondslag, tot, rubrieken, by, now):
    """Let an organisation, or one person of it, take part with what the purpose needs.

    Rubrieken above the ceiling of that kind of organisation are never shared, nor by a partner
    what it doesn't see itself. Nobody invites her own organisation. Who begins to see the case by
    this hears so. Raises AlBetrokken when it takes part already.
    """
    casus = om_te_doen(casus, "uitnodigen", by=by, now=now)
    if organisatie.pk == by.organisatie.pk:
        raise PermissionDenied
    bestaand = casus.deelnames.actief(vandaag(now)).filter(organisatie=organisatie)
    al_erbij = set(bestaand.values_list("persoon", flat=True))
    if al_erbij & {None, persoon and persoon.pk}:
        raise AlBetrokken
    casus.deelnames.filter(organisatie=organisatie, persoon=persoon, beeindigd_at=None).update(
        beeindigd_at=now, beeindigd_door=by.user, beeindigd_reden="Einddatum voorbij"
    )
    if not al_erbij:
        # What was shared in an earlier participation doesn't come back by itself.
        Gunning.objects.filter(content_object=casus, group=organisatie.groep_id).delete()
    rubrieken = set(rubrieken) & set(deelbaar_door(casus, by, organisatie.soort))
    deelname = voeg_toe(
        casus,
        organisatie,
        persoon=persoon,
        rol=Deelnamerol.PARTNER,
        doel=doel,
        grondslag=grondslag,
        tot=tot,
        rubrieken=rubrieken,
        by=by,
        now=now,
    )
    noteer(
        casus,
        Gebeurtenissoort.DEELNAME,
        rubriek=Rubriek.KERN,
        by=by,
        now=now,
        titel=f"{organisatie} doet mee",
        tekst=doel,
    )
    volg_dreiging(casus, organisatie, now=now)
    vertel_genodigden(deelname, behalve={*al_erbij, by.user.pk}, now=now)
    return deelname


@transaction.atomic
def wijzig_rubrieken(deelname, *, rubrieken, tot, by, now):
    """Share other rubrieken with a participant, or move its end date; works at once.

    What this actor may not share or take back stays as it is. Nobody widens the sight of her own
    organisation.
    """
    casus = om_te_doen(deelname.casus, "uitnodigen", by=by, now=now)
    deelname = casus.deelnames.select_for_update().get(pk=deelname.pk, beeindigd_at=None)
    if deelname.organisatie_id == casus.corporatie_id:
        raise LaatsteVerhuurder
    if deelname.organisatie_id == by.organisatie.pk:
        raise PermissionDenied
    if hoort_bij_de_route(casus, deelname) and (tot or not voert_regie(casus, by)):
        raise HoortBijDeRoute
    kan = set(deelbaar_door(casus, by, deelname.organisatie.soort))
    gun(casus, deelname.organisatie, kan & set(rubrieken))
    Gunning.objects.filter(
        content_object=casus,
        group=deelname.organisatie.groep_id,
        permission__codename__in=[codenaam(r) for r in kan - set(rubrieken) - {Rubriek.KERN}],
    ).delete()
    deelname.tot = tot
    deelname.save(update_fields=["tot"])
    noteer(
        casus,
        Gebeurtenissoort.DEELNAME_GEWIJZIGD,
        rubriek=Rubriek.KERN,
        by=by,
        now=now,
        titel=f"Gedeeld met {deelname.organisatie} is gewijzigd",
    )
    return deelname


@transaction.atomic
def beeindig(deelname, *, reden, by, now):
    """End a participation: from the next request on the organisation sees nothing of the case.

    The organisation that the case belongs to stays (LaatsteVerhuurder), and so do the Regieteam
    and the casemanager as long as the route needs them (HoortBijDeRoute).
    """
    casus = om_te_doen(deelname.casus, "uitnodigen", by=by, now=now)
    deelname = casus.deelnames.select_for_update().get(pk=deelname.pk, beeindigd_at=None)
    if deelname.organisatie_id == casus.corporatie_id:
        raise LaatsteVerhuurder
    if hoort_bij_de_route(casus, deelname):
        raise HoortBijDeRoute
    deelname.beeindigd_at, deelname.beeindigd_door, deelname.beeindigd_reden = now, by.user, reden
    deelname.save(update_fields=["beeindigd_at", "beeindigd_door", "beeindigd_reden"])
    neem_terug(deelname)
    if not casus.deelnames.filter(organisatie=deelname.organisatie, beeindigd_at=None).exists():
        Gunning.objects.filter(content_object=casus, group=deelname.organisatie.groep_id).delete()
    noteer(
        casus,
        Gebeurtenissoort.DEELNAME_EINDE,
        rubriek=Rubriek.KERN,
        by=by,
        now=now,
        titel=f"{deelname.organisatie} doet niet meer mee",
        tekst=reden,
    )
    volg_dreiging(casus, deelname.organisatie, now=now)
    return deelname


def volg_dreiging(casus, organisatie, *, now):
    """A municipality that comes or goes: who has to act on an announced eviction (LAW-03)?"""
    if organisatie.soort == Soort.GEMEENTE:
        dreiging.bewaak(casus, now=now)


def hoort_bij_de_route(casus, deelname):
    """Whether a step of the route brought this participant in, and still needs it."""
    return casus.fase in (Fase.MELDING, Fase.UITVOERING) and (
        deelname.rol == Deelnamerol.REGIETEAM
        or deelname.organisatie_id == casus.casemanager_organisatie_id
    )


def gun(casus, organisatie, rubrieken):
    """Share rubrieken with an organisation, never more than its kind may see."""
    Gunning.objects.bulk_create(
        gunningen([(casus, organisatie, set(rubrieken) & set(deelbaar(organisatie.soort)))]),
        ignore_conflicts=True,
    )


def gunningen(regels):
    """Guardian rows for (casus, organisatie, rubrieken), not yet saved; kern is always in."""
    rechten = dict(
        Permission.objects.filter(
            content_type__app_label="cases", content_type__model="casus"
        ).values_list("codename", "pk")
    )
    return [
        Gunning(
            content_object=casus,
            group_id=organisatie.groep_id,
            permission_id=rechten[codenaam(rubriek)],
        )
        for casus, organisatie, rubrieken in regels
        for rubriek in sorted({Rubriek.KERN, *rubrieken})
    ]


def voeg_toe(casus, organisatie, *, rubrieken, by, now, **velden):
    """From today on this organisation takes part, and these rubrieken are shared with it."""
    deelname = Deelname.objects.create(
        casus=casus,
        organisatie=organisatie,
        van=vandaag(now),
        toegevoegd_door=by.user,
        toegevoegd_at=now,
        sorteer_at=casus.aangemaakt_at,
        sorteer_achterstand=achterstand_van(casus),
        **velden,
    )
    gun(casus, organisatie, rubrieken)
    return deelname
