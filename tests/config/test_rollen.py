"""Two roles: the owner migrates, the web may read and write and owns nothing."""

from contextlib import closing

import psycopg2
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.checks import Tags, run_checks
from django.db import ProgrammingError, connection, connections, transaction

from config import rollen
from config.checks import te_machtig
from tests.databases import app_url, eigenaar_url, terug_naar_zaad


@pytest.mark.django_db
def test_the_suite_runs_as_the_role_of_the_web():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        wie, waar = cursor.fetchone()

    assert wie == rollen.APP
    assert waar.startswith("test_")


@pytest.mark.django_db
def test_the_role_of_the_web_passes_the_check_of_the_database():
    assert run_checks(tags=[Tags.database], databases=["default"]) == []


def test_the_owner_of_the_tables_may_not_be_the_role_of_the_web(django_db_setup, eigenaar):
    rol = connections["eigenaar"].settings_dict["USER"]

    assert te_machtig(eigenaar) == [
        f"De rol {rol} is eigenaar van tabellen: zo start het programma niet."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "zin",
    [
        "CREATE TABLE van_mij (id int)",
        "TRUNCATE django_session",
        "ALTER TABLE django_session DISABLE TRIGGER ALL",
        "DROP TABLE django_session",
        "CREATE ROLE nog_een",
        "SET session_replication_role = replica",
        "SET ROLE pg_database_owner",
        "SET SESSION AUTHORIZATION pg_database_owner",
    ],
)
def test_the_role_of_the_web_cannot_change_the_house_itself(zin):
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(zin)


def test_what_the_owner_makes_the_web_may_use(django_db_setup, eigenaar):
    eigenaar.execute("CREATE TABLE proef_tabel (id serial PRIMARY KEY, tekst text)")
    try:
        with closing(rollen.verbind(app_url())) as verbinding, verbinding.cursor() as cursor:
            cursor.execute("INSERT INTO proef_tabel (tekst) VALUES ('a') RETURNING id")
            cursor.execute("UPDATE proef_tabel SET tekst = 'b'")
            cursor.execute("DELETE FROM proef_tabel")
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute("DROP TABLE proef_tabel")
    finally:
        eigenaar.execute("DROP TABLE proef_tabel")


@pytest.mark.django_db(transaction=True)
def test_what_a_test_commits_is_gone_afterwards_and_the_seed_is_back():
    voor = set(ContentType.objects.values_list("id", "app_label", "model"))
    ContentType.objects.create(app_label="proef", model="proef")
    ContentType.objects.filter(app_label="sessions").delete()

    terug_naar_zaad()

    assert set(ContentType.objects.values_list("id", "app_label", "model")) == voor
    nieuw = ContentType.objects.create(app_label="proef", model="proef")
    assert nieuw.pk > max(pk for pk, _, _ in voor)


def test_a_refusing_table_is_emptied_all_the_same(django_db_setup, django_db_blocker, eigenaar):
    eigenaar.execute("CREATE TABLE proef_vast (id int)")
    eigenaar.execute(
        "CREATE FUNCTION proef_weiger() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RAISE EXCEPTION 'nooit'; END $$"
    )
    eigenaar.execute(
        "CREATE TRIGGER vast BEFORE TRUNCATE ON proef_vast EXECUTE FUNCTION proef_weiger()"
    )
    eigenaar.execute("INSERT INTO proef_vast VALUES (1)")
    try:
        with django_db_blocker.unblock():
            terug_naar_zaad()

        eigenaar.execute("SELECT count(*) FROM proef_vast")
        assert eigenaar.fetchone() == (0,)
        with pytest.raises(psycopg2.errors.RaiseException):
            eigenaar.execute("TRUNCATE proef_vast")
    finally:
        eigenaar.execute("DROP TABLE proef_vast")
        eigenaar.execute("DROP FUNCTION proef_weiger()")


def test_an_address_keeps_its_place_for_another_role_and_another_database():
    url = "postgres://eig:geheim@db.example:5433/honkvast?sslmode=require"

    assert rollen.met_rol(url, "honkvast_app", "p@s/w") == (
        "postgres://honkvast_app:p%40s%2Fw@db.example:5433/honkvast?sslmode=require"
    )
    assert rollen.met_database(url, "anders") == (
        "postgres://eig:geheim@db.example:5433/anders?sslmode=require"
    )


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path):
    nergens = f"postgres://eig@{str(tmp_path).replace('/', '%2F')}/honkvast"

    with pytest.raises(rollen.RolFout) as fout:
        rollen.neem_over(nergens, "geheim")

    assert str(fout.value).startswith("De database van DATABASE_URL antwoordt niet: ")
    assert "\n" not in str(fout.value)


def test_a_given_database_gets_its_role_for_the_web(django_db_setup):
    assert rollen.neem_over(eigenaar_url(), "x").startswith("postgres://honkvast_app:x@")


def test_a_role_of_another_name_is_refused():
    with pytest.raises(rollen.RolFout, match="moet honkvast_app heten, niet iemand"):
        rollen.richt_in("postgres://a@h/x", "postgres://b@h/x", "postgres://iemand@h/x")


def test_the_two_addresses_are_of_two_roles():
    assert connections["default"].settings_dict["USER"] == rollen.APP
    assert connections["eigenaar"].settings_dict["USER"] != rollen.APP


def test_an_owner_that_may_not_make_the_role_is_one_sentence(
    django_db_setup, eigenaar, monkeypatch
):
    eigenaar.execute("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user")
    if eigenaar.fetchone()[0]:
        pytest.skip("the owner of this server may make roles")
    monkeypatch.setattr(rollen, "APP", "honkvast_nog_niet")

    with pytest.raises(rollen.RolFout) as fout:
        rollen.neem_over(eigenaar_url(), "geheim")

    assert str(fout.value).startswith("De rol in DATABASE_URL mag de rol honkvast_nog_niet niet")
    assert "\n" not in str(fout.value)


VAST = "logboek_inzage"


def rechten(eigenaar, tabel):
    eigenaar.execute(
        "SELECT privilege_type FROM information_schema.role_table_grants"
        " WHERE grantee = %s AND table_name = %s",
        [rollen.APP, tabel],
    )
    return {soort for (soort,) in eigenaar.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_what_only_grows_is_closed_again_after_a_backup_was_put_back(eigenaar):
    """pg_restore makes a table with the rights of any new one, and takes none of them away."""
    eigenaar.execute(f"GRANT UPDATE, DELETE ON {VAST} TO {rollen.APP}")
    (fout,) = run_checks(tags=[Tags.database], databases=["default"])

    assert fout.id == "honkvast.E005"
    assert f"mag {VAST} veranderen" in fout.msg

    rollen.verleen(eigenaar)

    assert rechten(eigenaar, VAST) == {"SELECT", "INSERT"}
    assert rechten(eigenaar, "django_session") == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert run_checks(tags=[Tags.database], databases=["default"]) == []


def test_a_table_from_before_the_role_gets_its_rights_as_yet(django_db_setup, eigenaar):
    """A first migration with a role for the web that was made by hand; also without its rights."""
    eigenaar.execute(f"REVOKE ALL ON {VAST}, django_session FROM {rollen.APP}")
    eigenaar.execute(f"REVOKE ALL ON SEQUENCE {VAST}_id_seq FROM {rollen.APP}")

    rollen.verleen(eigenaar)

    assert rechten(eigenaar, VAST) == {"SELECT", "INSERT"}
    assert rechten(eigenaar, "django_session") == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    eigenaar.execute(
        "SELECT has_sequence_privilege(%s, %s, 'USAGE')", [rollen.APP, f"{VAST}_id_seq"]
    )
    assert eigenaar.fetchone() == (True,)


def test_a_role_for_the_web_that_is_not_there_is_one_sentence(django_db_setup, monkeypatch):
    monkeypatch.setattr(rollen, "APP", "honkvast_nog_niet")

    with pytest.raises(rollen.RolFout, match=r"^De rol honkvast_nog_niet is er niet: maak haar"):
        rollen.bereid_voor(eigenaar_url())


def test_an_owner_that_does_not_answer_is_one_sentence(tmp_path):
    nergens = f"postgres://eig@{str(tmp_path).replace('/', '%2F')}/honkvast"

    with pytest.raises(rollen.RolFout) as fout:
        rollen.bereid_voor(nergens)

    assert str(fout.value).startswith("De database van DATABASE_OWNER_URL antwoordt niet: ")
    assert "\n" not in str(fout.value)
