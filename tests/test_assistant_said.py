"""A word a question hangs on is told by its own forms, not by what a search brings near it."""

from __future__ import annotations

import pytest

from assistant.evidence.words.said import says_itself


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Genehmigung", "Die Strategie wurde 2023 genehmigt."),
        ("Genehmigung", "Eine Baugenehmigung lag vor."),
        ("Beschluss", "Der Rat beschloss die Strategie."),
        ("Anmeldung", "Man meldet sich online an."),
        ("Vertrag", "Es gibt Verträge zwischen Städten."),
        ("Rat", "Der Stadtrat tagt."),
        ("mieten", "Die Räume werden gemietet."),
        ("Lizenz", "Die Module sind lizenzfrei."),
    ],
)
def test_forms_of_the_word(word: str, text: str) -> None:
    assert says_itself(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Genehmigung", "Jena kommt mit drei Sensoren aus, das ist angenehm."),
        ("Satzung", "Der Einsatz ist nötig, gesetzt den Fall."),
        ("Einsamkeit", "Ältere üben gemeinsam."),
        ("Bürger", "Wolfsburg misst Pegel."),
        ("Rat", "Man fährt Fahrrad."),
    ],
)
def test_neighbours_are_no_forms(word: str, text: str) -> None:
    assert not says_itself(word, text)
