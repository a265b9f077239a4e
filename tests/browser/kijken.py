"""What every page must satisfy, and what reads it: structure, words and width."""

import json
import re
from pathlib import Path

import axe_playwright_python
import pytest

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Whether text can be read on its ground takes axe half its time, and text that looks the same on
# what looks the same gets the same answer: each look is judged once in this process. One that
# failed, or that axe could not decide about, is judged again on the next page. What lies under a
# text only by its place counts the first time: nothing of ours is laid over another thing.
# How large a target is takes half of what is left: only what is small, or lies over another target,
# can fall short.
# "hidden-content" never finds a fault: it asks a person to have a look.
# It comes as a file of the house, so that nobody sends it each time.
DRAAI_AXE = r"""async (bij) => {
  const [adres, regels, bekend] = JSON.parse(bij);
  if (!window.axe) await new Promise((klaar, mis) => {
    const script = Object.assign(document.createElement("script"), {src: adres});
    script.onload = klaar;
    script.onerror = mis;
    document.head.append(script);
  });
  const gezien = new Set(bekend), nieuw = new Map(), grond = new Map();
  const gewoon = ["rgba(0, 0, 0, 0)", "none", "1", "static", "auto", "none"];
  for (const e of document.querySelectorAll("html, body, body *")) {
    e.removeAttribute("data-contrast");
    const s = getComputedStyle(e);
    const eigen = [
      s.backgroundColor, s.backgroundImage, s.opacity, s.position, s.zIndex, s.clipPath,
    ].map((waarde, i) => waarde === gewoon[i] ? "" : waarde);
    let hier = grond.get(e.parentElement) ?? "";
    if (eigen.some(Boolean)) hier += `${eigen};`;
    grond.set(e, hier);
    if (!e.value && ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const uit = e.disabled || e.control?.disabled || e.ariaDisabled || "";
    const look = `${hier}${s.color},${s.fontSize},${s.fontWeight},${s.textShadow},${uit}`;
    if (gezien.has(look) || !e.checkVisibility({visibilityProperty: true})) continue;
    e.setAttribute("data-contrast", "");
    nieuw.set(e, look);
  }
  const doelen = [...document.querySelectorAll(
    "a, area, button, input, select, textarea, summary, [tabindex][role]:not([role=region])",
  )].map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width && r.height);
  for (const [e, r] of doelen) {
    const eroverheen = ([ander, q]) => ander !== e
      && r.left < q.right && q.left < r.right && r.top < q.bottom && q.top < r.bottom;
    e.toggleAttribute("data-krap", r.width < 24 || r.height < 24 || doelen.some(eroverheen));
  }
  axe.configure({noHtml: true, rules: [
    {id: "color-contrast", selector: "[data-contrast]"},
    {id: "target-size", selector: "[data-krap]"},
  ]});
  const {violations, incomplete} = await axe.run(document, {
    runOnly: regels, resultTypes: ["violations", "incomplete"], elementRef: true, preload: false,
    iframes: false, selectors: false, rules: {"hidden-content": {enabled: false}},
  });
  const twijfel = [...violations, ...incomplete].filter((v) => v.id === "color-contrast");
  const niet = new Set(twijfel.flatMap((v) => v.nodes.map((n) => nieuw.get(n.element))));
  const html = (n) => n.element.outerHTML.replace(/ data-(contrast|krap)=""/g, "").slice(0, 140);
  return [
    violations.map((v) => `${v.id}: ${v.nodes.map(html)}`),
    [...new Set(nieuw.values())].filter((u) => !niet.has(u)),
  ];
}"""

# Everything about the document that is not about its width.
BOUW = r"""() => {
  const mis = [];
  const alle = (wat) => [...document.querySelectorAll(wat)];
  const stuk = (e) => e.outerHTML.slice(0, 120);
  if (document.documentElement.lang !== "nl") mis.push("lang is geen nl");
  if (!/^\S.* – Honkvast$/.test(document.title)) mis.push(`titel: ${document.title}`);
  const koppen = alle("h1, h2, h3, h4, h5, h6");
  if (koppen.filter((k) => k.tagName === "H1").length !== 1) mis.push("niet precies één h1");
  let vorige = 0;
  for (const kop of koppen) {
    const niveau = Number(kop.tagName[1]);
    if (niveau > vorige + 1 && vorige) mis.push(`kop slaat over: ${stuk(kop)}`);
    if (!kop.textContent.trim()) mis.push(`lege kop: ${stuk(kop)}`);
    vorige = niveau;
  }
  const ids = alle("[id]").map((e) => e.id);
  for (const id of ids.filter((id, i) => ids.indexOf(id) !== i)) mis.push(`twee keer id ${id}`);
  for (const e of alle("input:not([type=hidden]), select, textarea")) {
    if (!e.labels?.length && !e.getAttribute("aria-label")) mis.push(`geen label: ${stuk(e)}`);
  }
  for (const t of alle("table")) {
    if (!t.caption) mis.push("tabel zonder caption");
    if ([...t.querySelectorAll("th")].some((th) => !th.scope)) mis.push("th zonder scope");
  }
  for (const t of alle("time:not([datetime])")) mis.push(`time zonder datetime: ${stuk(t)}`);
  for (const e of alle("[style], script:not([src]), style")) mis.push(`inline: ${stuk(e)}`);
  for (const e of alle("*")) for (const a of e.attributes) {
    if (/^(on|hx-on)/.test(a.name)) mis.push(`${a.name} in ${stuk(e)}`);
  }
  for (const e of alle(".tag--danger:not(:has(svg))")) mis.push(`alleen kleur: ${stuk(e)}`);
  for (const p of alle("main p, main li, main dd")) {
    if (!p.textContent.trim() && !p.querySelector("img, svg, input")) mis.push(`leeg: ${stuk(p)}`);
  }
  return mis;
}"""

# Buttons and links that are too small to hit; a link inside a sentence may be.
KLEIN = """() => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
  .filter((e) => {
    const r = e.getBoundingClientRect();
    return r.width && !e.closest(".sr, .skip") && (r.height < 24 || r.width < 24)
      && getComputedStyle(e).display !== "inline" && !e.closest("label");
  }).map((e) => `te klein: ${e.outerHTML.slice(0, 120)}`)"""

TE_BREED = """() => {
  const breed = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= breed) return [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > breed + 1 && !e.closest(".sr, .scroll"))
    .slice(0, 4).map((e) => e.outerHTML.slice(0, 120));
}"""

# What somebody reads or hears; what people typed themselves is in `.pre-line` and in fields.
GELEZEN = """() => {
  const kopie = document.body.cloneNode(true);
  const gesproken = [...kopie.querySelectorAll("[alt], [aria-label], [placeholder]")]
    .flatMap((e) => [e.alt, e.getAttribute("aria-label"), e.getAttribute("placeholder")]);
  for (const weg of kopie.querySelectorAll("script, style, svg, code, .pre-line")) weg.remove();
  const knop = (e) => e.textContent.replace(/\\s+/g, " ").trim();
  return {
    tekst: [kopie.textContent, ...gesproken.filter(Boolean)].join(" \\n "),
    knoppen: [...kopie.querySelectorAll(".btn:not([aria-pressed], .lines a)")]
      .map(knop),
    zinnen: [...kopie.querySelectorAll("p, li:not(:has(p)), dd, label, legend, small, h1, h2")]
      .map(knop),
  };
}"""

ENGELS = """
    the your you password sign login signup email enter please user username remove deactivate
    activate authenticator key keys recovery confirm reset change submit save cancel with this
    that are have been error invalid required field must not found security two-factor
    authentication third-party generate download unused already use none true false null undefined
"""
STIJF = {
    "u", "uw", "gelieve", "middels", "betreffende", "indien", "dient", "submit", "record", "user",
    "wanbetaler", "teneinde", "conform", "derhalve", "aldus",
}  # fmt: skip
LELIJK = {
    "een getal zonder opmaak": r"(?<![\d.,])\d+\.\d{1,2}(?![\d.])|(?<![\d.,/])\d{4,}\.\d",
    "een datum van een machine": r"\b\d{4}-\d{2}-\d{2}\b",
    "een lege plek": r"\(\s*\)|\{\{|\}\}|\{%",
}
# What a button does; one that only leads to the next page says where that is.
WERKWOORD = re.compile(
    r"""\b(
    \w+en | \w*slaan | \w*gaan | bekijk | bel | bevestig | blijf | controleer | corrigeer | deel |
    druk | ga | gecontroleerd | geef | haal | heropen | kies | kijk | lees | log | maak | mail |
    meld | naar | neem | noteer | open | pak | probeer | regel | schrijf | sluit | start | stop |
    stuur | terug | toon | trek | verbeter | verder | verwijder | voeg | volgende | vorige |
    vraag | vul | wijzig | wissel | zet | zoek
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
LANGSTE_ZIN = 25
BUREAU, TELEFOON = 1280, 390

_leesbaar = set()


def bekijk(pagina, *breedtes, brief=False):
    """All that is wrong with a page: at each of these widths, and at the last what is so at any.

    What there is to ask at one width is asked at once: that costs less than the asking.
    """
    mis = []
    for breedte in breedtes:
        _word(pagina, breedte)
        vragen = {"breed": TE_BREED}
        if breedte in (BUREAU, TELEFOON):
            vragen["axe"] = DRAAI_AXE
        if breedte == TELEFOON:
            vragen["klein"] = KLEIN
        if breedte == breedtes[-1]:
            vragen |= {"bouw": BOUW, "gelezen": GELEZEN}
        gezien = _vraag(pagina, vragen)
        mis += _oordeel_breedte(gezien["breed"], breedte)
        mis += _oordeel_axe(gezien["axe"]) if "axe" in gezien else []
        mis += gezien.get("klein", []) + gezien.get("bouw", [])
        mis += _oordeel_taal(gezien["gelezen"], brief) if "gelezen" in gezien else []
    return mis


def te_breed(pagina, *breedtes):
    """Where the page scrolls sideways, at each width."""
    mis = []
    for breedte in breedtes:
        _word(pagina, breedte)
        mis += _oordeel_breedte(pagina.evaluate(TE_BREED), breedte)
    return mis


def axe(pagina):
    """What axe finds wrong."""
    return _oordeel_axe(_vraag(pagina, {"axe": DRAAI_AXE})["axe"])


def taal(pagina):
    """Words, figures, buttons and sentences that ours would not be."""
    return _oordeel_taal(pagina.evaluate(GELEZEN))


def _word(pagina, breedte):
    if pagina.viewport_size["width"] != breedte:
        pagina.set_viewport_size({"width": breedte, "height": 900})


def _vraag(pagina, vragen):
    """{name: what this script answers}; axe gets what it needs as one text, not piece by piece."""
    antwoorden = ", ".join(f"{naam}: await ({script})(bij)" for naam, script in vragen.items())
    bij = json.dumps([f"/static/{AXE.name}", REGELS, list(_leesbaar)])
    return pagina.evaluate(f"async (bij) => ({{{antwoorden}}})", bij)


def _oordeel_breedte(stukken, breedte):
    return [f"te breed op {breedte}: {stuk}" for stuk in stukken]


def _oordeel_axe(gezien):
    fouten, leesbaar = gezien
    _leesbaar.update(leesbaar)
    return [f"axe {fout}" for fout in fouten]


def _oordeel_taal(gelezen, brief=False):
    """A letter says u."""
    fout = STIJF.union(ENGELS.split()) - ({"u", "uw"} if brief else set())
    tekst = re.sub(r"\S+@\S+|https?://\S+|\S+\.example\b|WCAG 2\.2", " ", gelezen["tekst"])
    # U. Bakker has a name; she is not addressed.
    tekst = re.sub(r"\b[A-Z]\.", " ", tekst)
    woorden = set(re.findall(r"[a-zà-ÿ'-]+", tekst.lower()))
    mis = [f"woord: {woord}" for woord in sorted(woorden & fout)]
    for wat, patroon in LELIJK.items():
        mis += [f"{wat}: {stuk}" for stuk in re.findall(patroon, tekst)]
    # A question leads to its answer; every other button says what it does.
    knoppen = [knop for knop in gelezen["knoppen"] if not knop.endswith("?")]
    mis += [f"knop zonder werkwoord: {knop}" for knop in knoppen if not WERKWOORD.search(knop)]
    for stuk in gelezen["zinnen"]:
        for zin in re.split(r"[.!?:;](?:\s|$)", stuk):
            if len(zin.split()) > LANGSTE_ZIN:
                mis.append(f"{len(zin.split())} woorden: {zin}")
    return mis


def tab_naar(pagina, plek):
    """Press Tab until the focus is there, as somebody without a mouse does."""
    element = plek.element_handle()
    for _ in range(90):
        if element.evaluate("el => el === document.activeElement"):
            return
        pagina.keyboard.press("Tab")
    pytest.fail(f"Niet bereikt met Tab: {plek}")


def typ(pagina, plek, *toetsen, tekst=""):
    """Go there with Tab, and press these keys or type this text."""
    tab_naar(pagina, plek)
    for toets in toetsen:
        pagina.keyboard.press(toets)
    if tekst:
        pagina.keyboard.insert_text(tekst)
