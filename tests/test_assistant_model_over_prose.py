"""A model over running text: what it says of the thing asked about is shown, also where one sentence names it."""

from __future__ import annotations

import pytest
from model_server import MODEL, ModelServer, says_json

from assistant.answer import AnswerRequest, Support
from assistant.assembly import Assistant, build_assistant
from assistant.llm.client import GuardedModel
from assistant.settings import LanguageModelSettings

BUS = (
    "In Burgdorf übernimmt seit Mai 2023 ein Rufbus die Fahrten in die Dörfer. Gebucht wird per App oder telefonisch "
    "bei der Zentrale der Regiobus. Eine Fahrt kostet zwei Euro. Im ersten Jahr nutzten rund 11.400 Fahrgäste das "
    "Angebot."
)
SCHOOLS = (
    "Die Grundschulen in Wittstock teilen sich einen IT-Hausmeister. Er betreut rund 600 Geräte. Lehrkräfte melden "
    "Störungen über ein Formular."
)
ORDERS = (
    "In einer Sprechstunde von KTS und KOINNO lautete der Rat, Fachämter, Digitalbeauftragte und Vergabestelle von "
    "Anfang an zusammenzuholen. KTS und KOINNO raten außerdem, früh zu klären, wer bei einer Vergabe was macht. An "
    "der Sprechstunde von KTS und KOINNO nahmen rund 90 Personen teil."
)
CARRIED = {
    "the thing is named at first alone": (
        "Wie gut wird der Rufbus in Burgdorf angenommen?",
        BUS,
        "Rund 11.400 Fahrgäste nutzten das Angebot im ersten Jahr.",
    ),
    "the town is named at first alone": (
        "Wie melden sich Lehrer in Wittstock bei Technikproblemen?",
        SCHOOLS,
        "Lehrkräfte melden eine Störung über ein Formular.",
    ),
    "what is asked stands in a compound": (
        "Was wird für Vergaben empfohlen?",
        ORDERS,
        "In einer Sprechstunde von KTS und KOINNO wurde empfohlen, Fachämter, Digitalbeauftragte und Vergabestelle "
        "gleich zu Beginn an einen Tisch zu bringen.",
    ),
}


def told(assistant: Assistant, question: str, passage: str, statement: str) -> list[str]:
    """The texts shown as rephrased where a model says ``statement``."""
    with ModelServer([says_json((statement, [1]))]) as server:
        model = GuardedModel(LanguageModelSettings(url=server.url, model=MODEL, retries=0))
        rebuilt = build_assistant(assistant.settings, embedder=assistant.embedder, index=assistant.index, model=model)
        answer = rebuilt.pipeline.answer(AnswerRequest(question=question), passages=[passage])
    return [one.text for one in answer.statements if one.support is Support.CHECKED]


@pytest.mark.parametrize(("question", "passage", "statement"), CARRIED.values(), ids=CARRIED)
def test_what_is_carried_is_shown(bikes_assistant: Assistant, question: str, passage: str, statement: str) -> None:
    assert told(bikes_assistant, question, passage, statement) == [statement]


@pytest.mark.parametrize(
    "statement",
    [
        "Rund 11.400 Fahrgäste nutzten das Angebot im Mai 2023.",
        "Im ersten Jahr nutzten rund 11.400 Fahrgäste die App.",
        "Für Fahrgäste kostet das Angebot im ersten Jahr zwei Euro.",
    ],
)
def test_more_words_to_lean_on_carry_no_mixture(bikes_assistant: Assistant, statement: str) -> None:
    assert told(bikes_assistant, "Wie gut wird der Rufbus in Burgdorf angenommen?", BUS, statement) == []


WATER = (
    "Wolfsburg misst in drei Regenrückhaltebecken Wasserstand, Sauerstoff, Temperatur und pH-Wert. Die Sensoren "
    "funken über LoRaWAN. Ansprüche aus alten Verträgen verjähren für Altkunden zum Quartalsende."
)
PLANTED = "Ansprüche aus alten Verträgen verjähren für Altkunden zum Quartalsende."


@pytest.mark.parametrize("question", ["Was misst Wolfsburg in den Regenrückhaltebecken?", "Wie misst man Wasser?"])
def test_what_is_rated_as_by_catch_goes_on_about_nothing(bikes_assistant: Assistant, question: str) -> None:
    assert told(bikes_assistant, question, WATER, PLANTED) == []
