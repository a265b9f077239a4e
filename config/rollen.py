"""The two roles of the database, made in one place for bin/start, the tests and docker.

The owner (honkvast_eigenaar) migrates and is used for nothing else. The web and the worker are
honkvast_app: it owns nothing, and the migrations take away what is append-only by that name.
"""

import os
import sys
from contextlib import closing
from urllib.parse import quote, urlsplit, urlunsplit

import dj_database_url
import psycopg2
from psycopg2 import errors, sql

EIGENAAR = "honkvast_eigenaar"
APP = "honkvast_app"


# Restoring a back-up and a first migration without `verleen` leave rights behind that are wrong.
# What only grows has this trigger, and may be read and added to; the rest as any new table.
RECHT_ZETTEN = """
DO $$
DECLARE
    wat record;
BEGIN
    FOR wat IN
        SELECT format('%I.%I', n.nspname, c.relname) AS naam, c.oid, c.relkind = 'S' AS teller,
               EXISTS (
                   SELECT FROM pg_trigger t
                   WHERE t.tgrelid = c.oid AND t.tgname = 'alleen_toevoegen'
               ) AS vast
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_roles r ON r.oid = c.relowner
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'S') AND r.rolname = current_user
    LOOP
        IF wat.teller THEN
            IF NOT has_sequence_privilege({naam}, wat.oid, 'USAGE') THEN
                EXECUTE format('GRANT USAGE, SELECT ON SEQUENCE %s TO {app}', wat.naam);
            END IF;
        ELSIF NOT has_table_privilege({naam}, wat.oid, 'SELECT') THEN
            EXECUTE format('GRANT SELECT, INSERT ON %s TO {app}', wat.naam);
            IF NOT wat.vast THEN
                EXECUTE format('GRANT UPDATE, DELETE ON %s TO {app}', wat.naam);
            END IF;
        END IF;
        IF wat.vast AND has_table_privilege({naam}, wat.oid, 'UPDATE, DELETE, TRUNCATE') THEN
            EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM {app}', wat.naam);
        END IF;
    END LOOP;
END
$$
"""


class RolFout(Exception):
    """A role cannot be made; the text is one sentence for the person at the keyboard."""


def verbind(url, dbname=None):
    """A connection outside Django, every statement on its own."""
    gegevens = dj_database_url.parse(url)
    verbinding = psycopg2.connect(
        host=gegevens["HOST"] or None,
        port=gegevens["PORT"] or None,
        user=gegevens["USER"] or None,
        password=gegevens["PASSWORD"] or None,
        dbname=dbname or gegevens["NAME"] or "postgres",
        connect_timeout=5,
        **{k: v for k, v in gegevens.get("OPTIONS", {}).items() if k.startswith("ssl")},
    )
    verbinding.autocommit = True
    return verbinding


def met_rol(url, rol, wachtwoord):
    """The same address for another role."""
    delen = urlsplit(url)
    plek = delen.netloc.rpartition("@")[2]
    wie = quote(rol, safe="") + (f":{quote(wachtwoord, safe='')}" if wachtwoord else "")
    return urlunsplit(delen._replace(netloc=f"{wie}@{plek}"))


def met_database(url, naam):
    """The same address for another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(naam, safe='')}"))


def database_van(url):
    """The name of the database in an address."""
    return dj_database_url.parse(url)["NAME"]


def maak_rol(cursor, naam, wachtwoord, *, createdb=False):
    """Make a role that may log in and nothing else, or give an existing one this password."""
    delen = {
        "rol": sql.Identifier(naam),
        "wachtwoord": sql.Literal(wachtwoord or None),
        "createdb": sql.SQL("CREATEDB" if createdb else "NOCREATEDB"),
    }
    try:
        cursor.execute(
            sql.SQL(
                "CREATE ROLE {rol} LOGIN NOSUPERUSER {createdb} NOCREATEROLE NOBYPASSRLS"
                " PASSWORD {wachtwoord}"
            ).format(**delen)
        )
    except (errors.DuplicateObject, errors.UniqueViolation):
        cursor.execute(sql.SQL("ALTER ROLE {rol} LOGIN PASSWORD {wachtwoord}").format(**delen))


def verleen(cursor):
    """What the owner makes, and made before, the app may read and write, but never own."""
    cursor.execute("SELECT current_database()")
    database = sql.Identifier(cursor.fetchone()[0])
    app = sql.Identifier(APP)
    for zin in (
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {app}",
        "GRANT USAGE ON SCHEMA public TO {app}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
        " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO {app}",
    ):
        cursor.execute(sql.SQL(zin).format(database=database, app=app))
    zet_rechten_recht(cursor)


def zet_rechten_recht(cursor):
    """What the app may do with the tables that are there already: not more, and not less."""
    cursor.execute(sql.SQL(RECHT_ZETTEN).format(naam=sql.Literal(APP), app=sql.Identifier(APP)))


def richt_in(beheer_url, eigenaar_url, app_url, *, createdb=False):
    """As superuser of a server: both roles, and the database that belongs to the owner."""
    eigenaar, app = urlsplit(eigenaar_url), urlsplit(app_url)
    if app.username != APP:
        raise RolFout(f"De rol in DATABASE_URL moet {APP} heten, niet {app.username}.")
    database = sql.Identifier(database_van(eigenaar_url))
    with closing(verbind(beheer_url, "postgres")) as verbinding, verbinding.cursor() as cursor:
        maak_rol(cursor, eigenaar.username, _wachtwoord(eigenaar_url), createdb=createdb)
        maak_rol(cursor, APP, _wachtwoord(app_url))
        try:
            cursor.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    database, sql.Identifier(eigenaar.username)
                )
            )
        except errors.DuplicateDatabase:
            cursor.execute(
                sql.SQL("ALTER DATABASE {} OWNER TO {}").format(
                    database, sql.Identifier(eigenaar.username)
                )
            )
        cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    with closing(verbind(eigenaar_url)) as verbinding, verbinding.cursor() as cursor:
        verleen(cursor)


def neem_over(eigenaar_url, wachtwoord):
    """Take a given DATABASE_URL as the owner, and return the address of the role for the web."""
    app_url = met_rol(eigenaar_url, APP, wachtwoord)
    try:
        with closing(verbind(eigenaar_url)) as verbinding, verbinding.cursor() as cursor:
            if not _werkt(app_url):
                maak_rol(cursor, APP, wachtwoord)
            verleen(cursor)
    except psycopg2.OperationalError as fout:
        zin = f"De database van DATABASE_URL antwoordt niet: {eerste_regel(fout)}"
        raise RolFout(zin) from fout
    except errors.InsufficientPrivilege as fout:
        raise RolFout(
            f"De rol in DATABASE_URL mag de rol {APP} niet maken ({eerste_regel(fout)}): geef haar"
            f" CREATEROLE, of maak {APP} zelf en zet DATABASE_URL en DATABASE_OWNER_URL."
        ) from fout
    return app_url


def bereid_voor(eigenaar_url):
    """As the owner of a given database, for a role of the web that was made by hand."""
    try:
        with closing(verbind(eigenaar_url)) as verbinding, verbinding.cursor() as cursor:
            cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [APP])
            if cursor.fetchone() is None:
                raise RolFout(
                    f"De rol {APP} is er niet: maak haar met CREATE ROLE {APP} LOGIN PASSWORD '...'"
                    " en zet DATABASE_URL op haar."
                )
            verleen(cursor)
    except psycopg2.OperationalError as fout:
        zin = f"De database van DATABASE_OWNER_URL antwoordt niet: {eerste_regel(fout)}"
        raise RolFout(zin) from fout
    except errors.InsufficientPrivilege as fout:
        raise RolFout(
            f"De rol in DATABASE_OWNER_URL is geen eigenaar van de database: {eerste_regel(fout)}"
        ) from fout


def eerste_regel(fout):
    """The first line of what PostgreSQL said."""
    return (str(fout).strip().splitlines() or [type(fout).__name__])[0]


def _werkt(url):
    try:
        verbind(url).close()
    except psycopg2.OperationalError:
        return False
    return True


def _wachtwoord(url):
    return dj_database_url.parse(url)["PASSWORD"]


def main():
    """For docker: make the roles as the superuser of DATABASE_ADMIN_URL."""
    try:
        richt_in(
            os.environ["DATABASE_ADMIN_URL"],
            os.environ["DATABASE_OWNER_URL"],
            os.environ["DATABASE_URL"],
        )
    except KeyError as fout:
        sys.exit(f"Zet {fout.args[0]} om de rollen te maken.")
    except (psycopg2.Error, RolFout) as fout:
        sys.exit(f"De rollen zijn niet gemaakt: {eerste_regel(fout)}")


if __name__ == "__main__":
    main()
