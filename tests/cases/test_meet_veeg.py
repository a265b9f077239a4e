"""The benchmark of the sweep measures real work and leaves nothing behind."""

import re

import pytest
from django.core.management import CommandError, call_command

from cases.actions import sweep
from cases.models import Casus, Deadline
from partners.models import Organisatie

pytestmark = pytest.mark.django_db


def test_it_prints_the_speed_and_the_ratio_and_undoes_everything(capsys):
    call_command("meet_veeg", deadlines=1100, rondes=1)

    tekst = capsys.readouterr().out
    assert re.search(r"De sweep: \d+\.\d\d s, \d+ rijen per seconde", tekst)
    assert re.search(r"Verhouding: \d+\.\d\d", tekst)
    assert [m.objects.count() for m in (Casus, Deadline, Organisatie)] == [0, 0, 0]


def test_it_measures_nothing_when_the_two_write_something_else(monkeypatch):
    herinner = sweep.herinner

    def zonder_berichten(gegevens, aantal):
        return herinner({**gegevens, "zie": "niets"}, aantal)

    monkeypatch.setattr(sweep, "herinner_alle", lambda g: zonder_berichten(g, None)[0])

    with pytest.raises(CommandError, match="niet hetzelfde"):
        call_command("meet_veeg", deadlines=20, rondes=1)


def test_nothing_to_measure_is_refused():
    with pytest.raises(CommandError):
        call_command("meet_veeg", deadlines=0)
