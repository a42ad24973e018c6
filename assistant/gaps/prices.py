"""A price must be told of the thing it is asked for, and of its phases: "im Aufbau und im laufenden Betrieb".

Nearly no document says of an amount which phase it pays for. So the thing is looked for without them, and the answer
says which of them the amounts found do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.aspects import subject_first
from assistant.drafts import Denied
from assistant.evidence.asked.answer_types import (
    WITHHELD,
    amount_pattern,
    answers,
    asked_of,
    contains_asked,
    is_free,
    is_withheld,
    unit_of_price,
)
from assistant.evidence.examples.example_sentences import TITLE
from assistant.evidence.judging.answerability import SENTENCES, probability, signals_of
from assistant.evidence.judging.question_bearing import Wanted, said_before
from assistant.evidence.sentences.home_towns import is_home
from assistant.evidence.sentences.readability import needs_context
from assistant.evidence.sentences.referring import read_with, referred_text
from assistant.evidence.words.matching import text_words, word_coverage
from assistant.evidence.words.named_term import NamedTerm
from assistant.gaps.existence import owners
from assistant.gaps.gap import PRICED, Gap, asking_only, bears, here
from assistant.places import speaks_of_one
from assistant.question import INHERITED, TAKEN_OVER, Asked, Intent
from assistant.run import Run, ScoredSentence
from assistant.wording import texts
from ingest.german import content_words, fold, stem

_FROM_BEFORE = re.compile("|".join(map(re.escape, (TAKEN_OVER, INHERITED))))
"""Begins what a question has from the turn or the part before."""
FEWEST_WORDS = 2
"""Content words that must be left, "kostet" among them, for a thing to be named."""


@dataclass(frozen=True, slots=True)
class Phase:
    """``label`` as the answer names it, ``asked`` where the question does, ``told`` in a sentence that pays for it."""

    label: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


def without_phases(question: str) -> str:
    """``question`` without what its price is asked for besides the thing; as it is where it asks for no price."""
    if asked_of(question) is not Asked.MONEY:
        return question
    rest = question
    for phase in _phases():
        rest = phase.asked.sub("", rest)
    return rest if len(content_words(rest)) >= FEWEST_WORDS else question


def phases_untold(question: str, told: Iterable[str]) -> tuple[str, ...]:
    """Labels of what the price is asked for and none of ``told``, sentences with amounts, speaks of."""
    if without_phases(question) == question:
        return ()
    sentences = tuple(told)
    asked = [phase for phase in _phases() if phase.asked.search(question)]
    return tuple(phase.label for phase in asked if not any(map(phase.told.search, sentences)))


def withheld_alone(run: Run) -> None:
    """Where nobody tells the figure asked for, that is the answer and stands alone."""
    part = run.understood.parts[0]
    if not run.understood.asks_one_fact or part.asked not in WITHHELD:
        return
    told = tuple(item for item in here(run)[:SENTENCES] if is_withheld(item.text, part))
    if told:
        run.sentences = told


def phase_gap(run: Run) -> Gap | None:
    """The gap of a price that is told, but not for all that it is asked for."""
    part = run.understood.parts[0]
    amounts = [item for item in here(run)[:SENTENCES] if answers(item.text, part)]
    untold = phases_untold(run.standalone, (item.text for item in amounts))
    if not untold:
        return None
    opening = run.wording("gaps", "words.cost_phase", phases=run.wording("gaps", "words.or").join(untold))
    return Gap(opening, _first(amounts, run))


def is_priced(run: Run) -> bool:
    """True where one sentence with an amount names all that is to be paid for; the budget of a town is no price.

    And where no price is asked for, or of what the turn before named.
    """
    if run.understood.parts[0].asked is not Asked.MONEY or not _cost("price").search(run.standalone):
        return True
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    own = text_words(_FROM_BEFORE.split(run.standalone)[0]).stems
    named = [noun for noun in (*subject_first(run.standalone), *wanted.nouns) if noun in own]
    nouns = [noun for noun in named if _is_paid_for(noun, named) and noun not in _ways_of_ordering(run)]
    part = run.understood.parts[0]
    priced = [item for item in here(run) if answers(item.text, part) and _is_told_here(item, run)]
    if not nouns and (kind := _cost("kind").search(run.standalone)):
        return any(NamedTerm(kind["term"]).is_meant_in(item.text) for item in priced[:SENTENCES])
    if not nouns:
        return _is_price_of_it([noun for noun in wanted.nouns if noun not in own], priced, wanted, run)
    return any(_is_price_of(nouns, item, wanted, run) for item in priced[:SENTENCES])


def _is_price_of_it(spoken_of: Sequence[str], priced: Sequence[ScoredSentence], wanted: Wanted, run: Run) -> bool:
    """What the turn before named in other words is told by any amount, but of a town not by the sum of its project."""
    things = [noun for noun in spoken_of if _is_paid_for(noun, spoken_of)]
    if not things or all(place.is_product for place in run.places):
        return True
    around = (f"{said_before(item, run.evidence[item.evidence])} {item.text}" for item in priced[:SENTENCES])
    return any(_says_thing(noun, text, wanted) for text in around for noun in things)


def _is_price_of(nouns: Sequence[str], item: ScoredSentence, wanted: Wanted, run: Run) -> bool:
    """In the nouns themselves, or by their heads where they were spoken of before: "Ein Sensor kostet 190 Euro"."""
    text, earlier = _read_on(item, wanted, run), said_before(item, run.evidence[item.evidence])
    return all(_says_thing(noun, text, wanted) or wanted.is_called_by_head(noun, item.text, earlier) for noun in nouns)


def _says_thing(noun: str, text: str, wanted: Wanted) -> bool:
    """In the word itself; outside of names also by another one: „Connected Urban Twins“ is a project, no twin."""
    in_other_words = wanted.says(noun, TITLE.sub("", text)) >= PRICED
    return in_other_words or word_coverage(noun, text_words(text)) >= PRICED


def _is_told_here(item: ScoredSentence, run: Run) -> bool:
    """False where a passage on several towns has the amount in a sentence on another one."""
    home = run.evidence[item.evidence]
    return is_home(home, run.places) or speaks_of_one(
        fold(f"{home.hit.info.title} {read_with(item, home)}"), run.places
    )


def _read_on(item: ScoredSentence, wanted: Wanted, run: Run) -> str:
    """The sentence with those it goes on from: "Das Netz kostete 95.000 Euro." tells of the net spoken of before."""
    home = run.evidence[item.evidence]
    goes_on = wanted.goes_on(item.text, referred_text(item, home))
    is_of_it = goes_on and (needs_context(item.text) or wanted.names_one(item.text))
    return read_with(item, home) if is_of_it else item.text


def _ways_of_ordering(run: Run) -> frozenset[str]:
    """ "Telefon" of "das ERZmobil am Telefon bestellen": the product is paid for, however it is had."""
    if not any(place.is_product for place in run.places):
        return frozenset()
    return frozenset(stem(found["noun"]) for found in _cost("ordered_by").finditer(run.standalone))


def _is_paid_for(noun: str, named: Sequence[str]) -> bool:
    """False for figures, words for money, whose a thing is, and a compound whose pieces are looked for themselves."""
    if noun[0].isdigit() or _cost("money_nouns").search(noun) or noun in owners():
        return False
    return not any(noun != other and noun.endswith(other) for other in named)


def without_price(run: Run) -> tuple[Run, Gap] | None:
    """The run and its gap where a kind of thing is told of, but not what it costs; None where nothing is told of it.

    Of a certain thing or of a town there is nothing to show in its place.
    """
    parts = run.understood.parts
    if run.understood.intent is not Intent.FACT or any(part.asked is not Asked.MONEY for part in parts):
        return None
    if run.places or run.understood.names or not _cost("price").search(run.standalone):
        return None
    free = _without_asking(run)
    if _cost("past").search(run.standalone) or _cost("particular").search(free.standalone):
        return None
    subject = Wanted.of(free.standalone, free.words, free.understood.parts)
    found = [item for item in free.sentences[:SENTENCES] if bears(subject, item, free)]
    if not found or probability(signals_of(free)) < texts("calibration")["thresholds"]["answer"]:
        return None
    if len(parts) == 1 and (unit := unit_of_price(run.standalone)):
        amounts = [item for item in found if contains_asked(item.text, Asked.MONEY)]
        return free, Gap(run.wording("gaps", "words.cost_per", unit=unit), _first(amounts, free))
    denied = Denied(amount_pattern(), run.wording("gaps", "words.cost_apart"))
    costless = [item for item in found if is_free(item.text)]
    return free, Gap(run.wording("gaps", "words.cost"), _first(costless, free), denied)


def _first(items: Sequence[ScoredSentence], run: Run) -> tuple[ScoredSentence, ...]:
    """``items`` before the other sentences of the run."""
    return (*items, *(item for item in run.sentences if item not in items))


def _without_asking(run: Run) -> Run:
    """The run as if the question named its subject alone; the first where several prices are asked for."""
    parts = run.understood.parts
    about = _without_money_words(parts[0].text if len(parts) > 1 else run.standalone)
    searched = about if len(parts) > 1 else _without_money_words(run.understood.search_text)
    return asking_only(run, about, searched)


def _without_money_words(question: str) -> str:
    question = question.replace(unit_of_price(question) or " ", " ")
    words = [*texts("gaps")["cost"]["asking"].split(), *texts("question_words")["wanted"][Asked.MONEY].split()]
    return re.sub(rf"\b(?:{'|'.join(words)})\b", " ", question, flags=re.IGNORECASE)


@cache
def _cost(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["cost"][name], re.NOFLAG if name == "particular" else re.IGNORECASE)


@cache
def _phases() -> tuple[Phase, ...]:
    return tuple(
        Phase(row["label"], re.compile(row["asked"], re.IGNORECASE), re.compile(row["told"], re.IGNORECASE))
        for row in texts("gaps")["cost"]["phases"]
    )
