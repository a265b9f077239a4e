"""Who may sit at the table of a meeting, and of one of its items."""

from cases.models import Deelname
from partners.choices import Rol
from partners.models import Lidmaatschap, Organisatie
from regieteam.choices import Aanwezig
from regieteam.models import Agendapunt


def organisaties_van(vergadering, actor, dag):
    """The team, and who takes part in an item of this agenda that this actor may see."""
    punten = Agendapunt.objects.voor(actor, dag).op_de_agenda().filter(vergadering=vergadering)
    deelnames = Deelname.objects.actief(dag).filter(casus__in=punten.values("casus"))
    return _organisaties(vergadering.regieteam_id, deelnames)


def organisaties_van_punt(punt, dag):
    """The team, and who takes part in this case."""
    deelnames = Deelname.objects.actief(dag).filter(casus=punt.casus_id)
    return _organisaties(punt.vergadering.regieteam_id, deelnames)


def mensen_van(organisaties):
    """(organisation, person) of who works with cases there, by name."""
    leden = (
        Lidmaatschap.objects.actief()
        .filter(organisatie__in=organisaties)
        .exclude(rol=Rol.BEHEERDER)
        .select_related("user", "organisatie")
        .order_by("organisatie__naam", "user__naam", "pk")
    )
    paren = {(lid.organisatie_id, lid.user_id): (lid.organisatie, lid.user) for lid in leden}
    return list(paren.values())


def mag_aan_tafel(mens, organisaties):
    """Somebody of one of these organisations, who didn't say that she doesn't come."""
    return mens.stand != Aanwezig.AFGEMELD and mens.organisatie_id in organisaties


def _organisaties(team, deelnames):
    mee = set(deelnames.values_list("organisatie", flat=True)) | {team}
    return list(Organisatie.objects.filter(pk__in=mee, actief=True).order_by("naam", "pk"))
