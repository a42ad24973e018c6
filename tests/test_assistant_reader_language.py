"""What frames an answer is in the reader's language; what is quoted stays in that of the documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.wording import TEXTS, date_in, texts, wording, wording_in

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
