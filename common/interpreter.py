"""What Python itself costs a process, and how we keep that small."""

import gc


def begin():
    """A program that starts throws nearly nothing away: looking for it is a tenth of its start."""
    gc.set_threshold(50_000, 20, 20)


def bevries():
    """What is loaded by now stays: the collector need not walk along all of it each time."""
    gc.collect()
    gc.freeze()
