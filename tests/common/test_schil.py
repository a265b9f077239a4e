"""The frame of every page: headers, errors, public pages, and what no template may hold."""

import json
import re
from contextlib import closing
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.management import call_command
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from common import views
from common.fouten import AlBezig, Conflict, NietBeschikbaar, Onbevoegd
from common.headers import CSP, HEADERS, STATISCH
from common.middleware import FoutenMiddleware, HeadersMiddleware

ROOT = Path(__file__).resolve().parents[2]
SJABLONEN = sorted((ROOT / "templates").rglob("*.html"))


def test_every_response_carries_the_strict_headers():
    response = HeadersMiddleware(lambda request: HttpResponse("x"))(RequestFactory().get("/"))

    assert response["Content-Security-Policy"] == CSP
    assert "unsafe" not in CSP
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store"
    assert "camera=()" in response["Permissions-Policy"]


def test_an_answer_that_says_how_long_it_lasts_keeps_that():
    antwoord = HttpResponse("x", headers={"Cache-Control": "max-age=60"})

    response = HeadersMiddleware(lambda request: antwoord)(RequestFactory().get("/"))

    assert response["Cache-Control"] == "max-age=60"


@pytest.mark.django_db
def test_a_static_file_carries_what_means_something_for_it_and_no_policy_of_a_page(
    settings, tmp_path
):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "x.css").write_text("a{}")
    ketting = WhiteNoiseMiddleware(HeadersMiddleware(lambda request: HttpResponse("pagina")))

    with closing(ketting(RequestFactory().get("/static/x.css"))) as bestand:
        namen = set(bestand.headers)
    assert namen & set(HEADERS) == {*STATISCH, "Cache-Control"}
    assert "Content-Security-Policy" in ketting(RequestFactory().get("/static/weg.css"))
    assert settings.MIDDLEWARE[0] == "whitenoise.middleware.WhiteNoiseMiddleware"
    assert settings.MIDDLEWARE[1] == "common.middleware.HeadersMiddleware"


@pytest.mark.parametrize(
    ("fout", "status"),
    [
        (Conflict("R. El Amrani paste om 10:38 iets aan."), 409),
        (AlBezig(), 409),
        (NietBeschikbaar(), 503),
        (OperationalError("weg"), 503),
    ],
)
def test_a_failure_with_a_page_of_its_own(fout, status):
    response = FoutenMiddleware(None).process_exception(RequestFactory().get("/"), fout)

    assert response.status_code == status
    assert "<h1>" in response.content.decode()


def test_another_failure_is_left_alone():
    assert FoutenMiddleware(None).process_exception(None, ValueError()) is None


@pytest.mark.parametrize(
    ("view", "status", "kop"),
    [
        (views.fout_400, 400, "We begrijpen deze vraag niet"),
        (views.fout_403, 403, "Dit mag je niet doen"),
        (views.fout_403_csrf, 403, "Verstuur het nog een keer"),
        (views.fout_404, 404, "Deze pagina bestaat niet (meer)"),
        (views.fout_500, 500, "Er ging iets mis bij ons"),
        (views.fout_429, 429, "Wacht even"),
    ],
)
def test_an_error_page_needs_no_database(view, status, kop):
    response = view(RequestFactory().get("/"))

    assert response.status_code == status
    assert f"<h1>{kop}</h1>" in response.content.decode()


def test_a_refusal_of_ours_says_why_and_one_of_a_library_does_not():
    def pagina(fout):
        return views.fout_403(None, fout).content.decode()

    assert "<p>Dit doet &lt;b&gt; alleen.</p>" in pagina(Onbevoegd("Dit doet <b> alleen."))
    assert "Not available" not in pagina(PermissionDenied("Not available"))
    assert pagina(PermissionDenied()) == pagina(None)


def test_a_500_gives_a_number_to_pass_on(caplog):
    html = views.fout_500(RequestFactory().get("/")).content.decode()

    nummer = re.search(r"<strong>([0-9A-F]{6})</strong>", html)[1]
    assert f"Foutnummer {nummer}" in caplog.text


def test_a_500_without_a_database_says_that_it_is_away(caplog):
    try:
        raise OperationalError
    except OperationalError:
        response = views.fout_500(RequestFactory().get("/"))

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "De database weigert" in caplog.text


def test_too_big_is_a_413():
    response = views.fout_400(RequestFactory().get("/"), RequestDataTooBig())

    assert response.status_code == 413


def test_a_swap_never_gets_the_login_page():
    naar_inloggen = HttpResponse(status=302, headers={"Location": "/inloggen/?next=/"})
    request = RequestFactory().get("/")
    request.htmx = type("Htmx", (), {"boosted": False, "history_restore_request": False})()

    response = FoutenMiddleware(lambda request: naar_inloggen)(request)

    assert response.status_code == 401


@pytest.mark.django_db
@pytest.mark.parametrize("adres", ["/hulp/", "/toegankelijkheid/", "/privacy/"])
def test_the_public_pages_need_no_login(client, adres):
    response = client.get(adres)

    assert response.status_code == 200
    assert response["Content-Security-Policy"] == CSP
    assert 'href="/hulp/"' in response.content.decode().rsplit("<li>", 1)[1]


@pytest.mark.django_db
def test_the_rest_asks_for_a_login(client):
    assert [client.get(adres).status_code for adres in ("/meer/", "/sessie/")] == [302, 302]


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=lambda pad: str(pad.relative_to(ROOT)))
def test_a_template_holds_nothing_inline(sjabloon):
    bron = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", sjabloon.read_text(), flags=re.S)
    bron = re.sub(r"{%.*?%}", "", bron)

    verboden = (
        r"\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|hx-on|javascript:|"
        r"(?:src|href)=[\"'](?:https?:)?//"
    )
    assert re.findall(verboden, bron, flags=re.I) == []


@pytest.mark.parametrize("bestand", sorted((ROOT / "static").rglob("*.*")), ids=lambda p: p.name)
def test_a_static_file_calls_no_other_host(bestand):
    bron = bestand.read_text().replace("http://www.w3.org/2000/svg", "")

    assert re.findall(r"https?://|url\(|@import (?!\"\w)|eval\(|innerHTML", bron) == []


@pytest.fixture
def verzameld(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "common.statisch.Opslag"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_every_module_imports_the_version_it_was_made_with(verzameld):
    paden = json.loads((verzameld / "staticfiles.json").read_text())["paths"]
    modules = [naam for naam in paden if naam.startswith("js/")]

    for naam in modules:
        bron = (verzameld / naam).read_text()
        nu = (verzameld / paden[naam]).read_text()
        gevraagd = re.findall(r'"\./(\w+\.js)"', bron)
        assert re.findall(r'"\./([\w.]+\.js)"', nu) == [
            paden[f"js/{doel}"].removeprefix("js/") for doel in gevraagd
        ]
    assert "js/honkvast.js" in modules


# The parts of the style and of the script that every page has.
STIJLEN = re.findall(r'@import "(.+)";', (ROOT / "static/css/honkvast.css").read_text())
SCRIPTS = {
    naam
    for bestand in ("honkvast", "deur")
    for naam in re.findall(r'"\./(.+)";', (ROOT / f"static/js/{bestand}.js").read_text())
}


def test_the_style_of_every_page_is_one_file(verzameld):
    stijl = _zoals_op_een_pagina(verzameld, "css/honkvast.css")
    delen = [(ROOT / "static/css" / naam).read_text() for naam in STIJLEN]

    assert len(delen) > 9
    assert [deel for deel in delen if deel not in stijl] == []
    assert "@import" not in stijl


def test_the_script_of_every_page_is_one_file(verzameld):
    """With each part once, below what it needs; that it runs is for the tests in a browser."""
    script = _zoals_op_een_pagina(verzameld, "js/honkvast.js")
    delen = re.findall(r"^const \$(\w+) = ", script, re.MULTILINE)

    assert sorted(f"{naam}.js" for naam in delen) == sorted(SCRIPTS)
    for naam in delen:
        assert all(delen.index(nodig) < delen.index(naam) for nodig in _nodig(naam))
        bron = (ROOT / f"static/js/{naam}.js").read_text().splitlines()
        eigen = [regel for regel in bron if not regel.startswith(("import ", "export "))]
        assert [regel for regel in eigen if regel not in script] == []
    assert not re.search(r"^\s*import", script, re.MULTILINE)
    assert "export const { zeg } = $live;" in script


def test_whoever_collects_twice_gets_the_same(verzameld):
    eerst = _zoals_op_een_pagina(verzameld, "js/honkvast.js")
    call_command("collectstatic", interactive=False, verbosity=0)

    assert _zoals_op_een_pagina(verzameld, "js/honkvast.js") == eerst


def _zoals_op_een_pagina(verzameld, naam):
    paden = json.loads((verzameld / "staticfiles.json").read_text())["paths"]
    return (verzameld / paden[naam]).read_text()


def _nodig(naam):
    return re.findall(r'"\./(\w+)\.js"', (ROOT / f"static/js/{naam}.js").read_text())


def test_the_first_visit_stays_light(verzameld):
    """60 kB for everything: this leaves 15 kB for the page itself."""
    paden = json.loads((verzameld / "staticfiles.json").read_text())["paths"]
    bezocht = [
        paden[naam]
        for naam in paden
        if naam.startswith(("css/", "js/", "img/")) or naam == "django_htmx/htmx-2.min.js"
        if naam.removeprefix("css/") not in STIJLEN and naam.removeprefix("js/") not in SCRIPTS
    ]
    gewicht = sum(
        min(p.stat().st_size for p in (verzameld / naam, verzameld / f"{naam}.gz") if p.exists())
        for naam in bezocht
    )

    assert gewicht < 45_000


@pytest.mark.django_db
def test_an_unknown_address_is_our_own_404(client):
    response = client.get("/bestaat-niet/")

    assert response.status_code == 404
    assert "Deze pagina bestaat niet (meer)" in response.content.decode()
    assert response["Content-Security-Policy"] == CSP
