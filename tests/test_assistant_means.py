"""What a means is to serve is what an example must speak of."""

from __future__ import annotations

import pytest

from assistant.evidence.words.means import purpose_of


@pytest.mark.parametrize(
    ("question", "purpose"),
    [
        ("Welche Städte nutzen Sensoren für die Straßenbeleuchtung?", ("strassenbeleucht",)),
        ("Gibt es eine App zum schnellen Melden von Schlaglöchern?", ("meld",)),
        ("Wer steuert Ampeln mit KI?", ("ampel",)),
        ("Wer hat Sensoren?", ()),
        ("Welche Kommunen haben eine Strategie für Daten?", ()),
        ("Wie haben andere die Bürger für die Strategie gewonnen?", ()),
        ("Wer hat die Open SmartCity App übernommen?", ()),
        ("Was kostet der Bus für die Schule?", ()),
    ],
)
def test_purpose_of(question: str, purpose: tuple[str, ...]) -> None:
    assert purpose_of(question) == purpose
