"""For tests in which several work at the same moment, each on a connection of its own."""

from django.db import connection, connections


def in_een_draad(doe, *args, **velden):
    """What a thread of its own does; its connection is closed afterwards."""
    try:
        return doe(*args, **velden)
    finally:
        connections.close_all()


def tot_iemand_wacht():
    """Until another connection to this database waits for a row of ours."""
    with connection.cursor() as cursor:
        for _ in range(1000):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_stat_clear_snapshot(), pg_sleep(0.01)")
    raise AssertionError("Niemand wacht.")
