"""Rows of words written as nobody writes: letters of two alphabets in one word, digits and signs for letters (pure).

A single such word is a name, a formula or a misprint. Several, one soon after the other, are a message that only a
machine is to read, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

CACHED_SENTENCES = 1 << 14

FEWEST_ODD = 2
"""Words that are odd beyond doubt, or places in one of them where a sign stands for a letter."""
FEWEST_WORDS = 3
"""Words that are odd beyond doubt or possibly."""
MANY_SIGNS = 4
"""Places where a sign stands for a letter that need no third word."""
FARTHEST = 3
"""Places from one odd word to the next: short words look as usual even in a cipher."""
_TOKEN = re.compile(r"\S+")
_PLAIN = re.compile(r"[ -~\n\u00a0-\u024f–„“”’‘‚…€•]*")
"""Letters of one alphabet only."""
_DIGIT_IN_WORD = re.compile(r"[^\W\d_]\d[\d$]*[a-zäöü]")
"""A digit between letters, the last of them small: "B2B" and "H2O" are names."""
_LETTERS_AND_DIGITS = re.compile(r"(?=\W*\w*\d)(?=\W*\w*[^\W\d_])[\w$@!|]+[.,;:!?)\]]*")
_SIGN_IN_WORD = re.compile(r"[A-Za-z0-9][@?:><=;{}|^~\[\]\\`!$]+[A-Za-z0-9ß]")
_SIGN_OUTSIDE = re.compile(
    r"[@?:><=;{}|^~\\`!$#&%*+]{1,3}[A-Za-z0-9]|[(\[]?[A-Za-z0-9]+(?:[><={}|^~\\`]|[@?;$#&*+]{2,})[.!?)\]“”»]*$"
)
"""Possible only: "#Klima", "@kts", "$5" stand in honest texts."""
_USUAL_SIGNS = re.compile(
    r"\S*(?:://|www\.|@[\w-]+\.\w|(?<!\w)\d{1,2}:\d\d|[*:]innen|[*:]in\b)\S*|\W*[^\W\d_]{2,}[:;?>|=][^\W\d_]{2}\S*"
)
"""Addresses, times, and two words that a sign joins ("Kosten:Nutzen")."""
_ALPHABETS = re.compile(
    r"[A-Za-z][\u0370-\u03ff\u0400-\u04ff]+[A-Za-z]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]{2}|[A-Za-z]{2}[\u0370-\u03ff\u0400-\u04ff]"
)
_STYLED = re.compile(r"[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\U0001f130-\U0001f189]{2}")
"""Copies of the Latin letters for formulas and for East Asian print, two in a row."""
_FORMULA = re.compile(r"\s[=+−·]\s|[∈∀∃∑≤≥⇒⇔‖∣]")
"""A row with this is calculated, not read."""
_OTHER_LETTER = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_REMARK = re.compile(r"\s*(?:\((?P<said>[^()\n]{1,60})\)|\[[^\[\]\n]{1,60}\])[.:]?")
_ENDS = re.compile(r"[.!?][)\]“”\"»]*$")
_FINISHED = re.compile(r"[A-Za-zÄÖÜäöüß0-9]{2,}[)“”\"»]*[.!?][)“”\"»]*(?=\S)")
"""The last word of a sentence that the row is stuck to."""
_OPENING = re.compile(r"[(\[„»\"'“]\s*$")

Row = tuple[int, int]


@lru_cache(maxsize=CACHED_SENTENCES)
def scrambled_row(sentence: str) -> Row | None:
    """From the first to the last of the words that no reader could read, with a remark in brackets behind them."""
    tokens = list(_TOKEN.finditer(sentence))
    is_plain = bool(_PLAIN.fullmatch(sentence))
    odd = [(place, oddity(token.group(), is_plain=is_plain)) for place, token in enumerate(tokens)]
    for group in _groups([(place, found) for place, found in odd if found]):
        sure = [place for place, found in group if found == SURE]
        signs = sum(max(1, len(_SIGN_IN_WORD.findall(tokens[place].group()))) for place in sure)
        if (signs >= FEWEST_ODD and len(group) >= FEWEST_WORDS) or signs >= MANY_SIGNS:
            first, last = _within_sentence(tokens, [place for place, _ in group], sure)
            start, end = tokens[first].start(), tokens[last].end()
            if not _FORMULA.search(sentence, start, end):
                return _with_remark(sentence, start, end)
    return None


SURE, POSSIBLE, USUAL = 2, 1, 0


def oddity(word: str, *, is_plain: bool = False) -> int:
    """``SURE`` or ``POSSIBLE`` for a word no reader could read, else ``USUAL``."""
    if not is_plain and (_ALPHABETS.search(word) or _STYLED.search(word)):
        return SURE
    if not is_plain and _OTHER_LETTER.search(word):
        return POSSIBLE
    if word.isalpha() or _USUAL_SIGNS.fullmatch(word):
        return USUAL
    if _DIGIT_IN_WORD.search(word) or _SIGN_IN_WORD.search(word):
        return SURE
    return POSSIBLE if _LETTERS_AND_DIGITS.fullmatch(word) or _SIGN_OUTSIDE.match(word) else USUAL


def _groups(odd: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    group: list[tuple[int, int]] = []
    for one in odd:
        if group and one[0] - group[-1][0] > FARTHEST:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _within_sentence(tokens: Sequence[re.Match[str]], group: Sequence[int], sure: Sequence[int]) -> tuple[int, int]:
    """First and last of the group, without what ends the sentence before or begins the next one."""
    before = [place for place in group if place < sure[0]]
    ended = max((place for place in before if _ENDS.search(tokens[place].group())), default=-1)
    first = min((place for place in group if place > ended), default=sure[0])
    return first, sure[-1] if _ENDS.search(tokens[sure[-1]].group()) else group[-1]


def _with_remark(sentence: str, start: int, end: int) -> Row:
    """With the remark how to read it, and the mark that opens it."""
    remark = _REMARK.match(sentence, end)
    finished = _FINISHED.match(sentence, start, end)
    opening = _OPENING.search(sentence, 0, start)
    first = finished.end() if finished else opening.start() if opening else start
    return first, (remark.end() if remark else end)
