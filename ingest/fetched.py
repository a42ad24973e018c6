"""What the list of sources says of downloaded files: kept beside them by ``fetch``, applied by ``sync``.

A downloaded page seldom names its publisher or kind, and never the address it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError

from ingest.catalogue.records import IsoDate, Record, Text
from ingest.documents import DocumentInfo, DocumentKind

DESCRIPTIONS_FILE = ".fetched.json"
"""Hidden, so that ``ingest`` does not take it for a document."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[A-Za-z0-9][A-Za-z0-9.-]*(:\d{1,5})?(/\S*)?$")]
"""With a port and without a dot in the host too, for test servers; whether it may be asked is decided on asking."""


class Described(Record):
    """What is known of a document before it is read."""

    title: Text
    url: WebAddress
    publisher: Text | None = None
    kind: DocumentKind = DocumentKind.SONSTIGES
    date: IsoDate | None = None

    def over(self, info: DocumentInfo) -> DocumentInfo:
        """``info`` of the reader, corrected by what the list says; what the list leaves open stays."""
        return replace(
            info,
            title=self.title,
            url=self.url,
            publisher=self.publisher or info.publisher,
            kind=info.kind if self.kind is DocumentKind.SONSTIGES else self.kind,
            date=self.date or info.date,
        )


_DESCRIPTIONS: TypeAdapter[dict[str, Described]] = TypeAdapter(dict[str, Described])


def descriptions_json(described: Mapping[str, Described]) -> bytes:
    """The content of ``DESCRIPTIONS_FILE``: descriptions by the name of the file beside it."""
    return _DESCRIPTIONS.dump_json(dict(described), indent=1)


def description_of(path: Path) -> Described | None:
    """What is kept of the file at ``path``; None for a file that was not fetched, or where the list is damaged."""
    try:
        return _DESCRIPTIONS.validate_json((path.parent / DESCRIPTIONS_FILE).read_bytes()).get(path.name)
    except (OSError, ValidationError):
        return None
