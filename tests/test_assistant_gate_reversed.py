"""The gate: what rests on what, cause and effect, aims, order between sentences, preferences are not turned round."""

from __future__ import annotations

import pytest
from gated import is_carried


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "Das Lichtkonzept baut auf einer Zählung der Laternen auf.",
            "Eine Zählung der Laternen ist die Grundlage für das Lichtkonzept.",
            "Das Lichtkonzept ist die Grundlage für eine Zählung der Laternen.",
            id="basis told as what rests on it",
        ),
        pytest.param(
            "Der Rat zieht den Kanal vor, weil andere Bauten darauf aufbauen.",
            "Den Kanal zieht der Rat vor, weil andere Bauten darauf aufbauen.",
            "Der Rat zieht den Kanal vor, weil er auf anderen Bauten aufbaut.",
            id="told by a pronoun",
        ),
        pytest.param(
            ("Die Satzung stammt aus Lauben.", "Sie beruht auf einer Reihe von Bürgergesprächen."),
            "Die Satzung beruht auf Bürgergesprächen.",
            "Eine Reihe von Bürgergesprächen beruht auf der Satzung.",
            id="in the sentence behind",
        ),
        pytest.param(
            "Die Anwohner klagen über Lärm, weil die Pumpe erneuert wurde.",
            "Weil die Pumpe erneuert wurde, klagen die Anwohner über Lärm.",
            "Weil die Anwohner über Lärm klagen, wurde die Pumpe erneuert.",
            id="the cause opens the sentence",
        ),
        pytest.param(
            "Der Steg wurde gesperrt, deshalb kam die Fähre zurück.",
            "Die Fähre kam zurück, weil der Steg gesperrt wurde.",
            "Der Steg wurde gesperrt, weil die Fähre zurück kam.",
            id="cause told by an adverb",
        ),
        pytest.param(
            "Für die Sanierung der Mühle wurde die Genossenschaft gegründet.",
            "Die Genossenschaft wurde gegründet, um die Mühle zu sanieren.",
            "Die Mühle wurde gegründet, um die Genossenschaft zu sanieren.",
            id="the aim behind für",
        ),
        pytest.param(
            (
                "Im Folgenden werden die Brunnen und Teiche untersucht.",
                "Anschließend werden die Quellen und Bäche vermessen.",
            ),
            "Die Brunnen und Teiche werden untersucht, danach werden die Quellen und Bäche vermessen.",
            "Die Quellen und Bäche werden vermessen, danach werden die Brunnen und Teiche untersucht.",
            id="order of two sentences",
        ),
        pytest.param(
            "Im Chor singen mehr Frauen als Männer.",
            "Mehr Frauen als Männer singen im Chor.",
            "Im Chor singen mehr Männer als Frauen.",
            id="more of the one",
        ),
        pytest.param(
            "Der Plan soll weniger Straßen nennen, sondern vielmehr Wege beschreiben.",
            "Beschreiben soll der Plan weniger Straßen, sondern vielmehr Wege.",
            "Der Plan soll weniger Wege beschreiben als vielmehr Straßen nennen.",
            id="less the one, rather the other",
        ),
        pytest.param(
            "Es gilt, die Buslinien den neuen Fahrgästen anzupassen.",
            "Die Buslinien gilt es den neuen Fahrgästen anzupassen.",
            "Die neuen Fahrgäste gilt es den Buslinien anzupassen.",
            id="two nouns trade their cases",
        ),
        pytest.param(
            "Jeder Verein soll bei der Messe seinen Stand frei wählen können.",
            "Bei der Messe soll jeder Verein seinen Stand frei wählen können.",
            "Jeder Stand soll bei der Messe seinen Verein frei wählen können.",
            id="an object behind a possessive",
        ),
        pytest.param(
            ("WaldFunk verband ab 2016 in Lauben 14 Höfe.", "Ab 2019 folgte in Lauben BachFunk mit 30 Höfen."),
            "BachFunk, das ab 2019 in Lauben folgte, verband 30 Höfe.",
            "BachFunk, das ab 2019 in Lauben folgte, verband 14 Höfe.",
            id="behind a relative clause goes on its noun",
        ),
    ],
)
def test_relations_are_not_turned_round(quote: str | tuple[str, ...], carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)
