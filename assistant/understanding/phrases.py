"""What a question is about, as a short phrase to carry into the next one (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from assistant.evidence.words.matching import generic_stems
from assistant.understanding.tokens import (
    CACHED_WORDS,
    Token,
    aspect_stems,
    is_small_word,
    overlaps,
    tokens_of,
    word_list,
)
from assistant.wording import wording
from ingest.documents import Span
from ingest.german import fold, stem

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
SHORTEST = 2
_MOST_PHRASES = 4
"""A question of more than four noun phrases is a text; the first ones say what it is about."""


def subject_of(text: str, left_out: Sequence[Span] = ()) -> tuple[str, ...]:
    """The noun phrases of ``text`` that say what it is about; places at ``left_out`` and aspects do not.

    Without nouns its other content words as one; empty where nothing is left.
    """
    phrases = noun_phrases(text, left_out)
    if not phrases:
        return tuple(filter(None, [" ".join(_content(text, left_out))]))
    return tuple(dict.fromkeys(text[span.start : span.end] for span in phrases))[:_MOST_PHRASES]


def _content(text: str, left_out: Sequence[Span]) -> list[str]:
    """Content words, generic ones only before others ("digitaler zwilling")."""
    no_subject = word_list("roles") | word_list("verbs")
    tokens = [
        token
        for token in tokens_of(text)
        if not (overlaps(token.span, left_out) or is_aspect(token) or token.lower in no_subject)
    ]
    kept = [
        token for token in tokens if not is_small_word(token.text) and token.lower not in word_list("interrogatives")
    ]
    while kept and not is_specific(kept[-1]):
        kept.pop()
    return [token.text for token in kept if is_specific(token) or token.lower.endswith(_ADJECTIVE_ENDINGS)]


def is_aspect(token: Token) -> bool:
    """True for words that name a side of a subject."""
    return _is_aspect_word(token.text)


@lru_cache(maxsize=CACHED_WORDS)
def _is_aspect_word(word: str) -> bool:
    return word.casefold() in word_list("aspects") or stem(word) in aspect_stems() or fold(word) in aspect_stems()


def is_specific(token: Token) -> bool:
    """True for a content word that neither every question contains nor names an aspect."""
    return _is_specific_word(token.text)


@lru_cache(maxsize=CACHED_WORDS)
def _is_specific_word(word: str) -> bool:
    if len(word) < SHORTEST or is_small_word(word) or word.casefold() in word_list("interrogatives"):
        return False
    return stem(word) not in generic_stems() and not _is_aspect_word(word)


def noun_phrases(text: str, left_out: Sequence[Span] = ()) -> list[Span]:
    """Nouns with their adjectives, and several as one where only small words stand between ("Messung der Güte")."""
    tokens = tokens_of(text)
    chosen = [_is_chosen(tokens, index, left_out) for index in range(len(tokens))]
    spans = [
        [index for index, _ in group] for is_in, group in groupby(enumerate(chosen), key=lambda item: item[1]) if is_in
    ]
    runs = [run for run in _split(spans, tokens, text) if any(tokens[index].is_noun for index in run)]
    return [Span(tokens[first].start, tokens[last].end) for first, last in _merged(runs, tokens, text, left_out)]


def _is_chosen(tokens: Sequence[Token], index: int, left_out: Sequence[Span]) -> bool:
    token = tokens[index]
    if overlaps(token.span, left_out) or is_small_word(token.text) or is_aspect(token):
        return False
    if token.is_noun:
        return is_specific(token) and token.lower not in word_list("roles")
    return _is_adjective(tokens, index, left_out)


def _is_adjective(tokens: Sequence[Token], index: int, left_out: Sequence[Span]) -> bool:
    if not tokens[index].lower.endswith(_ADJECTIVE_ENDINGS) or index + 1 == len(tokens):
        return False
    following = tokens[index + 1]
    if following.start != tokens[index].end + 1:
        return False
    return _is_chosen(tokens, index + 1, left_out)


def _split(runs: list[list[int]], tokens: Sequence[Token], text: str) -> list[list[int]]:
    """Runs cut where a sign stands between two words."""
    result: list[list[int]] = []
    for run in runs:
        result.append([run[0]])
        for left, right in pairwise(run):
            if text[tokens[left].end : tokens[right].start].strip():
                result.append([right])
            else:
                result[-1].append(right)
    return result


def _merged(
    runs: list[list[int]], tokens: Sequence[Token], text: str, left_out: Sequence[Span]
) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for run in runs:
        if merged and _is_joint(
            tokens[merged[-1][1] + 1 : run[0]], text, tokens[merged[-1][1]].end, tokens[run[0]].start
        ):
            merged[-1] = (merged[-1][0], run[-1])
        else:
            merged.append((run[0], run[-1]))
    return merged


def _is_joint(between: Sequence[Token], text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    if not between or any(sign in gap for sign in ",;:.!?()–"):
        return False
    small = word_list("joints") | word_list("articles")
    return between[0].lower in word_list("joints") and all(token.lower in small for token in between)


def joined(phrases: Sequence[str]) -> str:
    """ "A, B und C"."""
    if len(phrases) < 2:
        return "".join(phrases)
    comma, last = wording("followup", "phrases.joint"), wording("followup", "phrases.last_joint")
    return comma.join(phrases[:-1]) + last + phrases[-1]
