"""What is inserted between the sentences of a text and is no sentence: pictures, links, tags, encoded runs (pure).

It is cut out before sentences are split, because what is in it (full stops, brackets, quotation marks) splits them
wrongly. The label before it and the remark behind it go with it, up to where the sentence before has ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.instructions.coded import Part, coded_runs
from assistant.instructions.lettered import lettered_rows
from assistant.instructions.scrambled import FARTHEST, SURE, oddity, scrambled_row
from assistant.instructions.spelling import improbable, unreadable
from assistant.instructions.stops import last_stop
from assistant.instructions.turned import turned_row
from ingest.sentences import sentence_spans

CACHED_TEXTS = 1 << 11
LONGEST_GAP = 12
"""Characters between two encoded runs that belong to one, such as a short word that looks usual."""
LONGEST_LOOK = 60
"""Characters looked at behind a run."""
_TELLING = re.compile(
    r"[\[<%=\\&+]|[.·•−–-][ /|]+[.·•−–-]|\d{7}"
    r"|(?:0x)?[0-9a-fA-F]{2}[ :,;]?(?:0x)?[0-9a-fA-F]{2}[ :,;]|\d[ ,/-]+\d+[ ,/-]+\d"
    r"|\S{16}|[^\W\d_](?:[^\w]|[ ]+)[^\W\d_](?:[^\w]|[ ]+)[^\W\d_](?!\w)"
)
_ADDRESS = r"\((?:[^()\"\n]|\"[^\"\n]*\"|\([^()\n]*\))*\)"
_LABELLED = r"(?:[^\[\]\n]|\[[^\[\]\n]*\])*"
_PICTURE = rf"!\\?\[{_LABELLED}\\?\](?:[ ]?{_ADDRESS}|[ ]?\[[^\[\]\n]*\])?"
_MARKUP = re.compile(
    rf"\[{_PICTURE}[^\]\n]*\]{_ADDRESS}"
    rf"|{_PICTURE}(?:\{{[^{{}}\n]*\}})?"
    rf"|\[{_LABELLED}\]\((?=<|[a-z]+:|/|www\.|\S+\.\S)(?:[^()\"\n]|\"[^\"\n]*\"|\([^()\n]*\))*\)"
    r"|(?s:<(?P<tag>[A-Za-z][\w:-]*)(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?>.{0,600}?</(?P=tag)\s*>)"
    r"|</?[A-Za-z][\w:-]*(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?/?>"
)
_CLOSING = re.compile(r"[)\]}“”»«\"'`´*_~|=.…,;!?]*(?:\s+[–—-](?=\s))?")
_REMARK = re.compile(r"\s*[(\[][^()\[\]\n]{1,40}[)\]][.:;]?")
_TAIL = re.compile(r"(?:[ ][^\s()\[\]]{1,6}){1,2}[ ]\([^()\n]{1,40}\)[.:;]?(?=\s+[„»\"]?[A-ZÄÖÜ]|\s*$)")
"""Short words and a remark in brackets between a run and what begins anew."""
_IN_BRACKETS = {"[": re.compile(r"[^\[\]\n]{1,40}\]"), "(": re.compile(r"[^()\n]{1,40}\)")}
"""The rest of what was opened before a run, which may be a sign of the cipher itself."""
_REST = re.compile(r"(?<=[^\W_])(?:[^\W_]|[+#$%&=@^~<>{}])[^\s()\[\]“”]*")
"""What is left of the word the run ends in."""
_OPENING = re.compile(r"(?<!\S)[(\[{„“»«\"'`*_~|.…–—-]+\Z")
_WORDS_BEHIND = re.compile(r"\s*[^\W\d_]+(?:(?:[-,]\s*|\s+)[^\W\d_]+){0,2}[-,]?\s*[.!?…:;)\]“”»«\"'`–—](?=\s|$)")
"""At most three words up to a mark."""
_NEXT_WORD = re.compile(r"[ ](?P<word>[^\s)\]“”»«\"'`(]+)(?P<anew>[ ][(\[„»\"]?[A-ZÄÖÜ(]|[ ]\(|$)?")
_BARE_WORD = re.compile(r"[^\s)\]“”»«\"'`(„]+")
_CAPITAL_LAST = re.compile(r"[a-zäöüß][A-ZÄÖÜ]$")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=CACHED_TEXTS)
def inserted_parts(text: str) -> tuple[Part, ...]:
    """The parts of ``text`` to be cut out, in order and apart from one another."""
    found = [_with_label(text, *part) for part in _joined(text, sorted(_inserted(text)))]
    return tuple(_merged(found))


def _inserted(text: str) -> Iterator[Part]:
    markup = [found.span() for found in _MARKUP.finditer(text)] if _TELLING.search(text) else []
    yield from markup
    bare = _blanked(text, markup)
    if _TELLING.search(bare):
        yield from (_whole(bare, *run) for run in coded_runs(bare))
    yield from (_whole(bare, *row) for row in lettered_rows(bare))
    for span in sentence_spans(bare):
        sentence = bare[span.start : span.end]
        for row in (scrambled_row(sentence), unreadable(sentence), turned_row(sentence)):
            if row:
                yield _unreadable_run(bare, span.start + row[0], span.start + row[1])


def _blanked(text: str, parts: Sequence[Part]) -> str:
    """``text`` with line breaks in place of ``parts``: nothing reaches across them."""
    for start, end in parts:
        text = f"{text[:start]}{chr(10) * (end - start)}{text[end:]}"
    return text


def _unreadable_run(text: str, start: int, end: int) -> Part:
    """With the words that follow, if they are no more readable: up to the next mark, or to what begins anew."""
    start, end = _whole(text, start, end)
    while found := _next_words(text, end):
        _, end = _whole(text, start, found)
    return start, end


def _next_words(text: str, end: int) -> int | None:
    odd = [found for found in _BARE_WORD.finditer(text, end, _line_end(text, end)) if oddity(found.group()) == SURE]
    near = [found.end() for found in odd if text.count(" ", end, found.start()) <= FARTHEST]
    if near:
        return near[-1]
    word = _NEXT_WORD.match(text, end)
    if word and (oddity(word["word"]) or (word["anew"] and _is_odd(word["word"]))):
        return word.end("word")
    found = _WORDS_BEHIND.match(text, end)
    return found.end() if found and improbable(_WORD.findall(found.group())) else None


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return min(end if end >= 0 else len(text), place + LONGEST_LOOK)


def _is_odd(word: str) -> bool:
    return bool(_CAPITAL_LAST.search(word)) or improbable([word])


def _whole(text: str, start: int, end: int) -> Part:
    """With the marks that open and close the run, and with the remark in brackets behind it."""
    opening = _OPENING.search(text, 0, start)
    first = opening.start() if opening else start
    end = _bracket_end(text, first, end)
    rest = _REST.match(text, end)
    end = rest.end() if rest else end
    closing = _CLOSING.match(text, end)
    last = closing.end() if closing else end
    remark = _REMARK.match(text, last) or _TAIL.match(text, last)
    return first, remark.end() if remark else last


def _bracket_end(text: str, start: int, end: int) -> int:
    """The end of what a bracket before the run opens, if it is not closed within it."""
    opened = text[start:end].lstrip("„“”»«\"'`*_~|.…–— ")[:1]
    rest = _IN_BRACKETS[opened].match(text, end) if opened in _IN_BRACKETS else None
    closed = rest and text.count(opened, start, end) <= text.count("]" if opened == "[" else ")", start, end)
    return rest.end() if rest and not closed else end


def _with_label(text: str, start: int, end: int) -> Part:
    """With what stands between the sentence before and the part; nothing of it is finished."""
    first = max((span.start for span in sentence_spans(text) if span.start <= start), default=start)
    return last_stop(text, first, start), end


def _joined(text: str, parts: Sequence[Part]) -> list[Part]:
    """Parts with next to nothing between them as one."""
    joined: list[Part] = []
    for start, end in parts:
        if joined and start - joined[-1][1] <= LONGEST_GAP and "\n" not in text[joined[-1][1] : start]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return joined


def _merged(parts: Sequence[Part]) -> Iterator[Part]:
    last: Part | None = None
    for start, end in parts:
        if last and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last
