"""The model project a whole document is of, which it names again and again and hardly another (pure).

A town's strategy has its name in every second passage; below it is "die Stadt" in the others, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

FEWEST = 3
"""Passages that name it: a page on something else has a town in passing."""
NAMED_IN = 0.4
"""Share of the passages: of 24 chapters and slides of one town's strategy 21 reach it; of 41 papers on many towns four
do, with others named nearly as often."""
TIMES_ANOTHER = 4
"""Times as many as name any other project: in those chapters at least 5, in papers on many towns up to 4."""


def project_of(named_by_passages: Sequence[Sequence[str]]) -> str:
    """The id of the project that a whole document is of, by those each of its passages names; empty for none."""
    named = Counter(project for projects in named_by_passages for project in projects)
    (first, most), *others = named.most_common(2) or [("", 0)]
    is_often = most >= max(FEWEST, NAMED_IN * len(named_by_passages))
    return first if is_often and all(most >= TIMES_ANOTHER * count for _, count in others) else ""
