"""What happens to a household. Each story takes the next step of the one it builds on.

A story is a function of a `Verteller`; `v.na(3)` is three days later. Households name theirs by
the name of the function.
"""

from werkplek.demo.verhalen import afloop, contactplan, preventie, regieteam, vlaanderen


def verhaal(naam):
    """The story with this name."""
    for module in (preventie, regieteam, afloop, vlaanderen, contactplan):
        if hasattr(module, naam):
            return getattr(module, naam)
    raise LookupError(naam)
