"""Nothing but `take_step` changes the status of a case."""

import ast

from cases.models import Casus
from tests.architecture.bron import calls, found, modules, nodes

DEUR = "cases/actions/stappen.py"
STATUSVELD = Casus._meta.get_field("status")
PIJLEN = {pijl.name for pijl in STATUSVELD.get_all_transitions(Casus)}


def test_every_arrow_of_the_route_is_there():
    assert len(PIJLEN) == 11


def test_an_arrow_is_only_taken_through_the_door():
    """The door itself reaches an arrow with getattr, after it checked right and rules."""

    def geroepen(tree):
        return [
            node.lineno
            for node, naam in calls(tree)
            if naam in PIJLEN and isinstance(node.func, ast.Attribute)
        ]

    assert found(geroepen) == {}


def test_nothing_assigns_a_status():
    """No `x.status = …` anywhere; that of a payment agreement has its own one place."""

    def toewijzingen(tree):
        for node in nodes(tree):
            doelen = (
                node.targets
                if isinstance(node, ast.Assign)
                else [node.target]
                if isinstance(node, ast.AugAssign | ast.AnnAssign)
                else []
            )
            for doel in doelen:
                delen = doel.elts if isinstance(doel, ast.Tuple | ast.List) else [doel]
                for deel in delen:
                    if isinstance(deel, ast.Attribute) and deel.attr == "status":
                        yield ast.unparse(deel)

    assert found(toewijzingen) == {"cases/actions/afspraken.py": ["afspraak.status"]}


def test_nothing_updates_or_creates_with_a_status():
    """`update(status=…)` goes past `protected`, and so do create() and a constructor."""

    def geschreven(tree):
        for node, naam in calls(tree):
            if any(k.arg == "status" for k in node.keywords) and not (
                naam in ONSCHULDIG or naam.endswith("Formulier")
            ):
                yield f"{node.lineno} {naam}"

    assert {k: v for k, v in found(geschreven).items() if k not in EIGEN_STATUS} == {}


# Reads with a status, and answers of HTTP with theirs.
ONSCHULDIG = {
    "filter", "exclude", "Q", "get", "annotate", "When",
    "render", "toon", "HttpResponse", "JsonResponse", "TemplateResponse",
}  # fmt: skip
# Modules that write the status of something else than a case: a payment agreement and its days.
# The measuring fills a house that holds nothing else.
EIGEN_STATUS = {
    "cases/rekenen.py",
    "cases/actions/afspraken.py",
    "werkplek/meting/vullen.py",
}


def test_nobody_sets_attributes_by_a_name_that_is_not_written_down():
    def setattrs(tree):
        return [node.lineno for node, naam in calls(tree) if naam == "setattr"]

    assert set(found(setattrs)) <= SETATTR_MAG


# Each of these takes the names from a form or a fixed list, and a form has no status (below).
SETATTR_MAG = {
    "cases/actions/blokken.py",
    "cases/actions/gezin.py",
    "cases/actions/invoeren.py",
}


def test_no_form_and_no_bulk_update_has_the_status():
    def met_status(tree):
        for node in nodes(tree):
            if isinstance(node, ast.Assign) and any(
                getattr(t, "id", "") == "fields" for t in node.targets
            ):
                yield from (c.lineno for c in ast.walk(node.value) if _is_status(c))
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in (
                "bulk_update",
                "save",
            ):
                delen = [*node.args[1:], *(k.value for k in node.keywords)]
                yield from (c.lineno for d in delen for c in ast.walk(d) if _is_status(c))

    assert {k: v for k, v in found(met_status).items() if k not in EIGEN_STATUS} == {}


def _is_status(node):
    return isinstance(node, ast.Constant) and node.value == "status"


def test_the_status_is_protected_and_raw_sql_leaves_it_alone():
    assert STATUSVELD.protected
    ruw = {
        naam
        for naam, tree in modules("cases", "regieteam", "werkplek").items()
        for node in nodes(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and "update cases_casus" in node.value.lower()
    }
    assert ruw == set()


def test_a_template_cannot_take_a_step():
    assert [n for n in PIJLEN if not getattr(getattr(Casus, n), "alters_data", False)] == []


def test_the_door_is_where_we_say():
    assert "take_step" in {
        node.name for node in ast.walk(modules()[DEUR]) if isinstance(node, ast.FunctionDef)
    }
