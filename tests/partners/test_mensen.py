"""A beheerder and the people of her organisation."""

import re
import threading
from contextlib import closing
from io import StringIO

import psycopg2
import pytest
from django.conf import settings as instellingen
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from partners.actions import mensen as acties
from partners.actions.mensen import LAATSTE_BEHEERDER, MagNiet
from partners.actor import Actor
from partners.choices import Rol, Soort, Wijziging
from partners.models import Lidmaatschap, Organisatie, Rolwijziging, User
from partners.permissions import ROLLEN, UITLEG, rollen_van
from tests.factories import NOW, LidmaatschapFactory, OrganisatieFactory, actor
from tests.partners.hulp import log_in, maak_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def baas():
    return actor(Soort.CORPORATIE, Rol.BEHEERDER)


def als(wie):
    client = Client()
    client.force_login(wie.user)
    return client


def rollen(user, organisatie):
    leden = Lidmaatschap.objects.filter(user=user, organisatie=organisatie, beeindigd_at=None)
    return set(leden.values_list("rol", flat=True))


# --- The table -----------------------------------------------------------------------------------


def test_every_kind_of_organisation_has_roles_and_somebody_to_look_after_them():
    assert set(ROLLEN) == set(Soort)
    assert all(Rol.BEHEERDER in rollen_van(soort) for soort in Soort)
    assert set(UITLEG) == set(Rol)


@pytest.mark.parametrize(
    ("rol", "soorten"),
    [
        (Rol.VOORZITTER, {Soort.REGIETEAM}),
        (Rol.REGIETEAMLID, {Soort.REGIETEAM}),
        (Rol.JURIST, {Soort.CORPORATIE, Soort.OCMW}),
        (Rol.COORDINATOR, {Soort.REGIETEAM, Soort.GEMEENTE}),
        (Rol.MEDEWERKER, set(Soort) - {Soort.REGIETEAM}),
    ],
)
def test_a_role_belongs_to_kinds_of_organisations(rol, soorten):
    assert {soort for soort in Soort if rol in rollen_van(soort)} == soorten


# --- Inviting ------------------------------------------------------------------------------------


def nodig_uit(client, **anders):
    gegevens = {
        "naam": "Sanne Hoekstra",
        "email": "sanne@lindewonen.example",
        "rollen": "medewerker",
    }
    return client.post("/beheer/mensen/uitnodigen/", {**gegevens, **anders})


def test_an_invited_person_chooses_a_password_and_begins(baas, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = nodig_uit(als(baas), email="Sanne@LindeWonen.example")
    user = User.objects.get(email="sanne@lindewonen.example")
    link = re.search(r"http\S+", mail.outbox[0].body).group().removeprefix(instellingen.ADRES)
    client = Client()
    adres = client.get(link)["Location"]
    nieuw = "een zin van woorden"
    client.post(adres, {"password1": nieuw, "password2": nieuw})

    assert response["Location"] == "/beheer/mensen/"
    assert mail.outbox[0].to == ["sanne@lindewonen.example"]
    assert "Sanne" not in mail.outbox[0].body
    assert baas.user.naam not in mail.outbox[0].body
    assert log_in(client, user.email, nieuw).status_code == 302
    assert rollen(user, baas.organisatie) == {"medewerker"}
    assert "Actief" in als(baas).get("/beheer/mensen/").content.decode()


def test_somebody_of_another_organisation_is_added_without_telling_that_she_exists(
    baas, django_capture_on_commit_callbacks
):
    elders = actor(user=maak_user(naam="Farida Benali", last_login=timezone.now()))
    pagina = {}
    for email in ("nieuw@lindewonen.example", elders.user.email):
        with django_capture_on_commit_callbacks(execute=True):
            pagina[email] = nodig_uit(als(baas), email=email)
    lijst = als(baas).get("/beheer/mensen/").content.decode()

    assert len({(r.status_code, r["Location"]) for r in pagina.values()}) == 1
    assert rollen(elders.user, baas.organisatie) == {"medewerker"}
    assert rollen(elders.user, elders.organisatie) == {"medewerker"}
    assert elders.organisatie.naam not in lijst
    assert lijst.count("Uitgenodigd") == 2
    assert lijst.count("nog niet") == 2
    assert "http" in mail.outbox[1].body
    assert "/wachtwoord/nieuw/" not in mail.outbox[1].body
    assert mail.outbox[1].subject == "Je kunt voor nog een organisatie werken in Honkvast"
    assert "kies bovenaan de organisatie" in mail.outbox[1].body


@pytest.mark.parametrize("email", ["sanne@lindewonen.example", " Sanne@LindeWonen.example "])
def test_who_works_here_already_is_not_invited_again(
    baas, email, django_capture_on_commit_callbacks
):
    sanne = maak_user(naam="Sanne Hoekstra", email="sanne@lindewonen.example")
    actor(organisatie=baas.organisatie, user=sanne)
    actor(user=sanne)  # elsewhere too, of which nothing is said
    ingevuld = {"naam": "S. de Boer-Hoekstra", "email": email, "rollen": ["teamleider", "jurist"]}

    with django_capture_on_commit_callbacks(execute=True):
        response = nodig_uit(als(baas), **ingevuld)

    assert response.status_code == 422
    form = response.context["form"]
    assert form.errors == {"email": ["Sanne Hoekstra werkt hier al. Wijzig de rollen bij Mensen."]}
    assert form["naam"].value() == "S. de Boer-Hoekstra"
    assert form["rollen"].value() == ["teamleider", "jurist"]
    assert rollen(sanne, baas.organisatie) == {"medewerker"}
    assert (Rolwijziging.objects.count(), mail.outbox) == (0, [])


@pytest.mark.parametrize("elders", [True, False])
def test_who_stopped_here_comes_back_and_reads_only_what_is_so(
    baas, elders, django_capture_on_commit_callbacks
):
    sanne = maak_user(naam="Sanne Hoekstra", email="sanne@lindewonen.example")
    LidmaatschapFactory(user=sanne, organisatie=baas.organisatie, beeindigd_at=NOW)
    LidmaatschapFactory(user=sanne, beeindigd_at=NOW)
    if elders:
        LidmaatschapFactory(user=sanne)

    with django_capture_on_commit_callbacks(execute=True):
        response = nodig_uit(als(baas))

    assert response.status_code == 303
    assert rollen(sanne, baas.organisatie) == {"medewerker"}
    [post] = mail.outbox
    assert ("nog een organisatie" in post.subject) is elders
    assert ("kies bovenaan" in post.body) is elders
    assert f"werken voor {baas.organisatie.naam}.\nLog in zoals je gewend bent" in post.body


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naam": ""}, "Vul dit in: Naam."),
        ({"naam": "x" * 121}, "te lang"),
        ({"naam": "\u202e\u0000"}, "Vul dit in: Naam."),
        ({"email": ""}, "e-mailadres"),
        ({"email": "geen adres"}, "e-mailadres"),
        ({"email": "a@b"}, "e-mailadres"),
        ({"rollen": []}, "Kies minstens één rol."),
        ({"rollen": ["voorzitter"]}, "Kies een antwoord uit de lijst."),
        ({"rollen": ["medewerker", "baas"]}, "Kies een antwoord uit de lijst."),
    ],
)
def test_what_cannot_be_an_invitation_is_refused_in_dutch(baas, anders, zin):
    response = nodig_uit(als(baas), **anders)

    assert response.status_code == 422
    assert zin in response.content.decode()
    assert User.objects.count() == 1
    assert mail.outbox == []


def test_an_invitation_can_be_sent_again(baas, django_capture_on_commit_callbacks):
    client = als(baas)
    nodig_uit(client)
    user = User.objects.get(email="sanne@lindewonen.example")

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(f"/beheer/mensen/{user.sleutel}/opnieuw/")

    assert response.status_code == 303
    assert "/wachtwoord/nieuw/" in mail.outbox[0].body


def test_the_same_form_sent_twice_invites_once(baas):
    sleutel = "3f0e8b6e-7d0a-4d3c-9b55-0d9f3d0a8a11"

    eerste, tweede = (nodig_uit(als(baas), verzendsleutel=sleutel) for _ in range(2))

    assert eerste["Location"] == tweede["Location"]
    assert Rolwijziging.objects.count() == 1
    assert nodig_uit(als(baas)).status_code == 422  # a form of its own


# --- Changing and ending -------------------------------------------------------------------------


def test_roles_change_and_it_is_written_who_did_it(baas):
    user = LidmaatschapFactory(organisatie=baas.organisatie).user

    response = als(baas).post(
        f"/beheer/mensen/{user.sleutel}/", {"rollen": ["teamleider", "jurist"]}
    )

    assert response.status_code == 303
    assert rollen(user, baas.organisatie) == {"teamleider", "jurist"}
    assert {(w.rol, w.wat, w.door) for w in Rolwijziging.objects.filter(user=user)} == {
        ("medewerker", Wijziging.INGETROKKEN, baas.user),
        ("teamleider", Wijziging.TOEGEKEND, baas.user),
        ("jurist", Wijziging.TOEGEKEND, baas.user),
    }
    assert baas.user.naam in als(baas).get("/beheer/rollen/").content.decode()


@pytest.mark.parametrize("gekozen", [[], ["voorzitter"], ["x"], ["medewerker", "coordinator"]])
def test_roles_that_do_not_fit_are_refused(baas, gekozen):
    user = LidmaatschapFactory(organisatie=baas.organisatie).user

    response = als(baas).post(f"/beheer/mensen/{user.sleutel}/", {"rollen": gekozen})

    assert response.status_code == 422
    assert rollen(user, baas.organisatie) == {"medewerker"}


def test_who_is_ended_can_do_nothing_at_the_next_request(baas):
    lid = LidmaatschapFactory(organisatie=baas.organisatie)
    client = Client()
    client.force_login(lid.user)
    voor = client.get("/contacten/").status_code

    als(baas).post(f"/beheer/mensen/{lid.user.sleutel}/beeindigen/")

    assert (voor, client.get("/contacten/").status_code) == (200, 403)
    assert "werkt hier niet meer" in als(baas).get("/beheer/mensen/").content.decode().lower()


@pytest.mark.parametrize(
    ("adres", "status"), [("/beheer/mensen/{}/", 422), ("/beheer/mensen/{}/opnieuw/", 303)]
)
def test_who_left_comes_back_by_a_new_invitation_only(
    baas, adres, status, django_capture_on_commit_callbacks
):
    lid = LidmaatschapFactory(organisatie=baas.organisatie, beeindigd_at=NOW)
    client = als(baas)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(adres.format(lid.user.sleutel), {"rollen": ["medewerker"]})

    assert response.status_code == status
    pagina = response if status == 422 else client.get(response["Location"])
    assert "werkt niet meer" in pagina.content.decode()
    assert rollen(lid.user, baas.organisatie) == set()
    assert not Rolwijziging.objects.exists()
    assert mail.outbox == []


def test_a_beheerder_who_takes_her_own_role_is_out_at_once(baas):
    LidmaatschapFactory(organisatie=baas.organisatie, rol=Rol.BEHEERDER)
    client = als(baas)

    client.post(f"/beheer/mensen/{baas.user.sleutel}/", {"rollen": ["medewerker"]})

    assert client.get("/beheer/mensen/").status_code == 403


def test_an_organisation_keeps_its_last_beheerder(baas):
    LidmaatschapFactory(organisatie=baas.organisatie, rol=Rol.BEHEERDER, user__is_active=False)
    LidmaatschapFactory(organisatie=baas.organisatie, rol=Rol.BEHEERDER, beeindigd_at=NOW)
    LidmaatschapFactory(rol=Rol.BEHEERDER)
    client = als(baas)

    einde = client.post(f"/beheer/mensen/{baas.user.sleutel}/beeindigen/")
    rol = client.post(f"/beheer/mensen/{baas.user.sleutel}/", {"rollen": ["medewerker"]})

    assert (einde.status_code, rol.status_code) == (422, 422)
    assert LAATSTE_BEHEERDER in einde.content.decode()
    assert LAATSTE_BEHEERDER in rol.content.decode()
    assert rollen(baas.user, baas.organisatie) == {"beheerder"}


@pytest.mark.django_db(transaction=True)
def test_two_who_end_each_other_at_the_same_moment_leave_one():
    een = actor(Soort.CORPORATIE, Rol.BEHEERDER)
    twee = actor(Soort.CORPORATIE, Rol.BEHEERDER, organisatie=een.organisatie)
    samen = threading.Barrier(2)
    uitkomst = []

    def beeindig(wie, door):
        with closing(connection):
            samen.wait()
            try:
                acties.beeindig(wie.user, by=door, now=NOW)
                uitkomst.append("gelukt")
            except (MagNiet, PermissionDenied):
                uitkomst.append("geweigerd")

    draden = [threading.Thread(target=beeindig, args=paar) for paar in [(een, twee), (twee, een)]]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sorted(uitkomst) == ["gelukt", "geweigerd"]
    over = Lidmaatschap.objects.actief().filter(organisatie=een.organisatie, rol=Rol.BEHEERDER)
    assert over.count() == 1


def test_what_happened_to_roles_cannot_be_changed_or_taken_away(baas, eigenaar):
    for zin in (
        "UPDATE partners_rolwijziging SET door_id = NULL",
        "TRUNCATE partners_rolwijziging",
    ):
        with pytest.raises(psycopg2.Error, match="alleen aangevuld"):
            eigenaar.execute(zin)

    acties.nodig_uit(naam="A", email="a@b.example", rollen=["medewerker"], by=baas, now=NOW)

    for poging in (
        lambda: Rolwijziging.objects.update(door=None),
        lambda: Rolwijziging.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            poging()
    assert Rolwijziging.objects.count() == 1


# --- Who may not ---------------------------------------------------------------------------------

PAGINAS = [
    ("get", "/beheer/mensen/"), ("get", "/beheer/mensen/uitnodigen/"),
    ("post", "/beheer/mensen/uitnodigen/"), ("get", "/beheer/rollen/"),
    ("get", "/beheer/organisatie/"), ("post", "/beheer/organisatie/"),
    ("get", "/beheer/mensen/{}/"), ("post", "/beheer/mensen/{}/"),
    ("get", "/beheer/mensen/{}/beeindigen/"), ("post", "/beheer/mensen/{}/beeindigen/"),
    ("post", "/beheer/mensen/{}/opnieuw/"),
]  # fmt: skip


@pytest.mark.parametrize(("methode", "adres"), PAGINAS)
def test_only_a_beheerder_manages_people(baas, methode, adres):
    adres = adres.format(baas.user.sleutel)
    collega = actor(organisatie=baas.organisatie)

    anoniem = getattr(Client(), methode)(adres)
    ander = getattr(als(collega), methode)(adres)

    assert anoniem["Location"].startswith("/inloggen/?next=")
    assert ander.status_code == 403
    assert "Dit mag je niet doen" in ander.content.decode()


@pytest.mark.parametrize(("methode", "adres"), [p for p in PAGINAS if "{}" in p[1]])
def test_a_beheerder_cannot_reach_the_people_of_another_organisation(baas, methode, adres):
    vreemd = actor(Soort.CORPORATIE, Rol.BEHEERDER)
    LidmaatschapFactory(organisatie=vreemd.organisatie, rol=Rol.BEHEERDER)

    gegevens = {"rollen": "medewerker"} if methode == "post" else {}
    response = getattr(als(baas), methode)(adres.format(vreemd.user.sleutel), gegevens)

    assert response.status_code == 404
    assert rollen(vreemd.user, vreemd.organisatie) == {"beheerder"}
    assert not Rolwijziging.objects.exists()


def test_the_right_is_asked_again_under_the_lock(baas):
    user = LidmaatschapFactory(organisatie=baas.organisatie).user
    Lidmaatschap.objects.filter(user=baas.user).update(beeindigd_at=NOW)

    for doe in (
        lambda: acties.beeindig(user, by=baas, now=NOW),
        lambda: acties.wijzig_rollen(user, rollen=["jurist"], by=baas, now=NOW),
        lambda: acties.nodig_uit(
            naam="A", email="a@b.example", rollen=["jurist"], by=baas, now=NOW
        ),
        lambda: acties.nodig_opnieuw_uit(user, by=baas, now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            doe()


def test_the_list_costs_the_same_for_three_people_and_for_thirty(baas, django_assert_num_queries):
    client = als(baas)
    with django_assert_num_queries(7):
        client.get("/beheer/mensen/")
    for _ in range(29):
        LidmaatschapFactory(organisatie=baas.organisatie)
    with django_assert_num_queries(7):
        client.get("/beheer/mensen/")


# --- The organisation ----------------------------------------------------------------------------


def test_a_beheerder_sets_the_hours_and_the_term_and_nothing_else(baas):
    gegevens = {
        "sluitingstijd": "16.30", "contact_binnen_werkdagen": "1", "aanmelden_voor_werkdagen": "15"
    }  # fmt: skip
    extra = {"naam": "Anders", "soort": "regieteam", "land": "BE", "code": "x", "actief": ""}

    response = als(baas).post("/beheer/organisatie/", {**gegevens, **extra})

    nu = Organisatie.objects.get(pk=baas.organisatie.pk)
    assert response.status_code == 303
    assert (f"{nu.sluitingstijd:%H:%M}", nu.contact_binnen_werkdagen) == ("16:30", 1)
    assert nu.aanmelden_voor_werkdagen == 15
    assert (nu.naam, nu.soort, nu.land) == (baas.organisatie.naam, "corporatie", "NL")


def test_a_landlord_chooses_whether_a_colleague_always_looks_along(baas):
    gegevens = {
        "sluitingstijd": "17:00", "contact_binnen_werkdagen": "2", "aanmelden_voor_werkdagen": "10"
    }  # fmt: skip
    als(baas).post("/beheer/organisatie/", gegevens | {"meekijken_verplicht": "on"})
    assert Organisatie.objects.get(pk=baas.organisatie.pk).meekijken_verplicht

    als(baas).post("/beheer/organisatie/", gegevens)
    assert not Organisatie.objects.get(pk=baas.organisatie.pk).meekijken_verplicht


def test_who_reports_nobody_is_not_asked_about_it():
    baas = actor(Soort.HULPVERLENING, Rol.BEHEERDER)

    assert "meekijken_verplicht" not in als(baas).get("/beheer/organisatie/").content.decode()


@pytest.mark.parametrize(
    ("tijd", "dagen"),
    [("", "2"), ("25:00", "2"), ("laat", "2"), ("17:00", ""), ("17:00", "0"), ("17:00", "11"),
     ("17:00", "-1"), ("17:00", "twee"), ("17:00", "1,5"), ("17:00", "9" * 40)],
)  # fmt: skip
def test_settings_that_cannot_be_are_refused(baas, tijd, dagen):
    gegevens = {
        "sluitingstijd": tijd, "contact_binnen_werkdagen": dagen, "aanmelden_voor_werkdagen": dagen
    }  # fmt: skip

    response = als(baas).post("/beheer/organisatie/", gegevens)

    assert response.status_code == 422
    assert "Er ging iets mis. Controleer dit:" in response.content.decode()


# --- The organisation one works for now ----------------------------------------------------------


def test_rights_follow_the_chosen_organisation_and_are_never_the_union():
    user = maak_user()
    thuis = OrganisatieFactory(naam="A Corporatie")
    actor(Soort.CORPORATIE, Rol.MEDEWERKER, organisatie=thuis, user=user)
    elders = actor(Soort.OPVANG, Rol.BEHEERDER, user=user)
    client = Client()
    client.force_login(user)

    eerst = client.get("/beheer/mensen/").status_code
    wissel = client.post("/organisatie/", {"organisatie": str(elders.organisatie.sleutel)})
    daarna = client.get("/beheer/mensen/")
    client.post("/organisatie/", {"organisatie": str(thuis.sleutel)})

    assert (eerst, wissel.status_code, wissel["Location"], daarna.status_code) == (
        403,
        302,
        "/",
        200,
    )
    assert elders.organisatie.naam in daarna.content.decode()
    assert client.get("/beheer/mensen/").status_code == 403


def test_who_has_two_organisations_sees_where_she_is_and_can_switch():
    user = maak_user()
    een, twee = (actor(user=user).organisatie for _ in range(2))
    client = Client()
    client.force_login(user)

    pagina = client.get("/organisatie/").content.decode()

    assert "Je werkt voor </span>" + min(een.naam, twee.naam) in pagina
    assert f'value="{een.sleutel}"' in pagina
    assert f'value="{twee.sleutel}"' in pagina


@pytest.mark.parametrize("keuze", ["", "1", "geen", "{vreemd}"])
def test_an_organisation_that_is_not_yours_cannot_be_chosen(keuze):
    mijn = actor()
    vreemd = OrganisatieFactory()
    client = als(mijn)

    response = client.post("/organisatie/", {"organisatie": keuze.format(vreemd=vreemd.sleutel)})

    assert response.status_code == 422
    assert "organisatie" not in client.session


def test_an_organisation_that_ended_is_left_at_the_next_request():
    user = maak_user()
    actor(user=user, organisatie=OrganisatieFactory(naam="Blijft"))
    weg = actor(user=user, organisatie=OrganisatieFactory(naam="Weg"))
    client = Client()
    client.force_login(user)
    client.post("/organisatie/", {"organisatie": str(weg.organisatie.sleutel)})

    Lidmaatschap.objects.filter(organisatie=weg.organisatie).update(beeindigd_at=NOW)

    assert "Je werkt voor </span>Blijft" in client.get("/contacten/").content.decode()


# --- From the server -----------------------------------------------------------------------------

OPDRACHT = ["Linde Wonen", "--code=lindewonen", "--soort=corporatie", "--regio=Lindeland"]


def test_the_first_beheerder_of_an_organisation_comes_from_the_server():
    uit = StringIO()

    call_command("maak_organisatie", *OPDRACHT, "--beheerder-email=K@Linde.example", stdout=uit)

    organisatie = Organisatie.objects.get(code="lindewonen")
    user = User.objects.get(email="k@linde.example")
    assert organisatie.groep.name == "organisatie-lindewonen"
    assert rollen(user, organisatie) == {"beheerder"}
    assert "/wachtwoord/nieuw/" in uit.getvalue()
    assert not user.has_usable_password()
    assert acties.nodig_uit(
        naam="A", email="a@b.example", rollen=["jurist"], now=NOW,
        by=Actor(user, organisatie, frozenset([Rol.BEHEERDER])),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        (["--beheerder-email=geen"], "geen e-mailadres"),
        (["--beheerder-email=a@b.example", "--code=met spatie"], "De code mag"),
        (["--beheerder-email=a@b.example", "--soort=bank"], "invalid choice"),
        (["--beheerder-email=a@b.example", "--code=" + "x" * 41], "hooguit 40"),
    ],
)
def test_a_wrong_command_is_one_sentence_and_leaves_nothing(anders, zin):
    with pytest.raises(CommandError, match=zin):
        call_command("maak_organisatie", *OPDRACHT, *anders, stdout=StringIO())

    assert not Organisatie.objects.exists()


def test_a_code_is_used_once():
    OrganisatieFactory(code="lindewonen")

    with pytest.raises(CommandError, match="al een organisatie"):
        call_command("maak_organisatie", *OPDRACHT, "--beheerder-email=a@b.example")
