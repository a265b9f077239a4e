"""Keeps what somebody types in a long form, until it is sent or a month has passed."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Replace

from cases.actions.laden import vandaag
from cases.models import Casus, Concept
from cases.permissions import toegang

BLIJFT = timedelta(days=30)
MEESTE_TEKENS = 100_000


class Ingehaald(Exception):
    """Another screen of the same person went on with it: `concept` is what stands, or None."""

    def __init__(self, concept):
        super().__init__(str(concept))
        self.concept = concept


class TeGroot(Exception):
    """More text than a form can hold."""


@dataclass(frozen=True)
class Plek:
    """Which form a draft belongs to; `formulier` is unique per person, organisation and case."""

    formulier: str
    titel: str
    pad: str
    casus: Casus | None = None
    rubriek: str = ""


def lees(plek, *, by, now):
    """The draft of this form, or None; never one whose case or rubriek she may not fill in now."""
    concept = _van(plek, by).geldig(now - BLIJFT).first()
    return concept if concept and _mag(plek.casus, plek.rubriek, by, now=now) else None


@transaction.atomic
def bewaar(plek, inhoud, *, versie, by, now, scherm="", toch=False):
    """Keep this text as the draft; `versie` is the one it was typed in, 0 for none.

    Raises Ingehaald when another `scherm` kept something since, unless `toch`; TeGroot.
    """
    if sum(len(tekst) for teksten in inhoud.values() for tekst in teksten) > MEESTE_TEKENS:
        raise TeGroot
    if not _mag(plek.casus, plek.rubriek, by, now=now):
        raise PermissionDenied
    _van(plek, by).verlopen(now - BLIJFT).delete()
    concept = _van(plek, by).select_for_update().first()
    if not toch and _is_ingehaald(concept, versie, scherm):
        raise Ingehaald(concept)
    if concept is None:
        concept, gemaakt = Concept.objects.get_or_create(
            user=by.user,
            organisatie=by.organisatie,
            casus=plek.casus,
            formulier=plek.formulier,
            defaults={
                "rubriek": plek.rubriek,
                "titel": plek.titel,
                "pad": plek.pad,
                "inhoud": inhoud,
                "scherm": scherm,
                "gewijzigd_at": now,
            },
        )
        if gemaakt:
            return concept
        if not toch and _is_ingehaald(concept, versie, scherm):
            raise Ingehaald(concept)
    concept.versie += 1
    concept.inhoud, concept.scherm, concept.gewijzigd_at = inhoud, scherm, now
    concept.rubriek, concept.titel, concept.pad = plek.rubriek, plek.titel, plek.pad
    concept.save()
    return concept


@transaction.atomic
def gooi_weg(plek, *, by):
    """The form was sent, or its draft isn't wanted any more."""
    _van(plek, by).delete()


def verhuis(casus, oud, nieuw):
    """The row that a form is about goes on as another one: its drafts, of everybody, go along."""
    van, naar = Value(str(oud)), Value(str(nieuw))
    Concept.objects.filter(casus=casus, formulier__endswith=str(oud)).update(
        formulier=Replace("formulier", van, naar), pad=Replace("pad", van, naar)
    )


def openstaand(*, by, now):
    """The drafts of this actor that she may still finish, the oldest first, with their cases."""
    concepten = list(Concept.objects.van(by).geldig(now - BLIJFT))
    casussen = (
        Casus.objects.for_actor(by, vandaag(now))
        .voor_lijst()
        .in_bulk({c.casus_id for c in concepten if c.casus_id})
        if concepten
        else {}
    )
    open_ = [
        c for c in concepten if c.casus_id is None or _in(casussen.get(c.casus_id), c.rubriek, by)
    ]
    for concept in open_:
        concept.casus = casussen.get(concept.casus_id)
        concept.vervalt_at = concept.gewijzigd_at + BLIJFT
    return open_


@transaction.atomic
def ruim_op(*, now):
    """Delete what nobody finished within a month; returns how many."""
    return Concept.objects.verlopen(now - BLIJFT).delete()[0]


def _van(plek, by):
    return Concept.objects.van(by).filter(casus=plek.casus, formulier=plek.formulier)


def _is_ingehaald(concept, versie, scherm):
    if concept is None:
        return versie != 0
    return versie != concept.versie and (not scherm or scherm != concept.scherm)


def _mag(casus, rubriek, by, *, now):
    """Whether this actor may fill this in at this moment."""
    if casus is None:
        return True
    zichtbaar = Casus.objects.for_actor(by, vandaag(now)).filter(pk=casus.pk).first()
    return _in(zichtbaar, rubriek, by)


def _in(casus, rubriek, by):
    if casus is None:
        return False
    return not rubriek or toegang(casus, by)[rubriek].invoeren
