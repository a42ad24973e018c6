"""Passages handed in are the only evidence: nothing of the catalogue, its glossary or its contacts is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fakes import HashingEmbedder

from assistant.answer import Answer, AnswerRequest, AnswerStatus, NoticeCode, Style, Support
from assistant.assembly import Assistant
from assistant.retrieval.given_passages import GivenPassages
from ingest.embedding.embedder import Vectors

BIKES = "Kassel zählt den Radverkehr mit Kameras."
CONGRESS = "Der 5. MPSC-Kongress fand am 19. und 20. November 2024 in Köln mit rund 200 Teilnehmenden statt."
WATER = "Die Wolfsburger Sensoren senden ihre Werte mehrmals täglich an die Server der WOBCOM."
RADIO = "LoRaWAN ist ein Funknetz, das kleine Datenmengen über weite Strecken überträgt."
ENDED = "Die Förderung von Cottbus lief planmäßig 2024 aus."
PAPER = "Der Leitfaden „Urbane Datenplattformen“ erschien 2023."


def ask(assistant: Assistant, question: str, *passages: str, style: Style = "standard") -> Answer:
    return assistant.pipeline.answer(AnswerRequest(question=question, style=style), passages=passages)


CATALOGUE_QUESTIONS = (
    "Was ist LoRaWAN?",
    "Was bringt LoRaWAN?",
    "Wofür braucht man einen Digitalen Zwilling?",
    "Wie viele Modellprojekte gibt es in Bayern?",
    "Welche Modellprojekte gibt es in Hessen?",
    "Welche Modellprojekte in Hessen arbeiten am Thema Mobilität?",
    "Wer gehört zum Landkreis Hof und wie viele Einwohner hat er?",
    "Welche Veröffentlichungen gibt es zu Datenplattformen?",
    "Wer ist mein Ansprechpartner in Wolfsburg?",
    "Vergleiche Ulm und Pforzheim bei der Förderung.",
    "Welche Modellprojekte sind mit einer Stadt von 20.000 Einwohnern vergleichbar?",
    "Welches Modellprojekt hat die höchste Förderung?",
    "Wann und wo war der 5. MPSC-Kongress?",
    "Was bedeutet OZG?",
)


@pytest.mark.parametrize("style", ["standard", "einfach"])
@pytest.mark.parametrize("question", CATALOGUE_QUESTIONS)
def test_what_only_the_catalogue_tells_is_not_told(bikes_assistant: Assistant, question: str, style: Style) -> None:
    answer = ask(bikes_assistant, question, BIKES, style=style)
    assert all(statement.support in {Support.FRAMING, Support.QUOTED} for statement in answer.statements)
    assert all(citation.document.startswith("passages/") for citation in answer.citations)
    assert answer.suggestions == ()
    assert {notice.code for notice in answer.notices} <= {NoticeCode.NOT_REVIEWED}


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Wann und wo war der 5. MPSC-Kongress?", CONGRESS),
        ("An wen senden die Sensoren in Wolfsburg ihre Daten?", WATER),
        ("Was ist LoRaWAN?", RADIO),
        ("Welche Veröffentlichungen gibt es zu Datenplattformen?", PAPER),
    ],
)
def test_what_the_passages_tell_answers_questions_the_catalogue_would_have_answered(
    bikes_assistant: Assistant, question: str, passage: str
) -> None:
    answer = ask(bikes_assistant, question, BIKES, passage)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.statements[0].text == passage


def test_the_answer_names_the_passages_as_its_index(bikes_assistant: Assistant) -> None:
    index = ask(bikes_assistant, "Was zählt Kassel mit Kameras?", BIKES, WATER).index
    assert index is not None
    assert (index.generation, index.documents, index.passages) == ("given", 2, 2)


def test_no_fact_of_the_catalogue_stands_in_a_notice_or_an_example(bikes_assistant: Assistant) -> None:
    answer = ask(bikes_assistant, "Wann lief die Förderung von Cottbus aus?", ENDED)
    assert answer.status is AnswerStatus.ANSWERED
    assert NoticeCode.FUNDING_ENDED not in {notice.code for notice in answer.notices}
    assert [example.why for example in answer.examples] in ([], [ENDED])


class Counting(HashingEmbedder):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        super().__init__()
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded.extend(texts)
        return super().embed_passages(texts)


def test_no_text_is_embedded_twice() -> None:
    embedder = Counting()
    said = "Kleinkleckersdorf hat zwölf Bänke aufgestellt."
    given = GivenPassages([said, f"{said} Gera hat neun.", said], embedder)
    assert len(embedder.embedded) == len(set(embedder.embedded))
    assert given.summary().passages == 3
    first, second = given.sentence_vectors("passages/1"), given.sentence_vectors("passages/2")
    assert (first[0] == second[0]).all()


def test_passages_may_be_empty() -> None:
    assert GivenPassages(["", "  "], Counting()).summary().passages == 0


FROST = (
    "An jungen Bäumen messen Sensoren in Gütersloh den Wasserbedarf, damit gezielt gegossen wird. [3] "
    "Frostsensoren sollen dem Winterdienst in Gütersloh melden, wo gestreut werden muss. [3] "
    "In der Innenstadt zählt Gütersloh mit Sensoren die Passantinnen und Passanten. [3, 4]"
)
BENCHES = (
    "Im Februar 2022 stellte Gera im Ufer-Elster-Park Solarleuchten mit mitlaufendem Licht und fünf Solarbänke auf. "
    "In einem Workshop bauten Einwohnerinnen und Einwohner in Gera selbst Sensoren für Feinstaub (Stand Dezember 2022)."
)
NETWORK = (
    "Das Klimamessnetz in Mannheim hat etwa 400 Messstandorte, geplant sind bis zu 600. "
    "Mannheim erfasst Temperatur, Feuchte, Wind, Niederschlag und Sonneneinstrahlung über LoRaWAN."
)
MONEY = "Für Höxter sind 8,7 Millionen Euro vorgesehen: 5,7 Millionen vom Bund und 3 Millionen vom Kreis."
DATABASE = "SmartFloss aus Jena ist eine Datenbank für Open-Source-Projekte in Smart Cities (Stand 2022)."


def test_the_numbers_a_document_has_for_its_own_sources_are_none_of_the_answers(bikes_assistant: Assistant) -> None:
    answer = ask(bikes_assistant, "Wie unterstützt Gütersloh seinen Winterdienst?", FROST)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.statements[0].text == (
        "Frostsensoren sollen dem Winterdienst in Gütersloh melden, wo gestreut werden muss."
    )
    assert answer.citations[0].quote.endswith("gestreut werden muss. [3]")
    assert "[3]" not in answer.text


@pytest.mark.parametrize(
    ("question", "passage", "expected"),
    [
        ("Was steht seit 2022 im Ufer-Elster-Park in Gera?", BENCHES, "Im Februar 2022 stellte Gera"),
        ("Wie groß ist das Klimamessnetz in Mannheim?", NETWORK, "Das Klimamessnetz in Mannheim hat etwa 400"),
        ("Wer bezahlt das Projekt in Höxter?", MONEY, "Für Höxter sind 8,7 Millionen Euro"),
        ("Was findet man bei SmartFloss?", DATABASE, "SmartFloss aus Jena ist eine Datenbank"),
    ],
)
def test_the_sentence_that_says_it_leads(
    bikes_assistant: Assistant, question: str, passage: str, expected: str
) -> None:
    answer = ask(bikes_assistant, question, passage)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.statements[0].text.startswith(expected)


def test_an_answer_is_never_empty(bikes_assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.steps.check.CheckStatement.__call__", lambda *_: [])
    answer = ask(bikes_assistant, "Was zählt Kassel?", BIKES)
    assert answer.status is AnswerStatus.NO_EVIDENCE
    assert answer.text


@pytest.mark.parametrize("passage", ["{question} {answer}", "{answer}\n{question}"])
def test_a_documents_question_is_not_the_answer_to_itself(bikes_assistant: Assistant, passage: str) -> None:
    question = "Womit misst Wolfsburg die Wasserqualität?"
    measures = "Wolfsburg misst die Wasserqualität an dreizehn Messstellen mit Sensoren."
    answer = ask(bikes_assistant, question, passage.format(question=question, answer=measures), BIKES)
    assert answer.status is AnswerStatus.ANSWERED
    assert [statement.text for statement in answer.statements] == [measures]
