"""Reads the source of the program as text and as syntax trees. Finds; judges nothing."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPS = [
    "common",
    "partners",
    "logboek",
    "berichten",
    "cases",
    "contactplan",
    "uitvoering",
    "regieteam",
    "overzicht",
    "werkplek",
    "config",
]  # from low to high; an app that doesn't exist yet has its place already
TEMPLATES = ROOT / "templates"


def modules(*apps):
    """Every module of these apps (of all by default), without migrations, with its tree."""
    return {
        naam: tree
        for naam, tree in _alle_modules().items()
        if not apps or naam.partition("/")[0] in apps
    }


@cache
def _alle_modules():
    return {
        str(pad.relative_to(ROOT)): ast.parse(pad.read_text(encoding="utf-8"))
        for app in APPS
        for pad in sorted((ROOT / app).rglob("*.py"))
        if "migrations" not in pad.parts
    }


@cache
def nodes(tree):
    """Every node of the tree of a module; each test walks along all of them."""
    return list(ast.walk(tree))


@cache
def templates():
    """Every template of ours, by its path under templates/."""
    return {
        str(pad.relative_to(TEMPLATES)): pad.read_text(encoding="utf-8")
        for pad in sorted(TEMPLATES.rglob("*"))
        if pad.suffix in {".html", ".txt"}
    }


def calls(tree):
    """Every call in a tree, as (node, name): `a.b.c()` is called "c"."""
    for node in nodes(tree):
        if isinstance(node, ast.Call):
            yield node, getattr(node.func, "attr", getattr(node.func, "id", ""))


def dotted(node):
    """`a.b.c` as text; what is no plain name becomes "?"."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def imports(tree):
    """The names of all modules that a tree imports, and of what it takes from them."""
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            yield from (naam.name for naam in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{naam.name}" for naam in node.names)


def found(zoek, *apps):
    """`zoek(tree)` for every module; only those where it finds something, with line numbers."""
    return {naam: sorted(set(regels)) for naam, tree in modules(*apps).items()
            if (regels := list(zoek(tree)))}  # fmt: skip


COMMENTAAR = re.compile(r"{%\s*comment.*?{%\s*endcomment\s*%}|{#.*?#}|<!--.*?-->", re.DOTALL)
CODE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
ATTRIBUUT = re.compile(
    r'\b(?:title|alt|placeholder|aria-label|content|value|label)="([^"]*)"', re.IGNORECASE
)
STIL = re.compile(r"<(script|style|svg|code)\b.*?</\1>", re.DOTALL | re.IGNORECASE)


@cache
def zichtbare_tekst(bron):
    """What a person reads of a template: text between tags, and the attributes that speak."""
    bron = COMMENTAAR.sub(" ", bron)
    bron = re.sub(r"<meta\b[^>]*>", " ", bron)
    met_naam = re.findall(r"\bwith\b[^%]*", bron)
    literalen = " ".join(
        tekst for deel in met_naam for tekst in re.findall(r'"([^"/]* [^"/]*)"', deel)
    )
    bron = CODE.sub(" ", bron)
    bron = STIL.sub(" ", bron)
    attributen = " ".join(ATTRIBUUT.findall(bron))
    return f"{TAG.sub(' ', bron)} {attributen} {literalen}"
