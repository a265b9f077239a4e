"""A form that two people fill in at once: field by field, and never over another's text."""

from datetime import timedelta

import pytest

from regieteam.actions.velden import MEESTE_TEKENS, basis_na, bewaar_velden, merken
from regieteam.models import Casusformulier
from tests.factories import NOW, actor, casus

STRAKS = NOW + timedelta(minutes=2)

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return actor()


@pytest.fixture
def bob(anna):
    return actor(organisatie=anna.organisatie)


@pytest.fixture
def formulier(anna):
    return Casusformulier.objects.create(
        casus=casus(anna), begonnen_at=NOW, begonnen_door=anna.user
    )


def bewaar(formulier, wie, waarden, basis=None, now=NOW):
    return bewaar_velden(formulier.velden, waarden, basis or {}, by=wie, now=now)


def teksten(formulier):
    return dict(formulier.velden.values_list("veld", "waarde"))


def test_what_is_typed_is_kept_and_what_was_not_touched_gets_no_row(formulier, anna):
    uitkomst = bewaar(formulier, anna, {"vraag": "Help mee.", "reactie": ""})

    assert uitkomst.bewaard == ("vraag",)
    assert teksten(formulier) == {"vraag": "Help mee."}


def test_two_people_on_two_fields_never_meet(formulier, anna, bob):
    bewaar(formulier, anna, {"vraag": "Help mee.", "reactie": ""})

    uitkomst = bewaar(formulier, bob, {"vraag": "", "reactie": "Boos."}, now=STRAKS)

    assert uitkomst.conflicten == ()
    assert teksten(formulier) == {"vraag": "Help mee.", "reactie": "Boos."}


def test_two_texts_in_one_field_are_a_conflict_and_the_other_fields_are_kept(formulier, anna, bob):
    bewaar(formulier, anna, {"vraag": "Van Anna."})

    uitkomst = bewaar(formulier, bob, {"vraag": "Van Bob.", "reactie": "Rustig."}, now=STRAKS)

    [conflict] = uitkomst.conflicten
    assert (conflict.veld, conflict.hun_tekst, conflict.mijn_tekst) == (
        "vraag", "Van Anna.", "Van Bob.",
    )  # fmt: skip
    assert (conflict.wie, conflict.op) == (anna.user, NOW)
    assert uitkomst.bewaard == ("reactie",)
    assert teksten(formulier) == {"vraag": "Van Anna.", "reactie": "Rustig."}


def test_who_has_read_their_text_may_replace_it(formulier, anna, bob):
    bewaar(formulier, anna, {"vraag": "Van Anna."})
    [conflict] = bewaar(formulier, bob, {"vraag": "Van Bob."}).conflicten

    bewaar(formulier, bob, {"vraag": "Van Bob."}, {"vraag": conflict.merk}, now=STRAKS)

    rij = formulier.velden.get(veld="vraag")
    assert (rij.waarde, rij.versie, rij.door) == ("Van Bob.", 2, bob.user)


def test_a_field_left_as_it_was_follows_what_another_made_of_it(formulier, anna, bob):
    bewaar(formulier, anna, {"vraag": "Eerste."})
    begin = merken(formulier.velden.all())
    bewaar(formulier, anna, {"vraag": "Tweede."}, begin, now=STRAKS)

    uitkomst = bewaar(formulier, bob, {"vraag": "Eerste.", "reactie": "Goed."}, begin, now=STRAKS)

    assert uitkomst.conflicten == ()
    assert teksten(formulier) == {"vraag": "Tweede.", "reactie": "Goed."}


def test_the_same_text_twice_is_no_conflict_and_no_new_version(formulier, anna, bob):
    bewaar(formulier, anna, {"vraag": "Samen."})

    uitkomst = bewaar(formulier, bob, {"vraag": "Samen."}, now=STRAKS)

    assert (uitkomst.bewaard, uitkomst.conflicten) == ((), ())
    assert formulier.velden.get().versie == 1


def test_a_text_can_be_emptied(formulier, anna):
    bewaar(formulier, anna, {"vraag": "Weg ermee."})

    bewaar(formulier, anna, {"vraag": ""}, merken(formulier.velden.all()))

    assert teksten(formulier) == {"vraag": ""}


def test_emptying_a_text_that_another_changed_is_a_conflict(formulier, anna, bob):
    bewaar(formulier, anna, {"vraag": "Oud."})
    begin = merken(formulier.velden.all())
    bewaar(formulier, anna, {"vraag": "Nieuw."}, begin)

    assert bewaar(formulier, bob, {"vraag": ""}, begin).conflicten
    assert teksten(formulier) == {"vraag": "Nieuw."}


@pytest.mark.parametrize("basis", ["", "0.", "x", "999.abc", "1", ".", "1.\x00"])
def test_a_mark_that_is_nonsense_never_overwrites(formulier, anna, bob, basis):
    bewaar(formulier, anna, {"vraag": "Van Anna."})

    uitkomst = bewaar(formulier, bob, {"vraag": "Van Bob."}, {"vraag": basis})

    assert uitkomst.conflicten
    assert teksten(formulier) == {"vraag": "Van Anna."}


def test_more_text_than_a_form_can_take_is_not_kept_and_said(formulier, anna):
    uitkomst = bewaar(formulier, anna, {"vraag": "x" * (MEESTE_TEKENS + 1), "reactie": "Kort."})

    assert uitkomst.te_lang == ("vraag",)
    assert teksten(formulier) == {"reactie": "Kort."}


def test_windows_line_ends_and_control_characters_are_no_change(formulier, anna, bob):
    bewaar(formulier, anna, {"vraag": "Een\ntwee\x00"})
    begin = merken(formulier.velden.all())
    bewaar(formulier, anna, {"vraag": "Anders."}, begin)

    assert bewaar(formulier, bob, {"vraag": "Een\r\ntwee"}, begin).conflicten == ()


def test_a_screen_that_goes_on_never_puts_an_old_text_back(formulier, anna, bob):
    bewaar(formulier, anna, {"vraag": "Oud.", "reactie": "Eerst."})
    begin = merken(formulier.velden.all())
    bewaar(formulier, anna, {"vraag": "Nieuw."}, begin)

    scherm = {"vraag": "Oud.", "reactie": "Daarna."}
    bewaar(formulier, bob, scherm, begin, now=STRAKS)
    daarna = basis_na(formulier.velden, scherm, begin)
    scherm["reactie"] = "Nog later."
    uitkomst = bewaar(formulier, bob, scherm, daarna, now=STRAKS)

    assert uitkomst.bewaard == ("reactie",)
    assert teksten(formulier) == {"vraag": "Nieuw.", "reactie": "Nog later."}


def test_a_text_of_which_the_answer_got_lost_is_ones_own(formulier, anna):
    """The screen never heard that it was kept, and says what it sent."""
    verder = {"by": anna, "now": STRAKS, "eerder": {"vraag": ["Bellen"]}}
    bewaar(formulier, anna, {"vraag": "Bellen"})

    uitkomst = bewaar_velden(formulier.velden, {"vraag": "Bellen met Bob"}, {}, **verder)
    assert (uitkomst.conflicten, teksten(formulier)) == ((), {"vraag": "Bellen met Bob"})

    uitkomst = bewaar_velden(formulier.velden, {"vraag": "Bellen met Carla"}, {}, **verder)
    assert len(uitkomst.conflicten) == 1, "what came after it is that of another screen"
