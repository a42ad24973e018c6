"""Model projects that fulfil conditions and, for all the catalogue knows, work on the topic asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, DraftExample, Form
from assistant.evidence.words.matching import generic_stems
from assistant.projects.conditions import Conditions, Fit
from assistant.run import Run
from assistant.understanding.asked_projects import about_nothing_else
from assistant.understanding.phrases import joined
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue, Project
from ingest.german import content_words, fold, stem

MOST_NAMED = 20
"""Projects of a state or a round; more are no help to who asks for one."""
SHORTEST_END = 4
"""Letters of a word that others may end in."""


@dataclass(frozen=True, slots=True)
class Topical:
    """What the catalogue tells where sentences are asked for: the topics of a project, and who there is."""

    catalogue: Catalogue
    documents: CatalogueDocuments | None
    """None: nothing of the catalogue can be cited, so nothing of it is told."""

    def asks_of_topic(self, run: Run) -> bool:
        """ "Welche Modellprojekte in Hessen arbeiten am Thema Wasser?" asks for nothing but a topic of projects."""
        question = run.standalone
        states = [mention.span for mention in self.catalogue.find_states(question)]
        spans = [mention.span for mention in self.catalogue.find_topics(question)]
        return bool(_topics(run)) and about_nothing_else(question, [*states, *spans])

    def names_topic(self, run: Run) -> bool:
        """True where the question has a word of the topic's name: all of the topic is meant, not one thing of it."""
        labels = self._label_stems(run)
        return any(stem(word) in labels for word in content_words(run.in_german))

    def is_all_of(self, text: str, run: Run) -> bool:
        """True where ``text`` says nothing but the names of topics, also as the end of a word the topic lists.

        "Bürgerbeteiligung" is such a word; "Baumsensoren" are one thing of two topics.
        """
        labels, listed = self._label_stems(run), self._listed_stems(run)
        asked = [word for word in map(stem, content_words(text)) if word not in generic_stems()]
        ends = tuple(label for label in labels if len(label) >= SHORTEST_END)
        return bool(asked) and all(word in labels or (word in listed and word.endswith(ends)) for word in asked)

    def speaks_of_all_topics(self, run: Run, text: str) -> bool:
        told = {mention.topic_id for mention in self.catalogue.find_topics(text)}
        return bool(_topics(run)) and told.issuperset(_topics(run))

    def _listed_stems(self, run: Run) -> frozenset[str]:
        return frozenset(stem(fold(word)) for topic in _topics(run) for word in self.catalogue.topic(topic).words)

    def _label_stems(self, run: Run) -> frozenset[str]:
        labels = (self.catalogue.topic(topic).label for topic in _topics(run))
        return frozenset(stem(word) for label in labels for word in content_words(label))

    def projects(self, run: Run, conditions: Conditions) -> list[Project]:
        """Those that fulfil the conditions and have a topic of the question."""
        if self.documents is None:
            return []
        asked = _topics(run)
        return [project for project in self._fitting(conditions) if any(topic in asked for topic in project.topics)]

    def speaks_of_topic(self, run: Run, text: str) -> bool:
        asked = _topics(run)
        return any(mention.topic_id in asked for mention in self.catalogue.find_topics(text))

    def listed(self, run: Run, projects: Sequence[Project]) -> Iterator[Draft]:
        """The projects with the themes the catalogue has of them."""
        if not projects or self.documents is None:
            return
        labels = joined(
            [wording("comparable", "quoted", text=self.catalogue.topic(topic).label) for topic in _topics(run)]
        )
        yield Draft(run.wording("project_list", "of_topic", topics=labels), Support.FRAMING, form=Form.HEADING)
        for project in projects:
            quote = self.documents.row(CatalogueFile.PROJECTS, project.id)
            about = wording("project_list", "themes", themes=joined(project.themes))
            run.examples.append(DraftExample(project.id, about, (quote,)))
            text = wording("project_list", "item", name=project.name, about=about)
            yield Draft(text, Support.CATALOGUE, (quote,), Form.ITEM)

    def named(self, run: Run, conditions: Conditions) -> Iterator[Draft]:
        """Whoever fulfils the conditions, so that the reader knows whom to ask."""
        found = self._fitting(conditions)
        if not found or len(found) > MOST_NAMED or conditions.among or self.documents is None:
            return
        names = joined([project.name for project in found])
        quotes = tuple(self.documents.row(CatalogueFile.PROJECTS, project.id) for project in found)
        text = run.wording("project_list", "named", conditions=conditions.text_in(run.language), names=names)
        yield Draft(text, Support.CATALOGUE, quotes)

    def _fitting(self, conditions: Conditions) -> list[Project]:
        projects = self.catalogue.projects_by_name()
        return [project for project in projects if conditions.fit(project, self.catalogue) is Fit.FITS]


def _topics(run: Run) -> tuple[str, ...]:
    """Without those that half of the projects have, or that only say where something is."""
    unspecific = texts("question_words")["unspecific_topics"].split()
    return tuple(topic for topic in run.understood.topics if topic not in unspecific)
