"""JSON Schemas of arguments as assistants read them (pure): described in German, without references.

Many programs hand a schema on to their model as it is, and several of those understand no ``$ref``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

_OF_THE_CODE = frozenset({"$defs", "$ref", "title", "description"})
"""Names of classes and what their docstrings say to developers."""


def input_schema(arguments: type[BaseModel], described: Mapping[str, str]) -> dict[str, Any]:
    """``described`` says of each argument what it is, of parts of one under a dotted name ("filters.state")."""
    schema = arguments.model_json_schema()
    return _plain(schema, schema.get("$defs", {}), described, "")


def _plain(
    node: Mapping[str, Any], definitions: Mapping[str, Any], described: Mapping[str, str], path: str
) -> dict[str, Any]:
    named = definitions[node["$ref"].rpartition("/")[2]] if "$ref" in node else {}
    plain = {key: value for key, value in {**named, **node}.items() if key not in _OF_THE_CODE}
    if "properties" in plain:
        plain["properties"] = {
            name: {"description": described[path + name], **_plain(part, definitions, described, f"{path}{name}.")}
            for name, part in plain["properties"].items()
        }
    if "anyOf" in plain:
        plain["anyOf"] = [_plain(part, definitions, described, path) for part in plain["anyOf"]]
    if "items" in plain:
        plain["items"] = _plain(plain["items"], definitions, described, path)
    return plain
