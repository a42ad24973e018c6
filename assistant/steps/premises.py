"""A wrong premise is put right before anything else is said: who is a model project stands in the catalogue."""

from __future__ import annotations

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft
from assistant.gaps.gap import here
from assistant.projects.premises import one_that_left, taken_for_project, tells_of_leaving
from assistant.question import Intent
from assistant.run import Run, Step
from assistant.understanding.mentions import Mentions
from assistant.understanding.names import NameFinder
from assistant.understanding.places import places_of
from ingest.catalogue import Catalogue

ABOUT_ONE = frozenset({Intent.FACT, Intent.EXAMPLES})
"""Questions that can take a municipality for a project; lists name those that are."""


class Premises:
    """Judges, then corrects: what the documents do tell (a town that thought of leaving) stands as it is."""

    def __init__(self, judge: Step, catalogue: Catalogue, documents: CatalogueDocuments) -> None:
        self.name = judge.name
        self._judge = judge
        self._catalogue = catalogue
        self._documents = documents
        self._mentions = Mentions(catalogue)
        self._names = NameFinder(self._mentions)

    def __call__(self, run: Run) -> None:
        self._judge(run)
        if run.only_passages is not None or run.understanding is None or run.understood.intent not in ABOUT_ONE:
            return
        places = places_of(run.standalone, self._mentions, self._names.places)
        if name := taken_for_project(run.standalone, places):
            self._put_right(run, run.wording("premises", "say.not_in", name=name, count=len(self._catalogue.projects)))
        elif (project := one_that_left(run.standalone, places)) and not any(
            tells_of_leaving(item.text) for item in here(run)
        ):
            self._has_not_left(run, project)

    def _put_right(self, run: Run, text: str) -> None:
        """Said first; what is told of the municipality all the same stands behind it."""
        if run.ended:
            run.status = AnswerStatus.NO_EVIDENCE
            run.drafts = [Draft(text, Support.FRAMING), *run.drafts]
        else:
            run.gap = f"{text} {run.gap}".strip()

    def _has_not_left(self, run: Run, project_id: str) -> None:
        project = self._catalogue.project(project_id)
        text = run.wording("premises", "say.in_programme", name=project.name, cohort=project.cohort)
        run.end(AnswerStatus.NO_EVIDENCE)
        run.drafts = [
            Draft(text, Support.CATALOGUE, (self._documents.row(CatalogueFile.PROJECTS, project_id),)),
            Draft(run.wording("premises", "say.no_leaving"), Support.FRAMING),
        ]
