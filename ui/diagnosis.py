"""What ``doctor`` looks at. Each check says what it found and, where something is broken, what to do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.settings import LanguageModelSettings, Settings
from ingest import os_errors
from ingest.errors import EmbeddingFailed, IndexMissing, InvalidSettings, TransferkompassError
from ingest.readers.ocr import missing_parts
from ingest.settings import IndexSettings
from ui.commands.options import Options
from ui.running import RunningServer, running_server
from ui.wording import wording

FEWEST_GIGABYTES = 1.0
"""The model takes 0.2, an index of 1,000 documents about 0.5."""
GIGABYTE = 1e9


class Grade(StrEnum):
    OK = "ok"
    HINT = "hint"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """``subject`` is a key of the table ``doctor`` in ``texts/cli.toml``; ``text`` is a German sentence."""

    subject: str
    grade: Grade
    text: str

    @property
    def is_broken(self) -> bool:
        return self.grade is Grade.BROKEN

    @property
    def line(self) -> str:
        return f"{_text(self.subject)}: {_text(self.grade.value)}: {self.text}"


def examine(options: Options) -> list[Finding]:
    """All checks that can be made; without valid settings only that one."""
    try:
        settings = options.settings
    except InvalidSettings as error:
        return [Finding("settings", Grade.BROKEN, str(error))]
    return list(_examine(settings))


def _examine(settings: Settings) -> Iterator[Finding]:
    data_dir = settings.index.data_dir
    yield Finding("settings", Grade.OK, _text("settings_ok", data_dir=data_dir.absolute()))
    folder = examine_folder(data_dir)
    yield folder
    if folder.is_broken:
        return
    yield examine_model(settings.index)
    yield examine_ocr(settings.index)
    server = running_server(data_dir)
    yield Finding("server", Grade.OK, _text("server_ok", url=server.url) if server else _text("server_none"))
    yield examine_index(settings, server)
    yield examine_database(settings)
    yield examine_language_model(settings.llm)


def examine_folder(data_dir: Path) -> Finding:
    """Can be written to, and has room."""
    probe = data_dir / f".doctor-{os.getpid()}"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Finding(
            "data_dir", Grade.BROKEN, _text("data_dir_broken", data_dir=data_dir, reason=os_errors.reason(error))
        )
    free = shutil.disk_usage(data_dir).free / GIGABYTE
    grade, key = (Grade.BROKEN, "data_dir_full") if free < FEWEST_GIGABYTES else (Grade.OK, "data_dir_ok")
    return Finding("data_dir", grade, _text(key, data_dir=data_dir.absolute(), free=f"{free:.1f}"))


def examine_model(settings: IndexSettings) -> Finding:
    """The bundled model's files are as they were written; other embedders can be opened."""
    try:
        if settings.embedding.backend != "bundled":
            from ingest.embedding.factory import open_embedder

            return Finding("model", Grade.OK, _text("model_ok", fingerprint=open_embedder(settings).fingerprint))
        return _examine_bundled(settings)
    except (EmbeddingFailed, InvalidSettings) as error:
        return Finding("model", Grade.BROKEN, str(error))


def _examine_bundled(settings: IndexSettings) -> Finding:
    from ingest.embedding.bundled import fingerprint, model_folder, verify_bundled

    precision = settings.embedding.precision
    if not model_folder(settings.models_dir, precision).exists():
        return Finding("model", Grade.HINT, _text("model_missing"))
    verify_bundled(settings.models_dir, precision)
    return Finding("model", Grade.OK, _text("model_ok", fingerprint=fingerprint(precision)))


def examine_ocr(settings: IndexSettings, missing: Callable[[], Sequence[str]] = missing_parts) -> Finding:
    """Scans need it, other documents do not: only switched on without its programs it is broken."""
    absent = ", ".join(missing())
    state = "on" if settings.ocr else "off"
    grade = Grade.BROKEN if settings.ocr and absent else Grade.OK
    return Finding("ocr", grade, _text(f"ocr_{state}_missing" if absent else f"ocr_{state}", missing=absent))


def examine_index(settings: Settings, server: RunningServer | None) -> Finding:
    """Can be opened with the embedder of the settings, or is open in the running server."""
    try:
        return Finding("index", Grade.OK, _served(server) if server else _opened(settings))
    except IndexMissing as error:
        return Finding("index", Grade.HINT, str(error))
    except TransferkompassError as error:
        return Finding("index", Grade.BROKEN, str(error))


def _opened(settings: Settings) -> str:
    from ingest.embedding.factory import open_embedder
    from ingest.index.generations import Generations
    from ingest.index.passage_index import open_index

    fingerprint = (
        "" if Generations(settings.index.index_dir).current() is None else open_embedder(settings.index).fingerprint
    )
    index = open_index(settings.index, fingerprint)
    summary = index.summary()
    index.close()
    return _text(
        "index_ok",
        generation=summary.generation,
        documents=summary.documents,
        passages=summary.passages,
        newest=summary.newest_date or "–",
    )


def _served(server: RunningServer) -> str:
    return _text("index_elsewhere", url=server.url, **server.index_counts())


def examine_database(settings: Settings) -> Finding:
    """Can be reached and brought to the newest tables."""
    from assistant.records.store import RecordStore

    try:
        store = RecordStore(settings.database_url)
        count = store.count()
        store.close()
    except TransferkompassError as error:
        return Finding("database", Grade.BROKEN, str(error))
    return Finding("database", Grade.OK, _text("database_ok", url=store.url, answers=count))


def examine_language_model(settings: LanguageModelSettings) -> Finding:
    """Answers need none: only one that is set and does not work is broken."""
    if not (settings.url or settings.model):
        return Finding("llm", Grade.OK, _text("llm_none"))
    if not settings.configured:
        return Finding("llm", Grade.BROKEN, _text("llm_half"))
    return _probe(settings)


def _probe(settings: LanguageModelSettings) -> Finding:
    from assistant.llm.probe import probe

    found = probe(settings)
    if not found.reachable:
        return Finding("llm", Grade.BROKEN, f"{settings.url}: {found.message}")
    if found.listed is False:
        return Finding("llm", Grade.HINT, _text("llm_not_listed", model=settings.model, url=settings.url))
    abilities = {"streaming": found.streaming, "structured": found.structured_output}
    words = {name: _text("yes" if has else "no") for name, has in abilities.items()}
    context = found.context_length or _text("unknown")
    return Finding("llm", Grade.OK, _text("llm_ok", model=settings.model, url=settings.url, context=context, **words))


def _text(key: str, **values: object) -> str:
    return wording("cli", f"doctor.{key}", **values)
