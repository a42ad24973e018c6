"""A project named after a town and the whole: what the whole does answers for the town, its figures do not."""

from __future__ import annotations

import shutil

import pytest
from conftest import ROOT, assistant_over

from assistant.answer import AnswerRequest, Support
from assistant.assembly import Assistant
from assistant.places import named_places
from ingest.catalogue import Catalogue
from ingest.embedding.embedder import Embedder

PROFILES = ROOT / "corpus" / "starter" / "steckbriefe"


@pytest.fixture(scope="module")
def assistant(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("profiles")
    for name in ("ringelai-ilzer-land", "brandis-partheland", "barleben", "gera"):
        shutil.copy(PROFILES / f"{name}.md", folder)
    return assistant_over(folder, tmp_path_factory.mktemp("data"), embedder)


def told(assistant: Assistant, question: str) -> list[str]:
    answer = assistant.pipeline.answer(AnswerRequest(question=question))
    return [statement.text for statement in answer.statements if statement.support is Support.QUOTED]


def test_what_the_whole_does_answers_what_the_town_does(assistant: Assistant) -> None:
    assert "sollen Leerstand im Ilzer Land" in told(assistant, "Was macht Ringelai gegen Leerstand?")[0]
    assert "In leeren Gebäuden" in told(assistant, "Was macht Ringelai mit leeren Häusern im Ort?")[0]


def test_how_many_live_in_the_whole_is_not_told_of_the_town(assistant: Assistant) -> None:
    assert not any("45.500" in text for text in told(assistant, "Wie viele Einwohner hat Brandis?"))


@pytest.mark.parametrize(
    ("town", "whole", "is_named"),
    [
        ("Ringelai", "ilzer land", True),
        ("Fuchstal", "smart region auf", True),
        ("Perlesreut", "ilzer land", False),
        ("Aalen", "heidenheim", False),
        ("Bad Belzig", "wiesenburg", False),
        ("Hamburg", "cut", False),
    ],
)
def test_the_whole_is_another_name_of_the_town_it_is_named_after(
    catalogue: Catalogue, town: str, whole: str, is_named: bool
) -> None:
    (place,) = named_places(f"Was macht {town}?", catalogue, with_wholes=True)
    assert (whole in place.names) is is_named
    (alone,) = named_places(f"Was macht {town}?", catalogue)
    assert whole not in alone.names


@pytest.mark.parametrize(
    "question", ["How does Barleben involve its residents?", "Wie beteiligt Barleben seine Einwohner?"]
)
def test_who_is_drawn_in_is_no_question_for_how_many_they_are(assistant: Assistant, question: str) -> None:
    assert "Mitwirk-O-Mat" in told(assistant, question)[0]
