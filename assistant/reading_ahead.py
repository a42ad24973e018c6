"""Sentences are judged for orders to a machine before anybody asks: the first answers need not wait for it."""

from __future__ import annotations

import gc

from assistant.instructions import quotable_spans
from assistant.instructions.recognition import CACHED_SENTENCES
from ingest.index.hits import PassageIndex


def read_ahead(index: PassageIndex, most: int = CACHED_SENTENCES) -> int:
    """Read the documents, as many sentences as are remembered (about half a millisecond each), and say how many.

    Raises ``IndexUnavailable``.
    """
    read = 0
    for listed in index.documents():
        document = index.document(listed.id)
        for page in document.pages if document else ():
            read += len(quotable_spans(page.text))
            if read >= most:
                return read
    return read


def spare_what_stays() -> None:
    """Take what is loaded by now out of the sight of Python's collector of circular garbage.

    Looking through word lists, indexes and read sentences took it 110 ms every hundred answers, and now 20.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
