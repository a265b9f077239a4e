"""Nothing stays behind that nobody uses any more: code and style are read as text."""

import ast
import re
from collections import Counter

from tests.architecture.bron import ROOT, modules, nodes, templates

# Found by gunicorn, Django, its system checks, a migration; and what proves the plan sound.
VAN_BUITEN = {
    "when_ready", "engine", "runtime_role", "no_model_level_rights", "in_een_keer", "mistakes",
}  # fmt: skip
WOORD = re.compile(r"\w+")
KLASSE = re.compile(r"\.([a-zA-Z][\w-]*)")
# Put together in a template: control--{{ breedte }}, next--{{ kleur }}.
SAMENGESTELD = re.compile(r"(control|next)--\w+")


def _programma():
    """All text in which something of ours can be named; the tests are no reason to keep it."""
    bronnen = [(ROOT / naam).read_text(encoding="utf-8") for naam in modules()]
    scripts = [pad.read_text(encoding="utf-8") for pad in (ROOT / "static/js").glob("*.js")]
    return [*bronnen, *templates().values(), *scripts]


def test_every_function_and_property_is_named_somewhere():
    woorden = Counter(woord for tekst in _programma() for woord in WOORD.findall(tekst))
    ongebruikt = [
        f"{naam}: {node.name}"
        for naam, tree in modules().items()
        for node in [*_functies(tree), *_eigenschappen(tree)]
        if woorden[node.name] == 1 and node.name not in VAN_BUITEN
    ]
    assert ongebruikt == []


def _functies(tree):
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def _eigenschappen(tree):
    for node in nodes(tree):
        if isinstance(node, ast.FunctionDef):
            namen = {ast.unparse(decorator) for decorator in node.decorator_list}
            if namen & {"property", "cached_property"}:
                yield node


def test_every_class_of_the_style_is_used():
    tekst = "\n".join(_programma())
    stijl = "\n".join(
        pad.read_text(encoding="utf-8") for pad in (ROOT / "static/css").rglob("*.css")
    )
    klassen = set(KLASSE.findall(re.sub(r"/\*.*?\*/", "", stijl, flags=re.DOTALL)))
    ongebruikt = {
        klasse
        for klasse in klassen
        if not SAMENGESTELD.fullmatch(klasse)
        and not re.search(rf"(?<![\w-]){re.escape(klasse)}(?![\w-])", tekst)
    }
    assert ongebruikt == set()
