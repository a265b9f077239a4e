"""Filling in a form as people do: by what stands on the screen, and waiting for what comes.

A click comes back before the page after it is read: ask with `expect`, which waits. Before asking
that something does NOT stand there, wait for what does.
"""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from common.werkdagen import DAG, nde_werkdag
from partners.actions.kalender import BRON

MELDING = ".notice--ok"
FOCUS_IN_MELDING = f"{MELDING}:focus, {MELDING} :focus"
HUUR = "560,89"
REGEL = "HO-{naam};A.;{naam};Zilverhof;{nummer};6598 HS;Lindeburg;{huur};{schuld};{oudste};{op}\n"
KOP = (
    "huurovereenkomstnummer;voorletters;achternaam;straat;huisnummer;postcode;plaats;brutohuur;"
    "achterstand;oudste_openstaande_post;peildatum\n"
)


def datum(dagen=0):
    """Today, or so many days later, as one types it."""
    return f"{timezone.localdate() + timedelta(days=dagen):%d-%m-%Y}"


def werkdag(land):
    """The first working day after today, as one types it."""
    dag = nde_werkdag(timezone.localdate() + DAG, 1, BRON[land]())
    return f"{dag:%d-%m-%Y}"


def actie(pagina, naam):
    """One of the first actions of the case page, whichever card offers it."""
    pagina.locator("main").get_by_role("link", name=naam).first.click()


def kies(pagina, tekst):
    """A tile, as somebody taps it."""
    pagina.locator("label", has_text=tekst).first.click()


def vul(pagina, **velden):
    """By the name of a field; a value that is one of the answers to choose from is checked."""
    for naam, waarde in velden.items():
        veld = pagina.locator(f"[name={naam}]")
        if veld.first.get_attribute("type") in ("radio", "checkbox"):
            pagina.locator(f"[name={naam}][value='{waarde}']").check()
        else:
            veld.fill(waarde)


def verstuur(pagina, knop):
    pagina.get_by_role("button", name=knop, exact=True).click()


def gelukt(pagina, tekst):
    """The message on top says so."""
    expect(pagina.locator(MELDING)).to_contain_text(tekst)


def zoek(pagina, naam):
    """The address of the case of this household."""
    pagina.get_by_role("searchbox").fill(naam)
    verstuur(pagina, "Zoeken")
    pagina.locator("main a[href^='/casussen/2']").first.click()
    pagina.wait_for_url(re.compile(r"/casussen/\d{4}-\d+/$"))
    return pagina.url


def importeer(pagina, inhoud):
    """A file of arrears, to the result."""
    pagina.goto("/achterstanden/importeren/")
    pagina.locator("input[type=file]").set_input_files(
        {"name": "maand.csv", "mimeType": "text/csv", "buffer": inhoud.encode()}
    )
    verstuur(pagina, "Bestand controleren")
    verstuur(pagina, "Importeren")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Geïmporteerd")


def lees_in(pagina, *namen, schuld, op=0):
    """The arrears of these households on that day, from one file."""
    regels = [
        REGEL.format(
            naam=naam, nummer=len(naam), huur=HUUR, schuld=schuld, oudste=datum(-120), op=datum(op)
        )
        for naam in namen
    ]
    importeer(pagina, KOP + "".join(regels))
