"""A wrong premise is put right before anything else is said: who is a model project, and that a thing has ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft
from assistant.evidence.choosing.selection import completed
from assistant.gaps.ended import (
    Ending,
    asks_besides,
    course_told,
    last_told,
    on_thing,
    presumed_end,
    tells_of_end,
)
from assistant.gaps.gap import here, lead
from assistant.gaps.known_names import known_names
from assistant.projects.premises import Namesake, namesake_of, one_that_left, taken_for_project, tells_of_leaving
from assistant.question import Intent
from assistant.run import Run, ScoredSentence, Step
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
        elif (ending := presumed_end(run.standalone)) and self._is_named(run):
            self._has_not_ended(run, ending)
        elif not run.ended and (other := namesake_of(run.standalone, self._catalogue)):
            self._is_of_namesake(run, other)

    def _is_named(self, run: Run) -> bool:
        """True where the question names what it is about; of any bus whatever it may be told that it ended."""
        return bool(
            run.places
            or self._catalogue.find_terms(run.standalone)
            or known_names(run.standalone, run.evidence, self._catalogue)
        )

    def _put_right(self, run: Run, text: str) -> None:
        """Said first; what is told of the municipality all the same stands behind it."""
        run.corrected = True
        if run.ended:
            run.status = AnswerStatus.NO_EVIDENCE
            run.drafts = [Draft(text, Support.FRAMING), *run.drafts]
        else:
            run.gap = f"{text} {run.gap}".strip()

    def _is_of_namesake(self, run: Run, other: Namesake) -> None:
        """Said unless what was found speaks of the one asked about, too ("Stadt und Landkreis Würzburg")."""
        if not any(other.asked in item.text for item in here(run)):
            self._put_right(run, run.wording("premises", "say.of_namesake", told=other.told, asked=other.asked))

    def _has_not_left(self, run: Run, project_id: str) -> None:
        project = self._catalogue.project(project_id)
        text = run.wording("premises", "say.in_programme", name=project.name, cohort=project.cohort)
        run.end(AnswerStatus.NO_EVIDENCE)
        run.corrected = True
        run.drafts = [
            Draft(text, Support.CATALOGUE, (self._documents.row(CatalogueFile.PROJECTS, project_id),)),
            Draft(run.wording("premises", "say.no_leaving"), Support.FRAMING),
            *_quoted(course_told(run), run),
        ]

    def _has_not_ended(self, run: Run, ending: Ending) -> None:
        """Said only of what the documents speak of and tell no end of; what is asked besides is answered behind it."""
        on_it = on_thing(run)
        if any(tells_of_end(item.text, ending) for item in on_it):
            if not run.ended:
                lead(run, lambda item: item in on_it and tells_of_end(item.text, ending))
            return
        shown = last_told(run, on_it)
        if not shown or run.status not in (None, AnswerStatus.NO_EVIDENCE):
            return
        text = run.wording("premises", "say.not_ended", end=run.wording("premises", f"ends.{ending.key}"))
        if asks_besides(run, ending):
            self._put_right(run, text)
            return
        run.end(AnswerStatus.NO_EVIDENCE)
        run.corrected = True
        run.drafts = [
            Draft(f"{text} {run.wording('premises', 'say.stands')}", Support.FRAMING),
            *_quoted(shown, run),
        ]


def _quoted(sentences: Sequence[ScoredSentence], run: Run) -> Iterator[Draft]:
    return (Draft(item.text, Support.QUOTED, (item.quote,)) for item in completed(sentences, run.evidence))
