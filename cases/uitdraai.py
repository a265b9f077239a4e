"""The data of one household on paper, as far as the one who prints may read them (LAW-06).

Internal notes (own organisation, Regieteam) stay off: a person decides about those. What an
organisation wrote about somebody else than the household is for the reader to take out.
"""

from cases.choices import Publiek, Rubriek


def gegevens_van(casus, actor, rechten, *, vandaag):
    """What stands on the paper, per rubriek; a rubriek that she may not read is None."""
    leest = {rubriek: recht.lezen for rubriek, recht in rechten.items()}
    return {
        "kern": _kern(casus) if leest[Rubriek.KERN] else None,
        "huur": _huur(casus) if leest[Rubriek.HUUR] else None,
        "juridisch": casus.juridische_stappen.filter(ingetrokken_at=None)
        if leest[Rubriek.JURIDISCH]
        else None,
        "inspanningen": casus.inspanningen.all() if leest[Rubriek.JURIDISCH] else None,
        "gezin": _gezin(casus, actor, rechten[Rubriek.GEZIN], vandaag),
        "notities": _voor_partners(casus.notities, actor, rechten),
        "signalen": _voor_partners(casus.signalen, actor, rechten),
        "documenten": _voor_partners(casus.documenten, actor, rechten),
        "niet": [r.label for r in Rubriek if not leest[r] and r != Rubriek.VEILIGHEID],
    }


def inspanningen_van(casus):
    """What the landlord did against an eviction (NZ-01): offers, letters, contact, agreements."""
    return {
        "inspanningen": casus.inspanningen.all(),
        "contacten": casus.contactpogingen.order_by("op", "pk"),
        "afspraken": casus.betalingsafspraken.order_by("afgesproken_op", "pk"),
        "stappen": casus.juridische_stappen.filter(ingetrokken_at=None),
    }


def _kern(casus):
    return {"huurders": casus.huurders.all(), "woning": casus.woning}


def _huur(casus):
    return {
        "huurovereenkomst": getattr(casus, "huurovereenkomst", None),
        "achterstanden": casus.achterstanden.all(),
        "betalingen": casus.betalingen.filter(ingetrokken_at=None),
        "afspraken": casus.betalingsafspraken.prefetch_related("termijnen"),
        "contacten": casus.contactpogingen.select_related("vastgelegd_door", "organisatie"),
    }


def _gezin(casus, actor, recht, vandaag):
    if not recht:
        return None
    bewoners = casus.bewoners.all()
    if not recht.lezen:
        van_ons = bewoners.filter(organisatie=actor.organisatie)
        bewoners = van_ons if recht.eigen else bewoners.none()
    return {
        "huishouden": getattr(casus, "huishouden", None) if recht.lezen else None,
        "bewoners": bewoners,
        "minderjarigen": casus.aantal_minderjarigen(vandaag),
    }


def _voor_partners(stukken, actor, rechten):
    return (
        stukken.leesbaar(actor, rechten)
        .filter(publiek=Publiek.PARTNERS)
        .select_related("organisatie", "vastgelegd_door")
    )
