"""Asking for advice about a child and giving it. Nothing here writes on a case (NZ-05, ADR 17)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions.laden import om_in_te_voeren, vandaag
from cases.actions.stappen import NotYet
from cases.choices import Rubriek
from partners.choices import Soort
from partners.models import Organisatie
from uitvoering.actions.advies_mail import laat_weten
from uitvoering.choices import Adviesvervolg
from uitvoering.herkenbaar import sporen
from uitvoering.models import Adviesvraag
from uitvoering.permissions import geeft_advies, vraagt_advies

ADVISEURS = (Soort.VEILIG_THUIS, Soort.JEUGDBESCHERMING)


def adviseurs(actor):
    """The organisations in her region that give advice, Veilig Thuis first."""
    organisaties = Organisatie.objects.filter(
        actief=True, regio=actor.organisatie.regio_id, soort__in=ADVISEURS
    )
    return organisaties.order_by("-soort", "naam")


@transaction.atomic
def vraag_advies(*, aan, situatie, vraag, leeftijden, acuut, anoniem, by, now, casus=None):
    """Ask, without telling who the family is; of a case that she has in mind only she knows."""
    if not vraagt_advies(by) or aan not in adviseurs(by):
        raise PermissionDenied
    if casus is not None:
        casus = om_in_te_voeren(casus, Rubriek.VEILIGHEID, by=by, now=now)
    namen = _namen(casus)
    for veld, tekst in (("situatie", situatie), ("vraag", vraag), ("leeftijden", leeftijden)):
        _niet_herkenbaar(veld, tekst, namen)
    adviesvraag = Adviesvraag.objects.create(
        aan=aan,
        casus=casus,
        situatie=situatie,
        vraag=vraag,
        leeftijden=leeftijden,
        acuut=acuut,
        anoniem=anoniem,
        organisatie=by.organisatie,
        door=by.user,
        at=now,
    )
    laat_weten(aan, kenmerk=f"vraag:{adviesvraag.pk}", now=now)
    return adviesvraag


@transaction.atomic
def geef_advies(adviesvraag, *, antwoord, vervolg, vervolg_op, by, now):
    """Answer once, with what the asker does next; she reads it, and nobody else at her side."""
    if not geeft_advies(by):
        raise PermissionDenied
    adviesvraag = _onder_slot(adviesvraag, by)
    if adviesvraag.beantwoord_at:
        raise NotYet(["Een collega gaf dit advies al."])
    if vervolg == Adviesvervolg.OPNIEUW and vervolg_op is None:
        raise NotYet(["Vul in wanneer zij weer contact opneemt."], veld="vervolg_op")
    if vervolg_op is not None and vervolg_op < vandaag(now):
        raise NotYet(["Deze dag is al voorbij."], veld="vervolg_op")
    adviesvraag.antwoord, adviesvraag.vervolg = antwoord, vervolg
    adviesvraag.vervolg_op = vervolg_op
    adviesvraag.beantwoord_door, adviesvraag.beantwoord_at = by.user, now
    adviesvraag.save()
    return adviesvraag


@transaction.atomic
def volg_op(adviesvraag, *, opvolging, by, now):
    """What the asker did with the advice; she stays the one who decides."""
    if not vraagt_advies(by):
        raise PermissionDenied
    adviesvraag = _onder_slot(adviesvraag, by)
    if not adviesvraag.beantwoord_at or adviesvraag.opgevolgd_at:
        raise NotYet(["Hier is nu niets meer op te schrijven."])
    _niet_herkenbaar("opvolging", opvolging, _namen(adviesvraag.casus))
    adviesvraag.opvolging, adviesvraag.opgevolgd_at = opvolging, now
    adviesvraag.save(update_fields=["opvolging", "opgevolgd_at"])
    return adviesvraag


def _onder_slot(adviesvraag, by):
    return Adviesvraag.objects.voor(by).select_for_update(of=("self",)).get(pk=adviesvraag.pk)


def _namen(casus):
    """What would give this household away: the names of who lives there, and the street."""
    if casus is None:
        return []
    namen = [huurder.achternaam for huurder in casus.huurders.all()]
    namen += [bewoner.naam for bewoner in casus.bewoners.all()]
    woning = getattr(casus, "woning", None)
    return [*namen, woning.straat] if woning else namen


def _niet_herkenbaar(veld, tekst, namen):
    if gevonden := sporen(tekst, namen):
        raise NotYet(
            [f"Haal dit weg: {', '.join(gevonden)}. Voor een advies hoeft niemand te weten om wie "
             "het gaat."],
            veld=veld,
        )  # fmt: skip
