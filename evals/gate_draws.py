"""Holes of the gate: every faithful statement that passes, changed in one point by every mutator.

``python -m evals.gate_draws [--third N] [--show N]``. The suite takes 45 changed statements a kind: a hole of three in
a hundred stays unseen. Here all are tried, of dev or of a third of the entailment pairs. Some of what passes is carried
all the same (a town for another of the same list), so the table shows where to look, not how good the gate is.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assistant.gate import GateContext, Quote, check_statement
from evals.entailment_pairs import load_pairs
from evals.gate_mutations import MUTATORS, World
from evals.gate_suite import SEED, dev_bases, known_names, quoted_names, said, towns, world
from ingest.sentences import sentence_spans

THIRDS = 3
_FIGURE = re.compile(r"(?<![\w.,/-])\d+(?:\.\d{3})*(?:,\d+)?(?![\w.,/-])")


@dataclass(frozen=True, slots=True)
class Base:
    """A faithful statement, its quotes and what a wrong one can borrow from."""

    statement: str
    quotes: tuple[Quote, ...]
    world: World


@dataclass(frozen=True, slots=True)
class Draw:
    """``wrong`` was made of ``base``; ``passed`` the gate or not."""

    kind: str
    base: Base
    wrong: str
    passed: bool


def draws(bases: Sequence[Base], kinds: Sequence[str] = tuple(MUTATORS)) -> Iterator[Draw]:
    """Each changed statement once, of the bases that pass; what a sentence of the quotes says is no change."""
    context = GateContext(frozenset(quote.id for base in bases for quote in base.quotes), known_names())
    sound = [base for base in bases if check_statement(base.statement, base.quotes, context).passed]
    for kind in kinds:
        random, seen = Random(f"{SEED}-{kind}"), set[str]()
        for base in sound:
            for wrong in MUTATORS[kind](base.statement, base.world, random):
                if wrong not in seen and not said(wrong, base.quotes):
                    seen.add(wrong)
                    yield Draw(kind, base, wrong, check_statement(wrong, base.quotes, context).passed)


def bases_of_dev() -> list[Base]:
    """The facts and the faithful statements of dev."""
    return [Base(statement, quotes, world(statement, quotes)) for statement, quotes in dev_bases()]


def bases_of_pairs(third: int) -> list[Base]:
    """The carried statements of every third pair, counted from ``third``."""
    return [_of_pair(pair.premise, pair.claim) for pair in load_pairs()[third::THIRDS] if pair.carried]


def _of_pair(premise: str, claim: str) -> Base:
    quote = Quote("pair", tuple(premise[span.start : span.end] for span in sentence_spans(premise)))
    near = tuple(town for town in towns() if re.search(rf"\b{town}\b", premise) and town not in claim)
    return Base(claim, (quote,), World(towns(), near, premise, quoted_names(), tuple(_FIGURE.findall(premise))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--third", type=int, choices=range(THIRDS), help="a third of the pairs instead of dev")
    parser.add_argument("--show", type=int, default=0, help="passing statements printed for each kind")
    asked = parser.parse_args()
    bases = bases_of_dev() if asked.third is None else bases_of_pairs(asked.third)
    for kind in MUTATORS:
        found = list(draws(bases, (kind,)))
        passing = [draw for draw in found if draw.passed]
        sys.stdout.write(f"{kind:20} {len(passing):4} of {len(found):5}  {len(passing) / max(1, len(found)):.1%}\n")
        for draw in passing[: asked.show]:
            sys.stdout.write(f"    {draw.base.statement}\n -> {draw.wrong}\n")


if __name__ == "__main__":
    main()
