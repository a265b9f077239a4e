"""Everything the page of a case reads, each part only when this actor may see it.

A template may ask for any part: what isn't hers is empty. Every part is one query.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import cached_property

from cases.actions.laden import een
from cases.actions.uitstel import mogelijk
from cases.blik import Blik
from cases.choices import Deelnamerol, Rubriek
from cases.models import Casus
from cases.samenvatting import ontruimingsdatum
from cases.wettelijk import grenzen
from common.urgentie import urgentie
from common.vaste_vraag import leg_klaar
from partners.actor import Actor
from partners.models import Sluitingsdag
from werkplek.acties import ACTIES, actie, acties
from werkplek.adressen import adres
from werkplek.casuspagina import vragen
from werkplek.casuspagina.hulp import Hulp
from werkplek.casuspagina.huur import Huur
from werkplek.casuspagina.regieteam import BijRegieteam
from werkplek.casuspagina.uitvoering import Uitvoering
from werkplek.werklijst import afspraak_om, doen, werkdagen_van

LANGSTE_TERMIJN = timedelta(days=366)


def laad(nummer, *, by, dag):
    """The case with what every part of the page builds on, as this actor sees it on this day.

    Raises Casus.DoesNotExist when she takes no part in it.
    """
    casus = een(vragen.casus(by.vorm, **by.waarden, dag=dag, nummer=nummer))
    for naam in ("huurders", "bewoners", "contactpogingen"):
        leg_klaar(casus, naam, van_casus(casus, getattr(vragen, naam)))
    return casus


def van_casus(casus, vraag, *vorm, **waarden):
    """The rows of this case that a question of `vragen` finds; each knows its case."""
    rijen = vraag(*vorm, casus=casus.pk, **waarden)
    for rij in rijen:
        rij.casus = casus
    return rijen


@dataclass
class Dossier(Hulp, Huur, BijRegieteam, Uitvoering, Blik):
    casus: Casus
    actor: Actor
    now: datetime

    def van_deze(self, vraag, **waarden):
        """The rows of this case, for a question of `vragen`."""
        return van_casus(self.casus, vraag, **waarden)

    def leesbaar(self, vraag, *vorm, **waarden):
        """Those that this actor may read."""
        wie = vragen.vorm(self.actor, self.rechten)
        return van_casus(self.casus, vraag, *wie, *vorm, **self.actor.waarden, **waarden)

    @cached_property
    def doe(self):
        """The actions that are hers, by name: {{ dossier.doe.notitie.url }}."""
        gevonden = {naam: actie(naam, self.casus, self.actor, self.rechten) for naam in ACTIES}
        namen = ("betrokkenen", "uitnodigen", "overdragen", "logboek", "afdruk")
        over = [gevonden[naam] for naam in namen]
        return gevonden | {"over_wie_ziet": [link for link in over if link]}

    def acties(self, *namen):
        return acties(namen, self.casus, self.actor, self.rechten)

    # ── kern ────────────────────────────────────────────────────────────────────────

    @cached_property
    def woning(self):
        return getattr(self.casus, "woning", None)

    @property
    def adres(self):
        return f"{self.woning.adres}, {self.woning.plaats}" if self.woning else ""

    @cached_property
    def huurders(self):
        return list(self.casus.huurders.all()) if self.leest(Rubriek.KERN) else []

    @cached_property
    def telefoon(self):
        return next((h.telefoon for h in self.huurders if h.telefoon), "")

    @cached_property
    def deelnames(self):
        """Who takes part today: one row per organisation, or per person of it."""
        return self.van_deze(vragen.deelnames, dag=self.vandaag)

    @cached_property
    def regieteam(self):
        rollen = (d.organisatie for d in self.deelnames if d.rol == Deelnamerol.REGIETEAM)
        return next(rollen, None)

    @cached_property
    def deadlines(self):
        """The open deadlines, soonest first, as {deadline, stand, van_ons, doen}."""
        return [self._deadline(rij) for rij in self.leesbaar(vragen.deadlines)]

    def _deadline(self, rij):
        van_ons, afspraak_at = rij.organisatie_id == self.actor.organisatie.pk, afspraak_om(rij)
        return {
            "deadline": rij,
            "stand": urgentie(rij.due_at, self.now, self.werkdagen, om=afspraak_at),
            "wanneer": afspraak_at or rij.due_at,
            "van_ons": van_ons,
            "wijzig": adres("cases:deadline", self.casus.nummer, rij.sleutel)
            if mogelijk(rij, self.casus, self.actor, now=self.now)
            else None,
            "doen": doen(rij, self.casus, self.actor, self.rechten) if van_ons else None,
        }

    @cached_property
    def werkdagen(self):
        return werkdagen_van(self.actor.organisatie, self.vandaag)

    @cached_property
    def volgende(self):
        """The deadline that she has to meet first, for this organisation."""
        ons = (rij for rij in self.deadlines if rij["van_ons"] and rij["deadline"].haar_werk)
        return next((rij for rij in ons if not rij["deadline"].paused_at), None)

    # ── juridisch ───────────────────────────────────────────────────────────────────

    @cached_property
    def stappen(self):
        """The legal events, each with the terms that the law ties to it."""
        if not self.leest(Rubriek.JURIDISCH):
            return []
        stappen = self.van_deze(vragen.juridische_stappen)
        geldig = [stap for stap in stappen if not stap.ingetrokken_at]
        if geldig:
            regels = vragen.termijnregels(land=self.casus.land)
            dagen = [stap.datum for stap in geldig]
            gesloten = Sluitingsdag.objects.voor(
                self.casus.corporatie, min(dagen) - LANGSTE_TERMIJN, max(dagen) + LANGSTE_TERMIJN
            )
        for stap in stappen:
            stap.grenzen = grenzen(stap, geldig, regels, gesloten) if stap in geldig else []
        return stappen

    @property
    def stapregels(self):
        """The legal events, each with where to strike it for the organisation that wrote it."""
        mag_het, ons = self.rechten[Rubriek.JURIDISCH].invoeren, self.actor.organisatie.pk
        return [
            {
                "stap": stap,
                "intrekken": adres("cases:juridische_stap_intrekken", nummer, stap.sleutel)
                if mag_het and stap.organisatie_id == ons and not stap.ingetrokken_at
                else None,
            }
            for nummer, stap in ((self.casus.nummer, stap) for stap in self.stappen)
        ]

    @cached_property
    def ontruimingsdatum(self):
        if self.leest(Rubriek.JURIDISCH):
            return ontruimingsdatum(self.stappen)
        return self.casus.ontruimingsdatum if self.rechten[Rubriek.JURIDISCH] else None

    # ── gezin ───────────────────────────────────────────────────────────────────────

    @cached_property
    def huishouden(self):
        return getattr(self.casus, "huishouden", None) if self.leest(Rubriek.GEZIN) else None

    @cached_property
    def _alle_bewoners(self):
        return list(self.casus.bewoners.all()) if self.rechten[Rubriek.GEZIN] else []

    @cached_property
    def bewoners(self):
        """All of them, or those that the own organisation entered."""
        recht = self.rechten[Rubriek.GEZIN]
        if recht.lezen:
            return self._alle_bewoners
        ons = self.actor.organisatie.pk
        return [b for b in self._alle_bewoners if recht.eigen and b.organisatie_id == ons]

    @property
    def bewonerregels(self):
        """The rows of `bewoners`, with whether it is a minor and where to change it."""
        recht, ons = self.rechten[Rubriek.GEZIN], self.actor.organisatie.pk
        return [
            {
                "bewoner": bewoner,
                "minderjarig": bewoner.is_minderjarig(self.vandaag),
                "wijzig": adres("cases:bewoner_wijzigen", self.casus.nummer, bewoner.sleutel)
                if recht.schrijven or (recht.eigen and bewoner.organisatie_id == ons)
                else None,
            }
            for bewoner in self.bewoners
        ]

    @property
    def bijzonderheden(self):
        woorden = {
            "kwetsbaar": "kwetsbaar",
            "multiprobleem": "meer problemen tegelijk",
            "woonoverlast": "woonoverlast",
        }
        gevonden = [tekst for veld, tekst in woorden.items() if getattr(self.huishouden, veld)]
        return ", ".join(gevonden).capitalize()

    @cached_property
    def minderjarigen(self):
        """The number of minors, unborn ones too; None for who may not know it."""
        if not self.rechten[Rubriek.GEZIN].samenvatting:
            return None
        return self.casus.aantal_minderjarigen(self.vandaag)

    # ── of any rubriek ──────────────────────────────────────────────────────────────

    @cached_property
    def signalen(self):
        return self.leesbaar(vragen.signalen)

    @property
    def signaalregels(self):
        """The rows of `signalen`, with where to follow it up for who may."""
        return [{"signaal": s, "url": self._opvolgen(s)} for s in self.signalen]

    def _opvolgen(self, signaal):
        van_ons = signaal.organisatie_id == self.actor.organisatie.pk
        mag_het = van_ons or signaal.opvolger_id == self.actor.user.pk
        if signaal.opgevolgd_op or not mag_het:
            return None
        return adres("cases:signaal_opvolgen", self.casus.nummer, signaal.sleutel)

    @cached_property
    def documenten(self):
        return self.leesbaar(vragen.documenten)

    @property
    def documentregels(self):
        """The rows of `documenten`, with where to open it."""
        return [
            {
                "document": document,
                "url": adres("cases:document_openen", self.casus.nummer, document.sleutel),
            }
            for document in self.documenten
        ]
