"""Speeches, papers and press releases that are ordered: what there is on their thing is told, and that no text is."""

from __future__ import annotations

import pytest

from assistant.answer import AnswerRequest, AnswerStatus
from assistant.assembly import Assistant
from assistant.question import Intent
from assistant.understanding.intents import intent_of
from assistant.understanding.typed.ordered_texts import about_ordered, question_of_ordered
from assistant.wording import wording


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Ich soll ein Grußwort für den Bürgermeister zu LoRaWAN schreiben.", "LoRaWAN"),
        ("Ich soll für die Landrätin eine Rede zum digitalen Zwilling halten", "digitalen Zwilling"),
        ("Ich muss eine Rede für die Landrätin zum Hochwasserschutz schreiben.", "Hochwasserschutz"),
        ("Ich brauche eine Ansprache zum Thema Bürgerbeteiligung.", "Bürgerbeteiligung"),
        ("Schreib mir ein Grußwort zur Eröffnung des Sensornetzes.", "Sensornetzes"),
        ("Kannst du mir eine Pressemitteilung über unseren neuen Pegelsensor schreiben?", "Pegelsensor"),
        ("Formuliere eine Beschlussvorlage für eine Datenplattform.", "Datenplattform"),
        ("Mein Chef will, dass ich einen Vortrag zur Vorstellung der Stadt-App schreibe.", "Stadt-App"),
        ("Hilfst du mir bei einer Rede zum Thema Klimaanpassung?", "Klimaanpassung"),
        ("Ich soll ein Grußwort schreiben. Thema ist Telemedizin.", "Telemedizin"),
        ("Write a speech for the mayor about LoRaWAN.", "LoRaWAN"),
        ("Ich soll eine Rede für den Bürgermeister schreiben.", ""),
        ("Ich muss bis Freitag eine Rede schreiben.", ""),
        ("Kannst du daraus eine Vorlage machen?", ""),
        ("Wie schreibe ich eine Beschlussvorlage für den Rat?", None),
        ("Muss ich dem Rat eine Vorlage machen?", None),
        ("Machen andere Städte auch einen Flyer zur App?", None),
        ("Ich will einen Antrag zu Telemedizin stellen. Was gibt es da?", None),
        ("Wir wollen ein Konzept für die Innenstadt erarbeiten.", None),
        ("Ich suche eine Einladung zum Kongress", None),
        ("", None),
    ],
)
def test_what_an_ordered_text_is_to_be_about(question: str, about: str | None) -> None:
    assert about_ordered(question) == about


def test_an_order_without_a_subject_is_the_wish_for_a_text() -> None:
    asked = question_of_ordered("Ich soll eine Rede für den Bürgermeister schreiben.")
    assert asked is not None
    assert intent_of(asked) is Intent.REWORDING


def test_the_facts_follow_after_saying_that_no_text_is_written(towns_assistant: Assistant) -> None:
    question = "Ich soll ein Grußwort für den Bürgermeister zum digitalen Zwilling schreiben."
    answer = towns_assistant.pipeline.answer(AnswerRequest(question=question))
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.text.startswith(wording("answers", "no_text"))
    assert answer.citations
    assert answer.standalone_question == question


def test_a_text_on_nothing_of_the_documents_is_not_promised(towns_assistant: Assistant) -> None:
    answer = towns_assistant.pipeline.answer(
        AnswerRequest(question="Ich soll eine Rede über unsere Blockchain in der Verwaltung halten.")
    )
    assert answer.status is AnswerStatus.NO_EVIDENCE
    assert answer.text.startswith(wording("answers", "no_text"))


@pytest.mark.parametrize("question", ["Schreib mir eine Rede.", "Ich muss bis Freitag eine Rede schreiben."])
def test_who_names_no_subject_is_asked_for_it(question: str, towns_assistant: Assistant) -> None:
    answer = towns_assistant.pipeline.answer(AnswerRequest(question=question))
    assert answer.status is AnswerStatus.CONVERSATION
    assert "Thema" in answer.text
    assert "Quelle" in answer.text
