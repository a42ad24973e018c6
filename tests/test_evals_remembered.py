"""A second measurement starts as the first one did, without the word lists being read again."""

from __future__ import annotations

from assistant.gate.sentence.reading import read
from assistant.gate.words.lexemes import lexeme
from assistant.gate.words.lexicon import function_words
from evals.remembered import forget_texts


def test_texts_and_words_are_forgotten_and_word_lists_are_not() -> None:
    read("Ulm misst den Pegel.")
    function_words()
    forget_texts("assistant.gate")
    assert (read.cache_info().currsize, lexeme.cache_info().currsize) == (0, 0)
    assert function_words.cache_info().currsize == 1


def test_other_packages_keep_what_they_have() -> None:
    read("Ulm misst den Pegel.")
    forget_texts("assistant.ga", "ingest")
    assert read.cache_info().currsize > 0
