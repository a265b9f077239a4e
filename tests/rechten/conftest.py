"""The world of these tests is built once per process, in a copy of the demo region of its own.

All words that a test looks for are in it from the beginning, so that one look serves all tests.
"""

import os

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from tests import demo
from tests.databases import maak_database, op_database, verwijder_database
from tests.rechten import test_dertig_merken, test_rondgang
from tests.rechten import wereld as bouwplaats
from werkplek.demo.regio import ACCOUNTS


@pytest.fixture(scope="session")
def eigen_wereld(demodatabase, worker_naam, django_db_blocker):
    naam = f"test_wereld_{worker_naam}_{os.getpid()}"
    maak_database(naam, demodatabase)
    with (
        op_database(naam, django_db_blocker),
        override_settings(MEDIA_ROOT=demo.media()),
        transaction.atomic(),
    ):
        wereld = bouwplaats.bouw(timezone.now())
        wereld.merken = test_rondgang.plant(wereld)
        wereld.verborgen = test_dertig_merken.plant(wereld)
        # Everybody has been there: there is something to read about who looked.
        for account in ACCOUNTS:
            wereld.als(account).get(wereld.casus.get_absolute_url())
    yield naam, wereld
    verwijder_database(naam)


@pytest.fixture(scope="module")
def wereld(eigen_wereld, django_db_blocker):
    naam, wereld = eigen_wereld
    with op_database(naam, django_db_blocker):
        yield wereld


@pytest.fixture(autouse=True)
def _documenten(wereld, settings):
    settings.MEDIA_ROOT = demo.media()
