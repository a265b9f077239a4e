"""Mijn route vandaag, and the way from Mijn werk to a recorded door."""

import re
from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Deadline, Woning
from contactplan.actions import leg_vast, start
from contactplan.models import Contactstap
from contactplan.route import bezoeken_van
from logboek.models import Inzage
from partners.actions.kalender import vul_rond
from partners.choices import Rol, Soort
from tests import factories
from tests.cases.pagina import als, casus, nu, vragen
from tests.factories import AMSTERDAM, actor, deel

pytestmark = pytest.mark.django_db

BEZOEKEN = reverse("contactplan:bezoeken")


@pytest.fixture
def ocmw():
    return actor(Soort.OCMW)


def bezoek(ocmw, naam="Zonneveld", wijk="", vanaf=0, **velden):
    """A case in which a visit is planned, from so many days from today on."""
    verhuurder = actor()
    dossier = deel(casus(by=verhuurder, achternaam=naam, wijk=wijk), ocmw, by=verhuurder, now=nu())
    traject = start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())
    dag = timezone.localdate() + timedelta(days=vanaf)
    traject.stappen.update(stap="huisbezoek", vanaf=dag, **velden)
    return traject.stappen.get()


def namen(browser):
    pagina = browser.get(BEZOEKEN).content.decode()
    return re.findall(r"<h3><a[^>]*>A\. (\w+)</a>", pagina)


@pytest.mark.rule("OC-03", "OC-05")
def test_the_visits_of_today_with_address_telephone_and_what_to_say(ocmw):
    stap = bezoek(ocmw)
    stap.traject.casus.huurders.update(telefoon="+31612345678")
    woning = Woning.objects.get(casus=stap.traject.casus)

    pagina = als(ocmw).get(BEZOEKEN).content.decode()

    vraag = quote(f"{woning.adres}, {woning.postcode} {woning.plaats}")
    assert f'href="geo:0,0?q={vraag}"' in pagina
    assert 'href="tel:+31612345678"' in pagina
    assert "Mag ik even binnenkomen?" in pagina
    assert reverse("contactplan:stap", args=[stap.traject.casus.nummer, stap.sleutel]) in pagina
    assert "openstreetmap" not in pagina


def test_who_looked_is_written_down(ocmw):
    stap = bezoek(ocmw)
    als(ocmw).get(BEZOEKEN)

    inzage = Inzage.objects.filter(user=ocmw.user, soort="lijst").get()

    assert inzage.casussen == [stap.traject.casus_id]
    assert inzage.rubrieken == ["hulp", "kern"]


def test_late_and_today_are_there_tomorrow_and_calls_are_not(ocmw):
    bezoek(ocmw, "Vandaag")
    bezoek(ocmw, "Laat", vanaf=-3, due_at=nu() - timedelta(days=1))
    bezoek(ocmw, "Morgen", vanaf=1)
    bezoek(ocmw, "Afspraak", afspraak_at=nu() + timedelta(days=2))
    gebeld = bezoek(ocmw, "Bellen")
    Contactstap.objects.filter(pk=gebeld.pk).update(stap="bellen")

    assert namen(als(ocmw)) == ["Laat", "Vandaag"]


@pytest.mark.rule("OC-03")
def test_an_appointment_of_today_says_its_hour_on_the_route_and_on_mijn_werk(ocmw):
    verhuurder, twaalf_uur = actor(), timezone.localtime(nu()).replace(hour=12, minute=0)
    dossier = deel(casus(by=verhuurder), ocmw, by=verhuurder, now=nu())
    traject = start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())
    leg_vast(
        traject.stappen.get(), uitkomst="aanvaardt", gedaan_at=nu(), afspraak_at=twaalf_uur,
        by=ocmw, now=nu(),
    )  # fmt: skip
    browser = als(ocmw)

    route = browser.get(BEZOEKEN).text
    werk = browser.get(reverse("werkplek:mijn_werk"))
    op_de_casus = browser.get(dossier.get_absolute_url()).text
    plan = browser.get(reverse("contactplan:contact", args=[dossier.nummer])).text

    [groep] = werk.context["groepen"]
    assert (groep["titel"], groep["taken"][0].stand.woorden) == ("Vandaag", "Vandaag om 12:00")
    for pagina in (route, werk.text, op_de_casus, plan):
        assert "Vandaag om 12:00" in pagina
        assert "23:59" not in pagina


def test_ones_own_come_first_and_neighbours_stand_together(ocmw):
    collega = actor(Soort.OCMW, organisatie=ocmw.organisatie)
    bezoek(collega, "Collega", wijk="Noord", due_at=nu() - timedelta(days=1))
    bezoek(ocmw, "Eigen", wijk="Zuid")
    bezoek(collega, "Buur", wijk="Zuid", due_at=nu() + timedelta(days=1))

    assert namen(als(ocmw)) == ["Eigen", "Buur", "Collega"]


def test_another_organisation_has_another_route(ocmw):
    bezoek(ocmw)

    assert namen(als(actor(Soort.OCMW))) == []


def test_a_case_that_is_no_longer_shared_drops_out(ocmw):
    stap = bezoek(ocmw)
    stap.traject.casus.gunningen.filter(
        group=ocmw.organisatie.groep, permission__codename="zie_hulp"
    ).delete()

    assert namen(als(ocmw)) == []


@pytest.mark.parametrize(
    ("soort", "rol"), [(Soort.CORPORATIE, Rol.MEDEWERKER), (Soort.OCMW, Rol.JURIST)]
)
def test_who_visits_nobody_has_no_route(soort, rol):
    assert als(actor(soort, rol)).get(BEZOEKEN).status_code == 403


@pytest.mark.parametrize("aantal", [1, 6])
def test_the_route_costs_the_same_for_one_and_for_six(ocmw, aantal):
    for nummer in range(aantal):
        bezoek(ocmw, wijk=f"Wijk {nummer}")

    assert vragen(als(ocmw), BEZOEKEN) == 7


def test_how_soon_a_visit_is_counts_the_days_that_the_organisation_works(ocmw):
    verhuurder, kerstavond = actor(), datetime(2026, 12, 24, 9, tzinfo=AMSTERDAM)
    vul_rond(kerstavond.year)
    dossier = deel(factories.casus(by=verhuurder), ocmw, by=verhuurder)
    traject = start(
        dossier, bericht="achterstand", ontvangen_at=kerstavond, by=ocmw, now=kerstavond
    )
    maandag = datetime(2026, 12, 28, 17, tzinfo=AMSTERDAM)
    traject.stappen.update(stap="huisbezoek", due_at=maandag)

    [gevonden] = bezoeken_van(ocmw, kerstavond)

    assert gevonden.stand.woorden == "Over 1 werkdag"


@pytest.mark.rule("OC-05")
def test_from_mijn_werk_one_tap_opens_the_step(ocmw):
    stap = bezoek(ocmw)
    Deadline.objects.filter(pk=stap.deadline_id).update(wat="Ga onaangekondigd op huisbezoek")
    browser = als(ocmw)
    adres = reverse("contactplan:stap", args=[stap.traject.casus.nummer, stap.sleutel])

    assert adres in browser.get(reverse("werkplek:mijn_werk")).content.decode()
    pagina = browser.get(stap.traject.casus.get_absolute_url()).content.decode()
    assert adres in pagina
    assert reverse("contactplan:contact", args=[stap.traject.casus.nummer]) in pagina
