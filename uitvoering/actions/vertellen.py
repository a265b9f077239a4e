"""Tells people who work on a case that something changed; names nobody."""

from berichten.actions.melden import Melding, meld
from cases.actions.ontvangers import collegas


def vertel(casus, soort, mensen, *, kenmerk, now, pad=""):
    """A notice for each (user, organisatie), as ids; once per `kenmerk`. Returns how many."""
    return meld(
        [
            Melding(
                dedupe=f"{soort}:{kenmerk}:{user}:{organisatie}",
                soort=soort,
                casus=casus.pk,
                casusnummer=casus.nummer,
                pad=pad or casus.get_absolute_url(),
                user=user,
                organisatie=organisatie,
            )
            for user, organisatie in sorted(set(mensen))
        ],
        now=now,
    )


def wie_het_doet(organisatie, persoon):
    """The person whose work it is, or else everybody of the organisation; as ids."""
    if persoon:
        return {(persoon.pk, organisatie.pk)}
    return {(mens.user, mens.organisatie) for mens in collegas([organisatie.pk])}


def de_casemanager(casus):
    if not casus.casemanager_id:
        return set()
    return {(casus.casemanager_id, casus.casemanager_organisatie_id)}
