"""The lexical index: Tantivy over our own tokens, 5-grams and stems. No type of Tantivy leaves this module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import tantivy

from ingest.errors import IndexUnavailable
from ingest.index.generations import link_or_copy
from ingest.index.messages import message

FOLDER = "lexical"
TOKENS = "tokens"
NUMBER, DOCUMENT, NGRAMS, STEMS = "number", "document", "ngrams", "stems"
WRITER_HEAP_BYTES = 64 * 2**20
"""Memory before Tantivy writes a segment by itself; one thread keeps runs repeatable."""
EXPANSION_BOOST = 0.5
"""Weight of a synonym beside a word of the question."""
CHANGING_FILES = ("meta.json", ".managed.json")
"""What Tantivy rewrites; every other file of a segment is immutable and can be shared by hard links."""

Tokens = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Analyser:
    """Our own two analyses of a German text, with the version the manifest records."""

    ngrams: Tokens
    stems: Tokens
    version: str

    def tokens(self, field: str, text: str) -> Sequence[str]:
        return self.ngrams(text) if field == NGRAMS else self.stems(text)


@dataclass(frozen=True, slots=True)
class LexicalHits:
    """Passage numbers with their BM25 scores, best first."""

    numbers: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float32]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(NUMBER, fast=True)
    builder.add_text_field(DOCUMENT, tokenizer_name="raw", index_option="basic")
    for field in (NGRAMS, STEMS):
        builder.add_text_field(field, tokenizer_name=TOKENS, index_option="freq")
    return builder.build()


def _open(folder: Path) -> tantivy.Index:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        index = tantivy.Index(_schema(), path=str(folder))
    except (ValueError, OSError) as error:
        raise IndexUnavailable(message("broken", folder=folder, detail=error)) from error
    index.register_tokenizer(TOKENS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def share_lexical(source: Path, target: Path) -> None:
    """Give the next generation the segments of this one."""
    target.mkdir(parents=True)
    for file in source.iterdir():
        if file.name in CHANGING_FILES:
            (target / file.name).write_bytes(file.read_bytes())
        elif not file.name.endswith(".lock"):
            link_or_copy(file, target / file.name)


class LexicalWriter:
    """Adds and removes passages; ``commit`` puts everything on disk and ends the writer."""

    def __init__(self, folder: Path, analyser: Analyser) -> None:
        self._analyser = analyser
        self._is_done = False
        self._writer = _open(folder).writer(heap_size=WRITER_HEAP_BYTES, num_threads=1)

    def add(self, number: int, document_id: str, text: str) -> None:
        tokens = {field: " ".join(self._analyser.tokens(field, text)) for field in (NGRAMS, STEMS)}
        self._call(lambda: self._writer.add_document(tantivy.Document(number=number, document=document_id, **tokens)))

    def remove_document(self, document_id: str) -> None:
        self._call(lambda: self._writer.delete_documents_by_term(DOCUMENT, document_id))

    def commit(self) -> None:
        self._call(self._writer.commit)
        self._is_done = True
        self._call(self._writer.wait_merging_threads)

    def abandon(self) -> None:
        """Stop without committing; errors do not matter any more."""
        if self._is_done:
            return
        try:
            self._writer.rollback()
            self._writer.wait_merging_threads()
        except (ValueError, OSError):
            return

    @staticmethod
    def _call(step: Callable[[], object]) -> None:
        """Tantivy reports a full disk as ValueError: it becomes the OSError the sync knows."""
        try:
            step()
        except ValueError as error:
            raise OSError(str(error)) from error


class LexicalSearcher:
    """Reading side of one generation."""

    def __init__(self, folder: Path, analyser: Analyser) -> None:
        self._analyser = analyser
        index = _open(folder)
        self._schema = index.schema
        self._searcher = index.searcher()

    @property
    def count(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, field: str, text: str, expansions: Iterable[str], limit: int) -> LexicalHits:
        """The ``limit`` best passages of one field."""
        result = self._searcher.search(self._query(field, text, expansions), limit, count=False)
        if not result.hits:
            return LexicalHits(np.empty(0, np.int64), np.empty(0, np.float32))
        scores, addresses = zip(*result.hits, strict=True)
        numbers = self._searcher.fast_field_values(NUMBER, list(addresses))
        return LexicalHits(np.array(numbers, dtype=np.int64), np.array(scores, dtype=np.float32))

    def documents_with(self, document_id: str) -> int:
        """Passages of a document that the lexical index still finds."""
        query = tantivy.Query.term_query(self._schema, DOCUMENT, document_id, "basic")
        return len(self._searcher.search(query, max(1, self.count), count=False).hits)

    def _query(self, field: str, text: str, expansions: Iterable[str]) -> tantivy.Query:
        words = dict.fromkeys(self._analyser.tokens(field, text))
        further = dict.fromkeys(token for e in expansions for token in self._analyser.tokens(field, e))
        clauses = [self._term(field, token) for token in words]
        clauses += [
            tantivy.Query.boost_query(self._term(field, token), EXPANSION_BOOST)
            for token in further
            if token not in words
        ]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, clause) for clause in clauses])

    def _term(self, field: str, token: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, token, "freq")
