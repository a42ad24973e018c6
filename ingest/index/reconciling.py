"""Make Chroma hold exactly the passages of a generation, whatever a killed sync or a lost folder left."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.index.dense import ADD_AT_ONCE, DenseIndex, entry_of
from ingest.index.store_reader import PassageColumns, StoreReader
from ingest.index.vectors import VectorMap


def reconcile(dense: DenseIndex, store: StoreReader, vectors: VectorMap) -> None:
    """The generation is the truth: what it does not know goes, what Chroma lacks is added from the stored vectors."""
    live = {column.id: column for column in store.columns()}
    held = dense.ids()
    dense.remove(sorted(held - live.keys()))
    missing = [column for id, column in live.items() if id not in held]
    for start in range(0, len(missing), ADD_AT_ONCE):
        _add(dense, store, vectors, missing[start : start + ADD_AT_ONCE])


def _add(dense: DenseIndex, store: StoreReader, vectors: VectorMap, columns: Sequence[PassageColumns]) -> None:
    passages = store.passages([column.number for column in columns])
    dense.put(
        [
            entry_of(item.passage, vectors.slice(column.first_row, 1)[0], column.kind, column.day)
            for item, column in zip(passages, columns, strict=True)
        ]
    )
