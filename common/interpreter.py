"""What Python itself costs a long process, and how we keep that small."""

import gc


def bevries():
    """What is loaded by now stays: the collector need not walk along all of it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
