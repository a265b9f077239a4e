"""Who may get an action: somebody who can see it."""

from django.db.models import Q

from cases.actions.laden import vandaag
from cases.actions.stappen import NotYet
from cases.choices import Rubriek
from cases.permissions import codenaam
from partners.models import Lidmaatschap
from uitvoering.eigenaren import ziet


def controleer_eigenaar(casus, organisatie, persoon, *, rubriek, now):
    """Whoever gets an action must be able to see it: the case, and the part it stands in."""
    deelnames = casus.deelnames.actief(vandaag(now)).filter(organisatie=organisatie)
    if not deelnames.exists():
        raise NotYet(
            [f"{organisatie} doet niet mee in deze casus. Nodig deze organisatie eerst uit."],
            veld="organisatie",
        )
    gedeeld = casus.gunningen.filter(
        group=organisatie.groep_id, permission__codename=codenaam(rubriek)
    )
    if not ziet(casus, organisatie, persoon, rubriek):
        raise NotYet([f"{persoon or organisatie} mag dit niet lezen. Kies een ander."],
                     veld="organisatie")  # fmt: skip
    if not gedeeld.exists():
        waar = "het besluit" if rubriek == Rubriek.BESLUIT else "deze rubriek"
        naam = Rubriek(rubriek).label if rubriek != Rubriek.BESLUIT else "Besluit"
        raise NotYet(
            [f"{organisatie} ziet {waar} niet. Deel de rubriek {naam} eerst."],
            veld="organisatie",
        )
    if persoon is None:
        return
    lid = Lidmaatschap.objects.actief().filter(user=persoon, organisatie=organisatie)
    if not lid.exists() or not deelnames.filter(Q(persoon=None) | Q(persoon=persoon)).exists():
        raise NotYet([f"{persoon.naam} werkt hier niet aan voor {organisatie}."], veld="persoon")
