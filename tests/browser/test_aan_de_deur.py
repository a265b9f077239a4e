"""Recording a visit with one hand and no network: nothing is lost, nothing counts twice."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.actions.invoeren import open_dossier
from contactplan.actions import leg_vast, start
from contactplan.models import Contactstap
from partners.actor import Actor
from partners.models import Organisatie, User
from tests.browser.conftest import SMAL
from tests.browser.invullen import verstuur
from tests.databases import op_database
from tests.factories import nieuwe_casus

pytestmark = pytest.mark.rule("OC-05")

GEEN_VERBINDING = "Geen verbinding. Je tekst staat op deze telefoon."
GAAT_WEG = "hij gaat weg zodra er verbinding is"
DICHT = "Niemand thuis of deur bleef dicht"


@pytest.fixture
def orm(eigen_huis, django_db_setup, django_db_blocker):
    with op_database(eigen_huis.database, django_db_blocker):
        yield


def lore():
    organisatie = Organisatie.objects.get(code="ocmw-elsterbeke")
    return Actor(User.objects.get(username="ocmw"), organisatie, frozenset({"medewerker"}))


@pytest.fixture
def stap(orm):
    """A visit that may be made today, of the demo account of the OCMW."""
    by, now = lore(), timezone.now()
    huishouden = nieuwe_casus(nummer="", achterstand=None, achternaam="Offermans", postcode="8897")
    dossier = open_dossier(huishouden, by=by, now=now)
    traject = start(dossier, bericht="achterstand", ontvangen_at=now, by=by, now=now)
    traject.stappen.update(
        stap="huisbezoek", vanaf=timezone.localdate(), due_at=now + timedelta(days=1)
    )
    return traject.stappen.get()


def adres(stap):
    return f"/casussen/{stap.traject.casus.nummer}/contact/{stap.sleutel}/"


def aan_de_deur(open_pagina, huis, stap):
    pagina = open_pagina(huis, scherm=SMAL, account="ocmw")
    pagina.goto(adres(stap))
    return pagina


def op_de_telefoon(pagina):
    """What is kept, apart from the path of this page, which htmx writes down."""
    vakken = pagina.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    return len([vak for vak in vakken if vak != "htmx-current-path-for-history"])


def vul_in(pagina, tekst):
    pagina.get_by_label(DICHT).check()
    pagina.get_by_label("Wat zag of hoorde je?").fill(tekst)
    pagina.get_by_role("button", name="Huisbezoek opslaan").click()


def test_a_closed_door_without_network_stands_once_in_the_file(open_pagina, eigen_huis, stap):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    pagina.context.set_offline(True)
    vul_in(pagina, "Gordijnen dicht")
    pagina.get_by_text(GEEN_VERBINDING).wait_for()
    ingevuld = timezone.now()
    assert Contactstap.objects.get(pk=stap.pk).vastgelegd_at is None

    pagina.context.set_offline(False)
    pagina.wait_for_url("**/contact/")

    stap.refresh_from_db()
    assert (stap.uitkomst, stap.toelichting) == ("niemand", "Gordijnen dicht")
    assert ingevuld - timedelta(minutes=2) < stap.gedaan_at <= ingevuld
    assert stap.traject.stappen.count() == 2
    expect(pagina.get_by_text("Gordijnen dicht")).to_have_count(1)
    assert op_de_telefoon(pagina) == 0


def test_an_answer_that_got_lost_is_asked_again_and_nothing_counts_twice(
    open_pagina, eigen_huis, stap
):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    raak_antwoord_kwijt(pagina, stap)
    vul_in(pagina, "Gordijnen dicht")
    pagina.get_by_text(GEEN_VERBINDING).wait_for()
    pagina.unroute(f"**{adres(stap)}")
    pagina.get_by_role("button", name="Probeer nu").click()
    pagina.wait_for_url("**/contact/")

    assert stap.traject.stappen.count() == 2
    assert op_de_telefoon(pagina) == 0


def test_what_is_added_after_an_answer_got_lost_is_not_thrown_away(open_pagina, eigen_huis, stap):
    """The step stands already: what is new is shown, to keep as a note."""
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    raak_antwoord_kwijt(pagina, stap)
    vul_in(pagina, "Gordijnen dicht")
    pagina.get_by_text(GEEN_VERBINDING).wait_for()
    pagina.unroute(f"**{adres(stap)}")

    vul_in(pagina, "Gordijnen dicht, er huilde een kind")

    expect(pagina.get_by_text("er huilde een kind")).to_be_visible()
    assert stap.traject.stappen.count() == 2


def test_a_network_that_comes_and_goes_sends_it_in_the_end(open_pagina, eigen_huis, stap):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    pagina.context.set_offline(True)
    vul_in(pagina, "Gordijnen dicht")
    pagina.get_by_text(GAAT_WEG).wait_for()
    # Back for a moment, too short to send anything.
    pagina.route("**/sessie/", lambda verzoek: verzoek.abort())
    with pagina.expect_request("**/sessie/"):
        pagina.context.set_offline(False)
    pagina.context.set_offline(True)
    pagina.unroute("**/sessie/")

    pagina.context.set_offline(False)
    pagina.wait_for_url("**/contact/")

    assert Contactstap.objects.get(pk=stap.pk).toelichting == "Gordijnen dicht"


def test_what_is_corrected_while_it_waits_goes_along(open_pagina, eigen_huis, stap):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    pagina.context.set_offline(True)
    vul_in(pagina, "Gordijnen dicht")
    pagina.get_by_text(GAAT_WEG).wait_for()
    pagina.get_by_label("Wat zag of hoorde je?").fill("Gordijnen dicht.")

    pagina.context.set_offline(False)
    pagina.wait_for_url("**/contact/")

    assert Contactstap.objects.get(pk=stap.pk).toelichting == "Gordijnen dicht."


def raak_antwoord_kwijt(pagina, stap):
    """The server does the work, and its answer gets lost; drafts are answered."""

    def raak_kwijt(verzoek):
        if "concept=" in (verzoek.request.post_data or ""):
            return verzoek.continue_()
        verzoek.fetch(max_redirects=0)
        return verzoek.abort()

    pagina.route(f"**{adres(stap)}", raak_kwijt)


def test_nothing_stays_on_the_phone_after_logging_out(open_pagina, eigen_huis, stap):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    # The tap on "Uitloggen" comes before the network does.
    pagina.route("**/sessie/", lambda verzoek: verzoek.abort())
    pagina.context.set_offline(True)
    vul_in(pagina, "Hond blafte")
    pagina.get_by_text(GEEN_VERBINDING).wait_for()
    assert op_de_telefoon(pagina) == 1
    pagina.context.set_offline(False)

    pagina.get_by_role("button", name="Uitloggen").click()
    pagina.wait_for_load_state()

    assert op_de_telefoon(pagina) == 0
    assert Contactstap.objects.get(pk=stap.pk).vastgelegd_at is None


def test_who_comes_second_sees_what_stands_and_keeps_the_text(open_pagina, eigen_huis, stap):
    tweede = aan_de_deur(open_pagina, eigen_huis, stap)
    tweede.context.set_offline(True)
    vul_in(tweede, "Mijn verslag")
    tweede.get_by_text(GEEN_VERBINDING).wait_for()
    leg_vast(stap, uitkomst="niet_binnen", gedaan_at=timezone.now(), by=lore(), now=timezone.now())

    tweede.context.set_offline(False)
    tweede.get_by_role("heading", name="Iemand anders legde dit net vast").wait_for()

    expect(tweede.get_by_text("Mijn verslag")).to_be_visible()
    assert Contactstap.objects.get(pk=stap.pk).uitkomst == "niet_binnen"
    assert op_de_telefoon(tweede) == 0


def test_an_expired_session_keeps_the_text_until_one_is_in_again(open_pagina, eigen_huis, stap):
    pagina = aan_de_deur(open_pagina, eigen_huis, stap)
    koekjes = pagina.context.cookies()
    pagina.context.clear_cookies()
    vul_in(pagina, "Buurvrouw groette")
    pagina.get_by_text("Je bent uitgelogd. Je tekst staat op deze telefoon.").wait_for()
    assert op_de_telefoon(pagina) == 1

    pagina.context.add_cookies(koekjes)
    pagina.goto("/")
    pagina.get_by_text("is nu verstuurd").wait_for()

    assert Contactstap.objects.get(pk=stap.pk).toelichting == "Buurvrouw groette"
    assert op_de_telefoon(pagina) == 0
    # The server refused to keep a draft of somebody who wasn't in.
    assert all("403" in klacht for klacht in open_pagina.klachten)
    open_pagina.klachten.clear()


def test_what_is_a_day_old_or_of_somebody_else_goes(open_pagina, eigen_huis, stap):
    pagina = open_pagina(eigen_huis, scherm=SMAL, account="ocmw")
    pagina.goto("/")
    pagina.evaluate("""() => {
        const post = (om) => JSON.stringify({ sleutel: "x", url: "/x/", velden: [], om });
        localStorage.setItem(`deur:${document.body.dataset.wie}:oud`, post(Date.now() - 86400001));
        localStorage.setItem("deur:een-ander:vers", post(Date.now()));
    }""")

    pagina.reload()

    assert op_de_telefoon(pagina) == 0


def geweigerd(open_pagina, huis, stap):
    """A form that was sent and came back; the phone keeps it until it is sent well."""
    pagina = aan_de_deur(open_pagina, huis, stap)
    pagina.get_by_label(DICHT).check()
    pagina.locator("[name=gedaan_at_datum]").fill("31-02-2027")
    verstuur(pagina, "Huisbezoek opslaan")
    pagina.locator("[aria-invalid=true]").first.wait_for()
    pagina.wait_for_load_state()
    assert op_de_telefoon(pagina) == 1
    return pagina


def test_with_network_a_refused_form_says_why_and_keeps_nothing_behind(
    open_pagina, eigen_huis, stap
):
    pagina = geweigerd(open_pagina, eigen_huis, stap)
    pagina.locator("[name=gedaan_at_datum]").fill("vandaag")
    verstuur(pagina, "Huisbezoek opslaan")
    pagina.wait_for_url("**/contact/")

    assert op_de_telefoon(pagina) == 0


def test_sent_before_the_script_is_there_leaves_nothing_behind(open_pagina, eigen_huis, stap):
    pagina = geweigerd(open_pagina, eigen_huis, stap)
    pagina.locator("[name=gedaan_at_datum]").fill("vandaag")
    pagina.locator("form[data-aan-de-deur]").evaluate("form => form.submit()")
    pagina.wait_for_url("**/contact/")

    assert Contactstap.objects.get(pk=stap.pk).uitkomst == "niemand"
    assert op_de_telefoon(pagina) == 0


def test_what_is_typed_before_the_script_is_there_stays(open_pagina, eigen_huis, stap):
    """What the phone kept comes back only where nothing was typed."""
    pagina = geweigerd(open_pagina, eigen_huis, stap)
    scripts = []
    pagina.route("**/*.js", lambda script: scripts.append(script))

    pagina.goto(adres(stap), wait_until="commit")
    pagina.locator("[name=gedaan_at_datum]").fill("gisteren")
    for script in scripts:
        script.continue_()
    pagina.get_by_text("Dit stond nog op deze telefoon").wait_for()

    expect(pagina.locator("[name=gedaan_at_datum]")).to_have_value("gisteren")
    expect(pagina.get_by_label(DICHT)).to_be_checked()


@pytest.mark.parametrize("javascript", [True, False])
def test_five_taps_from_mijn_werk_to_a_closed_door(open_pagina, eigen_huis, stap, javascript):
    pagina = open_pagina(eigen_huis, scherm=SMAL, account="ocmw", javascript=javascript)
    pagina.goto("/")

    pagina.locator(f"a[href='{adres(stap)}']").click()
    pagina.get_by_text(DICHT).first.click()
    pagina.get_by_role("button", name="Huisbezoek opslaan").click()
    pagina.wait_for_url("**/contact/")

    assert Contactstap.objects.get(pk=stap.pk).uitkomst == "niemand"
