"""Documents on towns no catalogue knows: who pays, when it is open, and attributes that nothing says of the thing."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, AnswerRequest, AnswerStatus
from assistant.assembly import Assistant
from assistant.evidence.asked.answer_types import answers
from assistant.question import Asked, QuestionPart

LOCKERS = (
    "Abholstation in Birkenstetten\n\nIn Birkenstetten steht vor dem Rathaus eine Abholstation mit 36 Fächern. "
    "Eine Abholstation kostet 48.000 Euro. Bezahlt wird am Automaten. Die Abholstation läuft auf der Software Fachplan."
)
BENCHES = (
    "Solarbänke in Wiesenfurt\n\nDie Stadt Wiesenfurt hat zwölf Solarbänke aufgestellt. Eine Solarbank kostet 3.400 "
    "Euro. Das Land übernahm 60 Prozent der Kosten, den Rest trägt die Stadt."
)
TWIN = "Erlenrade von oben\n\nDie Gemeinde Erlenrade baut einen digitalen Zwilling auf. Er zeigt 61.000 Gebäude."
PERMITS = (
    "Anträge in Lindenhagen\n\nSeit 2023 können Bauanträge in Lindenhagen digital gestellt werden. Die Plattform "
    "stammt vom Land. Lindenhagen zahlt dafür 24.000 Euro im Jahr."
)
LIBRARY = (
    "Die neue Bücherei Erlenrade\nGemeinde Erlenrade, Mai 2024\n\nIn Erlenrade leihen Gäste seit 2023 Bücher ohne "
    "Personal aus. Im ersten Jahr kamen 4.100 Gäste. Geöffnet ist täglich von 6 bis 22 Uhr."
)
WEEKDAYS = (
    "Reparaturcafé Birkenstetten\n\nIn Birkenstetten gibt es ein Reparaturcafé mit neun Werkbänken. "
    "Das Reparaturcafé hat donnerstags geöffnet. Fragen beantwortet das Büro. Sprechzeiten: Montag 9 bis 12 Uhr."
)


def ask(assistant: Assistant, question: str, *passages: str) -> Answer:
    return assistant.pipeline.answer(AnswerRequest(question=question), passages=passages)


SAID = {
    "who pays by a share": ("Wer hat die Solarbänke in Wiesenfurt bezahlt?", "Das Land übernahm 60 Prozent"),
    "hours of what the heading names": ("Wann hat die Bücherei in Erlenrade geöffnet?", "6 bis 22 Uhr"),
    "open on a weekday": ("Wann hat das Reparaturcafé in Birkenstetten geöffnet?", "donnerstags"),
    "when somebody can be asked": ("Wann hat das Büro in Birkenstetten Sprechzeiten?", "9 bis 12 Uhr"),
    "an attribute": ("Auf welcher Software läuft die Abholstation in Birkenstetten?", "Fachplan"),
}


@pytest.mark.parametrize(("question", "said"), SAID.values(), ids=SAID)
def test_what_is_asked_leads(seeds_assistant: Assistant, question: str, said: str) -> None:
    answer = ask(seeds_assistant, question, LOCKERS, BENCHES, LIBRARY, WEEKDAYS)
    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.statements[0].text


UNSAID = {
    "a price names nobody who pays": "Wer hat die Abholstation in Birkenstetten bezahlt?",
    "an attribute of another thing": "Mit welcher Software laufen die Solarbänke in Wiesenfurt?",
    "an amount of another thing": "Wie hoch ist der Umsatz der Bücherei in Erlenrade?",
    "what a town spends is no fee": "Was kostet ein Bauantrag in Lindenhagen an Gebühren?",
    "the software of what is only built": "Mit welcher Software läuft der digitale Zwilling in Erlenrade?",
}


@pytest.mark.parametrize("question", UNSAID.values(), ids=UNSAID)
def test_what_nothing_says_of_the_thing_is_not_answered(seeds_assistant: Assistant, question: str) -> None:
    answer = ask(seeds_assistant, question, LOCKERS, BENCHES, LIBRARY, WEEKDAYS, TWIN, PERMITS)
    assert answer.status is AnswerStatus.NO_EVIDENCE


PAYERS = {
    "Den Brunnen bezahlte der Kreis.": True,
    "Bezahlt wurde er aus dem Haushalt der Gemeinde.": True,
    "5,7 Millionen kommen vom Bund und 3 Millionen vom Kreis.": True,
    "Das Land übernahm die Hälfte der Kosten.": True,
    "Der Brunnen hat 20.000 Euro gekostet.": False,
    "Bezahlt wird per App oder am Automaten.": False,
    "Gebaut hat ihn die Firma Steinmann.": False,
}


@pytest.mark.parametrize(("text", "tells"), PAYERS.items(), ids=PAYERS)
def test_who_paid_is_told_by_whose_money_it_was(text: str, *, tells: bool) -> None:
    assert answers(text, QuestionPart("Wer hat den Brunnen bezahlt?", Asked.ACTOR)) is tells
