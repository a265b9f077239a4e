"""Hoe een voorwaarde eruitziet: één zin, één toets."""


def rule(zin, *ids):
    """Mark a check with the sentence a user reads and the ids of the rulebook it serves."""

    def mark(check):
        check.zin = zin
        check.ids = ids
        return check

    return mark


def ontbrekend(casus, regels):
    """The sentences of the rules that don't hold."""
    return [regel.zin for regel in regels if not regel(casus)]
