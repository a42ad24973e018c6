"""The list of the desk, read in pieces that stay right while new answers come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from assistant.answer import Wire
from assistant.records.kept import KeptAnswer, ListedAnswer, Place, Wanted
from assistant.reviews.review import ReviewState, StaffReview
from assistant.wording import wording
from ingest.errors import WrongUse

AT_A_TIME = 50
"""Answers read before it is seen how many of them are in a state that is asked for: one page of the desk."""
BETWEEN = "~"
"""Stands in no moment and in no id of an answer."""
UNDECIDED = frozenset({ReviewState.UNREVIEWED})
DECIDED = frozenset(ReviewState) - UNDECIDED


class ReviewedAnswer(KeptAnswer):
    """An answer on record as the desk shows it, for as many answers to the same question as ``count`` says."""

    review: StaffReview
    count: int = 1


class ReviewedAnswers(Wire):
    """Newest first. ``next`` is where the list goes on; None at its end."""

    answers: tuple[ReviewedAnswer, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """What no table tells of an answer. ``states``: it is in one of them, in any where none is named; ``stopped``:
    it was, or it is whole."""

    states: frozenset[ReviewState] = frozenset()
    stopped: bool | None = None

    def has(self, one: ReviewedAnswer) -> bool:
        is_in_state = not self.states or one.review.state in self.states
        return is_in_state and self.stopped in (None, one.answer.stopped)


NextAnswers = Callable[[Wanted, Place, int], tuple[tuple[ListedAnswer, ...], Place | None]]
Became = Callable[[Sequence[ListedAnswer]], Iterator[ReviewedAnswer]]


@dataclass(frozen=True, slots=True)
class Listing:
    """``next_answers`` reads on, ``became`` says what became of each: whether its sources stand is in no table."""

    next_answers: NextAnswers
    became: Became

    def page(self, wanted: Wanted, sought: Sought, place: Place, most: int) -> ReviewedAnswers:
        """The next ``most`` answers of those that are sought."""
        wanted = replace(wanted, touched=_touched(sought.states), stopped=sought.stopped is True)
        found = list(islice(self._matching(wanted, sought, place), most + 1))
        goes_on = len(found) > most
        return ReviewedAnswers(
            answers=tuple(answer for answer, _ in found[:most]),
            next=in_words(found[most - 1][1]) if goes_on else None,
        )

    def _matching(self, wanted: Wanted, sought: Sought, place: Place) -> Iterator[tuple[ReviewedAnswer, Place]]:
        """Each with the place after it."""
        goes_on: Place | None = place
        while goes_on is not None:
            listed, goes_on = self.next_answers(wanted, goes_on, AT_A_TIME)
            for one, answer in zip(listed, self.became(listed), strict=True):
                if sought.has(answer):
                    yield answer, one.place


def _touched(states: frozenset[ReviewState]) -> bool | None:
    """What the database can tell of the states before each answer is looked at."""
    if states and states <= UNDECIDED:
        return False
    return True if states and states <= DECIDED else None


def in_words(place: Place) -> str:
    """For an address: to be handed back as it is."""
    at = place.at or place.begun
    return BETWEEN.join((place.begun.isoformat(), at.isoformat(), place.id))


def place_in(words: str) -> Place:
    """Raises ``WrongUse`` for what no list gave."""
    try:
        begun, at, answer_id = words.split(BETWEEN, 2)
        place = Place(datetime.fromisoformat(begun), datetime.fromisoformat(at), answer_id)
    except ValueError as error:
        raise WrongUse(wording("reviews", "no_place")) from error
    if place.begun.tzinfo is None or place.at is None or place.at.tzinfo is None:
        raise WrongUse(wording("reviews", "no_place"))
    return place
