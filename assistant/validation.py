"""What the validator finds, in German: over HTTP, in settings and in batch files the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.wording import texts

_QUOTED = re.compile(r"'([^']+)'")


def said(found: Mapping[str, Any], field: str) -> str:
    """One entry of the validator's errors as a sentence about ``field``, without the value: it may be a question."""
    known = texts("problems")["fields"]
    limits = found.get("ctx", {})
    return str(known.get(found["type"], known["other"])).format(
        field=field,
        most=limits.get("max_length", limits.get("le", limits.get("lt", ""))),
        least=limits.get("min_length", limits.get("ge", limits.get("gt", ""))),
        allowed=", ".join(_QUOTED.findall(str(limits.get("expected", "")))),
    )
