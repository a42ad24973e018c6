"""What a list of model projects and its examples tell of each of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from project_lists import CATALOGUE, EXTRACTIVE, LISTED, listed
from runs import evidence, run_of

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments
from assistant.evidence.judging.answerability import words_of
from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.evidence.words.matching import asked_words
from assistant.places import named_places
from assistant.projects.conditions import Conditions, Fit, asked_conditions
from assistant.question import Intent, QuestionPart
from assistant.run import Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.understand import Understand
from assistant.understanding.asked_projects import (
    among_of,
    asks_for_list,
    with_year_of_round,
)
from assistant.understanding.typed.fragments import names_size_apart, without_size_apart
from ingest.documents import MunicipalityType, State
from ingest.index.hits import PassageFilter


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Welche Modellprojekte gibt es in Niedersachsen und zu welcher Staffel gehören sie?", Intent.PROJECTS),
        ("Welche Modellprojekte gibt es in Sachsen und wie viel Geld haben sie bekommen?", Intent.PROJECTS),
        ("Welche Modellprojekte in Baden-Württemberg mit Einwohnerzahl und Staffel?", Intent.PROJECTS),
        ("Zu welcher Staffel gehören die Projekte in Hessen?", Intent.PROJECTS),
        ("Wie viel Geld bekommen die Projekte in Hessen?", Intent.PROJECTS),
        ("Alle Projekte aus Brandenburg mit Fördersumme", Intent.PROJECTS),
        ("Welche Kommunen in Thüringen sind dabei und wer leitet sie?", Intent.EXAMPLES),
        ("Welche Kommunen in Sachsen bekommen am meisten Geld?", Intent.RANKING),
        ("Wie viel Geld bekommt Gera?", Intent.FACT),
    ],
)
def test_what_is_asked_of_those_listed_keeps_the_list(question: str, intent: Intent) -> None:
    run = run_of(question, CATALOGUE)
    Understand(CATALOGUE)(run)
    assert run.understood.intent is intent


def test_a_list_tells_what_is_asked_of_each() -> None:
    _, drafts = listed("Welche Modellprojekte in Sachsen, mit Themen und Einwohnerzahl?")
    zwoenitz = next(draft.text for draft in drafts if draft.text.startswith("Zwönitz"))
    assert "Einwohnerzahl im Katalog nicht angegeben" in zwoenitz
    assert "Themen: On-Demand-Mobilität" in zwoenitz
    _, plain = listed("Welche Modellprojekte in Sachsen?")
    assert not any("Themen" in draft.text or "nicht angegeben" in draft.text for draft in plain)


def test_money_of_those_listed_is_their_funding_and_missing_ones_are_named() -> None:
    money = ("Zahlen und Förderung",)
    run, drafts = listed(
        "Welche Modellprojekte gibt es in Sachsen und wie viel Geld haben sie bekommen?",
        evidence("Für Brandis sind 4,7 Millionen Euro verfügbar.", title="A", section=money),
        evidence("Die Cleema-App in Dresden kostete 55.000 Euro.", title="B", section=money),
        evidence("Modellprojekt: Zwönitz; Förderung: 3 Millionen Euro", title="C", section=money, is_table=True),
    )
    quoted = [draft.text for draft in drafts if draft.support is Support.QUOTED]
    assert quoted == ["Für Brandis sind 4,7 Millionen Euro verfügbar."]
    assert "Dresden und Zwönitz" in drafts[-1].text
    assert run.status is AnswerStatus.PARTIAL


def test_a_choice_is_made_from_those_named() -> None:
    """Their own names ("Landkreis Gießen") set no condition."""
    question = "Welche davon sind Kleinstädte: Darmstadt, Eichenzell, Kassel und Landkreis Gießen?"
    conditions = asked_conditions(question)
    assert conditions.types == (MunicipalityType.KLEINSTADT,)
    among = among_of(question, ["darmstadt", "eichenzell", "kassel", "landkreis-giessen"])
    chosen = replace(conditions, among=among)
    assert [p.id for p in CATALOGUE.projects if chosen.fit(p, CATALOGUE) is Fit.FITS] == ["eichenzell"]
    assert among_of("Welche Apps gibt es in Gera und Jena?", ["gera", "jena"]) == frozenset()
    assert not chosen.is_choice
    assert Conditions(among=among).is_choice


def test_a_round_is_named_by_its_year() -> None:
    assert with_year_of_round("Wie viele Bewerbungen gab es in der ersten Staffel?") == (
        "Wie viele Bewerbungen gab es in der ersten Staffel 2019?"
    )
    assert with_year_of_round("Wer war in Staffel 2020?") == "Wer war in Staffel 2020?"


def examples(question: str, *texts: str) -> tuple[Run, list[str]]:
    found = [evidence(text, title=str(place)) for place, text in enumerate(texts)]
    run = run_of(question, CATALOGUE, *found, intent=Intent.EXAMPLES)
    return run, [draft.text for draft in EXTRACTIVE.compose(run)]


def test_what_speaks_of_the_commonest_word_alone_is_no_example_beside_one_that_says_it_all() -> None:
    told = "Barleben erwog, aus dem Bundesprogramm auszusteigen."
    others = ("Gera kennt das Programm gut.", "Ulm kennt das Programm gut.", "Jena ist im Programm dabei.")
    _, texts = examples("Welche Kommunen wollten aus dem Programm aussteigen?", told, *others)
    assert texts == [told]


def test_where_nothing_is_spoken_of_no_list_is_made() -> None:
    run, _ = examples("Welche Städte haben Seilbahnen?", "Gera liegt an der Elster.", "Ulm liegt an der Donau.")
    run.words = asked_words(run.standalone)
    (nothing,) = EXTRACTIVE.compose(run)
    assert (nothing.support, run.status) == (Support.FRAMING, AnswerStatus.NO_EVIDENCE)


def test_a_statement_on_more_projects_is_no_repetition() -> None:
    one, all_of_them = "Die Förderung von Gera lief 2024 aus.", "Die Förderung von Gera, Ulm und Jena lief 2024 aus."
    _, texts = examples("Bei welchen Kommunen lief die Förderung 2024 aus?", one, all_of_them)
    assert all_of_them in texts


def test_who_uses_a_product_is_no_project_named_beside_it() -> None:
    run, _ = examples(
        "Wer nutzt das ERZmobil?", "Kusel nutzt das ERZmobil.", "Gera hat neue Laternen, die viel können."
    )
    run.places = named_places(run.standalone, CATALOGUE)
    assert [draft.text for draft in EXTRACTIVE.compose(run)] == ["Kusel nutzt das ERZmobil."]


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Hitze im Sommer, Messnetz, kleine Gemeinden", "Was gibt es für Hitze im Sommer, Messnetz?"),
        ("kleine Städte: Leerstand", "Was gibt es für Leerstand?"),
        ("Rufbus Kleinstadt", "Was gibt es für Rufbus?"),
        ("Hitze Messnetz kleine Gemeinden?", "Was gibt es für Hitze Messnetz?"),
    ],
)
def test_a_size_typed_beside_a_subject_says_of_whom(question: str, subject: str) -> None:
    assert names_size_apart(question)
    assert without_size_apart(question) == subject


@pytest.mark.parametrize(
    "question",
    [
        "kleine Gemeinden",
        "Landkreise",
        "Was hilft gegen Hitze, in kleinen Gemeinden?",
        "Digitale Beteiligung im Dorf",
        "Hitze, Bäume",
        "Hitze ist ein Problem, kleine Gemeinden",
    ],
)
def test_a_size_in_a_sentence_is_no_fragment(question: str) -> None:
    assert not names_size_apart(question)
    assert without_size_apart(question) == question


def test_subjects_typed_beside_a_size_are_told_of_where_no_town_has_them() -> None:
    question = "Hitze, Messnetz, Glasfaser, kleine Gemeinden"
    found = evidence("Mannheim baut ein Messnetz mit 400 Standorten.")
    run = run_of(question, CATALOGUE, found, intent=Intent.EXAMPLES)
    parts = (QuestionPart(without_size_apart(question)),)
    run.understanding = replace(run.understood, parts=parts, search_text=parts[0].text)
    run.words = words_of(run, parts)
    run.sentences = tuple(score_sentences([found], run.words, parts, ()))
    told = [draft.text for draft in ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)]
    assert told[0].startswith("Aus Kommunen dieser Größe")
    assert told[1:] == ["Mannheim baut ein Messnetz mit 400 Standorten."]


def test_what_comes_nearest_in_a_county_is_no_example_that_is_missing() -> None:
    question = "Welche Landkreise haben Glasfaser gegen Starkregen?"
    county = evidence("Im Landkreis Hof werden Hochwasser und Starkregen überwacht.", topics=("wasser-starkregen",))
    town = evidence("Mannheim verlegt Glasfaser gegen Starkregen.", title="Anderes", topics=("wasser-starkregen",))
    run = run_of(question, CATALOGUE, county, town, intent=Intent.EXAMPLES)
    run.words = words_of(run, run.understood.parts)
    run.sentences = tuple(score_sentences([county, town], run.words, run.understood.parts, ()))
    told = [draft.text for draft in ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)]
    assert told[0].startswith("Was dem in Kommunen dieser Größe"), told
    assert not any("kein Beispiel" in text for text in told)


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("Welche Kreise werden gefördert?", (MunicipalityType.LANDKREIS,)),
        ("Welcher Kreis hat Telemedizin?", (MunicipalityType.LANDKREIS,)),
        ("Welche Landkreise nehmen teil?", (MunicipalityType.LANDKREIS,)),
        ("Was macht der Kreis Höxter?", ()),
        ("Welche Projekte gibt es in den Kreisen Höxter und Gießen?", ()),
        ("Der Kreis will Digitallotsen. Wer hat das?", ()),
        ("Welche Arbeitskreise gibt es?", ()),
    ],
)
def test_a_kreis_is_a_landkreis_unless_a_name_follows(question: str, types: tuple[MunicipalityType, ...]) -> None:
    assert asked_conditions(question).types == types


def listed_texts(question: str, states: frozenset[State] = frozenset()) -> list[str]:
    run = run_of(question, CATALOGUE, intent=Intent.PROJECTS)
    run.where = PassageFilter(states=states)
    return [draft.text for draft in LISTED.compose(run)]


def test_districts_in_cooperations_stand_beside_those_on_their_own() -> None:
    told = listed_texts("Welche Kreise machen mit?")
    beside = told.index("Landkreise, die in einer Kooperation dabei sind")
    assert told[beside - 1].startswith("Wunsiedel")
    assert [text.partition(":")[0] for text in told[beside + 1 :]] == [
        "Bitburg-Prüm",
        "Flensburg-Region",
        "KielRegion",
        "Vorpommern-Greifswald",
    ]
    assert "Landkreis Vorpommern-Greifswald und Landkreis Mecklenburgische Seenplatte" in told[-1]


@pytest.mark.parametrize(
    ("question", "states"),
    [
        ("Welche Landkreise in Bayern sind dabei?", frozenset({State.BAYERN})),
        ("Welche Großstädte sind dabei?", frozenset()),
        ("Welche Landkreise mit mehr als 200.000 Einwohnern gibt es?", frozenset()),
    ],
)
def test_no_cooperation_stands_beside_other_lists(question: str, states: frozenset[State]) -> None:
    assert "Landkreise, die in einer Kooperation dabei sind" not in listed_texts(question, states)


@pytest.mark.parametrize(
    ("question", "project", "is_small"),
    [
        ("Welche kleinen Gemeinden haben eine App?", "fuchstal-smart-region-auf", True),
        ("Welche kleinen Gemeinden haben eine App?", "ringelai-ilzer-land", True),
        ("Welche Gemeinden unter 5000 Einwohnern haben eine App?", "fuchstal-smart-region-auf", True),
        ("Welche Gemeinden unter 2000 Einwohnern haben eine App?", "fuchstal-smart-region-auf", True),
        ("Welche Gemeinden unter 5000 Einwohnern haben eine App?", "brandis-partheland", False),
        ("Welche kleinen Gemeinden haben eine App?", "kielregion", False),
        ("Welche kleinen Gemeinden haben eine App?", "5-fuer-suedwestfalen", False),
        ("Welche Großstädte haben eine App?", "fuchstal-smart-region-auf", False),
        ("Welche Kommunen haben eine App?", "fuchstal-smart-region-auf", False),
    ],
)
def test_cooperations_are_as_small_as_their_members(question: str, project: str, is_small: bool) -> None:
    conditions = asked_conditions(question)
    assert conditions.has_small_members(CATALOGUE.project(project), CATALOGUE) is is_small


def test_small_ones_are_told_with_their_people_the_fewest_first() -> None:
    found = [
        evidence("Kirchheim bei München hat einen digitalen Zwilling.", title="A"),
        evidence("Fuchstal hat einen digitalen Zwilling.", title="B"),
        evidence("Zwönitz hat einen digitalen Zwilling.", title="C"),
    ]
    question = "Welche kleinen Gemeinden haben einen digitalen Zwilling?"
    composer = ExtractiveComposer(CATALOGUE, ComposeSettings(), CatalogueDocuments(CATALOGUE))
    *told, people = composer.compose(run_of(question, CATALOGUE, *found, intent=Intent.EXAMPLES))
    assert [draft.text.split()[0] for draft in told] == ["Kirchheim", "Fuchstal", "Zwönitz"]
    assert people.support is Support.CATALOGUE
    assert len(people.quotes) == 2
    first, second = people.text.split(" – ")[1].split("; Kirchheim bei München: ")
    assert first.startswith(
        "Fuchstal (Smart Region AUF): Zusammenschluss von 3 Kommunen, zusammen etwa 6.000 Einwohner"
    )
    assert second == "12.811 Einwohner."


def test_villages_that_took_part_are_a_list() -> None:
    for question in ("Hat ein Ort unter 5000 Einwohner mitgemacht?", "Ist ein Dorf dabei?"):
        assert asks_for_list(question, ())
    assert not asks_for_list("Ist ein Dorf dabei, das Sensoren hat?", ())
