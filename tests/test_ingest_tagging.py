"""Passages know the projects, topics and states they are about."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ingest.catalogue import Project, load_catalogue
from ingest.documents import DocumentInfo, DocumentKind, State
from ingest.tagging import LONGEST_TOPICS, TAGGER_VERSION, Tagger

CATALOG = Path(__file__).parent.parent / "corpus" / "catalog"
PAPER = DocumentInfo("Wasser in der Stadt", DocumentKind.TRANSFERPAPIER)


@cache
def tagger() -> Tagger:
    return Tagger(load_catalogue(CATALOG))


def test_projects_of_text_and_section() -> None:
    tags = tagger().tag("Dort misst man den Pegel wie in Haßfurt.", ("Gute Praxis", "Wolfsburg"), PAPER)
    assert tags.projects == ("wolfsburg", "hassfurt")
    assert tags.states == (State.NIEDERSACHSEN, State.BAYERN)


def test_a_profile_is_about_its_project_throughout() -> None:
    info = DocumentInfo("Steckbrief Zwönitz: das ERZmobil", DocumentKind.STECKBRIEF)
    projects = tagger().document_projects(info)
    assert projects == ("zwoenitz",)
    tags = tagger().tag("Der Bus fährt seit 2022. Die Buchung geht per App.", (), info, projects)
    assert tags.projects == ("zwoenitz",)
    assert tags.states == (State.SACHSEN,)


def test_a_title_with_several_projects_says_nothing_about_a_passage() -> None:
    assert tagger().document_projects(DocumentInfo("Hitze in Köln, Jena und Bochum", DocumentKind.DOSSIER)) == ()
    assert tagger().document_projects(DocumentInfo("Strategie der Stadt Jena", DocumentKind.STUDIE)) == ("jena",)


def test_a_passing_word_is_no_topic() -> None:
    text = (
        "Der Stadtrat beschloss den Plan im März nach langer Aussprache mit großer Mehrheit, und eine App soll folgen, "
        "wenn alle Ämter zugestimmt haben und im nächsten Jahr jemand Zeit dafür findet, was derzeit niemand weiß."
    )
    assert tagger().tag(text, (), DocumentInfo("Bericht")).topics == ()


def test_a_short_passage_is_about_what_it_names() -> None:
    assert tagger().tag("Eine App soll folgen.", (), DocumentInfo("Bericht")).topics == ("apps",)


def test_two_words_a_heading_or_word_and_title_make_a_topic() -> None:
    assert "apps" in tagger().tag("Die App hat einen Mängelmelder.", (), DocumentInfo("Bericht")).topics
    assert tagger().tag("So ging es weiter.", ("Straßenbeleuchtung",), DocumentInfo("Bericht")).topics == (
        "beleuchtung",
    )
    assert tagger().tag("Zehn Messstellen am Pegel.", (), PAPER).topics[0] == "wasser-starkregen"


def test_a_long_passage_must_come_back_to_a_topic() -> None:
    filler = "Dann wurde lange gesprochen und am Ende gemeinsam entschieden. " * 40
    assert tagger().tag(f"Die App hat einen Mängelmelder. {filler}", (), DocumentInfo("Bericht")).topics == ()


def test_topics_are_bounded_and_the_strongest_come_first() -> None:
    text = " ".join(
        f"{word} {word}"
        for word in (
            "Hochwasser Hochwasser",
            "Rufbus",
            "Leerstand",
            "Bürgerrat",
            "Dashboard",
            "LoRaWAN",
            "Glasfaser",
            "Museum",
        )
    )
    topics = tagger().tag(text, (), DocumentInfo("Bericht")).topics
    assert len(topics) == LONGEST_TOPICS
    assert topics[0] == "wasser-starkregen"


def test_states_named_and_language() -> None:
    tags = tagger().tag("In Thüringen und in NRW.", (), DocumentInfo("Report", language="en"))
    assert tags.states == (State.THUERINGEN, State.NORDRHEIN_WESTFALEN)
    assert tags.language == "en"


def test_the_version_names_rules_and_vocabulary() -> None:
    assert tagger().version == f"{TAGGER_VERSION}-{load_catalogue(CATALOG).vocabulary_hash}"


@pytest.mark.parametrize("project", load_catalogue(CATALOG).projects, ids=lambda project: project.id)
def test_every_profile_is_about_its_project(project: Project) -> None:
    info = DocumentInfo(f"Steckbrief {project.name}", DocumentKind.STECKBRIEF)
    assert tagger().document_projects(info) == (project.id,)
