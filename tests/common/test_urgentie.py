"""The clock stands still: every moment in a week has its own words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from common import werkdagen
from common.urgentie import urgentie

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def om(*delen):
    return datetime(*delen, tzinfo=AMSTERDAM)


MAANDAG = (2026, 11, 23)
DEADLINE = om(*MAANDAG, 12)


@pytest.mark.parametrize(
    ("due_at", "now", "niveau", "woorden"),
    [
        # Around the minute itself: before 12:00 means that 12:00 is too late.
        (DEADLINE, om(*MAANDAG, 11, 59), "nu", "Vandaag vóór 12:00"),
        (DEADLINE, om(*MAANDAG, 12), "te_laat", "Te laat, het moest vóór 12:00"),
        (DEADLINE, om(*MAANDAG, 12, 1), "te_laat", "Te laat, het moest vóór 12:00"),
        (om(*MAANDAG, 23, 59), om(*MAANDAG, 23, 59), "te_laat", "Te laat, het moest vóór 23:59"),
        # The same deadline in the days after it.
        (DEADLINE, om(2026, 11, 24, 0, 0), "te_laat", "1 werkdag te laat"),
        (DEADLINE, om(2026, 11, 26, 9), "te_laat", "3 werkdagen te laat"),
        (DEADLINE, om(2026, 11, 28, 9), "te_laat", "4 werkdagen te laat"),
        # Late, but no working day has passed yet.
        (om(2026, 11, 20, 17), om(2026, 11, 21, 9), "te_laat", "Te laat sinds vrijdag"),
        (om(2026, 11, 20, 17), om(*MAANDAG, 9), "te_laat", "1 werkdag te laat"),
        # The end of the day needs no clock.
        (om(2026, 11, 24, 0, 0), om(*MAANDAG, 9), "nu", "Vandaag"),
        (om(*MAANDAG, 23, 59), om(*MAANDAG, 9), "nu", "Vandaag"),
        (om(*MAANDAG, 17), om(*MAANDAG, 0, 0), "nu", "Vandaag vóór 17:00"),
        # Soon.
        (om(2026, 11, 24, 12), om(*MAANDAG, 16), "binnenkort", "Morgen vóór 12:00"),
        (om(2026, 11, 25, 17), om(*MAANDAG, 9), "binnenkort", "Over 2 werkdagen"),
        (om(2026, 11, 23, 17), om(2026, 11, 20, 16), "binnenkort", "Over 1 werkdag"),
        (om(2026, 12, 1, 17), om(*MAANDAG, 9), "binnenkort", "Over 6 werkdagen"),
        (om(2026, 11, 22, 17), om(2026, 11, 20, 16), "binnenkort", "Zondag vóór 17:00"),
        # In the weekend: Monday is one working day away, and on Sunday it is tomorrow.
        (om(*MAANDAG, 17), om(2026, 11, 21, 12), "binnenkort", "Over 1 werkdag"),
        (om(*MAANDAG, 17), om(2026, 11, 22, 0, 10), "binnenkort", "Morgen vóór 17:00"),
        (om(*MAANDAG, 17), om(2026, 11, 22, 23, 55), "binnenkort", "Morgen vóór 17:00"),
        (om(2026, 11, 24, 17), om(2026, 11, 22, 12), "binnenkort", "Over 2 werkdagen"),
        # Later: a day, with its year when that could be mistaken.
        (om(2026, 12, 2, 17), om(*MAANDAG, 9), "later", "2 december"),
        (om(2027, 2, 12, 17), om(*MAANDAG, 9), "later", "12 februari"),
        (om(2027, 11, 1, 17), om(*MAANDAG, 9), "later", "1 november 2027"),
        # The clock goes back on 25 October 2026; the words don't notice.
        (om(2026, 10, 26, 9), om(2026, 10, 25, 1, 30), "binnenkort", "Morgen vóór 09:00"),
    ],
)
def test_a_deadline_says_how_soon(due_at, now, niveau, woorden):
    stand = urgentie(due_at, now)

    assert (stand.niveau, stand.woorden) == (niveau, woorden)


def test_holidays_are_no_working_days():
    kerst = {date(2026, 12, 25)}

    def tel(van, tot):
        return werkdagen.werkdagen_tussen(van, tot, kerst)

    assert urgentie(om(2026, 12, 28, 17), om(2026, 12, 23, 9), tel).woorden == "Over 2 werkdagen"
    assert urgentie(om(2026, 12, 24, 17), om(2026, 12, 28, 9), tel).woorden == "1 werkdag te laat"


def test_what_is_done_is_never_late():
    stand = urgentie(DEADLINE, om(2026, 12, 1, 9), klaar=True)

    assert (stand.niveau, stand.woorden, stand.kleur, stand.icoon) == (
        "klaar",
        "Op orde",
        "ok",
        "vink",
    )


def test_red_never_goes_without_an_icon():
    laat = urgentie(DEADLINE, om(*MAANDAG, 13))
    nu = urgentie(DEADLINE, om(*MAANDAG, 9))

    assert [(s.kleur, s.icoon) for s in (laat, nu)] == [("danger", "driehoek"), ("danger", "klok")]


@pytest.mark.parametrize(
    ("afspraak", "now", "woorden"),
    [
        (om(*MAANDAG, 14), om(*MAANDAG, 9), "Vandaag om 14:00"),
        (om(*MAANDAG, 14), om(*MAANDAG, 15), "Vandaag om 14:00"),
        (om(*MAANDAG, 14), om(2026, 11, 22, 9), "Morgen om 14:00"),
        (om(*MAANDAG, 14), om(2026, 11, 24, 9), "1 werkdag te laat"),
        (om(2026, 11, 20, 14), om(*MAANDAG, 9), "Vandaag"),  # its deadline was moved since
    ],
)
def test_an_appointment_is_at_its_hour_and_not_before_it(afspraak, now, woorden):
    assert urgentie(om(*MAANDAG, 23, 59), now, om=afspraak).woorden == woorden
