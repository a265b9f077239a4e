"""Every pair of colours that the styles combine can be read."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "static/css/tokens.css"
KLEUREN = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", TOKENS.read_text()))

TEKST, RAND = 4.5, 3.0


def helderheid(kleur):
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [d / 12.92 if d <= 0.03928 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een, ander):
    donker, licht = sorted((helderheid(KLEUREN[een]), helderheid(KLEUREN[ander])))
    return (licht + 0.05) / (donker + 0.05)


@pytest.mark.parametrize(
    ("voor", "achter", "minste"),
    [
        ("ink", "page", TEKST), ("ink", "surface-sunk", TEKST), ("ink", "warn-soft", TEKST),
        ("ink", "danger-soft", TEKST), ("ink", "ok-soft", TEKST), ("ink", "brand-soft", TEKST),
        ("ink-soft", "page", TEKST), ("ink-soft", "surface", TEKST),
        ("ink-soft", "surface-sunk", TEKST), ("ink-soft", "brand-soft", TEKST),
        ("action", "surface", TEKST), ("action", "page", TEKST), ("action", "brand-soft", TEKST),
        ("action-hover", "page", TEKST), ("ink-on-dark", "action", TEKST),
        ("ink-on-dark", "action-hover", TEKST), ("ink-on-dark", "brand", TEKST),
        ("ink-on-dark", "brand-dark", TEKST), ("ink-on-dark", "danger", TEKST),
        ("ink-on-dark", "danger-dark", TEKST), ("brand", "brand-soft", TEKST),
        ("danger", "danger-soft", TEKST), ("danger", "surface", TEKST), ("danger", "page", TEKST),
        ("warn", "warn-soft", TEKST), ("ok", "ok-soft", TEKST), ("ok", "surface", TEKST),
        ("ok", "page", TEKST), ("focus-ink", "focus", TEKST),
        ("line-strong", "surface", RAND), ("line-strong", "page", RAND),
        ("focus", "brand-dark", RAND), ("focus", "brand", RAND), ("focus-ink", "page", RAND),
    ],
)  # fmt: skip
def test_colours_can_be_told_apart(voor, achter, minste):
    assert contrast(voor, achter) >= minste
