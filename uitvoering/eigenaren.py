"""Who may get an action in a case: who takes part today and sees its rubriek, with its people."""

from django.db.models import Prefetch

from cases.choices import Hoedanigheid, Rubriek
from cases.permissions import VAN_SOORT, codenaam, plafond
from partners.choices import Rol
from partners.models import Lidmaatschap, Organisatie


def eigenaren(casus, dag, rubriek=Rubriek.BESLUIT):
    """[(organisatie, [people of it that see this case])], by name; three queries."""
    gedeeld = casus.gunningen.filter(permission__codename=codenaam(rubriek))
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
                and ziet(casus, organisatie, mens, rubriek)
            ],
        )
        for organisatie in organisaties
        if ziet(casus, organisatie, casus.casemanager, rubriek)
    ]


def ziet(casus, organisatie, persoon, rubriek):
    """Whether the ceiling lets her read it: as the casemanager, or as her kind of organisation."""
    is_casemanager = (
        persoon is not None
        and casus.casemanager_id == persoon.pk
        and casus.casemanager_organisatie_id == organisatie.pk
    )
    wie = Hoedanigheid.CASEMANAGER if is_casemanager else VAN_SOORT[organisatie.soort]
    recht = plafond(wie)[rubriek]
    return recht.lezen or (rubriek == Rubriek.BESLUIT and recht.eigen)
