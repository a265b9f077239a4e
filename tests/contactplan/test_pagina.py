"""The contact plan as a worker of the OCMW meets it, and as nobody else does."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from berichten.actions.melden import meld
from berichten.models import Bericht
from common.templatetags.weergave import datum_tekst
from common.werkdagen import DAG, nde_werkdag
from contactplan.actions import start, wijk_af
from contactplan.models import Contactstap, Traject
from logboek.models import Inzage
from partners.actions.kalender import sluit
from partners.choices import Rol, Soort
from partners.models import Sluitingsdag, Verzending
from tests.berichten.hulp import melding
from tests.cases.pagina import als, casus, fouten, nu, vandaag, vragen
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db

VRAGEN = 8


@pytest.fixture
def ocmw():
    return actor(Soort.OCMW)


@pytest.fixture
def dossier(ocmw):
    verhuurder = actor()
    return deel(casus(by=verhuurder), ocmw, by=verhuurder, now=nu())


@pytest.fixture
def stap(dossier, ocmw):
    traject = start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())
    return traject.stappen.get()


def url(naam, dossier, *sleutels):
    return reverse(f"contactplan:{naam}", args=[dossier.nummer, *sleutels])


def uitkomst(**anders):
    toen = timezone.localtime(nu() - timedelta(minutes=1))
    return {
        "uitkomst": "niet_bereikt",
        "gedaan_at_datum": f"{toen:%d-%m-%Y}",
        "gedaan_at_tijd": f"{toen:%H:%M}",
        "verzendsleutel": str(uuid4()),
        **anders,
    }


def test_a_worker_starts_the_plan_and_records_the_first_call(dossier, ocmw):
    browser = als(ocmw)
    toen = timezone.localtime(nu())
    gestart = browser.post(
        url("starten", dossier),
        {
            "bericht": "achterstand",
            "ontvangen_at_datum": f"{toen:%d-%m-%Y}",
            "ontvangen_at_tijd": f"{toen:%H:%M}",
        },
    )
    assert gestart.status_code == 303
    stap = Contactstap.objects.get()

    antwoord = browser.post(url("stap", dossier, stap.sleutel), uitkomst(), follow=True)

    assert "Bel de cliënt opnieuw" in antwoord.content.decode()
    assert Inzage.objects.filter(rubrieken__contains=["hulp"]).exists()


def test_what_a_colleague_typed_on_this_phone_is_not_sent_as_mine(dossier, ocmw, stap):
    """Two people share a phone: what the first left on it waits for her to log in again."""
    collega = actor(organisatie=ocmw.organisatie)
    adres = url("stap", dossier, stap.sleutel)

    assert als(ocmw).post(adres, uitkomst(van_wie=collega.user.sleutel)).status_code == 403
    assert als(collega).post(adres, uitkomst(van_wie=collega.user.sleutel)).status_code == 303


def test_while_the_client_has_room_there_is_only_a_reaction_to_record(dossier, ocmw, stap):
    stap.traject.stappen.update(stap="ruimte_geven")

    pagina = als(ocmw).get(url("stap", dossier, stap.sleutel)).content.decode()

    assert "Reactie vastleggen" in pagina
    assert "De cliënt nam zelf contact op" in pagina
    assert "Geen reactie" not in pagina


@pytest.mark.rule("OC-07")
def test_the_day_that_is_for_the_client_is_named(dossier, ocmw, stap):
    dag = stap.due_at + DAG
    stap.traject.stappen.update(stap="ruimte_geven", vanaf=timezone.localdate(dag), due_at=dag)

    pagina = als(ocmw).get(url("contact", dossier)).text

    assert re.search(f"Voor de cliënt: <time [^>]*>{datum_tekst(dag)}</time>", pagina)


def test_a_script_that_sends_a_step_is_told_where_to_go(dossier, ocmw, stap):
    """It would follow a redirect by itself, and read the message that is for the person."""
    adres = url("stap", dossier, stap.sleutel)

    antwoord = als(ocmw).post(adres, uitkomst(), headers={"HX-Request": "true"})

    assert antwoord.status_code == 204
    assert antwoord["HX-Redirect"] == url("contact", dossier)


def test_only_the_phone_of_who_recorded_a_step_forgets_what_was_typed_for_it(dossier, ocmw, stap):
    """What a colleague still has on hers was not sent."""
    collega = actor(organisatie=ocmw.organisatie)
    adres = url("stap", dossier, stap.sleutel)
    als(ocmw).post(adres, uitkomst())

    teken = f'data-deur-gedaan="{adres}"'
    assert teken in als(ocmw).get(url("contact", dossier)).content.decode()
    assert teken not in als(collega).get(url("contact", dossier)).content.decode()


def test_opening_the_plan_reads_what_one_was_told_about_the_case(dossier, ocmw):
    meld([melding(ocmw, casus=dossier.pk)], now=nu())

    als(ocmw).get(url("contact", dossier))

    assert not Bericht.objects.ongelezen().exists()


def test_an_empty_case_says_what_a_plan_is(dossier, ocmw):
    assert "Nog geen contactplan" in als(ocmw).get(url("contact", dossier)).content.decode()


@pytest.mark.rule("OC-15")
@pytest.mark.parametrize(
    ("soort", "rol"),
    [
        (Soort.CORPORATIE, Rol.MEDEWERKER),
        (Soort.CORPORATIE, Rol.JURIST),
        (Soort.OCMW, Rol.JURIST),
        (Soort.OPVANG, Rol.MEDEWERKER),
        (Soort.REGIETEAM, Rol.REGIETEAMLID),
    ],
)
def test_the_plan_does_not_exist_for_who_may_not_read_help(dossier, stap, soort, rol):
    iemand = actor(soort, rol)
    verhuurder = actor(organisatie=dossier.corporatie)
    deel(dossier, iemand, by=verhuurder, now=nu()) if soort != Soort.CORPORATIE else None
    if soort == Soort.CORPORATIE:
        iemand = actor(soort, rol, organisatie=dossier.corporatie)
    browser = als(iemand)

    for adres in (url("contact", dossier), url("stap", dossier, stap.sleutel)):
        assert browser.get(adres).status_code == 404


def test_another_helper_reads_the_plan_and_records_nothing(dossier, stap):
    hulp, verhuurder = actor(Soort.HULPVERLENING), actor(organisatie=dossier.corporatie)
    deel(dossier, hulp, by=verhuurder, now=nu())
    browser = als(hulp)

    assert "Bel de cliënt" in browser.get(url("contact", dossier)).content.decode()
    assert browser.post(url("stap", dossier, stap.sleutel), uitkomst()).status_code == 404


@pytest.mark.parametrize(
    "fout",
    [
        {"uitkomst": ""},
        {"uitkomst": "binnen"},
        {"uitkomst": "stilte"},
        {"uitkomst": "aanvaardt"},
        {"uitkomst": "aanvaardt", "afspraak_at_datum": "gisteren", "afspraak_at_tijd": "10:00"},
        {"gedaan_at_datum": "morgen"},
        {"gedaan_at_datum": "31-02-2027"},
        {"gedaan_at_tijd": "25:00"},
        {"toelichting": "x" * 2001},
    ],
)
def test_bad_input_is_told_at_the_field_and_writes_nothing(dossier, stap, ocmw, fout):
    antwoord = als(ocmw).post(url("stap", dossier, stap.sleutel), uitkomst(**fout))

    assert antwoord.status_code == 422
    assert fouten(antwoord)
    assert Contactstap.objects.get().vastgelegd_at is None


def volgende(weekdag):
    dag = timezone.localdate() + DAG
    while dag.weekday() != weekdag:
        dag += DAG
    return dag


@pytest.mark.rule("OC-03", "OC-16")
def test_no_appointment_on_a_day_on_which_nobody_works(dossier, stap, ocmw):
    zaterdag, maandag = volgende(5), volgende(0)
    beheer = actor(Soort.OCMW, Rol.BEHEERDER, organisatie=ocmw.organisatie)
    sluit(van=maandag, tot=maandag, naam="Brugdag", by=beheer, now=nu())

    for dag in (zaterdag, maandag):
        afspraak = {"afspraak_at_datum": f"{dag:%d-%m-%Y}", "afspraak_at_tijd": "10:00"}
        antwoord = als(ocmw).post(
            url("stap", dossier, stap.sleutel), uitkomst(uitkomst="aanvaardt", **afspraak)
        )

        fout = f"Op {datum_tekst(dag)} werken jullie niet. Kies een werkdag."
        assert antwoord.context["form"].errors == {"afspraak_at": [fout]}
    assert Contactstap.objects.get().vastgelegd_at is None


@pytest.mark.rule("OC-03")
def test_the_days_for_the_appointment_stand_beneath_the_field(dossier, stap, ocmw):
    pagina = als(ocmw).get(url("stap", dossier, stap.sleutel)).text

    gesloten = Sluitingsdag.objects.voor(ocmw.organisatie, vandaag(), vandaag() + 30 * DAG)
    twee, drie = (nde_werkdag(stap.traject.werkdag_een, n, gesloten) for n in (2, 3))
    assert f"Liefst op werkdag 2 of 3: {datum_tekst(twee)} of {datum_tekst(drie)}." in pagina


def test_who_comes_second_is_told_and_keeps_the_text(dossier, stap, ocmw):
    als(ocmw).post(url("stap", dossier, stap.sleutel), uitkomst())

    tweede = als(ocmw).post(
        url("stap", dossier, stap.sleutel), uitkomst(uitkomst="weigert", toelichting="Wil niet")
    )

    assert tweede.status_code == 409
    assert "Wil niet" in tweede.content.decode()
    assert Contactstap.objects.count() == 2


@pytest.mark.rule("OC-05")
@pytest.mark.parametrize("bewaard", [True, False], ids=["key kept", "key swept away"])
@pytest.mark.parametrize(
    ("headers", "status", "waar"),
    [({}, 303, "Location"), ({"HX-Request": "true"}, 204, "HX-Redirect")],
    ids=["browser", "phone"],
)
def test_the_same_form_sent_again_is_recorded_once(
    dossier, stap, ocmw, headers, status, waar, bewaard
):
    """Who sends it again because the answer got lost hears the same, and of nobody else."""
    formulier, adres = uitkomst(), url("stap", dossier, stap.sleutel)
    als(ocmw).post(adres, formulier, headers=headers)
    if not bewaard:
        Verzending.objects.all().delete()

    weer = als(ocmw).post(adres, formulier, headers=headers)

    assert (weer.status_code, weer[waar]) == (status, url("contact", dossier))
    assert Contactstap.objects.count() == 2


@pytest.mark.rule("OC-09")
def test_a_door_ajar_opens_in_one_click(dossier, stap, ocmw):
    wijk_af(stap, reden="Verhuisd", dan=None, by=ocmw, now=nu())
    browser, traject = als(ocmw), Traject.objects.get()
    assert "heropenen" in browser.get(url("contact", dossier)).content.decode()

    antwoord = browser.post(
        url("heropenen", dossier, traject.sleutel), {"reden": "De cliënt nam contact op."}
    )

    assert antwoord.status_code == 303
    assert Traject.objects.open().get().nummer == 2


@pytest.mark.rule("OC-10")
def test_a_departure_needs_its_reason(dossier, stap, ocmw):
    browser, adres = als(ocmw), url("afwijken", dossier, stap.sleutel)

    assert browser.post(adres, {"reden": "", "dan": "huisbezoek"}).status_code == 422
    assert browser.post(adres, {"reden": "Ziek", "dan": "bellen"}).status_code == 422
    assert browser.post(adres, {"reden": "Ziek", "dan": "huisbezoek"}).status_code == 303


@pytest.mark.parametrize("trajecten", [1, 3])
def test_the_page_costs_the_same_for_a_known_file(dossier, stap, ocmw, trajecten):
    for nummer in range(2, trajecten + 1):
        Traject.objects.update(stand="gestopt")
        Traject.objects.create(
            casus=dossier,
            organisatie=ocmw.organisatie,
            nummer=nummer,
            bericht="client",
            ontvangen_at=nu(),
            werkdag_een=timezone.localdate(),
            stand="gestopt",
            gestart_door=ocmw.user,
            gestart_at=nu(),
        )

    assert vragen(als(ocmw), url("contact", dossier)) == VRAGEN
