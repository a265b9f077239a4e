"""Every multi-row write about organisations and their people."""

from partners.actions.organisaties import maak_organisatie

__all__ = ["maak_organisatie"]
