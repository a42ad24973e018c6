"""The HTTP interface to what is in the index: search, documents, projects and uploads."""

from __future__ import annotations

import errno
import os
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from api_served import SENTENCE, TOKEN, Served, problem
from api_served import served as served
from small_assistant import DOCUMENTS, WATER

from assistant.requests import IngestOrder
from ingest.errors import IndexUnavailable


def test_search(served: Served) -> None:
    results = served.client.get("/api/v1/search", params={"q": WATER, "top_k": 2}).json()["results"]
    assert [result["rank"] for result in results] == [1, 2]
    assert results[0] | {"score": 0, "document_id": ""} == {
        "rank": 1,
        "score": 0,
        "document": "wolfsburg/wasser.txt",
        "document_id": "",
        "title": "Wasser in Wolfsburg",
        "kind": "sonstiges",
        "date": "2022-10",
        "page": 1,
        "page_label": "i",
        "section": ["Wasser in Wolfsburg"],
        "text": f"Wasser in Wolfsburg\n{SENTENCE}",
        "projects": [],
    }


def test_documents_say_what_the_corpus_is(served: Served) -> None:
    listed = served.client.get("/api/v1/documents").json()
    assert listed["corpus"] | {"generation": ""} == {
        "generation": "",
        "documents": 3,
        "catalogue_files": 6,
        "passages": 3,
        "originals": 3,
        "own_summaries": 0,
        "newest_date": "2022-10",
    }
    names = {entry["document"] for entry in listed["documents"]}
    assert names >= DOCUMENTS.keys()
    assert {name for name in names - DOCUMENTS.keys() if not name.startswith("catalog/")} == set()


def test_catalogue_is_a_document_that_can_be_opened(served: Served) -> None:
    path = f"/api/v1/documents/{served.document_id('catalog/projects.csv')}"
    found = served.client.get(path).json()
    assert found["document"] == "catalog/projects.csv"
    assert any("Wolfsburg" in page["text"] for page in found["pages"])
    shown = served.client.get(f"{path}/file")
    assert shown.status_code == 200
    assert shown.headers["content-security-policy"].startswith("sandbox")


def test_one_document_has_its_pages(served: Served) -> None:
    found = served.client.get(f"/api/v1/documents/{served.document_id('kassel.txt')}").json()
    text = "Verkehr in Kassel\nKassel zählt Fahrräder. Die Zahlen sind öffentlich."
    assert found["pages"] == [{"page": 1, "page_label": "i", "text": text}]


def test_text_is_shown_readable_and_cannot_run_anything(served: Served) -> None:
    path = f"/api/v1/documents/{served.document_id('kassel.txt')}/file"
    shown = served.client.get(path)
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert shown.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert '<section id="page=1">' in shown.text
    original = served.client.get(path, params={"download": True})
    assert original.content.decode() == DOCUMENTS["kassel.txt"]
    assert original.headers["content-disposition"] == "attachment; filename*=UTF-8''kassel.txt"
    assert original.headers["content-security-policy"].startswith("sandbox")


def test_text_has_no_page_image(served: Served) -> None:
    image = served.client.get(f"/api/v1/documents/{served.document_id('kassel.txt')}/pages/1.png")
    assert problem(image) == (404, "not_found")


def test_projects(served: Served) -> None:
    listed = served.client.get("/api/v1/projects").json()["projects"]
    assert len(listed) == 73
    one = served.client.get("/api/v1/projects/wolfsburg").json()
    assert (one["name"], one["state"]) == ("Wolfsburg", "Niedersachsen")
    assert one["facts"]


def test_comparable_projects_come_with_reasons(served: Served) -> None:
    found = served.client.post("/api/v1/projects/match", json={"state": "Niedersachsen", "population": 9000}).json()
    assert len(found["matches"]) == 10
    assert all(match["reasons"] for match in found["matches"])


def upload(served: Served, name: str, content: bytes, token: str = TOKEN) -> Any:
    return served.client.post(
        "/api/v1/documents", params={"name": name}, content=content, headers={"Authorization": f"Bearer {token}"}
    )


def test_upload_is_searchable_at_the_next_question(served: Served) -> None:
    content = "Bäume in Ulm\n\nUlm gießt Bäume nach Bedarf.".encode()
    response = upload(served, "bäume.txt", content)
    assert response.status_code == 201
    assert response.json()["report"]["added"] == ["bäume.txt"]
    assert served.ask("Wie gießt Ulm Bäume?").json()["citations"][0]["document"] == "bäume.txt"
    (served.folder / "data" / "drop" / "bäume.txt").unlink()
    served.client.app.state.context.runtime.ingest(  # type: ignore[attr-defined]
        IngestOrder(paths=(served.folder / "data" / "drop",)), lambda _: None
    )
    listed = served.client.get("/api/v1/documents").json()["documents"]
    assert "bäume.txt" not in {entry["document"] for entry in listed}


@pytest.mark.parametrize(
    ("name", "token", "expected"),
    [
        ("a.txt", "falsch", (401, "forbidden")),
        ("../a.txt", TOKEN, (400, "wrong_use")),
        (".a.txt", TOKEN, (400, "wrong_use")),
        ("a.exe", TOKEN, (415, "unsupported_type")),
        ("kaputt.txt", TOKEN, (422, "unreadable_document")),
    ],
)
def test_refused_uploads_leave_nothing_behind(served: Served, name: str, token: str, expected: tuple[int, str]) -> None:
    assert problem(upload(served, name, b"KAPUTT", token)) == expected
    folder = served.folder / "data" / "drop"
    assert not folder.exists() or list(folder.iterdir()) == []


def test_an_upload_that_is_not_taken_replaces_nothing(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken new version took the good one with it; so did a full disk while the index was written."""
    good = "Bäume in Ulm\n\nUlm gießt Bäume nach Bedarf.".encode()
    assert upload(served, "ulm.txt", good).status_code == 201
    folder = served.folder / "data" / "drop"
    assert problem(upload(served, "ulm.txt", b"KAPUTT")) == (422, "unreadable_document")
    assert (folder / "ulm.txt").read_bytes() == good
    context = served.client.app.state.context  # type: ignore[attr-defined]

    def full(*_: object) -> None:
        raise IndexUnavailable("voll")

    with monkeypatch.context() as patched:
        patched.setattr(type(context.runtime), "ingest", full)
        assert problem(upload(served, "ulm.txt", good + b" neu"))[0] == 503
        assert problem(upload(served, "neu.txt", good))[0] == 503
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        refused = upload(served, "ulm.txt", good + b" neu")
    assert problem(refused) == (507, "not_stored")
    assert "Platz schaffen" in refused.json()["detail"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"ulm.txt": good}
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []
    (folder / "ulm.txt").unlink()


def test_a_form_is_no_file(served: Served) -> None:
    """Sent as forms are, its file was read with the lines around it, and those were quoted."""
    sent = served.client.post(
        "/api/v1/documents",
        params={"name": "ulm.txt"},
        files={"file": ("ulm.txt", "Ulm gießt Bäume nach Bedarf.".encode())},
        headers={"Authorization": f"bearer {TOKEN}"},
    )
    assert problem(sent) == (415, "unsupported_media_type")
    assert "--data-binary" in sent.json()["detail"]


def test_the_word_before_the_password_has_no_case(served: Served) -> None:
    headers = {"Authorization": f"bearer {TOKEN}"}
    sent = served.client.post("/api/v1/documents", params={"name": "a.exe"}, content=b"x", headers=headers)
    assert problem(sent) == (415, "unsupported_type")


def test_uploads_at_once_take_their_turn(served: Served) -> None:
    """The second was refused after its file could have been ingested with the first."""
    folder = served.folder / "data" / "drop"

    def sent(number: int) -> int:
        content = f"Bäume in Ulm\n\nUlm gießt {number} Bäume nach Bedarf.".encode()
        return int(upload(served, f"ulm{number}.txt", content).status_code)

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(sent, range(4))) == {201}
    runtime = served.client.app.state.context.runtime  # type: ignore[attr-defined]
    with runtime.alone(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(sent, 4).result() == 503
        assert not (folder / "ulm4.txt").exists()
    for path in folder.iterdir():
        path.unlink()


def test_names_of_uploads_fit_a_file_system_and_are_one_however_encoded(served: Served) -> None:
    content = "Bäume in Ulm\n\nUlm gießt Bäume nach Bedarf.".encode()
    assert problem(upload(served, "😀" * 100 + ".txt", content)) == (400, "wrong_use")
    assert upload(served, unicodedata.normalize("NFD", "bäume.txt"), content).json()["document"] == "bäume.txt"
    (served.folder / "data" / "drop" / "bäume.txt").unlink()
