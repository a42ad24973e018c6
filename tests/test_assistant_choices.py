"""Which of two things to choose is told only where they are weighed against each other."""

from __future__ import annotations

import pytest
from judged_gaps import judged, shown

from assistant.gaps.choices import choice_of, without_choice
from assistant.gaps.unsaid import gap_of

BOTH = "Oberhausen plant Kisten mit VR-Brillen und Tablets für die Beteiligung."
ONE = "Haßfurt setzt für die Beteiligung auf die Plattform CONSUL."


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Smart Village App oder eigene Entwicklung – was ist günstiger?", ("Smart Village App", "eigene Entwicklung")),
        ("Was ist besser: Smart Village App oder Open SmartCity App?", ("Smart Village App", "Open SmartCity App")),
        ("Ist CIVITAS/CORE oder FIWARE besser?", ("CIVITAS/CORE", "FIWARE")),
        ("Was hat sich bewährt: eigene App oder Stadtportal?", ("eigene App", "Stadtportal")),
        ("Tablets oder VR-Brillen für die Beteiligung?", ("Tablets", "VR-Brillen")),
        ("Kamera oder Sensor zum Zählen von Parkplätzen?", ("Kamera", "Sensor")),
        ("Bürgerrat oder Umfrage – was bringt mehr?", ("Bürgerrat", "Umfrage")),
        ("Ist CONSUL oder adhocracy besser?", ("CONSUL", "adhocracy")),
        ("Parksensoren: Kamera oder Bodensensor?", ("Kamera", "Bodensensor")),
    ],
)
def test_the_sides_of_a_choice(question: str, sides: tuple[str, str]) -> None:
    choice = choice_of(question)
    assert choice is not None
    assert (choice.first, choice.second) == sides


@pytest.mark.parametrize(
    "question",
    [
        "Wer betreibt die Plattform, Stadtwerke oder Stadt?",
        "Stromnetz oder Kraftwerk digital steuern, wer probierts?",
        "Bürgermobil oder mobiles Rathaus – welche Erfahrungen gibt es?",
        "Tablets oder VR-Brillen für die Beteiligung",
        "Wo dürfen Bürger 3D-Drucker oder Lasercutter benutzen?",
        "Hat Ulm eine App oder ein Portal?",
        "Gibt es Sensoren oder Kameras an Bächen?",
        "Welche Städte nutzen Sensoren oder Kameras?",
    ],
)
def test_either_of_two_is_no_choice(question: str) -> None:
    assert choice_of(question) is None


def test_naming_both_weighs_nothing() -> None:
    gap = gap_of(judged("Tablets oder VR-Brillen für die Beteiligung?", BOTH))
    assert shown(gap) == [BOTH]
    weighed = "Für die Beteiligung sind Tablets besser als VR-Brillen."
    assert gap_of(judged("Tablets oder VR-Brillen für die Beteiligung?", BOTH, weighed)) is None


def test_a_side_that_nothing_names_is_told() -> None:
    gap = gap_of(judged("Ist CONSUL oder Decidim besser?", ONE))
    assert gap is not None
    assert gap.opening.startswith("„Decidim“ kommt in den gefundenen Stellen nicht vor.")


def test_which_is_cheaper_is_asked_of_both_sides() -> None:
    run = judged("CONSUL oder Decidim – was ist günstiger?", ONE, "Decidim kostete 5.000 Euro.")
    assert len(shown(gap_of(run))) == 2
    assert run.understood.parts[0].asked is None


def test_a_choice_nothing_answers_shows_what_is_told_of_a_side() -> None:
    assert without_choice(judged("CONSUL oder Decidim?", ONE)) is not None
    assert without_choice(judged("CONSUL oder Decidim?", BOTH)) is None
    assert without_choice(judged("Wer nutzt CONSUL?", ONE)) is None


def test_what_weighs_one_side_comes_first() -> None:
    reuse = "Die Plattform aus Paderborn wurde mehrfach nachgenutzt."
    own = "Aus Sicht von Mönchengladbach wäre ein Eigenbau auf Dauer teurer."
    gap = gap_of(judged("Was ist besser, Eigenentwicklung oder Nachnutzung?", reuse, own))
    assert shown(gap) == [own, reuse]
    assert gap is not None
    assert gap.opening.startswith("Beides zusammen wägt kein gefundener Satz ab.")


def test_a_title_weighs_nothing() -> None:
    title = "Die Webseite „Tablets sind günstiger“ nennt Beispiele."
    gap = gap_of(judged("Tablets oder VR-Brillen?", title))
    assert gap is not None
    assert gap.opening.startswith("„VR-Brillen“ kommt in den gefundenen Stellen nicht vor.")
