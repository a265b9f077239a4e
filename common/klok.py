"""The clock of the database: one clock for every process, also on machines that differ."""

from django.db import connection


def database_nu():
    """The moment it is, as PostgreSQL sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]
