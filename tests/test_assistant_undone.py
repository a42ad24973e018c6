"""Who gave a thing up is told by a sentence on giving up, not by one on the thing."""

from __future__ import annotations

import pytest
from runs import evidence, run_of

from assistant.answer import AnswerStatus
from assistant.evidence.words.undone import tells_of, undoing
from assistant.question import Intent
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
EXTRACTIVE = ExtractiveComposer(CATALOGUE, ComposeSettings())


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Wer hat Projekte abgebrochen?", "Konstanz strich einige der geplanten Vorhaben.", True),
        ("Wer hat Projekte abgebrochen?", "Hagenow hielt am Projekt fest.", False),
        ("Wer ist ausgestiegen?", "Barleben erwog, aus dem Programm auszusteigen.", True),
        ("Welche Projekte wurden abgelehnt?", "Die Jury lehnte drei Projekte ab.", True),
        ("Welche Projekte wurden abgelehnt?", "Potsdam wurde im dritten Anlauf ausgewählt.", False),
    ],
)
def test_the_deed_in_other_words(question: str, text: str, told: bool) -> None:
    assert tells_of(text, undoing(question)) is told


@pytest.mark.parametrize("question", ["Welche Städte haben Sensoren verbaut?", "Wer hat Stellen ausgeschrieben?"])
def test_other_deeds_are_told_by_the_thing(question: str) -> None:
    assert undoing(question) == frozenset()


def test_a_list_of_who_gave_up_has_no_others() -> None:
    kept = evidence("Hagenow hielt am Projekt fest, das es plante.", cosines=(0.95,))
    gone = evidence("Konstanz strich einige der geplanten Projekte.", cosines=(0.8,), title="B")
    run = run_of("Welche Städte haben Projekte abgebrochen?", CATALOGUE, kept, gone, intent=Intent.EXAMPLES)
    assert [draft.text for draft in EXTRACTIVE.compose(run)] == ["Konstanz strich einige der geplanten Projekte."]
    alone = run_of("Welche Städte haben Projekte abgebrochen?", CATALOGUE, kept, intent=Intent.EXAMPLES)
    assert len(list(EXTRACTIVE.compose(alone))) == 1
    assert alone.status is AnswerStatus.NO_EVIDENCE
