"""What a first visit costs: at most 60 kB with the headers, and five requests; a page 15 kB."""

import pytest

from tests.browser.conftest import nieuwe_context

EERSTE_BEZOEK, HTML = 60 * 1000, 15 * 1024


@pytest.mark.parametrize("adres", ["/inloggen/", "/", "/casussen/", "casus"])
def test_a_first_visit_is_light(huis, chromium, als, wereld, adres):
    """The cookies of somebody who is logged in, in a browser that has nothing yet."""
    account = "anoniem" if adres == "/inloggen/" else "corporatie"
    pad = wereld.casus.get_absolute_url() if adres == "casus" else adres
    context = nieuwe_context(chromium, huis)
    context.add_cookies(als(account).context.cookies())
    tab = context.new_page()
    lijn = context.new_cdp_session(tab)
    lijn.send("Network.enable")
    bytes_van, soort_van = {}, {}
    lijn.on("Network.responseReceived", lambda m: soort_van.update({m["requestId"]: m["type"]}))
    lijn.on(
        "Network.loadingFinished",
        lambda m: bytes_van.update({m["requestId"]: m["encodedDataLength"]}),
    )
    tab.goto(pad, wait_until="networkidle")
    context.close()

    html = sum(bytes_van[v] for v, soort in soort_van.items() if soort == "Document")
    assert 0 < html <= HTML
    assert html < sum(bytes_van.values()) <= EERSTE_BEZOEK
    assert len(bytes_van) <= (7 if account == "anoniem" else 5)


def test_a_second_page_costs_only_itself(huis, als):
    tab = als("corporatie")
    tab.goto("/casussen/", wait_until="networkidle")
    lijn = tab.context.new_cdp_session(tab)
    lijn.send("Network.enable")
    geladen = []
    lijn.on("Network.loadingFinished", lambda m: geladen.append(m["encodedDataLength"]))
    tab.goto("/", wait_until="networkidle")

    assert 0 < sum(geladen) <= HTML + 1024
