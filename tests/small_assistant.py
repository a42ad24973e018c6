"""An assistant over three small documents: real index, retrieval and pipeline, steps that take no model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from fakes import HashingEmbedder, direct_tools
from fastapi import FastAPI

from assistant.answer import AnswerStatus, Support
from assistant.api.app import create_app
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft, Quote
from assistant.known_documents import find_document
from assistant.pipeline import Parts, Pipeline
from assistant.question import Intent, Understanding
from assistant.records.recording import Records
from assistant.requests import IngestOrder
from assistant.retrieval.hybrid import Retriever
from assistant.run import Run
from assistant.runtime import Runtime
from assistant.settings import RecordSettings, ServerSettings, Settings
from assistant.steps.approved import Approved
from ingest.catalogue import load_catalogue
from ingest.embedding.embedder import Embedder
from ingest.index.passage_index import open_index
from ingest.settings import IndexSettings
from ingest.sync import Progress, SyncReport, sync

DOCUMENTS = {
    "wolfsburg/wasser.txt": "Wasser in Wolfsburg\n\nDatum: 2022-10\n\nWolfsburg misst die Wasserqualität mit Sensoren.",
    "kassel.txt": "Verkehr in Kassel\n\nKassel zählt Fahrräder. Die Zahlen sind öffentlich.",
    "hamburg.txt": "Zwilling\n\nHamburg baut einen digitalen Zwilling.",
}
WATER = "Womit misst Wolfsburg die Wasserqualität?"
BREAKS = "KAPUTT"
"""A question with this word makes a step fail."""
WAITS = "WARTE"
"""A question with this word is answered once ``Gate.open`` is set."""


@dataclass
class Gate:
    """Lets tests look at a run that is under way."""

    reached: threading.Event = field(default_factory=threading.Event)
    open: threading.Event = field(default_factory=threading.Event)
    cancelled: threading.Event = field(default_factory=threading.Event)


class ReadQuestion:
    name = "understand"

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    def __call__(self, run: Run) -> None:
        run.standalone = run.stated = " · ".join([*(turn.question for turn in run.request.history), run.question])
        if BREAKS in run.question:
            raise ValueError(f"nobody may read this: {run.question}")
        if WAITS in run.question:
            self._gate.reached.set()
            self._gate.open.wait(10)
        run.understanding = Understanding(Intent.FACT, ())
        if not run.question.strip():
            run.end(AnswerStatus.CLARIFICATION, "Bitte eine Frage stellen.")


class FindPassage:
    name = "retrieve"

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    def __call__(self, run: Run) -> None:
        run.evidence = tuple(self._retriever.search([run.question], 2)[0])


class QuoteFirst:
    """The last sentence of the best passage."""

    def compose(self, run: Run) -> Iterator[Draft]:
        hit = run.evidence[0].hit
        span = hit.passage.sentences[-1].span
        start = hit.passage.span.start
        yield Draft(hit.passage.text[span.start - start : span.end - start], Support.QUOTED, (Quote(hit, (span,)),))


@dataclass(frozen=True)
class SmallAssistant:
    settings: Settings
    catalogue: Any
    catalogue_documents: Any
    embedder: Embedder
    index: Any
    retriever: Retriever
    pipeline: Pipeline
    judging: Any = None


def small_settings(folder: Path, **server: Any) -> Settings:
    """Settings with everything below ``folder``."""
    return Settings(
        index=IndexSettings(data_dir=folder / "data", workers=1),
        records=RecordSettings(),
        server=ServerSettings(**{"callers": 2, **server}),
    )


def write_documents(folder: Path) -> Path:
    for name, text in DOCUMENTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def small_runtime(settings: Settings, records: Records, gate: Gate | None = None) -> Runtime:
    """A runtime that opens a ``SmallAssistant``."""

    def open_assistant(settings: Settings, embedder: Embedder) -> Any:
        catalogue = load_catalogue(settings.index.catalog_dir)
        index = open_index(settings.index, embedder.fingerprint)
        retriever = Retriever(index, embedder, settings.retrieval)
        documents = CatalogueDocuments(catalogue)
        parts = Parts(
            understanding=(
                ReadQuestion(gate or Gate()),
                Approved(records.standing_review, partial(find_document, index, documents)),
                FindPassage(retriever),
            ),
            composers={Intent.FACT: QuoteFirst()},
            check=lambda _, draft: [draft],
            closing=(),
            catalogue=catalogue,
            summary=index.summary,
            clock=records.now,
            new_id=new_ids(),
            record=records.record,
        )
        return SmallAssistant(settings, catalogue, documents, embedder, index, retriever, Pipeline(parts))

    return Runtime(
        settings,
        open_embedder=lambda _: HashingEmbedder(),
        open_assistant=open_assistant,
        sync=small_sync,
        history=records.history,
    )


def small_sync(
    order: IngestOrder, settings: Settings, embedder: Embedder, on_progress: Callable[[Progress], None]
) -> SyncReport:
    return sync(
        order.paths,
        settings.index,
        embedder,
        prune=order.prune,
        dry_run=order.dry_run,
        reindex=order.reindex,
        on_progress=on_progress,
        tools=direct_tools(settings.index, embedder),
    )


def new_ids() -> Callable[[], str]:
    """0001, 0002, …"""
    lock, count = threading.Lock(), 0

    def new_id() -> str:
        nonlocal count
        with lock:
            count += 1
            return f"{count:04}"

    return new_id


def small_app(folder: Path, gate: Gate, **server: Any) -> tuple[FastAPI, Runtime]:
    """The API over two documents in ``folder``; ``server`` are settings of the server."""
    settings = small_settings(folder, **server)
    records = Records(settings.database_url)
    runtime = small_runtime(settings, records, gate)
    runtime.ingest(IngestOrder(paths=(write_documents(folder / "docs"),)), lambda _: None)
    return create_app(runtime, records), runtime
