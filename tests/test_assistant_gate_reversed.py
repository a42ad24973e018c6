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


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            ("Beide Ortsvereine in Lauben gaben ein Votum ab.", "Das Landratsamt prüfte das Votum im Mai."),
            "Geprüft hat das Votum das Landratsamt.",
            "Geprüft haben das Votum die beiden Ortsvereine.",
            id="the actor of the sentence before",
        ),
        pytest.param(
            ("Am Markt verkaufen regionale Händler Obst.", "Die Reinigung des Markts übernimmt der Landkreis."),
            "Für die Reinigung des Markts ist der Landkreis zuständig.",
            "Für die Reinigung des Markts sind die regionalen Händler zuständig.",
            id="told by another verb",
        ),
        pytest.param(
            ("Lauben ist eine Stadt am Fluss.", "Der KfB hat Regeln verfasst, die man beachten muss."),
            "Man muss Regeln beachten, die vom KfB verfasst wurden.",
            "Der KfB muss Regeln beachten, die von der Stadt Lauben verfasst wurden.",
            id="the doer behind von",
        ),
        pytest.param(
            ("In Lauben pflegen 80 Personen die Beete.", "Zum Park gehören auch Flächen von Schulen und Kitas."),
            "In Lauben sind es 80 Personen, die die Beete pflegen.",
            "In Lauben sind es Schulen und Kitas, die die Beete pflegen.",
            id="a cleft sentence is one fact",
        ),
        pytest.param(
            "In Lauben lesen Senioren jeden Freitag Kindern der Kita vor.",
            "Jeden Freitag lesen in Lauben Senioren Kindern der Kita vor.",
            "Jeden Freitag lesen in Lauben Kinder der Kita den Senioren vor.",
            id="a dative in plural becomes the subject",
        ),
        pytest.param(
            "Das Igel-Institut untersuchte auch Lauben in einer Studie zum Verkehr.",
            "In einer Studie zum Verkehr untersuchte das Igel-Institut auch Lauben.",
            "Lauben untersuchte in einer Studie den Verkehr.",
            id="a town that is examined",
        ),
        pytest.param(
            "Es entstand eine Gruppe aus Anwohnern, die einen Lärmplan erarbeitete.",
            "Eine Gruppe aus Anwohnern entstand, die einen Lärmplan erarbeitete.",
            "Ein Lärmplan führte dazu, dass eine Gruppe aus Anwohnern entstand.",
            id="who makes it was there before",
        ),
        pytest.param(
            "Die Durchmischung des Handels macht den Kern zu einem guten Standort für die Gastronomie.",
            "Zu einem guten Standort für die Gastronomie macht den Kern die Durchmischung des Handels.",
            "Die Gastronomie macht den Kern zu einem guten Standort für einen gut durchmischten Handel.",
            id="for whom it is good",
        ),
        pytest.param(
            "Der Verband genehmigte die im März beschlossene Satzung.",
            "Die im März beschlossene Satzung genehmigte der Verband.",
            "Beschlossen wurde die Satzung, nachdem der Verband sie genehmigte.",
            id="the participle tells what came first",
        ),
        pytest.param(
            "Auf dem Schild erscheint eine Ampel, keine genaue Zahl.",
            "Auf dem Schild erscheint keine genaue Zahl, eine Ampel erscheint.",
            "Auf dem Schild erscheint die genaue Zahl, keine Ampel.",
            id="none of the one and of the other",
        ),
        pytest.param(
            "Die Liste ordnet Mittel für Planung und Bau den Stufen zu.",
            "Den Stufen ordnet die Liste Mittel für Planung und Bau zu.",
            "Die Liste ordnet Mittel den Stufen Planung und Bau zu.",
            id="an attribute told as an apposition",
        ),
        pytest.param(
            "Die Werke haben aus Klärschlamm den Heizstoff erzeugt.",
            "Aus Klärschlamm haben die Werke den Heizstoff erzeugt.",
            "Aus Heizstoff wurde von den Werken Klärschlamm erzeugt.",
            id="what it is made from",
        ),
        pytest.param(
            "Lauben ist bereit, das Kino zu verkaufen.",
            "Bereit ist Lauben, das Kino zu verkaufen.",
            "Lauben ist bereit, das Kino zu kaufen.",
            id="buying and selling",
        ),
        pytest.param(
            "Die Rücklagen wurden nicht ganz verbraucht.",
            "Nicht ganz verbraucht wurden die Rücklagen.",
            "Von den Rücklagen blieb nichts, sie wurden vollständig verbraucht.",
            id="not all of it",
        ),
        pytest.param(
            "Gutachten wurden für den Plan analysiert.",
            "Für den Plan wurden Gutachten analysiert.",
            "Gutachten sollen für den Plan erst noch analysiert werden.",
            id="still to be done",
        ),
        pytest.param(
            "Es bleibt der Satz, der zuerst eingetragen wurde.",
            "Der zuerst eingetragene Satz bleibt.",
            "Der zuletzt eingetragene Satz bleibt.",
            id="first and last",
        ),
        pytest.param(
            "Der Verein gewann den Preis des Landes; die Bank gab 5.000 Euro.",
            "5.000 Euro gab die Bank; der Verein gewann den Preis des Landes.",
            "5.000 Euro gab der Verein; die Bank gewann den Preis des Landes.",
            id="who gave the money",
        ),
    ],
)
def test_deeds_keep_their_doers(quote: str | tuple[str, ...], carried: str, wrong: str) -> None:
    names = frozenset({"Lauben"})
    assert is_carried(quote, carried, names)
    assert not is_carried(quote, wrong, names)
