"""Passages are read before anybody asks as the first question that finds them would read them, which need not wait."""

from __future__ import annotations

import numpy as np

from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.evidence.words.matching import asked_words, text_words
from assistant.instructions import without_instructions
from assistant.instructions.evidence import SentenceVectors
from assistant.instructions.meaning import Embed
from assistant.instructions.recognition import CACHED_SENTENCES
from assistant.run import Evidence
from ingest.index.hits import IndexedPassage, PassageIndex


def warm_up(index: PassageIndex, judging: Embed | None = None, most: int = CACHED_SENTENCES) -> int:
    """Read the documents, as many sentences as are remembered, and say how many.

    About half a millisecond each for whether it is an order to a machine, and .1 for its words. ``judging``: vectors of
    parts of sentences, without which only their words are judged.
    Raises ``IndexUnavailable``.
    """
    read = 0
    for document in index.documents():
        for passage in index.passages_in(document.id):
            _read(passage, index.sentence_vectors, judging)
            read += len(passage.passage.sentences)
            if read >= most:
                return read
    return read


def _read(hit: IndexedPassage, vectors_of: SentenceVectors, judging: Embed | None) -> None:
    text_words(hit.passage.text)
    unscored = np.zeros(len(hit.passage.sentences), dtype=np.float32)
    evidence = [Evidence(hit, 0.0, 0.0, unscored)]
    by_meaning = (vectors_of, judging) if judging else ()
    score_sentences(without_instructions(evidence, *by_meaning), asked_words(""))
