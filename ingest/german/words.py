"""German words as the lexical index and the question see them: folded, stemmed, or cut into character 5-grams.

Whatever is compared (document, question, name of the catalogue) goes through ``fold`` first, so that "Suederbrarup",
"SÜDERBRARUP" and "Süderbrarup" are one word. The token streams are what Tantivy is fed, joined by blanks: a change of
any of them is a change of the lexical analyser (``ANALYSER_VERSION``).
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from itertools import accumulate, chain, repeat

import Stemmer

from ingest.german.data import plain_list

ANALYSER_VERSION = "2"

NGRAM_LENGTH = 5
"""Character 5-grams inside words were the best lexical retriever of those measured (nDCG@10 .958 and .864)."""

_CACHED_WORDS = 1 << 17
"""Distinct words kept per cache: about the vocabulary of a few thousand documents, some 30 MB when full."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "\u00ad": ""})
_DASHES_AND_SLASHES = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"), **dict.fromkeys("\u2044\u2215", "/")}
)
_GROUPING_SPACE = re.compile(r"[\u00a0\u2009\u202f](?<=\d.)(?=\d{3}(?!\d))")
_COMBINING_MARKS = re.compile(r"[\u0300-\u036f]")

# Deliberately coarse, because it runs over every text: what a run with signs inside is, is decided once a run.
# The bounds keep data that is no language (Base64, columns of dots) out of the caches' way.
_RUN = re.compile(r"\w{1,100}(?:[-\u2010\u2011.,:*·]\w{1,100}){0,15}")
_GENDER_SIGN = re.compile(r"(?<=[^\W\d_])[*:_·](?=in(?:nen)?(?![^\W_]))")
_SIGNS_BETWEEN_WORDS = re.compile(r"[.,:*·_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d+")

# "Bürgerinnen" and "Bürger" are one word for search; nine letters spare "gerinnen" and "hierin".
_FEMININE = re.compile(r"(?<=er)in(?:nen)?$")
_SHORTEST_FEMININE = 9

# "Apps", "Workshops": the stemmer takes back an s behind most consonants, but not behind p.
_LOAN_PLURAL = re.compile(r"(?<=p)s$")

_stemmers = threading.local()


def fold(text: str) -> str:
    """``text`` without the differences of spelling that mean nothing.

    Case, umlauts and ß written out, accents, soft hyphens, ligatures, kinds of dashes and slashes, and blanks
    that group digits. Not length-preserving.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", _GROUPING_SPACE.sub("", text)).casefold()
    text = text.translate(_UMLAUTS)
    if text.isascii():
        return text
    text = _COMBINING_MARKS.sub("", unicodedata.normalize("NFKD", text).casefold().translate(_UMLAUTS))
    return text.translate(_DASHES_AND_SLASHES)


def words(text: str) -> list[str]:
    """Folded words in order. A compound with hyphens gives its parts and then the joined form."""
    return list(chain.from_iterable(map(_words_of, _runs(text))))


def content_words(text: str) -> list[str]:
    """``words`` without function words and single letters; single digits stay."""
    return [word for word in words(text) if _carries_content(word)]


def stems(text: str) -> list[str]:
    """Stems of the content words in order."""
    return list(chain.from_iterable(map(_stems_of, _runs(text))))


def ngrams(text: str, n: int = NGRAM_LENGTH) -> list[str]:
    """Character ``n``-grams inside the content words; words of up to ``n`` letters are kept whole.

    A compound with hyphens gives the grams of its parts and those that bridge the hyphens, so that it meets both
    "Smart City" and "Smartcity".
    """
    return list(chain.from_iterable(map(_grams_of, _runs(text), repeat(n))))


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str) -> str:
    """The stem under which inflected forms meet ("Städte", "Staedten" and "Stadt"). Idempotence is not promised."""
    folded = fold(word)
    if len(folded) >= _SHORTEST_FEMININE:
        folded = _FEMININE.sub("", folded)
    return str(_stemmer().stemWord(_singular(folded)))


def _singular(folded: str) -> str:
    """A word or compound that ends in a plural of another language with its singular: "museum" for "museen"."""
    found = _foreign_plurals().search(_LOAN_PLURAL.sub("", folded))
    return found.string[: found.start()] + _singulars()[found[0]] if found else _LOAN_PLURAL.sub("", folded)


@lru_cache(maxsize=1)
def _singulars() -> dict[str, str]:
    folded = [fold(word) for word in plain_list("plurals")]
    return dict(zip(folded[::2], folded[1::2], strict=True))


@lru_cache(maxsize=1)
def _foreign_plurals() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_singulars()))})$")


def is_function_word(word: str) -> bool:
    """True for articles, pronouns, prepositions, auxiliaries and the like."""
    return fold(word) in function_words()


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """The stop list, folded."""
    return frozenset(fold(word) for word in plain_list("stopwords"))


def _stemmer() -> Stemmer.Stemmer:
    # A stemmer object must not be used by two threads at once.
    if not hasattr(_stemmers, "german"):
        _stemmers.german = Stemmer.Stemmer("german")
    return _stemmers.german


def _runs(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", _GROUPING_SPACE.sub("", text).replace("\u00ad", ""))
    return _RUN.findall(text)


@lru_cache(maxsize=_CACHED_WORDS)
def _compounds_of(run: str) -> tuple[tuple[str, ...], ...]:
    """The words of a run, each as its parts between hyphens: "Open-Data.Portal" is (open, data), (portal)."""
    folded = fold(run)
    if _THOUSANDS.fullmatch(folded):
        return ((folded.replace(".", ""),),)
    if _DECIMAL.fullmatch(folded):
        return ((folded.replace(".", ","),),)
    pieces = _SIGNS_BETWEEN_WORDS.split(_GENDER_SIGN.sub("", folded))
    compounds = (tuple(part for part in piece.split("-") if part) for piece in pieces)
    return tuple(compound for compound in compounds if compound)


@lru_cache(maxsize=_CACHED_WORDS)
def _words_of(run: str) -> tuple[str, ...]:
    return tuple(word for compound in _compounds_of(run) for word in _with_joined(compound))


def _with_joined(compound: tuple[str, ...]) -> tuple[str, ...]:
    return (*compound, "".join(compound)) if len(compound) > 1 else compound


@lru_cache(maxsize=_CACHED_WORDS)
def _carries_content(word: str) -> bool:
    return word not in function_words() and (len(word) > 1 or word.isdigit())


@lru_cache(maxsize=_CACHED_WORDS)
def _stems_of(run: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _words_of(run) if _carries_content(word))


@lru_cache(maxsize=_CACHED_WORDS)
def _grams_of(run: str, n: int) -> tuple[str, ...]:
    return tuple(gram for compound in _compounds_of(run) for gram in _grams_of_compound(compound, n))


def _grams_of_compound(compound: tuple[str, ...], n: int) -> list[str]:
    inside = [gram for part in compound if _carries_content(part) for gram in _grams_inside(part, n)]
    return inside + _bridging_grams(compound, n)


def _grams_inside(word: str, n: int) -> list[str]:
    if len(word) <= n:
        return [word]
    return [word[start : start + n] for start in range(len(word) - n + 1)]


def _bridging_grams(parts: tuple[str, ...], n: int) -> list[str]:
    joined = "".join(parts)
    borders = list(accumulate(map(len, parts)))[:-1]
    starts = {start for border in borders for start in range(max(0, border - n + 1), border)}
    return [joined[start : start + n] for start in sorted(starts) if start + n <= len(joined)]
