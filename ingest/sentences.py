"""Where the sentences of a text begin and end.

A full stop ends a sentence unless the word before it or the word after it speaks against: German writes ordinals,
dates and most abbreviations with one. German also helps: a function word with a capital ("Die", "Auch", "In") can only
stand at the beginning of a sentence, which decides most doubtful cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents import Span
from ingest.german import is_function_word
from ingest.german.data import listed

# A terminator with the quotes, brackets and reference marks that still belong to it, before a blank.
_CANDIDATE = re.compile(
    r"""
    (?<![.!?…]) [.!?…]++
    (?P<closing> ["'“”’»«›‹)\]}]*+ )
    (?P<marks> [⁰¹²³⁴-⁹]*+ (?:[ ]?\[\^?\d{1,3}(?:[,;–-][ ]?\d{1,3})*\])*+ )
    (?P<blank> \s++ )
    (?=\S)
    """,
    re.VERBOSE,
)
_OPENING = "\"'„“”‚‘»«›‹([{¿¡•*"
_NEVER_FIRST = ",;:.!?…)]}/&+=€%$°"
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_LAST_TOKEN = re.compile(r"\S+\Z")
_OPENING_QUOTES = ("„", "»", "‚", "›")
"""Right behind one a number is an ordinal: "zur „20. Regionalkonferenz“"."""
_LETTERS_BEFORE = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.\s?)+\Z")
_DOTTED_LETTERS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")
_DAY_LAST = re.compile(r"(?<!\d)\d{1,2}$")
"""Of "am 28./29. April" or "am 29. April"."""
_REST_OF_DATE = re.compile(r"(?:0?[1-9]|1[0-2])\.\s?(?:19|20)\d\d\b")
"""Behind a day: "seit 29. 1. 2022"."""
_SHORT_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})*")
_ROMAN = re.compile(r"[IVX]{1,6}")
_SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,5}")

_WORDS_WITH_STOPS = re.compile(r"„(?:[^\W\d_][\w-]*[.!] ){1,5}[^\W\d_][\w-]*[.!]?[“”]")

_LONGEST_LETTERS = 3
"""Letters of the last part of an abbreviation in several words: "v. Chr.", "i. Br."."""
_LONGEST_TOKEN = 60
"""Characters looked back for the word before a full stop; longer ones (URLs) are no abbreviations."""
_LONGEST_PARENTHESIS = 300
"""An open bracket further back than this is taken for a misprint and does not hold the sentence together."""


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Spans of the sentences, in order and without overlap, together covering all that is not blank.

    Every line is split on its own: a line break ends a sentence, because blocks of a page are joined by them.
    """
    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        spans.extend(_spans_of_line(line, offset))
        offset += len(line) + 1
    return tuple(spans)


def _spans_of_line(line: str, offset: int) -> Iterator[Span]:
    end_of_text = len(line.rstrip())
    start = len(line) - len(line.lstrip())
    if start >= end_of_text:
        return
    for candidate in _CANDIDATE.finditer(line, start, end_of_text):
        if _ends_sentence(line, start, candidate):
            yield Span(offset + start, offset + candidate.start("blank"))
            start = candidate.end()
    yield Span(offset + start, offset + end_of_text)


def _ends_sentence(line: str, start: int, candidate: re.Match[str]) -> bool:
    following = _following_word(line, candidate.end())
    if not _may_begin_sentence(line, candidate.end(), following):
        return False
    if _inside_parenthesis(line, start, candidate) or _inside_title(line, start, candidate):
        return False
    terminator = line[candidate.start() : candidate.start("closing")]
    starter = following[:1].isupper() and is_function_word(following)
    if terminator != ".":
        return _emphasis_ends(line, start, candidate, starter)
    return _full_stop_ends(line, start, candidate, starter, following)


def _following_word(line: str, position: int) -> str:
    match = _WORD.search(line, position, position + _LONGEST_TOKEN)
    return match.group() if match else ""


def _may_begin_sentence(line: str, position: int, following: str) -> bool:
    first = line[position]
    if first in _OPENING:
        return not following[:1].islower()
    if first in "–—-":
        return following[:1].isupper()
    return first.isupper() or (not first.isalpha() and first not in _NEVER_FIRST)


def _inside_parenthesis(line: str, start: int, candidate: re.Match[str]) -> bool:
    """True where a bracket opened in this sentence is still open and is closed later on."""
    before = max(start, candidate.start() - _LONGEST_PARENTHESIS)
    end = candidate.start("blank")
    if line.rfind("(", before, end) <= line.rfind(")", before, end):
        return False
    return line.find(")", end, end + _LONGEST_PARENTHESIS) >= 0


def _inside_title(line: str, start: int, candidate: re.Match[str]) -> bool:
    """A title of single words with full stops: "Die Strategie „Grün. Klug. Nah.“ hat vier Ziele"."""
    opening = line.rfind("„", max(start, candidate.start() - _LONGEST_TOKEN), candidate.start())
    title = _WORDS_WITH_STOPS.match(line, opening) if opening >= 0 else None
    return title is not None and title.end() > candidate.end()


def _emphasis_ends(line: str, start: int, candidate: re.Match[str], starter: bool) -> bool:
    """Question and exclamation marks end a sentence except in a name ("Moin!"), ellipses where they touch the word."""
    if line[candidate.end()] in "–—-":
        return False
    position = candidate.start()
    if line[position] in "!?":
        return starter or not _closes_quoted_name(line, start, candidate)
    if candidate.group("closing").startswith("]"):
        return False
    return starter or (position > start and not line[position - 1].isspace())


def _closes_quoted_name(line: str, start: int, candidate: re.Match[str]) -> bool:
    """True where the quotation closed here began in the middle of the sentence and not after a colon or comma."""
    if not candidate.group("closing"):
        return False
    opening = max(line.rfind(quote, start, candidate.start()) for quote in '„"»«“')
    before = line[start : max(start, opening)].rstrip()
    return bool(before) and before[-1] not in ":,"


def _full_stop_ends(line: str, start: int, candidate: re.Match[str], starter: bool, following: str) -> bool:
    position = candidate.start()
    token = _token_before(line, start, position)
    if not token:
        return True
    spaced = _spaced_abbreviation(line, start, position, token)
    if spaced:
        return starter and spaced in listed("abbreviations", "may_end")
    if _DAY_LAST.search(token) and _REST_OF_DATE.match(line, candidate.end()):
        return False
    if _DAY_LAST.search(token) and following.casefold() in listed("abbreviations", "months"):
        return False
    number = bool(_SHORT_NUMBER.fullmatch(token) or _ROMAN.fullmatch(token))
    if candidate.group("closing") or candidate.group("marks"):
        return number or _word_ends(token, starter)
    if _is_numbering(token, line, start, position):
        return False
    if number:
        return _number_ends(line, start, position - len(token), starter, following)
    return _word_ends(token, starter)


def _spaced_abbreviation(line: str, start: int, position: int, token: str) -> str:
    """ "e.v" for the full stop after "e. V."; empty where there is only one letter or word."""
    if len(token) > _LONGEST_LETTERS or not token.isalpha():
        return ""
    before = _LETTERS_BEFORE.search(line, max(start, position - len(token) - _LONGEST_TOKEN), position - len(token))
    return re.sub(r"\s", "", before.group() + token).casefold() if before else ""


def _token_before(line: str, start: int, position: int) -> str:
    match = _LAST_TOKEN.search(line, max(start, position - _LONGEST_TOKEN), position)
    return match.group().lstrip(_OPENING + "–—-/") if match else ""


def _is_numbering(token: str, line: str, start: int, position: int) -> bool:
    """ "1." or "2.3." or "a." at the beginning of what would be the sentence."""
    return bool(_SECTION_NUMBER.fullmatch(token)) and not line[start : position - len(token)].strip(_OPENING + " ")


def _number_ends(line: str, start: int, position: int, starter: bool, following: str) -> bool:
    if starter:
        return True
    if line[:position].endswith(_OPENING_QUOTES):
        return False
    before = _token_before(line, start, len(line[:position].rstrip()))
    return before.casefold() not in listed("abbreviations", "before_ordinals") and not before.endswith((".", "–", "-"))


def _word_ends(token: str, starter: bool) -> bool:
    last = re.split(r"[-/(–]", token)[-1].casefold()
    if last in listed("abbreviations", "may_end") or last.endswith("str"):
        return starter
    if last in listed("abbreviations", "never_final"):
        return False
    if len(last) == 1 and last.isalpha():
        return starter
    return not _DOTTED_LETTERS.fullmatch(last)
