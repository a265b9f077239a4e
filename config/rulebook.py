"""Reads the rulebook and finds the tests that guard each rule, without running anything."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

RIJ = re.compile(r"^\|\s*([A-Z]{2,3}-\d{2})\s*\|\s*(.+?)\s*\|\s*$")


@dataclass
class Regel:
    """One row of docs/rulebook.md and the names of the tests that carry its id."""

    id: str
    tekst: str
    tests: list[str] = field(default_factory=list)

    @property
    def bron(self) -> str:
        return self.id.partition("-")[0]


def regels(boek: Path) -> dict[str, Regel]:
    """The rules of the book by id, in its order. Raises ValueError for an id that stands twice."""
    gevonden = {}
    for lijn in boek.read_text(encoding="utf-8").splitlines():
        if rij := RIJ.match(lijn):
            nummer, tekst = rij.groups()
            if nummer in gevonden:
                raise ValueError(f"{nummer} staat twee keer in {boek.name}")
            gevonden[nummer] = Regel(nummer, tekst)
    return gevonden


def koppel(boek: dict[str, Regel], tests: Path) -> set[str]:
    """Add to each rule the tests that name it; returns the ids that stand in no book."""
    onbekend = set()
    for bestand in sorted(tests.rglob("test_*.py")):
        for naam, ids in gemerkt(ast.parse(bestand.read_text(encoding="utf-8"))):
            for nummer in ids:
                if nummer in boek:
                    boek[nummer].tests.append(f"{bestand.relative_to(tests)}::{naam}")
                else:
                    onbekend.add(nummer)
    return onbekend


def gemerkt(tree):
    """Every test of a module with its ids: of itself, of its class, and of the module."""
    van_module = [
        nummer
        for node in tree.body
        if isinstance(node, ast.Assign)
        and any(getattr(doel, "id", "") == "pytestmark" for doel in node.targets)
        for nummer in _ids([node.value])
    ]
    yield from _in(tree.body, van_module, "")


def _in(body, geerfd, voor):
    for node in body:
        if isinstance(node, ast.ClassDef):
            ids = [*geerfd, *_ids(node.decorator_list)]
            yield from _in(node.body, ids, f"{voor}{node.name}::")
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield f"{voor}{node.name}", [*geerfd, *_ids(node.decorator_list)]


def _ids(nodes):
    """The arguments of every `pytest.mark.rule(...)` in these expressions."""
    return [
        argument.value
        for buiten in nodes
        for node in ast.walk(buiten)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "rule"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    ]
