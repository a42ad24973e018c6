"""Which model projects a list may name: those whose known size, state and round do not contradict the question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runs import evidence, run_of

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft, Form
from assistant.evidence.answerability import words_of
from assistant.evidence.matching import asked_words
from assistant.evidence.sentence_choice import score_sentences
from assistant.places import named_places
from assistant.projects.comparable import people_text
from assistant.projects.conditions import Conditions, Fit, asked_conditions, people_fit, probably_fits
from assistant.question import Intent, QuestionPart
from assistant.run import Evidence, Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.compose_projects import ProjectsComposer
from assistant.steps.understand import Understand
from assistant.understanding.asked_projects import (
    People,
    among_of,
    asks_for_list,
    with_year_of_round,
    without_people,
    without_sizes,
)
from assistant.understanding.fragments import names_size_apart, without_size_apart
from assistant.understanding.parts import parts_of
from ingest.catalogue import load_catalogue
from ingest.documents import MunicipalityType, State
from ingest.index.hits import PassageFilter
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
EXTRACTIVE = ExtractiveComposer(CATALOGUE, ComposeSettings())
LISTED = ProjectsComposer(CATALOGUE, CatalogueDocuments(CATALOGUE), EXTRACTIVE)


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("Welche Gemeinden unter 10.000 Einwohnern gibt es?", People(high=10_000)),
        ("Welche Kommunen mit weniger als 20.000 Einwohnern haben eine App?", People(high=20_000)),
        ("Welche Gemeinden unter 10.000 nutzen Sensoren?", People(high=10_000)),
        ("Welche Städte mit mehr als 500.000 Einwohnern sind dabei?", People(low=500_000)),
        ("Welche Städte zwischen 20.000 und 50.000 Einwohnern sind dabei?", People(20_000, 50_000)),
        ("Which towns with fewer than 9000 inhabitants take part?", People(high=9_000)),
        ("Wir sind eine Gemeinde mit 6.000 Einwohnern. Welche Städte haben eine App?", None),
        ("Wir haben unter 5.000 Einwohner: Welche Städte haben eine App?", None),
        ("Welche Gemeinden haben unter 5.000 Euro ausgegeben?", None),
    ],
)
def test_bounds_are_those_of_the_municipalities_asked_about(question: str, people: People | None) -> None:
    assert asked_conditions(question).people == people


@pytest.mark.parametrize(
    ("question", "cohort"),
    [("Wer gehört zur Staffel 2020?", 2020), ("Wer war in der ersten Runde dabei?", 2019), ("Seit 2020 aktiv?", None)],
)
def test_rounds(question: str, cohort: int | None) -> None:
    assert asked_conditions(question).cohort == cohort


@given(st.integers(1_000, 2_000_000), st.integers(0, 1_000_000))
def test_no_project_is_said_to_fit_against_its_known_population(low: int, span: int) -> None:
    people = People(low, low + span)
    for project in CATALOGUE.projects:
        fit = people_fit(project, people, CATALOGUE)
        if project.population is not None:
            assert (fit is Fit.FITS) == (low <= project.population <= low + span)
        else:
            assert fit is not Fit.FITS


def test_known_populations_contradict() -> None:
    small = Conditions(people=People(high=10_000))
    fits = {project.id: small.fit(project, CATALOGUE) for project in CATALOGUE.projects}
    listed = {
        "guben",
        "ringelai-ilzer-land",
        "suederbrarup",
        "linz-am-rhein",
        "hassfurt",
        "cut-hamburg-leipzig-muenchen",
    }
    assert {fits[project] for project in listed} == {Fit.CONTRADICTS}
    assert (fits["barleben"], fits["eichenzell"], fits["wolfsburg"]) == (Fit.FITS, Fit.UNKNOWN, Fit.CONTRADICTS)


@pytest.mark.parametrize(
    ("project", "people", "fits"),
    [
        ("hassfurt", People(high=50_000), True),
        ("eichenzell", People(high=50_000), True),
        ("eichenzell", People(high=10_000), False),
        ("hassfurt", People(high=15_000), True),
        ("zwoenitz", People(low=4_500, high=5_500, about=5_000), False),
        ("kalletal-lemgo", People(high=50_000), False),
        ("eichenzell", People(low=30_000), False),
    ],
)
def test_a_size_class_and_a_less_certain_figure_probably_fit(project: str, people: People, fits: bool) -> None:
    assert probably_fits(CATALOGUE.project(project), people, CATALOGUE) is fits


def test_a_class_and_a_state_must_be_known() -> None:
    towns = Conditions(states=(State.SACHSEN,), types=(MunicipalityType.KLEINSTADT,))
    assert [p.id for p in CATALOGUE.projects if towns.fit(p, CATALOGUE) is Fit.FITS] == ["zwoenitz"]


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("Welche Gemeinden unter 10.000 Einwohnern nutzen Sensoren?", "Welche Gemeinden nutzen Sensoren?"),
        ("Welche kleinen Städte nutzen Sensoren?", "Welche Kommunen nutzen Sensoren?"),
        ("Wir sind eine Gemeinde mit 6.000 Einwohnern und wollen messen.", "Wir sind eine Gemeinde und wollen messen."),
        ("Wie viele Menschen nutzen die App?", "Wie viele Menschen nutzen die App?"),
    ],
)
def test_sizes_say_whom_not_what(question: str, bare: str) -> None:
    assert without_sizes(question) == bare


def test_a_number_that_is_asked_about_stays() -> None:
    assert without_people("Warum nennt Guben 16.783 Einwohner?") == "Warum nennt Guben 16.783 Einwohner?"


@pytest.mark.parametrize(
    ("question", "is_list"),
    [
        ("Welche Gemeinden in Sachsen sind dabei?", True),
        ("Which model projects are located in Saxony?", True),
        ("Modellprojekte in Hessen", True),
        ("Welche Landkreise machen mit?", True),
        ("Welche Modellprojekte in Sachsen nutzen Sensoren?", False),
        ("Welche Modellprojekte gibt es?", False),
        ("Wie groß ist Sachsen?", False),
        ("Welche Förderung gibt es für kleine Kommunen?", False),
        ("Welche Fehler machen kleine Kommunen?", False),
        ("Wer aus Schleswig-Holstein ist dabei?", True),
        ("Wer aus Bayern hat einen Rufbus?", False),
        ("Gibt es auch Dörfer unter 1.000 Einwohnern?", True),
        ("Wie viele Modellprojekte gibt es in Hessen?", True),
        ("How many model projects are there in Hesse?", True),
        ("Wie viele Kommunen in Hessen nutzen Sensoren?", False),
        ("Welche Projekte setzen auf interkommunale Zusammenarbeit?", True),
        ("Welche Projekte setzen auf Sensoren in Verbünden?", False),
        ("Gibts in Hessen Modellprojekte in unserer Nähe?", True),
        ("Gibt es in Sachsen Modellkommunen?", True),
        ("Thüringen Modellkommunen", True),
        ("Brandenburg Modellstädte?", True),
        ("Gibt es in Hessen Modellprojekte mit Sensoren?", False),
    ],
)
def test_lists_ask_for_nothing_else(question: str, is_list: bool) -> None:
    states = [mention.span for mention in CATALOGUE.find_states(question)]
    assert asks_for_list(question, states) is is_list


def test_lists_name_every_project_of_a_state() -> None:
    for state in State:
        question = f"Welche Modellprojekte liegen in {state.value}?"
        run = run_of(question, CATALOGUE, intent=Intent.PROJECTS)
        run.where = PassageFilter(states=frozenset({state}))
        items = [draft for draft in LISTED.compose(run) if draft.form is Form.ITEM]
        expected = {project.id for project in CATALOGUE.projects if project.state is state}
        assert {example.project for example in run.examples} == expected
        assert all(item.quotes for item in items)
        assert (run.status is AnswerStatus.NO_EVIDENCE) is (not expected)


def test_a_list_counts_and_names_those_whose_state_is_unknown() -> None:
    run = run_of("Wie viele Modellprojekte gibt es in Hessen?", CATALOGUE, intent=Intent.PROJECTS)
    run.where = PassageFilter(states=frozenset({State.HESSEN}))
    heading, *items, left_open = LISTED.compose(run)
    assert heading.text.startswith(f"{len(items)} ")
    unknown = [project.name for project in CATALOGUE.projects if project.state is None]
    assert unknown
    assert all(name in left_open.text for name in unknown)
    assert len(left_open.quotes) == len(unknown)


def test_any_state_named_is_a_condition_of_a_list() -> None:
    run = run_of("Wie viele Modellprojekte hat Bremen?", CATALOGUE)
    Understand(CATALOGUE)(run)
    assert (run.understood.intent, run.where.states) == (Intent.PROJECTS, frozenset({State.BREMEN}))


def test_a_list_says_that_no_population_is_known_to_fit() -> None:
    run = run_of("Gibt es auch Dörfer unter 1.000 Einwohnern?", CATALOGUE, intent=Intent.PROJECTS)
    first, heading, *items = LISTED.compose(run)
    assert "nachweislich" in first.text
    assert heading.form is Form.HEADING
    assert {item.text.partition(":")[0] for item in items} == {"Eichenzell", "Hagenow", "Zwönitz"}


def test_for_whom_something_is_wanted_is_no_condition() -> None:
    assert not asked_conditions("Welche Förderung gibt es für kleine Kommunen?")
    assert not asked_conditions("Welche Projekte sind für ein Dorf geeignet?")
    assert not asked_conditions("Wer nutzt die Smart Village App?")


def test_an_example_of_the_wrong_size_is_left_out() -> None:
    found = [
        evidence("Guben misst Pegel mit Sensoren.", title="A"),
        evidence("Barleben misst Pegel mit Sensoren.", title="B"),
        evidence("Eichenzell misst Pegel mit Sensoren am Bach.", title="C"),
    ]
    question = "Welche Gemeinden unter 10.000 Einwohnern messen Pegel mit Sensoren?"
    run = run_of(question, CATALOGUE, *found, intent=Intent.EXAMPLES)
    fitting, heading, unknown = EXTRACTIVE.compose(run)
    assert fitting.text == "Barleben misst Pegel mit Sensoren."
    assert heading.form is Form.HEADING
    assert unknown.text == "Eichenzell misst Pegel mit Sensoren am Bach."


def test_a_second_part_does_not_hide_who_has_it() -> None:
    found = [evidence("Zwönitz hat einen Rufbus.", title="A"), evidence("Gera sucht Ideen für Kommunen.", title="B")]
    question = "Rufbus in kleinen Städten, wer hat das und wurde er genutzt?"
    run = run_of(question, CATALOGUE, *found, intent=Intent.EXAMPLES)
    run.understanding = replace(run.understood, parts=parts_of(question))
    assert [draft.text for draft in EXTRACTIVE.compose(run)] == ["Zwönitz hat einen Rufbus."]
    assert run.status is None


def test_villages_are_told_of_cooperations_and_districts_too() -> None:
    found = [
        evidence("Zwönitz hat einen Rufbus.", title="A"),
        evidence("Kusel plant einen Rufbus.", title="B"),
        evidence("Gera plant einen Rufbus.", title="C"),
    ]
    question = "Rufbus im Dorf, wer hat das?"
    own, heading, *rural = EXTRACTIVE.compose(run_of(question, CATALOGUE, *found, intent=Intent.EXAMPLES))
    assert (own.text, heading.form) == ("Zwönitz hat einen Rufbus.", Form.HEADING)
    assert [draft.text for draft in rural] == ["Kusel plant einen Rufbus."]
    towns = run_of("Welche kleinen Städte haben einen Rufbus?", CATALOGUE, *found, intent=Intent.EXAMPLES)
    assert [draft.text for draft in EXTRACTIVE.compose(towns)] == ["Zwönitz hat einen Rufbus."]


@pytest.mark.parametrize("question", ["Welche Großstädte haben einen Rufbus?", "Rufbus in Großstädten, wer hat das?"])
def test_examples_of_another_size_are_said_to_be_such(question: str) -> None:
    found = [evidence("Zwönitz hat einen Rufbus.", title="A")]
    heading, example = EXTRACTIVE.compose(run_of(question, CATALOGUE, *found, intent=Intent.EXAMPLES))
    assert (heading.form, example.text) == (Form.HEADING, "Zwönitz hat einen Rufbus.")


def test_a_size_is_looked_for_first_and_not_alone() -> None:
    run = run_of("Welche kleinen Städte haben einen Rufbus?", CATALOGUE)
    Understand(CATALOGUE)(run)
    assert run.where.projects
    assert run.wider == PassageFilter()
    plain = run_of("Welche Städte haben einen Rufbus?", CATALOGUE)
    Understand(CATALOGUE)(plain)
    assert plain.wider is None


def test_a_town_in_the_state_is_no_use_of_sensors() -> None:
    found = [
        evidence("Zwönitz liegt in Sachsen.", title="Sensoren in Zwönitz"),
        evidence("Dresden nutzt Sensoren am Fluss.", title="B"),
    ]
    run = run_of("Welche Modellprojekte in Sachsen nutzen Sensoren?", CATALOGUE, *found, intent=Intent.EXAMPLES)
    run.where = PassageFilter(states=frozenset({State.SACHSEN}))
    assert [draft.text for draft in EXTRACTIVE.compose(run)] == ["Dresden nutzt Sensoren am Fluss."]


def test_understanding_sees_a_list() -> None:
    run = run_of("Welche Städte in Bayern machen mit?", CATALOGUE)
    Understand(CATALOGUE)(run)
    assert run.understood.intent is Intent.PROJECTS
    assert run.where.states == {State.BAYERN}
    assert not run.notices


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (None, "38.000 Einwohner"),
        ("rund, Ilzer Land; Stand 2022", "rund 38.000 Einwohner (Ilzer Land; Stand 2022)"),
        ("etwa", "etwa 38.000 Einwohner"),
        ("Stand 2021", "38.000 Einwohner (Stand 2021)"),
    ],
)
def test_populations_are_worded(note: str | None, text: str) -> None:
    assert people_text(38_000, note) == text


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


def listed(question: str, *found: Evidence) -> tuple[Run, list[Draft]]:
    run = run_of(question, CATALOGUE, *found, intent=Intent.PROJECTS)
    run.where = PassageFilter(states=frozenset({State.SACHSEN}))
    return run, list(LISTED.compose(run))


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
    assert not chosen.none_of_them
    assert "keinem der 4 genannten" in Conditions(among=among).none_of_them


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
