"""Questions the reader may ask next, each one the documents can answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import AnswerStatus
from assistant.run import Intent, Run
from assistant.wording import wording
from ingest.catalogue import Catalogue

MOST = 3
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Suggestions:
    """From the answer's topic and projects; for unanswered questions the nearest documents."""

    catalogue: Catalogue
    name: str = "suggestions"

    def __call__(self, run: Run) -> None:
        if run.status is AnswerStatus.NO_EVIDENCE:
            run.suggestions.extend(_nearest(run))
        elif run.understanding and run.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL}:
            run.suggestions.extend([text for text in self._next(run) if text != run.standalone][:MOST])

    def _next(self, run: Run) -> Iterator[str]:
        topic = next(iter(run.understood.topics), None)
        told = [example.project for example in run.examples if example.project not in run.understood.projects]
        for project in told[:1]:
            yield wording("suggestions", "project", name=self.catalogue.project(project).name)
        published = any(topic in publication.topics for publication in self.catalogue.publications)
        if topic and published and run.understood.intent is not Intent.PUBLICATIONS:
            yield wording("suggestions", "publications", topic=self.catalogue.topic(topic).label)
        if topic and run.understood.intent is not Intent.EXAMPLES:
            yield wording("suggestions", "examples", topic=self.catalogue.topic(topic).label)


def _nearest(run: Run) -> list[str]:
    titles = dict.fromkeys(item.hit.info.title for item in run.evidence)
    return [wording("suggestions", "nearest", title=title) for title in list(titles)[:NEAREST]]
