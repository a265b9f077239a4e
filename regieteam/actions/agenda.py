"""What is on the agenda of a meeting, in which order, how long, and who sits at the table."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max

from berichten.choices import Soort as Berichtsoort
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet, take_step
from cases.actions.tijdlijn import noteer
from cases.actions.vertellen import vertel
from cases.choices import Gebeurtenissoort, Rubriek, Status
from cases.rekenen import voluit
from partners.choices import Soort
from regieteam.choices import Meldingstand, Puntsoort, Puntstand, Vergaderstand
from regieteam.models import Agendapunt, Melding, Regieteam, Vergadering
from regieteam.permissions import leidt_het_team, zit_voor
from uitvoering.actions import bespreking
from uitvoering.actions.kinderen import VAN_DE_AGENDA, vergeet_gesprek, vraag_gesprek

MINUTEN = 20
SOORT_VAN = {
    Status.GEMELD: Puntsoort.NIEUW,
    Status.AANGEHOUDEN: Puntsoort.TERUGKEREND,
    Status.ONTRUIMEN: Puntsoort.TERUGKEREND,
    Status.VOORKOMEN: Puntsoort.GESCHONDEN,
}
OMHOOG, OMLAAG = "omhoog", "omlaag"


@transaction.atomic
def zet_op_agenda(casus, vergadering, *, by, now, reden="", soort=None):
    """Put a case on the agenda of a planned meeting; returns the item.

    Once the agenda is closed only the voorzitter still does, with a reason. A case that comes
    back from the phase uitvoering always needs one (RT-14). Raises what take_step raises.
    """
    casus = om_te_doen(casus, "agenderen", by=by, now=now)
    vergadering = onder_slot(vergadering, casus=casus, by=by, now=now)
    reden = reden.strip()
    _agenda_is_open(vergadering, reden, by=by, now=now)
    _melding_is_compleet(casus, vergadering)
    soort = soort or SOORT_VAN.get(casus.status, Puntsoort.TERUGKEREND)
    dag = vandaag(vergadering.begint_at)
    take_step(casus, "agenderen", by=by, now=now, datum=dag, reden=reden)
    bespreking.staat_op_de_agenda(casus, now=now)
    return _voeg_toe(vergadering, casus, soort=soort, reden=reden, now=now)


@transaction.atomic
def verplaats(punt, vergadering, *, reden, by, now):
    """Move an open item to another meeting; the case stays on the agenda. Returns the new item."""
    casus = om_te_doen(punt.casus, "agenderen", by=by, now=now)
    # Both in one order: somebody may be moving an item the other way.
    beide = Vergadering.objects.filter(pk__in=[punt.vergadering_id, vergadering.pk])
    list(beide.order_by("pk").select_for_update())
    vergadering = onder_slot(vergadering, casus=casus, by=by, now=now)
    _agenda_is_open(vergadering, reden, by=by, now=now)
    punt = open_punt(punt, by=by, now=now)
    if punt.vergadering_id == vergadering.pk:
        raise NotYet(["Dit punt staat al op deze agenda."], veld="vergadering")
    haal_eraf(punt, reden=reden, by=by, now=now)
    dag = vandaag(vergadering.begint_at)
    noteer(
        casus,
        Gebeurtenissoort.VERGADERING,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=f"Verplaatst naar de vergadering van {voluit(dag)}",
        tekst=reden,
    )
    return _voeg_toe(vergadering, casus, soort=punt.soort, reden=punt.reden, now=now)


@transaction.atomic
def haal_van_agenda(punt, *, tot, reden, by, now):
    """Take an open item off the agenda: the case is adjourned, with a reason and a date."""
    om_te_doen(punt.casus, "aanhouden", by=by, now=now)
    Vergadering.objects.select_for_update().get(pk=punt.vergadering_id)
    punt = open_punt(punt, by=by, now=now)
    take_step(punt.casus, "aanhouden", by=by, now=now, datum=tot, reden=reden)
    haal_eraf(punt, reden=reden, by=by, now=now, tot=tot)
    vraag_terug(punt, tot, by=by, now=now)
    return punt


@transaction.atomic
def schuif(punt, richting, *, by, now):
    """Move an item one place up or down; at the end it stays where it is."""
    vergadering = om_te_leiden(punt.vergadering, by=by)
    punten = list(vergadering.punten.voor(by, vandaag(now)).op_de_agenda())
    plek = next((n for n, p in enumerate(punten) if p.pk == punt.pk), None)
    if plek is None:
        raise Agendapunt.DoesNotExist
    naar = plek + (-1 if richting == OMHOOG else 1)
    if not 0 <= naar < len(punten):
        return
    punten[plek], punten[naar] = punten[naar], punten[plek]
    for volgorde, een in enumerate(punten, 1):
        een.volgorde = volgorde
    Agendapunt.objects.bulk_update(punten, ["volgorde"])
    raak(vergadering)


@transaction.atomic
def zet_minuten(punt, minuten, *, by, now):
    """How long the team takes for an item."""
    vergadering = om_te_leiden(punt.vergadering, by=by)
    punt = vergadering.punten.voor(by, vandaag(now)).get(pk=punt.pk)
    punt.minuten, punt.versie = minuten, punt.versie + 1
    punt.save(update_fields=["minuten", "versie"])
    raak(vergadering)


def om_te_leiden(vergadering, *, by):
    """The meeting under lock, for who plans for its team; changed as long as it isn't over."""
    if not leidt_het_team(by) or vergadering.regieteam_id != by.organisatie.pk:
        raise PermissionDenied
    vergadering = Vergadering.objects.select_for_update().get(pk=vergadering.pk)
    if vergadering.stand not in (Vergaderstand.GEPLAND, Vergaderstand.BEZIG):
        raise NotYet([f"Deze vergadering verandert niet meer: {_klein(vergadering)}."])
    return vergadering


def onder_slot(vergadering, *, casus, by, now):
    """The meeting under lock, of a Regieteam that takes part in this case."""
    if by.is_soort(Soort.REGIETEAM) and vergadering.regieteam_id != by.organisatie.pk:
        raise PermissionDenied
    deelnames = casus.deelnames.actief(vandaag(now))
    if not deelnames.filter(organisatie=vergadering.regieteam_id).exists():
        raise PermissionDenied
    return Vergadering.objects.select_for_update().get(pk=vergadering.pk)


def open_punt(punt, *, by, now):
    """This item again, under lock and still to be discussed."""
    punten = Agendapunt.objects.voor(by, vandaag(now)).select_related("casus")
    punt = punten.select_for_update(of=("self",)).get(pk=punt.pk)
    if punt.stand != Puntstand.OPEN:
        raise NotYet([f"Dit punt is al afgehandeld: {punt.get_stand_display().lower()}."])
    return punt


def vraag_terug(punt, tot, *, by, now):
    """Of a case that waits until a day the Regieteam puts it on an agenda by then."""
    bespreking.vraag(
        punt.casus,
        by.organisatie,
        wat="Zet de casus weer op de agenda",
        op=tot,
        kenmerk=punt.sleutel,
        now=now,
    )


def haal_eraf(punt, *, reden, by, now, tot=None):
    punt.stand, punt.uitkomst_reden, punt.tot = Puntstand.VAN_DE_AGENDA, reden, tot
    punt.behandeld_at, punt.behandeld_door, punt.versie = now, by.user, punt.versie + 1
    punt.save()
    vergeet_gesprek(punt.casus, reden=VAN_DE_AGENDA, now=now)
    raak(punt.vergadering)


def raak(vergadering):
    """Others who follow this meeting see that something changed."""
    Vergadering.objects.filter(pk=vergadering.pk).update(versie=F("versie") + 1)


def _agenda_is_open(vergadering, reden, *, by, now):
    if vergadering.stand not in (Vergaderstand.GEPLAND, Vergaderstand.BEZIG):
        raise NotYet([f"Kies een andere vergadering: {_klein(vergadering)}."], veld="vergadering")
    if now <= vergadering.sluit_at:
        return
    if not zit_voor(by):
        raise NotYet(
            ["De agenda is al gesloten. Alleen de voorzitter kan er nog een casus bij zetten."],
            veld="vergadering",
        )
    if not reden:
        raise NotYet(
            ["De agenda is al gesloten. Schrijf op waarom deze casus er nog bij moet."],
            veld="reden",
        )


def _melding_is_compleet(casus, vergadering):
    melding = (
        Melding.objects.filter(casus=casus, regieteam=vergadering.regieteam_id)
        .exclude(stand=Meldingstand.BEHANDELD)
        .first()
    )
    if melding and melding.stand != Meldingstand.COMPLEET and casus.status == Status.GEMELD:
        raise NotYet(["De melding is nog niet compleet. Kijk eerst of alles erin staat."])


def _voeg_toe(vergadering, casus, *, soort, reden, now):
    """The last item of this meeting; the others in the case hear that it is on an agenda.

    Before it is decided on, somebody speaks with the children (RT-17).
    """
    hoogste = vergadering.punten.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    instelling = Regieteam.objects.filter(organisatie=vergadering.regieteam_id).first()
    punt = Agendapunt.objects.create(
        vergadering=vergadering,
        casus=casus,
        soort=soort,
        reden=reden,
        volgorde=hoogste + 1,
        minuten=instelling.minuten if instelling else MINUTEN,
    )
    raak(vergadering)
    vraag_gesprek(casus, voor=vergadering.begint_at, now=now)
    vertel(casus, Berichtsoort.AGENDA, kenmerk=punt.pk, now=now, zonder=vergadering.regieteam_id)
    return punt


def _klein(vergadering):
    return vergadering.get_stand_display().lower()
