"""New tables as one operation: the same statements, there and back, as one by one."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from common.migraties import in_een_keer

STRAAT = migrations.CreateModel("Straat", [("id", models.BigAutoField(primary_key=True))])
HUIS = migrations.CreateModel(
    "Huis",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("straat", models.ForeignKey("common.straat", on_delete=models.CASCADE)),
        ("nummer", models.IntegerField(db_index=True)),
    ],
)
HOEK = migrations.AddField(
    "straat", "hoekhuis", models.ForeignKey("common.huis", models.SET_NULL, null=True)
)
UNIEK = migrations.AddConstraint(
    "huis", models.UniqueConstraint(fields=["straat", "nummer"], name="een_per_nummer")
)
OPERATIONS = [STRAAT, HUIS, HOEK, UNIEK]


def migratie(operations):
    return type("Migration", (migrations.Migration,), {"operations": operations})("0001", "common")


def zinnen(operations, richting):
    """The SQL of a migration with these operations; nothing is carried out."""
    stand = ProjectState()
    assert not stand.apps.get_models()  # drawn, as in the middle of a real migration
    with connection.schema_editor(collect_sql=True) as schema:
        getattr(migratie(operations), richting)(stand, schema)
    return [zin for zin in schema.collected_sql if not zin.startswith("--")]


@pytest.mark.django_db
@pytest.mark.parametrize("richting", ["apply", "unapply"])
def test_the_statements_are_those_of_one_by_one(richting):
    samen = zinnen(in_een_keer(OPERATIONS), richting)

    assert samen == zinnen(OPERATIONS, richting)
    assert sum("TABLE" in zin for zin in samen) > 2


def test_what_is_no_new_table_comes_after_them_in_its_own_order():
    tabellen, *over = in_een_keer([STRAAT, HOEK, HUIS, UNIEK])

    assert (tabellen.tabellen, over) == ([STRAAT, HUIS], [HOEK, UNIEK])
    assert tabellen.describe() == "Create model Straat, Create model Huis"


def test_nothing_is_drawn_until_somebody_asks():
    stand = ProjectState()
    assert not stand.apps.get_models()
    in_een_keer(OPERATIONS)[0].state_forwards("common", stand)

    assert "apps" not in vars(stand)
    assert {model.__name__ for model in stand.apps.get_models()} == {"Straat", "Huis"}
