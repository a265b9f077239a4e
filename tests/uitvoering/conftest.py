"""A module says with `gebouwd` what it builds once."""

from copy import deepcopy

import pytest


@pytest.fixture
def kring(db, gebouwd):
    """What this module built, for one test to change."""
    return deepcopy(gebouwd)
