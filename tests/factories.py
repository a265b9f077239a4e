"""People, organisations and cases for tests: no surprising defaults, traits in domain words."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from cases.actions.aanmaken import NieuweCasus, maak_casussen
from cases.actions.deelnames import nodig_uit
from cases.choices import Bron, Grondslag, Rubriek
from cases.models import Casus
from partners.actor import Actor
from partners.choices import Rol, Soort
from partners.models import Lidmaatschap, Organisatie, Regio, User

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 18, 10, 30, tzinfo=AMSTERDAM)  # a Wednesday
VANDAAG = NOW.date()


class RegioFactory(DjangoModelFactory):
    class Meta:
        model = Regio

    naam = factory.Sequence(lambda n: f"Regio {n}")


class GroupFactory(DjangoModelFactory):
    class Meta:
        model = Group

    name = factory.Sequence(lambda n: f"organisatie-{n}")


class OrganisatieFactory(DjangoModelFactory):
    class Meta:
        model = Organisatie

    naam = factory.Sequence(lambda n: f"Organisatie {n}")
    code = factory.Sequence(lambda n: f"organisatie-{n}")
    soort = Soort.CORPORATIE
    regio = factory.SubFactory(RegioFactory)
    groep = factory.SubFactory(GroupFactory)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"gebruiker{n}")
    naam = factory.Sequence(lambda n: f"Gebruiker {n}")
    email = factory.Sequence(lambda n: f"gebruiker{n}@honkvast.example")
    password = factory.django.Password("wachtwoord")


class LidmaatschapFactory(DjangoModelFactory):
    class Meta:
        model = Lidmaatschap

    user = factory.SubFactory(UserFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    rol = Rol.MEDEWERKER
    sinds_at = NOW


def actor(soort=Soort.CORPORATIE, *rollen, organisatie=None, user=None, **velden):
    """Somebody acting for an organisation of this kind, member of it in these roles."""
    organisatie = organisatie or OrganisatieFactory(soort=soort, **velden)
    user = user or UserFactory()
    rollen = rollen or (Rol.MEDEWERKER,)
    for rol in rollen:
        LidmaatschapFactory(user=user, organisatie=organisatie, rol=rol)
    return Actor(user, organisatie, frozenset(rollen))


def nieuwe_casus(**velden):
    """The data of a case to be made; each call has a lease number of its own."""
    nummer = next(_LEASES)
    return NieuweCasus(
        **{
            "nummer": f"HO-{nummer}",
            "achternaam": "Jansen",
            "voorletters": "A.",
            "straat": "Dorpsstraat",
            "huisnummer": str(nummer),
            "postcode": "6598 AB",
            "plaats": "Lindeburg",
            "achterstand": Decimal("850.00"),
            "peildatum": VANDAAG,
            **velden,
        }
    )


_LEASES = iter(range(1, 10**9))


def casus(by=None, now=NOW, **velden):
    """A case as a corporatie just made it, loaded for the actor who made it."""
    by = by or actor()
    [gemaakt] = maak_casussen([nieuwe_casus(**velden)], bron=Bron.HAND, by=by, now=now)
    return voor(gemaakt, by, now=now)


def voor(casus, by, now=NOW):
    """The case as this actor sees it."""
    return Casus.objects.for_actor(by, now.astimezone(AMSTERDAM).date()).get(pk=casus.pk)


def deel(casus, met, *, by, rubrieken=tuple(Rubriek), tot=None, persoon=None, now=NOW):
    """Let the organisation of actor `met` take part; returns the case as `met` sees it."""
    nodig_uit(
        casus,
        organisatie=met.organisatie,
        persoon=persoon,
        doel="Samen een ontruiming voorkomen",
        grondslag=Grondslag.TOESTEMMING,
        tot=tot,
        rubrieken=rubrieken,
        by=by,
        now=now,
    )
    return voor(casus, met, now=now)


def geboren(jaren, dag=VANDAAG):
    """The birth date of somebody who turns `jaren` on `dag`; of a leap day, on the day before."""
    leapday = (dag.month, dag.day) == (2, 29)
    return date(dag.year - jaren, dag.month, dag.day - leapday)
