"""Names joined by hyphen or slash are joined in the quote, too: "Tannau-Rebach" is no "Tannau-Lohme"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Source
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.names import name_forms, name_in

_JOINED = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]{2,}(?:[-/–][A-ZÄÖÜ][a-zäöüß]{2,})+(?![\w-])")
_PARTS = re.compile(r"[-/–]")


def check_hyphens(statement: str, sources: Sequence[Source], names: frozenset[str]) -> Iterator[Reason]:
    """A reason for every run of two names that no quote joins, in whatever order."""
    forms = name_forms(names)
    for found in _JOINED.finditer(statement):
        if any(found[0] in text for text in _texts(sources)):
            continue
        parts = _PARTS.split(found[0])
        if all(name_in(part, forms) or _of_joined(part, sources) for part in parts) and not _told(parts, sources):
            yield Reason(ReasonCode.NAME, found[0])


def _of_joined(part: str, sources: Sequence[Source]) -> bool:
    """The quotes have it as a part of such a name: "Prüm" of "Bitburg-Prüm"."""
    return any(part in _PARTS.split(run) for text in _texts(sources) for run in _JOINED.findall(text))


def _told(parts: Sequence[str], sources: Sequence[Source]) -> bool:
    """The parts stand side by side in some order, with no more between them than "und" or a comma."""
    bare = [re.escape(part.removesuffix("er").removesuffix("s")) for part in parts]
    link = r"\w{0,3}(?:[-/–]|,? und |, )(?:[A-ZÄÖÜ]\w+ )?"
    runs = [re.compile(rf"\b{link.join(order)}") for order in (bare, bare[::-1])]
    return any(run.search(text) for run in runs for text in _texts(sources))


def _texts(sources: Sequence[Source]) -> Iterator[str]:
    for source in sources:
        yield source.reading.text
        yield from source.quote.section
