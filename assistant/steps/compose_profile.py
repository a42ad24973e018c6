"""Who belongs to a model project and how big it is: from the catalogue, the documents' own numbers first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, Quote
from assistant.evidence.choosing.selection import Selected, completed
from assistant.evidence.sentences.sentence_choice import says_the_same
from assistant.projects.people import people_of
from assistant.projects.profile import SEVERAL, Profile, Wanted, profile_in, tells_people
from assistant.projects.row_told import row_told
from assistant.run import Composer, Run
from assistant.understanding.phrases import joined
from ingest.catalogue import Catalogue, Project

MOST_SENTENCES = 3
"""Sources may contradict each other."""


@dataclass(frozen=True, slots=True)
class ProfileComposer:
    """What a size is measured by is inhabitants: where none are told, that is said, and never a sum of money."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        asked = profile_in(run.in_german, self.catalogue) or profile_in(run.standalone, self.catalogue)
        if asked is None or run.only_passages is not None:
            yield from self.otherwise.compose(run)
        elif asked.wanted is Wanted.MEMBERS:
            yield self._members(run, asked.project)
        elif asked.wanted is Wanted.STATE:
            yield from self._state(run, asked)
        else:
            yield from self._size(run, asked)

    def _members(self, run: Run, project: Project) -> Draft:
        names = project.municipalities
        key = "answer.members" if len(names) == SEVERAL else "answer.count"
        text = run.wording("profile", key, name=project.name, count=len(names), members=joined(list(names)))
        return Draft(text, Support.CATALOGUE, self._row(project))

    def _state(self, run: Run, asked: Profile) -> Iterator[Draft]:
        if asked.project.state is None:
            run.status = AnswerStatus.NO_EVIDENCE
        yield from row_told(run, asked, self.documents)

    def _size(self, run: Run, asked: Profile) -> Iterator[Draft]:
        told = _told(run, asked.written)
        yield from (Draft(item.text, Support.QUOTED, (item.quote,)) for item in told)
        if told:
            return
        project = asked.project
        is_whole = asked.written not in project.municipalities or len(project.municipalities) < SEVERAL
        if not is_whole or project.population is None:
            run.status = AnswerStatus.PARTIAL
            yield Draft(run.wording("profile", "answer.no_size", written=asked.written), Support.FRAMING)
        if project.population is not None:
            key = "answer.size" if is_whole else "answer.size_of_whole"
            yield self._said(run, project, key, people=people_of(project))
        elif project.population_note:
            yield self._said(run, project, "answer.noted", note=project.population_note)
        elif project.type:
            yield self._said(run, project, "answer.type", type=project.type.value)

    def _said(self, run: Run, project: Project, key: str, **values: str) -> Draft:
        return Draft(run.wording("profile", key, name=project.name, **values), Support.CATALOGUE, self._row(project))

    def _row(self, project: Project) -> tuple[Quote, ...]:
        return (self.documents.row(CatalogueFile.PROJECTS, project.id),)


def _told(run: Run, written: str) -> list[Selected]:
    """Sentences that tell how many people live in ``written``, each once."""
    found: list[Selected] = []
    for item in completed((item for item in run.sentences if tells_people(item.text, written)), run.evidence):
        if not item.is_row and not any(says_the_same(item.text, other.text) for other in found):
            found.append(item)
    return found[:MOST_SENTENCES]
