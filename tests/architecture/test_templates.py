"""What a page may not hold, and how it speaks: read from the templates themselves."""

import re

import pytest
from django.template import engines

from partners.templatetags import namens
from tests.architecture.bron import COMMENTAAR, ROOT, modules, templates, zichtbare_tekst

# What stands in templates but runs or loads from where the policy (CSP) doesn't allow it.
VERBODEN_OPMAAK = {
    "a script without a source": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "hx-on": re.compile(r"\bhx-on\b"),
    "javascript:": re.compile(r"javascript:", re.IGNORECASE),
    "something from another host": re.compile(
        r"\b(?:src|href|action|srcset)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE
    ),
    "the filter safe": re.compile(r"\|\s*safe\b"),
    "autoescape off": re.compile(r"{%\s*autoescape\s+off"),
    "a native date input": re.compile(r"type=[\"']?(?:date|time|datetime-local|number)\b"),
    "a positive tabindex": re.compile(r"tabindex=[\"'][1-9]"),
}  # fmt: skip

# Ambtelijk, verwijtend of Engels: ux-rules §4.
VERBODEN_WOORDEN = [
    "submit", "record", "user", "gelieve", "middels", "betreffende", "dient te", "dienen te",
    "indien", "wanbetaler", "wanbetaling", "derhalve", "teneinde", "inzake", "alsmede", "u kunt",
    "conform", "terzake", "ten behoeve van", "klik hier", "ongeldige invoer", "foutcode",
    "probleemgezin", "probleemhuurder", "asociaal",
]  # fmt: skip
ENGELS = [
    "the", "and", "please", "save", "cancel", "delete", "error", "invalid", "required", "password",
    "username", "login", "sign in", "sign out", "logout", "search", "next",
    "previous", "back", "settings", "dashboard", "upload", "download", "your", "you", "case",
    "with", "from", "this", "new", "close", "open source", "welcome", "loading", "success",
    "warning", "edit", "update", "remove", "add", "yes", "optional", "home", "deadline missed",
]  # fmt: skip
LANGSTE_ZIN = 25

SJABLONEN = sorted(templates())


@pytest.mark.parametrize("wat", VERBODEN_OPMAAK)
def test_no_template_holds(wat):
    fout = [
        naam
        for naam, bron in templates().items()
        if naam.endswith(".html") and VERBODEN_OPMAAK[wat].search(COMMENTAAR.sub("", bron))
    ]
    assert fout == []


def test_every_template_is_used():
    """By a view, by another template, or by a library that asks for it by name."""
    code = "\n".join(
        [(ROOT / naam).read_text(encoding="utf-8") for naam in modules()]
        + list(templates().values())
    )
    ongebruikt = [
        naam
        for naam in templates()
        if f'"{naam}"' not in code
        and f'"{naam.partition("/")[2]}"' not in code
        and not any(patroon.fullmatch(naam) for patroon in BEKEND)
    ]
    assert ongebruikt == []


# Asked for by name in Django, allauth or our own tasks: error pages, widgets, mails.
BEKEND = [
    re.compile(r"(400|403|403_csrf|404|409|413|429|500|503)\.html"),
    re.compile(r"django/forms/.*"),
    re.compile(r"(account|mfa|socialaccount)/.*"),
    re.compile(r"partners/mail/\w+\.txt"),
]


@pytest.mark.parametrize("naam", SJABLONEN)
def test_a_template_can_be_compiled(naam):
    assert engines["django"].get_template(naam)


@pytest.mark.parametrize("woord", VERBODEN_WOORDEN)
def test_no_template_uses_a_forbidden_word(woord):
    assert bladzijden_met(woord) == []


@pytest.mark.parametrize("woord", ENGELS)
def test_no_template_speaks_english(woord):
    assert bladzijden_met(woord) == []


def bladzijden_met(woord):
    patroon = re.compile(rf"\b{re.escape(woord)}\b", re.IGNORECASE)
    return [n for n, bron in templates().items() if patroon.search(zichtbare_tekst(bron))]


def test_sentences_are_short():
    lang = {}
    for naam, bron in templates().items():
        for zin in re.split(r"[.!?:;\n]", zichtbare_tekst(bron)):
            if len(zin.split()) > LANGSTE_ZIN:
                lang[naam] = " ".join(zin.split())
    assert lang == {}


def test_every_page_has_one_language_and_ours():
    for naam, bron in templates().items():
        if "<html" in bron:
            assert '<html lang="nl"' in bron, naam


def postformulieren():
    """Every form that posts, as (template, source)."""
    return [
        (naam, form)
        for naam, bron in templates().items()
        for form in re.findall(r"<form\b.*?</form>", bron, re.DOTALL | re.IGNORECASE)
        if 'method="post"' in form and "_formulier.html" not in form
    ]


def test_every_post_form_carries_the_token():
    assert [naam for naam, form in postformulieren() if "csrf_token" not in form] == []


# Forms that write both by hand, and why.
ZELF_GESCHREVEN = {
    "partners/andere_organisatie.html": "goes back to the organisation that was left",
}


def test_every_post_form_says_for_which_organisation_it_was_made():
    """Our own tag `csrf_token` writes it: partners.templatetags.namens, and no other."""
    zonder = {naam for naam, form in postformulieren() if "{% csrf_token %}" not in form}

    assert engines["django"].engine.template_builtins[-1].tags["csrf_token"] is namens.csrf_token
    assert zonder == set(ZELF_GESCHREVEN)
    for naam in zonder:
        assert 'name="namens"' in templates()[naam]


def test_every_script_that_sends_a_form_says_so_too():
    """One that sends no fields of a form (the session) says nothing about a case."""
    zelf = {
        pad.name: "namens" in bron or "new FormData(form)" in bron
        for pad in (ROOT / "static" / "js").glob("*.js")
        if re.search(r"method: \"POST\"|vraag\(.*\"POST\"", bron := pad.read_text("utf-8"))
    }

    assert zelf == {"deur.js": True, "tafel.js": True, "sessie.js": False}


@pytest.mark.parametrize("woord", ["wanbetaler", "gelieve", "middels", "indien", "dient te"])
def test_no_sentence_in_the_code_uses_a_forbidden_word(woord):
    patroon = re.compile(rf"\"[^\"]*\b{woord}\b[^\"]*\"", re.IGNORECASE)
    fout = [n for n in modules() if patroon.search((ROOT / n).read_text(encoding="utf-8"))]
    assert fout == []
