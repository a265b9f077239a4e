"""Who may get an action in a case: who takes part today and sees the decision, with its people."""

from django.db.models import Prefetch

from cases.choices import Rubriek
from cases.permissions import codenaam
from partners.choices import Rol
from partners.models import Lidmaatschap, Organisatie


def eigenaren(casus, dag):
    """[(organisatie, [people of it that see this case])], by name; three queries."""
    gedeeld = casus.gunningen.filter(permission__codename=codenaam(Rubriek.BESLUIT))
    leden = Lidmaatschap.objects.actief().exclude(rol=Rol.BEHEERDER).select_related("user")
    alleen = {}
    for organisatie, persoon in casus.deelnames.actief(dag).values_list("organisatie", "persoon"):
        alleen.setdefault(organisatie, set()).add(persoon)
    organisaties = Organisatie.objects.filter(
        pk__in=alleen, groep__in=gedeeld.values("group")
    ).prefetch_related(
        Prefetch("lidmaatschappen", leden.order_by("user__naam", "pk"), to_attr="leden")
    )
    return [
        (
            organisatie,
            [
                mens
                for mens in dict.fromkeys(lid.user for lid in organisatie.leden)
                if alleen[organisatie.pk] & {None, mens.pk}
            ],
        )
        for organisatie in organisaties
    ]
