"""German words and numbers as search, gate, composer and corpus check see them."""

from ingest.german.words import content_words, fold, is_function_word, ngrams, stem, stems, words

__all__ = ["content_words", "fold", "is_function_word", "ngrams", "stem", "stems", "words"]
