"""Questions to documents that name their town once: what stands below is of it, and only that."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, AnswerRequest, AnswerStatus
from assistant.assembly import Assistant


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.pipeline.answer(AnswerRequest(question=question))


TOLD = {
    "a date": ("Seit wann gibt es den Mängelmelder in Birkenstetten?", "4. März 2024"),
    "what is done most": ("Was wird in Birkenstetten am meisten gemeldet?", "Schlaglöcher"),
    "trouble": ("Gab es in Birkenstetten Probleme mit dem WLAN im Freibad?", "640"),
    "a price": ("Was hat Erlenrade der digitale Zwilling bis jetzt gekostet?", "312.000"),
    "not the sentence that introduces the town": ("Was ist im digitalen Zwilling von Erlenrade drin?", "21.000"),
}


@pytest.mark.parametrize(("question", "said"), TOLD.values(), ids=TOLD)
def test_what_a_passage_without_the_town_tells_is_of_it(towns_assistant: Assistant, question: str, said: str) -> None:
    answer = ask(towns_assistant, question)
    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.statements[0].text


UNTOLD = {
    "of the other town": "Seit wann gibt es den Mängelmelder in Erlenrade?",
    "of a town named in passing": "Wie viele Ampeln hat Erlenrade umgerüstet?",
    "who": "Wie heißt die Leiterin des Digitalbüros in Birkenstetten?",
    "which firm": "Von welchem Hersteller ist das WLAN in Birkenstetten?",
    "of a certain age": "Wie viele Geräte von Leuten über 65 waren in Birkenstetten angemeldet?",
    "another count": "Wie viele Fahrgäste hat Birkenstetten?",
}


@pytest.mark.parametrize("question", UNTOLD.values(), ids=UNTOLD)
def test_what_is_not_told_of_the_town_is_not_answered(towns_assistant: Assistant, question: str) -> None:
    assert ask(towns_assistant, question).status in {AnswerStatus.NO_EVIDENCE, AnswerStatus.OUT_OF_SCOPE}


def test_what_went_wrong_in_the_town_is_a_matter_of_ours(towns_assistant: Assistant) -> None:
    answer = ask(towns_assistant, "Was lief in Birkenstetten beim Baden schief an dem Tag?")
    assert answer.status is not AnswerStatus.OUT_OF_SCOPE
    assert any("640" in statement.text for statement in answer.statements)
