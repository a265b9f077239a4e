import time
from collections import Counter
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from cases.choices import Publiek, Rubriek, Status
from cases.models import (
    Bewoner,
    Casus,
    Deadline,
    Deelname,
    Document,
    Gebeurtenis,
    Gunning,
    Huurovereenkomst,
    Notitie,
)
from partners.actor import Actor
from partners.choices import Land, Rol
from partners.models import Contactpunt, Lidmaatschap, Organisatie, Regio, User
from tests.factories import AMSTERDAM, OrganisatieFactory
from werkplek.demo.laden import AlIemand, laad
from werkplek.demo.regio import ACCOUNTS

pytestmark = pytest.mark.django_db

NU = datetime(2026, 11, 18, 14, 0, tzinfo=AMSTERDAM)  # a Wednesday
SECONDEN = 15
GEVRAAGD = (
    "corporatie regieteam coordinator casemanager hulpverlening schuldhulp amk jeugdbescherming "
    "ocmw jurist opvang beheer corporatie2"
)


@pytest.fixture
def demo():
    return laad(now=NU, wachtwoord="geheim-genoeg")


def afdruk():
    """Everything about the region that a reader can see, without keys and case numbers."""
    return {
        "casussen": list(
            Casus.objects.order_by("nummer").values_list("naam", "status", "land", "resultaat")
        ),
        "tijdlijn": list(
            Gebeurtenis.objects.order_by("pk").values_list("op", "titel", "tekst", "door__username")
        ),
        "bewoners": list(Bewoner.objects.order_by("pk").values_list("naam", "geboortedatum")),
        "huur": list(Huurovereenkomst.objects.order_by("pk").values_list("nummer", "achterstand")),
        "deadlines": list(Deadline.objects.order_by("pk").values_list("wat", "due_at", "met_at")),
        "notities": list(Notitie.objects.order_by("pk").values_list("tekst", "publiek")),
    }


def test_about_sixty_cases_in_every_status(demo):
    per_status = Counter(Casus.objects.values_list("status", flat=True))
    assert set(per_status) == set(Status.values)
    assert demo == per_status.total() == 60


def test_deadlines_in_every_state(demo):
    openstaand = Deadline.objects.open()
    assert openstaand.filter(missed_at__isnull=False).exists()
    assert openstaand.filter(due_at__range=(NU, NU + timedelta(days=7))).exists()
    assert Casus.objects.exclude(deadlines__in=openstaand).exists()


def test_every_rubriek_every_audience_and_both_countries(demo):
    assert set(Notitie.objects.values_list("publiek", flat=True)) == set(Publiek.values)
    gedeeld = Gunning.objects.values_list("permission__codename", flat=True)
    assert set(gedeeld) == {f"zie_{rubriek}" for rubriek in Rubriek}
    assert set(Casus.objects.values_list("land", flat=True)) == set(Land.values)
    assert Document.objects.count() > 10
    assert Deelname.objects.filter(beeindigd_at__isnull=False).exists()


def test_the_same_moment_gives_the_same_region():
    afdrukken = []
    for _ in range(2):
        with transaction.atomic():
            laad(now=NU, wachtwoord="geheim-genoeg")
            afdrukken.append(afdruk())
            transaction.set_rollback(True)

    assert afdrukken[0] == afdrukken[1]


@pytest.mark.parametrize(
    "nu",
    [
        datetime(2026, 11, 21, 20, 30, tzinfo=AMSTERDAM),  # a Saturday
        datetime(2026, 11, 23, 0, 1, tzinfo=AMSTERDAM),
        datetime(2027, 1, 1, 8, 0, tzinfo=AMSTERDAM),
        datetime(2028, 2, 29, 23, 59, tzinfo=AMSTERDAM),
    ],
)
def test_it_loads_on_any_day_and_nothing_lies_in_the_future(nu):
    laad(now=nu, wachtwoord="geheim-genoeg")

    assert not Gebeurtenis.objects.filter(op__gt=nu).exists()
    assert set(Casus.objects.values_list("status", flat=True)) == set(Status.values)


def test_a_second_run_changes_nothing(demo, settings):
    settings.DEMO = True
    eerste = afdruk()
    uit = StringIO()
    call_command("demo", stdout=uit)

    assert "niet geladen" in uit.getvalue()
    assert afdruk() == eerste


def test_it_never_mixes_with_real_work():
    OrganisatieFactory()

    with pytest.raises(AlIemand):
        laad(now=NU, wachtwoord="geheim-genoeg")
    assert not Casus.objects.exists()


def test_outside_the_demo_one_has_to_insist(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="--toch"):
        call_command("demo")
    call_command("demo", "--toch", stdout=StringIO())
    assert Casus.objects.count() == 60


def test_it_takes_seconds():
    begin = time.monotonic()
    laad(now=timezone.now(), wachtwoord="geheim-genoeg")

    assert time.monotonic() - begin < SECONDEN


def test_the_accounts_are_those_of_the_design_and_log_in(demo, client):
    assert set(ACCOUNTS) == set(GEVRAAGD.split())
    for account in ACCOUNTS:
        assert User.objects.get(username=account).check_password("geheim-genoeg")
    anderen = User.objects.exclude(username__in=ACCOUNTS)
    assert not any(user.has_usable_password() for user in anderen)


@pytest.mark.parametrize("account", sorted(set(GEVRAAGD.split()) - {"beheer"}))
def test_every_account_has_something_to_see(demo, account):
    user = User.objects.get(username=account)
    lid = user.lidmaatschappen.order_by("organisatie__naam").first()
    actor = Actor(user, lid.organisatie, frozenset({lid.rol}))

    assert Casus.objects.for_actor(actor, NU.date()).open().exists()


def test_beheer_is_beheerder_only(demo):
    assert [lid.rol for lid in Lidmaatschap.objects.filter(user__username="beheer")] == [
        "beheerder"
    ]


def test_every_organisation_has_a_beheerder_and_nobody_has_a_real_address(demo):
    for organisatie in Organisatie.objects.all():
        assert organisatie.lidmaatschappen.filter(rol=Rol.BEHEERDER).exists(), organisatie
    for adres in [*User.objects.values_list("email", flat=True)] + [
        p.email for p in Contactpunt.objects.exclude(email="")
    ]:
        assert adres.endswith(".example")


def test_every_region_has_contacts_and_somebody_works_for_two_organisations(demo):
    for regio in Regio.objects.all():
        assert regio.contactpunten.count() > 2
    assert len({lid.organisatie_id for lid in lidmaatschappen("casemanager")}) == 2


def test_leases_do_not_meet_those_of_the_import_files(demo):
    assert not Huurovereenkomst.objects.filter(nummer__startswith="HO-").exists()


def lidmaatschappen(account):
    return Lidmaatschap.objects.filter(user__username=account)
