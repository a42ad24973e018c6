"""Who does not have or do a thing: documents tell what municipalities do, so that those who have it are no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.evidence.asked.answer_types import asks_for_failures
from assistant.evidence.judging.question_bearing import Wanted
from assistant.gaps.gap import LOOKED_AT, PRICED, Gap
from assistant.question import Intent
from assistant.run import Run, ScoredSentence
from assistant.wording import texts
from ingest.catalogue import Catalogue

JUDGED = frozenset({Intent.FACT, Intent.EXAMPLES})


def asks_who_lacks(question: str) -> bool:
    """True for "Welche Städte haben keine App?", not for "Was hat nicht geklappt?"."""
    is_meant = _pattern("asked").search(question) and not _pattern("not_meant").search(question)
    return bool(is_meant) and not asks_for_failures(question)


def lacking_gap(run: Run, catalogue: Catalogue) -> Gap | None:
    """The gap of such a question: beside it stand the sentences alone that deny the thing of a project."""
    if run.understood.intent not in JUDGED or not asks_who_lacks(run.standalone):
        return None
    wanted = Wanted.of(run.in_german, run.words, run.understood.parts)
    denied = tuple(item for item in run.sentences[:LOOKED_AT] if _denies(item, wanted, catalogue))
    return Gap(run.wording("lacking", "some" if denied else "none"), denied)


def _denies(item: ScoredSentence, wanted: Wanted, catalogue: Catalogue) -> bool:
    """True where a project is named and all that is asked about stands beside a word that denies."""
    if item.elsewhere or not wanted.nouns or not catalogue.find_projects(item.text):
        return False
    return any(all(wanted.says(noun, what) >= PRICED for noun in wanted.nouns) for what in _denied(item.text))


def _denied(text: str) -> Iterator[str]:
    """The words beside each denial."""
    for name in ("denies_behind", "denies_before"):
        yield from (found["what"] for found in _pattern(name).finditer(text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("lacking")[name], re.IGNORECASE)
