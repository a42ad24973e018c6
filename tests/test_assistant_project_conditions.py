"""Which model projects a list may name: those whose known size, state and round do not contradict the question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project_lists import CATALOGUE, EXTRACTIVE, LISTED
from runs import evidence, run_of

from assistant.answer import AnswerStatus
from assistant.drafts import Form
from assistant.projects.conditions import Conditions, Fit, asked_conditions, people_fit, probably_fits
from assistant.projects.people import people_text
from assistant.question import Intent
from assistant.steps.understand import Understand
from assistant.understanding.asked_projects import (
    People,
    asks_for_list,
    without_people,
    without_sizes,
)
from assistant.understanding.parts import parts_of
from ingest.documents import MunicipalityType, State
from ingest.index.hits import PassageFilter


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
        ("Wie viele Modellprojekte gibt es ab 2021?", None),
        ("Welche Gemeinden ab 2021 Einwohnern sind dabei?", People(low=2_021)),
        ("Welche Gemeinden unter 2000 sind dabei?", People(high=2_000)),
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
