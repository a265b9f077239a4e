"""Making an organisation and its settings."""

from django.contrib.auth.models import Group
from django.db import transaction

from common.fouten import Onbevoegd
from partners.choices import Land
from partners.models import Organisatie, Regio

INSTELBAAR = [
    "sluitingstijd",
    "contact_binnen_werkdagen",
    "aanmelden_voor_werkdagen",
    "telefoon",
    "email",
    "bezoekadres",
    "meekijken_verplicht",
]


@transaction.atomic
def maak_organisatie(*, naam, code, soort, regio, land=Land.NL, **velden):
    """A new organisation with the group that carries what is shared with it.

    `regio` is a Regio or the name of one in this country, which is made when it isn't there.
    """
    if not isinstance(regio, Regio):
        regio, _ = Regio.objects.get_or_create(land=land, naam=regio)
    groep = Group.objects.create(name=f"organisatie-{code}")
    return Organisatie.objects.create(
        naam=naam, code=code, soort=soort, land=land, regio=regio, groep=groep, **velden
    )


@transaction.atomic
def stel_in(
    organisatie,
    *,
    sluitingstijd,
    contact_binnen_werkdagen,
    aanmelden_voor_werkdagen=None,
    telefoon="",
    email="",
    bezoekadres="",
    meekijken_verplicht=False,
    by,
    now,
):
    """The office hours and terms that the deadlines follow, where people find us, and
    whether a colleague always looks along with a report."""
    if not by.is_beheerder or by.organisatie.pk != organisatie.pk:
        raise Onbevoegd("Alleen een beheerder van je organisatie mag dit.")
    organisatie.sluitingstijd = sluitingstijd
    organisatie.contact_binnen_werkdagen = contact_binnen_werkdagen
    if aanmelden_voor_werkdagen:
        organisatie.aanmelden_voor_werkdagen = aanmelden_voor_werkdagen
    organisatie.telefoon, organisatie.email = telefoon, email
    organisatie.bezoekadres = bezoekadres
    organisatie.meekijken_verplicht = meekijken_verplicht
    organisatie.save(update_fields=INSTELBAAR)
