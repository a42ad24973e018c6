"""What frames an answer is in the reader's language; what is quoted stays in that of the documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from composing import Silent, drafts
from runs import run_of

from assistant.catalogue_documents import CatalogueDocuments
from assistant.question import Intent
from assistant.steps.compose_projects import ProjectsComposer
from assistant.wording import TEXTS, date_in, texts, wording, wording_in
from ingest.catalogue import Catalogue
from ingest.documents import State
from ingest.index.hits import PassageFilter

PLACEHOLDER = re.compile(r"{\w+}")


def entries(table: object, path: str = "") -> dict[str, str]:
    if isinstance(table, dict):
        return {key: text for name, part in table.items() for key, text in entries(part, f"{path}.{name}").items()}
    return {path[1:]: str(table)}


@pytest.mark.parametrize("path", sorted((TEXTS / "en").glob("*.toml")), ids=lambda path: path.stem)
def test_english_texts_fill_in_what_the_german_ones_do(path: Path) -> None:
    if path.stem == "dates":
        return
    german = entries(texts(path.stem))
    for key, text in entries(texts(f"en/{path.stem}")).items():
        if key == "source_language":
            continue
        assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(german[key])), key


def test_a_text_not_translated_stays_german() -> None:
    assert wording_in("en", "answers", "no_evidence") == "The documents say nothing about this."
    assert wording_in("de", "answers", "no_evidence") == wording("answers", "no_evidence")
    assert wording_in("en", "places", next(iter(texts("places")))) == str(next(iter(texts("places").values())))
    with pytest.raises(KeyError):
        wording_in("en", "answers", "no_such_text")


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [
        ("2022", "2022", "2022"),
        ("2022-10", "Oktober 2022", "October 2022"),
        ("2022-03-05", "5. März 2022", "5 March 2022"),
    ],
)
def test_dates_in_words(iso: str, german: str, english: str) -> None:
    assert (date_in("de", iso), date_in("en", iso)) == (german, english)


WRITTEN = re.compile(r'run\.wording\(\s*"(\w+)",\s*"([^"{]+)"')
ALIKE = {"title_joint"}
"""Of no language."""


def test_every_text_said_in_the_readers_language_is_there_in_english() -> None:
    """A text that is missing there is told in German amid an English answer."""
    sources = (path.read_text(encoding="utf-8") for path in TEXTS.parent.rglob("*.py"))
    said = {pair for source in sources for pair in WRITTEN.findall(source) if pair[1] not in ALIKE}
    missing = [(name, key) for name, key in sorted(said) if key not in entries(texts(f"en/{name}"))]
    assert (len(said) > 50, missing) == (True, [])


@pytest.mark.parametrize("name", ["project_list", "advice", "benefits"])
def test_frames_of_answers_are_there_in_english(name: str) -> None:
    """Of files whose texts are asked for by names made in the code: every sentence and heading."""
    german = entries(texts(name) if name == "project_list" else texts(name)["words"])
    english = entries(texts(f"en/{name}") if name == "project_list" else texts(f"en/{name}")["words"])
    frames = {key for key, text in german.items() if re.fullmatch(r"[^\\]{3,200}", text) and " " in text}
    rows = {"words.listing", "words.working", "words.further", "themes", "no_people", "item", "heading_many"}
    assert {key for key in frames - rows if "." not in key} <= set(english)


def test_a_list_of_projects_is_framed_in_english(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    composer = ProjectsComposer(catalogue, documents, Silent())
    run = run_of("Welche Modellprojekte gibt es in Bayern?", catalogue, intent=Intent.PROJECTS)
    run.language, run.where = "en", PassageFilter(states=frozenset({State.BAYERN}))
    told = [draft.text for draft in drafts(composer, run)]
    assert told[0].endswith("model projects in the catalogue: state of Bayern")
    assert told[-1].startswith("Without a state in the catalogue and therefore not counted: ")
