"""The catalogue in the corpus: complete, consistent, and every project found however it is spelt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ingest.catalogue import Catalogue, Project, load_catalogue

CATALOG = Path(__file__).parent.parent / "corpus" / "catalog"
COHORT_SIZES = {2019: 13, 2020: 32, 2021: 28}
TEMPLATES = (
    "Was macht das Modellprojekt {}?",
    "Welche Erfahrungen gibt es in {} mit Sensoren?",
    "was wurde in {} erreicht",
    "Die Kommunen {} und andere berichten.",
)


@cache
def catalogue() -> Catalogue:
    return load_catalogue(CATALOG)


PROJECTS = catalogue().projects
NAMES = [(project, name) for project in PROJECTS for name in (project.name, *project.municipalities)]


def ascii_umlauts(name: str) -> str:
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ü", "Ue"), ("Ö", "Oe"), ("Ä", "Ae"), ("ß", "ss")):
        name = name.replace(umlaut, letters)
    return name


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def with_other_signs(old: str, new: str) -> Callable[[str], str]:
    return lambda name: name.replace(old, new)


VARIANTS: tuple[Callable[[str], str], ...] = (
    str,
    ascii_umlauts,
    decomposed,
    str.upper,
    with_other_signs("-", " "),
    with_other_signs("-", "/"),
    with_other_signs("-", "–"),
    with_other_signs("-", " - "),
    with_other_signs("/", "-"),
    with_other_signs(" ", "-"),
    with_other_signs("St. ", "Sankt "),
    with_other_signs("Landkreis ", "Kreis "),
)


def found(text: str) -> set[str]:
    return {mention.project_id for mention in catalogue().find_projects(text)}


def label(case: tuple[Project, str]) -> str:
    return f"{case[0].id}:{case[1]}"


def test_all_cohorts_are_complete() -> None:
    assert {year: sum(p.cohort == year for p in PROJECTS) for year in COHORT_SIZES} == COHORT_SIZES


def test_all_facts_and_publications_are_there() -> None:
    assert len(catalogue().facts) == 676
    assert len(catalogue().publications) == 72


def test_a_publication_tells_what_is_in_it_and_nothing_of_how_it_was_looked_for() -> None:
    searched = re.compile(r"nicht gefunden|nicht ermittelt|Adresse", re.IGNORECASE)
    assert [one.id for one in catalogue().publications if searched.search(one.contents)] == []


def test_every_project_has_facts_and_topics() -> None:
    assert [p.id for p in PROJECTS if not catalogue().facts_about(p.id) or not p.topics] == []


def test_there_are_thirty_rich_topics() -> None:
    topics = catalogue().topics
    assert len(topics) >= 30
    assert [topic.id for topic in topics if len(topic.words) + len(topic.compounds) < 8] == []


def test_no_fact_names_a_seed_file_as_its_source() -> None:
    assert [fact.id for fact in catalogue().facts if not fact.source_url.startswith("http")] == []


def test_cells_without_a_source_stay_empty() -> None:
    unknown = [project.id for project in PROJECTS if project.state is None]
    assert unknown == ["lohmar", "cut-hamburg-leipzig-muenchen", "kalletal-lemgo", "regensburg", "wuerzburg"]


@pytest.mark.parametrize("case", NAMES, ids=label)
def test_a_project_is_found_by_name_and_member_in_every_spelling(case: tuple[Project, str]) -> None:
    project, name = case
    missed = [
        sentence
        for variant in VARIANTS
        for template in TEMPLATES
        if project.id not in found(sentence := template.format(variant(name)))
    ]
    assert missed == []


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.id)
def test_a_project_is_found_by_its_other_names_and_products(project: Project) -> None:
    assert [name for name in (*project.aliases, *project.products) if project.id not in found(name)] == []


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.id)
def test_a_name_alone_means_its_own_project_only(project: Project) -> None:
    assert found(project.name) == {project.id}


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("Suederbrarup", {"suederbrarup"}),
        ("5 fuer Suedwestfalen", {"5-fuer-suedwestfalen"}),
        ("Bad Belzig/Wiesenburg", {"bad-belzig-wiesenburg"}),
        ("Wolfsburgs Teiche", {"wolfsburg"}),
        ("der Zwönitzer Rufbus", {"zwoenitz"}),
        ("das Darmstädter Vorhaben", {"darmstadt"}),
        ("Dresdner Stadtteile", {"dresden"}),
        ("die Münsteraner Strategie", {"muenster"}),
        ("das Linzer Projekt", {"linz-am-rhein"}),
        ("die Landkreise Hof und Wunsiedel", {"landkreis-hof", "wunsiedel"}),
        ("das Erzmobil", {"zwoenitz"}),
        ("DORFSHUTTLE", {"suederbrarup"}),
        ("Was macht Halle gegen Hitze?", {"halle-saale"}),
        ("Lemgo und Kalletal", {"kalletal-lemgo"}),
        ("Hamburg, Leipzig und München", {"cut-hamburg-leipzig-muenchen"}),
    ],
)
def test_inflected_and_alternative_names(text: str, projects: set[str]) -> None:
    assert found(text) == projects


@pytest.mark.parametrize(
    "text",
    [
        "Wir treffen uns zum Essen in der neuen Halle auf dem Hof.",
        "Das Ulmer Münster ist hoch. Am Münster misst ein Sensor.",
        "Der Speicher ist voll, sagen die Macher den Machern.",
        "Zum Gießen der Bäume reicht ein Eimer.",
        "Neu-Ulm liegt in Bayern.",
        "Halle (Westfalen) ist eine andere Stadt.",
        "Der Landkreis München plant.",
        "Wege müssen gesichert werden; we cut costs.",
        "Die Schwerter im Museum",
        "Der Netzwerkstadt-Gedanke",
        "Ein digitaler Zwilling",
        "Berlinale und Hamburgensie",
    ],
)
def test_other_words_are_no_projects(text: str) -> None:
    assert found(text) == set()


def test_the_longest_name_wins() -> None:
    mentions = catalogue().find_projects("Im Eifelkreis Bitburg-Prüm und in Bad Belzig-Wiesenburg")
    spans = ["Im Eifelkreis Bitburg-Prüm und in Bad Belzig-Wiesenburg"[m.span.start : m.span.end] for m in mentions]
    assert spans == ["Eifelkreis Bitburg-Prüm", "Bad Belzig-Wiesenburg"]


def test_nearly_all_facts_name_their_project() -> None:
    """The few left say "Bilanz nach einem Jahr" and the like."""
    silent = [
        fact.id
        for fact in catalogue().facts
        if fact.project and fact.project not in {catalogue().project(one).name for one in found(fact.fact)}
    ]
    assert silent == ["F105", "F109", "F118", "F212", "F469"]


def test_no_fact_names_a_person_in_charge() -> None:
    named = re.compile(r"(?:leiter(?:in)?|CDO|führer(?:in)?|Koordinator(?:in)?) (?:ist|war) [A-ZÄÖÜ]\w+ [A-ZÄÖÜ]")
    assert [fact.id for fact in catalogue().facts if named.search(fact.fact)] == []
