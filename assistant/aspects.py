"""The word a question hangs on, and whether a sentence speaks of it: "haftet" in "Wer haftet für …?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from assistant.wording import texts
from ingest.german import content_words, fold, stem

_SHARED = ("outside", "people")
"""What patterns take over, named in braces: whatever asks for those who are not in the programme, and who may think
something of a thing."""
_TOLD = "{told}"
"""In the pattern of an aspect's own nouns: all that tells it."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """What is asked of a thing. ``refuses``: where it is not told, the rest of the evidence is of no use."""

    label: str
    asked: re.Pattern[str]
    told: re.Pattern[str]
    own: re.Pattern[str]
    """Nouns that are part of it and not the thing it is asked of: "Strom" in "Spart das Strom?"."""
    refuses: bool
    headings: bool = True
    """Whether a sentence may leave the thing to its headings: the word is rare enough to be about it."""
    usual: bool = False
    """Whether it is asked for by usual questions, too, which are looked for in the words of the documents."""
    alone: bool = False
    """Whether what does not tell it is of no use beside what does."""
    named: bool = False
    """Whether a sentence must name somebody to tell it."""
    weighed: bool = False
    """Whether it is left to the reader to weigh where a decision is asked for."""
    listed: bool = False
    """Whether it is asked of those in a list, too: "alle Projekte, die übertragbar sind"."""
    latest: bool = False
    """Whether, where it is not told, the newest that is told of the thing stands beside."""


def aspect_of(question: str) -> Aspect | None:
    """The first aspect that ``question`` asks for."""
    return _first("aspects", question)


def further_aspect_of(question: str) -> Aspect | None:
    """The same among those that may be asked for beside another, and are judged after it."""
    return _first("further_aspects", question)


def _first(table: str, question: str) -> Aspect | None:
    return next((aspect for aspect in _aspects(table) if aspect.asked.search(question)), None)


@cache
def _aspects(table: str) -> tuple[Aspect, ...]:
    return tuple(map(_aspect, texts("gaps")[table]))


def _aspect(row: Mapping[str, Any]) -> Aspect:
    written = {
        "asked": _with_shared(row["asked"]),
        "told": row["told"],
        "own": row.get("own", _TOLD).replace(_TOLD, row["told"]),
    }
    patterns = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in written.items()}
    return Aspect(**{**row, **patterns})


def _with_shared(pattern: str) -> str:
    for name in _SHARED:
        pattern = pattern.replace(f"{{{name}}}", texts("gaps")[name])
    return pattern


def subject_first(question: str) -> tuple[str, ...]:
    """Stems of the thing a question opens with: "Straßenlampen" in "Straßenlampen, die sich dimmen, …"."""
    found = _subject().search(question)
    return tuple(map(stem, content_words(found[0]))) if found else ()


def deed_first(question: str) -> str:
    """The thing a question opens with and what is done to it: "Straßenlampen dimmen" of "…: Was spart man?"."""
    found = re.search(texts("gaps")["deed_first"], question, re.IGNORECASE)
    return found["deed"] if found else ""


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(texts("gaps")["subject_first"])


def needed_of(question: str) -> str | None:
    """The noun a question hangs on, as written: "Baugenehmigung" in "Braucht man dafür eine Baugenehmigung?"."""
    found = next((match for pattern in _patterns("needed") if (match := pattern.search(question))), None)
    return found["noun"] if found and found["noun"] not in _listed("needed", "plain") else None


@cache
def alike(noun: str) -> frozenset[str]:
    """Words that tell ``noun``, itself among them: an "Erlaubnis" is a "Genehmigung"."""
    groups = (frozenset(line.split()) for line in texts("gaps")["needed"]["alike"])
    return frozenset((noun,)).union(*(group for group in groups if noun in group))


def asks_need(question: str) -> bool:
    """True for "Braucht man …?" and "Muss der …?", not for "Was hilft gegen …?"."""
    return bool(_need("asked").search(question))


def tells_need(text: str) -> bool:
    """True where ``text`` says that something is needed, due or advised, or that it is not."""
    return bool(_need("told").search(text))


@cache
def _need(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["needed"][name], re.IGNORECASE)


@lru_cache(maxsize=512)
def asks_outside(question: str) -> bool:
    """True for "… aus Städten, die kein Modellprojekt sind": model projects are no examples."""
    return bool(_of_outsiders("outside").search(question))


@lru_cache(maxsize=512)
def asks_for_outsiders(question: str) -> bool:
    """True for "Welche Städte, die kein Modellprojekt sind, …?"."""
    return asks_outside(question) and bool(_of_outsiders("outsiders").search(question))


@cache
def _of_outsiders(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")[name], re.IGNORECASE)


def deed_of(question: str, *, of_place: bool = False) -> str | None:
    """The verb of "Wie … man?" and "Kann man …?" as written; None where it is one that may be told in any words.

    ``of_place``: whether a certain place is asked about, of which any deed is told in other words than asked.
    """
    patterns = _patterns("how_to") if of_place else (*_patterns("how_to"), *_patterns("how_to", "whether"))
    found = next((match for pattern in patterns if (match := pattern.search(question))), None)
    return found["verb"] if found and found["verb"].lower() not in _listed("how_to", "free") else None


@cache
def _patterns(table: str, name: str = "patterns") -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("gaps")[table][name])


@cache
def _listed(table: str, name: str) -> frozenset[str]:
    return frozenset(texts("gaps")[table][name].split())


def names(text: str, word: str) -> bool:
    """True where ``text`` has ``word``, alone or in a compound."""
    return bool(re.search(rf"\b{re.escape(fold(word))}|{re.escape(fold(word))}\b", fold(text)))
