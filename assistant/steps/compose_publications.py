"""Questions for publications are answered with documents, not with sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.matching import asked_words, coverages, text_words, weighted_coverage
from assistant.run import Draft, Form, Run
from assistant.wording import wording
from ingest.catalogue import Catalogue, Publication
from ingest.catalogue.rendering import publication_text

MOST = 6
ENOUGH = 0.5
"""Share of the asked words a publication must speak of when it does not share the topic."""
TOPIC_GAIN = 1.0
KIND_GAIN = 0.3


@dataclass(frozen=True, slots=True)
class PublicationsComposer:
    """A list of publications of the catalogue, the most fitting first, each with its own row as evidence."""

    catalogue: Catalogue
    documents: CatalogueDocuments

    def compose(self, run: Run) -> Iterator[Draft]:
        found = self._fitting(run)[:MOST]
        if not found:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(wording("catalogue_answers", "no_publications"), Support.FRAMING)
            return
        yield Draft(wording("catalogue_answers", "publications_heading"), Support.FRAMING, form=Form.HEADING)
        for publication in found:
            quote = self.documents.row(CatalogueFile.PUBLICATIONS, publication.id)
            yield Draft(publication_text(publication), Support.CATALOGUE, (quote,), Form.ITEM)

    def _fitting(self, run: Run) -> list[Publication]:
        scored = [(self._score(run, publication), publication) for publication in self.catalogue.publications]
        kept = [(score, publication) for score, publication in scored if score >= ENOUGH]
        kept.sort(key=lambda item: (-item[0], item[1].date is None, _falling(item[1].date), item[1].id))
        return [publication for _, publication in kept]

    def _score(self, run: Run, publication: Publication) -> float:
        understood = run.understood
        words = asked_words(understood.search_text or run.standalone, understood.synonyms, ("publication",))
        text = " ".join((publication.title, publication.contents, *publication.themes))
        score = weighted_coverage(coverages(words, text_words(text)), words.importance)
        if frozenset(understood.topics) & frozenset(publication.topics):
            score += TOPIC_GAIN
        elif understood.topics:
            return 0.0
        named = {mention.project_id for mention in self.catalogue.find_projects(f"{text} {publication.publisher}")}
        if understood.projects and not named & set(understood.projects):
            return 0.0
        return score + (KIND_GAIN if publication.kind in understood.kinds else 0.0)


def _falling(date: str | None) -> tuple[int, ...]:
    return tuple(-int(part) for part in (date or "0").split("-"))
