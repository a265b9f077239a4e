"""Beat rings on, whatever happens to the clock of the machine."""

from datetime import timedelta

import pytest
from celery.schedules import schedule

from config.celery import app
from config.wekker import Wekker

TAKEN = ("sweep", "post", "stilte")


@pytest.fixture
def wekker(tmp_path, monkeypatch):
    """A clock with three tasks, and the names of those that it rang for."""
    gebeld = []
    wekker = Wekker(app, schedule_filename=str(tmp_path / "schema"))
    monkeypatch.setattr(wekker, "apply_async", lambda tik, **_: gebeld.append(tik.name))
    wekker.schedule.clear()
    for taak in TAKEN:
        wekker.add(name=taak, task=taak, schedule=schedule(60, app=app))
    yield wekker, gebeld
    wekker.close()


def zet(monkeypatch, moment):
    monkeypatch.setattr(app, "now", lambda: moment)


def rondes(wekker):
    for _ in TAKEN:
        wekker.tick()


@pytest.mark.rule("OC-17")
def test_a_clock_that_is_set_back_keeps_nothing_silent(wekker, monkeypatch):
    wekker, gebeld = wekker
    nu = app.now()
    zet(monkeypatch, nu + timedelta(hours=2))
    rondes(wekker)
    gebeld.clear()

    zet(monkeypatch, nu)
    rondes(wekker)
    zet(monkeypatch, nu + timedelta(seconds=61))
    rondes(wekker)

    assert sorted(gebeld) == sorted(TAKEN)


def test_beat_uses_it(settings):
    assert settings.CELERY_BEAT_SCHEDULER == "config.wekker:Wekker"
    assert app.conf.beat_scheduler == settings.CELERY_BEAT_SCHEDULER
