"""Examples of projects that a question sets conditions for: of a state, a size, a round or a list shown before."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft
from assistant.evidence.drafting import Drafting
from assistant.evidence.examples.example_sentences import of_the_deed
from assistant.evidence.examples.project_examples import Told
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.words.matching import asked_words, coverage_of
from assistant.evidence.words.undone import ending, tells_of
from assistant.projects.conditions import RURAL, Conditions, Fit, probably_fits
from assistant.projects.members import mean_population
from assistant.projects.people import members_text, people_of
from assistant.projects.topical import Topical
from assistant.run import Run, ScoredSentence
from assistant.understanding.asked_projects import without, without_chosen, without_conditions, without_sizes
from assistant.understanding.typed.fragments import without_size_apart
from assistant.understanding.typed.lacks import in_usual_words
from assistant.wording import wording
from ingest.catalogue import Catalogue, Project
from ingest.catalogue.mentions import Via

MOST_EXAMPLES = 3
"""Examples beside an answer, or beside those that fulfil the conditions."""
MOST_LISTED = 6
"""Model projects in a list answer; more are found by asking on."""
ON_SUBJECT = 0.5
"""Share of the asked words, conditions aside, that an example must speak of."""


@dataclass(frozen=True, slots=True)
class ExampleLists:
    """Lists of what projects tell of the subject, by whether they fulfil the conditions of the question."""

    catalogue: Catalogue
    documents: CatalogueDocuments | None
    """Where what the catalogue tells is cited from; None: only sentences are told."""

    @property
    def _topical(self) -> Topical:
        return Topical(self.catalogue, self.documents)

    @property
    def _drafting(self) -> Drafting:
        return Drafting(self.catalogue)

    def told_on_subject(self, run: Run) -> list[Told]:
        """The best that each project tells of the subject, whether it fulfils the conditions or not."""
        return self._told(run, self._on_subject(run))

    def fulfilling(self, run: Run, conditions: Conditions, listed: Sequence[Told]) -> Iterator[Draft]:
        """Those that fulfil the conditions; apart from them those whose number of inhabitants is not known, and those
        of another size where none of the size asked for is known, or villages are asked about.
        """
        rated = [(conditions.fit_told(self._project(told[0]), self.catalogue), told) for told in listed]
        fits = [told for fit, told in rated if fit is Fit.FITS][:MOST_LISTED]
        unknown = [told for fit, told in rated if fit is Fit.UNKNOWN][: MOST_LISTED - len(fits)]
        others = self._of_other_size(conditions, listed, is_alone=not fits and not unknown)
        is_of_topic = self._topical.asks_of_topic(run)
        if is_of_topic and (of_topic := self._topical.projects(run, conditions)):
            yield from self._of_topic(run, of_topic, fits)
        elif is_of_topic and not fits and (told := self._told_of_topic(run, conditions)):
            yield from self._drafting.listed(run, told)
        elif fits or unknown:
            yield from self._here(run, conditions, (fits, unknown, others))
        else:
            yield from self._nothing_here(run, conditions, listed, others)

    def _told(self, run: Run, sentences: Sequence[ScoredSentence]) -> list[Told]:
        return self._drafting.projects.best(run, (), len(self.catalogue.projects), sentences=sentences)

    def _here(self, run: Run, conditions: Conditions, told: tuple[Sequence[Told], ...]) -> Iterator[Draft]:
        """Those that fit, probably fit and may fit, then what is told of villages elsewhere."""
        fits, unknown, others = told
        likely = [item for item in unknown if self._probably_fits(item, conditions)]
        unsure = [item for item in unknown if item not in likely]
        yield from self._drafting.listed(run, fits)
        if likely:
            yield from self._headed(run, "likely_size", likely)
        if unsure and not fits and not likely:
            yield Draft(run.wording("project_list", "none_known"), Support.FRAMING)
        if unsure:
            yield from self._headed(run, "unknown_size_told", unsure)
        if others:
            yield from self._headed(run, "rural_too", others)
        yield from self._people(run, conditions, [project for project, _ in (*fits, *unknown)])
        yield from self._open_parts(run, (*fits, *unknown, *others))

    def _people(self, run: Run, conditions: Conditions, listed: Sequence[str]) -> Iterator[Draft]:
        """How many people those have that were asked for as small, the fewest first."""
        if self.documents is None or not conditions.small_asked:
            return
        projects = sorted((self._project(project) for project in listed), key=lambda one: one.population or math.inf)
        told = [(project, text) for project in projects if (text := _people_text(project))]
        if told:
            quotes = tuple(self.documents.row(CatalogueFile.PROJECTS, project.id) for project, _ in told)
            names = wording("project_list", "apart").join(
                wording("project_list", "item", name=project.name, about=text) for project, text in told
            )
            yield Draft(run.wording("project_list", "people_told", people=names), Support.CATALOGUE, quotes)

    def _probably_fits(self, told: Told, conditions: Conditions) -> bool:
        people = conditions.people
        return people is not None and probably_fits(self._project(told[0]), people, self.catalogue)

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
            yield from self._open_parts(run, others)
            return
        if others and told:
            yield from self._headed(run, "nearest_of_size", told)
            yield from self._headed(run, "other_sizes", others)
            return
        run.status = None if others else AnswerStatus.NO_EVIDENCE
        is_choice = conditions.is_choice and not (of_topic or told or others)
        yield Draft(_none_told(run, conditions, others, is_choice=is_choice), Support.FRAMING)
        yield from self._topical.listed(run, of_topic)
        if told:
            yield from self._headed(run, "told_of_topic", told)
        if others:
            yield from self._headed(run, "other_sizes", others)
            return
        if not of_topic:
            yield from self._topical.named(run, conditions)
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
        yield from self._drafting.headed(run, run.wording("project_list", heading), listed)

    def _open_parts(self, run: Run, listed: Sequence[Told]) -> Iterator[Draft]:
        yield from self._drafting.open_parts(run, [item for _, item in listed], has_examples=True)

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
        found = of_the_deed(run)
        own = [max(coverage_of(words, self._without_towns(item.text)) for words in asked) for item in found]
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


def _first_part(run: Run) -> tuple[str, ...]:
    """The first part of a question of several, without the sizes it names; what others are asked about by a story."""
    parts = run.understood.parts
    is_of_story = bool(parts[0].untranslated) and run.understood.language == "de"
    return (without_sizes(parts[0].text),) if len(parts) > 1 or is_of_story else ()


def _people_text(project: Project) -> str:
    if mean_population(project):
        return members_text(project)
    return people_of(project) or project.population_note or ""


def _none_told(run: Run, conditions: Conditions, others: Sequence[Told], *, is_choice: bool) -> str:
    key = "none_of_them" if is_choice else "none_of_size" if others else "none_here" if conditions else "none"
    return run.wording("project_list", key, conditions=conditions.text_in(run.language), count=len(conditions.among))
