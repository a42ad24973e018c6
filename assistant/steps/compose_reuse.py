"""Who takes something over, or may: told only by sentences that speak of that, not by all about the thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft, DraftExample
from assistant.evidence.choosing.selection import in_prose
from assistant.evidence.sentences.sentence_choice import names_place, says_the_same
from assistant.run import Composer, Run, ScoredSentence
from assistant.wording import texts
from ingest.catalogue import Catalogue

MOST_TOLD = 4
SEVERAL = "several"
"""Stands for users a sentence does not name: "mehrere Städte"."""


@dataclass(frozen=True, slots=True)
class ReuseComposer:
    """What ``otherwise`` tells, without statements that say nothing of reuse where reuse is asked for.

    Who uses what a project has made is told by the sentences that name users.
    """

    otherwise: Composer
    catalogue: Catalogue

    def compose(self, run: Run) -> Iterator[Draft]:
        owner = _owner_asked(run)
        if owner:
            yield from self._users(run, owner)
        elif _pattern("asks").search(run.standalone):
            yield from self._reusable(run)
        else:
            yield from self.otherwise.compose(run)

    def _reusable(self, run: Run) -> Iterator[Draft]:
        drafts = [draft for draft in self.otherwise.compose(run) if draft.quotes]
        told = [draft for draft in drafts if _pattern("told").search(draft.text)]
        shown = {quote for draft in told for quote in draft.quotes}
        run.examples[:] = [example for example in run.examples if shown.intersection(example.quotes)]
        told = told or list(_told_of_product(run))
        if not told:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("answers", "no_evidence"), Support.FRAMING)
        elif run.status is AnswerStatus.NO_EVIDENCE:
            run.status = AnswerStatus.ANSWERED
        yield from told

    def _users(self, run: Run, owner: str) -> Iterator[Draft]:
        """The sentences on users, those that name most of them first; no user is told of twice."""
        rated = [(self._named_users(item.text, owner), item) for item in run.sentences if not item.elsewhere]
        rated.sort(key=lambda one: (one[1].own_coverage == 0, -len(one[0])))
        known: set[str] = set()
        told = 0
        for users, item in rated:
            draft = _quoted(run, item) if users - known and told < MOST_TOLD else None
            if draft:
                run.examples.extend(
                    DraftExample(user, draft.text, draft.quotes) for user in sorted(users - known - {SEVERAL})
                )
                known |= users
                told += 1
                yield draft
        if not told:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("answers", "no_evidence"), Support.FRAMING)

    def _named_users(self, text: str, owner: str) -> set[str]:
        """Ids of the projects beside ``owner`` that ``text`` says to use something of it; ``SEVERAL`` for others."""
        found = {mention.project_id for mention in self.catalogue.find_projects(text)}
        if owner not in found or not _pattern("used").search(text) or _pattern("not_used").search(text):
            return set()
        users = found - {owner}
        return users or ({SEVERAL} if _pattern("several").search(text) else set())


def _owner_asked(run: Run) -> str | None:
    """The project of whose thing users are asked for: "Welche Kommunen nutzen die App aus Ulm?"."""
    asked = _pattern("asks_who").search(run.standalone)
    projects = run.understood.projects
    if asked is None or len(projects) != 1 or len(run.understood.parts) > 1:
        return None
    return projects[0] if _is_owned(run.standalone, [place.written for place in run.places]) else None


def _is_owned(question: str, names: Sequence[str]) -> bool:
    """True where a name of the project stands as the owner: behind "aus", "des", or as "Paderborner"."""
    return any(
        re.search(rf"{texts('reuse')['owner']}{re.escape(name)}\b|\b{re.escape(name)}(?<=er) [A-ZÄÖÜ]", question)
        for name in names
    )


def _told_of_product(run: Run) -> Iterator[Draft]:
    """What speaks of reuse and of the product asked about by name, which is all the question is about."""
    products = [place for place in run.places if place.is_product]
    if not products:
        return
    told: list[str] = []
    for item in run.sentences:
        is_of_it = names_place(item.text, products) and _pattern("told").search(item.text)
        draft = _quoted(run, item) if is_of_it and not any(says_the_same(item.text, other) for other in told) else None
        if draft and len(told) < MOST_TOLD:
            told.append(item.text)
            yield draft


def _quoted(run: Run, item: ScoredSentence) -> Draft | None:
    found = in_prose(item, run.evidence)
    return Draft(found.text, Support.QUOTED, (found.quote,)) if found else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("reuse")[name], re.IGNORECASE)
