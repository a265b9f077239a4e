"""The contact directory: data with an owner and a date last checked."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from partners.actions.contacten import bewaar, controleer
from partners.actions.kalender import vul_rond
from partners.choices import Contactsoort, Land, Rol, Soort
from partners.models import Contactpunt, Sluitingsdag
from tests.factories import NOW, OrganisatieFactory, RegioFactory, actor
from tests.ingelogd import laat_binnen

pytestmark = pytest.mark.django_db

GEGEVENS = {
    "soort": "opvang",
    "naam": "Opvang De Lantaarn",
    "telefoon": "06-12345678",
    "email": "aanmelden@delantaarn.example",
    "website": "delantaarn.example",
    "toelichting": "Bel voor crisisplekken.",
}


def als(wie):
    client = Client()
    laat_binnen(client, wie.user)
    return client


def punt(van, gecontroleerd_op=None, **velden):
    return Contactpunt.objects.create(
        **{
            "regio": van.organisatie.regio,
            "soort": Contactsoort.OPVANG,
            "naam": "Opvang De Lantaarn",
            "telefoon": "+31612345678",
            "eigenaar": van.organisatie,
            "gecontroleerd_op": gecontroleerd_op or timezone.localdate(),
            "gecontroleerd_door": van.user,
            **velden,
        }
    )


@pytest.mark.rule("NZ-11")
def test_everybody_in_the_region_reads_it_and_nobody_outside():
    van = actor(Soort.OPVANG)
    punt(van)
    buur = actor(Soort.CORPORATIE, organisatie=OrganisatieFactory(regio=van.organisatie.regio))
    beheer = actor(
        Soort.CORPORATIE, Rol.BEHEERDER, organisatie=OrganisatieFactory(regio=van.organisatie.regio)
    )
    ver = actor(Soort.CORPORATIE, regio=RegioFactory())

    zien = [
        "De Lantaarn" in als(wie).get("/contacten/").content.decode() for wie in (buur, beheer, ver)
    ]

    assert zien == [True, True, False]


@pytest.mark.rule("NZ-11")
def test_it_shows_who_looks_after_it_and_when_it_was_checked():
    van = actor(Soort.OPVANG)
    vandaag = timezone.localdate()
    punt(van, gecontroleerd_op=vandaag - timedelta(days=184))
    punt(van, gecontroleerd_op=vandaag - timedelta(days=183))

    pagina = als(van).get("/contacten/").content.decode()

    assert pagina.count(f"Bijgehouden door {van.organisatie.naam}.") == 2
    assert pagina.count(f"door {van.user.naam}.</p>") == 2
    assert pagina.count("Langer dan 6 maanden niet gecontroleerd") == 1


@pytest.mark.rule("NZ-11")
def test_it_is_data_that_an_organisation_writes_down_itself():
    assert not Contactpunt.objects.exists()
    van = actor(Soort.OPVANG)

    response = als(van).post("/contacten/nieuw/", {**GEGEVENS, "eigenaar": "1", "regio": "1"})

    nieuw = Contactpunt.objects.get()
    assert (response.status_code, response["Location"]) == (303, "/contacten/")
    assert (nieuw.eigenaar, nieuw.regio, nieuw.gecontroleerd_door) == (
        van.organisatie, van.organisatie.regio, van.user,
    )  # fmt: skip
    assert (nieuw.telefoon, nieuw.website) == ("+31612345678", "https://delantaarn.example")
    assert nieuw.gecontroleerd_op == timezone.localdate()


@pytest.mark.rule("NZ-11")
def test_only_the_owner_changes_or_checks_an_entry():
    van = actor(Soort.OPVANG)
    oud = timezone.localdate() - timedelta(days=300)
    rij = punt(van, gecontroleerd_op=oud)
    buur = actor(Soort.CORPORATIE, organisatie=OrganisatieFactory(regio=van.organisatie.regio))

    geweigerd = [
        als(buur).get(f"/contacten/{rij.sleutel}/").status_code,
        als(buur).post(f"/contacten/{rij.sleutel}/", GEGEVENS).status_code,
        als(buur).post(f"/contacten/{rij.sleutel}/gecontroleerd/").status_code,
    ]
    for actie in (bewaar, controleer):
        with pytest.raises(PermissionDenied):
            actie(rij, by=buur, now=NOW)
    rij.refresh_from_db()

    assert geweigerd == [404, 404, 404]
    assert rij.gecontroleerd_op == oud
    assert als(van).post(f"/contacten/{rij.sleutel}/gecontroleerd/").status_code == 303
    rij.refresh_from_db()
    assert (rij.gecontroleerd_op, rij.gecontroleerd_door) == (timezone.localdate(), van.user)
    assert (
        als(van).post(f"/contacten/{rij.sleutel}/", {**GEGEVENS, "naam": "Anders"}).status_code
        == 303
    )
    rij.refresh_from_db()
    assert rij.naam == "Anders"


@pytest.mark.rule("NZ-11")
def test_nothing_is_ever_mailed_to_an_entry(django_capture_on_commit_callbacks):
    van = actor(Soort.OPVANG)
    with django_capture_on_commit_callbacks(execute=True):
        als(van).post("/contacten/nieuw/", GEGEVENS)
        Client().post("/wachtwoord/vergeten/", {"email": GEGEVENS["email"]})

    assert mail.outbox == []
    assert "mailto:" not in als(van).get("/contacten/").content.decode()


def test_it_can_be_filtered_by_kind():
    van = actor(Soort.OPVANG)
    punt(van, naam="Nachtopvang")
    punt(van, naam="Meldpunt", soort=Contactsoort.MELDPUNT_ZORG)

    pagina = als(van).get("/contacten/?soort=meldpunt_zorg").content.decode()

    assert ("Meldpunt</h2>" in pagina, "Nachtopvang" in pagina) == (True, False)
    assert "Geen contacten gevonden" in als(van).get("/contacten/?soort=ocmw").content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"soort": ""}, "Kies een antwoord: Waarvoor"),
        ({"soort": "bank"}, "Kies een antwoord uit de lijst."),
        ({"naam": ""}, "Vul dit in: Naam."),
        ({"naam": "x" * 121}, "te lang"),
        ({"telefoon": "bel maar"}, "telefoon"),
        ({"telefoon": "1"}, "telefoon"),
        ({"email": "geen adres"}, "e-mailadres"),
        ({"website": "javascript:alert(1)"}, "Vul een adres in"),
        ({"website": "ftp://x.example"}, "Vul een adres in"),
        ({"website": "geen adres"}, "Vul een adres in"),
        ({"website": "https://" + "x" * 250 + ".example"}, "Vul"),
        ({"toelichting": "x" * 1001}, "te lang"),
        ({"telefoon": "", "email": "", "website": ""}, "anders kan niemand"),
    ],
)
def test_what_cannot_be_an_entry_is_refused_in_dutch(anders, zin):
    response = als(actor(Soort.OPVANG)).post("/contacten/nieuw/", {**GEGEVENS, **anders})

    assert response.status_code == 422
    assert zin in response.content.decode()
    assert not Contactpunt.objects.exists()


def test_a_wrong_filter_is_said_in_dutch():
    response = als(actor()).get("/contacten/?soort=bank")

    assert response.status_code == 422
    assert "Kies een antwoord uit de lijst." in response.content.decode()


@pytest.mark.parametrize(
    ("methode", "adres"),
    [("get", "/contacten/"), ("get", "/contacten/nieuw/"), ("post", "/contacten/nieuw/"),
     ("get", "/contacten/3f0e8b6e-7d0a-4d3c-9b55-0d9f3d0a8a11/"),
     ("post", "/contacten/3f0e8b6e-7d0a-4d3c-9b55-0d9f3d0a8a11/gecontroleerd/")],
)  # fmt: skip
def test_without_an_organisation_there_is_no_directory(client, methode, adres):
    from_anoniem = getattr(Client(), methode)(adres)
    client.force_login(actor().user)
    client.get("/")
    los = Client()
    lid = actor()
    lid.user.lidmaatschappen.update(beeindigd_at=NOW)
    los.force_login(lid.user)

    assert from_anoniem["Location"].startswith("/inloggen/?next=")
    assert getattr(los, methode)(adres).status_code == 403


def test_the_list_costs_the_same_for_one_entry_and_for_thirty(django_assert_num_queries):
    van = actor(Soort.OPVANG)
    punt(van)
    client = als(van)
    with django_assert_num_queries(7):
        client.get("/contacten/")
    for n in range(29):
        punt(van, naam=f"Contact {n}")
    with django_assert_num_queries(7):
        client.get("/contacten/")


# --- The calendar --------------------------------------------------------------------------------


def dagen(land, jaar):
    rijen = Sluitingsdag.objects.filter(land=land, organisatie=None, dag__year=jaar)
    return {(rij.dag.month, rij.dag.day): rij.naam for rij in rijen}


def test_the_days_off_of_both_countries_are_filled_once():
    uit = StringIO()
    call_command("vul_sluitingsdagen", van=2024, tot=2032, stdout=uit)
    eerst = Sluitingsdag.objects.count()
    call_command("vul_sluitingsdagen", van=2024, tot=2032, stdout=uit)

    assert Sluitingsdag.objects.count() == eerst
    assert uit.getvalue().splitlines()[1] == "Nieuwe sluitingsdagen: 0"
    assert {rij.year for rij in Sluitingsdag.objects.dates("dag", "year")} == set(range(2024, 2033))


def test_the_days_are_those_of_the_country_and_in_dutch():
    call_command("vul_sluitingsdagen", van=2024, tot=2032, stdout=StringIO())

    nederland, belgie = dagen(Land.NL, 2026), dagen(Land.BE, 2026)
    assert nederland[(4, 27)] == "Koningsdag"
    assert ((7, 21) in belgie, (7, 21) in nederland) == (True, False)
    assert ((11, 11) in belgie, (4, 27) in belgie) == (True, False)
    assert not any("Day" in naam for naam in (*nederland.values(), *belgie.values()))


@pytest.mark.parametrize(
    ("jaar", "vrij"), [(2024, False), (2025, True), (2026, False), (2030, True)]
)
def test_in_the_netherlands_the_fifth_of_may_counts_in_lustrum_years_only(jaar, vrij):
    call_command("vul_sluitingsdagen", van=2024, tot=2032, stdout=StringIO())

    assert ((5, 5) in dagen(Land.NL, jaar)) == vrij


def test_what_somebody_wrote_down_herself_stays():
    Sluitingsdag.objects.create(
        land=Land.NL, dag=date(2026, 4, 27), naam="Oranjefeest", met_de_hand=True
    )
    Sluitingsdag.objects.create(
        land=Land.NL, dag=date(2026, 12, 24), naam="Kerstavond", met_de_hand=True
    )

    call_command("vul_sluitingsdagen", van=2024, tot=2032, stdout=StringIO())

    nederland = dagen(Land.NL, 2026)
    assert (nederland[(4, 27)], nederland[(12, 24)]) == ("Oranjefeest", "Kerstavond")


def test_what_somebody_took_out_stays_out():
    vul_rond(2026)
    Sluitingsdag.objects.get(land=Land.BE, dag=date(2026, 11, 11)).delete()

    assert vul_rond(2026) == 0
    assert (11, 11) not in dagen(Land.BE, 2026)
    vul_rond(2027)
    assert (11, 11) in dagen(Land.BE, 2033)


def test_without_years_the_days_around_this_year_are_filled():
    call_command("vul_sluitingsdagen", verbosity=0)

    jaren = {rij.year for rij in Sluitingsdag.objects.dates("dag", "year")}
    jaar = timezone.localdate().year
    assert jaren == set(range(jaar - 2, jaar + 7))


@pytest.mark.parametrize(("van", "tot"), [(2030, 2026), (1900, 2000), (2026, 3000)])
def test_years_that_cannot_be_are_refused(van, tot):
    with pytest.raises(CommandError, match="Kies jaren"):
        call_command("vul_sluitingsdagen", van=van, tot=tot)
