"""Questions for publications are answered with documents, not with sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.evidence.matching import asked_words, coverages, text_words, weighted_coverage
from assistant.evidence.readability import readability
from assistant.evidence.selection import Selected, complete
from assistant.run import Draft, Form, Run, ScoredSentence
from ingest.catalogue import Catalogue, Publication
from ingest.catalogue.rendering import publication_text
from ingest.documents import DocumentKind

MOST = 6
ENOUGH = 0.5
"""Share of the asked words a publication must speak of when it does not share the topic."""
TOPIC_GAIN = 1.0
OWN_KINDS = frozenset({DocumentKind.DOSSIER, DocumentKind.LEITFADEN, DocumentKind.TRANSFERPAPIER})
MOST_OWN = 3
PLAIN = 0.8
"""Readability of a whole sentence; a heading is below."""
KIND_GAIN = 0.3


@dataclass(frozen=True, slots=True)
class PublicationsComposer:
    """Publications of the catalogue, the most fitting first, each with its own row as evidence; then own documents."""

    catalogue: Catalogue
    documents: CatalogueDocuments

    def compose(self, run: Run) -> Iterator[Draft]:
        found, own = self._fitting(run)[:MOST], self._own(run)
        if not found and not own:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("catalogue_answers", "no_publications"), Support.FRAMING)
            return
        if found:
            yield Draft(run.wording("catalogue_answers", "publications_heading"), Support.FRAMING, form=Form.HEADING)
        for publication in found:
            quote = self.documents.row(CatalogueFile.PUBLICATIONS, publication.id)
            yield Draft(publication_text(publication), Support.CATALOGUE, (quote,), Form.ITEM)
        if own:
            yield Draft(run.wording("catalogue_answers", "own_documents_heading"), Support.FRAMING, form=Form.HEADING)
        for selected in own:
            text = f"[{selected.evidence.hit.info.title}] {selected.text}"
            yield Draft(text, Support.QUOTED, (selected.quote,), Form.ITEM)

    def _own(self, run: Run) -> list[Selected]:
        """Guides and dossiers of the index whose title is about the subject, each by the first sentence found of it."""
        found: dict[str, Selected] = {}
        for item in sorted(run.sentences, key=lambda item: _place(run, item)):
            hit = run.evidence[item.evidence].hit
            if (
                hit.info.kind in OWN_KINDS
                and hit.passage.document_id not in found
                and self._titled(run, hit.info.title)
            ):
                selected = complete(run.evidence[item.evidence], item.sentence, item.score)
                if selected and not selected.is_row and readability(selected.text) >= PLAIN:
                    found[hit.passage.document_id] = selected
        by_relevance = [item.hit.passage.document_id for item in run.evidence]
        return [found[document] for document in dict.fromkeys(by_relevance) if document in found][:MOST_OWN]

    def _titled(self, run: Run, title: str) -> bool:
        understood = run.understood
        words = asked_words(understood.search_text or run.standalone, understood.synonyms, ("publication",))
        topics = {mention.topic_id for mention in self.catalogue.find_topics(title)}
        covered = weighted_coverage(coverages(words, text_words(title)), words.importance)
        return bool(topics & set(understood.topics)) or (bool(words.stems) and covered >= ENOUGH)

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


def _place(run: Run, item: ScoredSentence) -> tuple[int, int, int]:
    """Where in its document a sentence stands."""
    passage = run.evidence[item.evidence].hit.passage
    return passage.page_index, passage.span.start, item.sentence
