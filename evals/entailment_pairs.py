"""Statements in free wording with the quotes they are or are not carried by: what entailment models are chosen on.

``evals/data/entailment/*.txt``: a line ``= quote`` opens a group, ``j kind: statement`` is carried by the quote,
``n kind: statement`` is not. Written by hand, the wrong ones reworded as freely as the others and spoilt in one point.
Quotes are facts with odd numbers (dev), sentences of the starter corpus, and invented ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "entailment"
_STATEMENT = re.compile(r"(?P<carried>[jn]) (?P<kind>[^:]{2,20}): ?(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class Pair:
    """Does ``premise`` carry ``claim``?"""

    premise: str
    claim: str
    carried: bool
    kind: str


def read_pairs(text: str) -> Iterator[Pair]:
    """Raises ``ValueError`` for a line that is neither quote nor statement."""
    premise = ""
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith("= "):
            premise = line[2:]
            continue
        found = _STATEMENT.fullmatch(line)
        if found is None or not premise:
            raise ValueError(f"neither quote nor statement: {line[:80]}")
        yield Pair(premise, found["text"], found["carried"] == "j", found["kind"])


def load_pairs(folder: Path = FOLDER) -> list[Pair]:
    """All pairs of the folder, file by file."""
    return [pair for path in sorted(folder.glob("*.txt")) for pair in read_pairs(path.read_text(encoding="utf-8"))]
