"""Drafts → numbered statements and citations (pure). One citation for one passage and the sentences quoted of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.answer import Citation, Statement, StatementSource, Support
from assistant.drafts import Draft, Quote
from ingest.documents import Source, Span
from ingest.index.hits import IndexedPassage


def slice_of(hit: IndexedPassage, span: Span) -> str:
    """The words of the page at ``span``, which lies within the passage."""
    start = hit.passage.span.start
    return hit.passage.text[span.start - start : span.end - start]


def quoted_words(quote: Quote) -> str:
    """The quote as one contiguous slice, from the first span to the last, so that it is verbatim on its page."""
    return slice_of(quote.hit, Span(quote.spans[0].start, quote.spans[-1].end))


def source_of(quote: Quote) -> Source | None:
    """Where the summarising document took the quoted sentence from."""
    for sentence in quote.hit.passage.sentences:
        if sentence.source and any(sentence.span.overlaps(span) for span in quote.spans):
            return sentence.source
    return None


@dataclass
class Numbering:
    """Gives every quote its number, the same quote the same number."""

    citations: list[Citation] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def statement(self, draft: Draft) -> tuple[Statement, list[Citation]]:
        """The statement with its numbers, and the citations that are new with it."""
        known = len(self.citations)
        numbers = tuple(dict.fromkeys(self.number(quote) for quote in draft.quotes))
        support = draft.support if numbers or draft.support is Support.CATALOGUE else Support.FRAMING
        return Statement(text=draft.text, citations=numbers, support=support), self.citations[known:]

    def cells(self, draft: Draft) -> tuple[tuple[int, ...], ...]:
        """The numbers of each cell of a table row whose statement has its numbers already."""
        return tuple(tuple(dict.fromkeys(self.number(quote) for quote in cell)) for cell in draft.cells)

    def number(self, quote: Quote) -> int:
        words = quoted_words(quote)
        key = (quote.hit.passage.document_id + f"#{quote.hit.passage.page_index}", words)
        if key not in self._numbers:
            self._numbers[key] = len(self.citations) + 1
            self.citations.append(_citation(len(self.citations) + 1, quote, words))
        return self._numbers[key]


def _citation(number: int, quote: Quote, words: str) -> Citation:
    hit, source = quote.hit, source_of(quote)
    return Citation(
        number=number,
        document=hit.document,
        document_id=hit.passage.document_id,
        title=hit.info.title,
        publisher=hit.info.publisher,
        kind=hit.info.kind,
        date=hit.info.date,
        url=hit.info.url,
        page=hit.page,
        page_label=hit.page_label,
        section=hit.passage.section,
        quote=words,
        projects=hit.passage.tags.projects,
        source=StatementSource(title=source.title, url=source.url, date=source.date, publisher=source.publisher)
        if source
        else None,
    )


def marked(statement: Statement) -> str:
    """The statement with its [n] markers."""
    return with_markers(statement.text, statement.citations)


def with_markers(text: str, numbers: Iterable[int]) -> str:
    """``text`` followed by its [n] markers."""
    return text + "".join(f" [{number}]" for number in numbers)
