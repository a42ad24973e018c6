"""Comparisons of several model projects as a table: every cell has its evidence or says that nothing is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.run import Composer, Draft, Form, Quote, Run
from assistant.selection import Selected, complete
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue, Project
from ingest.catalogue.rendering import german_number

FEWEST, MOST = 2, 4
FROM_CATALOGUE = ("state", "type", "cohort", "population", "themes")
ALWAYS = ("state", "type", "themes")
"""Rows of a comparison that names no aspect."""
LONGEST_CELL = 200
"""Characters; a longer sentence belongs into an answer, not into a table."""


@dataclass(frozen=True, slots=True)
class ComparisonComposer:
    """A table for projects; a comparison of terms is answered in sentences."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        projects = [self.catalogue.project(project) for project in run.understood.projects[:MOST]]
        if len(projects) >= FEWEST:
            yield from self._table(run, projects)
        elif run.sentences:
            yield from self.otherwise.compose(run)
        else:
            run.status = AnswerStatus.CLARIFICATION
            yield Draft(wording("catalogue_answers", "comparison_unclear"), Support.FRAMING)

    def _table(self, run: Run, projects: Sequence[Project]) -> Iterator[Draft]:
        header = (wording("catalogue_answers", "aspect"), *(project.name for project in projects))
        yield Draft(" | ".join(header), Support.FRAMING, form=Form.TABLE_ROW)
        for aspect in aspects_of(run.standalone):
            cells = [self._cell(run, project, aspect) for project in projects]
            name = wording("catalogue_answers", f"aspects.{aspect}")
            quotes = tuple(quote for _, quote in cells if quote)
            text = " | ".join((name, *(text.replace("|", "/") for text, _ in cells)))
            yield Draft(text, Support.CATALOGUE if quotes else Support.FRAMING, quotes, Form.TABLE_ROW)

    def _cell(self, run: Run, project: Project, aspect: str) -> tuple[str, Quote | None]:
        known = _catalogue_value(project, aspect)
        if known:
            return known, self.documents.row(CatalogueFile.PROJECTS, project.id)
        sentence = None if aspect in FROM_CATALOGUE else self._sentence(run, project, aspect)
        return (sentence.text, sentence.quote) if sentence else (wording("catalogue_answers", "unknown_cell"), None)

    def _sentence(self, run: Run, project: Project, aspect: str) -> Selected | None:
        for item in run.sentences:
            named = {mention.project_id for mention in self.catalogue.find_projects(item.text)}
            if named == {project.id} and _aspect(aspect).search(item.text) and len(item.text) <= LONGEST_CELL:
                return complete(run.evidence[item.evidence], item.sentence, item.score)
        return None


@cache
def _aspect(aspect: str) -> re.Pattern[str]:
    return re.compile(texts("catalogue_answers")["aspect_words"][aspect], re.IGNORECASE)


def aspects_of(question: str) -> tuple[str, ...]:
    """The aspects the question names, with those every comparison has."""
    named = tuple(aspect for aspect in texts("catalogue_answers")["aspect_words"] if _aspect(aspect).search(question))
    return (*ALWAYS, *(named or ("money",)))


def _catalogue_value(project: Project, aspect: str) -> str:
    values = {
        "state": project.state.value if project.state else "",
        "type": project.type.value if project.type else "",
        "cohort": str(project.cohort),
        "population": german_number(project.population) if project.population else "",
        "themes": ", ".join(project.themes),
    }
    return values.get(aspect, "")
