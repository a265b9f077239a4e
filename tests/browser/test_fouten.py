"""The pages of what goes wrong: as readable as the others, and every one says what to do."""

import pytest

from common import views
from common.headers import HEADERS
from tests.browser import kijken
from tests.browser.conftest import stuur_inloggen

MEER_DAN_MAG = 11 * 1024 * 1024
VERSTUUR = """([adres, grootte]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: adres });
  const veld = Object.assign(document.createElement("input"), { name: "q", type: "hidden" });
  veld.value = "x".repeat(grootte);
  form.append(veld);
  document.body.append(form);
  form.submit();
}"""


def bekijk(tab):
    """Everything that a page must satisfy, and a way out."""
    assert kijken.bekijk(tab, 320, 768, 1280, 390) == []
    assert tab.locator("main a, main button").count()


@pytest.mark.parametrize(
    ("account", "adres", "status"),
    [
        ("corporatie", "/beheer/mensen/", 403),
        ("corporatie", "/bestaat-niet/", 404),
        ("anoniem", "/bestaat-niet/", 404),
        ("corporatie2", "/casussen/2026-000001/", 404),
    ],
)
def test_what_may_not_be_seen_or_is_not_there(als, account, adres, status):
    tab = als(account)

    assert tab.goto(adres).status == status
    if status == 403:
        assert "Alleen een beheerder van je organisatie mag dit." in tab.inner_text("main")
    bekijk(tab)


def test_a_step_that_cannot_be_taken_now(als, wereld):
    tab = als("corporatie")

    assert tab.goto(f"{wereld.casus.get_absolute_url()}oppakken/").status == 409
    bekijk(tab)


@pytest.mark.parametrize(("grootte", "status"), [(1, 403), (MEER_DAN_MAG, 413)])
def test_a_form_without_its_token_and_a_form_that_is_too_large(als, grootte, status):
    tab = als("corporatie")
    tab.goto("/hulp/")

    with tab.expect_navigation() as weg:
        tab.evaluate(VERSTUUR, ["/zoeken/", grootte])
    assert weg.value.status == status
    bekijk(tab)


def test_who_guesses_too_often_waits(huis, open_pagina):
    tab = open_pagina(huis)
    for _ in range(10):
        if (status := stuur_inloggen(tab, "iemand-die-raadt", "fout")) != 422:
            break
    assert status == 429

    tab.goto("/inloggen/")
    tab.locator("input[name=login]").fill("iemand-die-raadt")
    tab.locator("input[name=password]").fill("fout")
    with tab.expect_navigation() as weg:
        tab.locator("form:has(input[name=password]) button[type=submit]").click()

    assert weg.value.status == 429
    bekijk(tab)


@pytest.mark.parametrize("fout", [views.fout_400, views.fout_500, views.fout_503])
def test_what_nobody_can_cause_on_purpose(als, fout):
    tab = als("corporatie")
    antwoord = fout(None)
    tab.route(
        "**/kapot/",
        lambda route: route.fulfill(
            status=antwoord.status_code,
            headers={**HEADERS, "Content-Type": "text/html; charset=utf-8"},
            body=antwoord.content.decode(),
        ),
    )

    assert tab.goto("/kapot/").status == antwoord.status_code
    bekijk(tab)
