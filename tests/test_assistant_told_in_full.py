"""A passage answers as a whole under a heading that asks the same, or that announces the steps asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import evidence, run_of

from assistant.evidence.sentences.told_in_full import told_in_full
from assistant.places import NamedPlace
from assistant.run import Evidence, Run, Whole
from assistant.steps.compose_extractive import ExtractiveComposer
from ingest.catalogue import Catalogue

STEPS = (
    "So sind wir vorgegangen\n1. Wir haben ruhige Strecken ausgesucht.\n2. Wir haben zwei Wochen lang gezählt.\n"
    "3. Wir haben nach drei Monaten nachgeregelt."
)
BIRKE = NamedPlace("Birkenstetten", ("birkenstetten",), is_told=True)


def below(heading: str, text: str) -> Evidence:
    item = evidence(text, section=(heading,), title="Licht nach Bedarf")
    return replace(item, opening=("Licht nach Bedarf\nPraxisbericht der Stadt Birkenstetten",))


def of_town(question: str, catalogue: Catalogue, *items: Evidence) -> Run:
    run = run_of(question, catalogue, *items)
    run.places = (BIRKE,)
    return run


SAME = {
    "put otherwise": ("Warum bekomme ich keine Müll-Erinnerung?", "Warum kriege ich keine Erinnerung für den Müll?"),
    "the same": ("Gibt es die App in anderen Sprachen?", "Gibt es die App auch in anderen Sprachen?"),
}


@pytest.mark.parametrize(("heading", "question"), SAME.values(), ids=SAME)
def test_a_heading_that_asks_the_same_is_answered_below(catalogue: Catalogue, heading: str, question: str) -> None:
    item = below(heading, "Meist ist der Energiesparmodus aktiv. Bitte nehmen Sie die App dort aus.")
    assert told_in_full(run_of(question, catalogue, item)) == Whole(0, ((0, 1),))


OTHER = {
    "another kind of thing": ("Was kostet mich die App?", "Was kann die App?"),
    "another attribute": ("Ist die App barrierefrei?", "Ist die App kostenlos?"),
    "no question": ("Die App in anderen Sprachen", "Gibt es die App in anderen Sprachen?"),
}


@pytest.mark.parametrize(("heading", "question"), OTHER.values(), ids=OTHER)
def test_a_heading_that_asks_something_else_is_not(catalogue: Catalogue, heading: str, question: str) -> None:
    item = below(heading, "Die App ist für alle da. Sie läuft auf jedem Gerät.")
    assert told_in_full(run_of(question, catalogue, item)) is None


def test_steps_are_told_from_first_to_last(catalogue: Catalogue) -> None:
    item = below("So sind wir vorgegangen", STEPS.partition("\n")[2])
    assert told_in_full(of_town("Wie ist man in Birkenstetten vorgegangen?", catalogue, item)) == Whole(
        0, ((0, 0), (1, 1), (2, 2))
    )


def test_steps_on_another_thing_are_not_told(catalogue: Catalogue) -> None:
    item = below("So sind wir vorgegangen", STEPS.partition("\n")[2])
    question = "Wie ist Birkenstetten beim Glasfaserausbau vorgegangen?"
    assert told_in_full(of_town(question, catalogue, item)) is None


def test_steps_of_another_town_are_not_told(catalogue: Catalogue) -> None:
    item = below("So sind wir vorgegangen", STEPS.partition("\n")[2])
    run = run_of("Wie ist man in Erlenrade vorgegangen?", catalogue, item)
    run.places = (NamedPlace("Erlenrade", ("erlenrade",), is_told=True),)
    assert told_in_full(run) is None


def test_running_text_below_a_heading_for_steps_is_no_list(catalogue: Catalogue) -> None:
    item = below("So sind wir vorgegangen", "Die nächtliche Begehung war der wertvollste Termin im Vorhaben.")
    assert told_in_full(of_town("Wie ist man in Birkenstetten vorgegangen?", catalogue, item)) is None


def test_each_step_is_an_item_of_the_answer(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    run = of_town("Wie ist man in Birkenstetten vorgegangen?", catalogue, below("Vorgehen", STEPS.partition("\n")[2]))
    run.whole = told_in_full(run)
    drafts = list(extractive.compose(run))
    assert [draft.text[:2] for draft in drafts] == ["1.", "2.", "3."]


@pytest.mark.parametrize("question", ["Wie läuft eine Beteiligung ab?", "Wie geht man bei einer Beteiligung vor?"])
def test_the_thing_between_the_words_that_ask_is_looked_for(catalogue: Catalogue, question: str) -> None:
    item = below("So sind wir vorgegangen", STEPS.partition("\n")[2])
    assert told_in_full(run_of(question, catalogue, item)) is None
    told = replace(item, hit=replace(item.hit, info=replace(item.hit.info, title="Leitfaden: Beteiligung im Dorf")))
    assert told_in_full(run_of(question, catalogue, told))


def rows(heading: str, title: str = "Protokoll des Treffens im Lohtal") -> Evidence:
    text = (
        "Arbeitsgruppe: Gesundheit; Leitung: Eschenrieth; Termin: noch offen\n"
        "Arbeitsgruppe: Daten; Leitung: Regionalagentur; Termin: 3. April 2025"
    )
    return evidence(text, section=(heading,), title=title, is_table=True)


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Welche Arbeitsgruppen gibt es im Lohtal?", True),
        ("Welche Beschlüsse sind im Bereich Lohtal gefasst?", True),
        ("Welche Arbeitsgruppen gibt es in der Pflege?", False),
        ("Welche Arbeitsgruppen gibt es?", False),
        ("Welche Sensoren gibt es im Lohtal?", False),
        ("Welche Anderen gibt es im Lohtal?", False),
    ],
)
def test_a_table_of_what_is_asked_for_is_told_row_by_row(catalogue: Catalogue, question: str, *, is_told: bool) -> None:
    whole = told_in_full(run_of(question, catalogue, rows("Beschlüsse")))
    assert whole == (Whole(0, ((0, 0), (1, 1))) if is_told else None)
