"""The OpenAPI document: what the framework reads from the code, made true where it cannot know.

It tells problems apart from answers, leaves replies open for new fields, and lists the ids of the model projects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from assistant.api.problems import MEDIA_TYPE, OPENAI_PREFIX
from assistant.wording import texts
from ingest.catalogue import load_catalogue
from ingest.errors import TransferkompassError

Json = dict[str, Any]
REF = "#/components/schemas/"
PROBLEM = {"$ref": f"{REF}Problem"}
PROJECT_FIELDS = frozenset({"project", "projects"})
"""Fields that hold ids of model projects wherever they hold text."""
BINARY = {"type": "string", "format": "binary"}


def changes_documents(status: int, example: str) -> dict[int | str, Json]:
    """Replies of a route after which the index holds other documents."""
    content = {"schema": {"$ref": f"{REF}DocumentChange"}, "example": texts("openapi")["reply"][example]}
    return {status: {"description": "Done", "content": {"application/json": content}}}


def described(app: FastAPI, catalog_dir: Path) -> Callable[[], Json]:
    """For ``app.openapi``. Made once, at the first request for it."""

    def document() -> Json:
        if not app.openapi_schema:
            drawn = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            app.openapi_schema = completed(drawn, project_ids(catalog_dir))
        return app.openapi_schema

    return document


def project_ids(catalog_dir: Path) -> tuple[str, ...]:
    """The closed list of the catalogue; none where it cannot be read: the document is served all the same."""
    try:
        return tuple(project.id for project in load_catalogue(catalog_dir).projects)
    except TransferkompassError:
        return ()


def completed(drawn: Json, projects: tuple[str, ...]) -> Json:
    """The drawn document with what the framework cannot know; ``projects`` are the ids of the closed list."""
    for path, operations in drawn["paths"].items():
        for operation in operations.values():
            _true_responses(path, operation)
            _describe_parameters(path, operation)
    _add_reports(drawn["components"]["schemas"])
    _open_replies(drawn)
    _describe(drawn["components"]["schemas"])
    if projects:
        _close_project_ids(drawn["components"]["schemas"], projects)
    return drawn


def _true_responses(path: str, operation: Json) -> None:
    """Refusals in their own media type, and only those that can happen."""
    responses = operation["responses"]
    takes_nothing = not operation.get("parameters") and "requestBody" not in operation
    if path.startswith(OPENAI_PREFIX) or takes_nothing:
        responses.pop("422", None)
    for response in responses.values():
        content = response.get("content", {})
        if MEDIA_TYPE not in content:
            continue
        content[MEDIA_TYPE] = {"schema": PROBLEM}
        if content.get("application/json", {}).get("schema") == PROBLEM:
            del content["application/json"]


def _add_reports(schemas: Json) -> None:
    """The reports of the sync, drawn when they are asked for: they bring the libraries of the index."""
    from ingest.sync import SyncReport

    report = SyncReport.model_json_schema(ref_template=REF + "{model}")
    schemas |= report.pop("$defs")
    schemas["SyncReport"] = report
    schemas["DocumentChange"] = {
        "type": "object",
        "title": "DocumentChange",
        "required": ["document", "report"],
        "properties": {"document": {"type": "string"}, "report": {"$ref": f"{REF}SyncReport"}},
    }


def _open_replies(drawn: Json) -> None:
    """Fields may be added to replies: a client must not refuse what it does not know yet. Requests stay closed."""
    schemas = drawn["components"]["schemas"]
    bodies = (operation.get("requestBody") for item in drawn["paths"].values() for operation in item.values())
    asked = set(_reached([body for body in bodies if body], schemas))
    for name, schema in schemas.items():
        if name not in asked:
            schema.pop("additionalProperties", None)


def _reached(node: Any, schemas: Mapping[str, Any]) -> Iterator[str]:
    """Names of all schemas that ``node`` refers to, also by way of others."""
    seen: set[str] = set()
    waiting = [node]
    while waiting:
        for name in _references(waiting.pop()):
            if name not in seen:
                seen.add(name)
                waiting.append(schemas[name])
    yield from seen


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _references(item)
    elif isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].removeprefix(REF)
        for value in node.values():
            yield from _references(value)


def _describe(schemas: Json) -> None:
    """What each field of a request means, and a request that can be sent as it stands."""
    described = texts("openapi")
    examples = described["example"]
    for name, meanings in described.items():
        fields = schemas.get(name, {}).get("properties", {})
        for field in fields.keys() & meanings.keys():
            fields[field] = {**fields[field], "description": meanings[field]}
        if name in schemas and name in examples:
            schemas[name]["examples"] = [examples[name]]


def _describe_parameters(path: str, operation: Json) -> None:
    """Of routes whose address has many, by the last part of their path."""
    meanings = texts("openapi")["parameter"].get(path.rpartition("/")[2], {})
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in meanings:
            parameter["description"] = meanings[parameter["name"]]


def _close_project_ids(schemas: Json, projects: tuple[str, ...]) -> None:
    closed = {"$ref": f"{REF}ProjectId"}
    for schema in schemas.values():
        fields = schema.get("properties", {})
        for name in PROJECT_FIELDS & fields.keys():
            fields[name] = _with_ids(fields[name], closed)
    for name in ("Project", "ProjectWithFacts"):
        schemas[name]["properties"]["id"] = closed
    schemas["ProjectId"] = {"type": "string", "enum": list(projects), "title": "ProjectId"}


def _with_ids(field: Json, closed: Json) -> Json:
    """The field with ``closed`` for its text; others, such as a whole project, stay."""
    if field.get("type") == "string":
        return closed
    if field.get("type") == "array":
        return {**field, "items": _with_ids(field["items"], closed)}
    if "anyOf" in field:
        return {**field, "anyOf": [_with_ids(choice, closed) for choice in field["anyOf"]]}
    return field
