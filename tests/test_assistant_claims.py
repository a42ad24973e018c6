"""A claim with a figure asks for the figure, whatever words it comes in."""

from __future__ import annotations

import pytest

from assistant.understanding.typed.claims import figure_asked


@pytest.mark.parametrize(
    ("claim", "question"),
    [
        ("Stimmt es, dass es 80 Modellprojekte gibt?", "Wie viele Modellprojekte gibt es?"),
        ("Ich habe gelesen, dass es rund achtzig Projekte gibt", "Wie viele Projekte gibt es?"),
        ("Ist es richtig, dass es in Hessen fünf Modellprojekte gibt?", "Wie viele Modellprojekte gibt es in Hessen?"),
        ("Gibt es wirklich 75 Modellprojekte?", "Wie viele Modellprojekte gibt es?"),
        ("Es gibt doch 80 Modellprojekte, oder?", "Wie viele Modellprojekte gibt es?"),
        ("Sind es vier Staffeln?", "Wie viele Staffeln gibt es?"),
        ("Stimmt es, dass das Programm 2028 endet?", "Wann endet das Programm?"),
        ("Trifft es zu, dass die Förderung 2027 ausläuft?", "Wann endet die Förderung?"),
        ("Endet das Programm wirklich 2028?", "Wann endet das Programm?"),
        ("Kann es sein, dass das Programm bis Ende 2028 läuft?", "Bis wann läuft das Programm?"),
        ("Stimmt es, dass Ulm bis 2027 gefördert wird?", "Bis wann wird Ulm gefördert?"),
        ("Läuft das Programm bis 2030?", "Bis wann läuft das Programm?"),
        (
            "Stimmt es, dass der Bund 900 Millionen Euro für das Programm gibt?",
            "Wie viel Geld gibt der Bund für das Programm?",
        ),
    ],
)
def test_a_claim_asks_for_its_figure(claim: str, question: str) -> None:
    assert figure_asked(claim) == question


@pytest.mark.parametrize(
    "question",
    [
        "Stimmt es, dass Barleben ausgestiegen ist?",
        "Stimmt es, dass Ulm 15 Millionen Euro bekommt?",
        "Gibt es drei Städte mit Rufbus?",
        "Gibt es wirklich keine Mittel mehr?",
        "Gibt es zwei Beispiele für Apps?",
        "Was endet 2028?",
        "Welche Förderung läuft bis 2030?",
        "Sind 80 Sensoren genug?",
    ],
)
def test_other_questions_stay_as_they_are(question: str) -> None:
    assert figure_asked(question) == question
