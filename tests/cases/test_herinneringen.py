"""When the program reminds of a deadline: the table, and its moments in local time."""

from datetime import UTC, date, datetime

import pytest

from cases.choices import Deadlinesoort
from cases.herinneringen import HERINNERINGEN, momenten
from tests.factories import AMSTERDAM

KERST = {date(2026, 12, 25)}


def lokaal(tekst):
    return datetime.strptime(tekst, "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)


def test_every_kind_of_deadline_has_its_reminders():
    assert set(HERINNERINGEN) == set(Deadlinesoort)


@pytest.mark.parametrize(
    ("soort", "due", "vanaf", "vooraf", "teamleider"),
    [
        # The day itself at half past eight, and the next working day.
        ("eerste_contact", "11-19 17:00", "11-18 10:30", "11-19 08:30", "11-20 08:30"),
        # Begun on the day itself: at once.
        ("eerste_contact", "11-18 17:00", "11-18 10:30", "11-18 10:30", "11-19 08:30"),
        # Before a weekend, and before Christmas on a Friday.
        ("eerste_contact", "11-20 17:00", "11-18 10:30", "11-20 08:30", "11-23 08:30"),
        ("eerste_contact", "12-24 17:00", "12-22 10:30", "12-24 08:30", "12-28 08:30"),
        # A signal: a working day before.
        ("signaal", "11-23 17:00", "11-16 10:30", "11-20 08:30", "11-24 08:30"),
        # A term of the law that ends on a Sunday: the working day before the last working day.
        ("juridisch", "11-22 23:59", "11-01 10:30", "11-19 08:30", "11-23 08:30"),
        ("termijn", "11-18 17:00", "11-01 10:30", "11-18 08:30", "11-23 08:30"),
        ("sluiten", "11-18 17:00", "11-01 10:30", "11-18 08:30", "11-25 08:30"),
        # The second call, before noon.
        ("contactplan", "11-19 12:00", "11-18 17:05", "11-19 08:30", "11-20 08:30"),
        # A deadline before half past eight is never reminded of after it has passed.
        ("contactplan", "11-19 08:00", "11-18 17:05", "11-19 08:00", "11-20 08:30"),
    ],
)
def test_the_worker_hears_before_and_the_team_leader_after(soort, due, vanaf, vooraf, teamleider):
    due, vanaf, vooraf, teamleider = (
        lokaal(f"2026-{tekst}") for tekst in (due, vanaf, vooraf, teamleider)
    )

    assert momenten(soort, due, vanaf, KERST, AMSTERDAM) == (vooraf, teamleider)


@pytest.mark.parametrize(
    ("due", "teamleider"),
    [("2027-03-26 17:00", "2027-03-29 06:30"), ("2027-10-29 17:00", "2027-11-01 07:30")],
)
def test_half_past_eight_is_half_past_eight_after_a_clock_change(due, teamleider):
    _, daarna = momenten("eerste_contact", lokaal(due), lokaal(due), (), AMSTERDAM)

    assert f"{daarna.astimezone(UTC):%Y-%m-%d %H:%M}" == teamleider
