"""Lines of Markdown set in bold that stand for headings (pure): "**Lenkungsgruppe**" above what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from markdown_it.token import Token

LONGEST = 130
"""Characters, as of bold headings in PDF files: more are an emphasised sentence."""
DEEPEST = 6
_STOPS = (".", "!", "?", ";", ",", "…")
_BREAKS = ("softbreak", "hardbreak")

_Line = list[Token]
"""The tokens of one line, with the break that ends it."""


def with_bold_headings(tokens: Sequence[Token]) -> list[Token]:
    """``tokens`` with such lines below a heading as headings one level deeper.

    Right below the title they say whose the document is; a bold line below another is one of a list.
    """
    found: list[Token] = []
    level = 0
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        found.append(token)
        if _may_have_one(found, level):
            found[-2:] = _split(found[-2], token, min(level + 1, DEEPEST))
    return list(_without_empty(found))


def _may_have_one(found: Sequence[Token], level: int) -> bool:
    """True for a paragraph that stands in no list, and not right below the title."""
    if not level or found[-1].type != "inline" or found[-1].level != 1 or found[-2].type != "paragraph_open":
        return False
    return level > 1 or len(found) < 3 or found[-3].type != "heading_close"


def _split(opening: Token, inline: Token, level: int) -> list[Token]:
    """The paragraph cut at the lines that are headings; the last piece keeps ``inline``, which is closed behind it."""
    pieces: list[Token] = [opening]
    lines = list(_lines(inline.children or []))
    kept: list[Token] = []
    before: _Line = []
    for line, following in pairwise([*lines, []]):
        if _is_heading(line) and _is_ended(before) and not _is_bold(following):
            pieces += [_inline(kept), Token("paragraph_close", "p", -1, block=True), *_heading(line, level)]
            pieces.append(Token("paragraph_open", "p", 1, block=True))
            kept = []
        else:
            kept += line
        before = line if any(map(_is_said, line)) else before
    inline.children = kept
    return [*pieces, inline]


def _lines(children: Sequence[Token]) -> Iterator[_Line]:
    line: _Line = []
    for child in children:
        line.append(child)
        if child.type in _BREAKS:
            yield line
            line = []
    yield line


def _is_said(token: Token) -> bool:
    return token.type not in _BREAKS and not (token.type == "text" and not token.content.strip())


def _is_bold(line: _Line) -> bool:
    """True where one bold text is all of the line."""
    kinds = [token.type for token in line if _is_said(token)]
    return kinds[:1] == ["strong_open"] and kinds.count("strong_open") == 1 and kinds[-1:] == ["strong_close"]


def _is_heading(line: _Line) -> bool:
    said = _text_of(line)
    return _is_bold(line) and 0 < len(said) <= LONGEST and not said.endswith(_STOPS) and ": " not in said


def _is_ended(line: _Line) -> bool:
    return not line or _text_of(line).endswith((*_STOPS[:3], ":"))


def _text_of(line: _Line) -> str:
    return "".join(token.content for token in line).strip()


def _heading(line: _Line, level: int) -> Iterator[Token]:
    yield Token("heading_open", f"h{level}", 1, block=True)
    yield _inline([token for token in line if token.type == "text"])
    yield Token("heading_close", f"h{level}", -1, block=True)


def _inline(children: list[Token]) -> Token:
    return Token("inline", "", 0, level=1, children=children)


def _without_empty(tokens: Sequence[Token]) -> Iterator[Token]:
    """Without paragraphs nothing is left of."""
    skipped = 0
    for token, following in pairwise(chain(tokens, [Token("", "", 0)])):
        if (
            token.type == "paragraph_open"
            and following.type == "inline"
            and not any(map(_is_said, following.children or []))
        ):
            skipped = 3
        if skipped:
            skipped -= 1
        else:
            yield token
