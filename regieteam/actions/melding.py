"""The casusformulier of a landlord: begun, filled in together, handed in, corrected.

Handed in is a version that never changes (RT-09): its answers, and what the dossier said at that
moment. The draft is of the corporatie, not of a person; `regieteam.actions.velden` saves it.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from berichten.choices import Soort as Berichtsoort
from cases.actions.gezin import meld_kenmerken
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet, take_step
from cases.actions.tijdlijn import noteer
from cases.actions.vertellen import vertel_aan
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek, Status
from common.fouten import Onbevoegd
from partners.choices import Rol
from partners.models import Lidmaatschap
from regieteam.actions.beoordelen import Onvolledig, beoordeel
from regieteam.actions.velden import bewaar_velden
from regieteam.choices import Meldingstand
from regieteam.models import Casusformulier, Formulierveld, Formulierversie, Melding
from regieteam.permissions import vult_casusformulier_in
from regieteam.voorvullen import feiten, voorvullen, zonder_eenmalige

VOOR_DE_MELDING = (Status.SIGNAAL, Status.PREVENTIE)
NIET_MEER = "Deze casus is al bij het Regieteam besproken. Een melding kan nu niet."
AL_INGEDIEND = "Een collega diende dit formulier al in. Bekijk de melding bij de casus."
NIETS_ANDERS = "Er is niets veranderd sinds de vorige versie."
VULT_IN = "De verhuurder van deze casus vult het casusformulier in."
GEEN_REDEN = "Schrijf op waarom er een nieuwe versie is."


def open_melding(casus):
    """The report that the Regieteam has not dealt with yet; None when there is none."""
    return casus.meldingen.exclude(stand=Meldingstand.BEHANDELD).first()


def kan_melden(casus):
    """Whether there is something to report now, or a report to correct."""
    return casus.status in VOOR_DE_MELDING or open_melding(casus) is not None


def om_te_melden(casus, *, by, now):
    """Under lock, for who fills in the casusformulier of this case; else Onbevoegd."""
    casus = om_te_doen(casus, "melden", by=by, now=now)
    if not vult_casusformulier_in(casus, by):
        raise Onbevoegd(VULT_IN)
    return casus


@transaction.atomic
def begin(casus, *, by, now):
    """Start the form, with what the dossier or the last version says; or go on with it."""
    casus = om_te_melden(casus, by=by, now=now)
    if not kan_melden(casus):
        raise NotYet([NIET_MEER])
    formulier, nieuw = Casusformulier.objects.get_or_create(
        casus=casus, defaults={"begonnen_at": now, "begonnen_door": by.user}
    )
    if nieuw:
        teksten = _beginteksten(casus, now=now)
        Formulierveld.objects.bulk_create(
            Formulierveld(formulier=formulier, veld=veld, waarde=tekst, door=by.user, op=now)
            for veld, tekst in teksten.items()
        )
    return formulier


def _beginteksten(casus, *, now):
    """With what the form begins: the version to correct, or the dossier.

    What the Regieteam sent back begins as it was handed in, but for what each report asks anew.
    """
    if open_nu := open_melding(casus):
        return laatste_versie(open_nu).inhoud
    teksten = voorvullen(casus, vandaag=vandaag(now))
    eerder = laatste_versie(casus.meldingen.first()) if casus.is_terugverwezen else None
    return teksten | zonder_eenmalige(eerder.inhoud) if eerder else teksten


@transaction.atomic
def bewaar(casus, teksten, basis, *, by, now):
    """Keep what was typed in the shared draft; a changed text takes back an earlier agreement."""
    formulier = formulier_onder_slot(casus, by=by, now=now)
    uitkomst = bewaar_velden(formulier.velden, teksten, basis, by=by, now=now)
    if uitkomst.bewaard and formulier.meegekeken_at:
        formulier.meegekeken_at = formulier.meekijker_akkoord = None
        formulier.save(update_fields=["meegekeken_at", "meekijker_akkoord"])
    return uitkomst


@transaction.atomic
def meld(casus, *, regieteam, by, now):
    """Hand in the form: the first version, and the case is with the Regieteam (RT-07..10).

    Raises Onvolledig with what is missing and where, and what take_step raises.
    """
    casus = om_te_melden(casus, by=by, now=now)
    formulier = formulier_onder_slot(casus, by=by, now=now)
    antwoorden = teksten_van(formulier)
    stuk, gaten = beoordeel(casus, formulier, antwoorden, regieteam=regieteam, by=by, now=now)
    if gaten:
        raise Onvolledig(gaten)
    _geef_kenmerken_door(casus, antwoorden, by=by, now=now)
    casus = take_step(casus, "melden", by=by, now=now, casusformulier=stuk)
    casus.meldingen.exclude(stand=Meldingstand.BEHANDELD).update(stand=Meldingstand.BEHANDELD)
    melding = Melding.objects.create(
        casus=casus,
        regieteam=regieteam,
        corporatie=by.organisatie,
        gemeld_at=now,
        gemeld_door=by.user,
    )
    _dien_in(melding, formulier, antwoorden, casus=casus, reden="", by=by, now=now)
    return melding


@transaction.atomic
def verbeter(casus, *, reden, by, now):
    """Hand in a new version with the reason; it answers a question of the Regieteam (RT-09)."""
    casus = om_te_melden(casus, by=by, now=now)
    formulier = formulier_onder_slot(casus, by=by, now=now)
    melding = casus.meldingen.select_for_update().exclude(stand=Meldingstand.BEHANDELD).first()
    if melding is None:
        raise NotYet([NIET_MEER])
    if melding.corporatie_id != by.organisatie.pk:
        raise PermissionDenied
    antwoorden = teksten_van(formulier)
    _, gaten = beoordeel(casus, formulier, antwoorden, regieteam=melding.regieteam, by=by, now=now)
    if gaten:
        raise Onvolledig(gaten)
    if not reden.strip():
        raise NotYet([GEEN_REDEN], veld="reden")
    vorige = laatste_versie(melding)
    if vorige and vorige.inhoud == antwoorden:
        raise NotYet([NIETS_ANDERS])
    _geef_kenmerken_door(casus, antwoorden, by=by, now=now)
    if melding.stand == Meldingstand.AANVULLING:
        melding.stand = Meldingstand.NIEUW
        melding.save(update_fields=["stand"])
    casus.deadlines.open().filter(
        soort=Deadlinesoort.AANVULLING, organisatie=by.organisatie
    ).update(met_at=now)
    versie = _dien_in(melding, formulier, antwoorden, casus=casus, reden=reden, by=by, now=now)
    noteer(
        casus,
        Gebeurtenissoort.MELDING,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=f"Melding: versie {versie.nummer}",
        tekst=reden,
    )
    return versie


@transaction.atomic
def gooi_weg(casus, *, by, now):
    """Stop with a form that was begun; what was handed in before stays."""
    formulier = formulier_onder_slot(casus, by=by, now=now)
    _sluit_meekijken(casus, reden="Het formulier is weggegooid.", now=now)
    formulier.delete()


def teksten_van(formulier):
    """The answers of a draft by field, without what stayed empty."""
    return {
        rij.veld: rij.waarde.strip()
        for rij in sorted(formulier.velden.all(), key=lambda rij: rij.veld)
        if rij.waarde.strip()
    }


def laatste_versie(melding):
    return melding.versies.order_by("-nummer").first() if melding else None


def _geef_kenmerken_door(casus, antwoorden, *, by, now):
    """What the landlord says of the household belongs in the dossier too (RT-10, RT-18)."""
    kenmerken = [k for k in antwoorden.get("doelgroepen", "").split("\n") if k]
    if kenmerken:
        meld_kenmerken(casus, kenmerken=kenmerken, verwacht_kind_op=None, by=by, now=now)


def _dien_in(melding, formulier, antwoorden, *, casus, reden, by, now):
    """Write the next version, end the draft, and tell the Regieteam."""
    vorige = laatste_versie(melding)
    versie = Formulierversie.objects.create(
        melding=melding,
        nummer=vorige.nummer + 1 if vorige else 1,
        reden=reden,
        inhoud=antwoorden,
        feiten=feiten(casus, vandaag=vandaag(now)),
        ingediend_at=now,
        ingediend_door=by.user,
        meegekeken_door=formulier.meekijker if formulier.meekijker_akkoord else None,
    )
    _sluit_meekijken(casus, reden="De melding is ingediend.", now=now)
    formulier.delete()
    _vertel_regieteam(casus, melding.regieteam, versie, now=now)
    return versie


def _sluit_meekijken(casus, *, reden, now):
    casus.deadlines.open().filter(soort=Deadlinesoort.MEEKIJKEN).update(
        dropped_at=now, dropped_reason=reden
    )


def _vertel_regieteam(casus, regieteam, versie, *, now):
    """A notice for who leads the Regieteam; for all of it where nobody does."""
    leden = Lidmaatschap.objects.actief().filter(organisatie=regieteam)
    leiding = leden.filter(rol__in=[Rol.COORDINATOR, Rol.VOORZITTER])
    mensen = set(leiding.values_list("user", flat=True)) or set(
        leden.exclude(rol=Rol.BEHEERDER).values_list("user", flat=True)
    )
    vertel_aan(
        casus,
        Berichtsoort.MELDING,
        {(user, regieteam.pk) for user in mensen},
        kenmerk=versie.sleutel,
        pad=reverse("regieteam:melding", args=[casus.nummer]),
        now=now,
    )


def formulier_onder_slot(casus, *, by, now):
    """The draft under lock, for who may report this case at this moment."""
    casus = om_te_melden(casus, by=by, now=now)
    formulier = Casusformulier.objects.select_for_update().filter(casus=casus).first()
    if formulier is None:
        raise NotYet([AL_INGEDIEND])
    return formulier
