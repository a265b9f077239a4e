"""Who sits at the table: of a meeting, and of one item."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions.laden import vandaag
from cases.actions.stappen import NotYet
from partners.models import Lidmaatschap
from regieteam.actions.agenda import raak
from regieteam.choices import Aanwezig, Vergaderstand
from regieteam.models import Aanwezigheid, Agendapunt, Vergadering
from regieteam.permissions import is_van_het_team
from regieteam.stoelen import mag_aan_tafel, organisaties_van, organisaties_van_punt


@transaction.atomic
def zet_aan_tafel(vergadering, *, organisatie, naam, user=None, by, now):
    """Expect somebody at this meeting, with the organisation she speaks for."""
    vergadering = _om_te_noteren(vergadering, by=by)
    if organisatie.pk not in {o.pk for o in organisaties_van(vergadering, by, vandaag(now))}:
        raise NotYet(
            ["Deze organisatie doet niet mee in een casus van deze agenda."], veld="organisatie"
        )
    lidmaatschappen = Lidmaatschap.objects.actief().filter(organisatie=organisatie)
    if user is not None and not lidmaatschappen.filter(user=user).exists():
        raise NotYet(["Deze persoon werkt niet bij die organisatie."], veld="wie")
    mens, nieuw = vergadering.mensen.get_or_create(
        organisatie=organisatie, naam=naam, defaults={"user": user}
    )
    if not nieuw:
        raise NotYet([f"{naam} staat er al bij."], veld="naam" if user is None else "wie")
    raak(vergadering)
    return mens


@transaction.atomic
def zet_stand(mens, stand, *, by):
    """Expected, there, or said not to come; who isn't there sits at no item."""
    vergadering = _om_te_noteren(mens.vergadering, by=by)
    Aanwezigheid.objects.filter(pk=mens.pk).update(stand=stand)
    if stand == Aanwezig.AFGEMELD:
        mens.punten.clear()
    raak(vergadering)


@transaction.atomic
def zet_bij_punt(punt, mensen, *, by, now):
    """Who sits at the table for one item: only of the team, and of who takes part in the case."""
    vergadering = _om_te_noteren(punt.vergadering, by=by)
    punt = Agendapunt.objects.voor(by, vandaag(now)).get(pk=punt.pk)
    mogen = {o.pk for o in organisaties_van_punt(punt, vandaag(now))}
    for mens in mensen:
        if mens.vergadering_id != vergadering.pk or not mag_aan_tafel(mens, mogen):
            raise NotYet(
                [f"{mens.naam} hoort niet bij dit punt: die organisatie doet niet mee."],
                veld="aanwezig",
            )
    punt.aanwezig.set(mensen)
    punt.versie += 1
    punt.save(update_fields=["versie"])
    raak(vergadering)


def _om_te_noteren(vergadering, *, by):
    """The meeting under lock, for somebody of its team, until the list is confirmed."""
    if not is_van_het_team(by) or vergadering.regieteam_id != by.organisatie.pk:
        raise PermissionDenied
    vergadering = Vergadering.objects.select_for_update().get(pk=vergadering.pk)
    if vergadering.stand in (Vergaderstand.BEVESTIGD, Vergaderstand.AFGELAST):
        raise NotYet(["Deze vergadering is al afgesloten."])
    return vergadering
