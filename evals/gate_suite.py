"""How well the evidence gate keeps wrong statements out and lets faithful rephrasings through.

Quotes are facts among their neighbours, so that the figure and the town of another sentence are always at hand.
``dev`` is what the gate was tuned on, ``test`` was written before and is only measured. Facts of the two are disjoint.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, Literal

import yaml

from assistant.gate import GateContext, LogOdds, Quote, Verdict, check_statement, read_ahead
from assistant.steps.check import place_names
from evals.gate_mutations import MUTATORS, World
from evals.remembered import forget_texts
from ingest.catalogue import load_catalogue
from ingest.sentences import sentence_spans
from ingest.settings import IndexSettings

DATA = Path(__file__).parent / "data" / "gate"
FACTS = Path(__file__).parent.parent / "corpus" / "catalog" / "facts.jsonl"
SEED = 20261125
Split = Literal["dev", "test"]
LARGEST_WRONG_SHARE = 0.02
SMALLEST_FAITHFUL_SHARE = 0.90
LONGEST_CHECK_MS = 5.0
"""The bars of the issue: wrong statements that pass, faithful ones that pass, 95th percentile of a check without the
time of the model passed in."""
_NEIGHBOURS = 2
_LAST_VARIED = 604
"""Facts behind this one say the same sentence for every project: changed, those of dev and test would be alike."""
_PER_KIND = 45
"""Scripted mutations of a kind and split at most, so that no kind outweighs the others."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of ``corpus/catalog/facts.jsonl``; ``project`` is the one it is about."""

    id: str
    project: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A statement, the quotes it cites and whether they carry it."""

    statement: str
    quotes: tuple[Quote, ...]
    kind: str
    faithful: bool
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """``passed`` of ``total`` statements of one kind came through the gate."""

    kind: str
    faithful: bool
    by_hand: bool
    passed: int
    total: int

    @property
    def share(self) -> float:
        return self.passed / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class GateReport:
    """Rates by kind, the shares the bars are about, milliseconds of a check and, beside it, of the model it asks.

    ``first_sight``: nobody has read its quotes, unless a statement before rested on the same. ``read_ahead``: they were
    read before it came, as in the product while a language model is silent; no bar is about it.
    """

    split: Split
    rates: tuple[Rate, ...]
    wrong_passed: float
    faithful_passed: float
    first_sight_p50_ms: float
    first_sight_p95_ms: float
    read_ahead_p95_ms: float
    model_p95_ms: float

    @property
    def holds(self) -> bool:
        """True if every bar is met."""
        return (
            self.wrong_passed <= LARGEST_WRONG_SHARE
            and self.faithful_passed >= SMALLEST_FAITHFUL_SHARE
            and self.first_sight_p95_ms <= LONGEST_CHECK_MS
        )


Check = Callable[[Case], Verdict]


class TimedEntailment:
    """Passes questions on and adds up the seconds the model takes for them."""

    def __init__(self, log_odds: LogOdds, clock: Callable[[], float]) -> None:
        self._log_odds, self._clock = log_odds, clock
        self.spent = 0.0

    def __call__(self, premise: str, claim: str) -> float:
        start = self._clock()
        found = self._log_odds(premise, claim)
        self.spent += self._clock() - start
        return found


def run_gate_suite(
    split: Split = "test",
    log_odds: LogOdds | None = None,
    clock: Callable[[], float] = time.thread_time,
    every: int = 1,
    *,
    hard: bool = True,
) -> GateReport:
    """Check every case of a split, after the word lists are warm; timed by the processor time of this thread.

    ``log_odds`` is the entailment model; without it the rules decide alone. With ``every`` only each so many-th case,
    for a quick look; without ``hard`` none of those written to defeat the gate.
    """
    cases = list(gate_cases(split, hard=hard))[::every]
    entailment = TimedEntailment(log_odds, clock) if log_odds else None
    context = GateContext(frozenset(quote.id for case in cases for quote in case.quotes), known_names(), entailment)
    check_statement(cases[0].statement, cases[0].quotes, context)
    outcomes: list[bool] = []
    checks: list[float] = []
    readings: list[float] = []
    for case in cases:
        start, before = clock(), entailment.spent if entailment else 0.0
        outcomes.append(check_statement(case.statement, case.quotes, context).passed)
        readings.append(entailment.spent - before if entailment else 0.0)
        checks.append(clock() - start - readings[-1])
    ahead = _with_quotes_read(cases, replace(context, entailment=None), clock)
    return _report(split, cases, outcomes, sorted(checks), sorted(ahead), sorted(readings))


def _with_quotes_read(cases: Sequence[Case], context: GateContext, clock: Callable[[], float]) -> list[float]:
    """Seconds of each check by rules where its quotes were read before, all else as at first sight."""
    forget_texts("assistant.gate", "ingest.german")
    check_statement(cases[0].statement, cases[0].quotes, context)
    checks: list[float] = []
    for case in cases:
        for _ in read_ahead(case.quotes, context.names):
            pass
        start = clock()
        check_statement(case.statement, case.quotes, context)
        checks.append(clock() - start)
    return checks


def _report(
    split: Split,
    cases: Sequence[Case],
    outcomes: Sequence[bool],
    checks: Sequence[float],
    ahead: Sequence[float],
    readings: Sequence[float],
) -> GateReport:
    paired = list(zip(cases, outcomes, strict=True))
    groups = sorted({(case.faithful, case.by_hand, case.kind) for case in cases})
    rates = tuple(
        _rate(kind, faithful, by_hand, [out for c, out in paired if (c.faithful, c.by_hand, c.kind) == group])
        for group in groups
        for faithful, by_hand, kind in [group]
    )
    return GateReport(
        split,
        rates,
        _share([out for case, out in paired if not case.faithful]),
        _share([out for case, out in paired if case.faithful]),
        1000 * checks[len(checks) // 2],
        1000 * _percentile_95(checks),
        1000 * _percentile_95(ahead),
        1000 * _percentile_95(readings),
    )


def _percentile_95(ordered: Sequence[float]) -> float:
    return ordered[int(0.95 * len(ordered))]


def _rate(kind: str, faithful: bool, by_hand: bool, outcomes: Sequence[bool]) -> Rate:
    return Rate(kind, faithful, by_hand, sum(outcomes), len(outcomes))


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 0.0


def gate_cases(split: Split, *, hard: bool = True) -> Iterator[Case]:
    """All cases of a split: by hand, then by script. Only dev has cases written to defeat the gate (``hard``)."""
    files = (split, "hard") if hard and split == "dev" else (split,)
    yield from _by_hand(files, "faithful")
    yield from _by_hand(files, "wrong")
    yield from _by_script(split, files)


@lru_cache(maxsize=1)
def facts() -> tuple[Fact, ...]:
    """The facts in their order."""
    lines = FACTS.read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return tuple(Fact(row["id"], row["project"], row["fact"]) for row in rows)


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """The names the gate is told of, as in the product."""
    return place_names(load_catalogue(IndexSettings().catalog_dir))


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Names that wrong statements are made with; kept, so that their cases stay the same when the catalogue grows."""
    lines = (DATA / "names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def starter_passages() -> Mapping[str, Quote]:
    """Passages of the starter corpus by key, for statements about its wording rather than that of the facts."""
    rows: dict[str, dict[str, list[str]]] = yaml.safe_load((DATA / "passages_dev.yaml").read_text(encoding="utf-8"))
    return {key: Quote(key, tuple(row["sentences"]), tuple(row["section"])) for key, row in rows.items()}


@lru_cache(maxsize=1024)
def passage(fact_id: str) -> Quote:
    """The fact as a sentence among its neighbours.

    A fact that does not name its project stands among others of the project under a heading that does, as in the
    documents; the rest stand between facts about anyone, so that wrong figures and names are at hand.
    """
    everything = facts()
    place = next(index for index, fact in enumerate(everything) if fact.id == fact_id)
    fact = everything[place]
    section: tuple[str, ...] = ()
    if fact.project and not any(part in fact.text for part in re.findall(r"\w{4,}", fact.project)):
        everything = tuple(other for other in everything if other.project == fact.project)
        place = everything.index(fact)
        section = (fact.project,)
    around = everything[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
    sentences = (other.text[span.start : span.end] for other in around for span in sentence_spans(other.text))
    return Quote(fact_id, tuple(sentences), section)


def _by_hand(files: Sequence[str], sort: Literal["faithful", "wrong"]) -> Iterator[Case]:
    rows: list[dict[str, Any]] = []
    for file in files:
        rows += yaml.safe_load((DATA / f"{sort}_{file}.yaml").read_text(encoding="utf-8"))
    for row in rows:
        quotes = tuple(passage(fact) for fact in row.get("facts", ()))
        quotes += tuple(starter_passages()[key] for key in row.get("passages", ()))
        yield Case(row["text"], quotes, row["kind"], sort == "faithful", by_hand=True)


def _by_script(split: Split, files: Sequence[str]) -> Iterator[Case]:
    random = Random(f"{SEED}-{split}")
    bases = _bases(split, files)
    random.shuffle(bases)
    for kind, mutate in MUTATORS.items():
        made = 0
        for statement, quotes in bases:
            wrong = [text for text in mutate(statement, world(statement, quotes), random) if not said(text, quotes)]
            if wrong and made < _PER_KIND:
                made += 1
                yield Case(random.choice(wrong), quotes, kind, faithful=False, by_hand=False)


def dev_bases() -> list[tuple[str, tuple[Quote, ...]]]:
    """Faithful statements of dev with their quotes: the facts, and what was written by hand."""
    return _bases("dev", ("dev", "hard"))


def _bases(split: Split, files: Sequence[str]) -> list[tuple[str, tuple[Quote, ...]]]:
    told = [fact for fact in facts() if _number(fact.id) <= _LAST_VARIED and _split_of(fact.id) == split]
    by_hand = [(case.statement, case.quotes) for case in _by_hand(files, "faithful")]
    return [*((fact.text, (passage(fact.id),)) for fact in told), *by_hand]


def said(text: str, quotes: tuple[Quote, ...]) -> bool:
    """The neighbouring fact may say just that of another town."""
    return any(text in quote.sentences for quote in quotes)


def _split_of(fact_id: str) -> Split:
    """The hand-made cases of dev rest on odd facts, those of test on even ones."""
    return "dev" if _number(fact_id) % 2 else "test"


def _number(fact_id: str) -> int:
    return int(fact_id[1:])


@lru_cache(maxsize=2048)
def world(statement: str, quotes: tuple[Quote, ...]) -> World:
    """What a wrong version of ``statement`` can borrow from."""
    passages = " ".join(quote.text for quote in quotes)
    mine = {quote.id for quote in quotes}
    own = " ".join(fact.text for fact in facts() if fact.id in mine)
    others = " ".join(sentence for quote in quotes for sentence in quote.sentences if sentence not in own)
    return World(
        towns(),
        tuple(town for town in towns() if re.search(rf"\b{town}\b", others) and town not in statement),
        passages,
        quoted_names(),
        tuple(re.findall(r"(?<![\w.,/-])\d+(?:\.\d{3})*(?:,\d+)?(?![\w.,/-])", others)),
    )


@lru_cache(maxsize=1)
def towns() -> tuple[str, ...]:
    """The names that are one plain word."""
    return tuple(sorted(name for name in names() if re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]{3,}", name)))


@lru_cache(maxsize=1)
def quoted_names() -> tuple[str, ...]:
    """Names in quotation marks, of all facts."""
    found = {name for fact in facts() for name in re.findall(r"„([^“]{3,40})“", fact.text)}
    return tuple(sorted(found))
