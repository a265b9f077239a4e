import pytest
from django.core.cache import cache

from config.celery import app


@pytest.fixture(autouse=True)
def _bel():
    """The worker is in the room; the slow-down of allauth begins anew for each test."""
    app.conf.task_always_eager = True
    app.conf.task_eager_propagates = True
    cache.clear()
    yield
    app.conf.task_always_eager = False
    app.conf.task_eager_propagates = False
