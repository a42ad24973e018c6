"""Statements with the quotes they are or are not carried by: what the entailment model is fitted on.

``evals/data/entailment/*.txt``: a line ``= quote`` opens a group, ``j kind: statement`` is carried by the quote,
``n kind: statement`` is not. Written by hand; quotes are facts with odd numbers (dev), sentences of the starter corpus,
and invented ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent / "data" / "entailment"
_STATEMENT = re.compile(r"(?P<carried>[jn]) (?P<kind>[^:]{2,20}): ?(?P<text>\S.*)")
_JOINTS = (" ", ", und ", "; ", ", während ")
_KEEPS_CAPITAL = re.compile(r"(?!(?:Der|Die|Das|In|Im|Ein|Eine|Für|Bei|Mit)\b)")
_LONGEST_JOINED = 220
"""Characters of a quote that is joined with another."""


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


def joined(pairs: Sequence[Pair], count: int, random: Random) -> Iterator[Pair]:
    """Two statements of two quotes as one, beside both quotes: carried only if both halves are."""
    groups = [group for group in _groups(pairs) if len(group[0].premise) < _LONGEST_JOINED]
    for _ in range(count):
        first, second = random.sample(groups, 2)
        carried = random.random() < 0.5
        one = [pair for pair in first if pair.carried]
        other = [pair for pair in second if pair.carried == carried]
        if one and other:
            yield _join([random.choice(one), random.choice(other)], carried, random)


def among_others(pairs: Sequence[Pair], count: int, random: Random) -> Iterator[Pair]:
    """The same pairs with a quote about something else before or behind."""
    premises = sorted({pair.premise for pair in pairs})
    for pair in random.sample(list(pairs), min(count, len(pairs))):
        both = [pair.premise, random.choice(premises)]
        if both[0] != both[1]:
            random.shuffle(both)
            yield Pair(" ".join(both), pair.claim, pair.carried, pair.kind)


def _groups(pairs: Sequence[Pair]) -> list[list[Pair]]:
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.premise, []).append(pair)
    return list(groups.values())


def _join(halves: list[Pair], carried: bool, random: Random) -> Pair:
    random.shuffle(halves)
    joint = random.choice(_JOINTS)
    first, second = (half.claim for half in halves)
    if joint != " ":
        first = first.rstrip(".")
        second = second if _KEEPS_CAPITAL.match(second) else second[0].lower() + second[1:]
    premises = [half.premise for half in halves]
    random.shuffle(premises)
    return Pair(" ".join(premises), f"{first}{joint}{second}", carried, "joined")
