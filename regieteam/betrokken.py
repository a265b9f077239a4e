"""Which organisations take part in a case and who works there: whom a decision can name."""

from dataclasses import dataclass

from cases.choices import Rubriek
from cases.permissions import codenaam
from partners.choices import Rol
from partners.models import Lidmaatschap, Organisatie, User
from uitvoering.permissions import kan_casemanager_leveren


@dataclass(frozen=True)
class Betrokkene:
    """An organisation in the case, with the people of it who may work on it."""

    organisatie: Organisatie
    mensen: tuple[User, ...]
    ziet_besluit: bool

    def keuzes(self):
        """What one picks from a list: a text of its own for each person, to the person."""
        namen, keuzes = set(), {}
        for mens in self.mensen:
            naam, nummer = f"{mens.naam}, {self.organisatie}", 1
            while naam in namen:
                nummer += 1
                naam = f"{mens.naam} ({nummer}), {self.organisatie}"
            namen.add(naam)
            keuzes[naam] = (self.organisatie, mens)
        return keuzes


def betrokkenen(casus, dag):
    """Who takes part on this day, the organisations by name; a jurist works on no action."""
    gegund = set(
        casus.gunningen.filter(permission__codename=codenaam(Rubriek.BESLUIT)).values_list(
            "group", flat=True
        )
    )
    personen, organisaties = {}, {}
    for deelname in casus.deelnames.actief(dag).select_related("organisatie"):
        organisaties[deelname.organisatie_id] = deelname.organisatie
        personen.setdefault(deelname.organisatie_id, set()).add(deelname.persoon_id)
    leden = (
        Lidmaatschap.objects.actief()
        .filter(organisatie__in=organisaties)
        .exclude(rol__in=[Rol.JURIST, Rol.BEHEERDER])
        .select_related("user")
        .order_by("user__naam", "user")
    )
    mensen = {pk: {} for pk in organisaties}
    for lid in leden:
        mag = personen[lid.organisatie_id]
        if None in mag or lid.user_id in mag:
            mensen[lid.organisatie_id][lid.user_id] = lid.user
    return [
        Betrokkene(organisatie, tuple(mensen[pk].values()), organisatie.groep_id in gegund)
        for pk, organisatie in sorted(organisaties.items(), key=lambda rij: rij[1].naam)
    ]


def beslissers(casus, dag):
    """Who may have decided: by the text one picks, the organisation and the person."""
    gevonden = [een for een in betrokkenen(casus, dag) if een.ziet_besluit]
    return {tekst: paar for een in gevonden for tekst, paar in een.keuzes().items()}


def casemanagers(gevonden):
    """Whom the team may appoint: by organisation, the people by the text one picks."""
    return {
        een.organisatie.naam: een.keuzes()
        for een in gevonden
        if een.mensen and kan_casemanager_leveren(een.organisatie)
    }


def eigenaren(gevonden):
    """Who may get an action, an organisation or a person of it: those who read the decision."""
    return {
        een.organisatie.naam: {een.organisatie.naam: (een.organisatie, None), **een.keuzes()}
        for een in gevonden
        if een.ziet_besluit
    }
