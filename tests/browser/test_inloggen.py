"""The first thing everybody sees, in a real browser."""

import pytest

from tests.browser.conftest import BREED, SMAL, log_in_met_het_formulier


@pytest.mark.parametrize("scherm", [BREED, SMAL], ids=["breed", "smal"])
def test_logging_in_leads_to_the_own_work(huis, open_pagina, axe, scherm):
    pagina = open_pagina(huis, scherm=scherm)
    pagina.goto("/inloggen/")
    assert axe(pagina) == []

    log_in_met_het_formulier(pagina, "corporatie")

    assert pagina.url == f"{huis.url}/"
    assert axe(pagina) == []


def test_logging_in_works_without_javascript(huis, open_pagina):
    pagina = open_pagina(huis, javascript=False)
    log_in_met_het_formulier(pagina, "corporatie")

    assert pagina.url == f"{huis.url}/"
