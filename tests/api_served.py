"""A small assistant behind its HTTP interface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from small_assistant import Gate, small_runtime, small_settings, write_documents

from assistant.api.app import create_app
from assistant.records.recording import Records
from assistant.requests import IngestOrder

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


TOKEN = "nur-ein-test"


SENTENCE = "Wolfsburg misst die Wasserqualität mit Sensoren."


@dataclass(frozen=True)
class Served:
    client: TestClient
    gate: Gate
    folder: Path
    records: Records

    def ask(self, question: str, **fields: Any) -> Any:
        return self.client.post("/api/v1/answers", json={"question": question, **fields})

    def document_id(self, name: str) -> str:
        listed = self.client.get("/api/v1/documents").json()["documents"]
        return next(str(entry["document_id"]) for entry in listed if entry["document"] == name)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    settings = small_settings(folder, upload_token=TOKEN)
    records = Records(settings.database_url, now=lambda: NOW)
    gate = Gate()
    runtime = small_runtime(settings, records, gate)
    runtime.ingest(IngestOrder(paths=(write_documents(folder / "docs"),)), lambda _: None)
    with TestClient(create_app(runtime, records, internal_token=TOKEN)) as client:
        runtime.service()
        yield Served(client, gate, folder, records)


def problem(response: Any) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["type"] == f"urn:transferkompass:problem:{body['code']}"
    assert body["status"] == response.status_code
    assert body["title"]
    assert body["detail"]
    return response.status_code, body["code"]
