"""What passages must fulfil: the explicit filters of a request, and plain wishes of the question (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.answer import Filters
from assistant.question import Intent, Understanding
from assistant.understanding.places import Place, PlaceKind
from assistant.understanding.restricted import asks_where_it_is
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue
from ingest.documents import State
from ingest.errors import WrongUse
from ingest.index.hits import PassageFilter

LISTING = frozenset({Intent.EXAMPLES, Intent.PROJECTS, Intent.RANKING, Intent.TALLY})
"""Questions for a list: "in Sachsen" says which entries are wanted."""
LONGEST_NAMED = 100
"""Characters of a word nobody knows that are repeated."""
_NOTHING = frozenset({""})
"""No project has this id: filters that exclude each other leave nothing."""


def required(filters: Filters, catalogue: Catalogue) -> PassageFilter:
    """The explicit filters of a request. A type of municipality stands for its projects.

    Raises ``WrongUse`` for a project or topic that the catalogue does not know: to find nothing there would say that
    the documents are silent.
    """
    projects = {filters.project} if filters.project else set()
    if not projects <= {project.id for project in catalogue.projects}:
        raise WrongUse(wording("service", "no_project_filter", project=filters.project))
    if filters.type:
        of_type = {project.id for project in catalogue.projects if project.type is filters.type}
        projects = (projects & of_type if projects else of_type) or set(_NOTHING)
    return PassageFilter(
        projects=frozenset(projects),
        topics=frozenset(topic_ids(filters.topic, catalogue)),
        states=frozenset({filters.state} if filters.state else ()),
        kinds=frozenset({filters.kind} if filters.kind else ()),
        since=filters.since,
    )


def topic_ids(words: str | None, catalogue: Catalogue) -> tuple[str, ...]:
    """Of the catalogue: people and assistants say "Mobilität" as soon as "mobilitaet". Raises ``WrongUse``."""
    if not words:
        return ()
    known = [topic.id for topic in catalogue.topics]
    found = [words] if words in known else [mention.topic_id for mention in catalogue.find_topics(words)]
    if not found:
        raise WrongUse(wording("service", "no_topic", topic=words[:LONGEST_NAMED], known=", ".join(known)))
    return tuple(dict.fromkeys(found))


def with_wishes(where: PassageFilter, question: str, places: Sequence[Place], read: Understanding) -> PassageFilter:
    """``where`` narrowed by what the question plainly asks for, where the request does not say it already."""
    states = wanted_states(question, places, read.intent)
    if states and not where.states:
        where = replace(where, states=frozenset(states))
    if read.since and (read.kinds or read.intent is Intent.PUBLICATIONS) and not where.since:
        where = replace(where, since=read.since)
    return where


def wanted_states(question: str, places: Sequence[Place], intent: Intent) -> tuple[State, ...]:
    """States that are a condition: "nur aus Niedersachsen", and "in Sachsen" where a list is asked for.

    Any state named is one where only projects are asked for ("Wie viele hat Bremen?"). The state of those who ask
    ("Wir in Bayern") is none.
    """
    wanted = []
    for place in places:
        before = question[: place.span.start]
        if place.kind is not PlaceKind.STATE or place.state is None or _pattern("asker").search(_sentence_end(before)):
            continue
        only = _pattern("only").search(before)
        listed = intent in LISTING and (_pattern("located").search(before) or asks_where_it_is(question, places))
        if only or listed or intent in (Intent.PROJECTS, Intent.RANKING, Intent.TALLY):
            wanted.append(place.state)
    return tuple(dict.fromkeys(wanted))


def _sentence_end(before: str) -> str:
    return re.split(r"[.?!:]\s", before)[-1]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("understanding")["filters"][name], re.IGNORECASE)
