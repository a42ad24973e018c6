"""Questions for a thing in a state or in towns of a size: only those count, and what is elsewhere is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import NOW, evidence, run_of

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft
from assistant.evidence.words.undone import ending
from assistant.question import Intent
from assistant.run import Evidence
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.understand import Understand
from assistant.understanding.conditions import wanted_states
from assistant.understanding.mentions import Mentions
from assistant.understanding.names import NameFinder
from assistant.understanding.places import Place, places_of
from assistant.understanding.restricted import asks_where_it_is
from assistant.understanding.typed.plain_wording import PlainWording
from ingest.catalogue import load_catalogue
from ingest.documents import State
from ingest.index.hits import PassageFilter

CATALOGUE = load_catalogue(Path(__file__).parent.parent / "corpus" / "catalog")
MENTIONS = Mentions(CATALOGUE)
NAMES = NameFinder(MENTIONS)
UNDERSTAND = Understand(CATALOGUE)
COMPOSER = ExtractiveComposer(CATALOGUE, ComposeSettings(), CatalogueDocuments(CATALOGUE))
OTHER = evidence("In Kassel tagte ein Rat aus Bürgerinnen und Bürgern.", title="Anderes")


def places(question: str) -> tuple[Place, ...]:
    return places_of(question, MENTIONS, NAMES.places)


def drafts(question: str, *found: Evidence) -> tuple[list[Draft], AnswerStatus | None]:
    run = run_of(question, CATALOGUE, *found, intent=Intent.EXAMPLES)
    run.where = PassageFilter(states=frozenset(wanted_states(question, places(question), Intent.EXAMPLES)))
    told = list(COMPOSER.compose(run))
    return told, run.status


@pytest.mark.parametrize(
    "question",
    [
        "Digitaler Zwilling in Bayern?",
        "LoRaWAN in Niedersachsen",
        "Datenplattform Hessen",
        "Gibt es in Hessen eine Datenplattform?",
        "Nutzt in Brandenburg jemand LoRaWAN?",
        "Was macht Bayern bei Hitze?",
        "Haben auch kleine Städte einen digitalen Zwilling?",
        "Was haben kleine Orte gegen Hitze gemacht?",
        "Wer von den kleinen Kommunen hat LoRaWAN?",
        "Gibt es unter 5000 Einwohnern einen digitalen Zwilling?",
    ],
)
def test_a_thing_somewhere_is_a_question_for_examples(question: str) -> None:
    assert UNDERSTAND.understanding_of(question, NOW).intent is Intent.EXAMPLES


@pytest.mark.parametrize(
    "question",
    [
        "Was kostet LoRaWAN in Bayern?",
        "Wie viele Sensoren gibt es in Sachsen?",
        "Gibt es in Bayern ein Landesprogramm?",
        "Förderung in Bayern",
        "Gilt in Hessen das Vergaberecht?",
        "Hat eine kleine Stadt überhaupt die Leute dafür?",
        "Datenplattform in Darmstadt",
        "Digitaler Zwilling in Hamburg?",
        "Wir in Bayern suchen eine App. Was gibt es?",
        "Gibt es eine App für kleine Städte?",
        "Digital twins in Bavaria?",
        "Was macht die KTS?",
    ],
)
def test_figures_law_and_those_who_ask_are_none(question: str) -> None:
    assert not asks_where_it_is(question, places(question))


def test_a_state_named_beside_a_thing_is_a_condition() -> None:
    question = "Mecklenburg-Vorpommern Mobilität"
    assert wanted_states(question, places(question), Intent.EXAMPLES) == (State.MECKLENBURG_VORPOMMERN,)


def test_examples_from_elsewhere_are_said_to_be_and_the_projects_of_the_state_named() -> None:
    told, status = drafts("Stadtlabor in Thüringen?", evidence("Haßfurt betreibt ein Stadtlabor.", title="A"))
    assert status is AnswerStatus.NO_EVIDENCE
    assert [draft.support for draft in told] == [
        Support.FRAMING, Support.CATALOGUE, Support.FRAMING, Support.QUOTED,
    ]  # fmt: skip
    assert "Thüringen" in told[0].text
    assert "Gera, Jena und Mühlhausen" in told[1].text


def test_only_those_of_the_state_are_told_where_there_are_any() -> None:
    found = [
        evidence("Ulm hat ein LoRaWAN-Netz gebaut.", title="A"),
        evidence("Hildesheim hat ein LoRaWAN-Netz gebaut.", title="B"),
    ]
    told, status = drafts("LoRaWAN in Niedersachsen", *found)
    assert [draft.text for draft in told] == ["Hildesheim hat ein LoRaWAN-Netz gebaut."]
    assert status is None


def test_a_topic_is_answered_by_the_topics_of_the_catalogue() -> None:
    told, status = drafts("Welche Modellprojekte in Hessen arbeiten am Thema Wasser?", OTHER)
    assert status is None
    assert [draft.support for draft in told] == [Support.FRAMING, Support.CATALOGUE]
    assert told[1].text.startswith("Eichenzell")


def test_a_thing_is_not_answered_by_the_topic_alone() -> None:
    told, status = drafts("Mängelmelder in Sachsen?", OTHER)
    assert status is AnswerStatus.NO_EVIDENCE
    assert any(draft.text.startswith("Dresden") for draft in told)


def test_a_town_named_like_a_deed_says_nothing_of_the_subject() -> None:
    told, _ = drafts(
        "Welche Modellprojekte in Hessen haben etwas mit Gießen zu tun?",
        evidence("Das Modellprojekt Landkreis Gießen ist ein Landkreis in Hessen.", title="A"),
    )
    assert all(draft.support is not Support.QUOTED for draft in told)


@pytest.mark.parametrize(
    ("question", "ends"),
    [
        ("Welche Modellprojekte sind abgeschlossen?", True),
        ("Welche Projekte sind ausgelaufen?", True),
        ("Welche Städte haben eine Strategie abgeschlossen?", False),
        ("Welche Modellprojekte haben zusammengearbeitet?", False),
    ],
)
def test_a_project_is_over_where_its_funding_ran_out(question: str, ends: bool) -> None:
    assert bool(ending(question)) is ends


def test_which_of_a_round_are_over_is_told_by_the_end_of_their_funding() -> None:
    over = "Die Förderung von Solingen lief planmäßig 2024 aus."
    found = [evidence(over, title="A"), evidence("Solingen gehört zu den Projekten der Staffel 2019.", title="B")]
    told, _ = drafts("Welche Modellprojekte der ersten Staffel sind abgeschlossen?", *found)
    assert [draft.text for draft in told] == [over]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Gibt es eine App für Bürgermeister kleiner Städte?", "Gibt es eine App für kleine Städte?"),
        ("Kurse für Bürgermeister in Hessen", "Kurse für Bürgermeister in Hessen"),
    ],
)
def test_for_whom_a_thing_is_is_told_by_the_size_of_their_town(typed: str, read: str) -> None:
    assert PlainWording(CATALOGUE).plainly(typed) == read
