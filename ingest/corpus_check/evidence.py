"""What the catalogue states, by marker key and by address of the source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.catalogue import Catalogue, Fact, Project, Publication
from ingest.corpus_check.figures import Figures, figures_of
from ingest.documents import Span

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Evidence:
    """Keys: ``F123`` a fact, ``P01`` a publication, ``P:id`` a row of the model projects."""

    catalogue: Catalogue

    @cached_property
    def by_key(self) -> dict[str, Figures]:
        return {key: self.figures(text) for key, _, text in self._statements()}

    @cached_property
    def by_url(self) -> dict[str, list[Figures]]:
        found: dict[str, list[Figures]] = defaultdict(list)
        for key, url, _ in self._statements():
            found[url].append(self.by_key[key])
        return dict(found)

    def figures(self, text: str) -> Figures:
        return figures_of(text, self._names)

    def _names(self, text: str) -> list[Span]:
        """Names with a digit in them; a name without digits hides nothing."""
        spans = (mention.span for mention in self.catalogue.find_projects(text))
        return [span for span in spans if _DIGIT.search(text[span.start : span.end])]

    def _statements(self) -> Iterator[tuple[str, str, str]]:
        """Key, address and everything that is stated there, title and date included."""
        for fact in self.catalogue.facts:
            yield fact.id, fact.source_url, _fact_text(fact)
        for publication in self.catalogue.publications:
            yield publication.id, publication.url, _publication_text(publication)
        for project in self.catalogue.projects:
            yield f"P:{project.id}", project.source, _project_text(project)


def _fact_text(fact: Fact) -> str:
    return f"{fact.fact} {fact.source_title} {fact.source_date or ''}"


def _publication_text(publication: Publication) -> str:
    return f"{publication.title} {publication.publisher} {publication.contents} {publication.date or ''}"


def _project_text(project: Project) -> str:
    return " ".join((project.name, *project.municipalities, str(project.cohort), *project.themes))
