"""Ordinary prose: the town stands in the first sentence, what is asked behind it with "Sie", "Dort" or nothing."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, AnswerRequest, AnswerStatus
from assistant.assembly import Assistant
from assistant.evidence.sentences.referring import of_another

BUS = (
    "In Meppen fährt seit Mai 2023 ein Rufbus ohne festen Fahrplan. Er bedient 86 Haltestellen und lässt sich per App "
    "bestellen. Im Schnitt warten Fahrgäste neun Minuten. Die Fahrzeuge stellt das Unternehmen Emsbus."
)
VOICE = (
    "Das Rathaus von Bramsche hat 2022 einen Sprachassistenten eingeführt. Das Programm beantwortet Fragen zu "
    "Ausweisen und Müllabfuhr. Pro Monat nutzen es rund 700 Menschen. Entwickelt haben es Studierende der Hochschule "
    "Osnabrück."
)
AIR = (
    "Goch und Kleve betreiben seit 2020 zusammen ein Netz aus Luftsensoren. In Goch hängen 24 Geräte, in Kleve 31. "
    "Die Wartung übernimmt der Kreis. Das Netz kostete 95.000 Euro."
)
WALKS = (
    "Husum und Tönning haben 2022 eine App für Deiche entwickelt. In Husum führt sie zu 12 Stationen, in Tönning zu 9."
)
WORKSHOP = (
    "Kaufbeuren eröffnete im März 2023 eine Digitalwerkstatt im alten Postamt. Hier können Jugendliche löten, "
    "programmieren und 3D-Drucker nutzen. Eine Teilnahme kostet einen Euro. Bisher kamen 1.900 Besucher."
)
TWIN = "Der digitale Zwilling der Stadt Ingolstadt ging im Oktober 2022 in Betrieb. Er bildet 36.000 Gebäude ab."


def ask(assistant: Assistant, question: str, passage: str) -> Answer:
    return assistant.pipeline.answer(AnswerRequest(question=question), passages=[passage])


SAID = {
    "a pronoun": ("Wie viele Haltestellen bedient der Rufbus in Meppen?", BUS, "86 Haltestellen"),
    "no word for it": ("Wie lange warten Fahrgäste in Meppen auf den Rufbus?", BUS, "neun Minuten"),
    "a deed alone": ("Wer hat den Sprachassistenten im Rathaus von Bramsche entwickelt?", VOICE, "Studierende"),
    "another word for it": ("Welche Fragen beantwortet der Sprachassistent in Bramsche?", VOICE, "Müllabfuhr"),
    "a price": ("Was kostete das Netz der Luftsensoren in Goch?", AIR, "95.000 Euro"),
    "one euro": ("Was kostet die Teilnahme in der Digitalwerkstatt in Kaufbeuren?", WORKSHOP, "einen Euro"),
    "two towns in one": ("Zu wie vielen Stationen führt die App für Deiche in Tönning?", WALKS, "in Tönning zu 9"),
    "an adjective behind the article": ("Wann ging der digitale Zwilling in Ingolstadt in Betrieb?", TWIN, "Oktober"),
}

UNSAID = {
    "another price": ("Was kostet eine Fahrt mit dem Rufbus in Meppen?", BUS),
    "another count": ("Wie viele Fahrgäste nutzen den Rufbus in Meppen?", BUS),
    "another town": ("Wie viele Haltestellen bedient der Rufbus in Lingen?", BUS),
    "another deed": ("Wer hat den Sprachassistenten in Bramsche finanziert?", VOICE),
    "its price": ("Was hat der Sprachassistent in Bramsche gekostet?", VOICE),
    "the price of something else": ("Was kostete die Software der Digitalwerkstatt in Kaufbeuren?", WORKSHOP),
    "a name with a digit": ("Wie viele 3D-Drucker stehen in der Digitalwerkstatt in Kaufbeuren?", WORKSHOP),
    "its size": ("Wie groß ist die Digitalwerkstatt in Kaufbeuren?", WORKSHOP),
}


@pytest.mark.parametrize(("question", "passage", "said"), SAID.values(), ids=SAID)
def test_what_goes_on_about_the_first_sentence_answers(
    seeds_assistant: Assistant, question: str, passage: str, said: str
) -> None:
    answer = ask(seeds_assistant, question, passage)
    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.statements[0].text


@pytest.mark.parametrize(("question", "passage"), UNSAID.values(), ids=UNSAID)
def test_what_is_not_said_of_it_is_not_answered(seeds_assistant: Assistant, question: str, passage: str) -> None:
    assert ask(seeds_assistant, question, passage).status is AnswerStatus.NO_EVIDENCE


def test_a_pronoun_is_shown_with_what_it_stands_for(seeds_assistant: Assistant) -> None:
    answer = ask(seeds_assistant, "Wie viele Haltestellen bedient der Rufbus in Meppen?", BUS)
    assert answer.statements[0].text.startswith("In Meppen fährt seit Mai 2023 ein Rufbus")


def test_a_sentence_on_one_of_two_towns_is_not_read_with_the_other() -> None:
    both = "Goch und Kleve betreiben zusammen ein Netz."
    assert of_another("klev", "In Goch hängen 24 Geräte.", both)
    assert not of_another("klev", "In Goch hängen 24 Geräte, in Kleve 31.", both)
    assert not of_another("netz", "In Goch hängen 24 Geräte.", both)
