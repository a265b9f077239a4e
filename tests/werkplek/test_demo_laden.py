"""Loading the demo region, each time from nothing."""

import time
from datetime import datetime
from io import StringIO
from pprint import pformat

import pytest
from django.core.management import CommandError, call_command

from cases.choices import Status
from cases.models import Casus, Deadline, Gebeurtenis
from common.urgentie import urgentie
from tests import demo
from tests.factories import AMSTERDAM, OrganisatieFactory
from tests.werkplek.test_demo import AANTAL, SECONDEN
from werkplek.demo.laden import AlIemand, laad

pytestmark = pytest.mark.django_db

ZATERDAGAVOND = datetime(2026, 11, 21, 20, 30, tzinfo=AMSTERDAM)
NIEUWJAARSNACHT = datetime(2028, 1, 1, 0, 1, tzinfo=AMSTERDAM)


def test_the_same_moment_gives_the_same_region_in_seconds(demodatabase):
    begin = time.process_time()
    aantal = laad(now=demo.geladen_om(), wachtwoord="geheim-genoeg")

    assert time.process_time() - begin < SECONDEN  # not of the others on this machine
    assert aantal == Casus.objects.count() == AANTAL
    assert pformat(demo.afdruk()) == demo.eerste_afdruk()


def test_it_loads_at_any_moment_and_nothing_lies_in_the_future():
    laad(now=NIEUWJAARSNACHT, wachtwoord="geheim-genoeg")

    assert not Gebeurtenis.objects.filter(op__gt=NIEUWJAARSNACHT).exists()
    assert set(Casus.objects.values_list("status", flat=True)) == set(Status.values)
    open_ = Deadline.objects.open().values_list("due_at", flat=True)
    standen = {urgentie(due_at, NIEUWJAARSNACHT).niveau for due_at in open_}
    assert standen == {"te_laat", "binnenkort", "later"}  # on a day off nothing is for today


def test_it_never_mixes_with_real_work():
    OrganisatieFactory()

    with pytest.raises(AlIemand):
        laad(now=ZATERDAGAVOND, wachtwoord="geheim-genoeg")
    assert not Casus.objects.exists()


def test_outside_the_demo_one_has_to_insist(settings):
    settings.DEMO = False
    OrganisatieFactory()
    uit = StringIO()

    with pytest.raises(CommandError, match="--toch"):
        call_command("demo", stdout=uit)
    assert not uit.getvalue()
    call_command("demo", "--toch", stdout=uit)
    assert "is niet geladen" in uit.getvalue()  # only because somebody works here already
