"""What the page of a case shows of carrying out a decision."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import cached_property

from cases.choices import Fase, Rubriek, Status
from cases.permissions import mag
from uitvoering.actions.onderdak import REGELEN
from uitvoering.actions.plan import MAKEN
from uitvoering.choices import (
    Basis,
    Leefgebiedsoort,
    Onderdaksoort,
    Onderdakstand,
    Voorwaardesoort,
)
from uitvoering.plan import RUBRIEK_VAN, Gebied, is_compleet, leest_afspraak, zinnen_voor
from uitvoering.rules import BEWAAKT
from werkplek.adressen import adres
from werkplek.casuspagina import vragen

MEEST_ACTIES = 12


def plan_gebieden(casus):
    """The rows of `plan_van_nu` as `uitvoering.plan` reads them."""
    return [
        Gebied(
            Leefgebiedsoort(rij["soort"]),
            rij["aantal_doelen"],
            rij["zonder_toets"],
            rij["bespreken_at"] and timezone.localdate(datetime.fromisoformat(rij["bespreken_at"])),
        )
        for rij in casus.plan_nu
    ]


class Uitvoering:
    """The part of the Dossier about carrying out."""

    @cached_property
    def plan(self):
        """The plan van aanpak: how far it is as far as she may know; None when it isn't hers.

        Without a plan it is there for who makes one, and in the phase in which one is needed.
        """
        leest = [soort for soort in Leefgebiedsoort if leest_afspraak(soort, self.rechten)]
        gebieden = plan_gebieden(self.casus)
        nodig = self.casus.fase == Fase.UITVOERING or mag(self.casus, self.actor, MAKEN)
        if not leest or not (gebieden or nodig):
            return None
        dagen = [g.bespreken_op for g in gebieden if g.soort in leest and g.bespreken_op]
        return {
            "is_er": bool(gebieden),
            "compleet": is_compleet(gebieden, self.rechten),
            "ontbreekt": zinnen_voor(gebieden, self.rechten) if gebieden else [],
            "bespreken": min(dagen, default=None),
            "te_laat": bool(dagen) and min(dagen) < self.vandaag,
            "rubrieken": {RUBRIEK_VAN[g.soort] for g in gebieden if g.soort in leest},
            "url": adres("uitvoering:plan", self.casus.nummer),
        }

    @cached_property
    def actiepunten(self):
        """The open actions by date, and then what was done last, as {actie, te_laat, url}."""
        rijen = self.leesbaar(vragen.actiepunten)
        af = sorted(
            (rij for rij in rijen if rij.afgerond_at), key=lambda rij: rij.afgerond_at, reverse=True
        )
        return [
            {
                "actie": rij,
                "te_laat": rij.is_te_laat(self.vandaag),
                "url": adres("uitvoering:actiepunt", self.casus.nummer, rij.sleutel),
            }
            for rij in [*(rij for rij in rijen if not rij.afgerond_at), *af][:MEEST_ACTIES]
        ]

    @cached_property
    def tweede_kans(self):
        """The agreement that runs, with where to print it; None for who doesn't read it."""
        kans = self.casus.tweede_kans_nu if self.leest(Rubriek.BESLUIT) else None
        return kans and {
            "basis": Basis(kans["basis"]).label,
            "tot": date.fromisoformat(kans["tot"]),
            "url": adres("uitvoering:tweede_kans_afspraak", self.casus.nummer, kans["sleutel"]),
        }

    @cached_property
    def voorwaarden(self):
        """The conditions in a line each, and where they are checked; None when none hold."""
        wacht = self.casus.status == Status.VOORKOMEN  # the casemanager can still begin with them
        geldt = self.casus.status in BEWAAKT and (self.casus.voorwaarden_nu or wacht)
        if not geldt or not self.leest(Rubriek.BESLUIT):
            return None
        return {
            "rijen": [
                {
                    "wat": Voorwaardesoort(rij["soort"]).label,
                    "stand": rij["stand"],
                    "volgende": _dag(rij["volgende_op"]),
                    "te_laat": _dag(rij["volgende_op"]) < self.vandaag,
                }
                for rij in self.casus.voorwaarden_nu
            ],
            "url": adres("uitvoering:voorwaarden", self.casus.nummer),
        }

    @cached_property
    def onderdak(self):
        """The places that she reads and whether one is missing; None when it isn't the time.

        `voorlopig`: no place is certain on the day of the eviction, so that day isn't final
        (RT-18). Only for who knows something of the household.
        """
        besluit = self.rechten[Rubriek.BESLUIT]
        if not besluit or self.casus.fase != Fase.UITVOERING:
            return None
        return {
            "plekken": [
                {
                    "soort": Onderdaksoort(rij["soort"]).label,
                    "plek": {"stand": rij["stand"]},
                    "vanaf": _dag(rij["vanaf"]),
                    "tot": _dag(rij["tot"]),
                    "door": rij["bevestigd_door"],
                }
                for rij in self.casus.plekken_nu
                if besluit.lezen or rij["organisatie"] == self.actor.organisatie.pk
            ],
            "voorlopig": self.voorlopig,
            "regelt": mag(self.casus, self.actor, REGELEN),
            "url": adres("uitvoering:onderdak", self.casus.nummer),
            "stappenkaart": adres("stappenkaart", self.casus.nummer) if besluit.lezen else None,
            "incident": adres("uitvoering:incident", self.casus.nummer),
            "nazorg": besluit.lezen
            and self.casus.status != Status.VOORKOMEN
            and adres("uitvoering:nazorg", self.casus.nummer),
        }

    @property
    def wacht_op_opvang(self):
        """Whether a place was asked of the shelter that looks, and it has yet to answer."""
        van_ons = {"stand": Onderdakstand.GEVRAAGD, "organisatie": self.actor.organisatie.pk}
        gevraagd = any(van_ons.items() <= rij.items() for rij in self.casus.plekken_nu)
        return gevraagd and self.onderdak is not None

    @cached_property
    def voorlopig(self):
        dag = self.ontruimingsdatum
        if not dag or dag < self.vandaag or not self.rechten[Rubriek.GEZIN]:
            return False
        nodig = self.casus.heeft_minderjarigen(dag) or self.casus.is_kwetsbaar
        return nodig and not any(_dekt(rij, dag) for rij in self.casus.plekken_nu)


def _dag(tekst):
    return date.fromisoformat(tekst) if tekst else None


def _dekt(rij, dag):
    """As `Onderdak.dekt`, for a row of the annotation; ended ones aren't in it."""
    tot = _dag(rij["tot"])
    zeker = rij["stand"] == Onderdakstand.BEVESTIGD
    return zeker and _dag(rij["vanaf"]) <= dag and (tot is None or dag < tot)
