"""German words and numbers as search, gate, composer and corpus check see them."""

from ingest.german.numbers import Number, is_stated, numbers
from ingest.german.words import (
    ANALYSER_VERSION,
    content_words,
    fold,
    is_function_word,
    ngrams,
    stem,
    stems,
    words,
)

__all__ = [
    "ANALYSER_VERSION",
    "Number",
    "content_words",
    "fold",
    "is_function_word",
    "is_stated",
    "ngrams",
    "numbers",
    "stem",
    "stems",
    "words",
]
