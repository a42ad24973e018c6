"""Documents on towns no catalogue knows: the town is where a thing is, and the heading says what it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import evidence

from assistant.answer import Answer, AnswerRequest, AnswerStatus, Turn
from assistant.assembly import Assistant
from assistant.evidence.sentences.told_towns import towns_told
from ingest.catalogue import Catalogue

LOCKERS = (
    "Abholstation am Rathaus Birkenstetten\n"
    "Presseamt der Stadt Birkenstetten, 3. Juni 2024\n\n"
    "Wer in Birkenstetten einen Ausweis beantragt hat, muss zum Abholen nicht mehr in die Sprechstunde kommen. Vor dem "
    "Eingang steht ein Schrank mit 36 Fächern, der rund um die Uhr geöffnet ist. Die Abholstation hat 48.000 Euro "
    "gekostet. Davon trug das Land 60 Prozent. Aufgestellt wurde der Schrank von der Firma Schließwerk Süd. "
    "Die Reinigung kostet jährlich 900 Euro. Betreut wird die Station vom städtischen Bauhof. Die Wartezeit im "
    "Bürgerbüro beträgt seither im Mittel zwölf Minuten."
)
HEATING = (
    "Nahwärme in Erlenrade\n\n"
    "Die Gemeinde Erlenrade hat 2023 ein Nahwärmenetz gebaut. 214 Häuser sind angeschlossen. Das Netz gehört einer "
    "Genossenschaft. Gefördert wurde der Bau vom Freistaat Thüringen."
)
SENSORS = (
    "Die Stadt Wiesenfurt misst an 40 Straßenecken mit Lärmsensoren. Ein Sensor kostet 260 Euro. Die Werte erscheinen "
    "jede Stunde auf einer Karte."
)


def ask(assistant: Assistant, question: str, *passages: str, history: tuple[Turn, ...] = ()) -> Answer:
    return assistant.pipeline.answer(AnswerRequest(question=question, history=history), passages=passages)


SAID = {
    "a price": ("Was hat die Abholstation in Birkenstetten gekostet?", "48.000 Euro"),
    "a share of the costs": ("Wie viel Prozent der Kosten trug das Land bei der Abholstation in Birkenstetten?", "60"),
    "who runs it": ("Wer betreut die Abholstation in Birkenstetten?", "Bauhof"),
    "costs of a kind": ("Wie hoch sind die jährlichen Reinigungskosten der Abholstation in Birkenstetten?", "900 Euro"),
    "a span asked for by its size": ("Wie groß ist die Wartezeit im Bürgerbüro in Birkenstetten?", "zwölf Minuten"),
    "called by its head": ("Wem gehört das Nahwärmenetz in Erlenrade?", "Genossenschaft"),
    "who gave the money": ("Wer hat das Nahwärmenetz in Erlenrade gefördert?", "Thüringen"),
    "a piece called by its head": ("Was kostet ein Lärmsensor in Wiesenfurt?", "260 Euro"),
}


@pytest.mark.parametrize(("question", "said"), SAID.values(), ids=SAID)
def test_what_is_asked_of_the_town_leads(seeds_assistant: Assistant, question: str, said: str) -> None:
    answer = ask(seeds_assistant, question, SENSORS, LOCKERS, HEATING)
    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.statements[0].text


HOURS = (
    "Bücherei Erlenrade\n\nDie Gemeinde Erlenrade hat im März 2023 eine Bücherei ohne Personal eröffnet. Sie hat "
    "täglich von 6 bis 22 Uhr geöffnet. Der Leihroboter war bisher bei 310 Einsätzen unterwegs."
)
TIMES = {
    "when it is open": ("Wann hat die Bücherei in Erlenrade geöffnet?", "6 bis 22 Uhr"),
    "at what times": ("Zu welchen Zeiten hat die Bücherei in Erlenrade auf?", "6 bis 22 Uhr"),
    "how often it was out": ("Wie oft war der Leihroboter in Erlenrade im Einsatz?", "310"),
}


@pytest.mark.parametrize(("question", "said"), TIMES.values(), ids=TIMES)
def test_hours_and_uses_are_told(seeds_assistant: Assistant, question: str, said: str) -> None:
    answer = ask(seeds_assistant, question, HOURS, LOCKERS)
    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.statements[0].text


def test_who_has_a_thing_is_told_by_every_document(seeds_assistant: Assistant) -> None:
    radio = (
        "Lärmkarte der Stadt Wiesenfurt\n\nWiesenfurt misst an 40 Straßenecken, wie laut es ist. "
        "Die Sensoren senden ihre Werte jede Stunde über LoRaWAN."
    )
    waste = "Abfall in Erlenrade\n\nErlenrade leert Körbe nach Bedarf. Sie melden sich über LoRaWAN."
    answer = ask(seeds_assistant, "Welche Städte nutzen LoRaWAN?", radio, LOCKERS, waste)
    told = [statement.text for statement in answer.statements if statement.citations]
    assert len(told) == 2
    assert any(text.startswith("[Wiesenfurt] Die Sensoren senden") for text in told)
    assert any("Erlenrade" in text for text in told)


UNSAID = {
    "a quality": "Wie zufrieden sind die Besucher der Abholstation in Birkenstetten?",
    "another town has it": "Was hat die Abholstation in Erlenrade gekostet?",
    "nobody has it": "Was hat das Schwimmbad in Birkenstetten gekostet?",
    "another count": "Wie viele Abholungen gab es an der Abholstation in Birkenstetten?",
    "another price": "Was kostet ein Anschluss an das Nahwärmenetz in Erlenrade?",
    "another deed": "Wer hat die Abholstation in Birkenstetten programmiert?",
}


@pytest.mark.parametrize("question", UNSAID.values(), ids=UNSAID)
def test_what_no_passage_says_of_the_town_is_not_answered(seeds_assistant: Assistant, question: str) -> None:
    answer = ask(seeds_assistant, question, SENSORS, LOCKERS, HEATING)
    assert answer.status is AnswerStatus.NO_EVIDENCE


def test_headings_and_bylines_are_no_answer(seeds_assistant: Assistant) -> None:
    answer = ask(seeds_assistant, "Was steht in Birkenstetten vor dem Eingang des Rathauses?", LOCKERS)
    assert all("Presseamt" not in statement.text for statement in answer.statements)


def test_a_town_behind_und_in_takes_the_place_of_the_one_before(seeds_assistant: Assistant) -> None:
    before = Turn(question="Was hat die Abholstation in Birkenstetten gekostet?", answer="48.000 Euro.")
    answer = ask(seeds_assistant, "Und in Erlenrade?", LOCKERS, HEATING, history=(before,))
    assert answer.standalone_question == "Was hat die Abholstation in Erlenrade gekostet?"


def test_towns_are_told_by_question_and_evidence() -> None:
    passage = evidence("Die Gemeinde Erlenfurt hat ein Nahwärmenetz.", title="Bericht")
    told = towns_told("Wer betreibt das Erlenfurter Netz in der Gemeinde Erlenfurt?", [passage], ())
    assert [(place.written, place.names) for place in told] == [("Erlenfurter", ("erlenfurt",))]
    assert towns_told("Wer betreibt das Netz in Erlenrade?", [passage], ()) == ()
    assert towns_told("Was kostet das Netz?", [passage], ()) == ()


def test_a_town_typed_without_a_capital_is_one_where_its_own_document_is_found() -> None:
    own = replace(evidence("Der Melder ist online.", title="Post"), opening=("Newsletter der Stadt Erlenfurt",))
    other = evidence("Die Gemeinde Erlenfurt hat ein Nahwärmenetz.", title="Bericht")
    (found,) = towns_told("wie lange dauert es in erlenfurt bis ein melder antwortet", [own], ())
    assert (found.written, found.shown, found.names) == ("erlenfurt", "Erlenfurt", ("erlenfurt",))
    assert towns_told("wer betreibt das netz in erlenfurt", [other], ()) == ()
    assert towns_told("wer betreibt den melder der stadt", [own], ()) == ()


def test_a_word_that_is_also_a_town_is_none_before_a_preposition(catalogue: Catalogue) -> None:
    assert not catalogue.find_projects("Gießen nach Bedarf")
    assert not catalogue.find_projects("Speicher für Strom aus Sonne")
    assert [found.project_id for found in catalogue.find_projects("Gießen plant eine App.")] == ["landkreis-giessen"]


BENCHES = "Solarbänke in {town}\n\n{said} Sie laden Handys."
OF_ANOTHER = {
    "where": "In Oberursel stehen neun Solarbänke.",
    "who": "Die Stadt Oberursel hat neun Solarbänke aufgestellt.",
}


@pytest.mark.parametrize("said", OF_ANOTHER.values(), ids=OF_ANOTHER)
def test_a_heading_lends_its_town_to_no_sentence_that_begins_with_another(
    seeds_assistant: Assistant, said: str
) -> None:
    question = "Wie viele Solarbänke hat Kleinkleckersdorf?"
    passage = BENCHES.format(town="Kleinkleckersdorf", said=said)
    assert "neun" not in ask(seeds_assistant, question, passage).text
    own = BENCHES.format(town="Kleinkleckersdorf", said=f"Im Park stehen 17 Solarbänke. {said}")
    assert ask(seeds_assistant, question, own).statements[0].text.startswith("Im Park stehen 17")
