"""Which sentences of a passage a rephrased statement is held against: those it joins, and who else may be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import evidence

from assistant.evidence.sentences.quoting import grounds_in

KITAS = (
    "Seit April 2023 können Eltern in Brühl Kita-Plätze online vormerken. Das Jugendamt nutzt ein Fachverfahren. "
    "Für 2027 ist ein Bescheid geplant. Im ersten Jahr gingen 1.870 Anträge ein."
)
CARDS = (
    "In Brühl und Unna gilt eine Karte. In Brühl kostet sie nichts. In Unna gilt sie auch im Bus. "
    "Zehn Läden nehmen sie an."
)
LONG = "In Brühl gilt eine Karte. " + "Sie ist blau. " * 5 + "In Unna gilt sie im Bus. Zehn Läden nehmen sie an."


def quoted(statement: str, text: str) -> tuple[int, int] | None:
    grounds = grounds_in(statement, evidence(text))
    return grounds and (grounds.first, grounds.last)


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("In Brühl können Eltern Plätze online vormerken; im ersten Jahr gingen 1.870 Anträge ein.", (0, 3)),
        ("Das Jugendamt nutzt ein Fachverfahren, und im ersten Jahr gingen 1.870 Anträge ein.", (1, 3)),
        ("Das Jugendamt nutzt ein Fachverfahren, 2027 ist ein Bescheid geplant.", (1, 2)),
        ("Das Jugendamt nutzt ein Fachverfahren.", (1, 1)),
    ],
)
def test_sentences_joined_are_quoted_with_those_between(statement: str, place: tuple[int, int]) -> None:
    assert quoted(statement, KITAS) == place


def test_nothing_is_quoted_across_what_is_no_sentence() -> None:
    item = evidence(KITAS)
    kept = tuple(sentence for number, sentence in enumerate(item.hit.passage.sentences) if number != 2)
    parted = replace(item, hit=replace(item.hit, passage=replace(item.hit.passage, sentences=kept)))
    joined = "In Brühl können Eltern Plätze online vormerken; im ersten Jahr gingen 1.870 Anträge ein."
    grounds = grounds_in(joined, parted)
    assert grounds is not None
    assert grounds.first == grounds.last


def test_a_town_is_quoted_with_the_sentence_that_names_it() -> None:
    assert quoted("In Brühl gingen im ersten Jahr 1.870 Anträge ein.", KITAS) == (0, 3)


def test_a_town_is_lent_only_with_all_that_stands_before() -> None:
    """Else the gate would not see that two towns share the card."""
    assert quoted("In Unna nehmen zehn Läden die Karte an.", CARDS) == (0, 3)
    assert quoted("In Unna nehmen zehn Läden sie an.", LONG) == (7, 7)
