"""What every question needs of every passage, as arrays in memory: places of vectors and what filters ask for.

A *row* is a passage's place in these arrays, in order of the passage numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

import numpy as np
import numpy.typing as npt

from ingest.documents import PassageTags
from ingest.index.dates import earliest_day
from ingest.index.encoding import TAGS, decode
from ingest.index.hits import PassageFilter
from ingest.index.store_reader import PassageColumns

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Columns:
    """Read-only once built."""

    def __init__(self, passages: Sequence[PassageColumns]) -> None:
        self.ids = [passage.id for passage in passages]
        self.row_of = {id: row for row, id in enumerate(self.ids)}
        self.document_ids = [passage.document_id for passage in passages]
        self.numbers = np.array([passage.number for passage in passages], dtype=np.int64)
        self.first = np.array([passage.first_row for passage in passages], dtype=np.int64)
        self.sentences = np.array([passage.sentence_count for passage in passages], dtype=np.int64)
        self._days = np.array([passage.day for passage in passages], dtype=np.int64)
        self._kinds = _postings((row, [passage.kind]) for row, passage in enumerate(passages))
        tags = _decoded([passage.tags for passage in passages])
        self._projects_in = _by_document(self.document_ids, tags)
        self._projects = _postings((row, tag.projects) for row, tag in enumerate(tags))
        self._topics = _postings((row, tag.topics) for row, tag in enumerate(tags))
        self._states = _postings((row, tag.states) for row, tag in enumerate(tags))

    def __len__(self) -> int:
        return len(self.ids)

    def projects_in(self, document_id: str) -> list[tuple[str, ...]]:
        """The projects each of its passages is tagged with; none for an unknown document."""
        return self._projects_in.get(document_id, [])

    def rows_of_ids(self, ids: Iterable[str]) -> Rows:
        """Ids that are not of this generation are left out."""
        rows = np.fromiter(map(self.row_of.get, ids, repeat(-1)), dtype=np.int64)
        return rows[rows >= 0]

    def rows_of_numbers(self, numbers: npt.NDArray[np.int64]) -> Rows:
        """All numbers must exist, as those of the same generation's lexical index do."""
        return np.searchsorted(self.numbers, numbers).astype(np.int64)

    def allowed(self, where: PassageFilter | None) -> Mask | None:
        """Which rows fulfil every condition; None where there is none."""
        if where is None or where.is_empty:
            return None
        allowed = np.ones(len(self), dtype=np.bool_)
        for postings, wanted in (
            (self._projects, where.projects),
            (self._topics, where.topics),
            (self._states, where.states),
            (self._kinds, where.kinds),
        ):
            if wanted:
                allowed &= self._any_of(postings, [str(value) for value in wanted])
        if where.since:
            allowed &= self._days >= earliest_day(where.since)
        return allowed

    def _any_of(self, postings: Mapping[str, Rows], values: Iterable[str]) -> Mask:
        mask = np.zeros(len(self), dtype=np.bool_)
        for value in values:
            if value in postings:
                mask[postings[value]] = True
        return mask


def _decoded(texts: Sequence[str]) -> list[PassageTags]:
    """Few passages have tags of their own: each text is decoded once."""
    known = {text: decode(TAGS, text) for text in set(texts)}
    return [known[text] for text in texts]


def _by_document(documents: Sequence[str], tags: Sequence[PassageTags]) -> dict[str, list[tuple[str, ...]]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for document, tag in zip(documents, tags, strict=True):
        found[document].append(tag.projects)
    return dict(found)


def _postings(items: Iterable[tuple[int, Iterable[str]]]) -> dict[str, Rows]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, values in items:
        for value in values:
            rows[str(value)].append(row)
    return {value: np.array(listed, dtype=np.int64) for value, listed in rows.items()}
