"""Languages of passages and questions."""

from __future__ import annotations

import errno

import pytest

from ingest import language
from ingest.language import DEFAULT_LANGUAGE, LANGUAGES, UNKNOWN_LANGUAGE, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welche Städte nutzen LoRaWAN?", "de"),
        ("Drei Sensoren messen die Qualität des Wassers im Allersee.", "de"),
        ("DREI SENSOREN MESSEN DIE QUALITÄT DES WASSERS", "de"),
        ("Which cities use a digital twin?", "en"),
        ("What does Wolfsburg measure with sensors?", "en"),
        ("The city measures the quality of the water with three sensors.", "en"),
        ("Quels capteurs mesurent la qualité de l'eau dans la ville?", "fr"),
        ("De stad meet de waterkwaliteit met drie sensoren in het meer.", "nl"),
        ("Miasto mierzy jakość wody za pomocą trzech czujników.", "pl"),
    ],
)
def test_sentences_are_recognised(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "   ", "hallo", "Open Data", "12 34 56 | 78 90 12 34 56", "Smart City Strategy Ulm", "🙂" * 30]
)
def test_short_and_mixed_texts_are_taken_for_german(text: str) -> None:
    assert detect_language(text) == DEFAULT_LANGUAGE


def test_a_german_text_with_an_english_quotation_stays_german() -> None:
    text = (
        "Die Stadt nennt ihr Programm „Connected Urban Twins“ und stellt es auf der Smart Country Convention vor. " * 3
    )
    assert detect_language(text) == "de"


def test_every_result_is_one_of_the_languages() -> None:
    assert detect_language("Det här är en lång svensk mening om staden och vattnet.") in LANGUAGES


def test_where_no_temporary_file_can_be_made_nothing_is_taken_for_german(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    language._identifier.cache_clear()
    with monkeypatch.context() as broken:
        broken.setattr(language.LanguageIdentifier, "from_model_file", full)
        assert detect_language("Which cities use a digital twin?") == UNKNOWN_LANGUAGE
    assert detect_language("Which cities use a digital twin?") == "en"
