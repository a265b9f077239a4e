"""Every page at every width: to be read, to be reached, and without a word of another language."""

import pytest

from tests.browser import kijken
from tests.browser.paginas import ELDERS, PAGINAS, zoek
from tests.rechten.test_urls_per_rol import adressen

# What goes to the household itself: on paper, or said at the door.
BRIEVEN = {
    "contactplan:briefje",
    "contactplan:folder",
    "contactplan:bezoeken",
    "uitvoering:plan_afdruk",
}
# Everything in a form as if nothing was filled in, and then sent.
LEEG_VERSTUREN = """() => {
  const knoppen = document.querySelectorAll("main form[method=post] .btn:not(a, [value=later])");
  const knop = [...knoppen].at(-1);
  for (const veld of knop.form.elements) {
    if (veld.type === "hidden") continue;
    if (veld.type === "radio" || veld.type === "checkbox") veld.checked = false;
    else if (veld.tagName === "SELECT") veld.selectedIndex = 0;
    else if (veld.tagName !== "BUTTON") veld.value = "";
  }
  knop.click();
}"""
# Who is sent back reads what is wrong first, and gets from there to the field.
FOUT_BOVENAAN = """() => {
  const dood = [...document.querySelectorAll(".summary a")].map((a) => a.getAttribute("href"))
    .filter((href) => document.querySelectorAll(href).length !== 1);
  return [document.activeElement.id, document.title.startsWith("Fout: "), dood];
}"""


def test_every_address_is_looked_at():
    assert {pagina.naam for pagina in PAGINAS} | set(ELDERS) >= {naam for naam, _ in adressen()}


def test_what_axe_finds_is_shown(huis, als):
    tab = als("corporatie")
    tab.goto("/hulp/")
    tab.evaluate("document.querySelector('main').innerHTML += '<button id=leeg></button>'")

    [fout] = kijken.axe(tab)
    assert fout.startswith("axe button-name: ")
    assert '<button id="leeg"></button>' in fout


@pytest.mark.parametrize("wat", ["color = '#ccc'", "backgroundColor = '#222'", "opacity = .3"])
def test_what_cannot_be_read_is_found_each_time(huis, als, wat):
    """Contrast is judged once for each look, and never for one that fell short."""
    tab = als("corporatie")
    tab.goto("/hulp/")
    assert kijken.axe(tab) == []
    tab.evaluate(f"document.querySelector('main p').style.{wat}")

    for _ in range(2):
        [fout] = kijken.axe(tab)
        assert fout.startswith("axe color-contrast: <p")


@pytest.mark.parametrize("wat", ["width: 15px; margin: 0", "width: 44px; margin: 0 0 0 -30px"])
def test_what_is_hard_to_hit_is_found(huis, als, wat):
    """Axe measures only what is small or lies over another: that must be all that can be wrong."""
    tab = als("corporatie")
    tab.goto("/hulp/")
    tab.evaluate(
        """wat => {
          const rij = document.querySelector("main").appendChild(document.createElement("div"));
          for (const tekst of ["een", "twee", "drie"]) {
            const knop = rij.appendChild(document.createElement("button"));
            knop.ariaLabel = tekst;
            knop.style.cssText = `min-height: 0; height: 44px; padding: 0; border: 0; ${wat}`;
          }
        }""",
        wat,
    )

    [fout] = kijken.axe(tab)
    assert fout.startswith("axe target-size: <button ")


def test_whatever_is_wrong_with_a_page_is_found(huis, als):
    tab = als("corporatie")
    tab.goto("/hulp/")
    tab.evaluate(
        """() => {
          const main = document.querySelector("main");
          main.insertAdjacentHTML("beforeend", "<h6>Please</h6><button id=leeg></button><hr>");
          document.querySelector("#leeg").style.cssText = "min-height: 0; height: 9px; padding: 0";
          document.querySelector("hr").style.width = "1400px";
        }"""
    )

    gevonden = " ".join(kijken.bekijk(tab, 1280, 390))
    for wat in ("te breed op 1280", "te breed op 390", "axe button-name", "te klein", "kop slaat",
                "woord: please"):  # fmt: skip
        assert wat in gevonden
    assert gevonden.count("axe button-name") == 2  # at each of the two


@pytest.mark.parametrize("pagina", PAGINAS, ids=str)
def test_a_page(huis, wereld, kijk_als, pagina):
    tab = kijk_als(pagina.account)
    antwoord = tab.goto(zoek(huis, wereld, pagina))

    assert antwoord.status == 200
    assert "no-store" in antwoord.headers["cache-control"]
    # From wide to narrow, and the next one back: a tab that stays as wide as it is costs nothing.
    breedtes = [1280, 768, 320, 390]
    if tab.viewport_size["width"] != 1280:
        breedtes.reverse()
    mis = kijken.bekijk(tab, *breedtes, brief=pagina.naam in BRIEVEN)
    if pagina.leeg_geweigerd:
        mis += geweigerd(tab)
    if mis:
        pytest.fail("\n".join(mis), pytrace=False)


def geweigerd(tab):
    """The same page after sending nothing: what is wrong stands on top, and has the focus."""
    with tab.expect_navigation() as weg:
        tab.evaluate(LEEG_VERSTUREN)
    assert weg.value.status == 422
    assert tab.evaluate(FOUT_BOVENAAN) == ["foutoverzicht", True, []]
    return [f"geweigerd: {fout}" for fout in kijken.bekijk(tab, 320, 390)]
