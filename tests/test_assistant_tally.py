"""How projects are distributed over states, rounds and classes: counted whole, and where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from runs import run_of

from assistant.answer import AnswerStatus
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft
from assistant.projects.tally import Dimension, Group, Tally, Wanted, announced, first, grouped, tally_in
from assistant.question import Intent
from assistant.run import Run
from assistant.steps.compose_tally import TallyComposer
from assistant.steps.understand import Understand
from ingest.catalogue import Catalogue


class Silent:
    def compose(self, run: Run) -> Iterator[Draft]:
        return iter(())


def told(question: str, catalogue: Catalogue) -> list[str]:
    run = run_of(question, catalogue)
    Understand(catalogue)(run)
    assert run.understood.intent is Intent.TALLY
    drafts = list(TallyComposer(catalogue, CatalogueDocuments(catalogue), Silent()).compose(run))
    assert run.status is not AnswerStatus.NO_EVIDENCE
    return [draft.text for draft in drafts]


@pytest.mark.parametrize(
    ("question", "by", "wanted"),
    [
        ("Wie viele Modellprojekte gibt es insgesamt und wie verteilen sie sich auf die Staffeln?", "cohort", "all"),
        ("Wie viele Projekte gehören zu jeder Förderrunde?", "cohort", "all"),
        ("Wie viele Kommunen wurden 2019, 2020 und 2021 ausgewählt?", "cohort", "all"),
        ("In welchen Jahren gab es die drei Staffeln und wie viele Projekte je Staffel?", "cohort", "all"),
        ("Wann waren eigentlich die Staffeln?", "cohort", "all"),
        ("Welche Förderrunden gab es?", "cohort", "all"),
        ("Wie viele Staffeln hat das Programm?", "cohort", "all"),
        ("How many rounds were there?", "cohort", "all"),
        ("Anzahl der Modellprojekte je Land", "state", "all"),
        ("Wie viele Landkreise sind es pro Bundesland?", "state", "all"),
        ("Welche Länder sind leer ausgegangen?", "state", "lacking"),
        ("In welchen Bundesländern gibt es kein Modellprojekt?", "state", "lacking"),
        ("Welche Bundesländer fehlen?", "state", "lacking"),
        ("Welche Länder sind nicht vertreten?", "state", "lacking"),
        ("Welches Bundesland hat nur ein Modellprojekt?", "state", "single"),
        ("Welches Land hat die wenigsten Modellprojekte?", "state", "least"),
        ("Wie verteilen sich die Projekte aus Bayern auf die Größenklassen?", "type", "all"),
        ("Wie viele Großstädte und wie viele Landkreise sind dabei?", "type", "all"),
        ("How many model projects are there in each state?", "state", "all"),
    ],
)
def test_what_is_counted_by(question: str, by: str, wanted: str, catalogue: Catalogue) -> None:
    assert tally_in(question, catalogue) == Tally(Dimension(by), Wanted(wanted))


@pytest.mark.parametrize(
    "question",
    [
        "Welche Länder haben keine App?",
        "Wie viele Bundesländer hat Deutschland?",
        "Wie viel Geld bekommt jedes Bundesland?",
        "In welchem Bundesland liegt Ulm?",
        "Wie viele Projekte gibt es in Bayern?",
        "Wie viele Sensoren gibt es je Staffel?",
        "Welche Themen hatte die Staffel 2020?",
        "Welche Kommunen sind in den drei Staffeln?",
        "Wie viele Millionen bekamen die drei Staffeln?",
        "Wann endet die Förderung der drei Staffeln?",
        "Wie viele Runden dreht der Bus?",
        "Wann startet die vierte Staffel?",
        "Wann waren die Bewerbungen der Staffel 2020?",
    ],
)
def test_what_the_catalogue_cannot_count(question: str, catalogue: Catalogue) -> None:
    assert tally_in(question, catalogue) is None


def test_every_round_is_counted_with_the_fact_that_states_it(catalogue: Catalogue) -> None:
    found = told("Wie verteilen sich die Modellprojekte auf die Staffeln?", catalogue)
    assert found[1:] == ["Staffel 2019: 13", "Staffel 2020: 32", "Staffel 2021: 28"]
    groups = grouped(catalogue.projects, Dimension.COHORT)
    assert sum(group.count for group in groups) == len(catalogue.projects)
    assert all(announced(group, catalogue) for group in groups)


def test_who_has_none_is_told_with_what_may_hide_one(catalogue: Catalogue) -> None:
    none, taking_part, unknown = told("Welche Bundesländer haben kein Modellprojekt?", catalogue)
    assert none.endswith(": Bremen.")
    assert "Hamburg" in taking_part
    assert "Lohmar" in unknown


def test_conditions_leave_other_groups_empty(catalogue: Catalogue) -> None:
    found = told("Welche Bundesländer haben keinen Landkreis?", catalogue)
    assert "Sachsen" in found[0]
    assert "Hessen" not in found[0]


def test_classes_named_are_counted_not_required(catalogue: Catalogue) -> None:
    assert len(told("Wie viele Großstädte und wie viele Landkreise sind dabei?", catalogue)) == 6


def test_nobody_has_most_where_unknown_ones_could_change_it(catalogue: Catalogue) -> None:
    three = catalogue.projects[:3]
    groups = [Group("A", three), Group("B", catalogue.projects[3:4]), Group("C", ())]
    best = first(groups, Wanted.MOST, 1)
    assert best
    assert best.value == "A"
    assert first(groups, Wanted.MOST, 2) is None
    assert first(groups, Wanted.ALL, 0) is None
