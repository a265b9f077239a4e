"""What stands on the table of a meeting: one item, its case, and the decision being written.

Who writes at the table gets the lists to pick from; the others follow what is written.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property

from cases.blik import Blik
from cases.choices import Rubriek
from cases.models import Casus
from cases.permissions import toegang
from common.velden import BedragVeld, toon_datum
from partners.actor import Actor
from regieteam.actions.velden import NIEUW, merk
from regieteam.betrokken import betrokkenen, casemanagers, eigenaren
from regieteam.choices import Aanwezig, Puntstand, Vergaderstand
from regieteam.forms.besluit import (
    BIJ,
    JA,
    NEE,
    ActieFormulier,
    BesluitFormulier,
    aantal_rijen,
    in_gebruik,
)
from regieteam.models import Agendapunt, Besluitveld
from regieteam.permissions import mag_besluiten
from regieteam.tafel.zaak import Zaak
from uitvoering.choices import Actiesoort


def zoek(actor, sleutel, agendapunt, now):
    """This item as this actor sees it; a 404 where she takes no part or reads no decision."""
    vandaag = timezone.localdate(now)
    punt = (
        Agendapunt.objects.voor(actor, vandaag)
        .filter(sleutel=agendapunt, vergadering__sleutel=sleutel)
        .select_related("vergadering__regieteam", "behandeld_door")
        .first()
    )
    if punt is None:
        raise Http404
    casus = (
        Casus.objects.for_actor(actor, vandaag)
        .voor_lijst()
        .select_related("huishouden", "casemanager_organisatie")
        .get(pk=punt.casus_id)
    )
    if not toegang(casus, actor)[Rubriek.BESLUIT].lezen:
        raise Http404
    return Tafel(punt, casus, actor, now)


@dataclass
class Tafel(Zaak, Blik):
    punt: Agendapunt
    casus: Casus
    actor: Actor
    now: datetime

    @property
    def vergadering(self):
        return self.punt.vergadering

    @cached_property
    def is_open(self):
        return self.punt.stand == Puntstand.OPEN and self.vergadering.stand in (
            Vergaderstand.GEPLAND,
            Vergaderstand.BEZIG,
        )

    @cached_property
    def beslist(self):
        """Whether she decides here, in this Regieteam; the others follow."""
        van_het_team = self.vergadering.regieteam_id == self.actor.organisatie.pk
        return van_het_team and mag_besluiten(self.casus, self.actor)

    @property
    def schrijft(self):
        return self.is_open and self.beslist

    @property
    def komt_nog(self):
        """Whether the day of the meeting is still to come: one prepares, and decides then."""
        return timezone.localdate(self.vergadering.begint_at) > self.vandaag

    # ── the agenda ──────────────────────────────────────────────────────────────────

    @cached_property
    def agenda(self):
        """The items she sees, numbered among themselves: what she doesn't see leaves no gap."""
        punten = (
            self.vergadering.punten.voor(self.actor, self.vandaag)
            .op_de_agenda()
            .select_related("casus", "besluit")
        )
        return [(nummer, punt) for nummer, punt in enumerate(punten, 1)]

    @property
    def klaar(self):
        return sum(punt.stand != Puntstand.OPEN for _, punt in self.agenda)

    @cached_property
    def plek(self):
        return next((n for n, punt in self.agenda if punt.pk == self.punt.pk), 0)

    @property
    def vorige(self):
        return self.agenda[self.plek - 2][1] if self.plek > 1 else None

    @property
    def volgende(self):
        return self.agenda[self.plek][1] if 0 < self.plek < len(self.agenda) else None

    # ── who sits there, and the decision ────────────────────────────────────────────

    @cached_property
    def betrokkenen(self):
        return betrokkenen(self.casus, self.vandaag)

    @cached_property
    def mensen(self):
        """Who may sit at this item: of the organisations that take part in this case."""
        organisaties = [een.organisatie.pk for een in self.betrokkenen]
        return list(
            self.vergadering.mensen.exclude(stand=Aanwezig.AFGEMELD)
            .filter(organisatie__in=organisaties)
            .select_related("organisatie")
        )

    @property
    def organisaties(self):
        """Which organisations decide on this item, as the screen has it."""
        erbij = (m for m in self.mensen if self.begin.get(f"{BIJ}{m.sleutel}") == JA)
        return list(dict.fromkeys(mens.organisatie.naam for mens in erbij))

    @cached_property
    def concept(self):
        """The draft by field, as it stands now."""
        return {rij.veld: rij for rij in self.punt.velden.select_related("door")}

    @property
    def laatst(self):
        return max(self.concept.values(), key=lambda rij: rij.op, default=None)

    @cached_property
    def begin(self):
        """The text of each field as the screen begins: the draft, else what we know already."""
        teksten = self._voorgevuld() | self._aangehouden()
        return teksten | {naam: rij.waarde for naam, rij in self.concept.items()}

    def merken(self, namen):
        """What each field started from, for who saves it; see actions.velden."""
        return {naam: self._merk(naam) for naam in namen}

    def _merk(self, naam):
        if naam in self.concept:
            return merk(self.concept[naam])
        tekst = self.begint_met(naam)
        return merk(Besluitveld(veld=naam, waarde=tekst, versie=0)) if tekst else NIEUW

    def begint_met(self, naam):
        """An action is a plain one until somebody says otherwise."""
        return self.begin.get(naam) or (Actiesoort.GEWOON if naam.endswith("-soort") else "")

    def _voorgevuld(self):
        al_gekozen = {mens.pk for mens in self.punt.aanwezig.all()}
        teksten = {
            f"{BIJ}{mens.sleutel}": JA
            if mens.pk in al_gekozen or (not al_gekozen and mens.stand == Aanwezig.AANWEZIG)
            else NEE
            for mens in self.mensen
        }
        if self.huur:
            teksten["bevroren_bedrag"] = BedragVeld().toon(self.huur.achterstand)
            teksten["bevroren_op"] = toon_datum(self.vandaag)
        if self.ontruimingsdatum and self.ontruimingsdatum >= self.vandaag:
            teksten["ontruimingsdatum"] = toon_datum(self.ontruimingsdatum)
        return teksten

    def _aangehouden(self):
        """What was written at the table when the item was adjourned; who sat there changes."""
        rijen = Besluitveld.objects.filter(
            punt__casus=self.casus, punt__stand=Puntstand.AANGEHOUDEN
        ).order_by("punt__behandeld_at")
        return {rij.veld: rij.waarde for rij in rijen if not rij.veld.startswith(BIJ)}

    def formulier(self, data=None):
        begin = dict(self.begin)
        begin["aan_tafel"] = [
            str(mens.sleutel) for mens in self.mensen if begin.get(f"{BIJ}{mens.sleutel}") == JA
        ]
        return BesluitFormulier(
            data,
            initial=begin,
            mensen=self.mensen,
            casemanagers=casemanagers(self.betrokkenen),
            lezer=not self.schrijft,
        )

    def rijen(self, data=None, vraag=0):
        """The rows of actions, and one more that a script copies."""
        namen = in_gebruik(self.begin) if data is None else data
        nummers = range(aantal_rijen(namen, vraag))
        return [self._rij(n, data) for n in nummers], self._rij("__n__")

    def _rij(self, n, data=None):
        prefix = f"actie-{n}"
        return ActieFormulier(
            data,
            prefix=prefix,
            initial={
                naam: self.begint_met(f"{prefix}-{naam}") for naam in ActieFormulier.base_fields
            },
            eigenaren=self.eigenaren,
            lezer=not self.schrijft,
        )

    @cached_property
    def eigenaren(self):
        return eigenaren(self.betrokkenen)
