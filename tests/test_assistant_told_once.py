"""A fact stands once in an answer, and what asks one thing is taken for one question."""

from __future__ import annotations

import pytest
from runs import evidence

from assistant.evidence.choosing.selection import Selected, without_repeats
from assistant.question import Asked
from assistant.understanding.parts import parts_of


def told_once(*texts: str) -> list[str]:
    chosen = [Selected(evidence(text), 0, 0, 1.0) for text in texts]
    return [item.text for item in without_repeats(chosen)]


COACH = "In Remmesweiler sammelte 2023 ein ehrenamtlicher „Dorfcoach“ Bestellungen und half bei der Technik."
LESS = "Menschen vor Ort helfen: In Remmesweiler sammelt ein ehrenamtlicher „Dorfcoach“ die Bestellungen."
PORTAL = "Grevesmühlen (rund 11.000 Einwohner) betreibt ein Stadtportal, das zuerst für Smartphones gedacht ist."
AGAIN = "Grevesmühlen betreibt ein Stadtportal, das zuerst für das Smartphone gestaltet ist („mobile first“)."


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ((LESS, COACH), [COACH]),
        ((COACH, LESS), [COACH]),
        ((PORTAL, "Über 80 Personen pflegen die Inhalte.", AGAIN), [PORTAL, "Über 80 Personen pflegen die Inhalte."]),
        (("Gera misst den Pegel am Fluss.", "Gera misst den Pegel am Fluss."), ["Gera misst den Pegel am Fluss."]),
    ],
)
def test_what_another_statement_tells_in_full_is_left_out(texts: tuple[str, ...], kept: list[str]) -> None:
    assert told_once(*texts) == kept


@pytest.mark.parametrize(
    "texts",
    [
        ("Gera misst den Pegel mit Sensoren.", "Jena misst den Pegel mit Sensoren."),
        ("Gera stellte fünf Bänke im Park auf.", "Gera will fünf Bänke im Park aufstellen."),
        ("Die App in Gera ist barrierefrei nutzbar.", "Die App in Gera ist nicht barrierefrei nutzbar."),
        ("Gera zählte 2.700 Fahrgäste im Rufbus.", "Gera zählte 5.000 Fahrgäste im Rufbus."),
        (
            "Stadt und Landkreis Gera arbeiten beim Projekt Stadtland zusammen.",
            "Das Projekt Stadtland von Stadt und Landkreis Gera wird bis 2026 gefördert.",
        ),
    ],
)
def test_what_tells_something_of_its_own_stays(texts: tuple[str, ...]) -> None:
    assert told_once(*texts) == list(texts)


@pytest.mark.parametrize(
    "question",
    [
        "Wo wird gezählt, wie viele Menschen durch die Innenstadt laufen?",
        "Welche Stadt zeigt, wie viele Parkplätze noch frei sind?",
        "Wer misst, wie viele Leute in der Fußgängerzone unterwegs sind?",
    ],
)
def test_a_clause_that_hangs_on_a_question_is_none_of_its_own(question: str) -> None:
    parts = parts_of(question)
    assert all(part.is_of_one for part in parts)
    assert Asked.COUNT not in {part.asked for part in parts}


@pytest.mark.parametrize(
    "question",
    [
        "Was misst Wolfsburg, wie oft werden Daten gesendet?",
        "Wann startete der Rufbus, wie viele Fahrgäste hatte er?",
        "Wo wird gezählt und wie viele Menschen laufen durch die Innenstadt?",
        "Wer weiß, wie viele Leute den Park nutzen?",
    ],
)
def test_two_questions_stay_two(question: str) -> None:
    assert not any(part.is_of_one for part in parts_of(question))


def test_a_name_with_dots_is_cut_nowhere() -> None:
    question = "Wie hoch ist die Miete für das Netz. Werk. Stadt. in Lohmar?"
    assert [part.text for part in parts_of(question)] == [question]


def test_what_is_told_before_a_question_is_still_cut_off() -> None:
    parts = parts_of("Unser Bus fährt selten. Wann fährt er und was kostet er?")
    assert [part.own_text for part in parts] == ["Wann fährt er", "was kostet er"]
