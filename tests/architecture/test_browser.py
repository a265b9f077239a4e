"""The tests in the browser wait for what they ask."""

import re

from config.omgeving import ROOT

# The answer of this very moment: on a slow machine the page is still being read then.
METEEN = re.compile(r"\.is_(visible|hidden|enabled|disabled)\(\)")


def test_nothing_asks_at_once_what_is_only_there_in_a_moment():
    gevonden = [
        f"{pad.name}: {regel.strip()}"
        for pad in (ROOT / "tests" / "browser").glob("*.py")
        for regel in pad.read_text().splitlines()
        if METEEN.search(regel)
    ]

    assert gevonden == []
