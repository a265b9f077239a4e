"""Room on the stack of Python, for a run of which every test stands deep in it."""

from functools import wraps

MEGABYTE = 1 << 17  # in the places of a frame, of eight bytes each


def met_ruimte(functie):
    """The same function, with a megabyte of the stack free for what it calls.

    Python takes its stack from the system in pieces of 16 kB: one more when a call does not fit,
    and back when it returns. A loop that calls over such an edge pays for both each time
    (python/cpython#142183, in 3.11 and 3.12), and the tests did so five thousand times a second.
    A frame that asks for a megabyte itself makes a piece of two; no memory is used before it is
    needed. In the web, that stands less deep, it happens a dozen times a request: nothing.
    """

    @wraps(functie)
    def aanroep(*args, **kwargs):
        return functie(*args, **kwargs)

    aanroep.__code__ = aanroep.__code__.replace(co_stacksize=MEGABYTE)
    return aanroep
