"""What the evidence gate takes and what it returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

LogOdds = Callable[[str, str], float]
"""Premise and claim → above zero where the premise rather says what is claimed, as a model reads it."""


class ReasonCode(StrEnum):
    """Why a statement is not carried by its quotes. Closed list; the log names them."""

    CITATION_MISSING = "citation_missing"
    CITATION_UNKNOWN = "citation_unknown"
    SURFACE = "surface"
    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    POLARITY = "polarity"
    MODALITY = "modality"
    SCOPE = "scope"
    COVERAGE = "coverage"
    RELATION = "relation"
    MEANING = "meaning"
    NOT_VERBATIM = "not_verbatim"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class Reason:
    """``detail`` is the word or figure that is not carried, as it stands in the statement or the quote."""

    code: ReasonCode
    detail: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A cited passage as the gate needs it.

    ``id`` is the passage id, ``marker`` the number it is cited by. ``section`` is the path of headings above it,
    ``names`` the names of the projects it is tagged with, ``homes`` the towns its document is of, folded, where it is
    of no project: what a sentence has there is not of a town that the one before mentions.
    """

    id: str
    sentences: tuple[str, ...]
    section: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    marker: int | None = None
    homes: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The sentences joined by blanks: what a verbatim quotation is compared with."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class GateContext:
    """What is known beside statement and quotes.

    ``evidence_ids`` are the passages of this run: citing another one is an invention. ``names`` are the names of
    places, projects and products of the catalogue. ``entailment`` is asked where the rules do not decide alone; without
    it they do.
    """

    evidence_ids: frozenset[str]
    names: frozenset[str] = frozenset()
    entailment: LogOdds | None = field(default=None, compare=False, hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``passed`` is true exactly when there is no reason. ``scores`` are shares between 0 and 1, by check."""

    passed: bool
    reasons: tuple[Reason, ...] = ()
    scores: tuple[tuple[str, float], ...] = ()

    @property
    def codes(self) -> frozenset[ReasonCode]:
        return frozenset(reason.code for reason in self.reasons)


def verdict_of(reasons: list[Reason], scores: dict[str, float] | None = None) -> Verdict:
    """Reasons in the order found, each once."""
    return Verdict(not reasons, tuple(dict.fromkeys(reasons)), tuple((scores or {}).items()))
