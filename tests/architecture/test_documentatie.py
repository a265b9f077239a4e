"""What the documentation points to is there."""

import re

import pytest

from tests.architecture.bron import ROOT

PAGINAS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# `cases/permissions.py` or `docs/adr/`; an address of the website begins with a slash.
PAD = re.compile(r"`(\w[\w.-]*(?:/[\w.-]+)*/[\w.-]*|[\w.-]+\.(?:py|html|css|js|yml|toml))`")
VERWIJZING = re.compile(r"\]\((?!http)([^)#]+)")
OPDRACHT = re.compile(r"manage\.py ([a-z_]+)\b")
VAN_DJANGO = {"check", "help"}
ZELF_GEMAAKT = {"var/"}  # by the program, where it runs


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pad: pad.name)
def test_every_path_link_and_command_exists(pagina):
    tekst = pagina.read_text(encoding="utf-8")
    opdrachten = {pad.stem for pad in ROOT.glob("*/management/commands/*.py")} | VAN_DJANGO

    paden = set(PAD.findall(tekst)) - ZELF_GEMAAKT
    assert [pad for pad in sorted(paden) if not (ROOT / pad).exists()] == []
    assert [naar for naar in VERWIJZING.findall(tekst) if not (pagina.parent / naar).exists()] == []
    assert set(OPDRACHT.findall(tekst)) <= opdrachten
