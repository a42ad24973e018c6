"""Files of the catalogue as typed records; what breaks a rule is named with file, row and remedy."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_origin

from pydantic import ValidationError

from ingest.catalogue.messages import message
from ingest.catalogue.records import Record
from ingest.errors import InvalidCatalogue

COLUMN_SEPARATOR = ";"
LIST_SEPARATOR = "|"

R = TypeVar("R", bound=Record)

_KINDS_OF_MISTAKE = {
    "missing": "missing_value",
    "extra_forbidden": "unknown_column",
    "enum": "not_in_list",
    "literal_error": "not_in_list",
    "int_parsing": "not_a_number",
    "string_type": "not_text",
    "string_pattern_mismatch": "malformed",
    "string_too_short": "missing_value",
    "too_short": "too_few",
    "greater_than": "not_a_number",
    "bool_type": "not_text",
    "tuple_type": "not_a_list",
}


def read_csv(path: Path, record: type[R]) -> tuple[R, ...]:
    """The rows of a table with a header; lists are separated by ``|``, an empty cell is no value."""
    reader = csv.DictReader(io.StringIO(_text(path)), delimiter=COLUMN_SEPARATOR, strict=True)
    expected = list(record.model_fields)
    if list(reader.fieldnames or ()) != expected:
        columns = COLUMN_SEPARATOR.join(expected)
        raise InvalidCatalogue(message("wrong_header", file=path.name, columns=columns))
    cells = ((reader.line_num, _cells(path, reader.line_num, row, record)) for row in reader)
    return tuple(_record(path, line, values, record) for line, values in cells)


def read_toml(path: Path, table: str, record: type[R]) -> tuple[R, ...]:
    """The entries ``[[table]]`` of a file that holds nothing else."""
    data = _parsed(path, tomllib.loads, _text(path))
    if set(data) != {table} or not isinstance(data[table], list):
        raise InvalidCatalogue(message("wrong_tables", file=path.name, table=table))
    return tuple(_record(path, number, entry, record) for number, entry in enumerate(data[table], start=1))


def read_jsonl(path: Path, record: type[R]) -> tuple[R, ...]:
    """One JSON object a line."""
    lines = enumerate(_text(path).splitlines(), start=1)
    return tuple(_record(path, number, _parsed(path, json.loads, line), record) for number, line in lines)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidCatalogue(message("unreadable_file", file=path.name, folder=path.parent)) from error


def _parsed(path: Path, parse: Callable[[str], Any], text: str) -> Any:
    try:
        return parse(text)
    except ValueError as error:  # both TOMLDecodeError and JSONDecodeError are ValueErrors
        raise InvalidCatalogue(message("broken_syntax", file=path.name, problem=error)) from error


def _cells(path: Path, line: int, row: dict[str | None, Any], record: type[Record]) -> dict[str, Any]:
    if None in row or None in row.values():
        raise InvalidCatalogue(message("wrong_number_of_cells", file=path.name, row=line))
    return dict(_values(row, record))


def _values(row: dict[str | None, Any], record: type[Record]) -> Iterator[tuple[str, Any]]:
    for name, field in record.model_fields.items():
        cell = str(row[name]).strip()
        if not cell:
            continue
        is_list = get_origin(field.annotation) is tuple
        yield name, tuple(part.strip() for part in cell.split(LIST_SEPARATOR)) if is_list else cell


def _record(path: Path, row: int, values: Any, record: type[R]) -> R:
    try:
        return record.model_validate(values)
    except ValidationError as error:
        raise InvalidCatalogue(_explained(path, row, error)) from error


def _explained(path: Path, row: int, error: ValidationError) -> str:
    first = error.errors()[0]
    key = _KINDS_OF_MISTAKE.get(first["type"], "invalid_value")
    column = str(first["loc"][0]) if first["loc"] else "facts"
    allowed = first.get("ctx", {}).get("expected", "")
    remedy = message(key, column=column, value=first["input"], allowed=allowed)
    return message("in_row", file=path.name, row=row, problem=remedy)
