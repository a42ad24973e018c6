"""Questions for publications are answered with documents, not with sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, Form
from assistant.evidence.choosing.selection import Selected, in_prose
from assistant.evidence.sentences.readability import readability
from assistant.evidence.words.matching import asked_words, coverage_of
from assistant.run import Run, ScoredSentence
from assistant.understanding.phrases import joined
from assistant.wording import texts
from ingest.catalogue import Catalogue, Publication
from ingest.catalogue.rendering import publication_text
from ingest.documents import DocumentKind

_YEAR = re.compile(r"\b20\d\d\b")
MOST = 6
MOST_OF_YEARS = 12
"""Publications of a year are listed, not chosen from."""
ENOUGH = 0.5
"""Share of the asked words a publication must speak of when it does not share the topic."""
TOPIC_GAIN = 1.0
"""To share the topic counts as much as to speak of all asked words."""
OWN_KINDS = frozenset({DocumentKind.DOSSIER, DocumentKind.LEITFADEN, DocumentKind.TRANSFERPAPIER})
MOST_OWN = 3
PLAIN = 0.8
"""Readability of a whole sentence; a heading is below."""
KIND_GAIN = 0.3
"""The kind asked for decides between publications that fit about alike."""


@dataclass(frozen=True, slots=True)
class PublicationsComposer:
    """Publications of the catalogue, the most fitting first, each with its own row as evidence; then own documents."""

    catalogue: Catalogue
    documents: CatalogueDocuments

    def compose(self, run: Run) -> Iterator[Draft]:
        if years := years_asked(run.standalone):
            yield from self._of_years(run, years)
            return
        found, own = self._fitting(run)[:MOST], self._own(run)
        if not found and not own:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("catalogue_answers", "no_publications"), Support.FRAMING)
            return
        yield from self._listed(run, found)
        if own:
            yield Draft(run.wording("catalogue_answers", "own_documents_heading"), Support.FRAMING, form=Form.HEADING)
        for selected in own:
            text = f"[{selected.evidence.hit.info.title}] {selected.text}"
            yield Draft(text, Support.QUOTED, (selected.quote,), Form.ITEM)

    def _listed(self, run: Run, found: Sequence[Publication]) -> Iterator[Draft]:
        if found:
            yield Draft(run.wording("catalogue_answers", "publications_heading"), Support.FRAMING, form=Form.HEADING)
        for publication in found:
            quote = self.documents.row(CatalogueFile.PUBLICATIONS, publication.id)
            yield Draft(publication_text(publication), Support.CATALOGUE, (quote,), Form.ITEM)

    def _of_years(self, run: Run, years: frozenset[str]) -> Iterator[Draft]:
        """Those of the years and the kind asked for; where there are none, what fits without the years."""
        fitting = self._of_kind(run)
        found = [publication for publication in fitting if (publication.date or "")[:4] in years]
        if not found:
            run.status = AnswerStatus.PARTIAL if fitting else AnswerStatus.NO_EVIDENCE
            key = "none_of_years" if fitting else "no_publications"
            text = run.wording("catalogue_answers", key, years=joined(sorted(years)))
            yield Draft(text, Support.FRAMING)
        shown = (found or fitting)[:MOST_OF_YEARS]
        yield from self._listed(run, shown)
        if left := len(found or fitting) - len(shown):
            yield Draft(run.wording("catalogue_answers", "more_publications", count=left), Support.FRAMING)

    def _of_kind(self, run: Run) -> list[Publication]:
        """Of the kind and on the subject asked for; all of the kind where no subject is named. Newest first."""
        understood = run.understood
        subject = without_years(understood.search_text or run.standalone)
        words = asked_words(subject, None, ("publication",)).stems
        names_subject = self.catalogue.find_topics(subject) or understood.projects or words
        fitting = [
            publication
            for publication in (self._fitting(run, subject) if names_subject else self.catalogue.publications)
            if not understood.kinds or publication.kind in understood.kinds
        ]
        return sorted(fitting, key=lambda publication: _falling(publication.date))

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
                selected = in_prose(item, run.evidence)
                if selected and readability(selected.text) >= PLAIN:
                    found[hit.passage.document_id] = selected
        by_relevance = [item.hit.passage.document_id for item in run.evidence]
        return [found[document] for document in dict.fromkeys(by_relevance) if document in found][:MOST_OWN]

    def _titled(self, run: Run, title: str) -> bool:
        understood = run.understood
        words = asked_words(understood.search_text or run.standalone, understood.synonyms, ("publication",))
        topics = {mention.topic_id for mention in self.catalogue.find_topics(title)}
        covered = coverage_of(words, title)
        return bool(topics & set(understood.topics)) or (bool(words.stems) and covered >= ENOUGH)

    def _fitting(self, run: Run, subject: str = "") -> list[Publication]:
        text = subject or run.understood.search_text or run.standalone
        scored = [(self._score(run, publication, text), publication) for publication in self.catalogue.publications]
        kept = [(score, publication) for score, publication in scored if score >= ENOUGH]
        kept.sort(key=lambda item: (-item[0], item[1].date is None, _falling(item[1].date), item[1].id))
        return [publication for _, publication in kept]

    def _score(self, run: Run, publication: Publication, subject: str) -> float:
        understood = run.understood
        words = asked_words(subject, understood.synonyms, ("publication",))
        text = " ".join((publication.title, publication.contents, *publication.themes))
        score = coverage_of(words, text)
        if frozenset(understood.topics) & frozenset(publication.topics):
            score += TOPIC_GAIN
        elif understood.topics:
            return 0.0
        named = {mention.project_id for mention in self.catalogue.find_projects(f"{text} {publication.publisher}")}
        if understood.projects and not named & set(understood.projects):
            return 0.0
        return score + (KIND_GAIN if publication.kind in understood.kinds else 0.0)


def years_asked(question: str) -> frozenset[str]:
    """The years in which something came out: "2024 und 2025", "von 2022 bis 2024"; none where a year only begins."""
    if re.search(texts("catalogue_answers")["issued"]["open"], question, re.IGNORECASE):
        return frozenset()
    named = [int(year) for year in _YEAR.findall(question)]
    if len(named) == 2 and re.search(texts("catalogue_answers")["issued"]["span"], question, re.IGNORECASE):
        named = list(range(min(named), max(named) + 1))
    return frozenset(map(str, named))


def without_years(question: str) -> str:
    """The question without years and the words that say that something came out in them."""
    return re.sub(texts("catalogue_answers")["issued"]["words"], " ", _YEAR.sub(" ", question), flags=re.IGNORECASE)


def _falling(date: str | None) -> tuple[int, ...]:
    return tuple(-int(part) for part in (date or "0").split("-"))


def _place(run: Run, item: ScoredSentence) -> tuple[int, int, int]:
    """Where in its document a sentence stands."""
    passage = run.evidence[item.evidence].hit.passage
    return passage.page_index, passage.span.start, item.sentence
