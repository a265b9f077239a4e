from datetime import timedelta
from uuid import uuid4

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session

from partners.actions.opruimen import BEWAAR, ruim_op
from partners.models import Verzending
from tests.factories import NOW, UserFactory

pytestmark = pytest.mark.django_db


def test_what_is_over_goes_and_what_counts_stays():
    user, oud = UserFactory(), NOW - BEWAAR - timedelta(seconds=1)
    for at in (oud, NOW):
        Verzending.objects.create(sleutel=uuid4(), user=user, at=at)
        poging = AccessAttempt.objects.create(username=str(at), failures_since_start=1)
        AccessAttempt.objects.filter(pk=poging.pk).update(attempt_time=at)
    Session.objects.create(session_key="oud", session_data="", expire_date=oud)
    Session.objects.create(session_key="nu", session_data="", expire_date=NOW)

    assert (ruim_op(now=NOW), ruim_op(now=NOW)) == (3, 0)
    assert [sessie.session_key for sessie in Session.objects.all()] == ["nu"]
    assert (Verzending.objects.get().at, AccessAttempt.objects.get().attempt_time) == (NOW, NOW)
