"""The world of these tests is built once per module, on the demo region."""

import pytest
from django.utils import timezone

from tests.rechten import wereld as bouwplaats


@pytest.fixture(scope="module")
def wereld(demoregio):
    return bouwplaats.bouw(timezone.now())


@pytest.fixture(autouse=True)
def _documenten(demoregio, settings):
    settings.MEDIA_ROOT = demoregio.media
