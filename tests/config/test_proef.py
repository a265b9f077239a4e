"""bin/test: where the files of a run are, and what becomes of those of a run that was killed."""

import fcntl
import shutil
import tempfile
from pathlib import Path

import pytest

from config import proef


@pytest.fixture
def geheugen(monkeypatch, tmp_path):
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(proef, "GEHEUGEN", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("meer", "in_geheugen"), [(1, True), (0, False)])
def test_it_is_in_memory_where_there_is_room(monkeypatch, geheugen, meer, in_geheugen):
    ruimte = shutil.disk_usage(geheugen)._replace(free=proef.GENOEG + meer)
    monkeypatch.setattr(shutil, "disk_usage", lambda pad: ruimte)

    assert proef._waar() == (geheugen if in_geheugen else Path(tempfile.gettempdir()))


def test_who_names_a_place_gets_it(monkeypatch, geheugen):
    monkeypatch.setenv("TMPDIR", tempfile.gettempdir())

    assert proef._waar() == Path(tempfile.gettempdir())


def test_what_a_killed_run_left_goes_and_a_run_that_goes_on_stays(geheugen):
    for naam in ("oud", "bezig"):
        (geheugen / f"{proef.PREFIX}{naam}").mkdir()
        (geheugen / f"{proef.PREFIX}{naam}" / "slot").touch()
    with (geheugen / f"{proef.PREFIX}bezig" / "slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)

        proef._ruim_oude_op()

        assert [map_.name for map_ in geheugen.iterdir()] == [f"{proef.PREFIX}bezig"]
