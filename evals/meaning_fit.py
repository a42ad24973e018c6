"""Weights by which the meaning of an instruction is recognised: ``python -m evals.meaning_fit`` writes them anew.

Learnt from the planted texts of ``dev`` about many topics and with other names, from invented ones, and from honest
sentences: of the catalogue and the starter corpus, the counter-set, invented ones, and real documents where they lie
beside the project. Says how well authors are recognised who were left out, and how often an honest sentence was.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]

from assistant.instructions import is_instruction
from assistant.instructions.meaning import BUCKETS, STORED, features
from assistant.instructions.recognition import signs
from assistant.settings import load_settings
from assistant.wording import texts
from evals.injection_grammar import (
    grammar,
    honest_sentence,
    planted_sentence,
    random_name,
    random_topic,
    sentence_beside,
)
from evals.injection_suite import Planted, load_honest, load_honest_running, load_planted
from ingest.catalogue import load_catalogue
from ingest.documents import BlockKind
from ingest.embedding.embedder import Embedder
from ingest.embedding.factory import open_embedder
from ingest.errors import TransferkompassError
from ingest.readers import read_document
from ingest.references import attach_sources
from ingest.sentences import sentence_spans
from ingest.settings import IndexSettings

PROJECT = Path(__file__).resolve().parent.parent
FOLDERS = (PROJECT / "corpus" / "starter", PROJECT.parent / "shared" / "real", PROJECT.parent / "shared" / "seeds")
INVENTED_PLANTED, INVENTED_HONEST, INVENTED_BESIDE = 7000, 3300, 1500
ABOUT_TOPICS, RENAMED = 5, 4
"""Variants of a planted text: with its own name, and with another."""
HONEST_WEIGHT = 6.0
"""Sentences of the counter-set were written to be mistaken."""
VECTOR_SCALE, BUCKET_SCALE, SIGN_SCALE = 6.0, 3.5, 0.5
"""How freely each kind of feature may be used, as they share one regularisation."""
BY_VECTOR, BY_WORDS = 0.3, 0.5
"""Inverse strength of regularisation of the two steps."""
SAID_SCALE = 3.0
"""The vector's opinion is several units wide; as wide as the others, it is regularised alike."""
FALSE_ALARMS = 0.005
"""Share of honest sentences of folds left out that may lie above the threshold."""
FALSE_ALARMS_STRICTER = 0.01
LOST_AT_BORDER = 0.005
"""Share of planted texts that may lie below the border, where words are not looked at."""
FOLDS = 5
SHORTEST, LONGEST = 15, 400
BESIDE_TOPICS = 2
BY_BESIDE = 2.0
"""Inverse strength of regularisation for sentences beside orders."""
FALSE_ALARMS_BESIDE = 0.05
"""Looked at only in passages that have an order, so many times what is let through elsewhere costs nothing."""

Rows = Any
"""A sparse matrix of scipy, which has no types."""


@dataclass(frozen=True, slots=True)
class Sample:
    """``group``: which author or folder a text belongs to; ``counter_set``: honest, and written to be mistaken."""

    text: str
    planted: bool
    group: str
    weight: float = 1.0
    counter_set: bool = False


def samples() -> list[Sample]:
    """Orders planted and invented, and honest sentences, of dev."""
    chance = random.Random(11)
    return [*_planted(chance), *_invented(chance), *_honest()]


def _planted(chance: random.Random) -> Iterator[Sample]:
    for item in load_planted("dev"):
        if item.place == "document":
            group = _group_of(item)
            for _ in range(ABOUT_TOPICS):
                yield Sample(item.text.replace("{topic}", random_topic(chance)), True, group)
            for _ in range(RENAMED if item.canary in item.text else 0):
                renamed = item.text.replace(item.canary, random_name(chance))
                yield Sample(renamed.replace("{topic}", random_topic(chance)), True, group)


def samples_beside() -> list[Sample]:
    """The sentences of planted texts that have several, whatever they say, and invented ones beside orders."""
    chance = random.Random(13)
    invented = [Sample(sentence_beside(chance), True, "invented") for _ in range(INVENTED_BESIDE)]
    return [*_sentences_of_planted(chance), *invented]


def _sentences_of_planted(chance: random.Random) -> Iterator[Sample]:
    for item in load_planted("dev"):
        spans = sentence_spans(item.text) if item.place == "document" else ()
        for span in spans if len(spans) > 1 else ():
            for _ in range(BESIDE_TOPICS):
                text = item.text[span.start : span.end].replace("{topic}", random_topic(chance))
                yield Sample(text, True, _group_of(item))


def _group_of(item: Planted) -> str:
    return next((group for name, group in _groups().items() if name in item.canary + item.text), "first")


@cache
def _groups() -> Mapping[str, str]:
    return {name: row["group"] for row in grammar()["authors"] for name in row["canaries"]}


def _invented(chance: random.Random) -> Iterator[Sample]:
    for _ in range(INVENTED_PLANTED):
        yield Sample(planted_sentence(chance), True, "invented")
    for text in sorted({honest_sentence(chance) for _ in range(INVENTED_HONEST)}):
        yield Sample(text, False, str(chance.randrange(FOLDS)))


def _honest() -> Iterator[Sample]:
    chance = random.Random(12)
    for text in load_honest("dev"):
        yield Sample(text, False, str(chance.randrange(FOLDS)), HONEST_WEIGHT, counter_set=True)
    for text in honest_texts():
        yield Sample(text, False, str(chance.randrange(FOLDS)))


def honest_texts() -> list[str]:
    """The facts of the catalogue and the sentences of the starter corpus and of real documents, each once."""
    facts = [fact.fact for fact in load_catalogue(IndexSettings().catalog_dir).facts]
    written = (text for folder in FOLDERS for text in _sentences_under(folder))
    found = dict.fromkeys((*facts, *load_honest_running(), *written))
    return [text for text in found if SHORTEST <= len(text) <= LONGEST]


def _sentences_under(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        for text in _blocks(path) if path.is_file() else ():
            yield from (text[span.start : span.end] for span in sentence_spans(text))


def _blocks(path: Path) -> list[str]:
    """The texts of ``path`` as the index has them: without markers and lists of sources."""
    try:
        pages = [page for _, read in read_document(path) for page in attach_sources(read.pages)]
    except TransferkompassError as error:
        sys.stderr.write(f"{path.name}: {error}\n")
        return []
    return [block.text for page in pages for block in page.blocks if block.kind is not BlockKind.REFERENCE]


class Fit:
    """The regression and its figures over ``samples`` and their ``vectors``."""

    def __init__(self, samples: Sequence[Sample], vectors: npt.NDArray[np.float32]) -> None:
        self.samples = samples
        self.names = list(texts("instructions")["signs"])
        self.truth = np.array([sample.planted for sample in samples])
        self.weights = np.array([sample.weight for sample in samples])
        self.groups = np.array([sample.group for sample in samples])
        self.counter_set = np.array([sample.counter_set for sample in samples])
        self.mean = vectors.mean(axis=0)
        self.vectors = (vectors - self.mean) * VECTOR_SCALE
        self.words = hstack([self._bucket_rows(), self._sign_rows()]).tocsr()

    def _bucket_rows(self) -> Rows:
        found = [features(sample.text) for sample in self.samples]
        values = np.concatenate([values for _, values in found]) * BUCKET_SCALE
        columns = np.concatenate([rows for rows, _ in found])
        starts = np.cumsum([0, *(len(rows) for rows, _ in found)])
        return csr_matrix((values, columns, starts), shape=(len(found), BUCKETS))

    def _sign_rows(self) -> Rows:
        found = [signs(sample.text.lower()) for sample in self.samples]
        return csr_matrix(np.array([[name in one for name in self.names] for one in found]) * SIGN_SCALE)

    def fitted(self, chosen: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.float64], float]:
        """Weights of all columns and the bias, learnt from the ``chosen`` samples. Needs scikit-learn.

        First the vector alone, then the words with what the vector says as one more column: ten times as fast as all
        columns at once, of which the vector's are dense.
        """
        from sklearn.linear_model import LogisticRegression

        truth, weights = self.truth[chosen], self.weights[chosen]
        first = LogisticRegression(C=BY_VECTOR, max_iter=200).fit(self.vectors[chosen], truth, sample_weight=weights)
        said = csr_matrix(first.decision_function(self.vectors[chosen])[:, None] / SAID_SCALE)
        then = LogisticRegression(C=BY_WORDS, max_iter=100, tol=0.01, solver="liblinear")
        then.fit(hstack([said, self.words[chosen]]).tocsr(), truth, sample_weight=weights)
        share = then.coef_[0][0] / SAID_SCALE
        bias = float(then.intercept_[0]) + share * float(first.intercept_[0])
        return np.concatenate([first.coef_[0] * share, then.coef_[0][1:]]), bias

    def sums(self, chosen: npt.NDArray[np.bool_], weights: npt.NDArray[np.float64], bias: float) -> Any:
        size = self.vectors.shape[1]
        return self.vectors[chosen] @ weights[:size] + self.words[chosen] @ weights[size:] + bias

    def left_out(self) -> npt.NDArray[np.float64]:
        """The sum for each sample where its group was not learnt from; invented ones are always learnt from."""
        sums = np.full(len(self.samples), np.nan)
        for group in sorted(set(self.groups) - {"invented"}):
            weights, bias = self.fitted(self.groups != group)
            chosen = self.groups == group
            sums[chosen] = self.sums(chosen, weights, bias)
        return sums

    def threshold(self, sums: npt.NDArray[np.float64], false_alarms: float) -> float:
        return float(np.quantile(sums[~self.truth & ~self.counter_set], 1 - false_alarms))


class BesideFit:
    """The regression over the vectors of sentences beside orders, and of honest ones."""

    def __init__(self, samples: Sequence[Sample], vectors: npt.NDArray[np.float32]) -> None:
        self.groups = np.array([sample.group for sample in samples])
        self.truth = np.array([sample.planted for sample in samples])
        self.mean = vectors.mean(axis=0)
        self.vectors = (vectors - self.mean) * VECTOR_SCALE

    def fitted(self, chosen: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.float64], float]:
        """Weights of the vector and the bias. Needs scikit-learn."""
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=BY_BESIDE, max_iter=200).fit(self.vectors[chosen], self.truth[chosen])
        return model.coef_[0], float(model.intercept_[0])

    def left_out(self) -> npt.NDArray[np.float64]:
        """The sum for each sample where its group was not learnt from; invented ones are always learnt from."""
        sums = np.full(len(self.truth), np.nan)
        for group in sorted(set(self.groups) - {"invented"}):
            weights, bias = self.fitted(self.groups != group)
            chosen = self.groups == group
            sums[chosen] = self.vectors[chosen] @ weights + bias
        return sums

    def weights(self, sums: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
        """Weights for vectors as they are, and last the bias, so that the threshold is zero."""
        threshold = np.quantile(sums[~self.truth], 1 - FALSE_ALARMS_BESIDE)
        weights, bias = self.fitted(np.ones(len(self.truth), dtype=bool))
        weights = weights * VECTOR_SCALE
        return np.append(weights, bias - threshold - self.mean @ weights).astype(np.float32)


def store(fit: Fit, thresholds: tuple[float, float], beside: npt.NDArray[np.float32], path: Path = STORED) -> None:
    """Write what the product reads, the weights of word buckets as bytes."""
    weights, bias = fit.fitted(np.ones(len(fit.samples), dtype=bool))
    size = len(fit.mean)
    vector = (weights[:size] * VECTOR_SCALE).astype(np.float32)
    bias -= float(fit.mean @ vector)
    buckets = weights[size : size + BUCKETS] * BUCKET_SCALE
    step = np.abs(buckets).max() / np.iinfo(np.int8).max
    by_vector = fit.vectors @ weights[:size]
    border = float(np.quantile(by_vector[fit.truth], LOST_AT_BORDER)) + float(bias + fit.mean @ vector)
    np.savez_compressed(
        path,
        vector=vector,
        beside=beside,
        buckets=np.round(buckets / step).astype(np.int8),
        bucket_step=np.float32(step),
        sign_names=np.array(fit.names),
        sign_weights=(weights[size + BUCKETS :] * SIGN_SCALE).astype(np.float32),
        levels=np.array([bias, border, *thresholds]),
    )


def show(fit: Fit, sums: npt.NDArray[np.float64], threshold: float) -> Iterator[str]:
    """Lines that tell by group how many orders are recognised, by meaning alone and with the words."""
    known = np.array([is_instruction(sample.text) for sample in fit.samples])
    for group in sorted(set(fit.groups[fit.truth]) - {"invented"}):
        chosen = (fit.groups == group) & fit.truth
        alone, both = (sums > threshold)[chosen].mean(), ((sums > threshold) | known)[chosen].mean()
        yield f"{group}: {chosen.sum()} texts, by meaning {alone:.2f}, by meaning or words {both:.2f}"
    for name, chosen in (("honest", ~fit.truth & ~fit.counter_set), ("counter-set", fit.counter_set)):
        alarms = [fit.samples[int(place)].text for place in np.flatnonzero(chosen & (sums > threshold))]
        yield f"{name}: {len(alarms)} of {chosen.sum()}"
        yield from (f"  {text}" for text in alarms)


def main(embedder: Embedder) -> None:
    found = samples()
    fit = Fit(found, embedder.embed_passages([sample.text for sample in found]))
    sums = fit.left_out()
    threshold = fit.threshold(sums, FALSE_ALARMS)
    stricter = fit.threshold(sums, FALSE_ALARMS_STRICTER)
    near = [*samples_beside(), *(sample for sample in found if not sample.planted)]
    beside = BesideFit(near, embedder.embed_passages([sample.text for sample in near]))
    store(fit, (threshold, stricter), beside.weights(beside.left_out()))
    sys.stdout.write("".join(f"{line}\n" for line in show(fit, sums, threshold)))


if __name__ == "__main__":
    main(open_embedder(load_settings({}).index))
