"""The OpenAPI document against what the routes really send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient
from small_assistant import WATER, Gate, small_app

from assistant.api.openapi import project_ids
from assistant.api.reviews import Looked

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app, runtime = small_app(tmp_path_factory.mktemp("described"), Gate())
    with TestClient(app) as client:
        runtime.service()
        yield client


@pytest.fixture(scope="module")
def document(client: TestClient) -> Any:
    return client.get("/api/v1/openapi.json").json()


def operations(document: Any) -> list[tuple[str, str, Any]]:
    return [(path, method, found) for path, item in document["paths"].items() for method, found in item.items()]


def references(node: Any) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(references, node))
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"]} if "$ref" in node else set()
    return own.union(*map(references, node.values()))


def test_every_reply_has_a_schema(document: Any) -> None:
    bare = [
        (path, method, status, kind)
        for path, method, operation in operations(document)
        for status, reply in operation["responses"].items()
        for kind, content in reply.get("content", {}).items()
        if "schema" not in content
    ]
    assert bare == []
    assert {method for _, method, _ in operations(document)} == {"get", "post", "delete"}


def test_every_reference_leads_somewhere(document: Any) -> None:
    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert references(document) <= known


@pytest.mark.parametrize(
    ("body", "field", "bounds"),
    [
        ("Profile", "population", {"minimum": 1, "maximum": 100_000_000}),
        ("MatchRequest", "population", {"minimum": 1, "maximum": 100_000_000}),
    ],
)
def test_bounds_of_numbers_are_described(document: Any, body: str, field: str, bounds: dict[str, int]) -> None:
    """They stood there under names that no client knows."""
    number, _ = document["components"]["schemas"][body]["properties"][field]["anyOf"]
    assert number == {"type": "integer", **bounds}


def test_problems_are_told_in_their_own_media_type(document: Any) -> None:
    problem = {"$ref": "#/components/schemas/Problem"}
    for path, _, operation in operations(document):
        refused = operation["responses"]["default"]["content"]
        if path.startswith("/v1/"):
            assert "application/problem+json" not in refused, path
        else:
            assert refused == {"application/problem+json": {"schema": problem}}, path
    answers = document["paths"]["/api/v1/answers"]["post"]["responses"]["503"]["content"]
    assert answers.keys() == {"application/json", "application/problem+json"}


def test_only_what_can_be_wrong_is_said_to_be_refused(document: Any) -> None:
    assert "422" not in document["paths"]["/healthz"]["get"]["responses"]
    assert "422" not in document["paths"]["/v1/chat/completions"]["post"]["responses"]
    assert "422" in document["paths"]["/api/v1/answers"]["post"]["responses"]


def test_images_files_and_metrics_name_what_they_are(document: Any) -> None:
    def kinds(path: str) -> set[str]:
        return set(document["paths"][path]["get"]["responses"]["200"]["content"])

    assert kinds("/api/v1/documents/{document_id}/pages/{number}.png") == {"image/png"}
    assert {"application/pdf", "text/html"} <= kinds("/api/v1/documents/{document_id}/file")
    assert kinds("/metrics") == {"text/plain"}
    assert "requestBody" in document["paths"]["/api/v1/documents"]["post"]


def test_ids_of_projects_are_a_closed_list(client: TestClient, document: Any) -> None:
    schemas = document["components"]["schemas"]
    listed = [project["id"] for project in client.get("/api/v1/projects").json()["projects"]]
    assert listed == schemas["ProjectId"]["enum"]
    closed = {"$ref": "#/components/schemas/ProjectId"}
    assert schemas["Project"]["properties"]["id"] == closed
    assert schemas["Citation"]["properties"]["projects"]["items"] == closed
    assert closed in schemas["Filters"]["properties"]["project"]["anyOf"]
    assert schemas["Match"]["properties"]["project"] == {"$ref": "#/components/schemas/Project"}


def test_without_a_catalogue_there_is_no_list_and_still_a_document(tmp_path: Path) -> None:
    assert project_ids(tmp_path) == ()


@pytest.mark.parametrize("name", ["AnswerRequest", "Filters", "Profile", "Feedback", "ReviewRequest", "KeptStatement"])
def test_every_field_of_a_request_says_what_it_means(document: Any, name: str) -> None:
    fields = document["components"]["schemas"][name]["properties"]
    assert [field for field, schema in fields.items() if not schema.get("description")] == []


def test_every_way_to_look_for_an_answer_says_what_it_means(document: Any) -> None:
    parameters = document["paths"]["/api/v1/reviews"]["get"]["parameters"]
    named = {one["name"]: one.get("description") for one in parameters if one["in"] == "query"}
    assert set(named) == set(Looked.model_fields)
    assert all(named.values())


@pytest.mark.parametrize("name", Looked.model_fields)
def test_the_contract_tells_every_way_to_look_for_an_answer(name: str) -> None:
    contract = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    address = contract.partition("`GET /reviews?")[2].partition("`")[0]
    meanings = contract.partition("* `GET /reviews`")[2].partition("###")[0]
    assert name in {one.partition("=")[0] for one in address.split("&")}
    assert f"`{name}`" in meanings


def test_requests_of_the_document_can_be_sent_as_they_stand(client: TestClient, document: Any) -> None:
    schemas = document["components"]["schemas"]
    (asked,), (said,) = schemas["AnswerRequest"]["examples"], schemas["Feedback"]["examples"]
    answer = client.post("/api/v1/answers", json=asked)
    assert answer.status_code == 200
    assert client.post(f"/api/v1/answers/{answer.json()['id']}/feedback", json=said).status_code == 201


def test_replies_may_grow_and_requests_may_not(document: Any) -> None:
    schemas = document["components"]["schemas"]
    assert all(
        "additionalProperties" not in schemas[name] for name in ("Answer", "Citation", "DocumentList", "Matches")
    )
    assert all(schemas[name]["additionalProperties"] is False for name in ("AnswerRequest", "Filters", "Feedback"))


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/healthz", "Health"),
        ("/readyz", "Readiness"),
        ("/api/v1/documents", "DocumentList"),
        ("/api/v1/projects", "ProjectList"),
        ("/api/v1/search?q=Wasser", "Results"),
        ("/v1/models", "ModelList"),
        ("/api/v1/answers/nirgends", "Problem"),
        ("/v1/nirgends", "OpenAIErrorBody"),
    ],
)
def test_replies_are_as_described(client: TestClient, document: Any, path: str, schema: str) -> None:
    described = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    jsonschema.validate(client.get(path).json(), described)


def test_all_documents_listed_are_counted(client: TestClient) -> None:
    listed = client.get("/api/v1/documents").json()
    corpus = listed["corpus"]
    assert corpus["documents"] + corpus["catalogue_files"] == len(listed["documents"])
    assert corpus["originals"] + corpus["own_summaries"] == corpus["documents"]


def test_an_answer_is_as_described(client: TestClient, document: Any) -> None:
    answer = client.post("/api/v1/answers", json={"question": WATER}).json()
    jsonschema.validate(answer, {"$ref": "#/components/schemas/Answer", "components": document["components"]})
