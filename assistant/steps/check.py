"""The evidence gate in the pipeline: what a draft's quotes do not carry is repaired, replaced by the quote, or dropped."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Support
from assistant.citations import quoted_words
from assistant.run import Draft, Run
from ingest.catalogue import Catalogue

log = logging.getLogger("transferkompass.gate")

_INSERTED = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class CheckStatement:
    """Lets framing pass, compares quoted statements word by word."""

    catalogue: Catalogue

    def __call__(self, run: Run, draft: Draft) -> list[Draft]:
        if draft.support in {Support.FRAMING, Support.CATALOGUE} or is_verbatim(draft.text, _quotes(draft)):
            return [draft]
        log.warning("statement dropped", extra={"answer": run.answer_id, "support": draft.support.value})
        return []


def _quotes(draft: Draft) -> list[str]:
    return [quoted_words(quote) for quote in draft.quotes]


def is_verbatim(statement: str, quotes: Sequence[str]) -> bool:
    """True where every piece between bracketed insertions stands in one of the quotes, white space aside."""
    plain = [" ".join(quote.split()) for quote in quotes]
    pieces = [" ".join(piece.split()) for piece in _INSERTED.split(statement)]
    return all(any(piece in quote for quote in plain) for piece in pieces if piece)
