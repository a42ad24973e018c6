"""Why a project is shown as an example: what kind of municipality it is, and what it did, in one line."""

from __future__ import annotations

import re

from assistant.wording import wording
from ingest.documents import MunicipalityType, State

LONGEST_WHY = 120
"""Characters of the sentence shown with an example: one line on a wide screen."""
_LED = re.compile(r"^\[[^\]]+\] ")


def without_lead(text: str) -> str:
    """Without the name in brackets that a quote was given: the example has it."""
    return _LED.sub("", text)


def shortened(text: str) -> str:
    """At most ``LONGEST_WHY`` characters, cut after a whole word."""
    if len(text) <= LONGEST_WHY:
        return text
    return text[: LONGEST_WHY - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + wording("examples", "cut")


def reason(kind: MunicipalityType | None, state: State | None, text: str) -> str:
    """``text`` behind the kind of municipality and its state, as far as they are known."""
    told = shortened(without_lead(text))
    if kind is None:
        return told
    if state is None:
        return wording("examples", "why_without_state", kind=capitalised(kind.value), text=told)
    return wording("examples", "why", kind=capitalised(kind.value), state=state.value, text=told)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
