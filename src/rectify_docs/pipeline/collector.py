"""Python's collector of cyclic garbage, set for a run that keeps nearly everything to its end."""

import gc

THRESHOLDS = (100_000, 100, 1000)
"""Why: hundreds of thousands of records live to the end, and looking through them again takes a quarter of a run."""


def relax() -> None:
    """Let the collector look less often; what is alive now it need not look at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
