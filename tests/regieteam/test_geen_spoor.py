"""Six items on one agenda; who takes part in one finds no trace of the other five."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.urls import reverse

from berichten.actions.sturen import stuur_berichten
from berichten.models import Bericht
from partners.choices import Soort
from regieteam.actions import agenda, uitnodigen
from regieteam.actions.besluiten import bewaar_concept
from regieteam.actions.stoelen import zet_aan_tafel, zet_bij_punt
from regieteam.actions.velden import NIEUW, merken
from regieteam.choices import Puntsoort, Vergaderstand
from tests.berichten.hulp import iedereen
from tests.factories import actor
from tests.regieteam import bouw
from tests.werkplek.pagina import als, deel, inzagen, nu, tekst

pytestmark = pytest.mark.django_db

MERKEN = [f"Zwartkraai{n}" for n in range(6)]
VAN_HAAR = 3  # in the middle: neither the first nor the last


@pytest.fixture
def zes(settings):
    """Six cases of six landlords, each with marks of its own; the fourth is hers."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    team = bouw.team()
    vergadering = bouw.vergadering(team, now=nu(), over=5)
    hulp = actor(Soort.HULPVERLENING, naam="Buurtteam")
    rijen = []
    for merk in MERKEN:
        corporatie = actor(Soort.CORPORATIE, naam=f"Corporatie {merk}")
        casus = bouw.gemeld(
            corporatie, team, now=nu(), achternaam=merk, straat=f"Straat {merk}", voorletters=""
        )
        if merk == MERKEN[VAN_HAAR]:
            deel(casus, hulp, by=corporatie)
        punt = bouw.agendapunt(
            casus, vergadering, team, now=nu(), reden=f"Reden {merk}", soort=Puntsoort.TERUGKEREND
        )
        rijen.append(SimpleNamespace(merk=merk, corporatie=corporatie, casus=casus, punt=punt))
    for rij in rijen:
        mens = zet_aan_tafel(
            vergadering, organisatie=rij.corporatie.organisatie, naam=f"Mens {rij.merk}",
            by=team.lid, now=nu(),
        )  # fmt: skip
        zet_bij_punt(rij.punt, [mens], by=team.lid, now=nu())
    agenda.zet_minuten(rijen[0].punt, 35, by=team.coordinator, now=nu())
    uitnodigen.nodig_uit(vergadering, by=team.coordinator, now=nu())
    return SimpleNamespace(team=team, vergadering=vergadering, hulp=hulp, rijen=rijen)


def paginas(zes):
    sleutel = zes.vergadering.sleutel
    return [
        reverse("regieteam:vergaderingen"),
        *(
            reverse(f"regieteam:{naam}", args=[sleutel])
            for naam in (
                "vergadering", "agenda_afdruk", "agendabestand", "besluitenlijst",
                "besluitenlijst_afdruk",
            )
        ),
        reverse("werkplek:mijn_werk"),
        reverse("werkplek:casussen"),
        reverse("berichten:lijst"),
        zes.rijen[VAN_HAAR].casus.get_absolute_url(),
    ]  # fmt: skip


def adres_van(zes):
    return reverse("regieteam:vergadering", args=[zes.vergadering.sleutel])


def tafel_van(zes, rij, naam="tafel"):
    return reverse(f"regieteam:{naam}", args=[zes.vergadering.sleutel, rij.punt.sleutel])


def typ_aan_tafel(zes, rij, stappen):
    begin = merken(rij.punt.velden.all()).get("stappen", NIEUW)
    waarden, basis = {"stappen": stappen}, {"stappen": begin}
    assert bewaar_concept(rij.punt, waarden, basis, by=zes.team.lid, now=nu()).bewaard


def sporen(zes, html, eigen):
    """What in this text is of another item: its marks, its number, its keys."""
    ander = [rij for rij in zes.rijen if rij is not eigen]
    woorden = [
        woord for rij in ander for woord in (rij.merk, rij.casus.nummer, str(rij.punt.sleutel))
    ]
    return [woord for woord in woorden if woord in html]


@pytest.mark.parametrize("wie", ["hulp", "corporatie"])
def test_an_outsider_finds_no_trace_of_the_other_five(wie, zes):
    eigen = zes.rijen[VAN_HAAR]
    client = als(zes.hulp if wie == "hulp" else eigen.corporatie)

    for adres in paginas(zes):
        html = client.get(adres, follow=True).content.decode()
        assert sporen(zes, html, eigen) == [], adres
    assert {pk for rij in inzagen() for pk in rij.casussen} <= {eigen.casus.pk}


def test_the_page_of_an_outsider_tells_neither_number_nor_count_nor_beginning(zes):
    html = tekst(
        als(zes.hulp).get(reverse("regieteam:vergadering", args=[zes.vergadering.sleutel]))
    )

    tekst_alleen = re.sub(r"<[^>]*>", " ", html)
    assert MERKEN[VAN_HAAR] in tekst_alleen
    assert "Rond 11:15" in tekst_alleen  # 35 + 20 + 20 minutes after ten
    assert "10:00" not in tekst_alleen
    assert not re.search(
        r"\b(?:4\.|[56] casussen|6)(?:\s|$)", tekst_alleen.split("Toegankelijk")[0]
    )
    assert "11:35" not in tekst_alleen


def test_the_page_is_the_same_with_and_without_the_items_after_it(zes):
    client = als(zes.hulp)

    def pagina():
        # Neither the CSRF token nor the seconds until this session ends.
        return re.sub(r'"[A-Za-z0-9]{64}"|seconden="\d+"', "", tekst(client.get(adres_van(zes))))

    eerst = pagina()
    volgende = bouw.vergadering(zes.team, now=nu(), over=12)
    for rij in zes.rijen[VAN_HAAR + 1 :]:
        agenda.verplaats(rij.punt, volgende, reden="Later", by=zes.team.voorzitter, now=nu())

    assert pagina() == eerst


def test_a_colleague_of_another_corporatie_sees_only_her_own_item(zes):
    for rij in zes.rijen:
        html = tekst(
            als(rij.corporatie).get(
                reverse("regieteam:vergadering", args=[zes.vergadering.sleutel])
            )
        )
        assert rij.merk in html
        assert sporen(zes, html, rij) == []


def test_mails_and_notices_of_an_outsider_are_about_her_own_item(zes):
    stuur_berichten(now=nu(), mag_nog=iedereen)

    [brief] = [b for b in mail.outbox if b.to == [zes.hulp.user.email]]
    alles = f"{brief.subject}{brief.body}{brief.attachments[0].content}"
    assert sporen(zes, alles, zes.rijen[VAN_HAAR]) == []
    assert "rond 11:15" in brief.body
    assert "10:00" not in brief.body
    assert "SEQUENCE:1\r\n" in brief.attachments[0].content
    nummers = set(Bericht.objects.filter(user=zes.hulp.user).values_list("casusnummer", flat=True))
    assert nummers == {zes.rijen[VAN_HAAR].casus.nummer}


@pytest.mark.parametrize("wie", ["hulp", "corporatie"])
def test_the_live_stream_of_her_item_carries_nothing_of_the_other_five(wie, zes):
    eigen = zes.rijen[VAN_HAAR]
    for rij in zes.rijen:
        typ_aan_tafel(zes, rij, f"Bel {rij.merk}")
    client = als(zes.hulp if wie == "hulp" else eigen.corporatie)
    client.get(tafel_van(zes, eigen))

    for rij in zes.rijen:
        if rij is not eigen:
            assert client.get(tafel_van(zes, rij, "tafel_stand")).status_code == 404
    stroom = client.get(tafel_van(zes, eigen, "tafel_stand"))
    assert f"Bel {eigen.merk}" in stroom.content.decode()
    assert sporen(zes, stroom.content.decode(), eigen) == []

    # While the others are written, moved and dealt with, her stream has no news.
    vraag = {"versie": stroom.json()["versie"]}
    for rij in zes.rijen:
        if rij is not eigen:
            typ_aan_tafel(zes, rij, f"Bezoek {rij.merk}")
            agenda.zet_minuten(rij.punt, 25, by=zes.team.coordinator, now=nu())
    agenda.schuif(zes.rijen[0].punt, agenda.OMLAAG, by=zes.team.coordinator, now=nu())
    assert client.get(tafel_van(zes, eigen, "tafel_stand"), vraag).status_code == 204
    assert {pk for rij in inzagen() for pk in rij.casussen} <= {eigen.casus.pk}


def test_searching_finds_nothing_of_the_others(zes):
    client = als(zes.hulp)

    for merk in MERKEN:
        html = tekst(client.post(reverse("werkplek:zoeken"), {"q": merk}, follow=True))
        gevonden = [rij.casus.nummer for rij in zes.rijen if rij.casus.nummer in html]
        assert gevonden == [r.casus.nummer for r in zes.rijen if r.merk == merk == MERKEN[VAN_HAAR]]


def test_the_buttons_and_forms_of_another_item_are_not_there_for_her(zes):
    client = als(zes.hulp)
    for rij in zes.rijen:
        for naam in ("punt_schuiven", "punt_minuten", "punt_verplaatsen", "punt_eraf",
                     "punt_aanwezig"):  # fmt: skip
            adres = reverse(f"regieteam:{naam}", args=[zes.vergadering.sleutel, rij.punt.sleutel])
            assert client.post(adres, {"richting": "omhoog"}).status_code == 403
        adres = reverse("regieteam:agenderen", args=[rij.casus.nummer])
        verwacht = 403 if rij is zes.rijen[VAN_HAAR] else 404
        assert client.get(adres).status_code == verwacht


def test_who_takes_part_in_nothing_finds_no_meeting_at_all(zes):
    client = als(actor(Soort.HULPVERLENING))

    assert "Er is geen vergadering" in tekst(client.get(reverse("regieteam:vergaderingen")))
    for naam in ("vergadering", "agenda_afdruk", "agendabestand", "besluitenlijst"):
        adres = reverse(f"regieteam:{naam}", args=[zes.vergadering.sleutel])
        assert client.get(adres).status_code == 404


def test_an_organisation_whose_item_moved_away_no_longer_sees_the_meeting(zes):
    volgende = bouw.vergadering(zes.team, now=nu(), over=12)
    eigen = zes.rijen[VAN_HAAR]

    agenda.verplaats(eigen.punt, volgende, reden="Later", by=zes.team.voorzitter, now=nu())

    client = als(zes.hulp)
    adres = reverse("regieteam:vergadering", args=[zes.vergadering.sleutel])
    assert client.get(adres).status_code == 404
    assert volgende.stand == Vergaderstand.GEPLAND
    nieuw = reverse("regieteam:vergadering", args=[volgende.sleutel])
    assert eigen.merk in tekst(client.get(nieuw))


def test_the_team_sees_all_six_in_order(zes):
    html = tekst(
        als(zes.team.lid).get(reverse("regieteam:vergadering", args=[zes.vergadering.sleutel]))
    )

    plekken = [html.index(merk) for merk in MERKEN]
    assert plekken == sorted(plekken)
    assert "6 casussen" in html
    assert "10:00 tot ongeveer 12:15" in html


def test_whoever_comes_five_minutes_later_hears_five_minutes_later(zes):
    agenda.zet_minuten(zes.rijen[0].punt, 38, by=zes.team.coordinator, now=nu())
    uit = uitnodigen.wanneer(zes.vergadering, zes.hulp, now=nu())

    assert uit == (zes.vergadering.begint_at + timedelta(minutes=75), timedelta(minutes=20))
