"""What several projects do is asked at once: whoever nothing is told of is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from composing import drafts
from judged_gaps import CATALOGUE
from runs import evidence, run_of

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft, Quote
from assistant.projects.each_side import sides_asked
from assistant.question import Intent
from assistant.run import Run
from assistant.steps.compose_each_side import EachSideComposer
from assistant.steps.understand import Understand

HEAT = "Mannheim misst im Sommer die Hitze."


class Tells:
    """One sentence for each of ``texts``."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts

    def compose(self, run: Run) -> Iterator[Draft]:
        for text in self._texts:
            passage = evidence(text)
            yield Draft(text, Support.QUOTED, (Quote(passage.hit, (passage.hit.passage.span,)),))


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Was machen Mannheim und Ulm gegen Hitze?", ("mannheim", "ulm")),
        ("Welche Sensoren nutzen Ulm, Gera und Jena?", ("ulm", "gera", "jena")),
        ("Haben Gera oder Jena eine App?", ("gera", "jena")),
        ("Was machen Gera und Jena gemeinsam?", ()),
        ("Arbeiten Solingen und Wolfsburg zusammen?", ()),
        ("Wer ist weiter, Gera oder Jena?", ()),
        ("Was hat Mönchengladbach von Paderborn übernommen?", ()),
        ("Was macht Ulm?", ()),
    ],
)
def test_projects_named_side_by_side_are_sides(question: str, sides: tuple[str, ...]) -> None:
    assert sides_asked(question, CATALOGUE) == sides


def told(run: Run, *texts: str) -> list[str]:
    return [draft.text for draft in drafts(EachSideComposer(CATALOGUE, Tells(*texts)), run)]


def test_a_side_of_which_nothing_is_told_is_named() -> None:
    run = run_of("Was machen Mannheim und Ulm gegen Hitze?", CATALOGUE)
    assert told(run, HEAT) == [HEAT, "Zu Ulm habe ich dazu nichts gefunden."]
    assert run.status is AnswerStatus.PARTIAL


def test_where_both_are_told_of_or_none_nothing_is_added() -> None:
    both = run_of("Was machen Mannheim und Ulm gegen Hitze?", CATALOGUE)
    assert len(told(both, HEAT, "Ulm misst Hitze auch.")) == 2
    assert both.status is None
    assert told(run_of("Was machen Mannheim und Ulm gegen Hitze?", CATALOGUE)) == []


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Was machen Mannheim und Ulm bei Hitze unterschiedlich?", Intent.COMPARISON),
        ("Was macht Mannheim anders als Ulm beim Klima?", Intent.COMPARISON),
        ("Was machen Städte anders als Dörfer?", Intent.FACT),
        ("Was macht Ulm anders?", Intent.FACT),
        ("Was machen Mannheim und Ulm gegen Hitze?", Intent.FACT),
    ],
)
def test_what_several_do_differently_is_a_comparison(question: str, intent: Intent) -> None:
    assert Understand(CATALOGUE).understanding_of(question, datetime(2026, 1, 1, tzinfo=UTC)).intent is intent
