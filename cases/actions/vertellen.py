"""Tells who takes part in a case that something happened; names nobody."""

from berichten.actions.melden import Melding, meld, trek_in
from berichten.choices import Soort as Berichtsoort
from cases.actions.laden import vandaag
from cases.actions.ontvangers import collegas
from cases.choices import Rubriek
from cases.permissions import codenaam


def vertel(
    casus,
    soort,
    *,
    kenmerk,
    now,
    rubriek=Rubriek.BESLUIT,
    pad="",
    organisaties=None,
    zonder=None,
    behalve=(),
):
    """A notice for everybody who reads this part of the case today, once per `kenmerk`.

    `organisaties` narrows it to some, `zonder` leaves one out; `behalve` are people who know it
    already. Returns how many.
    """
    deelnames = list(casus.deelnames.actief(vandaag(now)).select_related("organisatie"))
    gegund = set(
        casus.gunningen.filter(permission__codename=codenaam(rubriek)).values_list(
            "group", flat=True
        )
    )
    wie = {
        (deelname.organisatie_id, deelname.persoon_id)
        for deelname in deelnames
        if deelname.organisatie.groep_id in gegund
        and (organisaties is None or deelname.organisatie_id in organisaties)
        and deelname.organisatie_id != zonder
    }
    mensen = {
        (mens.user, mens.organisatie)
        for mens in collegas(sorted({organisatie for organisatie, _ in wie}))
        if mens.user not in behalve
        and rubriek in mens.rubrieken.split(",")
        and ((mens.organisatie, None) in wie or (mens.organisatie, mens.user) in wie)
    }
    return vertel_aan(casus, soort, mensen, kenmerk=kenmerk, now=now, pad=pad)


def vertel_genodigden(deelname, *, behalve, now):
    """Who begins to see a case by this participation hears so, but for `behalve`."""
    return vertel(
        deelname.casus,
        Berichtsoort.DEELNAME,
        kenmerk=deelname.sleutel,
        now=now,
        rubriek=Rubriek.KERN,
        organisaties={deelname.organisatie_id},
        behalve=behalve,
    )


def neem_terug(deelname):
    """The notice goes with the invitation: who is outside a case reads no number of it."""
    trek_in(f"{Berichtsoort.DEELNAME}:{deelname.sleutel}:")


def vertel_aan(casus, soort, mensen, *, kenmerk, now, pad=""):
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
            for user, organisatie in sorted(mensen)
        ],
        now=now,
    )
