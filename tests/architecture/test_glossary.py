"""docs/glossary.md holds each Dutch word of the code, and no word that the code lost."""

import inspect
import re
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db.models import TextChoices

from cases.models import Casus
from cases.permissions import MAG
from contactplan.protocols.contactplan import CONTACTPLAN
from tests.architecture.bron import APPS, ROOT

TEKST = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
WOORD = re.compile(r"^\| `(\S+)` \| *(.*?) *\|", re.MULTILINE)


def sectie(kop):
    """The words of one section, with their meanings."""
    deel = re.search(rf"^#+ {re.escape(kop)}$(.*?)(?=^#|\Z)", TEKST, re.MULTILINE | re.DOTALL)
    assert deel, f"docs/glossary.md heeft geen kop {kop}"
    return dict(WOORD.findall(deel.group(1)))


def alle_enums():
    for app in APPS:
        if not find_spec(app) or not find_spec(f"{app}.choices"):
            continue
        module = import_module(f"{app}.choices")
        for naam, enum in vars(module).items():
            eigen = inspect.isclass(enum) and enum.__module__.startswith(module.__name__)
            if eigen and issubclass(enum, TextChoices):
                yield pytest.param(f"{app}.{naam}", enum, id=f"{app}.{naam}")


ENUMS = list(alle_enums())


def pijlen():
    return {p.name for p in Casus._meta.get_field("status").get_all_transitions(Casus)}


@pytest.mark.parametrize(("kop", "enum"), ENUMS)
def test_every_member_of_every_enum(kop, enum):
    assert set(sectie(kop)) == set(enum.values)


def test_no_section_for_an_enum_that_is_gone():
    bestaat = {param.values[0] for param in ENUMS}
    assert set(re.findall(r"^### (\S+)$", TEKST, re.MULTILINE)) == bestaat


def test_every_model():
    modellen = {m.__name__ for m in apps.get_models() if m._meta.app_label in APPS}
    assert set(sectie("Models")) == modellen


def test_every_step_and_everything_one_may_do():
    assert set(sectie("Steps of the route")) == pijlen()
    assert set(sectie("Handelingen: rows of MAG")) == set(MAG) - pijlen()


def test_every_step_of_the_contact_plan():
    assert set(sectie("Steps of the contact plan")) == set(CONTACTPLAN.stappen)


def test_every_word_has_a_meaning():
    assert [woord for woord, betekenis in WOORD.findall(TEKST) if not betekenis] == []


@pytest.mark.parametrize(("kop", "enum"), ENUMS)
def test_labels_of_one_enum_differ(kop, enum):
    """Two answers that read the same can't be told apart on a screen."""
    labels = [str(label).casefold() for label in enum.labels]
    assert len(set(labels)) == len(labels)


def test_labels_begin_with_a_capital():
    klein = [
        f"{param.id} {label}"
        for param in ENUMS
        for label in param.values[1].labels
        if label[:1].islower() and param.id not in ("cases.Eenheid",)
    ]
    assert klein == []
