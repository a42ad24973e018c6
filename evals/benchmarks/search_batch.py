"""A batch of 1,000 questions over 240 documents against embedding those questions alone (bar: 1.5).

python -m evals.benchmarks.search_batch [--data-dir DIR with the model] [--questions 1000] [--documents 240]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from assistant.retrieval.hybrid import Retriever
from assistant.settings import RetrievalSettings
from evals.benchmarks.synthetic import write_corpus
from evals.wording import made_up_text
from ingest.embedding.factory import open_embedder
from ingest.index.passage_index import LocalIndex, open_index
from ingest.settings import IndexSettings
from ingest.sync import sync

BAR = 1.5
TOP_K = 10
WORDS_ASKED = 9


def questions_about(index: LocalIndex, count: int) -> list[str]:
    """Nine words in a row of a passage, as a question."""
    chance = random.Random(1)
    ids = [id for document in index.documents() for id in index.passages_of(document.id)[0]]
    texts = [item.passage.text.split() for item in index.passages(ids)]
    starts = [(words, chance.randrange(max(1, len(words) - WORDS_ASKED))) for words in chance.choices(texts, k=count)]
    runs = (" ".join(words[start : start + WORDS_ASKED]) for words, start in starts)
    return [made_up_text("questions.of_passage", words=words) for words in runs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", type=Path, default=Path("data"), help="where the embedder's model is")
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--documents", type=int, default=240)
    options = parser.parse_args()
    embedder = open_embedder(IndexSettings(data_dir=options.data_dir))
    with tempfile.TemporaryDirectory() as name:
        settings = IndexSettings(data_dir=Path(name) / "data")
        write_corpus(Path(name) / "docs", options.documents, pages=1)
        sync([Path(name) / "docs"], settings, embedder)
        index = open_index(settings, embedder.fingerprint)
        retriever = Retriever(index, embedder, RetrievalSettings())
        questions = questions_about(index, options.questions)
        retriever.search(questions[:20], TOP_K)
        alone, whole = (min(times) for times in zip(*(_times(retriever, questions) for _ in range(3)), strict=True))
        print(f"{len(questions)} questions, {index.summary().passages} passages")
        index.close()
    print(f"embedding alone {alone:.2f} s, search {whole:.2f} s: {whole / alone:.2f} times (bar {BAR})")


def _times(retriever: Retriever, questions: list[str]) -> tuple[float, float]:
    """Seconds of embedding alone, and of the whole search."""
    started = time.perf_counter()
    retriever.embed(questions)
    embedded = time.perf_counter()
    retriever.search(questions, TOP_K)
    return embedded - started, time.perf_counter() - embedded


if __name__ == "__main__":
    main()
