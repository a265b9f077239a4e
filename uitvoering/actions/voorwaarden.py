"""The four conditions: beginning, checking and ending them (RT-14).

A breach is told to who can do something, and changes nothing else: it never resumes an eviction.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cases.actions.deadlines import VOORUIT, gepland
from cases.actions.laden import om_te_wijzigen, onder_slot, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.models import Deadline, Deelname
from cases.permissions import codenaam, toegang
from cases.rekenen import voluit
from common.per_stuk import per_stuk
from common.werkdagen import einde_werkdag, nde_werkdag
from partners.models import Sluitingsdag
from uitvoering.actions import schending
from uitvoering.choices import Controleuitkomst, Voorwaardesoort
from uitvoering.eigenaren import eigenaren
from uitvoering.models import Controle, Voorwaarde
from uitvoering.permissions import BEWAKING, mag_controleren
from uitvoering.rekenen import MEESTE, volgende_controle
from uitvoering.rules import BEWAAKT, wordt_bewaakt

REGEL = "RT-14"
ANDERS = "Een ander ritme, of een andere organisatie."


@transaction.atomic
def open_voorwaarden(casus, *, by, now):
    """Begin to watch the four conditions of a decision; those that run already stay.

    Who checked and how often goes over from the decision before. Returns the new ones.
    """
    casus = om_te_wijzigen(casus, Rubriek.BESLUIT, by=by, now=now)
    eis(casus, wordt_bewaakt)
    vorige = {rij.soort: rij for rij in casus.voorwaarden.order_by("pk")}
    lopend = set(casus.voorwaarden.geldend().values_list("soort", flat=True))
    nieuw = [
        _begin(casus, soort, vorige.get(soort), now=now)
        for soort in Voorwaardesoort
        if soort not in lopend
    ]
    if nieuw:
        noteer(
            casus,
            Gebeurtenissoort.VOORWAARDE,
            rubriek=Rubriek.BESLUIT,
            by=by,
            now=now,
            titel="De voorwaarden gaan in",
        )
    return nieuw


@transaction.atomic
def controleer(voorwaarde, *, uitkomst, bewijs, document, by, now):
    """What somebody found, with the evidence. Two at the same moment are two checks."""
    casus = onder_slot(voorwaarde.casus, by=by, now=now)
    eis(casus, wordt_bewaakt)
    rechten = toegang(casus, by)
    voorwaarde = _geldend(casus, voorwaarde)
    if not mag_controleren(voorwaarde, rechten, by):
        raise PermissionDenied
    if document and not casus.documenten.leesbaar(by, rechten).filter(pk=document.pk).exists():
        raise NotYet(["Kies een document dat je kunt lezen."], veld="document")
    return leg_vast(voorwaarde, uitkomst=uitkomst, bewijs=bewijs, document=document, by=by, now=now)


def stel_vast(casus, soort, *, uitkomst, bewijs, by, now):
    """What follows from something else that was recorded in this locked case; None without one."""
    voorwaarde = casus.voorwaarden.geldend().filter(soort=soort).first()
    if voorwaarde is None or not wordt_bewaakt(casus):
        return None
    return leg_vast(_geldend(casus, voorwaarde), uitkomst=uitkomst, bewijs=bewijs, by=by, now=now)


def leg_vast(voorwaarde, *, uitkomst, bewijs, by, now, document=None, kenmerk=""):
    """Add a check to a locked condition of a locked case; `by` is None for the program itself."""
    casus, dag = voorwaarde.casus, vandaag(now)
    controle = Controle.objects.create(
        voorwaarde=voorwaarde,
        uitkomst=uitkomst,
        bewijs=bewijs,
        document=document,
        organisatie=by and by.organisatie,
        door=by and by.user,
        op=now,
        kenmerk=kenmerk,
    )
    voorwaarde.stand = uitkomst
    voorwaarde.volgende_op = volgende_controle(
        dag, voorwaarde.ritme_aantal, voorwaarde.ritme_eenheid
    )
    voorwaarde.save(update_fields=["stand", "volgende_op"])
    _deadlines(voorwaarde).update(met_at=now)
    _plan(voorwaarde, now=now)
    geschonden = uitkomst == Controleuitkomst.NIET_NAGEKOMEN
    noteer(
        casus,
        Gebeurtenissoort.VOORWAARDE,
        rubriek=Rubriek.BESLUIT if geschonden else voorwaarde.rubriek,
        by=by,
        now=now,
        titel=f"{Controleuitkomst(uitkomst).label}: {_klein(voorwaarde)}",
    )
    if geschonden:
        schending.waarschuw(casus, controle, by=by, now=now)
        schending.vraag_bespreking(casus, controle, now=now)
    return controle


@transaction.atomic
def pas_aan(voorwaarde, *, organisatie, aantal, eenheid, by, now):
    """Let another organisation check, or at another pace; the next check is planned anew."""
    casus = om_te_wijzigen(voorwaarde.casus, Rubriek.BESLUIT, by=by, now=now)
    eis(casus, wordt_bewaakt)
    voorwaarde = _geldend(casus, voorwaarde)
    if organisatie not in controleurs(casus, voorwaarde.soort, vandaag(now)):
        raise NotYet(
            [f"{organisatie} kan dit niet controleren: die ziet deze rubriek niet."],
            veld="organisatie",
        )
    if not 1 <= aantal <= MEESTE[eenheid]:
        raise NotYet(["Controleer minstens elke drie maanden."], veld="aantal")
    voorwaarde.organisatie = organisatie
    voorwaarde.ritme_aantal, voorwaarde.ritme_eenheid = aantal, eenheid
    voorwaarde.volgende_op = volgende_controle(vandaag(now), aantal, eenheid)
    voorwaarde.save()
    _deadlines(voorwaarde).update(dropped_at=now, dropped_reason=ANDERS)
    _plan(voorwaarde, now=now)
    noteer(
        casus,
        Gebeurtenissoort.VOORWAARDE,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=f"Controle aangepast: {_klein(voorwaarde)}",
        tekst=f"{organisatie}, de volgende keer uiterlijk {voluit(voorwaarde.volgende_op)}.",
    )
    return voorwaarde


def houd_bemand(*, now):
    """What an organisation checked that no longer takes part, the casemanager checks from now on.

    Safe to repeat, safe in parallel. Returns how many conditions.
    """
    doet_mee = Deelname.objects.actief(vandaag(now)).filter(
        casus=OuterRef("casus"), organisatie=OuterRef("organisatie")
    )
    verlaten = Voorwaarde.objects.geldend().filter(~Exists(doet_mee), casus__status__in=BEWAAKT)
    return per_stuk(_bemand, verlaten.values_list("pk", flat=True), now=now)


def _bemand(pk, *, now):
    voorwaarde = (
        Voorwaarde.objects.geldend()
        .select_related("organisatie", "casus__casemanager", "casus__casemanager_organisatie")
        .select_for_update(skip_locked=True, of=("casus", "self"), no_key=True)
        .filter(pk=pk)
        .first()
    )
    if voorwaarde is None:
        return 0
    casus, reden = voorwaarde.casus, f"{voorwaarde.organisatie} doet niet meer mee."
    _deadlines(voorwaarde).update(dropped_at=now, dropped_reason=reden)
    voorwaarde.organisatie = casus.casemanager_organisatie
    voorwaarde.volgende_op = max(voorwaarde.volgende_op, vandaag(now))
    voorwaarde.save(update_fields=["organisatie", "volgende_op"])
    _plan(voorwaarde, now=now)
    noteer(
        casus,
        Gebeurtenissoort.VOORWAARDE,
        rubriek=Rubriek.BESLUIT,
        by=None,
        now=now,
        titel=f"Controle aangepast: {_klein(voorwaarde)}",
        tekst=f"{reden} De casemanager controleert, uiterlijk {voluit(voorwaarde.volgende_op)}.",
    )
    return 1


def beeindig_voorwaarden(casus, reden, *, now):
    """With the decision that they belong to; within the transaction of the caller."""
    casus.voorwaarden.geldend().update(beeindigd_op=vandaag(now), beeindigd_reden=reden)
    casus.deadlines.open().filter(soort=Deadlinesoort.VOORWAARDE).update(
        dropped_at=now, dropped_reason=reden
    )


def controleurs(casus, soort, dag):
    """Who may check it: who takes part, and to whom its rubriek is shared with the decision."""
    gedeeld = set(
        casus.gunningen.filter(permission__codename=codenaam(BEWAKING[soort].rubriek)).values_list(
            "group", flat=True
        )
    )
    return [o for o, _ in eigenaren(casus, dag) if o.groep_id in gedeeld]


def _begin(casus, soort, vorige, *, now):
    bewaking, kan = BEWAKING[soort], controleurs(casus, soort, vandaag(now))
    wie = casus.corporatie if bewaking.verhuurder else casus.casemanager_organisatie
    if vorige and vorige.organisatie in kan:
        wie = vorige.organisatie
    aantal, eenheid = bewaking.aantal, bewaking.eenheid
    if vorige:
        aantal, eenheid = vorige.ritme_aantal, vorige.ritme_eenheid
    voorwaarde = Voorwaarde.objects.create(
        casus=casus,
        soort=soort,
        organisatie=wie if wie in kan else casus.casemanager_organisatie,
        ritme_aantal=aantal,
        ritme_eenheid=eenheid,
        sinds_at=now,
        volgende_op=volgende_controle(vandaag(now), aantal, eenheid),
    )
    _plan(voorwaarde, now=now)
    return voorwaarde


def _geldend(casus, voorwaarde):
    """This condition again, under lock, while it still holds."""
    rijen = casus.voorwaarden.select_for_update(of=("self",)).select_related("organisatie")
    voorwaarde = rijen.get(pk=voorwaarde.pk)
    if voorwaarde.beeindigd_op:
        raise NotYet(["Deze voorwaarde hoort bij een eerder besluit."])
    voorwaarde.casus = casus
    return voorwaarde


def _deadlines(voorwaarde):
    return voorwaarde.casus.deadlines.open().filter(
        soort=Deadlinesoort.VOORWAARDE, kenmerk=str(voorwaarde.sleutel)
    )


def _plan(voorwaarde, *, now):
    """The next check, on the work list of who does it; a day off makes it the working day after."""
    casus, wie = voorwaarde.casus, voorwaarde.organisatie
    gesloten = Sluitingsdag.objects.voor(
        wie, voorwaarde.volgende_op, voorwaarde.volgende_op + VOORUIT
    )
    dag = nde_werkdag(voorwaarde.volgende_op, 1, gesloten)
    if dag != voorwaarde.volgende_op:
        voorwaarde.volgende_op = dag
        voorwaarde.save(update_fields=["volgende_op"])
    eigen = wie.pk == casus.casemanager_organisatie_id
    deadline = Deadline(
        casus=casus,
        soort=Deadlinesoort.VOORWAARDE,
        rubriek=voorwaarde.rubriek,
        regel=REGEL,
        wat=f"Controleer: {_klein(voorwaarde)}",
        kenmerk=str(voorwaarde.sleutel),
        started_at=now,
        due_at=einde_werkdag(dag, wie.sluitingstijd, timezone.get_current_timezone()),
        organisatie=wie,
        persoon=casus.casemanager if eigen else None,
    )
    Deadline.objects.bulk_create(gepland([deadline]))


def _klein(voorwaarde):
    naam = voorwaarde.get_soort_display()
    return f"{naam[:1].lower()}{naam[1:]}"
