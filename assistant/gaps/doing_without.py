"""What is to be done without an online means ("ohne Smartphone"): what is told of those who have one is no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.sentence_choice import context_of
from assistant.gaps.gap import Gap, asking_only, bears, here, lead
from assistant.question import Intent
from assistant.run import Run, ScoredSentence
from assistant.understanding.phrases import is_specific
from assistant.understanding.tokens import tokens_of
from assistant.understanding.typed.lacks import in_usual_words
from assistant.wording import texts
from ingest.german import fold, stem

JUDGED = frozenset({Intent.FACT, Intent.EXAMPLES})
MOST_SHOWN = 4
NEARLY_AS_WELL = 0.75


@dataclass(frozen=True, slots=True)
class Without:
    """``text`` is the phrase with what is to be done without, ``about`` the question but for it."""

    text: str
    about: str


def without_asked(question: str) -> Without | None:
    """The phrase of a question; None where no online means is to be done without.

    What other things are done without is told in words of its own: a bus without a driver is called autonomous.
    """
    found = _pattern("asked").search(question)
    if found is None or not _pattern("online").fullmatch(found["thing"]):
        return None
    about = f"{question[: found.start()].rstrip()} {question[found.end() :].lstrip()}".strip()
    return Without(found[0].strip(), about)


def without_gap(run: Run) -> Gap | None:
    """The gap where no sentence does without the thing: beside it stand those that do not speak of it.

    Where one does, it leads, and nothing is missing.
    """
    if run.understood.intent not in JUDGED or len(run.understood.parts) > 1 or run.understood.language != "de":
        return None
    without = without_asked(in_usual_words(run.standalone))
    if without is None:
        return None
    free = asking_only(run, without.about, without.about)
    subject = Wanted.of(without.about, free.words, free.understood.parts)
    if told := _told(run, without, subject):
        _lead_only(run, told, subject)
        return None
    silent = [item for item in here(free) if not _is_online(item) and bears(subject, item, free)]
    return Gap(run.wording("gaps", "words.without", phrase=_as_asked(run, without)), tuple(silent[:MOST_SHOWN]))


def _is_online(item: ScoredSentence) -> bool:
    return bool(_pattern("online").search(item.text))


def _told(run: Run, without: Without, subject: Wanted) -> list[ScoredSentence]:
    """The sentences about the thing that need no online means."""
    things = _things(without.about)
    offline = (item for item in here(run) if _pattern("offline").search(item.text))
    return [item for item in offline if _speaks_of(things, item, subject, run)]


def _lead_only(run: Run, told: Sequence[ScoredSentence], subject: Wanted) -> None:
    """Put what does without first, and leave out what is told of those who do not."""
    best = _best(told, subject, run)
    run.sentences = tuple(item for item in run.sentences if item in told or not _is_online(item))
    lead(run, lambda item: item in best)


def _things(about: str) -> list[str]:
    """What the question is about besides people and what is wanted for anything: "Rufbus", not "Senioren"."""
    any_thing = re.compile(texts("understanding")["stories"]["for_any_thing"], re.IGNORECASE)
    nouns = [token.text for token in tokens_of(about) if token.is_noun and is_specific(token)]
    return [noun for noun in nouns if not (any_thing.fullmatch(noun) or _pattern("people").fullmatch(noun))]


def _speaks_of(things: Sequence[str], item: ScoredSentence, subject: Wanted, run: Run) -> bool:
    around = f"{item.text} {context_of(run.evidence[item.evidence])}"
    return not things or any(subject.says(stem(fold(thing)), around) > 0 for thing in things)


def _best(told: Sequence[ScoredSentence], subject: Wanted, run: Run) -> list[ScoredSentence]:
    """Those that speak of the rest of the question as well as any does."""
    rated = [subject.bearing_of(item, run.evidence[item.evidence]) for item in told]
    return [item for item, share in zip(told, rated, strict=True) if share >= NEARLY_AS_WELL * max(rated)]


def _as_asked(run: Run, without: Without) -> str:
    """In the reader's own words where they have the phrase."""
    own = without_asked(run.standalone)
    return own.text if own else without.text


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["without"][name], re.IGNORECASE)
