"""Which parts of a text are no statements by the way they are written: formats, dialogues, pairs (pure).

Orders have endless wordings, but to look like something a machine obeys they must look like a machine's: keys and
values, calls, tags, logs, a conversation to be continued, a table that assigns a name to a topic. Nobody states
anything in these forms, so that they are left out as they are, whatever they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from assistant.instructions.foreign import Foreign
from assistant.instructions.repeated import repeated_parts
from assistant.wording import texts

CACHED_TEXTS = 1 << 11
WITHIN_TURN = 400
"""Characters from one label of a conversation to the next."""
FEWEST_TURNS = 2
FEWEST_CELLS = 2
LINES_APART = 2
"""A blank line may stand between two keys."""
_TELLING = re.compile(
    r"[|<>{}\[\]→⇒➜➔⟶➡↦↔⟷≙≡=_$%@/\\;\t#]|--|->|\b[A-Z]+: |:\s|\?\S? ?[–—-]|\d-\d|\b\d{4}-\d\d-\d\d|"
    r"\?[^?]*\?|“[^“]*“|\n[^\n,]*,\S|[–—][^\n]*\n[^\n]*[ ][–—]|\.{4}|\s-[A-Za-z]|\bmsg[a-z]+ "
)
"""A text without any of these has none of the formats: cheaper than looking for each."""
_LABEL = re.compile(
    r"(?:^|(?<=[.!?…:;»«“”\"]\s)|(?<=[–—|/]\s)|(?<=^[-*•]\s)|(?<=\d Uhr,\s)|(?<=\d,\s))[ ]*"
    r"(?P<label>[A-ZÄÖÜ][\w.-]{0,20}(?: [A-ZÄÖÜ][\w.-]{0,20})?)(?: \d+)?(?: \([^()\n]{1,60}\))?:(?=\s|$)",
    re.MULTILINE,
)
_ROW = re.compile(r"(?:^|(?<=[.!?]\s))[ ]*\|(?:[^|\n]*\|)+", re.MULTILINE)
_CELLS = re.compile(r"^[^.:;\t\n|]{1,60}(?:[;\t][^.:;\t\n|]{1,60}){2,}", re.MULTILINE)
_LAST_CELL = re.compile(r"[;\t]\s*\S+(?=[^;\t]*$)")
_RULE = re.compile(r"[\s|:-]*")
_NEXT_WORD = re.compile(r"\s*\S+")
_LINE_ENDS = re.compile(r"[ ]*\n")
_ASKED = re.compile(r"\?(?![^\W_])")
_TURN_ENDS = re.compile(r"[.!?\n]")
_NAME = re.compile(r"[A-ZÄÖÜ][\w-]{2,}")
_TURN_STUCK = re.compile(r"(?:<\|[\w -]{1,40}\|>|<</[A-Za-z]{1,20}>>|\[/[A-Z]{1,20}\])(?=[^\W\d_])")


def turns_apart(text: str) -> str:
    """``text`` with a blank behind each mark of a conversation that a word is stuck to: that word begins a sentence."""
    return _TURN_STUCK.sub(r"\g<0> ", text)


@lru_cache(maxsize=CACHED_TEXTS)
def foreign_parts(text: str) -> tuple[Foreign, ...]:
    """The parts of ``text`` that state nothing, by their starts; they do not overlap."""
    if not _TELLING.search(text):
        return ()
    found = [*_blocks(text), *_heads(text), *_dialogues(text), *_tables(text), *repeated_parts(text)]
    pairs = [pair for pair in _pairs(text) if not any(part.start <= pair.start < part.end for part in found)]
    return _merged(sorted([*found, *pairs], key=lambda part: (part.start, -part.end)))


def _merged(parts: Sequence[Foreign]) -> tuple[Foreign, ...]:
    kept: list[Foreign] = []
    for part in parts:
        if kept and part.start < kept[-1].end:
            last = kept.pop()
            longer = last if last.end >= part.end else part
            part = Foreign(last.start, longer.end, longer.is_open, longer.is_prompt)
        kept.append(part)
    return tuple(kept)


def _blocks(text: str) -> Iterator[Foreign]:
    for pattern in _patterns("blocks"):
        yield from (Foreign(*found.span()) for found in pattern.finditer(text))


def _heads(text: str) -> Iterator[Foreign]:
    for pattern in _patterns("heads"):
        yield from (Foreign(found.start(), found.end(), is_open=True) for found in pattern.finditer(text))
    keys = sorted({found.span() for pattern in _patterns("paired") for found in pattern.finditer(text)})
    lines = [(start, end, text.count("\n", 0, end)) for start, end in keys]
    for group in _grouped(lines):
        if len({line for _, _, line in group}) >= FEWEST_TURNS:
            yield Foreign(group[0][0], group[-1][1], is_open=True)


def _grouped(lines: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Keys on lines that follow one another."""
    group: list[tuple[int, int, int]] = []
    for one in lines:
        if group and one[2] > group[-1][2] + LINES_APART:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _dialogues(text: str) -> Iterator[Foreign]:
    labels = [(found.start(), found.end(), _name_of(found.group())) for found in _labels(text)]
    group: list[tuple[int, int, str]] = []
    for one in [*labels, (len(text) + WITHIN_TURN + 1, 0, "")]:
        if group and one[0] - group[-1][1] > WITHIN_TURN:
            if len(group) >= FEWEST_TURNS:
                yield _talk(text, group)
            group = []
        group.append(one)


def _talk(text: str, group: Sequence[tuple[int, int, str]]) -> Foreign:
    """From the first label to the last, and into the next line where it is what the last one says."""
    is_prompt = _is_new(text, group)
    end = group[-1][1]
    goes_on = not is_prompt and _LINE_ENDS.match(text, end)
    return Foreign(group[0][0], _behind_word(text, end) if goes_on else end, is_open=True, is_prompt=is_prompt)


def _name_of(label: str) -> str:
    return label.partition("\n")[0].strip(" :[]#*>–-").lower()


def _labels(text: str) -> list[re.Match[str]]:
    known = list(_speaker().finditer(text))
    return known if len(known) >= FEWEST_TURNS else _asking_labels(text)


def _asking_labels(text: str) -> list[re.Match[str]]:
    """Labels nobody has listed: one comes back, and one of them asks."""
    found = list(_LABEL.finditer(text))
    names = [label["label"] for label in found]
    asks = any(_ASKED.search(text, one.end(), other.start()) for one, other in pairwise(found))
    return found if asks and len(set(names)) < len(names) else []


def _is_new(text: str, group: Sequence[tuple[int, int, str]]) -> bool:
    """True where the last label has been there before and what follows it names nothing of what it said then."""
    turns = [(label, text[end : after[0]]) for (_, end, label), after in pairwise(group)]
    label, rest = group[-1][2], text[group[-1][1] :]
    before = [set(_NAME.findall(_TURN_ENDS.split(said)[0])) for one, said in turns if one == label]
    return bool(before) and not set.union(*before) & set(_NAME.findall(rest))


def _tables(text: str) -> Iterator[Foreign]:
    rows = [row for row in _ROW.finditer(text) if row.group().count("|") > FEWEST_CELLS]
    filled = [row.group().split("|")[1] for row in rows if not _RULE.fullmatch(row.group())]
    if _are_few(filled):
        yield from (Foreign(row.start(), row.end()) for row in rows)
    lines = list(_CELLS.finditer(text))
    if _are_few([re.split(r"[;\t]", line.group())[0] for line in lines]):
        for line in lines:
            last = _LAST_CELL.search(line.group())
            yield Foreign(line.start(), line.start() + (last.end() if last else 0), is_open=True)


def _are_few(firsts: Sequence[str]) -> bool:
    """True for a header and too few rows to be a list of facts."""
    fewest: int = texts("formats")["rows_of_a_list"]
    return len({first.strip().lower() for first in firsts}) <= fewest


def _pairs(text: str) -> Iterator[Foreign]:
    found = [arrow for arrow in _arrow().finditer(text) if not _formula().search(_line_at(text, arrow.start()))]
    lefts = {_line_at(text, arrow.start()).partition(arrow.group())[0].strip().lower() for arrow in found}
    if len(lefts) < texts("formats")["rows_of_a_list"]:
        yield from (Foreign(arrow.start(), _behind_word(text, arrow.end()), is_open=True) for arrow in found)


def _behind_word(text: str, place: int) -> int:
    found = _NEXT_WORD.match(text, place)
    return found.end() if found else place


def _line_at(text: str, place: int) -> str:
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    return text[start : end if end >= 0 else len(text)]


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in texts("formats")[name])


@cache
def _speaker() -> re.Pattern[str]:
    names = "|".join(sorted(texts("formats")["speakers"], key=len, reverse=True))
    begins = r"(?:^|(?<=[.!?…:;»«“”\"]\s)|(?<=[–—|/]\s))[ ]*[#*>•-]*[ ]*"
    labelled = rf"(?:\*\*)?(?:{names})(?:[ ]?\d+)?(?:[ ]\([^()\n]{{1,60}}\))?(?:\*\*)?[ ]?:(?:\*\*)?(?=\s|$|[»„\"])"
    in_brackets = rf"[\[<(](?:{names})(?:[ ]?\d+)?[\])>]:?"
    numbered = rf"{texts('formats')['numbered']}[ ]?\d+[ ]?(?:\([^()\n]{{1,60}}\)[ ]?)?[:–—-](?=\s)"
    return re.compile(f"{begins}(?:{labelled}|{in_brackets}|{numbered})", re.MULTILINE | re.IGNORECASE)


@cache
def _arrow() -> re.Pattern[str]:
    return re.compile(texts("formats")["arrows"])


@cache
def _formula() -> re.Pattern[str]:
    return re.compile(texts("formats")["formula"])
