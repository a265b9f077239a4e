"""Reporting a child to Veilig Thuis along the meldcode, and what Veilig Thuis answers (NZ-05)."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions.laden import om_in_te_voeren, vandaag
from cases.actions.stappen import NotYet
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek
from cases.permissions import toegang
from cases.rekenen import voluit
from partners.models import Organisatie
from uitvoering.actions.advies import adviseurs
from uitvoering.actions.advies_mail import laat_weten
from uitvoering.choices import Onveiligheid
from uitvoering.models import MeldingVeiligThuis
from uitvoering.permissions import geeft_advies


@dataclass(frozen=True)
class Meldcode:
    """The five steps, as somebody took them; who it is about comes first."""

    gezin: str
    signalen: str
    overlegd_met: str
    kind_gesproken: str
    onveiligheid: Onveiligheid
    weging: str
    hulp: str
    nu_veilig: str
    ouders_op: date | None = None
    ouders_reactie: str = ""
    ouders_niet_omdat: str = ""


@transaction.atomic
def meld_bij_veilig_thuis(casus, meldcode, *, aan: Organisatie, by, now):
    """Report, once and for good. The parents know of it, or it says why they don't."""
    casus = om_in_te_voeren(casus, Rubriek.VEILIGHEID, by=by, now=now)
    if aan not in adviseurs(by):
        raise PermissionDenied
    if bool(meldcode.ouders_op) == bool(meldcode.ouders_niet_omdat):
        raise NotYet(
            ["Vul in wanneer je de ouders inlichtte, of waarom zij het nog niet weten."],
            veld="ouders_op",
        )
    if meldcode.ouders_op and meldcode.ouders_op > vandaag(now):
        raise NotYet(["Deze dag ligt in de toekomst."], veld="ouders_op")
    melding = MeldingVeiligThuis.objects.create(
        casus=casus, aan=aan, organisatie=by.organisatie, door=by.user, at=now, **asdict(meldcode)
    )
    noteer(
        casus,
        Gebeurtenissoort.VEILIGHEID,
        rubriek=Rubriek.VEILIGHEID,
        by=by,
        now=now,
        titel=f"Melding bij {aan}",
    )
    laat_weten(aan, kenmerk=f"melding:{melding.pk}", now=now)
    return melding


@transaction.atomic
def beantwoord_melding(melding, *, antwoord, by, now):
    """What Veilig Thuis does with it; who reported reads this."""
    if not geeft_advies(by):
        raise PermissionDenied
    meldingen = MeldingVeiligThuis.objects.voor(by).select_for_update(of=("self",))
    melding = meldingen.get(pk=melding.pk)
    if melding.beantwoord_at:
        raise NotYet(["Een collega beantwoordde deze melding al."])
    melding.antwoord, melding.beantwoord_door, melding.beantwoord_at = antwoord, by.user, now
    melding.save(update_fields=["antwoord", "beantwoord_door", "beantwoord_at"])
    return melding


def voorstel_gezin(casus, actor):
    """Who it is about, as far as this actor reads it: what Veilig Thuis needs and asks first."""
    rechten, regels = toegang(casus, actor), []
    if rechten[Rubriek.GEZIN].lezen:
        regels += [
            f"{bewoner.naam}, {bewoner.get_relatie_display().lower()}{_geboren(bewoner)}"
            for bewoner in casus.bewoners.filter(vertrokken_op=None)
        ]
    regels = regels or [casus.naam]
    if woning := getattr(casus, "woning", None):
        regels.append(f"{woning.adres}, {woning.postcode} {woning.plaats}")
    return "\n".join(regels)


def _geboren(bewoner):
    return f", geboren {voluit(bewoner.geboortedatum)}" if bewoner.geboortedatum else ""
