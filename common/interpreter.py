"""What Python itself costs a long process, and how we keep that small: its collector, its stack."""

import gc
from functools import wraps

MEGABYTE = 1 << 17  # in the places of a frame, of eight bytes each


def met_ruimte(functie):
    """The same function, with a megabyte of the stack of Python free for what it calls.

    Python takes that stack from the system in pieces of 16 kB: one more when a call does not fit,
    and back when it returns. A loop that calls over such an edge pays for both each time
    (python/cpython#142183, up to Python 3.12), and that was a tenth of what a page costs. A frame
    that asks for a megabyte itself makes a piece of two; no memory is used before it is needed.
    """

    @wraps(functie)
    def aanroep(*args, **kwargs):
        return functie(*args, **kwargs)

    aanroep.__code__ = aanroep.__code__.replace(co_stacksize=MEGABYTE)
    return aanroep


def bevries():
    """What is loaded by now stays: the collector need not walk along all of it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
