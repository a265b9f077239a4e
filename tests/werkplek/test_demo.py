import re
from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases.actions.signalering import traag
from cases.choices import Deadlinesoort, Publiek, Relatie, Rubriek, Status
from cases.models import (
    Casus,
    Deadline,
    Deelname,
    Document,
    Gunning,
    Huurovereenkomst,
    Notitie,
)
from partners.actor import Actor
from partners.choices import Land, Rol
from partners.demo_accounts import DEMO_ACCOUNTS
from partners.models import Contactpunt, Lidmaatschap, Organisatie, Regio, User
from regieteam.choices import Meldingstand
from regieteam.models import Besluit, Melding
from tests.demo import WACHTWOORD, afdruk
from tests.werkplek.pagina import als
from werkplek import werklijst
from werkplek.demo.regio import ACCOUNTS

pytestmark = pytest.mark.django_db

SECONDEN = 30  # of the processor; on a busy machine that counts double
AANTAL = 75
GEVRAAGD = [
    "corporatie",
    "regieteam",
    "coordinator",
    "casemanager",
    "hulpverlening",
    "schuldhulp",
    "amk",
    "jeugdbescherming",
    "ocmw",
    "jurist",
    "opvang",
    "beheer",
    "corporatie2",
]


def test_about_seventy_cases_in_every_status(demoregio):
    per_status = Counter(Casus.objects.values_list("status", flat=True))
    assert set(per_status) == set(Status.values)
    assert per_status.total() == AANTAL


def test_deadlines_in_every_state(demoregio):
    openstaand = Deadline.objects.open()
    nu = demoregio.nu
    assert openstaand.filter(missed_at__isnull=False).exists()
    assert openstaand.filter(due_at__range=(nu, nu + timedelta(days=7))).exists()
    assert {timezone.localtime(d.due_at).hour for d in openstaand} >= {12, 17}
    assert Casus.objects.exclude(deadlines__in=openstaand).exists()


@pytest.mark.rule("RT-05")
def test_the_plan_that_is_not_complete_is_a_few_days_late(demoregio):
    [vraag] = Deadline.objects.open().filter(soort=Deadlinesoort.PLAN)
    werkdagen = werklijst.werkdagen_van(vraag.organisatie, timezone.localdate(demoregio.nu))
    laat = werkdagen(timezone.localdate(vraag.due_at), timezone.localdate(demoregio.nu))

    assert vraag.casus.plannen.get().organisatie == vraag.organisatie
    assert 1 <= laat <= 5


def test_every_rubriek_every_audience_and_both_countries(demoregio):
    assert set(Notitie.objects.values_list("publiek", flat=True)) == set(Publiek.values)
    gedeeld = Gunning.objects.values_list("permission__codename", flat=True)
    assert set(gedeeld) == {f"zie_{rubriek}" for rubriek in Rubriek}
    assert set(Casus.objects.values_list("land", flat=True)) == set(Land.values)
    assert Document.objects.count() > 10
    assert Deelname.objects.filter(beeindigd_at__isnull=False).exists()


def test_a_second_run_changes_nothing(demoregio, settings):
    settings.DEMO = True
    eerste = afdruk()
    uit = StringIO()
    call_command("demo", stdout=uit)

    assert "niet geladen" in uit.getvalue()
    assert afdruk() == eerste


def test_the_accounts_are_those_of_the_design_and_log_in(demoregio):
    assert set(ACCOUNTS) == set(GEVRAAGD)
    for account in ACCOUNTS:
        assert User.objects.get(username=account).check_password(WACHTWOORD)
    anderen = User.objects.exclude(username__in=ACCOUNTS)
    assert not any(user.has_usable_password() for user in anderen)


def actor_van(account):
    user = User.objects.get(username=account)
    organisatie = user.lidmaatschappen.order_by("organisatie__naam").first().organisatie
    rollen = user.lidmaatschappen.filter(organisatie=organisatie).values_list("rol", flat=True)
    return Actor(user, organisatie, frozenset(rollen))


@pytest.mark.parametrize("account", sorted(set(GEVRAAGD) - {"beheer"}))
def test_every_account_has_something_to_see(demoregio, client, account):
    actor = actor_van(account)

    assert Casus.objects.for_actor(actor, timezone.localdate(demoregio.nu)).open().exists()
    client.force_login(actor.user)
    assert "Je hebt nu niets te doen" not in client.get("/").text


@pytest.mark.parametrize("account", DEMO_ACCOUNTS, ids=lambda account: account.naam)
def test_the_household_to_look_at_first_is_one_that_the_account_sees(demoregio, client, account):
    client.force_login(User.objects.get(username=account.naam))
    pagina = client.get("/casussen/").text + client.get("/").text
    for naam in re.findall(r"[A-Z]\. \w+", account.eerst):
        assert naam in pagina


def test_a_household_is_one_that_could_exist(demoregio):
    casussen = Casus.objects.select_related("huurovereenkomst").prefetch_related("bewoners")
    for casus in casussen.exclude(huurovereenkomst=None):
        namen = [bewoner.naam for bewoner in casus.bewoners.all()]
        assert len(namen) == len(set(namen)), f"twee keer dezelfde naam in {casus.naam}"
        huurder = {b.geboortedatum for b in casus.bewoners.all() if b.relatie == Relatie.HUURDER}
        assert huurder == {casus.huurovereenkomst.geboortedatum_huurder}


def test_nothing_waits_longer_than_people_would_let_it(demoregio):
    lang_geleden = demoregio.nu - timedelta(days=31)
    assert not Deadline.objects.open().filter(due_at__lt=lang_geleden).exists()
    gemeld = Melding.objects.filter(stand=Meldingstand.NIEUW)
    assert gemeld.exists()
    assert not gemeld.filter(gemeld_at__lt=demoregio.nu - timedelta(days=14)).exists()


def test_nothing_lags_when_it_is_loaded(demoregio):
    assert traag(demoregio.nu + timedelta(minutes=1)) == {}


def test_nobody_is_evicted_in_a_weekend(demoregio):
    dagen = [besluit.ontruimingsdatum for besluit in Besluit.objects.exclude(ontruimingsdatum=None)]
    assert dagen
    assert {dag.weekday() for dag in dagen} <= set(range(5))


@pytest.mark.rule("RT-19")
@pytest.mark.parametrize("account", sorted(set(GEVRAAGD) - {"beheer"}))
def test_every_task_has_a_button_that_does_it_and_opens(demoregio, account):
    """One kind of task each: "Bekijk de casus" leaves somebody to find out what to do there."""
    actor, now = actor_van(account), demoregio.nu
    rijen = list(werklijst.deadlines(actor, now))
    casussen = werklijst.casussen_van(actor, {rij.casus_id for rij in rijen}, now)
    werkdagen = werklijst.werkdagen_van(actor.organisatie, timezone.localdate(now))
    taken = werklijst.taken(actor, rijen, casussen, now, werkdagen)
    client = als(actor)
    soorten = {(t.deadline.soort, t.deadline.rubriek, t.doen["tekst"]): t for t in taken}

    for taak in soorten.values():
        assert taak.doen["tekst"] != "Bekijk de casus", taak.deadline.wat
        assert client.get(taak.doen["url"]).status_code == 200, taak.doen


def test_beheer_is_beheerder_only(demoregio):
    assert [lid.rol for lid in Lidmaatschap.objects.filter(user__username="beheer")] == [
        "beheerder"
    ]


def test_every_organisation_has_a_beheerder_and_nobody_has_a_real_address(demoregio):
    for organisatie in Organisatie.objects.all():
        assert organisatie.lidmaatschappen.filter(rol=Rol.BEHEERDER).exists(), organisatie
    for adres in [*User.objects.values_list("email", flat=True)] + [
        p.email for p in Contactpunt.objects.exclude(email="")
    ]:
        assert adres.endswith(".example")


def test_every_region_has_contacts_and_somebody_works_for_two_organisations(demoregio):
    for regio in Regio.objects.all():
        assert regio.contactpunten.count() > 2
    assert len({lid.organisatie_id for lid in lidmaatschappen("casemanager")}) == 2


def test_leases_do_not_meet_those_of_the_import_files(demoregio):
    assert not Huurovereenkomst.objects.filter(nummer__startswith="HO-").exists()


def lidmaatschappen(account):
    return Lidmaatschap.objects.filter(user__username=account)
