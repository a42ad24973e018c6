"""Statements beside ordinary prose: the place is named once, then it is "die Stadt", "sie", "dort".

The facts of the catalogue, which the other cases of the gate rest on, name their town in every sentence; documents
written for people do not. Passages and statements were invented by authors who did not know the gate.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.gate import GateContext, Quote, check_statement
from evals.gate_suite import DATA, Case, Rate, Split, known_names


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Told(_Row):
    """A statement; ``kind`` is how it was reworded or in which point it is wrong."""

    kind: str
    text: str


class ProsePassage(_Row):
    """The sentences of a passage, and what it carries and does not carry."""

    passage: tuple[str, ...]
    faithful: tuple[Told, ...]
    wrong: tuple[Told, ...]


def prose_passages(split: Split) -> tuple[ProsePassage, ...]:
    """The passages of ``prose_dev.yaml`` or ``prose_test.yaml``."""
    text = (DATA / f"prose_{split}.yaml").read_text(encoding="utf-8")
    return TypeAdapter(tuple[ProsePassage, ...]).validate_python(yaml.safe_load(text))


def prose_cases(split: Split) -> Iterator[Case]:
    """Every statement beside its whole passage."""
    for number, row in enumerate(prose_passages(split)):
        quotes = (Quote(f"prose-{number}", row.passage),)
        for statements, faithful in ((row.faithful, True), (row.wrong, False)):
            yield from (Case(told.text, quotes, told.kind, faithful, by_hand=True) for told in statements)


def prose_rates(split: Split) -> tuple[Rate, ...]:
    """How many of each kind the gate lets through, without a model."""
    names = known_names()
    outcomes: dict[tuple[bool, str], list[bool]] = {}
    for case in prose_cases(split):
        context = GateContext(frozenset(quote.id for quote in case.quotes), names)
        passed = check_statement(case.statement, case.quotes, context).passed
        outcomes.setdefault((case.faithful, case.kind), []).append(passed)
    return tuple(
        Rate(kind, faithful, True, sum(passed), len(passed)) for (faithful, kind), passed in sorted(outcomes.items())
    )
