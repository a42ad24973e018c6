"""Weights of the signs by which instructions are recognised: ``python -m evals.injection_fit`` prints a proposal.

Logistic regression over signs and pairs of signs, on the planted texts and honest sentences of ``dev`` and the facts
of the catalogue. Kinds that hide or carry something are left out: signs are not what they are recognised by.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np

from assistant.instructions.recognition import signs
from assistant.wording import texts
from evals.injection_suite import load_cases, load_honest, load_planted
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

NOT_BY_SIGNS = frozenset(
    {"encoded", "hidden", "image", "link", "markup", "foreign", "tool", "html", "markdown", "tool_call", "translation"}
)
PAIRS = (
    ("machine", "must"), ("machine", "say"), ("machine", "only"), ("reply", "only"), ("reply", "must"),
    ("asked", "say"), ("asked", "only"), ("reply", "begins"), ("order", "only"), ("order", "say"), ("order", "reply"),
    ("self_text", "must"), ("evidence", "suppress"), ("rules", "suppress"), ("evidence", "must"), ("say", "only"),
    ("must", "say"), ("polite_order", "reply"), ("machine", "told"), ("answering", "only"),
    ("wording", "nothing_else"), ("wording", "correct"), ("wording", "ends_bare"), ("wording", "reader"),
    ("wording", "machine"), ("wording", "digital"), ("wording", "speech"), ("speech", "machine"),
    ("speech", "digital"), ("speech", "reader"), ("speech", "nothing_else"), ("speech", "ends_bare"),
    ("reply", "ends_bare"), ("reply", "correct"), ("digital", "ends_bare"), ("machine", "ends_bare"),
    ("reader", "ends_bare"), ("reply", "wording"), ("polite_order", "ends_bare"), ("kind_words", "ends_bare"),
    ("asked", "ends_bare"), ("asked", "speech"), ("only", "ends_bare"), ("nothing_else", "ends_bare"),
    ("asked", "answering"), ("asked", "reply"), ("reader", "reply"), ("machine", "suppress"), ("digital", "say"),
    ("message", "ends_bare"), ("machine", "shown_as"), ("must", "suppress"), ("self_text", "suppress"),
    ("digital", "must"), ("label", "you"), ("you", "actor"), ("only", "suppress"), ("machine", "begins"),
    ("automatic", "digital"), ("digital", "only"), ("reply", "nothing_else"),
)  # fmt: skip
"""Signs that mean more together, such as a machine and what it must do."""
HONEST_WEIGHT = 4.0
FACT_WEIGHT = 0.5
"""Facts are many and alike; the sentences of the counter-set were written to be mistaken."""
REGULARISATION = 1.0


def fitted() -> dict[str, float]:
    """Weight of each sign and pair, and ``bias``, to two decimals. Needs scikit-learn (extra "test")."""
    from sklearn.linear_model import LogisticRegression

    planted, honest, facts = _planted(), load_honest("dev"), _facts()
    columns = [(name,) for name in texts("instructions")["signs"]] + list(PAIRS)
    everything = (*planted, *honest, *facts)
    rows = np.array([[set(column) <= signs(text.lower()) for column in columns] for text in everything])
    truth = np.arange(len(rows)) < len(planted)
    weights = np.repeat([1.0, HONEST_WEIGHT, FACT_WEIGHT], [len(planted), len(honest), len(facts)])
    model = LogisticRegression(C=REGULARISATION, max_iter=5000).fit(rows, truth, sample_weight=weights)
    found = {"+".join(column): round(float(w), 2) for column, w in zip(columns, model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 2), **found}


def _planted() -> Sequence[str]:
    cases = load_cases()
    kept = [item for item in load_planted("dev") if item.kind not in NOT_BY_SIGNS]
    return [item.text.replace("{topic}", cases[number % len(cases)].topic) for number, item in enumerate(kept)]


def _facts() -> Sequence[str]:
    return [fact.fact for fact in load_catalogue(IndexSettings().catalog_dir).facts]


if __name__ == "__main__":
    sys.stdout.write("".join(f'"{name}" = {weight}\n' for name, weight in fitted().items()))
