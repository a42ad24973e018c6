"""What the index hands to the assistant. No type of Chroma, Tantivy or SQLite crosses this border."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ingest.documents import Document, DocumentInfo, DocumentKind, Passage, State


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Conditions every hit fulfils; None or empty means no condition. ``since`` is an ISO date of any exactness."""

    projects: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    states: frozenset[State] = frozenset()
    kinds: frozenset[DocumentKind] = frozenset()
    since: str | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.projects or self.topics or self.states or self.kinds or self.since)


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage with what its citation needs to know of its document and page."""

    passage: Passage
    info: DocumentInfo
    document: str
    page: int | None
    page_label: str | None
    superseded_by: str | None


@dataclass(frozen=True, slots=True)
class Candidates:
    """The union of what the retrievers found for one question, with every retriever's score for each passage.

    All arrays have one entry a passage. ``dense`` is the cosine of the passage vector, ``sentence`` the highest cosine
    of one of its sentences, ``ngrams`` and ``stems`` BM25 scores (0.0 where the retriever did not return the passage).
    ``sentence_scores[i]`` are the cosines of the sentences of passage i, in their order.
    """

    ids: tuple[str, ...]
    dense: npt.NDArray[np.float32]
    sentence: npt.NDArray[np.float32]
    ngrams: npt.NDArray[np.float32]
    stems: npt.NDArray[np.float32]
    sentence_scores: tuple[npt.NDArray[np.float32], ...]


@dataclass(frozen=True, slots=True)
class IndexSummary:
    """What the open generation holds."""

    generation: str
    embedder: str
    documents: int
    passages: int
    originals: int
    own_summaries: int
    newest_date: str | None


@dataclass(frozen=True, slots=True)
class Query:
    """One question as the retrievers need it: the vector for the dense side, the words for the lexical side.

    ``expansions`` are further words (synonyms, abbreviations written out) that count less than those of ``text``.
    """

    text: str
    vector: npt.NDArray[np.float32]
    expansions: tuple[str, ...] = ()


class PassageIndex(Protocol):
    """Reading side of the index, as the assistant sees it. Raises ``IndexUnavailable`` and its kinds."""

    def summary(self) -> IndexSummary: ...

    def candidates(self, queries: Sequence[Query], depth: int, where: PassageFilter | None = None) -> list[Candidates]:
        """The ``depth`` best of each retriever for each query, united. One call for a whole batch."""
        ...

    def passages(self, ids: Sequence[str]) -> list[IndexedPassage]:
        """In the order of ``ids``; ids that are gone are left out."""
        ...

    def passages_in(self, document_id: str) -> list[IndexedPassage]:
        """All passages of a document in reading order."""
        ...

    def projects_in(self, document_id: str) -> list[tuple[str, ...]]:
        """The projects each passage of a document is tagged with, in any order; reads nothing but memory."""
        ...

    def first_in(self, document_id: str, most: int) -> list[IndexedPassage]:
        """The passages a document opens with, where it says whose it is."""
        ...

    def neighbours(self, passage_id: str, before: int, after: int) -> list[IndexedPassage]:
        """The passages around one, of the same document, in reading order, without itself."""
        ...

    def sentence_vectors(self, passage_id: str) -> npt.NDArray[np.float32]:
        """Shape (sentences, dimension), unit rows, in the order of the passage's sentences."""
        ...

    def documents(self) -> list[Document]:
        """All documents, without their pages (``pages`` is empty)."""
        ...

    def document(self, document_id_or_name: str) -> Document | None:
        """One document with its pages, by id or by name."""
        ...

    def refresh(self) -> bool:
        """Move to the newest published generation; True if it changed."""
        ...
