"""The cases: strict, split, and about things that exist."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evals.cases import DATA, Case, CaseFile, Dialogue, Kind, Split, load_cases, load_dialogues, load_file
from ingest.catalogue import load_catalogue
from ingest.errors import WrongUse
from ingest.german import fold
from ingest.settings import IndexSettings

FILES = sorted(path for split in ("dev", "test") for path in (DATA / split).glob("*.yaml"))
FIRST = "split: dev\ncorpus: starter\ncases:\n"


def items(file: CaseFile) -> list[Case | Dialogue]:
    return [*file.cases, *file.dialogues]


ALL = [item for path in FILES for item in items(load_file(path))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_says_which_split_it_belongs_to(path: Path) -> None:
    assert load_file(path).split == path.parent.name


def test_ids_and_questions_occur_once_over_both_splits() -> None:
    ids = Counter(item.id for item in ALL)
    asked = Counter(fold(" | ".join(item.turns)) for item in ALL)
    assert [one for one, count in (ids + asked).items() if count > 1] == []


def test_there_are_as_many_cases_as_the_issues_ask_for() -> None:
    cases = [item for item in ALL if isinstance(item, Case)]
    dialogues = {split: len(load_dialogues(split)) for split in ("dev", "test")}
    everyday = load_cases("test", "everyday")
    assert len(cases) - len(everyday) >= 240
    assert (len(everyday), dialogues) == (40, {"dev": 128, "test": 80})


@pytest.mark.parametrize("split", ["dev", "test"])
def test_every_kind_of_question_is_tried_in_both_splits(split: Split) -> None:
    found = {case.kind for case in load_cases(split, "starter", "abstention", "seeds")}
    assert set(Kind) - found == {Kind.EVERYDAY}
    assert load_cases(split, "everyday")


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.id)
def test_cases_are_about_known_projects_and_facts(item: Case | Dialogue) -> None:
    catalogue = load_catalogue(IndexSettings().catalog_dir)
    for fact in item.facts:
        assert catalogue.fact(fact)
    for project in item.projects:
        assert catalogue.project(project)


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.id)
def test_answerable_cases_can_be_told_right_from_wrong(item: Case | Dialogue) -> None:
    if item.is_answerable and (isinstance(item, Dialogue) or item.kind is not Kind.CONVERSATION):
        assert item.names_evidence
        assert item.says or item.projects


def test_questions_do_not_copy_the_facts() -> None:
    """Seven words in a row of a fact would make retrieval by words look better than it is."""
    facts = {run for fact in load_catalogue(IndexSettings().catalog_dir).facts for run in _runs(fact.fact)}
    copied = [item.id for item in ALL for turn in item.turns if set(_runs(turn)) & facts]
    assert copied == []


def _runs(text: str, length: int = 7) -> list[str]:
    words = fold(text).split()
    return [" ".join(words[start : start + length]) for start in range(len(words) - length + 1)]


@pytest.mark.parametrize(
    ("rest", "named"),
    [
        ("- {id: a, kind: fact, question: 'Wer?', sais: [x]}", "sais"),
        ("- {id: a, kind: fcat, question: 'Wer?'}", "kind"),
        ("- {id: a, kind: fact, question: ''}", "question"),
        ("- {id: A B, kind: fact, question: 'Wer?'}", "id"),
        ("- {id: a, kind: fact, question: 'Wer?', status: [maybe]}", "status"),
        ("- {id: a, kind: fact, question: 'Wer?'}\n- {id: a, kind: fact, question: 'Was?'}", "zweimal"),
        ("- {id: a", "nicht lesbar"),
    ],
)
def test_broken_files_are_refused_with_the_place(tmp_path: Path, rest: str, named: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(FIRST + rest, encoding="utf-8")
    with pytest.raises(WrongUse, match=named):
        load_file(path)


def test_dialogues_have_two_to_four_turns(tmp_path: Path) -> None:
    path = tmp_path / "followup.yaml"
    path.write_text("split: dev\ncorpus: starter\ndialogues:\n- {id: a, turns: [Wer?]}\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="turns"):
        load_file(path)
