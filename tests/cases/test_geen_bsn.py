"""The BSN does not exist in this program, and neither do medical data (LAW-05)."""

import importlib
import pkgutil
import re

import pytest
from django import forms
from django.apps import apps

APPS = [config for config in apps.get_app_configs() if "." not in config.name]
VERBODEN = re.compile(
    r"bsn|burgerservice|sofi|rijksregister|insz|diagnose|medisch|medicatie|ziekte|huisarts"
    r"|religie|geloof|etnici|nationaliteit|seksue",
    re.IGNORECASE,
)


def formulieren():
    for config in APPS:
        try:
            pakket = importlib.import_module(f"{config.name}.forms")
        except ModuleNotFoundError:
            continue
        modules = [pakket]
        if hasattr(pakket, "__path__"):
            namen = [m.name for m in pkgutil.iter_modules(pakket.__path__)]
            modules += [importlib.import_module(f"{pakket.__name__}.{naam}") for naam in namen]
        for module in modules:
            for waarde in vars(module).values():
                if isinstance(waarde, type) and issubclass(waarde, forms.BaseForm):
                    yield waarde


@pytest.mark.rule("LAW-05")
def test_no_table_has_a_column_for_it():
    kolommen = [
        f"{model.__name__}.{veld.name} {getattr(veld, 'verbose_name', '')}"
        for config in APPS
        for model in config.get_models()
        for veld in model._meta.get_fields()
    ]

    assert len(kolommen) > 100
    assert [kolom for kolom in kolommen if VERBODEN.search(kolom)] == []


@pytest.mark.rule("LAW-05")
def test_no_form_asks_for_it():
    gevonden = {form for form in formulieren() if getattr(form, "base_fields", None)}
    vragen = [
        f"{form.__name__}.{naam} {veld.label} {veld.help_text}"
        for form in gevonden
        for naam, veld in form.base_fields.items()
    ]

    assert len(vragen) > 30
    assert [vraag for vraag in vragen if VERBODEN.search(vraag)] == []
