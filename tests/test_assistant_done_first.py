"""Which of the sentences on one project is its example."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from conftest import ROOT, assistant_over
from runs import evidence

from assistant.answer import AnswerRequest
from assistant.evidence.choosing.done_first import Example
from assistant.evidence.choosing.selection import Selected
from assistant.evidence.sentences.side_notes import How
from ingest.embedding.embedder import Embedder

STARTER = ROOT / "corpus" / "starter"
ITSELF = Example(Selected(evidence("In Musterau warnt ein Pegel vor Starkregen."), 0, 0, 1.0), How.DONE, 1.0)


@pytest.mark.parametrize(
    ("other", "gives_way"),
    [
        (replace(ITSELF, coverage=0.8), True),
        (replace(ITSELF, coverage=0.9), False),
        (replace(ITSELF, coverage=0.8, how=How.PLANNED), True),
    ],
)
def test_what_only_headings_make_an_example_gives_way(other: Example, gives_way: bool) -> None:
    assert ITSELF.says_what_is_lent(other) is gives_way
    assert not replace(ITSELF, how=How.BESIDE).says_what_is_lent(other)


def test_a_list_tells_what_was_done_about_the_thing(
    embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("documents")
    for name in ("steckbriefe/wuppertal.md", "steckbriefe/eichenzell.md", "dossiers/wasser-und-starkregen.pdf"):
        shutil.copy(STARTER / name, folder)
    assistant = assistant_over(folder, tmp_path_factory.mktemp("data"), embedder)
    answer = assistant.pipeline.answer(AnswerRequest(question="Welche Modellprojekte haben Erfahrung mit Starkregen?"))
    (told,) = (statement.text for statement in answer.statements if "Wuppertal" in statement.text)
    assert "Starkregen" in told
