"""A list that one sentence announces and another one gives: "drei Verfahren" – "Die drei Verfahren sind …" (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from assistant.evidence.choosing.selection import Selected
from assistant.evidence.sentences.referring import text_of
from assistant.run import Evidence
from assistant.wording import texts


def with_lists(chosen: Sequence[Selected], evidence: Sequence[Evidence]) -> list[Selected]:
    """``chosen``, each that ends in a number of things followed by the sentence of its document that names them."""
    found: list[Selected] = []
    for item in chosen:
        if not any(item.overlaps(other) for other in found):
            found.append(item)
        named = next(_named_in(item, evidence), None)
        if named and not any(named.overlaps(other) for other in found):
            found.append(named)
    return found


@lru_cache(maxsize=1 << 12)
def announced(text: str) -> tuple[str, str] | None:
    """The number and the things a sentence ends in without naming them; None where it goes on or names them."""
    match = _pattern("announces").search(text)
    return (match["count"].casefold(), match["things"]) if match else None


def _named_in(item: Selected, evidence: Sequence[Evidence]) -> Iterator[Selected]:
    if (asked := announced(item.text)) is None:
        return
    document = item.evidence.hit.passage.document_id
    for home in evidence:
        if home.hit.passage.document_id != document:
            continue
        for place, sentence in enumerate(home.hit.passage.sentences):
            if _names(" ".join(text_of(home, sentence).split()), *asked):
                yield Selected(home, place, place, item.score)


def _names(text: str, count: str, things: str) -> bool:
    match = _pattern("names").match(text)
    return match is not None and (match["count"].casefold(), match["things"]) == (count, things)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("answers")["lists"][name])
