"""Who gives advice may get a mail that something waits; it tells nothing else (NZ-05, ADR 17)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from berichten.actions.sturen import stuur_berichten
from berichten.choices import Mail, Soort, Vervallen
from berichten.models import Bericht, Uitgaand
from partners.choices import Rol
from partners.choices import Soort as Organisatiesoort
from tests.berichten.hulp import niemand, wil
from tests.factories import NOW, RegioFactory, actor, casus, deel
from tests.werkplek.pagina import als, tekst
from uitvoering.actions.advies import geef_advies, vraag_advies

pytestmark = [pytest.mark.django_db, pytest.mark.rule("NZ-05")]
INSTELLINGEN = reverse("berichten:instellingen")


@pytest.fixture
def regio():
    return RegioFactory()


@pytest.fixture
def hulp(regio):
    return actor(Organisatiesoort.HULPVERLENING, naam="Buurtteam Zuid", regio=regio)


@pytest.fixture
def amk(regio):
    wie = actor(Organisatiesoort.VEILIG_THUIS, naam="Veilig Thuis Zuid", regio=regio)
    wil(wie, Mail.DIRECT, Soort.ADVIES)
    return wie


def vraag(hulp, amk, **velden):
    return vraag_advies(
        aan=amk.organisatie, situatie="Alleen thuis", vraag="Wat nu?", leeftijden="", acuut=True,
        anoniem=False, by=hulp, now=NOW, **velden,
    )  # fmt: skip


def stuur(now=NOW):
    return stuur_berichten(now=now, mag_nog=niemand)


def test_the_mail_names_no_case_and_nobody(hulp, amk):
    verhuurder = actor(regio=amk.organisatie.regio)
    een = deel(casus(by=verhuurder, achternaam="Zwartkraai"), hulp, by=verhuurder)
    vraag(hulp, amk, casus=een)
    assert stuur() == 1
    [brief] = mail.outbox

    assert brief.to == [amk.user.email]
    gelezen = f"{brief.subject} {brief.body}"
    assert "Er staat iets voor je klaar bij Adviesvragen." in gelezen
    for anders in (een.nummer, "casus", "Zwartkraai", hulp.user.naam, "Buurtteam", "Alleen thuis"):
        assert anders not in gelezen
    rij = Uitgaand.objects.get()
    assert (rij.casus, rij.casusnummer, rij.betreft) == (None, "", None)
    assert not Bericht.objects.exclude(soort=Soort.DEELNAME).exists()


def test_only_who_gives_advice_there_and_wants_it_gets_one(hulp, amk, regio):
    stil = actor(Organisatiesoort.VEILIG_THUIS, organisatie=amk.organisatie)
    elders = actor(Organisatiesoort.JEUGDBESCHERMING, regio=regio)
    beheer = actor(Organisatiesoort.VEILIG_THUIS, Rol.BEHEERDER, organisatie=amk.organisatie)
    for wie in (elders, beheer, hulp):
        wil(wie, Mail.DIRECT, Soort.ADVIES)
    vraag(hulp, amk)

    assert [rij.user for rij in Uitgaand.objects.all()] == [amk.user]
    assert stil.user != amk.user


def test_what_was_answered_meanwhile_is_not_mailed(hulp, amk):
    een = vraag(hulp, amk)
    geef_advies(een, antwoord="Bel.", vervolg="geen", vervolg_op=None, by=amk, now=NOW)

    assert stuur() == 0
    assert Uitgaand.objects.get().dropped_reason == Vervallen.GELEZEN


def test_who_works_there_no_more_gets_nothing(hulp, amk):
    vraag(hulp, amk)
    amk.user.lidmaatschappen.update(beeindigd_at=NOW)

    assert stuur() == 0
    assert Uitgaand.objects.get().dropped_reason == Vervallen.GEEN_RECHT


def test_once_a_day_is_one_mail_about_all(hulp, amk):
    wil(amk, Mail.DAGELIJKS, Soort.ADVIES)
    for _ in range(3):
        vraag(hulp, amk)

    assert Uitgaand.objects.count() == 1
    assert stuur() == 0
    assert stuur(NOW + timedelta(days=1)) == 1


def test_only_who_gives_advice_is_asked_whether_she_wants_it(hulp, amk):
    assert Soort.ADVIES.label in tekst(als(amk).get(INSTELLINGEN))
    assert Soort.ADVIES.label not in tekst(als(hulp).get(INSTELLINGEN))
