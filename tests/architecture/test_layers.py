"""What import-linter cannot see: a foreign key is a dependency too."""

import ast

import pytest
from django.apps import apps
from django.conf import settings

from tests.architecture.bron import APPS, ROOT, found, imports, modules, nodes

RANG = {app: hoogte for hoogte, app in enumerate(APPS)}
LANGSTE = 300


def test_foreign_keys_point_down():
    omhoog = [
        str(veld)
        for model in apps.get_models()
        if model._meta.app_label in RANG
        for veld in model._meta.get_fields()
        if veld.is_relation and not veld.auto_created and veld.related_model
        if RANG.get(veld.related_model._meta.app_label, -1) > RANG[model._meta.app_label]
    ]
    assert omhoog == []


def test_foreign_keys_out_of_our_apps_go_to_people_and_groups_only():
    naar = {
        veld.related_model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in RANG
        for veld in model._meta.get_fields()
        if veld.is_relation and not veld.auto_created and veld.related_model
        if veld.related_model._meta.app_label not in RANG
    }
    assert naar <= {settings.AUTH_USER_MODEL, "auth.Group", "auth.Permission"}


def test_every_app_has_its_place_in_the_order():
    ours = {
        config.label
        for config in apps.get_app_configs()
        if (ROOT / config.label / "__init__.py").exists()
    }
    assert ours <= set(APPS)


@pytest.mark.parametrize(
    ("bibliotheek", "alleen"),
    [
        (
            "guardian",
            {"cases/permissions.py"},
        ),
        ("django_fsm", {"cases/lifecycle.py"}),
    ],
)
def test_one_door_per_library(bibliotheek, alleen):
    gebruikers = {
        naam
        for naam, tree in modules().items()
        if any(module.split(".")[0] == bibliotheek for module in imports(tree))
    }
    assert gebruikers <= alleen


def test_no_signals():
    """Nobody listens: what follows from something stands where it is done. Sending one is fine."""

    def ontvangers(tree):
        return [
            node.lineno
            for node in nodes(tree)
            if (isinstance(node, ast.Name) and node.id == "receiver")
            or (isinstance(node, ast.Attribute) and node.attr in ("connect", "receiver"))
            if "signals" in " ".join(imports(tree)) or "django.dispatch" in set(imports(tree))
        ]

    assert found(ontvangers) == {}


def test_no_admin_no_services_no_utils():
    verboden = {"admin", "services", "utils", "helpers", "managers", "selectors"}
    assert {naam for naam in modules() if verboden & set(naam[:-3].split("/"))} == set()


def test_files_stay_short():
    lengtes = {
        naam: len((ROOT / naam).read_text(encoding="utf-8").splitlines()) for naam in modules()
    }
    assert {n: lang for n, lang in lengtes.items() if lang > LANGSTE} == {}
