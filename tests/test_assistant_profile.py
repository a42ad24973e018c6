"""Who belongs to a joint project and how big a project is come from the catalogue, never as a sum of money."""

from __future__ import annotations

import pytest
from conftest import assistant_over

from assistant.answer import AnswerRequest, AnswerStatus
from assistant.pipeline import Pipeline
from assistant.projects.profile import Wanted, profile_in, tells_people
from ingest.catalogue import Catalogue, load_catalogue
from ingest.embedding.embedder import Embedder
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
TEXT = "Ulm erhält rund acht Millionen Euro.\n\nGera hat 94.152 Einwohner.\n\nCUT erhält rund 32 Millionen Euro.\n"


@pytest.fixture(scope="module")
def pipeline(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "geld.txt").write_text(TEXT, encoding="utf-8")
    return assistant_over(folder, tmp_path_factory.mktemp("data"), embedder).pipeline


@pytest.mark.parametrize(
    ("question", "project"),
    [
        ("Welche Städte gehören zu CUT?", "cut-hamburg-leipzig-muenchen"),
        ("Welche Projekte gehören zu Connected Urban Twins?", "cut-hamburg-leipzig-muenchen"),
        ("Wie viele Städte machen bei CUT mit?", "cut-hamburg-leipzig-muenchen"),
        ("Wer macht bei „5 für Südwestfalen“ mit?", "5-fuer-suedwestfalen"),
        ("Aus welchen Kommunen besteht 5 für Südwestfalen?", "5-fuer-suedwestfalen"),
        ("Wer ist Mitglied im Ilzer Land?", "ringelai-ilzer-land"),
        ("Welche Kommunen sind in der KielRegion?", "kielregion"),
        ("Mitglieder Ilzer Land", "ringelai-ilzer-land"),
        ("Which cities belong to CUT?", "cut-hamburg-leipzig-muenchen"),
    ],
)
def test_questions_for_members(question: str, project: str) -> None:
    asked = profile_in(question, CATALOGUE)
    assert asked is not None
    assert (asked.project.id, asked.wanted) == (project, Wanted.MEMBERS)


@pytest.mark.parametrize(
    "question", ["Wie groß ist Ulm?", "Und wie groß ist die Stadt Gera eigentlich?", "How big is Ulm?"]
)
def test_questions_for_a_size(question: str) -> None:
    asked = profile_in(question, CATALOGUE)
    assert asked is not None
    assert asked.wanted is Wanted.SIZE


@pytest.mark.parametrize(
    "question",
    [
        "Welche Projekte gehören zu Gera?",
        "Wie viele Projekte hat Dortmund?",
        "Wie viele Projekte sind es: Dortmund?",
        "Wie viele Kommunen haben das schon gemacht: Bad Belzig App?",
        "Wer macht bei der Open SmartCity App mit?",
        "Wer macht bei CUT den digitalen Zwilling?",
        "Welche Städte in Südwestfalen haben eine Datenplattform?",
        "Welche Städte wie Hamburg und München gehören zu CUT und Ulm?",
        "Wie groß ist das LoRaWAN-Netz in Ulm?",
        "Wie groß ist das Team in Rostock?",
        "Wie groß ist der Unterschied zwischen Ulm und Gera?",
        "Wie viele Einwohner hat das kleinste Modellprojekt?",
    ],
)
def test_what_else_is_asked_of_a_project_is_none(question: str) -> None:
    assert profile_in(question, CATALOGUE) is None


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Gera hat 94.152 Einwohner.", True),
        ("Einwohner der Smart Region AUF: Apfeldorf 1.088, Gera 1.449.", True),
        ("Ideen erarbeitete Gera mit den Einwohnerinnen und Einwohnern (Stand Juli 2022).", False),
        ("In Gera leben 94.152 Menschen.", True),
        ("Am Pilotbetrieb der App in Gera nahmen etwa 3.000 Menschen teil.", False),
        ("Gera erhält 94.152 Euro.", False),
        ("Ulm hat 94.152 Einwohner.", False),
        ("Gerabronn hat 94.152 Einwohner.", False),
        ("Für seine Einwohner gab Gera 94.152 Euro aus.", False),
        ("In Gera gibt es zwölf Autos je 1.000 Einwohner.", False),
        ("Gera zählt 94152 Einwohner.", True),
    ],
)
def test_sentences_with_a_number_of_inhabitants(text: str, tells: bool) -> None:
    assert tells_people(text, "Gera") is tells


def test_members_are_named(pipeline: Pipeline) -> None:
    answer = pipeline.answer(AnswerRequest(question="Welche Städte sind bei CUT dabei?"))
    assert answer.status is AnswerStatus.ANSWERED
    assert "gehören Hamburg, Leipzig und München (insgesamt 3)" in answer.text
    assert answer.citations


def test_a_size_is_told_in_inhabitants_or_not_at_all(pipeline: Pipeline) -> None:
    told = pipeline.answer(AnswerRequest(question="Wie groß ist Gera?"))
    assert (told.status, told.statements[0].text) == (AnswerStatus.ANSWERED, "Gera hat 94.152 Einwohner.")
    untold = pipeline.answer(AnswerRequest(question="Wie groß ist Ulm?"))
    assert untold.status is AnswerStatus.PARTIAL
    assert untold.text.startswith("Wie viele Einwohner Ulm hat, steht nicht in den Dokumenten.")
    assert "Millionen" not in untold.text
