"""Runs of characters that say something only to who decodes them: base64, hex, Morse, spelled words (pure).

What they say does not matter: nobody states a fact that way. Each kind is told by its alphabet and its length; what is
written in words that belong to no language is left to ``spelling`` and ``scrambled``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Part = tuple[int, int]
"""Start and end within a text."""

FEWEST_SPELLED = 8
"""Letters of words that are spelled: an abbreviation such as "i. d. R." has three."""
FEWEST_NUMBERS = 8
"""Numbers in a row that stand for letters."""
FEWEST_PLACES = 12
"""Places in the alphabet in a row that only blanks part: a row of a table has seldom so many cells."""
ALPHABET = 26
SHARE_OF_LETTERS = 0.8
"""Of the characters that a row of numbers stands for; in a table of figures they would be anything."""
FEWEST_MARKS = 4
"""Different signs in a word of sixteen and more characters that belongs to base 85."""
_CODE = r"(?:[%=\\][xuU]?[0-9A-Fa-f]{2,4}|&#x?[0-9A-Fa-f]{2,5};)"
_WHOLE_WORDS = (
    re.compile(rf"(?<!\S)(?!\S*(?:://|www\.))(?:\S*?{_CODE}){{3}}\S*(?:[ ]\S*?{_CODE}\S*)*"),
    re.compile(r"(?<!\S)(?!\S*://)[^\w\s]*[^\W\d_]++(?:[^\s+]*+\+[^\W\d_]+){3,}\S*"),
    re.compile(
        r"(?<![\w+/@.-])(?:"
        r"(?=[\w+/-]{20})(?=[A-Za-z+/_-]*\d)(?=[\w+/-]*[a-z][A-Z])(?=[\w+/-]*[A-Z][a-z]?\d?[A-Z])[A-Za-z0-9+/_-]+={0,2}"
        r"|(?=[\w+/]*[a-z0-9][A-Z])[A-Za-z0-9+/]{10,}={1,2}"
        r"|[A-Z2-7]{14,}={1,6}|(?=[A-Z]*[2-7]+[A-Z]+[2-7])[A-Z2-7]{20,}"
        r")(?![\w@])"
    ),
    re.compile(r"(?<!\w)[01]{7,8}(?:\s?[01]{7,8}){3,}(?!\w)"),
)
"""Escaped characters, blanks as plus signs, base 64 and 32, bits. An address with such characters is no text."""
_PAIRS = re.compile(r"(?<![\w-])(?:(?:0x|\\x)?[0-9a-fA-F]{2}[ :,;]{0,2}){9,}(?:0x|\\x)?[0-9a-fA-F]{2}(?![\w-])")
_MORSE = re.compile(r"(?<![^\s(\[„\"'`»:=])(?:[.·•−–-]{1,6}[ /|]+){4,}[.·•−–-]{1,6}(?=[\s)\]“”«»\"'`;:,]|$)")
_MORSE_LETTER = re.compile(r"[.·•][−–-]|[−–-][.·•]")
_TOKEN = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")
_MARK = r"[\"„“”»«()\[\]`'’*_.,:;!?…]{0,3}"
_SPELLED = re.compile(rf"{_MARK}(?:[A-Za-zÄÖÜäöüß][-._*|·~+/,]+)+[A-Za-zÄÖÜäöüß]?{_MARK}")
_SINGLE = re.compile(rf"{_MARK}[A-Za-zÄÖÜäöüß]?{_MARK}")
_NUMBERS = re.compile(
    rf"(?<![\w.,-])\d{{1,3}}(?:(?:[ ]|[-,/][ ]?)\d{{1,3}}){{{FEWEST_NUMBERS - 1},}}(?![\w%€-]|[.,]\d)"
)
_NUMBER = re.compile(r"\d+")
_OCTAL = re.compile(r"0[4-7]\d|1[0-7][0-7]")
_TURNED = re.compile(r"(?<!\w)[a-zäöüß]{3,}[A-ZÄÖÜ](?!\w)(?:[\W_]+[a-zäöüß]+){0,4}[\W_]+[a-zäöüß]{3,}[A-ZÄÖÜ](?!\w)")
"""Two words with their capitals last, soon after one another."""
_MIXED = re.compile(r"(?<!\S)(?!\S*(?:://|www\.|@\w+\.\w))\S{16,}(?!\S)")
_MARKS = re.compile(r"[!#$%&()*+;<=>?@^_`{|}~]")


def coded_runs(text: str) -> Iterator[Part]:
    """Where ``text`` has runs that must be decoded; they may overlap."""
    for pattern in (*_WHOLE_WORDS, _TURNED):
        yield from (found.span() for found in pattern.finditer(text))
    yield from (found.span() for found in _PAIRS.finditer(text) if _are_bytes(found.group()))
    yield from (found.span() for found in _MORSE.finditer(text) if _MORSE_LETTER.search(found.group()))
    yield from (found.span() for found in _NUMBERS.finditer(text) if _stand_for_letters(found.group()))
    yield from (found.span() for found in _MIXED.finditer(text) if _is_mixed(found.group()))
    yield from _spelled(list(_TOKEN.finditer(text)))


def _are_bytes(pairs: str) -> bool:
    digits = re.sub(r"0x|\\x|[ :,;]", "", pairs)
    if digits.isdecimal():
        return _are_characters([int(digits[place : place + 2], 16) for place in range(0, len(digits), 2)])
    return not digits.isalpha()


def _stand_for_letters(row: str) -> bool:
    """Codes of characters with blanks between the words, or places in the alphabet."""
    written = _NUMBER.findall(row)
    numbers = [int(number) for number in written]
    if max(numbers) <= ALPHABET:
        return row.count("-") >= len(numbers) // 2 or (len(numbers) >= FEWEST_PLACES and not re.search(r"[^\d ]", row))
    if all(_OCTAL.fullmatch(number) for number in written):
        return _are_characters([int(number, 8) for number in written])
    return _are_characters(numbers)


def _are_characters(codes: Sequence[int]) -> bool:
    letters = sum(code == ord(" ") or chr(code).isalpha() for code in codes)
    return ord(" ") in codes and letters > SHARE_OF_LETTERS * len(codes)


def _is_mixed(word: str) -> bool:
    return len(set(_MARKS.findall(word))) >= FEWEST_MARKS and bool(_LETTER.search(word))


def _spelled(tokens: Sequence[re.Match[str]]) -> Iterator[Part]:
    """Rows of words whose letters are spelled with marks or blanks between them."""
    group: list[re.Match[str]] = []
    for token in tokens:
        if _SPELLED.fullmatch(token.group()) or _SINGLE.fullmatch(token.group()):
            group.append(token)
            continue
        yield from _row(group)
        group = []
    yield from _row(group)


def _row(group: Sequence[re.Match[str]]) -> Iterator[Part]:
    counts = [len(_LETTER.findall(token.group())) for token in group]
    if sum(counts) < FEWEST_SPELLED:
        return
    lettered = [token for token, count in zip(group, counts, strict=True) if count]
    yield lettered[0].start(), lettered[-1].end()
