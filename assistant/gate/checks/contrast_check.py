"""Two names keep to the parts they are alone in: "A für Licht, B für Wasser" is not told crosswise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.matching import alike
from assistant.gate.comparing.same_figures import counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.name_groups import groups
from assistant.gate.sentence.reading import Item, Reading


def check_contrasts(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every two names each of which is alone with what in the quote is with the other."""
    if len(alignment.reading.names) < 2:
        return
    moved = set(_moved(alignment))
    for first, second in combinations(sorted(alignment.reading.names), 2):
        if (first, second) in moved and (second, first) in moved and not _listed(first, second, alignment):
            yield Reason(ReasonCode.RELATION, f"{first} / {second}")


def _listed(first: str, second: str, alignment: Alignment) -> bool:
    readings = [alignment.reading, *(source.reading for source in alignment.sources)]
    return any(first in group and second in group for reading in readings for group in groups(reading))


def _moved(alignment: Alignment) -> Iterator[tuple[str, str]]:
    """The name alone with a word or figure in its part of the statement, and another that is so in the quote."""
    for item, source, theirs in _items(alignment):
        mine, other = owner(item.soft, alignment.reading), owner(theirs.soft, source.reading)
        if mine and other and mine != other and other in alignment.reading.names and mine in source.reading.names:
            yield mine, other


def _items(alignment: Alignment) -> Iterator[tuple[Item, Source, Item]]:
    for match in alignment.matches:
        word, source, theirs = match.word, match.source, match.counterpart
        if not match.found or source is None or theirs is None or word.name or theirs.name or word.light:
            continue
        if len(alike(word, source.reading)) == 1:
            yield word, source, theirs
    for figure in alignment.reading.figures:
        found = counterparts(figure, alignment)
        if len(found) == 1:
            yield figure, *found[0]


@lru_cache(maxsize=4096)
def owner(soft: int, reading: Reading) -> str | None:
    """The only name of a part between commas or "und"; None where there are none or several."""
    found = {word.name for word in reading.words if word.name and word.soft == soft}
    return found.pop() if len(found) == 1 else None
