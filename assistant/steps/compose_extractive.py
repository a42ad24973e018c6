"""Answers from the sentences themselves: a direct first sentence, what else is said, examples by model project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft, DraftExample, Form
from assistant.evidence.announced import with_lists
from assistant.evidence.answer_types import answers
from assistant.evidence.beside import of_the_same
from assistant.evidence.general_sentences import says_little
from assistant.evidence.matching import AskedWords, asked_words, coverages, text_words, weighted_coverage
from assistant.evidence.means import purpose_of
from assistant.evidence.nearest import nothing_certain
from assistant.evidence.part_answers import is_here, telling
from assistant.evidence.parts_told import answers_of, denial_of, is_told, left_open
from assistant.evidence.project_examples import ProjectExamples, Told, is_by_words
from assistant.evidence.selection import (
    FIGURES,
    SEEN,
    Selected,
    choose,
    only_answers,
    sentences_first,
    troubled,
    with_figures,
)
from assistant.evidence.series import names_another
from assistant.evidence.undone import deed_listed, ending, tells_of
from assistant.gaps.gap import opening
from assistant.projects.conditions import (
    RURAL,
    Conditions,
    Fit,
    conditions_of,
    without,
    without_chosen,
    without_conditions,
    without_sizes,
)
from assistant.projects.topical import Topical
from assistant.question import Asked, Intent, QuestionPart
from assistant.run import Run, ScoredSentence
from assistant.settings import ComposeSettings
from assistant.understanding.fragments import names_size_apart, without_size_apart
from assistant.understanding.lacks import in_usual_words
from assistant.understanding.paraphrases import usual_question
from assistant.wording import wording
from ingest.catalogue import Catalogue, Project
from ingest.catalogue.mentions import Via

_TITLE = re.compile(r"„[^“]*“")
"""A name in quotation marks says nothing of what it names: „Fuchstal leuchtet“ is an emergency plan."""
MOST_SENTENCES = 4
PART_COVERAGE = 0.3
MOST_EXAMPLES = 3
MOST_LISTED = 6
"""Model projects in a list answer; more are found by asking on."""
ON_SUBJECT = 0.5
"""Share of the asked words, conditions aside, that an example must speak of."""
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
    def _topical(self) -> Topical:
        return Topical(self.catalogue, self.documents)

    @property
    def _told_by(self) -> ProjectExamples:
        return ProjectExamples(self.catalogue)

    def compose(self, run: Run) -> Iterator[Draft]:
        """Sentences for a fact question, a list by project for "Wer hat …?"."""
        if run.understood.intent is Intent.EXAMPLES:
            if not _of_the_deed(run):
                yield from nothing_certain(run, self.catalogue)
                return
            if conditions := conditions_of(run):
                told = self._told(run, self._on_subject(run))
                if not told and names_size_apart(run.standalone):
                    yield from self._of_any_size(run)
                    return
                yield from self._fulfilling(run, conditions, told)
                return
            if is_by_words(run) and all(item.coverage < LEAST_COVERAGE for item in run.sentences):
                yield from nothing_certain(run, self.catalogue)
                return
            if listed := self._told_by.best(run, (), MOST_LISTED, sentences=_on_purpose(run)):
                yield from opening(run, (item.text for _, item in listed))
                yield from self._list(run, listed)
                yield from self._missing_parts(run, [item for _, item in listed], has_examples=True)
                return
            if run.apart_from:
                run.status = AnswerStatus.NO_EVIDENCE
                yield Draft(run.wording("answers", "no_others"), Support.FRAMING)
                return
        yield from self._sentences(run)

    def _of_any_size(self, run: Run) -> Iterator[Draft]:
        """What is told of several subjects typed beside a size, where no project has them all."""
        told = list(self._sentences(run))
        if run.status is not AnswerStatus.NO_EVIDENCE:
            yield Draft(wording("project_list", "other_sizes_told"), Support.FRAMING)
        yield from told

    def _told(self, run: Run, sentences: Sequence[ScoredSentence]) -> list[Told]:
        return self._told_by.best(run, (), len(self.catalogue.projects), sentences=sentences)

    def _fulfilling(self, run: Run, conditions: Conditions, listed: Sequence[Told]) -> Iterator[Draft]:
        """Those that fulfil the conditions; apart from them those whose number of inhabitants is not known, and those
        of another size where none of the size asked for is known, or villages are asked about.
        """
        rated = [(conditions.fit(self._project(told[0]), self.catalogue), told) for told in listed]
        fits = [told for fit, told in rated if fit is Fit.FITS][:MOST_LISTED]
        unknown = [told for fit, told in rated if fit is Fit.UNKNOWN][: MOST_LISTED - len(fits)]
        others = self._of_other_size(conditions, listed, is_alone=not fits and not unknown)
        is_of_topic = self._topical.asks_of_topic(run)
        if is_of_topic and (of_topic := self._topical.projects(run, conditions)):
            yield from self._of_topic(run, of_topic, fits)
        elif is_of_topic and not fits and (told := self._told_of_topic(run, conditions)):
            yield from self._list(run, told)
        elif fits or unknown:
            yield from self._here(run, fits, unknown, others)
        else:
            yield from self._nothing_here(run, conditions, listed, others)

    def _here(self, run: Run, fits: Sequence[Told], unknown: Sequence[Told], others: Sequence[Told]) -> Iterator[Draft]:
        yield from self._list(run, fits)
        if unknown and not fits:
            yield Draft(wording("project_list", "none_known"), Support.FRAMING)
        if unknown:
            yield from self._headed(run, "unknown_size_told", unknown)
        if others:
            yield from self._headed(run, "rural_too", others)
        yield from self._missing_parts(run, [item for _, item in (*fits, *unknown, *others)], has_examples=True)

    def _of_topic(self, run: Run, projects: Sequence[Project], fits: Sequence[Told]) -> Iterator[Draft]:
        """Whom the catalogue counts to the topic, then what is told of it."""
        yield from self._topical.listed(run, projects)
        if told := [item for item in fits if not says_little(item[1].text, "")]:
            yield from self._headed(run, "told_of_topic", told)

    def _nothing_here(
        self, run: Run, conditions: Conditions, listed: Sequence[Told], others: Sequence[Told]
    ) -> Iterator[Draft]:
        """That no example has what was asked for, who has the topic all the same, and examples from elsewhere."""
        of_topic = self._topical.projects(run, conditions)
        told = self._told_of_topic(run, conditions) if self._topical.names_topic(run) else []
        if others and not (of_topic or told):
            yield from self._headed(run, "other_types", others)
            yield from self._missing_parts(run, [item for _, item in others], has_examples=True)
            return
        if others and told:
            yield from self._headed(run, "nearest_of_size", told)
            yield from self._headed(run, "other_sizes", others)
            return
        run.status = None if others else AnswerStatus.NO_EVIDENCE
        key = "none_of_size" if others else "none_here" if conditions.text else "none"
        yield Draft(wording("project_list", key, conditions=conditions.text), Support.FRAMING)
        yield from self._topical.listed(run, of_topic)
        if told:
            yield from self._headed(run, "told_of_topic", told)
        if others:
            yield from self._headed(run, "other_sizes", others)
            return
        if not of_topic:
            yield from self._topical.named(conditions)
        if not conditions.among:
            yield from self._elsewhere(run, conditions, listed)

    def _elsewhere(self, run: Run, conditions: Conditions, listed: Sequence[Told]) -> Iterator[Draft]:
        """Examples that do not fulfil the conditions; a project whose state is unknown may lie in the one asked for."""
        unknown = [told for told in listed if conditions.states and self._project(told[0]).state is None]
        other = [told for told in listed if told not in unknown]
        if unknown:
            yield from self._headed(run, "no_state_told", unknown[:MOST_EXAMPLES])
        if other:
            yield from self._headed(run, "elsewhere", other[:MOST_EXAMPLES])

    def _told_of_topic(self, run: Run, conditions: Conditions) -> list[Told]:
        """What projects that fulfil the conditions have to tell of the topic, though not of the very thing."""
        about = [replace(item, coverage=1.0) for item in run.sentences if self._topical.speaks_of_topic(run, item.text)]
        told = self._told(run, about)
        return [item for item in told if conditions.fit(self._project(item[0]), self.catalogue) is Fit.FITS][
            :MOST_EXAMPLES
        ]

    def _of_other_size(self, conditions: Conditions, listed: Sequence[Told], *, is_alone: bool) -> list[Told]:
        elsewhere = [told for told in listed if conditions.elsewhere(self._project(told[0]), self.catalogue)]
        if is_alone:
            return elsewhere[:MOST_LISTED]
        rural = [told for told in elsewhere if self._project(told[0]).type in RURAL]
        return rural[:MOST_EXAMPLES] if conditions.village else []

    def _headed(self, run: Run, heading: str, listed: Sequence[Told]) -> Iterator[Draft]:
        yield Draft(wording("project_list", heading), Support.FRAMING, form=Form.HEADING)
        yield from self._list(run, listed)

    def _project(self, project_id: str) -> Project:
        return self.catalogue.project(project_id)

    def _on_subject(self, run: Run) -> list[ScoredSentence]:
        """Without those that speak of the conditions alone: a town in Sachsen need not use sensors.

        What serves the first of several parts is on the subject: who has it is told apart from whether it was used.
        """
        bare = self._bare(run.standalone)
        texts_asked = (bare, in_usual_words(bare), self._bare(run.in_german), *_first_part(run))
        asked = [asked_words(text, run.understood.synonyms) for text in dict.fromkeys(texts_asked)]
        if deed := ending(bare):
            return [replace(item, coverage=1.0) for item in run.sentences if tells_of(item.text, deed)]
        found = _of_the_deed(run)
        own = [max(_coverage(words, self._without_towns(item.text)) for words in asked) for item in found]
        near = [replace(item, coverage=share) for item, share in zip(found, own, strict=True) if share >= ON_SUBJECT]
        return sorted(near, key=lambda item: says_little(item.text, run.standalone))

    def _bare(self, question: str) -> str:
        """What is asked of the projects: ``question`` without what says which ones."""
        states = [mention.span for mention in self.catalogue.find_states(question)]
        return without_conditions(without_size_apart(without_chosen(without(question, states))))

    def _without_towns(self, text: str) -> str:
        """A town's name says nothing of the subject: "Gießen" waters no tree."""
        mentions = self.catalogue.find_projects(text)
        return without(text, [mention.span for mention in mentions if mention.via is not Via.PRODUCT])

    def _sentences(self, run: Run) -> Iterator[Draft]:
        parts = troubled([part for part in run.understood.parts if part not in run.missing] or run.understood.parts)
        chosen = choose(
            only_answers([item for item in run.sentences if not names_another(run.standalone, item.text)], parts),
            run.evidence,
            parts,
            words=self.settings.words,
            most=MOST_SENTENCES,
            telling=lambda part: _telling(part, run),
            is_whole=self._told_by.is_of_one_piece,
        )
        whole = [item for item in chosen if self._told_by.is_of_one_piece(item) and _belongs(item, parts, run)]
        chosen = sentences_first(with_lists(with_figures(whole), run.evidence), run.sentences, run.evidence)
        if not chosen or self._tells_no_part(run, chosen):
            yield from nothing_certain(run, self.catalogue)
            return
        examples = self._further_examples(run, chosen)
        beside = [told for _, told in examples]
        yield from opening(run, (item.text for item in (*chosen, *beside)))
        yield from (_quoted(item, Form.SENTENCE, self._told_by.named(item)) for item in chosen if not item.is_row)
        yield from self._rows(run, [item for item in chosen if item.is_row])
        self._remember_examples(run, chosen)
        yield from self._missing_parts(run, chosen, has_examples=bool(examples))
        if examples:
            yield Draft(run.wording("answers", "examples_heading"), Support.FRAMING, form=Form.HEADING)
            yield from self._list(run, examples)

    def _rows(self, run: Run, rows: Sequence[Selected]) -> Iterator[Draft]:
        """Rows of tables under a line that says what they are."""
        if rows:
            yield Draft(run.wording("answers", "table_heading"), Support.FRAMING, form=Form.HEADING)
        yield from (_quoted(item, Form.ITEM, self._told_by.named(item)) for item in rows)

    def _further_examples(self, run: Run, chosen: Sequence[Selected]) -> list[tuple[str, Selected]]:
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
        for project, selected in self._told_by.best(run, chosen, MOST_EXAMPLES, rows=False, sentences=_on_purpose(run)):
            if says_little(selected.text, run.standalone) or not is_same(selected):
                continue
            if asks_seen and not any(answers(selected.text, part) for part in parts):
                continue
            left -= selected.words
            if left >= 0:
                examples.append((project, selected))
        return examples

    def _missing_parts(self, run: Run, chosen: Sequence[Selected], *, has_examples: bool) -> Iterator[Draft]:
        """What answers the parts still open, else that nothing does; examples say where something is."""
        for part in left_open(run, chosen):
            if has_examples and part.asked is Asked.PLACE:
                continue
            found = next(filter(self._told_by.is_of_one_piece, answers_of(part, run)), None)
            if found:
                yield _quoted(found, Form.SENTENCE, self._told_by.named(found))
                continue
            run.status = AnswerStatus.PARTIAL
            yield Draft(run.wording("answers", denial_of(part), part=part.as_question), Support.FRAMING)

    def _tells_no_part(self, run: Run, chosen: Sequence[Selected]) -> bool:
        """True where every part would be said to be open: whatever else is told of the thing answers none of them.

        What went wrong is told in words of its own.
        """
        parts = run.understood.parts
        if run.gap or len(parts) < 2 or any(part.asked is Asked.TROUBLE for part in parts):
            return False
        left = left_open(run, chosen)
        found = (item for part in left for item in answers_of(part, run))
        return {part.own_text for part in left} == _own_texts(run) and not any(
            map(self._told_by.is_of_one_piece, found)
        )

    def _list(self, run: Run, listed: Sequence[Told]) -> Iterator[Draft]:
        for project, selected in listed:
            run.examples.append(DraftExample(project, selected.text, (selected.quote,)))
        told = [selected for _, selected in listed]
        yield from (_quoted(item, Form.ITEM, self._told_by.named(item)) for item in told if not item.is_row)
        yield from self._rows(run, [item for item in told if item.is_row])

    def _remember_examples(self, run: Run, chosen: Sequence[Selected]) -> None:
        for item in chosen:
            for project in self._told_by.projects_of(item):
                if project not in {example.project for example in run.examples}:
                    run.examples.append(DraftExample(project, item.text, (item.quote,)))


def _on_purpose(run: Run) -> Sequence[ScoredSentence]:
    """Without those that speak of the means alone, where any speaks of what they are to serve."""
    sentences = _of_the_deed(run)
    if any(part.asked is Asked.TROUBLE for part in run.understood.parts):
        sentences = only_answers(sentences, run.understood.parts)
    nouns = purpose_of(run.understood.search_text)
    if not nouns:
        return sentences
    asked = AskedWords(nouns, (1.0,) * len(nouns), run.understood.synonyms)
    found = [item for item in sentences if any(coverages(asked, text_words(_TITLE.sub("", item.text))))]
    return found or sentences


def _of_the_deed(run: Run) -> Sequence[ScoredSentence]:
    """Those that tell of the deed where one must be told; else all."""
    deed = deed_listed(run.in_german)
    return [item for item in run.sentences if tells_of(item.text, deed)] if deed else run.sentences


def _first_part(run: Run) -> tuple[str, ...]:
    """The first part of a question of several, without the sizes it names; what others are asked about by a story."""
    parts = run.understood.parts
    is_of_story = bool(parts[0].untranslated) and run.understood.language == "de"
    return (without_sizes(parts[0].text),) if len(parts) > 1 or is_of_story else ()


def _own_texts(run: Run) -> set[str]:
    return {part.own_text for part in run.understood.parts}


def _coverage(words: AskedWords, text: str) -> float:
    return weighted_coverage(coverages(words, text_words(text)), words.importance)


def _quoted(selected: Selected, form: Form, text: str) -> Draft:
    return Draft(text, Support.QUOTED, (selected.quote,), form)


def _telling(part: QuestionPart, run: Run) -> Iterable[ScoredSentence]:
    """The sentences that answer ``part``, best first; of several parts, one that asks for nothing particular is
    answered by its words. Asked alone it is answered by the best sentence: ten idle words beside it must not choose.
    """
    if part.asked and len(run.understood.parts) > 1:
        return telling(part, run)
    here = (item for item in run.sentences if is_here(item, part, run) and answers(item.text, part))
    if len(run.understood.parts) == 1:
        return here
    return (item for item in here if _part_coverage(part, item.text) >= PART_COVERAGE)


def _belongs(item: Selected, parts: Sequence[QuestionPart], run: Run) -> bool:
    """Where several figures are asked for, what has none of them is another figure: that of another town or year."""
    if len(run.understood.parts) < 2 or any(part.asked not in FIGURES for part in run.understood.parts):
        return True
    return any(is_told(part, run, [item]) for part in parts)


def _part_coverage(part: QuestionPart, text: str) -> float:
    words = asked_words(part.text, wanted=(part.asked,) if part.asked else ())
    return weighted_coverage(coverages(words, text_words(text)), words.importance)
