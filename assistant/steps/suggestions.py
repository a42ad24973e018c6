"""Questions the reader may ask next, each one the catalogue or the documents can answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import AnswerStatus
from assistant.evidence.sentences.contradictions import Thing, Told, claims_of
from assistant.question import Asked, Intent
from assistant.run import Evidence, Run
from assistant.topic_names import topic_name
from assistant.wording import entry_in
from ingest.catalogue import Catalogue
from ingest.documents import DocumentKind
from ingest.german import fold

MOST = 3
ENOUGH_PROJECTS = 2
"""Projects with a topic that make a list."""
PROGRAMME_TOPICS = frozenset({"foerderung-programm", "kts-angebote"})
"""Topics of the programme itself: no project has "experience" with them."""
GOING_ON = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.NO_EVIDENCE})
"""Statuses after which there is more to ask of the same thing."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """From the projects and topics of question and answer; where nothing was found, of the nearest documents.

    None beside passages handed in, which may not answer them.
    """

    catalogue: Catalogue
    name: str = "suggestions"

    def __call__(self, run: Run) -> None:
        if run.status in {AnswerStatus.OUT_OF_SCOPE, AnswerStatus.REFUSED}:
            run.suggestions.extend(entry_in(run.language, "suggestions", "starters"))
        elif run.only_passages is None and run.understanding and run.status in GOING_ON:
            asked = {fold(run.standalone), fold(run.question)}
            found = dict.fromkeys(text for text in self._next(run) if fold(text) not in asked)
            run.suggestions.extend(list(found)[:MOST])

    def _next(self, run: Run) -> Iterator[str]:
        projects = self._projects(run)
        if len(run.understood.projects) == 1:
            yield from self._about_asked(run, projects[0])
        for project in projects[:1] if not run.understood.projects else ():
            yield run.wording("suggestions", "project", name=self.catalogue.project(project).name)
        for topic in self._topics(run)[:1]:
            yield from self._about_topic(run, topic)
        if len(projects) > 1 and run.understood.intent is Intent.COMPARABLE:
            names = [self.catalogue.project(project).name for project in projects[:2]]
            yield run.wording("suggestions", "comparison", names=run.wording("suggestions", "names_joint").join(names))

    def _about_asked(self, run: Run, project: str) -> Iterator[str]:
        name = self.catalogue.project(project).name
        funding_told = [_tells_funding(Told(one.text, project, "", None)) for one in run.statements]
        is_of_money = any(part.asked is Asked.MONEY for part in run.understood.parts) or funding_told[:1] == [True]
        if is_of_money or run.status is AnswerStatus.NO_EVIDENCE or run.understood.intent is Intent.CONTACT:
            yield run.wording("suggestions", "project", name=name)
        elif not any(funding_told) and self._funding_known(project):
            yield run.wording("suggestions", "funding", name=name)

    def _funding_known(self, project: str) -> bool:
        told = (
            Told(fact.fact, project, fact.source_title, fact.source_date)
            for fact in self.catalogue.facts_about(project)
        )
        return any(map(_tells_funding, told))

    def _about_topic(self, run: Run, topic: str) -> Iterator[str]:
        label = topic_name(run.language, self.catalogue.topic(topic))
        having = [project for project in self.catalogue.projects if topic in project.topics]
        if run.understood.intent is not Intent.EXAMPLES and len(having) >= ENOUGH_PROJECTS:
            yield run.wording("suggestions", "examples", topic=label)
        published = any(topic in publication.topics for publication in self.catalogue.publications)
        if run.understood.intent is not Intent.PUBLICATIONS and published:
            yield run.wording("suggestions", "publications", topic=label)
        held = any(topic in event.topics for event in self.catalogue.events)
        if run.understood.intent is Intent.PUBLICATIONS and held:
            yield run.wording("suggestions", "events", topic=label)

    def _projects(self, run: Run) -> list[str]:
        """Projects asked about, those of the examples, those of the nearest profiles where nothing was found."""
        nearest = [
            project
            for item in _near(run)
            if item.hit.info.kind is DocumentKind.STECKBRIEF
            for project in item.hit.passage.tags.projects[:1]
        ]
        told = [example.project for example in run.examples]
        return list(dict.fromkeys((*run.understood.projects, *told, *nearest)))

    def _topics(self, run: Run) -> list[str]:
        """Topics of the question; else of the nearest documents where nothing was found, of the project asked about."""
        topics: list[str] = list(run.understood.topics)
        if not topics and run.status is AnswerStatus.NO_EVIDENCE:
            titles = [item.hit.info.title for item in _near(run)[:MOST]]
            topics = [mention.topic_id for title in titles for mention in self.catalogue.find_topics(title)]
        elif not topics:
            topics = [topic for project in run.understood.projects for topic in self.catalogue.project(project).topics]
        return [topic for topic in dict.fromkeys(topics) if topic not in PROGRAMME_TOPICS]


def _near(run: Run) -> list[Evidence]:
    """Passages of the documents named as nearest to an unanswered question: others are of another matter."""
    named = {document.document_id for document in run.handoff.nearest} if run.handoff else set()
    return [item for item in run.evidence if item.hit.passage.document_id in named]


def _tells_funding(told: Told) -> bool:
    return any(claim.thing is Thing.FUNDING for claim in claims_of(told))
