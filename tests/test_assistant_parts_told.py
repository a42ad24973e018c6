"""What an answer leaves open of a question in several parts is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import evidence, run_of

from assistant.answer import AnswerStatus
from assistant.run import Asked, Intent, QuestionPart, Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
COMPOSER = ExtractiveComposer(CATALOGUE, ComposeSettings())
COST = QuestionPart("Was kostete der Dorfbus", Asked.MONEY)
MAKER = QuestionPart("wer hat ihn gebaut (Dorfbus)", Asked.ACTOR)
STOPS = QuestionPart("wie viele Haltestellen hat er (Dorfbus)", Asked.COUNT)


def answered(text: str, *parts: QuestionPart, intent: Intent = Intent.FACT) -> tuple[Run, list[str]]:
    run = run_of(" und ".join(part.text for part in parts) + "?", CATALOGUE, evidence(text), intent=intent)
    run.understanding = replace(run.understood, parts=parts)
    return run, [draft.text for draft in COMPOSER.compose(run)]


@pytest.mark.parametrize(
    ("text", "parts", "left_open"),
    [
        ("Der Dorfbus kostete 90.000 Euro.", (COST, MAKER), [MAKER]),
        ("Der Dorfbus kostete 90.000 Euro. Gebaut hat den Dorfbus die Firma Beispiel GmbH.", (COST, MAKER), []),
        ("Der Dorfbus kostete 90.000 Euro.", (COST, STOPS), [STOPS]),
        ("Der Dorfbus kostete 90.000 Euro und hat zwölf Haltestellen.", (COST, STOPS), []),
        ("Der Dorfbus kostete 90.000 Euro.", (COST,), []),
    ],
)
def test_parts_nothing_tells_of_are_named(
    text: str, parts: tuple[QuestionPart, ...], left_open: list[QuestionPart]
) -> None:
    run, texts = answered(text, *parts)
    assert [part for part in parts if any(part.own_text in said for said in texts)] == left_open
    assert (run.status is AnswerStatus.PARTIAL) is bool(left_open)


def test_lists_name_them_too() -> None:
    which = QuestionPart("Welche Städte messen den Pegel", None)
    price = QuestionPart("was kostet die Messung (Pegel)", Asked.MONEY)
    run, texts = answered("Ulm misst den Pegel mit Sensoren.", which, price, intent=Intent.EXAMPLES)
    assert any(price.own_text in said for said in texts)
    assert run.status is AnswerStatus.PARTIAL
