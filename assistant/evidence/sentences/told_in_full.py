"""A passage that answers as a whole: under a heading that asks the same, or that announces the steps asked for (pure);
a table of the things asked for.

Under "Wie gehen wir vor?" stand six lines of which none names what is asked; together they are the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise

from assistant.evidence.asked.answer_types import asked_of
from assistant.evidence.asked.question_focus import kinship
from assistant.evidence.sentences.readability import readability
from assistant.evidence.sentences.referring import text_at
from assistant.evidence.sentences.sentence_choice import context_of, speaks_of
from assistant.evidence.sentences.town_blocks import first_of_block
from assistant.evidence.words.matching import AskedWords, asked_words, coverage_of
from assistant.places import without_places
from assistant.run import Evidence, Run, Whole
from assistant.wording import texts
from ingest.german import content_words, stem

SAME_QUESTION = 0.65
"""Share of what each of two questions says that the other says as well."""
SAME = 0.9
"""A column is called as what is asked for, or by a word of its root."""
FEWEST_STEPS = 3
MOST_WORDS = 150
"""Of a list of eight steps; what is longer is cut after the last line that fits."""
MOST_LINES = 10
MOST_SENTENCES = 3
"""Of running text below a question."""


def told_in_full(run: Run) -> Whole | None:
    """The passage that answers the one thing asked, line by line; None where none does."""
    if len(run.understood.parts) > 1:
        return None
    found = [(fit, whole) for place in range(len(run.evidence)) for fit, whole in _told(place, run)]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _told(place: int, run: Run) -> Iterator[tuple[float, Whole]]:
    item = run.evidence[place]
    if not item.hit.passage.heading or not speaks_of(item, run.places):
        return
    is_table = item.hit.passage.is_table
    fit = _lists_in_rows(item, run) if is_table else max(_asks_the_same(item, run), _announces_steps(item, run))
    lines = _lines_told(item)
    if fit and lines:
        yield fit + item.relevance / 100, Whole(place, lines)


def _asks_the_same(item: Evidence, run: Run) -> float:
    """How well the heading asks the question; 0 where it asks another one."""
    heading, question = item.hit.passage.heading, without_places(run.standalone, run.places)
    if not heading.endswith("?") or asked_of(heading) != run.understood.parts[0].asked:
        return 0.0
    asked, over = _equal(asked_words(question, run.understood.synonyms)), _equal(asked_words(heading))
    shares = (coverage_of(asked, heading), coverage_of(over, question))
    return min(shares) if asked.stems and over.stems and min(shares) >= SAME_QUESTION else 0.0


def _equal(words: AskedWords) -> AskedWords:
    """Each word of one worth: "kostenlos" and "barrierefrei" make two questions of "Ist die App …?"."""
    return replace(words, importance=(1.0,) * len(words.stems))


def _announces_steps(item: Evidence, run: Run) -> float:
    """1 where steps or advice are asked for and the heading announces a list of them on the thing of the question."""
    heading = item.hit.passage.heading
    kinds = [kind for kind in texts("in_full")["lists"] if re.search(kind["asked"], run.standalone, re.IGNORECASE)]
    if not any(_pattern(kind["headed"]).search(heading) for kind in kinds) or len(_lines(item)) < FEWEST_STEPS:
        return 0.0
    rest = re.sub("|".join(kind["asked"] for kind in kinds), " ", run.standalone, flags=re.IGNORECASE)
    return float(_is_of_thing(rest, item, run))


def _lists_in_rows(item: Evidence, run: Run) -> float:
    """1 where "Welche Arbeitsgruppen gibt es …?" is asked of a table on the thing of the question whose first column,
    or the heading right above, is called so.
    """
    asked = _things().search(run.standalone)
    things = content_words(asked["things"]) if asked else []
    over = f"{text_at(item, 0).partition(':')[0]} {item.hit.passage.heading}"
    if asked is None or not things or any(kinship(stem(word), over) < SAME for word in things):
        return 0.0
    rest = re.sub(texts("in_full")["in_field"], " ", run.standalone.replace(asked[0], " "))
    return float(_is_of_thing(rest, item, run))


def _is_of_thing(rest: str, item: Evidence, run: Run) -> bool:
    """True where title, headings or what the document opens with name what is left of the question, ``rest``, beside
    its places; of nothing left but a place, as the passage speaks of it.
    """
    thing = asked_words(without_places(rest, run.places), run.understood.synonyms)
    about = f"{context_of(item)} {' '.join(item.opening)}"
    return coverage_of(thing, about) >= SAME_QUESTION if thing.stems else bool(run.places)


@cache
def _things() -> re.Pattern[str]:
    return re.compile(texts("in_full")["things"])


def _lines(item: Evidence) -> list[tuple[int, int]]:
    """The first and last sentence of each line below the headings."""
    count = len(item.hit.passage.sentences)
    starts = [place for place in range(count) if first_of_block(item, place) == place]
    return [(start, end - 1) for start, end in pairwise((*starts, count))]


def _lines_told(item: Evidence) -> tuple[tuple[int, int], ...]:
    """The lines of a list, the rows of a table, or the first sentences of running text; none that cannot be quoted."""
    lines = _lines(item)
    if len(lines) < FEWEST_STEPS and not item.hit.passage.is_table:
        lines = [(0, min(lines[0][1], MOST_SENTENCES - 1))]
    words = list(accumulate(sum(len(text_at(item, place).split()) for place in range(a, b + 1)) for a, b in lines))
    told = tuple(line for line, so_far in zip(lines[:MOST_LINES], words, strict=False) if so_far <= MOST_WORDS)
    is_readable = any(readability(text_at(item, place)) > 0 for a, b in told for place in range(a, b + 1))
    return told if is_readable else ()


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)
