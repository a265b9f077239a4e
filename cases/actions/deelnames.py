"""Who takes part, and which rubrieken are shared: inviting, changing, ending (RT-04)."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions import dreiging
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.tijdlijn import noteer
from cases.actions.vertellen import vertel_genodigden
from cases.choices import (
    Deelnamerol,
    Fase,
    Gebeurtenissoort,
    Grondslag,
    Hoedanigheid,
    Rubriek,
)
from cases.models import Deelname, Gunning
from cases.models.deelname import achterstand_van
from cases.permissions import codenaam, deelbaar, deelbaar_door, plafond, voert_regie
from partners.choices import Soort
from partners.models import Organisatie

CORRIGEREN = timedelta(days=14)
DOEL_REGIETEAM = "Samen besluiten of en hoe een ontruiming te voorkomen is"
DOEL_CASEMANAGER = "Het besluit van het Regieteam uitvoeren"
DOEL_OPVANG = "Een plek zoeken na een aanmelding bij de opvang"
DOEL_GEMEENTE = "Een plek regelen na een incident bij een ontruiming"


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
    deelname = _voeg_toe(
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
    _volg_dreiging(casus, organisatie, now=now)
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
    deelname.beeindigd_at, deelname.beeindigd_door = now, by.user
    deelname.beeindigd_reden = reden
    deelname.save(update_fields=["beeindigd_at", "beeindigd_door", "beeindigd_reden"])
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
    _volg_dreiging(casus, deelname.organisatie, now=now)
    return deelname


def _volg_dreiging(casus, organisatie, *, now):
    """A municipality that comes or goes: who has to act on an announced eviction (LAW-03)?"""
    if organisatie.soort == Soort.GEMEENTE:
        dreiging.bewaak(casus, now=now)


def hoort_bij_de_route(casus, deelname):
    """Whether a step of the route brought this participant in, and still needs it."""
    return casus.fase in (Fase.MELDING, Fase.UITVOERING) and (
        deelname.rol == Deelnamerol.REGIETEAM
        or deelname.organisatie_id == casus.casemanager_organisatie_id
    )


def betrek_regieteam(casus, regieteam, *, by, now):
    """The Regieteam sees a case from the moment it is reported."""
    _betrek(
        casus,
        regieteam,
        rol=Deelnamerol.REGIETEAM,
        doel=DOEL_REGIETEAM,
        rubrieken=deelbaar(regieteam.soort),
        by=by,
        now=now,
    )


def betrek_casemanager(casus, *, by, now):
    """The organisation of the casemanager takes part with all that a casemanager may see."""
    hoogst = plafond(Hoedanigheid.CASEMANAGER)
    _betrek(
        casus,
        casus.casemanager_organisatie,
        rol=Deelnamerol.CASEMANAGER,
        doel=DOEL_CASEMANAGER,
        rubrieken=[r for r in Rubriek if hoogst[r]],
        by=by,
        now=now,
    )


def betrek_gemeente(casus, *, by, now):
    """The municipality of the region takes part when an eviction went wrong (RT-18, LAW-03)."""
    gemeenten = Organisatie.objects.filter(
        soort=Soort.GEMEENTE, actief=True, regio=casus.corporatie.regio_id
    )
    deelnames = casus.deelnames.actief(vandaag(now))
    for gemeente in gemeenten.exclude(pk__in=deelnames.values("organisatie")):
        _betrek(
            casus,
            gemeente,
            rol=Deelnamerol.PARTNER,
            doel=DOEL_GEMEENTE,
            rubrieken=[Rubriek.JURIDISCH, Rubriek.GEZIN, Rubriek.BESLUIT],
            by=by,
            now=now,
        )


def betrek_opvang(casus, opvang, *, by, now):
    """A shelter with which the household is registered sees what it needs to answer (NZ-08)."""
    _betrek(
        casus,
        opvang,
        rol=Deelnamerol.PARTNER,
        doel=DOEL_OPVANG,
        rubrieken=[Rubriek.JURIDISCH, Rubriek.GEZIN, Rubriek.BESLUIT],
        by=by,
        now=now,
    )


def laat_opvang_gaan(casus, opvang, *, now):
    """A shelter that has nothing to do here any more keeps sight only to correct its answer."""
    van_haar = casus.deelnames.filter(organisatie=opvang, doel=DOEL_OPVANG, beeindigd_at=None)
    van_haar.filter(tot=None).update(tot=vandaag(now) + CORRIGEREN)


def laat_opvang_blijven(casus, opvang, *, sinds):
    """A shelter that corrects its refusal stays after all, with what is shared with it by then."""
    van_haar = casus.deelnames.filter(organisatie=opvang, doel=DOEL_OPVANG, beeindigd_at=None)
    van_haar.filter(tot=vandaag(sinds) + CORRIGEREN).update(tot=None)


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


def _betrek(casus, organisatie, *, rol, doel, rubrieken, by, now):
    """Make sure that an organisation takes part, as a step of the route asks.

    An invited partner whom the route now needs stays as long as the route lasts.
    """
    actief = casus.deelnames.actief(vandaag(now)).filter(organisatie=organisatie, persoon=None)
    verhuurder = organisatie.pk == casus.corporatie_id
    if not verhuurder and not actief.update(rol=rol, doel=doel, tot=None):
        casus.deelnames.filter(organisatie=organisatie, persoon=None, beeindigd_at=None).update(
            beeindigd_at=now, beeindigd_door=by.user, beeindigd_reden="Einddatum voorbij"
        )
        if not casus.deelnames.actief(vandaag(now)).filter(organisatie=organisatie).exists():
            Gunning.objects.filter(content_object=casus, group=organisatie.groep_id).delete()
        _voeg_toe(
            casus,
            organisatie,
            persoon=None,
            rol=rol,
            doel=doel,
            grondslag=Grondslag.PUBLIEKE_TAAK,
            tot=None,
            rubrieken=rubrieken,
            by=by,
            now=now,
        )
    Gunning.objects.bulk_create(gunningen([(casus, organisatie, rubrieken)]), ignore_conflicts=True)


def _voeg_toe(casus, organisatie, *, rubrieken, by, now, **velden):
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
