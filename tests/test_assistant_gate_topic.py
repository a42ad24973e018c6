"""A sentence speaks of the matter the one before it names, and lends nothing else of it."""

from __future__ import annotations

import pytest

from assistant.gate.gate import check_statement
from assistant.gate.model import GateContext, Quote

WELL = (
    "Der Lesegarten in Brunnwinkel hat einen neuen Pumpbrunnen.",
    "Gewartet wird er vom Obstbauverein.",
)
CHOIR = (
    "Die Singgruppe in Hallbach probt 40 Lieder für das Sommerfest im Kurpark.",
    "Der Musikverein leiht ihr zwei Mikrofone.",
)


def _passes(statement: str, sentences: tuple[str, ...]) -> bool:
    return check_statement(statement, (Quote("q", sentences),), GateContext(frozenset({"q"}), frozenset())).passed


@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        ("Der Pumpbrunnen wird vom Obstbauverein gewartet.", WELL),
        ("Die Wartung des Pumpbrunnens in Brunnwinkel übernimmt der Obstbauverein.", WELL),
        ("In Hallbach leiht der Musikverein der Singgruppe zwei Mikrofone.", CHOIR),
    ],
)
def test_the_matter_may_be_named_by_the_sentence_before(statement: str, sentences: tuple[str, ...]) -> None:
    assert _passes(statement, sentences)


@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        ("Der Lesegarten wartet den Obstbauverein.", WELL),
        ("Der Obstbauverein wird in Brunnwinkel vom Lesegarten gewartet.", WELL),
        ("Der Musikverein leiht der Singgruppe 40 Mikrofone.", CHOIR),
        ("Die Singgruppe in Hallbach leiht dem Musikverein zwei Mikrofone.", CHOIR),
        ("Der Kurpark leiht der Singgruppe zwei Mikrofone.", CHOIR),
    ],
)
def test_nothing_else_of_it_is_taken_over(statement: str, sentences: tuple[str, ...]) -> None:
    assert not _passes(statement, sentences)
