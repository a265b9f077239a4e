from tests.rechten.test_urls_per_rol import adressen
from werkplek.acties import ACTIES


def test_every_action_leads_to_an_address():
    """One that leads nowhere is left out without a word, and then nobody finds the way."""
    namen = {naam for naam, _ in adressen()}

    assert [naam for naam, a in ACTIES.items() if f"{a.app}:{naam}" not in namen] == []
