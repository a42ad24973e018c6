"""What was uploaded is deleted again, from the drop folder, the index and the search; what was not stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
from api_served import TOKEN, Served, problem
from api_served import served as served
from fakes import DirectReader
from fastapi.testclient import TestClient
from small_assistant import Gate, small_app

from assistant.api.uploads import clear_left_over
from assistant.runtime import Runtime
from ingest.errors import IndexUnavailable
from ingest.workers import ReadFile

BEARER = {"Authorization": f"Bearer {TOKEN}"}
QUESTION = "Wie gießt Ulm Bäume?"
CONTENT = "Bäume in Ulm\n\nUlm gießt Bäume nach Bedarf.".encode()


def uploaded(served: Served, name: str, content: bytes = CONTENT) -> str:
    sent = served.client.post("/api/v1/documents", params={"name": name}, content=content, headers=BEARER)
    assert sent.status_code == 201
    return str(sent.json()["document"])


def deleted(client: TestClient, name: str, headers: dict[str, str] = BEARER) -> Any:
    return client.delete(f"/api/v1/documents/{quote(name, safe='')}", headers=headers)


def listed(served: Served) -> set[str]:
    return {entry["document"] for entry in served.client.get("/api/v1/documents").json()["documents"]}


def found(served: Served) -> set[str]:
    results = served.client.get("/api/v1/search", params={"q": QUESTION, "top_k": 50}).json()["results"]
    return {result["document"] for result in results}


def passages(served: Served) -> tuple[int, int]:
    """In the vector index and as the word index and the store have them."""
    index = served.client.app.state.context.runtime.ready().assistant.index  # type: ignore[attr-defined]
    return index._dense.count(), index.summary().passages


@pytest.mark.parametrize("by_id", [False, True])
def test_an_upload_is_gone_everywhere_at_once(served: Served, by_id: bool) -> None:
    before = passages(served)
    name = uploaded(served, "bäume.txt")
    assert name in found(served)
    response = deleted(served.client, served.document_id(name) if by_id else name)
    assert response.status_code == 200
    assert (response.json()["document"], response.json()["report"]["removed"]) == (name, [name])
    assert name not in listed(served) | found(served)
    assert served.client.get(f"/api/v1/documents/{quote(name)}").status_code == 404
    assert all(cited["document"] != name for cited in served.ask(QUESTION).json()["citations"])
    assert passages(served) == before
    assert list((served.folder / "data" / "drop").iterdir()) == []
    assert problem(deleted(served.client, name)) == (404, "not_found")


@pytest.mark.parametrize(
    ("name", "folder"), [("wolfsburg/wasser.txt", "docs/wolfsburg"), ("catalog/projects.csv", "corpus/catalog")]
)
def test_what_comes_from_a_folder_is_named_with_it_and_stays(served: Served, name: str, folder: str) -> None:
    response = deleted(served.client, name)
    assert problem(response) == (409, "not_removable")
    assert f"{folder}“" in response.json()["detail"]
    assert name in listed(served)


def test_an_archive_goes_as_a_whole(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def parts(_: DirectReader, files: Iterable[tuple[Path, str]]) -> Iterator[ReadFile]:
        for path, _name in files:
            one = DirectReader._document("Bäume in Ulm", ["Ulm gießt Bäume nach Bedarf."])
            other = DirectReader._document("Bäume in Köln", ["Köln pflanzt Bäume im Herbst."])
            yield ReadFile(path, (("eins.txt", one), ("zwei.txt", other)))

    monkeypatch.setattr(DirectReader, "read", parts)
    uploaded(served, "papiere.zip")
    part = deleted(served.client, "papiere.zip/eins.txt")
    assert problem(part) == (409, "not_removable")
    assert "„papiere.zip“" in part.json()["detail"]
    whole = deleted(served.client, "papiere.zip")
    assert whole.json()["report"]["removed"] == ["papiere.zip/eins.txt", "papiere.zip/zwei.txt"]
    assert not {name for name in listed(served) if name.startswith("papiere")}


def test_a_name_that_another_document_has_is_that_of_the_upload(served: Served) -> None:
    name = uploaded(served, "kassel.txt")
    assert {"kassel.txt", "drop/kassel.txt"} <= listed(served)
    assert deleted(served.client, name).json()["report"]["removed"] == ["drop/kassel.txt"]
    assert "kassel.txt" in listed(served)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer falsch"}, {"Authorization": TOKEN}])
def test_without_the_password_nothing_goes(served: Served, headers: dict[str, str]) -> None:
    name = uploaded(served, "ulm.txt")
    for asked in (name, "nirgends.txt"):
        response = deleted(served.client, asked, headers)
        assert problem(response) == (401, "forbidden")
        assert response.headers["www-authenticate"] == "Bearer"
    assert name in listed(served)
    assert deleted(served.client, name).status_code == 200


def test_without_the_setting_it_is_closed(tmp_path: Path) -> None:
    app, runtime = small_app(tmp_path, Gate())
    with TestClient(app) as client:
        assert problem(deleted(client, "kassel.txt")) == (403, "upload_closed")
        runtime.service()
        assert problem(deleted(client, "kassel.txt", {})) == (403, "upload_closed")


@pytest.mark.parametrize(
    "name", ["nirgends.txt", "../records.sqlite", "..", ".", ".versteckt", "a/../../b", "\0", "x" * 300]
)
def test_names_lead_nowhere_else(served: Served, name: str) -> None:
    uploaded(served, "ulm.txt")
    before = sorted(path.name for path in (served.folder / "data").iterdir())
    assert deleted(served.client, name).status_code in {404, 405}
    assert sorted(path.name for path in (served.folder / "data").iterdir()) == before
    assert "ulm.txt" in listed(served)


def test_what_could_not_be_taken_out_is_still_there(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    name, file = uploaded(served, "ulm.txt"), served.folder / "data" / "drop" / "ulm.txt"

    def full(*_: object) -> None:
        raise IndexUnavailable("voll")

    unlink = Path.unlink

    def forbidden(path: Path, missing_ok: bool = False) -> None:
        if path.parent == file.parent:
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Runtime, "ingest", full)
        assert problem(deleted(served.client, name)) == (503, "index_unavailable")
    with monkeypatch.context() as patched:
        patched.setattr(type(file), "unlink", forbidden)
        refused = deleted(served.client, name)
    assert problem(refused) == (503, "not_removed")
    assert "Permission" not in refused.json()["detail"]
    runtime = served.client.app.state.context.runtime  # type: ignore[attr-defined]
    with runtime.alone(), ThreadPoolExecutor(1) as pool:
        busy = pool.submit(deleted, served.client, name).result()
    assert problem(busy) == (503, "busy")
    assert busy.headers["retry-after"]
    assert (file.read_bytes(), name in found(served)) == (CONTENT, True)
    assert [path.name for path in file.parent.parent.iterdir() if path.name.startswith(".")] == []
    assert deleted(served.client, name).status_code == 200


def _full(_: object, copy: Path) -> None:
    copy.write_bytes(CONTENT[:5])
    raise OSError(28, "No space left on device")


def test_on_a_full_disk_something_can_be_taken_away(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    name = uploaded(served, "ulm.txt")
    monkeypatch.setattr("shutil.copy2", _full)
    assert deleted(served.client, name).status_code == 200
    assert name not in listed(served)
    assert [path.name for path in (served.folder / "data").iterdir() if path.name.startswith(".")] == []


def test_a_copy_that_finds_no_room_is_not_left_behind(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    name, data_dir = uploaded(served, "ulm.txt"), served.folder / "data"

    def without_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patched:
        patched.setattr("os.link", without_links)
        patched.setattr("shutil.copy2", _full)
        assert problem(deleted(served.client, name)) == (503, "not_removed")
    assert (data_dir / "drop" / name).read_bytes() == CONTENT
    assert [path.name for path in data_dir.iterdir() if path.name.startswith(".")] == []
    assert deleted(served.client, name).status_code == 200


def test_no_copy_stays_of_what_a_killed_server_was_removing(tmp_path: Path) -> None:
    (tmp_path / ".323f4016e77c3c75").write_bytes(CONTENT)
    for name in (".gitignore", "323f4016e77c3c75", ".323f4016e77c3c75.txt"):
        (tmp_path / name).touch()
    (tmp_path / ".423f4016e77c3c75").mkdir()
    clear_left_over(tmp_path)
    clear_left_over(tmp_path / "not there")
    kept = {".gitignore", "323f4016e77c3c75", ".323f4016e77c3c75.txt", ".423f4016e77c3c75"}
    assert {path.name for path in tmp_path.iterdir()} == kept


def test_a_document_whose_file_went_by_hand_goes_too(served: Served) -> None:
    name = uploaded(served, "ulm.txt")
    document_id = served.document_id(name)
    (served.folder / "data" / "drop" / name).unlink()
    assert deleted(served.client, document_id).json()["report"]["removed"] == [name]
    assert name not in listed(served)


def test_uploads_and_removals_are_described_with_an_example(served: Served) -> None:
    document = served.client.get("/api/v1/openapi.json").json()
    removal = document["paths"]["/api/v1/documents/{document_id}"]["delete"]
    told = removal["responses"]["200"]["content"]["application/json"]
    described = {**told["schema"], "components": document["components"]}
    jsonschema.validate(told["example"], described)
    uploaded(served, "ulm.txt")
    jsonschema.validate(deleted(served.client, "ulm.txt").json(), described)
    assert "default" in removal["responses"]
