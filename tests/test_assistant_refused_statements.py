"""Where a statement of the model is not carried: the reader gets what answers the question, and is told no more."""

from __future__ import annotations

import json
import logging

from model_server import MODEL, Behaviour, ModelServer, says, says_json

from assistant.answer import Answer, AnswerRequest, AnswerStatus, NoticeCode, Support
from assistant.assembly import Assistant, build_assistant
from assistant.llm.client import GuardedModel
from assistant.logs import JsonLines
from assistant.settings import LanguageModelSettings

BENCHES = (
    "Im Februar 2022 stellte Gera im Ufer-Elster-Park fünf Solarbänke auf. "
    "Gera lässt den Feinstaub von Einwohnern messen. Einige der Solarbänke in Gera wurden beschädigt."
)
TREES = (
    "Zwei Sensoren zählen in der Fußgängerzone von Linz anonym Mobilgeräte. Die Zählwerte helfen Linz bei "
    "Veranstaltungen. Die Smarte Region Linz hat eine eigene App. Fünf Millionen Euro umfasst das Linzer Projekt. "
    "Mobile Bäume mit Sensoren stellt Linz auf dem Marktplatz auf."
)
DAMAGED = "Einige der Solarbänke in Gera wurden beschädigt."
ALL_DAMAGED = "Alle fünf Solarbänke in Gera wurden beschädigt."
DUST = "Den Feinstaub lässt Gera von Einwohnern messen."


def ask(assistant: Assistant, behaviour: Behaviour, question: str, *passages: str) -> tuple[Answer, str]:
    """The answer, and what the model was sent."""
    with ModelServer([behaviour]) as server:
        model = GuardedModel(LanguageModelSettings(url=server.url, model=MODEL, retries=0))
        rebuilt = build_assistant(assistant.settings, embedder=assistant.embedder, index=assistant.index, model=model)
        answer = rebuilt.pipeline.answer(AnswerRequest(question=question), passages=passages)
        return answer, json.dumps(server.requests, ensure_ascii=False)


def test_a_refused_statement_is_replaced_by_what_answers_the_question(bikes_assistant: Assistant) -> None:
    answer, _ = ask(
        bikes_assistant, says_json((ALL_DAMAGED, [1])), "Wurden die Solarbänke in Gera beschädigt?", BENCHES
    )
    assert answer.statements[0].text == DAMAGED
    assert all(statement.support is Support.QUOTED for statement in answer.statements)


def test_an_answer_without_a_sentence_of_the_model_says_so(bikes_assistant: Assistant) -> None:
    answer, _ = ask(
        bikes_assistant, says_json((ALL_DAMAGED, [1])), "Wurden die Solarbänke in Gera beschädigt?", BENCHES
    )
    assert (answer.composer.kind, answer.composer.model) == ("extractive", None)
    assert NoticeCode.MODEL_UNAVAILABLE in {notice.code for notice in answer.notices}


def test_beside_what_was_carried_stands_what_answers_the_question(bikes_assistant: Assistant) -> None:
    behaviour = says_json((DUST, [1]), (ALL_DAMAGED, [1]))
    answer, _ = ask(
        bikes_assistant, behaviour, "Wurden die Solarbänke in Gera beschädigt und wie ist der Feinstaub?", BENCHES
    )
    assert answer.composer.kind == "model"
    assert {DUST, DAMAGED} <= {statement.text for statement in answer.statements}


def test_a_mixture_of_sentences_that_stand_apart_is_refused(bikes_assistant: Assistant) -> None:
    mixed = "Linz stellt mobile Bäume mit Sensoren in der Fußgängerzone auf."
    answer, _ = ask(bikes_assistant, says_json((mixed, [1])), "Wo stehen die mobilen Bäume in Linz?", TREES)
    assert mixed not in answer.text
    assert "auf dem Marktplatz" in answer.text


def test_of_another_passage_only_the_sentences_that_carry_it_are_quoted(bikes_assistant: Assistant) -> None:
    told = "Linz stellt mobile Bäume mit Sensoren auf dem Marktplatz auf."
    answer, _ = ask(bikes_assistant, says_json((told, [2])), "Wo stehen die mobilen Bäume in Linz?", TREES, BENCHES)
    assert [statement.text for statement in answer.statements] == [told]
    assert [citation.quote for citation in answer.citations] == [TREES[TREES.index("Mobile") :]]


def test_what_is_missing_is_said_once(bikes_assistant: Assistant) -> None:
    answer, _ = ask(bikes_assistant, says(""), "Warum stellte Gera die Solarbänke auf?", BENCHES)
    missing = [one.text for one in answer.statements if one.support is Support.FRAMING]
    assert answer.status is AnswerStatus.PARTIAL
    assert len(missing) == 1


def test_the_model_reads_the_question_in_the_words_of_the_reader(bikes_assistant: Assistant) -> None:
    question = "Wie lang ist der bedarfsgerecht beleuchtete Weg in Kaiserslautern?"
    path = "Der 300 Meter lange Fauthweg in Kaiserslautern wird nach Bedarf beleuchtet; der Weg warnt bei Glätte."
    _, sent = ask(bikes_assistant, says(""), question, path)
    assert question in sent


def test_the_log_names_why_a_statement_was_refused() -> None:
    record = logging.makeLogRecord(
        {"name": "transferkompass.gate", "msg": "statement not carried", "reasons": ["number"], "question": "geheim"}
    )
    line = json.loads(JsonLines().format(record))
    assert line["reasons"] == ["number"]
    assert "question" not in line
