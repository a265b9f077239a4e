"""A case is read through `for_actor` or not at all, and no request slips past a check."""

import ast

from cases.checks import no_model_level_rights
from cases.models import Notitie
from tests.architecture.bron import calls, dotted, found, modules, nodes

# Where a case is read otherwise, and why that shows nobody more than she may see.
ZONDER_ACTOR = {
    "cases/actions/aanmaken.py": "makes cases",
    "cases/actions/kern.py": "writes the name of a case that it holds under lock",
    "uitvoering/actions/incident.py": "the nightly check of RT-18, which tells the team only",
}


def test_a_case_is_read_through_for_actor():
    """`Casus.objects.` is followed by for_actor; a shortcut on the model gets no case."""

    def langs(tree):
        for node in nodes(tree):
            if (
                isinstance(node, ast.Attribute)
                and dotted(node.value).endswith("Casus.objects")
                and node.attr != "for_actor"
            ):
                yield f"{node.lineno} {node.attr}"
            if isinstance(node, ast.Call):
                argumenten = [dotted(a) for a in node.args[:1]]
                naam = getattr(node.func, "id", "")
                if naam in ("get_object_or_404", "get_list_or_404") and argumenten == ["Casus"]:
                    yield f"{node.lineno} {naam}"

    assert {k: v for k, v in found(langs).items() if k not in ZONDER_ACTOR} == {}


def test_nobody_uses_the_default_manager_or_raw_sql_on_cases():
    def ruw(tree):
        for node in nodes(tree):
            if isinstance(node, ast.Attribute) and node.attr in ("_base_manager", "raw", "extra"):
                yield node.lineno

    assert found(ruw, "cases", "regieteam", "werkplek") == {}


def test_a_case_is_locked_first_and_without_its_key():
    """In one order nobody waits for ever, and who writes a row about it not at all (ADR 12)."""

    def anders(tree):
        for node, naam in calls(tree):
            velden = {veld.arg: veld.value for veld in node.keywords}
            if naam != "select_for_update" or "of" not in velden:
                continue
            slotten = ast.literal_eval(velden["of"])
            zaken = [plek for plek, slot in enumerate(slotten) if slot.endswith("casus")]
            if zaken and (zaken != [0] or "no_key" not in velden):
                yield node.lineno

    assert found(anders) == {}


def test_nothing_is_marked_safe():
    """But the drawings of our own icons."""

    def veilig(tree):
        for node, naam in calls(tree):
            if naam in ("mark_safe", "SafeString"):
                yield ast.unparse(node)

    assert found(veilig) == {"common/templatetags/weergave.py": ["mark_safe(ICONEN[naam])"]}


def test_no_request_is_poured_into_a_query_or_a_function():
    """`filter(**request.GET.dict())` lets a visitor choose the columns."""

    def gegoten(tree):
        for node, _ in calls(tree):
            for argument in node.keywords:
                if argument.arg is None and "request." in ast.unparse(argument.value):
                    yield node.lineno

    assert found(gegoten) == {}


def test_who_is_refused_reads_the_reason():
    """The page of a 403 shows that of `Onbevoegd`; of PermissionDenied itself nobody reads it."""

    def ongelezen(tree):
        return [node.lineno for node, naam in calls(tree) if naam == "PermissionDenied"]

    assert found(ongelezen) == {}


def test_nothing_is_csrf_exempt():
    def vrij(tree):
        return [
            node.lineno
            for node in nodes(tree)
            if isinstance(node, ast.Name | ast.Attribute) and "csrf_exempt" in ast.unparse(node)
        ]

    assert found(vrij) == {}


def test_only_known_views_are_open_to_everybody():
    """Everything asks for a login, unless a view says that it doesn't."""

    def vrij(tree):
        for node in nodes(tree):
            if isinstance(node, ast.FunctionDef) and any(
                "login_not_required" in ast.unparse(d) for d in node.decorator_list
            ):
                yield node.name

    assert {naam for namen in found(vrij).values() for naam in namen} == OPENBAAR


OPENBAAR = {
    "extern_inloggen",
    "extern_terug",
    "gezond",
    "gezond_web",
    "hulp",
    "post",
    "privacy",
    "toegankelijkheid",
    "uitloggen",
}


KLOK = ("timezone.now", "timezone.localdate", "date.today", "datetime.now", "database_nu")


def test_only_beat_tasks_views_and_commands_read_the_clock():
    def klok(tree):
        for node, naam in calls(tree):
            tekst = dotted(node.func)
            if tekst in KLOK and (not node.args and not node.keywords):
                yield f"{node.lineno} {naam}"

    mag = {
        naam
        for naam in modules()
        if {"views", "commands"} & set(naam.split("/"))
        or naam.endswith(("/views.py", "/beat.py", "/tasks.py"))
    }
    assert {k: v for k, v in found(klok).items() if k not in mag | set(KLOK_MAG)} == {}


KLOK_MAG = {
    "cases/forms/huur.py": "fills in today as the first proposal",
    "config/gezond.py": "a view",
    "common/velden/datum.py": "a date field knows which year a typed day belongs to",
    "logboek/inzage.py": "the last line before a response leaves",
    "partners/eenmalig.py": "a decorator of views",
    "werkplek/context.py": "a context processor: part of every view",
}


def test_requests_ring_the_doorbell_after_the_transaction_only():
    """`x.delay()` inside a request is lost or too early: only tasks and on_commit ring."""

    def bel(tree):
        return [
            node.lineno
            for node in nodes(tree)
            if isinstance(node, ast.Attribute) and node.attr in ("delay", "apply_async")
            if not _in_on_commit(tree, node)
        ]

    assert {naam for naam in found(bel) if not naam.endswith("/tasks.py")} == set()


def _in_on_commit(tree, gezocht):
    return any(
        naam == "on_commit" and any(sub is gezocht for sub in ast.walk(node))
        for node, naam in calls(tree)
    )


def test_nobody_holds_a_right_on_all_cases(monkeypatch):
    """The check that refuses it finds nothing, and sees a model that does."""
    assert no_model_level_rights(None) == []

    monkeypatch.setattr(Notitie._meta, "default_permissions", ("view",))
    gevonden = no_model_level_rights(None)
    assert [fout.id for fout in gevonden] == ["cases.E001"]
