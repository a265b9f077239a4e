"""Migrating from nothing, without drawing every model again for each new table."""

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


def in_een_keer(operations):
    """The same operations, with all new tables in front as one."""
    tabellen = [operation for operation in operations if isinstance(operation, CreateModel)]
    return [Tabellen(tabellen), *(over for over in operations if over not in tabellen)]


class Tabellen(Operation):
    """New tables that need nothing but each other and what was there before.

    Once the models of a migration are drawn, Django draws all that are related to a new one again:
    with our ninety tables half of a migration from nothing. Here they are forgotten, all tables are
    told, and what asks for the models first draws them once.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, tabellen):
        self.tabellen = tabellen

    def state_forwards(self, app_label, state):
        vars(state).pop("apps", None)
        for tabel in self.tabellen:
            tabel.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for tabel in self.tabellen:
            tabel.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for tabel in reversed(self.tabellen):
            tabel.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return ", ".join(tabel.describe() for tabel in self.tabellen)
