"""What is to be done without an online means: courses for the smartphone reach nobody who has none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from runs import as_judged, passages, run_of

from assistant.gaps.doing_without import without_asked, without_gap
from assistant.run import Run
from assistant.understanding.typed.lacks import in_usual_words
from ingest.catalogue import load_catalogue

CATALOGUE = load_catalogue(Path(__file__).parent.parent / "corpus" / "catalog")
COURSE = "Detmold übt mit Senioren in vier Kursen den Umgang mit dem Smartphone."
CARDS = "Osnabrück verschickte 2.000 Postkarten, damit auch Menschen ohne Internet mitmachen können."
BUS = "In Musterau fährt ein Rufbus, den Senioren gern nutzen."
BUS_APP = "Den Rufbus in Musterau bucht man mit der App der Stadt."
BUS_PHONE = "Den Rufbus in Musterau bestellt man auch am Anrufbeantworter."


def judged(question: str, *texts: str) -> Run:
    run = run_of(question, CATALOGUE, *passages(*texts))
    run.understanding = replace(run.understood, search_text=in_usual_words(question))
    return as_judged(run, CATALOGUE)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("Wie erreicht man Senioren ohne Smartphone?", "ohne Internet"),
        ("Wie kann man ohne App den Rufbus bestellen?", "ohne App"),
        ("Was tun für Bürger, die nicht online sind?", "ohne Internet"),
        ("Wie beteiligt man Leute ohne eigenes Handy?", "ohne Internet"),
        ("Wer hat einen Bus ohne Fahrer?", None),
        ("Was bekommt man ohne Förderung?", None),
        ("Wie kommt man ohne Auto in die Stadt?", None),
        ("Wer hat eine App?", None),
    ],
)
def test_only_online_means_are_done_without(question: str, phrase: str | None) -> None:
    found = without_asked(in_usual_words(question))
    assert (found.text if found else None) == phrase


@pytest.mark.parametrize(
    ("question", "texts", "told"),
    [
        ("Wie erreicht man Senioren ohne Smartphone?", (COURSE, CARDS), CARDS),
        ("Wie kann man ohne App den Rufbus bestellen?", (BUS_APP, BUS_PHONE), BUS_PHONE),
    ],
)
def test_what_needs_no_online_means_is_told_alone(question: str, texts: tuple[str, ...], told: str) -> None:
    run = judged(question, *texts)
    assert without_gap(run) is None
    assert [item.text for item in run.sentences] == [told]


def test_where_nothing_does_without_that_is_said_and_the_rest_shown() -> None:
    gap = without_gap(judged("Wie kann man ohne App den Rufbus bestellen?", BUS_APP, BUS))
    assert gap is not None
    assert "ohne App" in gap.opening
    assert [item.text for item in gap.sentences] == [BUS]


def test_a_way_without_the_internet_of_another_thing_is_none() -> None:
    gap = without_gap(judged("Kann man den Rufbus ohne App bestellen?", BUS_APP, CARDS))
    assert gap is not None
    assert not gap.sentences
