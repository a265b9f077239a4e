"""Typing in a long form: the text survives a closed browser, and leaves no trace on the phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.models import Concept
from contactplan.models import Contactstap
from tests.browser.conftest import SMAL, log_in
from tests.browser.test_aan_de_deur import (
    DICHT,
    GEEN_VERBINDING,
    aan_de_deur,
    adres,
    op_de_telefoon,
    orm,
    stap,
    vul_in,
)

__all__ = ["orm", "stap"]
TEKST = "Wat zag of hoorde je?"
BEWAARD = "Concept bewaard op"


def test_what_was_typed_survives_a_closed_browser_and_goes_with_the_sending(
    open_pagina, eigen_huis, stap
):
    eerste = aan_de_deur(open_pagina, eigen_huis, stap)
    knop = eerste.get_by_role("button", name="Later afmaken")
    eerste.get_by_label(TEKST).fill("De buurvrouw groette")
    hier = knop.bounding_box()
    eerste.get_by_text(BEWAARD).wait_for()
    assert knop.bounding_box() == hier, "a button moves away from under the finger"
    expect(eerste.get_by_label(TEKST)).to_be_focused()
    assert op_de_telefoon(eerste) == 0
    eerste.context.close()

    tweede = aan_de_deur(open_pagina, eigen_huis, stap)
    expect(tweede.get_by_label(TEKST)).to_have_value("De buurvrouw groette")
    tweede.get_by_label(DICHT).check()
    tweede.get_by_role("button", name="Huisbezoek opslaan").click()
    tweede.wait_for_url("**/contact/")

    assert Contactstap.objects.get(pk=stap.pk).toelichting == "De buurvrouw groette"
    assert not Concept.objects.filter(casus=stap.traject.casus).exists()


def test_without_network_the_phone_keeps_it_until_the_server_does(open_pagina, eigen_huis, stap):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    pagina.context.set_offline(True)
    pagina.get_by_label(TEKST).fill("Hond blafte")
    pagina.get_by_text("Je tekst staat op deze telefoon").first.wait_for()
    assert op_de_telefoon(pagina) == 1

    pagina.context.set_offline(False)
    pagina.get_by_text(BEWAARD).wait_for()

    assert op_de_telefoon(pagina) == 0
    assert Concept.objects.get(casus=stap.traject.casus).inhoud["toelichting"] == ["Hond blafte"]


def test_the_moment_of_the_draft_is_not_replaced_by_that_of_sending(open_pagina, eigen_huis, stap):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    eerder = timezone.localtime() - timedelta(days=1)
    pagina.locator("[name=gedaan_at_datum]").fill(f"{eerder:%d-%m-%Y}")
    pagina.locator("[name=gedaan_at_tijd]").fill("09:05")
    pagina.get_by_role("button", name="Later afmaken").click()
    pagina.get_by_text("Je concept is bewaard").wait_for()

    pagina.goto(adres(stap))
    pagina.get_by_label(DICHT).check()
    pagina.get_by_role("button", name="Huisbezoek opslaan").click()
    pagina.wait_for_url("**/contact/")

    gedaan = timezone.localtime(Contactstap.objects.get(pk=stap.pk).gedaan_at)
    assert f"{gedaan:%d %H:%M}" == f"{eerder:%d} 09:05"


@pytest.mark.parametrize("javascript", [True, False])
def test_later_is_one_tap_and_stands_on_top_of_mijn_werk(open_pagina, eigen_huis, stap, javascript):
    pagina = open_pagina(eigen_huis, scherm=SMAL, account="ocmw", javascript=javascript)
    pagina.goto(adres(stap))
    pagina.get_by_label(TEKST).fill("Straks meer")
    pagina.get_by_role("button", name="Later afmaken").click()
    pagina.get_by_text("Je concept is bewaard").wait_for()

    pagina.goto("/")
    pagina.locator(f"[aria-labelledby=kop-concepten] a[href='{adres(stap)}']").click()

    expect(pagina.get_by_label(TEKST)).to_have_value("Straks meer")


def test_no_draft_goes_out_behind_the_form_itself(open_pagina, eigen_huis, stap):
    """On a slow line the next draft waits for the first one; what is sent ends both."""
    pagina, concepten = aan_de_deur(open_pagina, eigen_huis, stap), []

    def houd_vast(verzoek):
        if "stil" in (verzoek.request.post_data or ""):
            return concepten.append(verzoek)
        return verzoek.continue_()

    pagina.route(f"**{adres(stap)}", houd_vast)
    for tekst in ("De buurvrouw groette", "De buurvrouw groette terug"):
        pagina.get_by_label(TEKST).fill(tekst)
        pagina.get_by_label(DICHT).check()
        pagina.get_by_label(DICHT).focus()
    pagina.get_by_role("button", name="Huisbezoek opslaan").click()
    pagina.wait_for_url("**/contact/")

    assert len(concepten) == 1
    assert Contactstap.objects.get(pk=stap.pk).toelichting == "De buurvrouw groette terug"


def test_typing_on_after_a_form_did_not_get_through_is_kept_again(open_pagina, eigen_huis, stap):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    pagina.route("**/sessie/", lambda verzoek: verzoek.abort())
    vul_in(pagina, "Gordijnen dicht")
    pagina.get_by_text(GEEN_VERBINDING).wait_for()

    with pagina.expect_response(lambda antwoord: "licht" in (antwoord.request.post_data or "")):
        pagina.get_by_label(TEKST).fill("Gordijnen dicht, licht aan")

    inhoud = Concept.objects.get(casus=stap.traject.casus).inhoud
    assert inhoud["toelichting"] == ["Gordijnen dicht, licht aan"]


def test_who_is_still_in_is_not_told_that_she_is_out(open_pagina, eigen_huis, stap):
    """Drafts and other tabs move the end: the page asks before it says so."""
    pagina = open_pagina(eigen_huis, scherm=SMAL, account="ocmw")
    pagina.clock.install()
    pagina.goto(adres(stap))

    for _ in range(2):
        with pagina.expect_response("**/sessie/"):
            pagina.clock.run_for(20 * 60_000)

    expect(pagina.get_by_text("Je wordt over")).to_have_count(0)
    expect(pagina.get_by_text("Je bent uitgelogd")).to_have_count(0)


def test_who_logged_in_again_is_not_refused_her_draft(open_pagina, eigen_huis, stap):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    eigen_huis.sql("DELETE FROM django_session")
    pagina.get_by_label(TEKST).fill("Gordijnen dicht")
    pagina.get_by_text("Je was te lang weg").wait_for()
    open_pagina.klachten.clear()  # nobody is in
    log_in(pagina, "ocmw")  # in another tab
    with pagina.expect_response("**/sessie/"):
        pagina.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    with pagina.expect_response(lambda antwoord: "licht" in (antwoord.request.post_data or "")):
        pagina.get_by_label(TEKST).fill("Gordijnen dicht, licht aan")

    expect(pagina.get_by_text("Dit mag je niet doen")).to_have_count(0)
    expect(pagina.get_by_text(BEWAARD)).to_be_visible()
