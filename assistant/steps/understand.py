"""From the standalone question to what it wants and speaks of; greetings and the like end here."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import AnswerStatus, Filters
from assistant.answer_types import asked_of
from assistant.run import Intent, QuestionPart, Run, Understanding
from assistant.understanding.intents import intent_of
from assistant.wording import wording
from ingest.catalogue import Catalogue
from ingest.index.hits import PassageFilter

CONVERSATION = frozenset({Intent.GREETING, Intent.THANKS, Intent.CAPABILITIES})


@dataclass(frozen=True, slots=True)
class Understand:
    """Writes ``run.understanding`` and ``run.where``."""

    catalogue: Catalogue
    name: str = "understand"

    def __call__(self, run: Run) -> None:
        run.where = required(run.request.filters)
        run.understanding = self.understanding_of(run.standalone)
        if run.understanding.intent in CONVERSATION:
            run.end(AnswerStatus.CONVERSATION, wording("understanding", f"conversation.{run.understanding.intent}"))

    def understanding_of(self, question: str) -> Understanding:
        """Everything read from a standalone question."""
        return Understanding(
            intent=intent_of(question),
            parts=(QuestionPart(question, asked_of(question)),),
            projects=tuple(dict.fromkeys(mention.project_id for mention in self.catalogue.find_projects(question))),
            topics=tuple(dict.fromkeys(mention.topic_id for mention in self.catalogue.find_topics(question))),
            states=tuple(dict.fromkeys(mention.state for mention in self.catalogue.find_states(question))),
            expansions=self.catalogue.expand(question),
            search_text=question,
        )


def required(filters: Filters) -> PassageFilter:
    """The explicit filters of a request as conditions on passages."""
    return PassageFilter(
        projects=frozenset({filters.project} if filters.project else ()),
        topics=frozenset({filters.topic} if filters.topic else ()),
        states=frozenset({filters.state} if filters.state else ()),
        kinds=frozenset({filters.kind} if filters.kind else ()),
        since=filters.since,
    )
