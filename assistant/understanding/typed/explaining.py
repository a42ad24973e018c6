"""Requests to explain a term, whatever their form, as the plain question what it is (pure).

"Wie erkläre ich dem Rat LoRaWAN?" and "LoRaWAN einfach erklärt" ask for what "Was ist LoRaWAN?" asks for.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.glossary_terms import entry_asked_for
from assistant.understanding.intents import SMALL_TALK, intent_of
from assistant.wording import texts
from ingest.catalogue import Catalogue


def question_of_meaning(question: str, catalogue: Catalogue) -> str | None:
    """ "Was ist LoRaWAN?" for a request to explain it; None where ``question`` is none, or is that already.

    Where anything may be explained ("Wie erkläre ich dem Rat …?"), only a term of the glossary is one.
    """
    if intent_of(question) in SMALL_TALK:
        return None
    for pattern in _patterns("certain"):
        if found := pattern.search(question):
            return _asked_directly(found)
    for pattern in _patterns("known"):
        if (found := pattern.search(question)) and entry_asked_for(found["term"], catalogue):
            return _asked_directly(found)
    return None


def _asked_directly(found: re.Match[str]) -> str:
    verb = found.groupdict().get("verb") or texts("explaining")["usual_verb"]
    return str(texts("explaining")["direct"]).format(verb=verb, term=found["term"].strip())


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(pattern), re.IGNORECASE) for pattern in texts("explaining")[kind])


def _filled(pattern: str) -> str:
    for name, text in texts("explaining")["words"].items():
        pattern = pattern.replace(f"<{name}>", text)
    return pattern
