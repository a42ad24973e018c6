"""What one browser tab remembers, and the request its form makes. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard, TypeVar

from assistant.addresses import seen
from assistant.answer import LONGEST_QUESTION, AnswerRequest, Filters, Profile, Style
from assistant.answer import Turn as PastTurn
from assistant.records.kept import KeptAnswer
from ingest.documents import MunicipalityType, State
from ui.render.turns import Turn
from ui.render.words import say

Choice = TypeVar("Choice", State, MunicipalityType)
FormValue = str | bool | None

MOST_TURNS = 20
"""Turns that stay on the page; older ones go."""
HISTORY_TURNS = 6
"""Turns sent with a question: what is further back is not pointed at any more."""
LONGEST_NAME = 200
LARGEST_POPULATION = 100_000_000
_OURS = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one tab, oldest first. ``id`` is None until the first answer."""

    id: str | None = None
    turns: tuple[Turn, ...] = ()

    def new_turn(self, question: str) -> Turn:
        return Turn(number=self.turns[-1].number + 1 if self.turns else 1, question=question)

    def turn(self, number: object) -> Turn | None:
        """None for a turn that is gone, or never was."""
        return next((turn for turn in self.turns if turn.number == number), None)

    def with_turn(self, turn: Turn) -> Conversation:
        """``turn`` at the end; its answer says which conversation this is."""
        conversation = turn.answer.conversation_id if turn.answer else self.id
        return Conversation(conversation, (*self.turns, turn)[-MOST_TURNS:])

    def rated(self, number: object, useful: bool) -> Conversation:
        turns = tuple(replace(turn, useful=useful) if turn.number == number else turn for turn in self.turns)
        return replace(self, turns=turns)

    @property
    def history(self) -> tuple[PastTurn, ...]:
        """As the pipeline wants it: also what was shown of an answer that was stopped."""
        told = [turn for turn in self.turns if turn.answer or turn.statements]
        return tuple(PastTurn(question=turn.question, answer=turn.text) for turn in told[-HISTORY_TURNS:])


def recalled(kept: Sequence[KeptAnswer]) -> Conversation:
    """As it was, from what is on record of it."""
    conversation = Conversation()
    for one in kept:
        useful = one.feedback[-1].useful if one.feedback else None
        turn = replace(conversation.new_turn(one.answer.question), answer=one.answer, useful=useful)
        conversation = conversation.with_turn(turn)
    return conversation


def is_ours(conversation_id: object) -> TypeGuard[str]:
    """Whether the id is one this page gave: others may have been chosen by programs, so that strangers guess them."""
    return isinstance(conversation_id, str) and _OURS.fullmatch(conversation_id) is not None


@dataclass(frozen=True, slots=True)
class FormValues:
    """The optional fields, as they come from the page: any of them may be missing or nonsense."""

    name: FormValue = None
    state: FormValue = None
    type: FormValue = None
    population: FormValue = None
    only_state: FormValue = None
    only_topic: FormValue = None
    plain: FormValue = None
    """Whether to answer in Einfache Sprache."""

    @property
    def profile(self) -> Profile:
        return Profile(
            name=typed_words(self.name)[:LONGEST_NAME] or None,
            state=_member(State, self.state),
            type=_member(MunicipalityType, self.type),
            population=population(typed_words(self.population)),
        )

    @property
    def style(self) -> Style:
        return "einfach" if self.plain is True else "standard"

    @property
    def filters(self) -> Filters:
        return Filters(state=_member(State, self.only_state), topic=typed_words(self.only_topic) or None)


def request_of(conversation: Conversation, question: str, form: FormValues) -> AnswerRequest:
    """``question`` must have passed ``problem_with``."""
    return AnswerRequest(
        question=question,
        conversation_id=conversation.id,
        history=conversation.history,
        filters=form.filters,
        profile=form.profile,
        style=form.style,
    )


def problem_with(question: str) -> str | None:
    """Why this cannot be asked, in German; None where it can."""
    if not question:
        return say("form.empty")
    if len(question) > LONGEST_QUESTION:
        return say("form.too_long", length=len(question), most=LONGEST_QUESTION)
    return None


def population(words: str) -> int | None:
    """ "12.500", "12 500 Einwohner": the digits. None where there are none or far too many."""
    digits = re.sub(r"\D", "", words)
    number = int(digits) if digits and len(digits) <= len(str(LARGEST_POPULATION)) else 0
    return number if 1 <= number <= LARGEST_POPULATION else None


def _member(kind: type[Choice], value: FormValue) -> Choice | None:
    return next((member for member in kind if member.value == value), None)


def typed_words(words: object) -> str:
    """What was typed or clicked, without control characters and white space around it."""
    return seen(words).strip() if isinstance(words, str) else ""


def topic_choices(topics: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of label and id, as selection lists want them, the empty choice first."""
    return [(say("form.any"), ""), *((label, topic) for topic, label in topics)]
