"""Answers from the sentences themselves: a direct first sentence, what else is said, examples by model project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft, Form
from assistant.evidence.asked.answer_types import answers
from assistant.evidence.choosing.announced import with_lists
from assistant.evidence.choosing.asserted import asserted
from assistant.evidence.choosing.fillers import without_fillers
from assistant.evidence.choosing.going_on import going_on
from assistant.evidence.choosing.parts_told import answers_of, is_told, left_open
from assistant.evidence.choosing.portraits import portrait_asked, portrayed
from assistant.evidence.choosing.selection import (
    FIGURES,
    SEEN,
    Selected,
    choose,
    only_answers,
    sentences_first,
    troubled,
    with_figures,
    without_repeats,
)
from assistant.evidence.choosing.state_untold import state_untold
from assistant.evidence.choosing.to_the_matter import fullest_first, led_by_telling, on_what_is_asked, telling_alone
from assistant.evidence.drafting import Drafting
from assistant.evidence.examples.beside import of_the_same
from assistant.evidence.examples.document_examples import told_by_documents, with_town_above
from assistant.evidence.examples.example_sentences import of_the_deed, on_purpose
from assistant.evidence.examples.project_examples import ProjectExamples, Told, is_by_words
from assistant.evidence.judging.part_answers import is_here, telling
from assistant.evidence.judging.pertinence import pertinent
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.sentences.readability import needs_context, readability
from assistant.evidence.sentences.referring import read_with
from assistant.evidence.words.matching import AskedWords, asked_words, coverage_of
from assistant.evidence.words.series import names_another
from assistant.gaps.gap import opening
from assistant.gaps.nearest import nothing_certain
from assistant.projects.conditions import Conditions, conditions_of
from assistant.projects.example_lists import MOST_EXAMPLES, MOST_LISTED, ExampleLists
from assistant.question import Asked, Intent, QuestionPart
from assistant.run import Run, ScoredSentence, Whole
from assistant.settings import ComposeSettings
from assistant.understanding.typed.fragments import names_size_apart
from assistant.understanding.typed.paraphrases import usual_question
from ingest.catalogue import Catalogue

MOST_SENTENCES = 4
PART_COVERAGE = 0.3
WHEN = frozenset({Asked.DATE, Asked.DURATION})
"""When one thing was says nothing of when others were."""
LEAST_COVERAGE = 0.15
"""Where no sentence speaks of more, a list would be of whatever comes near in meaning."""


@dataclass(frozen=True, slots=True)
class ExtractiveComposer:
    """Every statement is quoted; headings carry no fact."""

    catalogue: Catalogue
    settings: ComposeSettings
    documents: CatalogueDocuments | None = None
    """Where what the catalogue tells is cited from; None: only sentences are told."""

    @property
    def _drafting(self) -> Drafting:
        return Drafting(self.catalogue)

    @property
    def _projects(self) -> ProjectExamples:
        return self._drafting.projects

    def compose(self, run: Run) -> Iterator[Draft]:
        """Sentences for a fact question, a list by project for "Wer hat …?"."""
        examples = self._examples(run) if run.understood.intent is Intent.EXAMPLES else None
        yield from self._sentences(run) if examples is None else examples

    def _examples(self, run: Run) -> Iterator[Draft] | None:
        """What to tell of who has something; None where no list comes of it, so that sentences answer."""
        if not of_the_deed(run):
            return nothing_certain(run, self.catalogue)
        if conditions := conditions_of(run):
            return self._under_conditions(run, conditions)
        if is_by_words(run) and all(item.coverage < LEAST_COVERAGE for item in run.sentences):
            return nothing_certain(run, self.catalogue)
        if told := self._projects.best(run, (), MOST_LISTED, sentences=pertinent(on_purpose(run), run)):
            return self._by_project(run, told)
        if not run.apart_from and (by_documents := told_by_documents(run, MOST_LISTED)):
            return self._by_documents(run, by_documents)
        return _no_others(run) if run.apart_from else None

    def _under_conditions(self, run: Run, conditions: Conditions) -> Iterator[Draft]:
        lists = ExampleLists(self.catalogue, self.documents)
        told = lists.told_on_subject(run)
        if not told and names_size_apart(run.standalone):
            yield from self._of_any_size(run)
        else:
            yield from lists.fulfilling(run, conditions, told)

    def _of_any_size(self, run: Run) -> Iterator[Draft]:
        """What is told of several subjects typed beside a size, where no project has them all."""
        told = list(self._sentences(run))
        if run.status is not AnswerStatus.NO_EVIDENCE:
            yield Draft(run.wording("project_list", "other_sizes_told"), Support.FRAMING)
        yield from told

    def _by_project(self, run: Run, told: Sequence[Told]) -> Iterator[Draft]:
        items = [item for _, item in told]
        yield from _opened(run, items)
        yield from self._drafting.listed(run, told)
        yield from self._drafting.open_parts(run, items, has_examples=True)

    def _by_documents(self, run: Run, told: Sequence[Selected]) -> Iterator[Draft]:
        yield from _opened(run, told)
        yield from (Draft(with_town_above(one), Support.QUOTED, (one.quote,), Form.ITEM) for one in told)
        yield from self._drafting.open_parts(run, told, has_examples=True)

    def _sentences(self, run: Run) -> Iterator[Draft]:
        yield from self._chosen_sentences(run) if run.whole is None else _in_full(run, run.whole)

    def _chosen_sentences(self, run: Run) -> Iterator[Draft]:
        chosen = self._chosen(run)
        if not chosen or self._tells_no_part(run, chosen):
            yield from nothing_certain(run, self.catalogue)
            return
        examples = self._further_examples(run, chosen)
        beside = [told for _, told in examples]
        yield from _opened(run, chosen, beside)
        yield from self._drafting.sentences(run, chosen)
        self._drafting.remember_examples(run, chosen)
        yield from self._drafting.open_parts(run, chosen, has_examples=bool(examples))
        if examples:
            yield from self._drafting.headed(run, run.wording("answers", "examples_heading"), examples)

    def _chosen(self, run: Run) -> list[Selected]:
        """The statements that answer, with the lists and figures they announce, sentences before rows of tables."""
        parts = troubled([part for part in run.understood.parts if part not in run.missing] or run.understood.parts)
        here = telling_alone([item for item in run.sentences if not names_another(run.standalone, item.text)], run)
        chosen = choose(
            on_what_is_asked(pertinent(fullest_first(only_answers(here, parts), run), run), run),
            run.evidence,
            parts,
            words=self.settings.words,
            most=MOST_SENTENCES,
            telling=lambda part: _telling(part, run),
            is_whole=self._projects.is_of_one_piece,
        )
        whole = [item for item in chosen if self._projects.is_of_one_piece(item) and _belongs(item, parts, run)]
        told = sentences_first(with_lists(with_figures(whole), run.evidence), run.sentences, run.evidence)
        told = without_fillers(without_repeats(told), run.standalone, parts)
        return going_on(told, run, words=self.settings.words)

    def _further_examples(self, run: Run, chosen: Sequence[Selected]) -> list[Told]:
        usual = usual_question(run.standalone, run.understood.topics)
        if run.gap or run.understood.projects or (usual and not usual.by_project) or names_size_apart(run.standalone):
            return []
        left = self.settings.words - sum(item.words for item in chosen)
        examples = []
        parts = troubled(run.understood.parts)
        asks_seen = all(part.asked in SEEN for part in parts)
        if all(part.asked in WHEN for part in parts):
            return []
        is_same = of_the_same(run, chosen, self.catalogue)
        sentences = pertinent(on_purpose(run), run)
        for project, selected in self._projects.best(run, chosen, MOST_EXAMPLES, rows=False, sentences=sentences):
            if says_little(selected.text, run.standalone) or not is_same(selected):
                continue
            if asks_seen and not any(answers(selected.text, part) for part in parts):
                continue
            left -= selected.words
            if left >= 0:
                examples.append((project, selected))
        return examples

    def _tells_no_part(self, run: Run, chosen: Sequence[Selected]) -> bool:
        """True where every part would be said to be open: whatever else is told of the thing answers none of them.

        What went wrong is told in words of its own.
        """
        parts = run.understood.parts
        if run.gap or len(parts) < 2 or any(part.asked is Asked.TROUBLE for part in parts):
            return False
        left = left_open(run, chosen)
        found = (item for part in left for item in answers_of(part, run))
        return {part.own_text for part in left} == {part.own_text for part in parts} and not any(
            map(self._projects.is_of_one_piece, found)
        )


def _in_full(run: Run, whole: Whole) -> Iterator[Draft]:
    """Each line of a list is an item of its own."""
    home = run.evidence[whole.evidence]
    told = [Selected(home, first, last, 1.0) for first, last in whole.lines]
    form = Form.ITEM if len(told) > 1 else Form.SENTENCE
    yield from (Draft(item.text, Support.QUOTED, (item.quote,), form) for item in told)


def _no_others(run: Run) -> Iterator[Draft]:
    """That no other project is told of than those shown before."""
    run.status = AnswerStatus.NO_EVIDENCE
    yield Draft(run.wording("answers", "no_others"), Support.FRAMING)


def _opened(run: Run, chosen: Sequence[Selected], beside: Sequence[Selected] = ()) -> Iterator[Draft]:
    """What must be said before the statements ``chosen``, and the examples shown ``beside`` them."""
    shown = [item.text for item in (*chosen, *beside)]
    yield from opening(run, shown)
    yield from asserted(run, shown)
    yield from state_untold(run, [item.text for item in chosen])


def _telling(part: QuestionPart, run: Run) -> Iterable[ScoredSentence]:
    """The sentences that answer ``part``, best first; of several parts, one that asks for nothing particular is
    answered by its words. Asked alone it is answered by the best sentence: ten idle words beside it must not choose.
    """
    if part.asked and len(run.understood.parts) > 1:
        return telling(part, run)
    if told := _portrait(part, run):
        return told
    here = [item for item in run.sentences if is_here(item, part, run) and answers(item.text, part)]
    if len(run.understood.parts) == 1:
        return led_by_telling(here, run)
    told = [item for item in here if _part_coverage(part, _read_on(item, run)) >= PART_COVERAGE]
    if not _is_side(part, run):
        return told

    def fit(item: ScoredSentence) -> tuple[bool, float]:
        is_telling = not says_little(item.text, part.untranslated)
        return is_telling, _part_coverage(part, item.text) * readability(item.text)

    return sorted(told, key=fit, reverse=True)


def _portrait(part: QuestionPart, run: Run) -> Sequence[ScoredSentence]:
    """What one of several parts asks of a project as a whole: "Worum geht es in Gera, und was kostet das?"."""
    portrait = portrait_asked(part.own_text, run.places) if len(run.understood.parts) > 1 else None
    return portrayed(portrait, run.sentences, run.evidence, run.places) if portrait else ()


def _read_on(item: ScoredSentence, run: Run) -> str:
    """The sentence with those it begins by referring to."""
    return read_with(item, run.evidence[item.evidence]) if needs_context(item.text) else item.text


def _is_side(part: QuestionPart, run: Run) -> bool:
    """True for one of the things a usual question is looked for by: what says another one best does not say it."""
    return bool(part.untranslated) and sum(part.untranslated == side.untranslated for side in run.understood.parts) > 1


def _belongs(item: Selected, parts: Sequence[QuestionPart], run: Run) -> bool:
    """Where several figures are asked for, what has none of them is another figure: that of another town or year."""
    if len(run.understood.parts) < 2 or any(part.asked not in FIGURES for part in run.understood.parts):
        return True
    return any(is_told(part, run, [item]) for part in parts)


def _part_coverage(part: QuestionPart, text: str) -> float:
    return coverage_of(_words_of(part), text)


@lru_cache(maxsize=256)
def _words_of(part: QuestionPart) -> AskedWords:
    return asked_words(part.text, wanted=(part.asked,) if part.asked else ())
