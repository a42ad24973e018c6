"""Money that somebody is said to have given: what another gave is no answer."""

from __future__ import annotations

import pytest
from runs import as_judged, passages, run_of

from assistant.gaps.givers import giver_gap, giver_of
from assistant.gaps.unsaid import gap_of
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
BUND = "Ulm erhält rund acht Millionen Euro Förderung und gibt vier Millionen Euro dazu."


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Wie viele Millionen hat Ulm von der EU bekommen?", "eu"),
        ("Wie viel EU-Mittel fließen nach Kempten?", "eu"),
        ("Wie viel Geld bekam Hagenow vom Land?", "state"),
        ("Wie hoch sind die Landesmittel für Ulm?", "state"),
        ("Wie viel Geld bekommt Kassel vom Bund?", ""),
        ("Wie viel kostet ein Rufbus auf dem Land?", ""),
        ("Wie viel Geld bekam Ulm vom Landkreis?", ""),
        ("Wie hoch ist die Förderung von Ulm?", ""),
    ],
)
def test_who_is_said_to_have_given(question: str, key: str) -> None:
    giver = giver_of(question)
    assert (giver.key if giver else "") == key


@pytest.mark.parametrize(
    ("question", "texts", "opening"),
    [
        ("Wie viel Geld hat Ulm von der EU bekommen?", (BUND,), "Von Geld der EU steht nichts"),
        ("Wie viel Geld bekam Ulm vom Land?", (BUND,), "Von Geld des Landes steht nichts"),
        ("Wie viel Geld bekam Ulm vom Land?", (BUND, "Ulm bekam vom Land zwei Millionen Euro."), None),
        ("Wie viel Geld bekommt Ulm?", (BUND,), None),
    ],
)
def test_money_of_another_is_shown_only_after_saying_so(
    question: str, texts: tuple[str, ...], opening: str | None
) -> None:
    gap = giver_gap(as_judged(run_of(question, CATALOGUE, *passages(*texts)), CATALOGUE))
    assert (gap is None) is (opening is None)
    if gap and opening:
        assert gap.opening.startswith(opening)
        assert [item.text for item in gap.sentences] == [BUND]


def test_it_is_judged_among_the_gaps() -> None:
    run = as_judged(run_of("Wie viel Geld hat Ulm von der EU bekommen?", CATALOGUE, *passages(BUND)), CATALOGUE)
    gap = gap_of(run)
    assert gap is not None
    assert gap.opening.startswith("Von Geld der EU")
