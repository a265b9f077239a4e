"""The benchmark of the sweep measures real work and leaves nothing behind."""

import re

import pytest
from django.core.management import CommandError, call_command

from cases.models import Casus, Deadline
from partners.models import Organisatie

pytestmark = pytest.mark.django_db


def test_it_prints_the_speed_and_the_ratio_and_undoes_everything(capsys):
    call_command("meet_veeg", deadlines=1100, rondes=1)

    tekst = capsys.readouterr().out
    assert re.search(r"De sweep: \d+\.\d\d s, \d+ rijen per seconde", tekst)
    assert re.search(r"Verhouding: \d+\.\d\d", tekst)
    assert [m.objects.count() for m in (Casus, Deadline, Organisatie)] == [0, 0, 0]


def test_nothing_to_measure_is_refused():
    with pytest.raises(CommandError):
        call_command("meet_veeg", deadlines=0)
