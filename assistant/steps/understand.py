"""From the standalone question to what it wants and speaks of; greetings and bare ambiguous names end here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from assistant.answer import AnswerStatus, NoticeCode
from assistant.evidence.asked.answer_types import asked_of
from assistant.evidence.asked.later import without_later
from assistant.evidence.words.matching import generic_stems
from assistant.gaps.prices import without_phases
from assistant.glossary_terms import asks_how_it_works, with_short_names
from assistant.projects.conditions import conditions_of, with_sizes
from assistant.projects.each_side import names_sides
from assistant.projects.profile import profile_in
from assistant.projects.tally import tally_in
from assistant.question import Asked, Intent, QuestionPart, Understanding, over_passages
from assistant.run import Run
from assistant.understanding.ahead import asks_who_is_ahead
from assistant.understanding.asked_projects import (
    among_of,
    asks_for_list,
    asks_of_listed,
    with_own_size,
    with_year_of_round,
    without_chosen,
    without_conditions,
    without_people,
)
from assistant.understanding.conditions import required, with_wishes
from assistant.understanding.dialogue.replacing import stripped
from assistant.understanding.intents import SMALL_TALK, intent_of
from assistant.understanding.language import in_german, language_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.missing import subjects_of
from assistant.understanding.names import NameFinder
from assistant.understanding.parts import asking_first, parts_of
from assistant.understanding.phrases import joined
from assistant.understanding.places import Place, PlaceKind, places_of
from assistant.understanding.ranking_question import ranking_in
from assistant.understanding.reading import kinds_of, population_of, since_of, type_spans, types_of
from assistant.understanding.restricted import asks_where_it_is
from assistant.understanding.tokens import overlaps
from assistant.understanding.typed.fragments import names_size_apart, without_size_apart
from assistant.understanding.typed.lacks import in_usual_words
from assistant.understanding.typed.paraphrases import SIDES, Paraphrase, usual_question
from assistant.understanding.typed.stories import asks_openly, told_before, without_story
from assistant.understanding.typed.synonyms import Synonyms
from assistant.wording import Language, texts
from ingest.catalogue import Catalogue, TopicMention
from ingest.documents import Span
from ingest.german import content_words, stem
from ingest.index.hits import PassageFilter

SIZED = frozenset({Intent.FACT, Intent.EXAMPLES})
"""Questions in which the number of inhabitants says of whom is spoken, not what is looked for."""
_TOLD = frozenset({Intent.FACT, Intent.EXAMPLES})
"""Answered from sentences, which tell of what a story names as of what a question names."""
MOST_SIDES = 2
"""Of a usual question beside another one: the answer has room for four sentences."""
PROGRAMME = "foerderung-programm"
"""The topic that every "Modellprojekt" in a question mentions: about the programme only where nothing else is named."""


class Understand:
    """Writes ``run.understanding`` and ``run.where``; says which conditions it read from the question."""

    name = "understand"

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._mentions = Mentions(catalogue)
        self._names = NameFinder(self._mentions)
        self._synonyms = Synonyms(catalogue)

    def __call__(self, run: Run) -> None:
        question = run.standalone
        places = places_of(question, self._mentions, self._names.places)
        intent = _intent(question, places, self._catalogue)
        intent = intent if run.only_passages is None else over_passages(intent)
        run.understanding = understood = self._understanding_of(question, places, run.now, intent)
        explicit = required(run.request.filters, self._catalogue)
        any_size = with_wishes(explicit, question, places, understood)
        run.where = with_sizes(any_size, understood.intent, question, self._catalogue)
        run.wider = explicit if run.where != explicit and understood.intent is Intent.EXAMPLES else None
        if understood.intent in SMALL_TALK:
            run.end(AnswerStatus.CONVERSATION, run.wording("understanding", f"conversation.{understood.intent}"))
        elif meanings := texts("understanding")["ambiguous"].get(stripped(question)):
            run.end(AnswerStatus.CLARIFICATION, _which(run, stripped(question), meanings))
        elif run.only_passages is None:
            _tell(run, explicit)

    def understanding_of(self, question: str, now: datetime) -> Understanding:
        """Everything read from a standalone question; ``now`` is what "in den letzten Jahren" counts from."""
        places = places_of(question, self._mentions, self._names.places)
        return self._understanding_of(question, places, now, _intent(question, places, self._catalogue))

    def _understanding_of(
        self, question: str, places: tuple[Place, ...], now: datetime, intent: Intent
    ) -> Understanding:
        mentions = self._mentions
        language = language_of(question)
        search_text, parts = self._asked(question, places, intent, language)
        story = told_before(search_text) if intent in _TOLD and language == "de" and not places else ""
        names = tuple(dict.fromkeys(found.text for found in self._names.find(question)))
        other_words = self._synonyms.of(search_text, names)
        return Understanding(
            intent=intent,
            parts=parts,
            language=language,
            projects=tuple(dict.fromkeys(found.project_id for found in mentions.projects(question))),
            topics=_topics(question, _of_things(question, mentions.topics(question), intent)),
            states=tuple(dict.fromkeys(mention.state for mention in mentions.states(question))),
            types=types_of(question),
            kinds=kinds_of(question),
            since=since_of(question, now.year),
            population=population_of(question),
            names=names,
            expansions=other_words.expansions,
            synonyms=other_words.synonyms,
            search_text=search_text,
            story=story,
            retrieval_text=self._catalogue.with_project_names(search_text.removeprefix(story)),
        )

    def _asked(
        self, question: str, places: tuple[Place, ...], intent: Intent, language: Language
    ) -> tuple[str, tuple[QuestionPart, ...]]:
        """The text to search for and what it asks, in the words of the documents and without what is told around."""
        bare = in_usual_words(with_short_names(_without_conditions(question, intent), self._catalogue))
        if _is_choice(question, places):
            bare = without_chosen(bare)
        search_text = in_german(bare, self._name_spans(bare)) if language == "en" else bare
        parts = parts_of(bare, places)
        if language == "en":
            parts = self._translated(parts, search_text)
        if not places and (usual := self._usual(parts, (bare, search_text), intent)):
            return " ".join(part.text for part in usual), usual
        if intent in _TOLD and language == "de" and (part := without_story(bare, self._mentions.topics(bare))):
            return part.text, (part,)
        return search_text, parts

    def _usual(
        self, parts: Sequence[QuestionPart], questions: Sequence[str], intent: Intent
    ) -> tuple[QuestionPart, ...]:
        """The parts, usual questions among them in the words of the documents; empty where none is usual.

        ``questions`` is the whole as it was put and, where that is not German, in German. "Welche Städte …?" is usual
        where its answer tells of model projects one by one.
        """
        if intent not in _TOLD:
            return ()
        own = [tuple(questions)] if len(parts) == 1 else [_wordings(part) for part in parts]
        told = [self._usual_of(wordings, questions) for wordings in own]
        if not any(told) or (intent is Intent.EXAMPLES and not all(usual and usual.by_project for usual in told)):
            return ()
        kept = [
            (part, wordings[0], usual)
            for part, wordings, usual in zip(parts, own, told, strict=True)
            if usual or _asks_more(part)
        ]
        most = None if len(kept) == 1 else MOST_SIDES
        return tuple(side for part, text, usual in kept for side in (_sides(usual, text)[:most] if usual else (part,)))

    def _usual_of(self, wordings: Sequence[str], questions: Sequence[str]) -> Paraphrase | None:
        found = (usual_question(text, _topics(text, self._mentions.topics(text))) for text in wordings)
        usual = next(filter(None, found), None)
        return usual if usual and any(map(usual.pattern.search, questions)) else None

    def _translated(self, parts: Sequence[QuestionPart], search_text: str) -> tuple[QuestionPart, ...]:
        """English parts in the words of the documents."""
        if len(parts) == 1:
            return (QuestionPart(search_text, parts[0].asked, untranslated=parts[0].text),)
        return tuple(
            replace(part, text=in_german(part.text, self._name_spans(part.text)), untranslated=part.text)
            for part in parts
        )

    def _name_spans(self, text: str) -> list[Span]:
        places = places_of(text, self._mentions, self._names.places)
        return [*(place.span for place in places), *(found.span for found in self._mentions.projects(text))]


def _intent(question: str, places: Sequence[Place], catalogue: Catalogue) -> Intent:
    """A list of model projects is no answer to a question about a certain one ("Wer steuert in Gera die Laternen?")."""
    if tally_in(question, catalogue):
        return Intent.TALLY
    if ranking_in(question, catalogue):
        return Intent.RANKING
    if profile_in(question, catalogue):
        return Intent.PROFILE
    intent = intent_of(asking_first(question))
    if intent is Intent.EVENTS and asks_openly(question):
        return Intent.FACT
    if intent is Intent.FACT and not places and asks_how_it_works(asking_first(question), catalogue):
        return Intent.DEFINITION
    projects = [place for place in places if place.kind is PlaceKind.PROJECT]
    is_choice = _is_choice(question, places)
    said = [place.span for place in places if place.kind is PlaceKind.STATE or (is_choice and place in projects)]
    if intent in SIZED and _is_list(question, said):
        return Intent.PROJECTS
    if intent in SIZED and (is_choice or (names_size_apart(question) and not places)):
        return Intent.EXAMPLES
    if intent is Intent.FACT and asks_where_it_is(asking_first(question), places):
        return Intent.EXAMPLES
    if intent in SIZED and (asks_who_is_ahead(question, catalogue) or names_sides(question, catalogue)):
        return Intent.COMPARISON
    return Intent.FACT if intent is Intent.EXAMPLES and projects else intent


def _is_choice(question: str, places: Sequence[Place]) -> bool:
    """ "Welche davon nutzen LoRaWAN: Ulm, Gera und Jena?"."""
    return bool(among_of(question, [place.project for place in places if place.project]))


def _is_list(question: str, states: Sequence[Span]) -> bool:
    """True for a list of projects, also where what else is asked is asked of those listed."""
    if asks_for_list(question, states):
        return True
    first = asking_first(question)
    own = [span for span in states if span.end <= len(first)]
    return len(own) == len(states) and asks_for_list(first, own) and asks_of_listed(question[len(first) :])


def _wordings(part: QuestionPart) -> tuple[str, ...]:
    """As it was put and, where that is not German, in German."""
    own = _own(part)
    return (own, part.text) if part.untranslated else (own,)


def _own(part: QuestionPart) -> str:
    """What went wrong is asked of the thing that a neighbour names: failures in general are no answer."""
    return part.text if part.asked is Asked.TROUBLE else part.own_text


def _asks_more(part: QuestionPart) -> bool:
    """False for a part that only goes on: "Schaffen wir das?"."""
    return bool(part.asked or subjects_of(part.own_text))


def _sides(usual: Paraphrase, question: str) -> tuple[QuestionPart, ...]:
    """The sentences that answer a usual question, each looked for on its own."""
    return tuple(
        QuestionPart(side, usual.asked or asked_of(side), untranslated=question) for side in usual.text.split(SIDES)
    )


def _without_conditions(question: str, intent: Intent) -> str:
    """What a question looks for, without the size of the municipalities it is about."""
    if intent is Intent.EXAMPLES:
        return without_conditions(without_size_apart(question))
    if intent is not Intent.FACT:
        return question
    question = without_phases(with_year_of_round(without_people(with_own_size(question))))
    return question if asked_of(question) or not subjects_of(without_later(question)) else without_later(question)


def _topics(question: str, mentions: Sequence[TopicMention]) -> tuple[str, ...]:
    """In order; the programme counts only if named by more than "Modellprojekt", or alone."""
    topics = dict.fromkeys(mention.topic_id for mention in mentions)
    named = [mention for mention in mentions if mention.topic_id == PROGRAMME]
    if len(topics) > 1 and named and all(_is_generic(question, mention) for mention in named):
        del topics[PROGRAMME]
    return tuple(topics)


def _of_things(question: str, mentions: Sequence[TopicMention], intent: Intent) -> Sequence[TopicMention]:
    """Without those in the word for what the askers are, where their like are asked for: "Wir sind ein Dorf"."""
    if intent is not Intent.COMPARABLE:
        return mentions
    sizes = type_spans(question)
    return [item for item in mentions if not overlaps(item.span, sizes)]


def _is_generic(question: str, mention: TopicMention) -> bool:
    written = question[mention.span.start : mention.span.end]
    return all(stem(word) in generic_stems() for word in content_words(written))


def _which(run: Run, name: str, meanings: list[str]) -> str:
    last = run.wording("understanding", "clarification.last_joint")
    return run.wording("understanding", "clarification.ambiguous", name=name, meanings=last.join(meanings))


def _tell(run: Run, explicit: PassageFilter) -> None:
    """Name the conditions that were read from the question, not those the request set itself."""
    is_said = run.understood.intent in {Intent.PROJECTS, Intent.RANKING, Intent.TALLY}
    if run.where.states != explicit.states and not is_said:
        states = joined(sorted(state.value for state in run.where.states))
        run.notice(NoticeCode.FILTER_APPLIED, run.wording("understanding", "filters.state_applied", states=states))
    if run.where.projects != explicit.projects and not is_said:
        sizes = conditions_of(run).without_states()
        text = run.wording("project_list", "size_applied", conditions=sizes.text_in(run.language))
        run.notice(NoticeCode.FILTER_APPLIED, text)
    if run.where.since != explicit.since:
        text = run.wording("understanding", "filters.since_applied", since=run.where.since)
        run.notice(NoticeCode.FILTER_APPLIED, text)
