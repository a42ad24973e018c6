"""What warns of one peril is no example for another, and a fire brigade is no fire."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE, judged

from assistant.evidence.judging.answerability import sentences_for
from assistant.evidence.sentences.perils import of_peril_asked, perils_in
from assistant.understanding.typed.synonyms import Synonyms
from ingest.german import stem

FLOOD = "In Lemgo gibt es ein Dashboard des Hochwasserinfosystems auch für die Feuerwehr."
FOREST = "Wiesenburg baut Sensorik für Waldbrand auf."


@pytest.mark.parametrize(
    ("text", "perils"),
    [
        (FLOOD, {"water"}),
        (FOREST, {"fire"}),
        ("Waldbrände und Pegelstände", {"fire", "water"}),
        ("Die Feuerwehr in Brandenburg und Brandis", set()),
        ("Verbände am Strand, Breitband", set()),
        ("Glättesensoren im Winterdienst", {"ice"}),
        ("Der Hitzeaktionsplan", {"heat"}),
    ],
)
def test_perils_are_named_by_their_words(text: str, perils: set[str]) -> None:
    assert perils_in(text) == perils


def test_a_flood_is_no_example_for_a_fire() -> None:
    question = "Wie kann die Feuerwehr Waldbrände früh erkennen?"
    run = judged(question, FLOOD, FOREST)
    assert [item.text for item in of_peril_asked(run.sentences, question)] == [FOREST]
    assert [item.text for item in sentences_for(run.understood.parts[0], run)] == [FOREST]


def test_who_asks_of_no_peril_is_told_of_any() -> None:
    question = "Gibt es etwas für die Feuerwehr?"
    assert len(of_peril_asked(judged(question, FLOOD, FOREST).sentences, question)) == 2


def test_who_puts_a_fire_out_is_no_other_word_for_it() -> None:
    other = Synonyms(CATALOGUE).of("Wie erkennt man einen Waldbrand?").synonyms
    assert stem("Feuerwehr") not in other.get(stem("Waldbrand"), frozenset())
