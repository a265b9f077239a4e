"""New figures for leases that have a case: history, timeline, deadlines, and reopening (RT-01).

One or hundreds at once: the same code for an import and for a figure typed by hand.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

from cases.actions.aanmaken import achterstand
from cases.actions.deadlines import VOORUIT, contact_due_at, contactdeadline, gepland
from cases.actions.laden import om_in_te_voeren
from cases.actions.stappen import NotYet, take_step
from cases.actions.tijdlijn import regel
from cases.choices import Bron, Deadlinesoort, Fase, Gebeurtenissoort, Resultaat, Rubriek, Status
from cases.models import Achterstand, Deadline, Gebeurtenis, Huurovereenkomst
from cases.rekenen import euro, voluit
from common.kopie import kopieer
from common.werkdagen import einde_werkdag, nde_werkdag, ontvangen_op
from partners.models import Sluitingsdag

SLUITEN_BINNEN_WERKDAGEN = 5
BIJGEWERKT = (
    "achterstand",
    "achterstand_peildatum",
    "oudste_openstaande_post",
    "brutohuur",
    "versie",
    "gewijzigd_at",
    "gewijzigd_door",
)
BETAALD = "De achterstand is betaald."
WEER_ACHTERSTAND = "Er is weer een achterstand."
VERBETERD = "De achterstand is verbeterd."


@dataclass(frozen=True)
class Wijziging:
    """A lease as it stands, locked together with its case, and the newer figures for it.

    With `verkeerd` they correct what was written down for the same date; `eerder` is what stood
    before that.
    """

    huur: Huurovereenkomst
    achterstand: Decimal
    peildatum: date
    oudste_openstaande_post: date | None = None
    brutohuur: Decimal | None = None
    verkeerd: Achterstand | None = None
    eerder: Decimal = Decimal(0)

    @property
    def gestegen(self):
        return self.achterstand > (self.eerder if self.verkeerd else self.huur.achterstand)

    @property
    def vraagt_contact(self):
        """Risen arrears do; a figure that was wrong but had risen too has asked for it already."""
        return self.gestegen and not (self.verkeerd and self.verkeerd.bedrag > self.eerder)

    @property
    def heropent(self):
        """Closed with a debt that stays the same stays closed; new arrears open the door again.

        Closed as paid, by mistake, was not paid.
        """
        casus = self.huur.casus
        niet_betaald = self.verkeerd and self.achterstand and casus.resultaat == Resultaat.BETAALD
        return casus.status == Status.AFGESLOTEN and bool(self.gestegen or niet_betaald)


def is_nieuwer(huur, peildatum):
    """Whether figures of this date say more than what stands on the lease."""
    return huur.achterstand_peildatum is None or peildatum > huur.achterstand_peildatum


def spreekt_tegen(huur, peildatum, bedrag):
    """Whether these figures are of the date that stands on the lease, and say something else."""
    return huur.achterstand_peildatum == peildatum and huur.achterstand != bedrag


@transaction.atomic
def leg_achterstand_vast(casus, *, bedrag, peildatum, oudste_openstaande_post, by, now):
    """New figures for one case, typed by hand, under the same rules as those of an import.

    Unlike an import it may say that the newest figure was wrong: same date, another amount.
    """
    casus = om_in_te_voeren(casus, Rubriek.HUUR, by=by, now=now)
    huur = Huurovereenkomst.objects.select_for_update(of=("self",)).get(casus=casus)
    huur.casus = casus
    wijziging = Wijziging(huur, bedrag, peildatum, oudste_openstaande_post)
    if spreekt_tegen(huur, peildatum, bedrag):
        wijziging = _verbetering(wijziging)
    elif not is_nieuwer(huur, peildatum):
        raise _staat_er_al(huur, peildatum)
    werk_achterstand_bij([wijziging], bron=Bron.HAND, by=by, now=now)


def _verbetering(wijziging):
    standen = wijziging.huur.casus.achterstanden.order_by("-peildatum")
    verkeerd = standen.get(peildatum=wijziging.peildatum)
    vorige = standen.filter(peildatum__lt=wijziging.peildatum).first()
    return replace(wijziging, verkeerd=verkeerd, eerder=vorige.bedrag if vorige else Decimal(0))


def _staat_er_al(huur, peildatum):
    dag, bedrag = voluit(huur.achterstand_peildatum), euro(huur.achterstand)
    if peildatum == huur.achterstand_peildatum:
        zin = f"Op {dag} staat er al {bedrag}. Klopt dat niet? Vul dan een ander bedrag in."
        return NotYet([zin], veld="bedrag")
    zin = f"De nieuwste achterstand is van {dag}. Vul die datum in, of een latere."
    return NotYet([zin], veld="peildatum")


@transaction.atomic
def werk_achterstand_bij(wijzigingen, *, bron, by, now):
    """Write newer figures for leases of the organisation of `by`, in a fixed number of queries.

    Risen arrears open a contact deadline when none is open (RT-02) and reopen a closed case.
    Arrears of nothing on an open case propose to close it; nothing closes by itself.
    """
    if not wijzigingen:
        return
    Achterstand.objects.bulk_create(
        (achterstand(w.huur.casus, w, bron=bron, by=by, now=now) for w in wijzigingen),
        ignore_conflicts=True,
    )
    kopieer(_gebeurtenis(w, by=by, now=now) for w in wijzigingen)
    for w in [w for w in wijzigingen if w.verkeerd]:
        _herstel(w, bron=bron, by=by, now=now)
    heropend = [_heropen(w, by=by, now=now) for w in wijzigingen if w.heropent]
    _deadlines(wijzigingen, heropend, by=by, now=now)
    for w in wijzigingen:
        w.huur.achterstand = w.achterstand
        w.huur.achterstand_peildatum = w.peildatum
        w.huur.oudste_openstaande_post = w.oudste_openstaande_post
        if w.brutohuur is not None and w.brutohuur != w.huur.brutohuur:
            w.huur.brutohuur, w.huur.versie = w.brutohuur, w.huur.versie + 1
            w.huur.gewijzigd_at, w.huur.gewijzigd_door = now, by.user
    _bewaar([w.huur for w in wijzigingen])
    _sorteer_opnieuw(wijzigingen)


def _sorteer_opnieuw(wijzigingen):
    """Give the participations the place that the new arrears have in a list."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_deelname d SET sorteer_achterstand = nieuw.achterstand"
            " FROM unnest(%s::bigint[], %s::numeric[]) AS nieuw (casus_id, achterstand)"
            " WHERE d.casus_id = nieuw.casus_id AND d.beeindigd_at IS NULL"
            " AND d.sorteer_achterstand <> nieuw.achterstand",
            [[w.huur.casus_id for w in wijzigingen], [w.achterstand for w in wijzigingen]],
        )


def _bewaar(huren):
    """Save the changed columns of locked leases, ten times as fast as `bulk_update` does."""
    kolommen = [Huurovereenkomst._meta.get_field(naam) for naam in ("id", *BIJGEWERKT)]
    quote = connection.ops.quote_name
    namen = [quote(veld.column) for veld in kolommen]
    lijsten = ", ".join(f"%s::{veld.rel_db_type(connection)}[]" for veld in kolommen)
    zet = ", ".join(f"{naam} = nieuw.{naam}" for naam in namen[1:])
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(Huurovereenkomst._meta.db_table)} huur SET {zet} "
            f"FROM unnest({lijsten}) AS nieuw ({', '.join(namen)}) WHERE huur.id = nieuw.id",
            [[getattr(huur, veld.attname) for huur in huren] for veld in kolommen],
        )


def _gebeurtenis(w, *, by, now):
    open_en_betaald = not w.achterstand and w.huur.achterstand and not w.verkeerd
    open_en_betaald = open_en_betaald and w.huur.casus.status != Status.AFGESLOTEN
    return Gebeurtenis(
        **regel(
            w.huur.casus,
            Gebeurtenissoort.BETAALD if open_en_betaald else Gebeurtenissoort.ACHTERSTAND,
            rubriek=Rubriek.HUUR,
            by=by,
            now=now,
            titel="Huurachterstand verbeterd" if w.verkeerd else "",
            tekst=f"Van {euro(w.huur.achterstand)} naar {euro(w.achterstand)}, "
            f"op {voluit(w.peildatum)}.",
        )
    )


def _herstel(w, *, bron, by, now):
    """Write the good figure over the wrong one, and take back what followed from that.

    A deadline that it dropped runs on as it was, with the day that it had.
    """
    toen = w.verkeerd.vastgelegd_at
    w.huur.casus.achterstanden.filter(pk=w.verkeerd.pk).update(
        bedrag=w.achterstand,
        oudste_openstaande_post=w.oudste_openstaande_post,
        bron=bron,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    gevolgen = w.huur.casus.deadlines.filter(organisatie=by.organisatie)
    if w.huur.casus.fase == Fase.PREVENTIE:
        gevolgen.filter(dropped_at=toen, dropped_reason__in=[BETAALD, WEER_ACHTERSTAND]).update(
            dropped_at=None, dropped_reason=""
        )
    onterecht = [Deadlinesoort.SLUITEN] * bool(w.achterstand)
    onterecht += [Deadlinesoort.EERSTE_CONTACT] * (not w.gestegen)
    gevolgen.open().filter(started_at=toen, soort__in=onterecht).update(
        dropped_at=now, dropped_reason=VERBETERD
    )


def _heropen(w, *, by, now):
    reden = f"Nieuwe huurachterstand van {euro(w.achterstand)} op {voluit(w.peildatum)}."
    return take_step(w.huur.casus, "heropenen", by=by, now=now, reden=reden).pk


def _deadlines(wijzigingen, heropend, *, by, now):
    """Open, drop or leave the deadlines that follow from these figures, for cases in preventie."""
    casussen = {
        w.huur.casus_id: w
        for w in wijzigingen
        if w.huur.casus.fase == Fase.PREVENTIE or w.huur.casus_id in heropend
    }
    van_ons = Deadline.objects.open().filter(casus__in=casussen, organisatie=by.organisatie)
    openstaand = set(
        van_ons.filter(soort__in=[Deadlinesoort.EERSTE_CONTACT, Deadlinesoort.SLUITEN]).values_list(
            "casus_id", "soort"
        )
    )
    betaald = [pk for pk, w in casussen.items() if not w.achterstand]
    contact = [
        pk
        for pk, w in casussen.items()
        if (w.vraagt_contact or pk in heropend)
        and (pk, Deadlinesoort.EERSTE_CONTACT) not in openstaand
    ]
    sluiten = [pk for pk in betaald if (pk, Deadlinesoort.SLUITEN) not in openstaand]
    van_ons.filter(casus__in=betaald, soort=Deadlinesoort.EERSTE_CONTACT).update(
        dropped_at=now, dropped_reason=BETAALD
    )
    van_ons.filter(casus__in=set(casussen) - set(betaald), soort=Deadlinesoort.SLUITEN).update(
        dropped_at=now, dropped_reason=WEER_ACHTERSTAND
    )
    contact_due, sluiten_due = contact_due_at(by.organisatie, now=now), _sluiten_due_at(by, now=now)
    nieuw = [
        contactdeadline(casussen[pk].huur.casus, due_at=contact_due, now=now) for pk in contact
    ]
    nieuw += [
        _sluitdeadline(casussen[pk].huur.casus, due_at=sluiten_due, now=now) for pk in sluiten
    ]
    Deadline.objects.bulk_create(gepland(nieuw))


def _sluitdeadline(casus, *, due_at, now):
    """The proposal to close a case: a person decides."""
    return Deadline(
        casus=casus,
        soort=Deadlinesoort.SLUITEN,
        rubriek=Rubriek.HUUR,
        regel="RT-01",
        wat="Sluit de casus: de achterstand is betaald",
        started_at=now,
        due_at=due_at,
        organisatie=casus.corporatie,
    )


def _sluiten_due_at(by, *, now):
    lokaal, sluitingstijd = timezone.localtime(now), by.organisatie.sluitingstijd
    gesloten = Sluitingsdag.objects.voor(by.organisatie, lokaal.date(), lokaal.date() + VOORUIT)
    dag_een = ontvangen_op(lokaal, sluitingstijd, gesloten)
    dag = nde_werkdag(dag_een, SLUITEN_BINNEN_WERKDAGEN, gesloten)
    return einde_werkdag(dag, sluitingstijd, lokaal.tzinfo)
