"""Python's collector of circular garbage, which finds next to none here: how often it looks, and at what."""

from __future__ import annotations

import gc

YOUNG_OBJECTS = 20_000
"""So many new objects before a look; Python's default is 700.

Words, clauses and verdicts of a check are freed by counting. Looking for circles among them took a twentieth of the
95th percentile of a check (5.1 and 4.8 ms, means of five runs each in turn; 5.7 and 4.7 on a busy machine); memory of a
server stays at 430 MB.
"""


def collect_seldom() -> None:
    """Look for circular garbage after ``YOUNG_OBJECTS`` new objects. Holds for the whole process."""
    gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])


def spare_what_stays() -> None:
    """Take what is loaded by now out of the sight of the collector.

    Looking through word lists, indexes and read sentences took it 110 ms every hundred answers, and now 20; of 150
    questions two waited a quarter of a second.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
