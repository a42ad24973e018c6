"""How an answer is to be told: easy words, one sentence, German or English, said beside the question or after it."""

from __future__ import annotations

import pytest
from conftest import assistant_over
from dialogues import resolved

from assistant.answer import AnswerRequest, NoticeCode, Turn
from assistant.understanding.typed.wishes import language_wished, wished
from ingest.embedding.embedder import Embedder

TWIN = ("Was ist ein digitaler Zwilling?", "Ein Abbild der Stadt in Daten. [1]")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Erkläre in Einfacher Sprache: Was ist ein Reallabor?", "Was ist ein Reallabor?"),
        ("Was ist Open Data? Bitte in Leichter Sprache", "Was ist Open Data?"),
        ("Was macht Gera in Einfacher Sprache?", "Was macht Gera?"),
        ("Einfache Sprache: Wer darf bei Start Smart mitmachen?", "Wer darf bei Start Smart mitmachen?"),
        ("Kannst du mir in leichter Sprache erklären, was LoRaWAN ist?", "Kannst du mir erklären, was LoRaWAN ist?"),
        ("Wie läuft der Rufbus? Erklären Sie es mir in einfachen Worten.", "Wie läuft der Rufbus?"),
        ("Was kostet eine Datenplattform (bitte in einfacher Sprache)?", "Was kostet eine Datenplattform?"),
        ("Was ist Open Source, einfach erklärt?", "Was ist Open Source?"),
        ("What is a digital twin in simple words?", "What is a digital twin?"),
    ],
)
def test_the_wish_for_easy_words_is_no_part_of_the_question(question: str, asked: str) -> None:
    assert wished(question).question == asked
    assert wished(question).plainly


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("was ist ein reallabor, in einem satz", "was ist ein reallabor"),
        ("In zwei Sätzen: Was macht Solingen?", "Was macht Solingen?"),
        ("Sagen Sie mir in einem Satz, was der Stufenplan ist.", "Sagen Sie mir, was der Stufenplan ist."),
        ("Was macht Gera – kurz gesagt?", "Was macht Gera?"),
        ("What is open data, in one sentence?", "What is open data?"),
    ],
)
def test_the_wish_for_few_words_is_no_part_of_the_question(question: str, asked: str) -> None:
    assert (wished(question).question, wished(question).plainly) == (asked, False)


@pytest.mark.parametrize(
    "question",
    [
        "Welche Städte bieten ihre Website in Leichter Sprache an?",
        "Gibt es Angebote in einfacher Sprache?",
        "Wer hat Texte in Leichter Sprache?",
        "Bitte in Einfacher Sprache",
    ],
)
def test_easy_language_as_a_subject_or_about_the_last_answer_stays(question: str) -> None:
    assert (wished(question).question, wished(question).plainly) == (question, False)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Auf Deutsch bitte.", "de"),
        ("und auf deutsch?", "de"),
        ("Kannst du das bitte auf Deutsch sagen?", "de"),
        ("In German, please", "de"),
        ("In English, please", "en"),
        ("Can you say that in English?", "en"),
        ("Bitte auf Englisch", "en"),
        ("English, please", "en"),
    ],
)
def test_a_language_wished_for_asks_the_last_question_again(question: str, language: str) -> None:
    assert language_wished(question) == language
    again = resolved(question, TWIN)
    assert (again.text, again.language) == (TWIN[0], language)


@pytest.mark.parametrize("question", ["Welche Seiten gibt es auf Englisch?", "Auf Türkisch bitte", "Was ist Deutsch?"])
def test_other_languages_and_questions_about_one_are_no_such_wish(question: str) -> None:
    assert language_wished(question) is None


def test_the_answer_is_told_in_easy_words_and_in_the_language_wished_for(
    embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("documents")
    text = "Der Rufbus in Zwönitz fährt seit 29. Januar 2022.\n\nDer Rufbus in Zwönitz hat 28 Haltestellen.\n"
    (folder / "rufbus.txt").write_text(text, encoding="utf-8")
    pipeline = assistant_over(folder, tmp_path_factory.mktemp("data"), embedder).pipeline
    easy = pipeline.answer(AnswerRequest(question="Seit wann fährt der Rufbus in Zwönitz? Bitte in Einfacher Sprache."))
    assert NoticeCode.NOT_REVIEWED in {notice.code for notice in easy.notices}
    turn = Turn(question="Wie viele Haltestellen hat der Rufbus in Zwönitz?", answer="28")
    english = pipeline.answer(AnswerRequest(question="In English, please", history=(turn,)))
    assert "28 Haltestellen" in english.text
    assert NoticeCode.SOURCE_LANGUAGE in {notice.code for notice in english.notices}


def test_a_term_without_an_easy_explanation_says_so(
    embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "rufbus.txt").write_text("Der Rufbus in Zwönitz hat 28 Haltestellen.\n", encoding="utf-8")
    pipeline = assistant_over(folder, tmp_path_factory.mktemp("data"), embedder).pipeline
    answer = pipeline.answer(AnswerRequest(question="Was ist LoRaWAN? Bitte in Einfacher Sprache"))
    assert [notice.code for notice in answer.notices if "Glossar" in notice.text] == [NoticeCode.NOT_PLAIN]
