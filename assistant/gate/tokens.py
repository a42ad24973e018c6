"""The tokens of a sentence: words, punctuation, figures as one token each, and multi-word forms joined."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.gate.figures import Figure
from assistant.gate.lexicon import markers

_MARKER = re.compile(r"\s*\[\d+(?:,\s?\d+)*\]")
_TOKEN = re.compile(
    r"[^\W\d_][\w]*(?:[-–·.*:'’][^\W\d_]\w*|\.\d+|-\d+)*|\d+-?D(?:-[^\W\d_]\w*)?|\d+(?:[.,:/]\d+)*|[;:,()–!?]|[„“”\"»«]"
)


_FULL_STOP = re.compile(r"(?<=\d[.,]\d)\.\s*$")
"""The full stop behind "Strategie 1.0." is no part of the number."""


def respelled(sentence: str) -> str:
    """Without citation markers, soft hyphens, and forms that hide a figure ("zum ersten Mal", "zwei Mal")."""
    text = _MARKER.sub("", sentence).replace("\u00ad", "").replace("\u00a0", " ")
    text = _FULL_STOP.sub("", text)
    for words, written, meant in markers().spellings:
        for word in words:
            if word in text:
                text = written.sub(meant, text)
                break
    return text


@dataclass(frozen=True, slots=True)
class Token:
    """``figure`` is the number of the figure the token stands for, None for words and punctuation.

    A ``phrase`` is written in several words.
    """

    text: str
    low: str
    start: int
    end: int
    figure: int | None = None
    phrase: bool = False


def tokens(text: str, found: tuple[Figure, ...]) -> list[Token]:
    """Words and punctuation outside the figures, and the figures, in order."""
    covered = [(figure.start, figure.end) for figure in found]
    words = [
        Token(match[0], match[0].lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in covered)
    ]
    counted = [Token(f.text, f.text.lower(), f.start, f.end, index) for index, f in enumerate(found)]
    return sorted(words + counted, key=lambda token: token.start)


def joined(tokens: list[Token]) -> list[Token]:
    """Multi-word forms as one token, longest first."""
    phrases, result, index = markers().phrases, [], 0
    while index < len(tokens):
        for length in (3, 2):
            run = tokens[index : index + length]
            key = " ".join(token.low for token in run)
            if len(run) == length and key in phrases:
                result.append(Token(phrases[key], phrases[key], run[0].start, run[-1].end, phrase=True))
                index += length
                break
        else:
            result.append(tokens[index])
            index += 1
    return result
