"""Who of two is ahead: what tells the same stands side by side, with no judgement that the documents do not give."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from runs import evidence, run_of

from assistant.answer import AnswerStatus
from assistant.catalogue_documents import CatalogueDocuments
from assistant.projects.told_alike import counts_in, tell_same_figure
from assistant.question import Intent
from assistant.run import Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_comparison import ComparisonComposer
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.understand import Understand
from assistant.understanding.ahead import asks_how_many_more, asks_who_is_ahead
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
COMPARISON = ComparisonComposer(
    CATALOGUE, CatalogueDocuments(CATALOGUE), ExtractiveComposer(CATALOGUE, ComposeSettings())
)
UNDERSTAND = Understand(CATALOGUE)

OF_MANY = "Über 50 kommunale Apps nach dem Vorbild von Bad Belzig kommen zusammen auf mehr als 250.000 Downloads."
BELZIG = "Die Bad Belzig App wurde über 4.500-mal geladen."
HAGENOW = "Die App HageNOW in Hagenow wurde rund 2.500-mal geladen."
KEPT = "Die App HageNOW in Hagenow enthält Mängelmelder und Onlinedienste."


def told(question: str, *texts: str) -> tuple[Run, list[str]]:
    found = [evidence(text, title=str(place), relevance=9.0 - place) for place, text in enumerate(texts)]
    run = run_of(question, CATALOGUE, *found, intent=Intent.COMPARISON)
    UNDERSTAND(run)
    return run, [draft.text for draft in COMPARISON.compose(run)]


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("Wer ist bei Hitze weiter, Mannheim oder Würzburg?", True),
        ("Hannover oder Mönchengladbach: wer macht mehr gegen Hitze?", True),
        ("Was ist teurer, die Cleema-App oder die Smart Village App?", True),
        ("Welche App wurde öfter geladen, HageNOW oder die Bad Belzig App?", True),
        ("Which is further with heat, Mannheim or Würzburg?", True),
        ("Hat Ulm oder Gera ein Cockpit?", False),
        ("Welche App hat mehr als 4.000 Downloads, Bad Belzig oder Hagenow?", False),
        ("Gibt es in Ulm oder Gera mehr Informationen zu Sensoren?", False),
        ("Ulm vs. Gera: Sensoren", False),
        ("Was ist besser: Smart Village App oder Open SmartCity App?", False),
        ("Was macht Ulm weiter, und was plant Gera oder ein Nachbar?", False),
        ("Lohnt sich LoRaWAN mehr als Mobilfunk?", False),
    ],
)
def test_who_is_ahead_is_asked_of_two_projects(question: str, is_asked: bool) -> None:
    assert asks_who_is_ahead(question, CATALOGUE) is is_asked
    found = UNDERSTAND.understanding_of(question, datetime(2026, 1, 5, tzinfo=UTC))
    assert found.intent is Intent.COMPARISON or not is_asked


def test_only_figures_of_the_same_thing_stand_side_by_side() -> None:
    run, texts = told("Welche App hat mehr Downloads, Bad Belzig oder Hagenow?", OF_MANY, KEPT, BELZIG, HAGENOW)
    assert texts[0] == "Dazu nennen die Dokumente diese Zahlen:"
    assert texts[1:] == [BELZIG, HAGENOW]
    assert run.status is None


def test_what_cannot_be_compared_is_told_without_a_judgement() -> None:
    run, texts = told(
        "Wer ist bei Hitze weiter, Mannheim oder Gera?",
        "In Mannheim entsteht eine Temperaturkarte gegen Hitze.",
        "Gera plant Schatten gegen Hitze.",
    )
    assert texts[0] == "Wer dabei vorn liegt, lässt sich nach den Dokumenten nicht beurteilen. Dort steht:"
    assert len(texts) == 3
    assert run.status is AnswerStatus.PARTIAL


def test_where_nothing_is_told_of_the_matter_the_projects_are_compared_as_ever() -> None:
    _, texts = told("Wer ist bei Hitze weiter, Ulm oder Jena?", "Ulm zählt Räder.")
    assert texts[0].endswith("Ulm | Jena")


@pytest.mark.parametrize("question", ["Wer bekommt mehr Geld, Ulm oder Jena?", "Wer ist größer, Ulm oder Jena?"])
def test_what_has_a_row_of_its_own_stays_in_the_table(question: str) -> None:
    _, texts = told(question, "Ulm erhält acht Millionen Euro Förderung.")
    assert texts[0].endswith("Ulm | Jena")


def test_a_side_that_nothing_is_told_of_is_named() -> None:
    _, texts = told("Wer ist bei Hitze weiter, Mannheim oder Gera?", "Gera plant Schatten gegen Hitze.")
    assert texts[1:] == ["Gera plant Schatten gegen Hitze.", "Zu Mannheim habe ich dazu nichts gefunden."]


def test_the_price_of_one_and_a_grant_for_another_are_no_judgement() -> None:
    run, texts = told(
        "Was ist teurer, die Cleema-App oder die Smart Village App?",
        "Die Smart Village App in Bad Belzig wird gemeinsam bezahlt.",
        "Die Cleema-App in Dresden kostete 55.000 Euro.",
        "Das Land gab 65.000 Euro für die Entwicklung der Smart Village App in Bad Belzig.",
    )
    assert texts[0].startswith("Wer dabei vorn liegt")
    assert {"55.000", "65.000"} == {amount for amount in ("55.000", "65.000", "bezahlt") if amount in " ".join(texts)}
    assert run.status is AnswerStatus.PARTIAL


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        (BELZIG, HAGENOW, True),
        (OF_MANY, HAGENOW, False),
        ("Ulm hat 7 Sensoren am Fluss.", "Gera hat neun Sensoren am Park (Stand 2022).", False),
        ("Ulm misst mit 7 Sensoren.", "Gera misst mit neun Sensoren (Stand 2022).", True),
        ("Die App in Ulm kostete 5.000 Euro.", "Das Land gab Gera 7.000 Euro für eine App.", False),
        ("Ulm begann 2021.", "Gera begann 2022.", False),
    ],
)
def test_figures_are_the_same_where_they_count_the_same_and_say_the_same(one: str, other: str, are_same: bool) -> None:
    names = {"ulm", "gera", "bad", "belzig", "hagenow"}
    assert tell_same_figure([one, other], names, {"app"}) is are_same


def test_what_is_counted() -> None:
    assert set(counts_in(f"{BELZIG} Das waren 7 Sensoren und 30 Prozent (Stand 2022).")) == {"mal", "sensor", "%"}
    assert asks_how_many_more("Wer hat mehr Sensoren?")
    assert not asks_how_many_more("Wer ist weiter?")


def test_the_table_of_a_comparison_sets_the_same_side_by_side() -> None:
    _, texts = told("Vergleiche Bad Belzig und Hagenow bei der App.", OF_MANY, KEPT, BELZIG, HAGENOW)
    assert texts[-1] == f"Zur Frage | {BELZIG} | {HAGENOW}"


def test_names_of_those_compared_are_no_subject() -> None:
    _, texts = told("Bad Belzig App und HageNOW im Vergleich", BELZIG, HAGENOW)
    assert texts[-1] == f"Zur Frage | {BELZIG} | {HAGENOW}"
