"""Who does not have a thing is not told by who has it."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE, judged, shown

from assistant.gaps.lacking import asks_who_lacks, lacking_gap

HAVING = "Gera hat eine App mit Mängelmelder."


@pytest.mark.parametrize(
    "question",
    [
        "Welche Landkreise haben keinen Chatbot?",
        "Welche Gemeinden nutzen keine Sensoren an Bäumen?",
        "Wer beteiligt die Bürger nicht?",
        "Wer hat noch keine Datenstrategie?",
        "Welche Städte planen keinen digitalen Zwilling?",
        "Welche Kommunen arbeiten ohne Bürgerbeteiligung?",
        "Wo gibt es kein LoRaWAN?",
        "In welchen Bundesländern gibt es kein Modellprojekt?",
        "Which municipalities have no data strategy?",
        "Which cities do not use sensors?",
    ],
)
def test_who_lacks_a_thing_is_asked(question: str) -> None:
    assert asks_who_lacks(question)


@pytest.mark.parametrize(
    "question",
    [
        "Welche Städte haben eine App?",
        "Welche Projekte haben nicht funktioniert?",
        "Wer darf sich nicht bewerben?",
        "Welche Städte haben Sensoren ohne Batterie?",
        "Welche Städte haben eine App, die kein Internet braucht?",
        "Welche Städte, die kein Modellprojekt sind, haben eine App?",
        "Welche Städte nutzen KI und was darf die KI dort nicht?",
        "Welche Kommunen haben nicht nur Sensoren?",
        "Was kann die App nicht?",
        "Which cities have not only sensors?",
    ],
)
def test_other_denials_ask_something_else(question: str) -> None:
    assert not asks_who_lacks(question)


@pytest.mark.parametrize("question", ["Welche Städte haben keine App?", "Wer hat keine App?"])
def test_those_who_have_it_are_not_shown(question: str) -> None:
    gap = lacking_gap(judged(question, HAVING), CATALOGUE)
    assert not shown(gap)
    assert gap is not None
    assert gap.opening


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Welche Städte haben keine App?", "Gera hat keine App."),
        ("Welche Städte haben keine App?", "In Gera fehlt eine App."),
        ("Wer verarbeitet keine Videodaten?", "Freiburg verarbeitet keine Videodaten."),
    ],
)
def test_what_denies_the_thing_stands_alone(question: str, text: str) -> None:
    assert shown(lacking_gap(judged(question, HAVING, text), CATALOGUE)) == [text]


def test_a_denial_of_another_thing_is_none() -> None:
    run = judged("Welche Städte haben keine App?", "Gera hat eine App, aber keinen Schalter.")
    assert not shown(lacking_gap(run, CATALOGUE))
