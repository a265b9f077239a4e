"""The measuring fills only an empty house, and says of each page what it costs."""

import json

import pytest
from django.core.management import CommandError, call_command

from cases.models import Casus, Deelname, Gebeurtenis
from partners.models import Organisatie
from tests.factories import NOW, OrganisatieFactory
from werkplek.meting.vullen import vul

pytestmark = pytest.mark.django_db


def test_it_measures_every_page_and_holds_an_earlier_time_beside_it(tmp_path, capsys):
    bestand = tmp_path / "oud.json"
    wat = {"casussen": 200, "rondes": 1, "invoer": 20, "deadlines": 40}
    call_command("meet", **wat, naar=bestand)
    call_command("meet", **wat | {"invoer": 0, "deadlines": 0}, vergelijk=bestand)

    uit = json.loads(bestand.read_text())
    gemeten = {naam.partition(",")[0] for naam in uit}
    assert gemeten >= {"Mijn werk", "Lijst", "Zoeken", "Casus", "Overzicht", "Logboek schrijven"}
    assert gemeten >= {"Import", "Sweep"}
    assert all(een["queries"] for een in uit.values() if "queries" in een)
    assert "was" in capsys.readouterr().out
    assert Casus.objects.count() == 200  # used again, and what was imported is gone


def test_every_case_has_three_participations_and_ten_events():
    huis = vul(200, now=NOW)

    assert (huis.casussen, Organisatie.objects.count()) == (200, 50)
    assert (Deelname.objects.count(), Gebeurtenis.objects.count()) == (600, 2000)
    groot, klein = huis.verhuurders[0].organisatie, huis.verhuurders[-1].organisatie
    assert groot.casussen.count() > 10 * klein.casussen.count()


def test_a_house_with_other_work_is_left_alone():
    OrganisatieFactory()

    with pytest.raises(CommandError, match="ander werk"):
        call_command("meet")
    assert Organisatie.objects.count() == 1
