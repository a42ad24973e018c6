"""The best that is told of each model project: what a list or the examples of an answer are made of (pure)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.evidence.choosing.done_first import AS_WELL, Example, done_first
from assistant.evidence.choosing.selection import Selected, complete
from assistant.evidence.judging.answerability import SENTENCES
from assistant.evidence.judging.pertinence import is_certainly_pertinent
from assistant.evidence.sentences.referring import text_of
from assistant.evidence.sentences.sentence_choice import context_of, names_place, says_the_same
from assistant.evidence.sentences.side_notes import How, told_how
from assistant.evidence.sentences.told_of import led_by_project, projects_named, projects_told_of
from assistant.evidence.words.alternatives import alternatives_in
from assistant.evidence.words.matching import asked_words, coverage_of
from assistant.evidence.words.shares import names_another_share
from assistant.question import Asked, QuestionPart
from assistant.run import Run, ScoredSentence
from ingest.catalogue import Catalogue

NEARLY_ALL = 0.8
"""Where one sentence speaks of this much of what is asked, those that speak of its commonest word are no examples."""
LEAST_OF_ONE = 0.05
"""An example speaks at least of the commonest word."""
ON_SIDE = 0.6
"""Share of the words of one of several things that an example of a usual question must speak of."""
EXAMPLE_COVERAGE = 0.75
"""Share of the best coverage a sentence needs to count as an example of the same thing."""

Told = tuple[str, Selected]
"""The id of a project, and what is told of it."""


@dataclass(frozen=True, slots=True)
class ProjectExamples:
    """What the evidence tells of the catalogue's projects."""

    catalogue: Catalogue

    def best(
        self,
        run: Run,
        taken: Sequence[Selected],
        most: int,
        *,
        rows: bool = True,
        sentences: Sequence[ScoredSentence] | None = None,
    ) -> list[Told]:
        """The best sentence of each project not told of yet, best first and rows of tables last; of all sentences where
        none are given. What is planned comes behind what is done, what mentions the thing beside a project last.
        """
        sentences = run.sentences if sentences is None else sentences
        least = _least_coverage(run, sentences)
        found: dict[str, Example] = {}
        for item in _best_told(run, sentences):
            how = told_how(item.text, run.standalone)
            if found and how is How.ELSEWHERE:
                break
            if selected := self._on_thing(run, item, least, rows=rows):
                self._add(Example(selected, how, item.coverage), found, taken, run.apart_from)
        best = done_first(list(found.items()), most)
        return sorted(((project, one.selected) for project, one in best), key=lambda told: told[1].is_row)

    def _add(
        self, example: Example, found: dict[str, Example], taken: Sequence[Selected], apart_from: Collection[str]
    ) -> None:
        """As that of its first project not told of yet; of its only one, in place of a plan for the same thing or of
        what only its headings make an example.
        """
        own = self.projects_of(example.selected)
        before = found.get(own[0]) if len(own) == 1 else None
        if before and (example.is_done_of(before, AS_WELL) or example.says_what_is_lent(before)):
            found[own[0]] = example
        elif not self._is_told(example.selected, (*taken, *(one.selected for one in found.values()))):
            told = {*found, *apart_from, *(project for item in taken for project in self.projects_of(item))}
            new = [project for project in own if project not in told]
            found.update(dict.fromkeys(new[:1], example))

    def _on_thing(self, run: Run, item: ScoredSentence, least: float, *, rows: bool) -> Selected | None:
        """The sentence as a statement on the thing asked about; None where it is none."""
        asked = (part.text for part in run.understood.parts)
        if self._is_elsewhere(run, item) or names_another_share(item.text, asked):
            return None
        selected = complete(item, run.evidence)
        if selected is None or (selected.is_row and not rows):
            return None
        return selected if _speaks_enough(run, item, least) and self.is_of_one_piece(selected) else None

    def _is_elsewhere(self, run: Run, item: ScoredSentence) -> bool:
        """True for a project named without the product or town that is asked about ("Wer nutzt die … App?")."""
        is_silent = not names_place(item.text, run.places)
        return is_silent and (item.elsewhere or bool(projects_named(item.text, self.catalogue)))

    def _is_told(self, selected: Selected, others: Sequence[Selected]) -> bool:
        """True where other statements say the same of all of its projects."""
        alike = [other for other in others if says_the_same(selected.text, other.text)]
        told = {project for other in alike for project in self.projects_of(other)}
        return bool(told) and told.issuperset(self.projects_of(selected))

    def is_of_one_piece(self, selected: Selected) -> bool:
        """False where the sentence and the one it refers back to tell of different projects."""
        passage = selected.evidence.hit.passage
        told = [
            set(projects_named(text_of(selected.evidence, sentence), self.catalogue))
            for sentence in passage.sentences[selected.first : selected.last + 1]
        ]
        named = [projects for projects in told if projects]
        return all(projects & named[-1] for projects in named)

    def projects_of(self, selected: Selected) -> tuple[str, ...]:
        """The projects a statement tells of: those it names, else the only one its headings name."""
        return projects_told_of(selected.text, context_of(selected.evidence), self.catalogue)

    def named(self, selected: Selected) -> str:
        return led_by_project(selected.text, self.projects_of(selected), self.catalogue)


def _best_told(run: Run, sentences: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    """Those of the thing itself first, done or planned, each kind in the order given."""
    return sorted(sentences, key=lambda item: max(told_how(item.text, run.standalone), How.PLANNED))


def _speaks_enough(run: Run, item: ScoredSentence, least: float) -> bool:
    """True for what is on the thing asked about; of a usual question, on one of the things it is looked for by."""
    if is_certainly_pertinent(item, run):
        return True
    if not run.understood.has_sides:
        return item.coverage >= least or _says_an_alternative(item.text, run)
    return any(_on_side(part, item.text) for part in run.understood.parts)


def _says_an_alternative(text: str, run: Run) -> bool:
    """True for what has all of one of the things a question offers: "eine Werkstatt oder einen Makerspace"."""
    sides = (asked_words(alternative, run.understood.synonyms) for alternative in alternatives_in(run.in_german))
    return any(words.stems and coverage_of(words, text) >= NEARLY_ALL for words in sides)


def _on_side(part: QuestionPart, text: str) -> bool:
    return coverage_of(asked_words(part.text), text) >= ON_SIDE


def _least_coverage(run: Run, sentences: Sequence[ScoredSentence]) -> float:
    """What an example must at least speak of, measured by the best one."""
    if _in_many_words(run):
        return 0.0
    return max(EXAMPLE_COVERAGE * _best_coverage(sentences), LEAST_OF_ONE if is_by_words(run) else 0.0)


def _in_many_words(run: Run) -> bool:
    """True for failures in general: each is told in words of its own."""
    parts = run.understood.parts
    return len(parts) > 1 and all(part.asked is Asked.TROUBLE for part in parts)


def is_by_words(run: Run) -> bool:
    """False where a product or place is all that is asked about: that it is named is seen to elsewhere."""
    return bool(run.words.stems) and not run.places


def _best_coverage(sentences: Sequence[ScoredSentence]) -> float:
    """What others are measured by: the first sentence, or one that speaks of nearly all that is asked."""
    covered = [item.coverage for item in sentences[:SENTENCES]]
    return max((share for share in covered if share >= NEARLY_ALL), default=covered[0] if covered else 0.0)
