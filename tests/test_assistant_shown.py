"""Who asks to be shown the thing spoken of, in a state, asks who has it there."""

from __future__ import annotations

import pytest
from dialogues import resolved

BUS = ("Wer hat einen Rufbus?", "- Zwönitz hat das ERZmobil. [1]")
LEVELS = ("Wer hat digitale Pegelmessung an kleinen Bächen?", "- Kalletal und Lemgo messen den Pegel. [1]")
WITHOUT = ("geht das auch ohne LoRaWAN?", "Dazu steht nichts in den Dokumenten.")


@pytest.mark.parametrize(
    ("question", "state"),
    [
        ("wer kann mir dazu was zeigen, am liebsten in Bayern", "Bayern"),
        ("Kann ich mir das irgendwo in Hessen ansehen?", "Hessen"),
        ("Wo kann man sich das in Sachsen mal anschauen?", "Sachsen"),
        ("Wer in Hessen könnte uns das vorführen?", "Hessen"),
        ("Und welche Kommune in Niedersachsen zeigt uns so etwas?", "Niedersachsen"),
        ("Können wir das vor Ort besichtigen, möglichst in Brandenburg?", "Brandenburg"),
    ],
)
def test_the_thing_is_kept_and_the_state_is_a_condition(question: str, state: str) -> None:
    assert resolved(question, BUS).text == f"Welche Modellprojekte in {state} haben das: Rufbus?"


def test_what_a_question_named_beside_the_thing_is_not_to_be_shown() -> None:
    found = resolved("wer kann mir dazu was zeigen, am liebsten in Hessen", LEVELS, WITHOUT)
    assert found.text == "Welche Modellprojekte in Hessen haben das: digitale Pegelmessung an kleinen Bächen?"


@pytest.mark.parametrize(
    "question",
    [
        "Wer kann mir einen digitalen Zwilling zeigen, am liebsten in Bayern?",
        "Wo kann man in Hessen Museen besuchen?",
        "Wer kann mir dazu was zeigen?",
        "Kann ich mir das in Zwönitz ansehen?",
        "Wer zahlt das in Hessen?",
        "Zeige mir die Modellprojekte in Hessen",
    ],
)
def test_other_questions_are_read_as_before(question: str) -> None:
    assert not resolved(question, BUS).text.endswith("haben das: Rufbus?")
    first = resolved("wer kann mir dazu was zeigen, am liebsten in Bayern")
    assert "haben das" not in first.text
