"""Whether a rule applies to a thing must be told of that thing."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE, judged, shown

from assistant.gaps.rules import rule_gap, rule_of
from assistant.gaps.unsaid import first_gap

FAQ = "Die FAQ „Recht“ der KTS behandeln Vergaberecht, Betreibermodelle und Datenschutz."
COUNTED = "Wer Besucher zählt, muss den Datenschutz beachten."
APP = "Module der Open SmartCity App lassen sich auf andere Städte übertragen."


@pytest.mark.parametrize(
    "question",
    [
        "Unterliegt die Nachnutzung dem Vergaberecht?",
        "Ist die Übernahme der App ausschreibungspflichtig?",
        "Fällt die Weitergabe von Software unter das Vergaberecht?",
        "Gilt die DSGVO auch für Sensordaten?",
        "Greift beim Kauf von Sensoren das Vergaberecht?",
        "Brauchen wir eine Ausschreibung, wenn wir der App beitreten?",
        "Ist eine Einwilligung der Bürger nötig?",
        "Sind Zuwendungen umsatzsteuerpflichtig?",
    ],
)
def test_whether_a_rule_applies_is_asked(question: str) -> None:
    assert rule_of(question)


@pytest.mark.parametrize(
    "question",
    [
        "Was gilt beim Datenschutz für Sensoren?",
        "Gibt es FAQ zum Vergaberecht?",
        "Brauchen wir eine Vergabestelle?",
        "Brauchen wir einen Datenschutzbeauftragten?",
        "Fällt Kassel unter die Staffel 2021?",
        "Gilt die Förderung auch für Landkreise?",
        "Welche Verfahren gibt es für die Vergabe?",
        "Wer hilft beim Vergaberecht?",
    ],
)
def test_other_questions_on_the_law_are_none(question: str) -> None:
    assert rule_of(question) is None


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("Unterliegt die Nachnutzung der App dem Vergaberecht?", [FAQ]),
        ("Brauchen wir eine Ausschreibung, wenn wir der Open SmartCity App beitreten?", [FAQ]),
        ("Gilt der Datenschutz auch für Module der App?", [COUNTED, FAQ]),
        ("Sind Zuwendungen für die App umsatzsteuerpflichtig?", []),
    ],
)
def test_only_what_is_told_of_that_law_stands_beside_the_gap(question: str, nearest: list[str]) -> None:
    gap = first_gap(judged(question, FAQ, APP, COUNTED), CATALOGUE)
    assert gap is not None
    assert sorted(shown(gap)) == sorted(nearest)
    assert bool(gap.opening) == bool(nearest)


def test_what_tells_that_it_applies_leads() -> None:
    question = "Gilt der Datenschutz auch, wenn man Besucher zählt?"
    run, rule = judged(question, FAQ, APP, COUNTED), rule_of(question)
    assert rule is not None
    assert rule_gap(run, rule, CATALOGUE) is None
    assert run.sentences[0].text == COUNTED
