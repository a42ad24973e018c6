"""A compound may be told in two words, and two words in a compound, as long as they are of one thing."""

from __future__ import annotations

import pytest

from assistant.gate.gate import check_statement
from assistant.gate.model import GateContext, Quote

HANGING = "Das Kreisportal zeigt Geo-, Wetter- und anonyme Verkehrsdaten."
RENTED = "Die Vereine leihen Zelte in der Gerätehalle am Sportplatz aus, Regale für Zelte fehlen dort."
CALLS = "Das Bürgeramt erprobt eine freie Lösung für Videoanrufe."
SIZE = "Die Grundschule hat eine große Nebenhalle und eine Schwimmhalle."


def _passes(statement: str, sentence: str) -> bool:
    return check_statement(statement, (Quote("q", (sentence,)),), GateContext(frozenset({"q"}), frozenset())).passed


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Das Kreisportal zeigt Geodaten.", HANGING),
        ("Das Kreisportal zeigt Wetterdaten.", HANGING),
        ("Es fehlen Zeltregale.", RENTED),
        ("Das Bürgeramt erprobt eine freie Videolösung.", CALLS),
    ],
)
def test_the_parts_of_a_compound_may_stand_apart(statement: str, sentence: str) -> None:
    assert _passes(statement, sentence)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Das Kreisportal zeigt Sensordaten.", HANGING),
        ("Das Kreisportal zeigt Geometer.", HANGING),
        ("Die Vereine leihen Sportzelte aus.", SIZE),
        ("Das Bürgeramt erprobt eine freie Videowand.", CALLS),
        ("Die Grundschule hat eine Großhalle.", SIZE.replace("Nebenhalle", "Tonhalle im Schwimmbad")),
    ],
)
def test_a_part_of_another_thing_makes_no_compound(statement: str, sentence: str) -> None:
    assert not _passes(statement, sentence)


@pytest.mark.parametrize(
    ("sentence", "carried", "wrong"),
    [
        (
            "Das Museum plant eine Losverkaufsstelle am Eingang.",
            "Am Eingang plant das Museum eine Verkaufsstelle für Lose.",
            "Am Eingang plant das Museum eine Feier für Lose.",
        ),
        (
            "Das Museum hat einen Pegelmelder und eine Losstelle.",
            "Das Museum hat eine Losstelle und kann Pegel melden.",
            "Das Museum hat eine Losstelle und kann Feuer melden.",
        ),
        (
            "Der Chor veranstaltet einen Ideenabend im Saal.",
            "Im Saal veranstaltet der Chor einen Abend für Ideen.",
            "Im Saal veranstaltet der Chor einen Basar für Ideen.",
        ),
        (
            "Der Garten belebt den leeren Hof.",
            "Der Garten erweckt den leeren Hof zu neuem Leben.",
            "Der Garten erspart dem leeren Hof das Leben.",
        ),
    ],
)
def test_a_compound_may_be_told_in_two_words(sentence: str, carried: str, wrong: str) -> None:
    assert _passes(carried, sentence)
    assert not _passes(wrong, sentence)
