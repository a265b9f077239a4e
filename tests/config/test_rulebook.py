from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from config.omgeving import ROOT
from config.rulebook import koppel, regels

BOEK = """# Boek
| id | rule |
|---|---|
| RT-01 | Eerste regel. |
| RT-02 | Tweede regel. |
| LAW-01 | Een feit. |
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "boek.md").write_text(BOEK)
    tests = tmp_path / "tests" / "app"
    tests.mkdir(parents=True)
    (tests / "test_een.py").write_text(
        "import pytest\n"
        "@pytest.mark.rule('RT-01', 'LAW-01')\n"
        "@pytest.mark.parametrize('x', [1])\n"
        "def test_eerste(x): pass\n"
        "@pytest.mark.rule('RT-02')\n"
        "def geen_test(): pass\n"
    )
    return tmp_path


def draai(project, *argumenten):
    uit = StringIO()
    call_command(
        "rulebook",
        *argumenten,
        "--boek",
        project / "boek.md",
        "--tests",
        project / "tests",
        stdout=uit,
    )
    return uit.getvalue()


def test_it_prints_each_rule_with_its_tests_and_fails_when_one_has_none(project):
    uit = StringIO()
    with pytest.raises(SystemExit) as einde:
        call_command(
            "rulebook", "--boek", project / "boek.md", "--tests", project / "tests", stdout=uit
        )

    assert einde.value.code == 1
    assert uit.getvalue() == (
        "RT-01  Eerste regel.\n"
        "       app/test_een.py::test_eerste\n"
        "RT-02  Tweede regel.\n"
        "       GEEN TEST\n"
        "LAW-01  Een feit.\n"
        "       app/test_een.py::test_eerste\n"
        "\nRegels: 3 · met test: 2 · zonder test: 1\n"
        "Zonder test: RT-02\n"
    )


def test_one_source_can_be_looked_at_alone(project):
    assert "zonder test: 0" in draai(project, "--alleen", "law")
    with pytest.raises(CommandError, match="XX"):
        draai(project, "--alleen", "XX")


def test_marks_of_a_class_and_a_module_count(project):
    (project / "tests" / "test_twee.py").write_text(
        "import pytest\n"
        "pytestmark = [pytest.mark.django_db, pytest.mark.rule('RT-02')]\n"
        "@pytest.mark.rule('RT-01')\n"
        "class TestSamen:\n"
        "    def test_tweede(self): pass\n"
    )
    boek = regels(project / "boek.md")

    assert koppel(boek, project / "tests") == set()
    assert boek["RT-02"].tests == ["test_twee.py::TestSamen::test_tweede"]
    assert boek["RT-01"].tests[-1] == "test_twee.py::TestSamen::test_tweede"


def test_an_id_that_stands_in_no_book_fails(project):
    (project / "tests" / "test_twee.py").write_text(
        "import pytest\n@pytest.mark.rule('RT-02', 'RT-99')\ndef test_tweede(): pass\n"
    )
    with pytest.raises(SystemExit):
        draai(project)


def test_an_id_twice_or_no_book_at_all_is_said(project):
    (project / "boek.md").write_text(BOEK + "| RT-01 | Nog eens. |\n")
    with pytest.raises(CommandError, match="twee keer"):
        draai(project)
    (project / "boek.md").unlink()
    with pytest.raises(CommandError, match="niet te lezen"):
        draai(project)


def test_our_own_rulebook_has_every_rule_and_no_test_names_another():
    boek = regels(ROOT / "docs" / "rulebook.md")

    assert koppel(boek, ROOT / "tests") == set()
    aantallen = {}
    for regel in boek.values():
        aantallen[regel.bron] = aantallen.get(regel.bron, 0) + 1
    assert aantallen == {"RT": 19, "OC": 17, "NZ": 13, "US": 9, "LAW": 6}


def test_every_rule_but_those_of_the_outflow_has_a_test():
    boek = regels(ROOT / "docs" / "rulebook.md")
    koppel(boek, ROOT / "tests")

    assert [n for n, regel in boek.items() if regel.bron != "US" and not regel.tests] == []
