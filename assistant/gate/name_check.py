"""Names of a statement stand in the sentences that carry it, and those sentences speak of them and not of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gate.alignment import Alignment, Source
from assistant.gate.matching import likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import Word, read
from assistant.gate.thresholds import WORD_COVERED

_SHARED_CONTENT = 0.5
"""Share of the other content a further sentence must have for its name to be taken ("Kassel und Ulm setzen auf …")."""
_LOOKS_LIKE_NAME = re.compile(r"[a-zäöü][A-ZÄÖÜ]|^[A-ZÄÖÜ]{2,}|\d|[._:*#]")


def check_names(
    alignment: Alignment, sources: Sequence[Source], names: frozenset[str], inherited: frozenset[str]
) -> list[Reason]:
    """``inherited`` are the names an earlier part of the same statement set as its subject."""
    claim = alignment.reading
    known = {name for source in alignment.sources for name in names_around(source, names)}
    reasons = [
        Reason(ReasonCode.NAME, word.text)
        for word in claim.words
        if word.name and word.name not in known and not _elsewhere(word, alignment, sources)
    ]
    reasons += [Reason(ReasonCode.NAME, word.text) for word in alignment.missing if _is_proper(word)]
    subject = claim.names or inherited
    for source in alignment.sources:
        if subject and _used(alignment, source) and not subject & names_around(source, names):
            reasons.append(Reason(ReasonCode.NAME, ", ".join(sorted(subject))))
    return reasons


def names_around(source: Source, names: frozenset[str]) -> frozenset[str]:
    """Names a sentence speaks of: its own, those of the headings above it, else those last mentioned before it."""
    quote = source.quote
    headings = frozenset(name for heading in quote.section for name in read(heading, names).names)
    tagged = read(quote.names[0], names).names if len(quote.names) == 1 else frozenset()
    own = source.reading.names
    if own:
        return own | headings | tagged
    for sentence in reversed(quote.sentences[: max(0, source.index)]):
        if found := read(sentence, names).names:
            return found | headings | tagged
    return headings | tagged


def _elsewhere(word: Word, alignment: Alignment, sources: Sequence[Source]) -> bool:
    """Another sentence says the same of this name."""
    others = [other for other in alignment.reading.content if not other.name and not other.light]
    for source in sources:
        if word.name in source.reading.names and others:
            shared = sum(any(likeness(o, t) >= WORD_COVERED for t in source.reading.content) for o in others)
            if shared >= _SHARED_CONTENT * len(others):
                return True
    return False


def _is_proper(word: Word) -> bool:
    return word.name is None and (word.quoted or bool(_LOOKS_LIKE_NAME.search(word.text) and not word.text.islower()))


def _used(alignment: Alignment, source: Source) -> bool:
    return any(match.found and match.source is source and not match.word.name for match in alignment.matches)
