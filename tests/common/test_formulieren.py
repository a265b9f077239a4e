import re

import pytest
from django import forms
from django.template.loader import render_to_string

from common import velden
from common.formulieren import Formulier, Tegels, VinkTegels

KEUZES = [("a", "Deur open"), ("b", "Niemand thuis")]
VEEL = [(str(n), f"Keuze {n}") for n in range(8)]


class Proef(Formulier):
    naam = velden.TekstVeld(label="Achternaam")
    deur = forms.ChoiceField(label="Wat gebeurde er aan de deur?", choices=KEUZES)
    lang = forms.ChoiceField(label="Organisatie", choices=[("", "Kies"), *VEEL])
    soms = forms.ChoiceField(label="Taal", choices=[("", "---------"), *KEUZES], required=False)
    wat = forms.MultipleChoiceField(label="Achtergelaten", choices=KEUZES, required=False)
    moment = velden.DatumTijdVeld(label="Afspraak")
    bedrag = velden.BedragVeld(label="Bedrag")
    mail = forms.EmailField(label="E-mail", required=False)
    akkoord = forms.BooleanField(label="De huurder is geïnformeerd")


def veld(form, naam):
    return str(form[naam].as_field_group())


def test_few_answers_are_all_in_sight_and_many_are_a_list():
    form = Proef()

    assert isinstance(form.fields["deur"].widget, Tegels)
    assert type(form.fields["lang"].widget) is forms.Select
    assert isinstance(form.fields["wat"].widget, VinkTegels)
    assert [naam for _, naam in form.fields["soms"].choices] == [
        "Niet ingevuld",
        "Deur open",
        "Niemand thuis",
    ]


def test_a_group_of_answers_has_a_legend():
    html = veld(Proef(), "deur")

    assert "<fieldset" in html
    assert "<legend>Wat gebeurde er aan de deur?</legend>" in html
    assert html.count('class="choice"') == 2


def test_only_what_may_stay_empty_says_so():
    form = Proef()

    zegt = [naam for naam in form.fields if "(mag leeg blijven)" in veld(form, naam)]

    assert zegt == ["soms", "wat", "mail"]


def test_what_another_answer_may_ask_for_does_not_say_that_it_may_stay_empty():
    class SomsNodig(Formulier):
        reden = velden.TekstVeld(soms_nodig=True, help_text="Nodig als het niet kan.")
        tot = velden.DatumVeld(soms_nodig=True, help_text="Nodig als het later wordt.")

    form = SomsNodig({})

    assert form.is_valid()
    assert "mag leeg blijven" not in str(form)


def test_a_message_is_an_instruction():
    form = Proef({"mail": "geen adres", "lang": "99"})

    assert form.errors["naam"] == ["Vul dit in: Achternaam."]
    assert form.errors["deur"] == ["Kies een antwoord: Wat gebeurde er aan de deur?"]
    assert form.errors["lang"] == ["Kies een antwoord uit de lijst."]
    assert form.errors["akkoord"] == ["Zet een vinkje: De huurder is geïnformeerd."]
    assert form.errors["mail"] == ["Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl."]


def test_a_refused_field_is_tied_to_its_message():
    html = veld(Proef({}), "bedrag")

    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_bedrag_helptext id_bedrag_error"' in html
    assert 'id="id_bedrag_error"><p>Vul dit in: Bedrag.</p>' in html
    assert 'id="id_bedrag_helptext">Bijvoorbeeld 1.234,56<' in html


def test_the_summary_links_to_a_control_that_exists():
    form = Proef({})

    overzicht = render_to_string("includes/_foutoverzicht.html", {"form": form})
    doelen = re.findall(r'href="#([^"]+)"', overzicht)

    assert doelen == [
        "id_naam", "id_deur_0", "id_lang", "id_moment_0", "id_bedrag", "id_akkoord",
    ]  # fmt: skip
    assert all(f'id="{doel}"' in str(form) for doel in doelen)
    assert 'tabindex="-1" data-focus' in overzicht


def test_the_same_message_for_two_questions_names_the_question():
    class Twee(Formulier):
        huisnummer = velden.TekstVeld(label="Huisnummer", max_length=3)
        straat = velden.TekstVeld(label="Straat", max_length=3)
        sinds = velden.DatumVeld(label="Sinds wanneer?")

    form = Twee({"huisnummer": "1234", "straat": "Laan", "sinds": "ooit"})
    overzicht = render_to_string("includes/_foutoverzicht.html", {"form": form})

    zin = "Deze tekst is 1 teken te lang. Er passen 3 tekens in."
    assert re.findall(r'<a href="#[^"]+">([^<]+)</a>', overzicht) == [
        f"Huisnummer: {zin}",
        f"Straat: {zin}",
        *form.errors["sinds"],
    ]
    assert form.errors["straat"] == [zin]


def test_the_typed_text_stays():
    form = Proef({"bedrag": "veel te veel", "moment_datum": "ooit", "moment_tijd": "straks"})

    assert 'value="veel te veel"' in veld(form, "bedrag")
    assert 'value="ooit"' in veld(form, "moment")


def test_the_browser_is_never_asked_to_judge():
    html = str(Proef())

    assert not re.search(r"\s(required|maxlength|minlength|pattern)[\s=>]", html)
    assert 'type="date"' not in html
    assert 'type="number"' not in html


def test_what_a_user_typed_is_text():
    form = Proef({"naam": '"><script>alert(1)</script>'})

    assert "<script>" not in str(form)


@pytest.mark.parametrize(("gegevens", "status"), [(None, 200), ({}, 422)])
def test_a_refused_form_is_a_422(gegevens, status):
    assert Proef(gegevens).http_status == status


def test_an_answer_can_explain_itself():
    class Lezers(Formulier):
        wie = forms.ChoiceField(choices=KEUZES, widget=Tegels(uitleg={"a": "Alleen wij"}))

    assert "<small>Alleen wij</small>" in str(Lezers())
