"""Who is told that something changed in what she has to do."""

from cases.actions.ontvangers import collegas
from cases.choices import Rubriek


def wie_het_doet(organisatie, persoon):
    """The person whose work it is, or else whoever of the organisation does such work; as ids."""
    if persoon:
        return {(persoon.pk, organisatie.pk)}
    return {
        (mens.user, mens.organisatie)
        for mens in collegas([organisatie.pk])
        if Rubriek.BESLUIT in mens.doet.split(",")
    }


def de_casemanager(casus):
    if not casus.casemanager_id:
        return set()
    return {(casus.casemanager_id, casus.casemanager_organisatie_id)}
