"""Nothing in a statement can do more than be read: no link, image, markup or hidden character of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from assistant.gate.model import Quote, Reason, ReasonCode

_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]{0,30}://|www\.|mailto:|javascript:|data:)[^\s<>\"')\]]+", re.IGNORECASE)
_BARE_DOMAIN = re.compile(
    r"(?<![\w@])(?:[a-z0-9-]{1,200}\.){1,20}(?:de|com|org|net|eu|info|io|app|dev|digital)(?:/[^\s<>\"')\]]*)?", re.I
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+\d[\d\s/()-]{6,}\d")
_MARKUP = re.compile(r"!\[|\]\(|<[/!]?[a-zA-Z][^>]*>|```|^\s{0,3}#{1,6}\s|&#?\w+;|\*\*|__|^\s*>\s|\|.*\|", re.MULTILINE)
_MARKS = re.compile(r"[\[<`#&*_>|]|\]\(")
"""What markup cannot do without."""
_LONGEST_WORD = 40
"""Characters in a row from which on they may be an encoded run and no word."""
_ENCODED = re.compile(
    rf"[A-Za-z0-9+/]{{{_LONGEST_WORD},}}={{0,2}}|(?:%[0-9A-Fa-f]{{2}}){{4,}}|(?:\\u[0-9a-fA-F]{{4}}){{2,}}"
)
_BRACKETS = re.compile(r"[()]")
_ALLOWED_FORMAT = frozenset("\u00ad\u200d")


def check_surface(statement: str, quotes: Sequence[Quote]) -> list[Reason]:
    """A reason for every link, address, phone number, markup, encoded run or hidden character that no quote has.

    And for a bracket that is never closed: what stands behind it would be read apart from what it denies.
    """
    found = [match[0] for pattern in _possible(statement) for match in pattern.finditer(statement)]
    marked = _MARKUP.finditer(statement) if _MARKS.search(statement) else ()
    markup = [match[0].strip() for match in marked]
    evidence = "\n".join(quote.text for quote in quotes) if found or markup else ""
    foreign = [text for text in found if text.rstrip(".,;") not in evidence]
    foreign += [text for text in markup if text not in evidence]
    return [Reason(ReasonCode.SURFACE, text) for text in (*foreign, *_hidden(statement), *_left_open(statement))]


def _left_open(statement: str) -> list[str]:
    """The first bracket of as many as are never closed."""
    opened: list[int] = []
    for match in _BRACKETS.finditer(statement):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
    return [statement[opened[0] :].split()[0]] if opened else []


def _possible(statement: str) -> Iterator[re.Pattern[str]]:
    """The patterns of which the statement has a sign they cannot do without: most have none."""
    if ":" in statement or "www." in statement.lower():
        yield _LINK
    if "." in statement[:-1]:
        yield _BARE_DOMAIN
    if "@" in statement:
        yield _MAIL
    if "+" in statement:
        yield _PHONE
    if "%" in statement or "\\u" in statement or max(map(len, statement.split()), default=0) >= _LONGEST_WORD:
        yield _ENCODED


def _hidden(statement: str) -> list[str]:
    """Control, format and private-use characters; the soft hyphen may stay."""
    if statement.isprintable():
        return []
    return [
        f"U+{ord(char):04X}"
        for char in statement
        if unicodedata.category(char) in ("Cf", "Cc", "Co", "Cs", "Cn")
        and char not in _ALLOWED_FORMAT
        and char not in "\n\t"
    ]
