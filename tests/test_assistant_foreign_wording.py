"""Everyday words for what reports say otherwise, and what is no name, no count and no firm."""

from __future__ import annotations

import pytest

from assistant.evidence.asked.answer_types import answers, asked_of, contains_asked
from assistant.evidence.asked.counting import counts
from assistant.evidence.asked.question_focus import focus_of
from assistant.evidence.sentences.readability import needs_context
from assistant.question import Asked, QuestionPart


@pytest.mark.parametrize(
    ("text", "thing", "is_counted"),
    [
        ("Der Bus fährt mit acht Ehrenamtlichen.", "Fahrgäste", False),
        ("Der Bus fährt mit acht Ehrenamtlichen.", "Leute", True),
        ("Es kamen 30 Personen.", "Fahrgäste", True),
        ("Rund 70 Fachleute arbeiten daran.", "Mitarbeitende", True),
    ],
)
def test_one_kind_of_people_is_not_counted_for_another(text: str, thing: str, *, is_counted: bool) -> None:
    assert counts(text, thing) is is_counted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fünf Leuchten von drei Herstellern wurden aufgehängt.", False),
        ("Ein Dienstleister hat die Akten abgeholt.", False),
        ("Geliefert hat die Firma Schließwerk Süd.", True),
        ("Entwickelt wurde sie von der KommunalApp Nord eG.", True),
    ],
)
def test_a_kind_of_firm_is_no_firm(text: str, *, names: bool) -> None:
    assert contains_asked(text, Asked.COMPANY) is names


def test_a_compound_of_the_question_is_no_name() -> None:
    part = QuestionPart("Bei welchem Anbieter hat der Kreis die SIM Karten?", Asked.COMPANY)
    assert not answers("Die SIM-Karten waren auf einen einzigen Anbieter festgelegt.", part)


def test_since_when_there_is_a_thing_asks_for_no_attribute() -> None:
    assert focus_of("Seit wann gibt es den Melder in Birkenstetten?") is None


def test_by_what_asks_for_a_reason() -> None:
    assert asked_of("Wodurch kamen die Fehlalarme?") is Asked.REASON


def test_a_cause_goes_on_from_the_sentence_before() -> None:
    assert needs_context("Ursachen waren Treibgut und Bewuchs.")


@pytest.mark.parametrize(
    "text", ["Die Leitung kam an ihre Grenze.", "Das WLAN brach unter der Last zusammen.", "Die Stele fiel oft aus."]
)
def test_what_gave_way_is_trouble(text: str) -> None:
    assert contains_asked(text, Asked.TROUBLE)


PERSON = QuestionPart("Wie heißt der Landrat von Birkenstetten?", Asked.PERSON)
NAMING = {
    "a body and its town": ("Der Landrat hat in der Rettungswache Talheim-Rodau das System gestartet.", False),
    "a person": ("Landrat ist seit 2020 Thomas Weber.", True),
    "a person behind a role": ("Das System hat der Amtsleiter Thomas Weber gestartet.", True),
}


@pytest.mark.parametrize(("text", "names"), NAMING.values(), ids=NAMING)
def test_a_body_behind_an_article_is_no_person(text: str, *, names: bool) -> None:
    assert answers(text, PERSON) is names


@pytest.mark.parametrize(
    ("text", "is_counted"),
    [("In sieben Schulen hängen Sensoren.", False), ("Dort lernen 410 Schüler.", True), ("410 Schülerinnen", True)],
)
def test_pupils_are_not_counted_by_schools(text: str, *, is_counted: bool) -> None:
    assert counts(text, "Schüler") is is_counted


def test_houses_are_counted_in_either_number() -> None:
    assert counts("214 Häuser sind angeschlossen.", "Häuser")
    assert counts("Der Bus hat 310 Fahrgäste.", "Fahrgäste")
