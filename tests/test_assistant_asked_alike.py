"""A plural "die" means every town the same was asked of, where one figure of each is asked for."""

from __future__ import annotations

import pytest
from dialogues import follow_ups, resolved

from assistant.understanding.dialogue.resolved import Outcome
from assistant.understanding.parts import parts_of
from assistant.understanding.places import places_of

ULM, AND_WOLFSBURG, AND_GERA = "Was macht Ulm?", "Und Wolfsburg?", "Und Gera?"


def _turns(*questions: str) -> list[tuple[str, str]]:
    return [(question, "Dazu steht etwas da. [1]") for question in questions]


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ([ULM, AND_WOLFSBURG], "Wie viel Geld haben die bekommen?", "Wie viel Geld haben Ulm und Wolfsburg bekommen?"),
        ([ULM, "Was macht Gera?"], "Und wie viel Geld kriegen die?", "Wie viel Geld kriegen Ulm und Gera?"),
        ([ULM, AND_WOLFSBURG, AND_GERA], "Wie viele Einwohner haben sie?", "haben Ulm, Wolfsburg und Gera?"),
        (
            ["Was machen Ulm und Gera?"],
            "Wieviel Förderung bekommen die eigentlich?",
            "bekommen Ulm und Gera eigentlich?",
        ),
        # a figure every town has is not one of the thing
        (
            ["Was macht Ulm mit LoRaWAN?", AND_GERA],
            "Wie viel Geld haben die vom Bund erhalten?",
            "Wie viel Geld haben Ulm und Gera vom Bund erhalten?",
        ),
        # a question about both in between leaves them spoken of
        (
            [ULM, AND_GERA, "Welche von beiden hat eine App?"],
            "Wie viel Geld haben die bekommen?",
            "Wie viel Geld haben Ulm und Gera bekommen?",
        ),
        ([ULM, AND_GERA], "Wie viel Geld haben die beiden bekommen?", "Wie viel Geld haben Ulm und Gera bekommen?"),
    ],
)
def test_a_plural_means_all_the_same_was_asked_of(before: list[str], question: str, expected: str) -> None:
    found = resolved(question, *_turns(*before))
    assert found.text.endswith(expected)
    assert found.outcome is Outcome.CARRIED


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ([ULM], "Wie viel Geld haben die bekommen?", "Wie viel Geld haben die bekommen: Ulm?"),
        ([ULM, AND_GERA], "Wie viel Geld hat sie bekommen?", "Wie viel Geld hat sie bekommen: Gera?"),
        ([ULM, AND_GERA], "Wie viel Geld bekommt die Stadt?", "Wie viel Geld bekommt Gera?"),
        ([ULM, AND_GERA], "Wie viel Geld haben die Schulen bekommen?", "Wie viel Geld haben die Schulen bekommen?"),
        # asked something else: no pair
        ([ULM, "Wie viele Einwohner hat Gera?"], "Wie viel Geld haben die bekommen?", "bekommen: Gera?"),
        # the plural may be the trees
        (["Was macht Ulm mit Bäumen?", "Und Jena?"], "Wie groß sind die?", "Wie groß sind die: Bäumen in Jena?"),
        # a new question ends it
        ([ULM, AND_GERA, "Welche Städte nutzen LoRaWAN?"], "Wie viel Geld haben die bekommen?", "bekommen: LoRaWAN?"),
    ],
)
def test_one_town_or_a_thing_stays_what_is_meant(before: list[str], question: str, expected: str) -> None:
    assert resolved(question, *_turns(*before)).text.endswith(expected)


def test_behind_the_verb_of_one_town_the_participle_stays() -> None:
    question = "Wie viel Geld haben Ulm und Wolfsburg bekommen?"
    parts = parts_of(question, places_of(question, follow_ups().mentions, follow_ups().find_names))
    assert [part.text for part in parts] == ["Wie viel Geld hat Ulm bekommen?", "Wie viel Geld hat Wolfsburg bekommen?"]
