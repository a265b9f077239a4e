"""The address that asks whether we are well."""

import pytest


@pytest.mark.django_db
def test_it_answers_without_logging_in(client):
    antwoord = client.get("/gezond/")

    assert antwoord.status_code == 200
    assert antwoord.headers["Cache-Control"].startswith("max-age=0")
