"""What a thing costs is asked in many words, and its use for nothing is no price of having one."""

from __future__ import annotations

import pytest
from judged_gaps import judged

from assistant.evidence.asked.answer_types import answers, asked_of
from assistant.gaps.prices import is_priced, phases_untold, without_phases, without_price
from assistant.question import Asked, QuestionPart

FREE = "Das LoRaWAN-Netz in Ulm ist kostenlos für alle nutzbar (Stand 2021)."


@pytest.mark.parametrize(
    "question",
    [
        "Welche Folgekosten hat ein Mängelmelder?",
        "Mit welchen laufenden Kosten ist bei einer App zu rechnen?",
        "Was für Betriebskosten entstehen bei LoRaWAN?",
        "Was sind die laufenden Kosten eines Rufbusses?",
        "Mit welchem Budget startet man ein Netz?",
        "Was muss man für einen Rufbus einplanen?",
        "Welche Ausgaben kommen auf uns zu?",
        "Kosten LoRaWAN",
    ],
)
def test_a_price_is_asked(question: str) -> None:
    assert asked_of(question) is Asked.MONEY


@pytest.mark.parametrize(
    "question",
    [
        "Wie viel Zeit muss man für einen Rufbus einplanen?",
        "Was muss man an Personal einplanen?",
        "Welche Ausgaben sind förderfähig?",
        "Wie senkt man die Folgekosten?",
        "Wer trägt die Folgekosten?",
        "Welche Städte haben Kosten gespart?",
    ],
)
def test_no_price_is_asked(question: str) -> None:
    assert asked_of(question) is not Asked.MONEY


@pytest.mark.parametrize(
    ("question", "is_answered"),
    [
        ("Kosten LoRaWAN", False),
        ("Mit welchem Budget startet man ein LoRaWAN-Netz?", False),
        ("Was kostet das LoRaWAN-Netz?", False),
        ("wie viel LoRaWAN Netzwerk Kosten?", False),
        ("Was kostet die Nutzung des LoRaWAN-Netzes?", True),
        ("Was kostet es, das LoRaWAN-Netz zu benutzen?", True),
    ],
)
def test_free_use_is_the_price_of_using_it(question: str, is_answered: bool) -> None:
    assert answers(FREE, QuestionPart(question, Asked.MONEY)) == is_answered


@pytest.mark.parametrize(
    ("question", "looked_for"),
    [
        ("Welche Folgekosten hat ein Mängelmelder?", "Welche kosten hat ein Mängelmelder?"),
        ("Was sind die laufenden Kosten eines Rufbusses?", "Was sind die Kosten eines Rufbusses?"),
    ],
)
def test_costs_of_running_a_thing_are_not_those_of_building_it(question: str, looked_for: str) -> None:
    assert without_phases(question) == looked_for
    assert phases_untold(question, ["Die App kostete 55.000 Euro."]) == ("im Betrieb",)
    assert phases_untold(question, ["Der Betrieb kostet 5.000 Euro jährlich."]) == ()


def test_what_a_kind_of_thing_costs_is_named_as_untold() -> None:
    run = judged("Welche Folgekosten hat ein Mängelmelder?", "Die App in Solingen enthält einen Mängelmelder.")
    found = without_price(run)
    assert found is not None
    assert found[1].opening.startswith("Was das kostet, steht nicht in den Dokumenten.")


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Die Smart City Akademie bietet kostenlose Kurse.", False),
        ("Eine Smart City kostet laut Studie 2 Millionen Euro.", True),
    ],
)
def test_the_price_of_a_longer_name_is_none_of_what_it_begins_with(text: str, is_told: bool) -> None:
    assert is_priced(judged("Was kostet eine Smart City?", text)) is is_told
