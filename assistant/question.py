"""What is asked: the words of a question, read into an intent, parts and what it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from ingest.documents import DocumentKind, MunicipalityType, State


class Intent(StrEnum):
    """What the question wants."""

    FACT = "fact"
    """A fact, a reason, a way to do something: answered in sentences."""
    EXAMPLES = "examples"
    """Who has done something: a list grouped by model project."""
    PROJECTS = "projects"
    """Which model projects there are in a state, of a size: a list from the catalogue."""
    RANKING = "ranking"
    """Which model project has most or least of something."""
    TALLY = "tally"
    """How the model projects are distributed over states, rounds or size classes, and where there is none."""
    PROFILE = "profile"
    """Who belongs to a model project, or how many people live there."""
    PUBLICATIONS = "publications"
    EVENTS = "events"
    CONTACT = "contact"
    DEFINITION = "definition"
    COMPARISON = "comparison"
    COMPARABLE = "comparable"
    """Which model projects are like the municipality that asks."""
    GREETING = "greeting"
    INTRODUCTION = "introduction"
    """Only who is asking: "Wir sind eine Gemeinde mit 8.000 Einwohnern"."""
    THANKS = "thanks"
    CAPABILITIES = "capabilities"
    PROOF = "proof"
    """Whether the last answer is true, where it stands, how old it is."""
    REWORDING = "rewording"
    """A text of one's own: a summary, a translation, a letter."""
    PLAINER = "plainer"
    """The last answer in easier words."""
    IN_LANGUAGE = "in_language"
    """The last answer in German or English."""
    HARMFUL = "harmful"


_FROM_CATALOGUE = frozenset(
    {
        Intent.RANKING,
        Intent.TALLY,
        Intent.PROFILE,
        Intent.PUBLICATIONS,
        Intent.EVENTS,
        Intent.CONTACT,
        Intent.COMPARISON,
    }
)


def over_passages(intent: Intent) -> Intent:
    """What is wanted where passages handed in are the only evidence: what the catalogue would tell is a fact they tell,
    or an example they have.
    """
    if intent is Intent.PROJECTS:
        return Intent.EXAMPLES
    return Intent.FACT if intent in _FROM_CATALOGUE else intent


class Asked(StrEnum):
    """The kind of thing that must stand in a sentence for it to answer."""

    MONEY = "money"
    COUNT = "count"
    DATE = "date"
    DURATION = "duration"
    PLACE = "place"
    PERSON = "person"
    """The name of a human being: "Wie heißt der Bürgermeister?"."""
    ACTOR = "actor"
    """Who did or does something: people, offices or companies."""
    COMPANY = "company"
    REASON = "reason"
    TROUBLE = "trouble"
    """What went wrong: failures, criticism, obstacles."""
    NEED = "need"
    """Whether something is needed, pays or is a duty; read only from a part of a question of several."""
    PURPOSE = "purpose"
    """What something is for; read only from such a part, and from "Wozu braucht man …?"."""


TAKEN_OVER = ": "
"""Begins what a follow-up has from the turn before: "Was kostet das: Leerstand in Einbeck?"."""
INHERITED = " ("
"""Begins what a part of a question took over from its neighbour: "wie wurden sie bezahlt (Bürgerrat in Kassel)"."""


def own_words(standalone: str) -> str | None:
    """What a follow-up says itself; None for a question that has taken nothing over from the turn before."""
    own, taken_over, _ = standalone.partition(TAKEN_OVER)
    return own if taken_over else None


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """One of the things asked: "Wie viele Projekte werden gefördert | und mit wie viel Geld?"."""

    text: str
    asked: Asked | None = None
    untranslated: str = ""
    """As the reader put it, where ``text`` is a translation."""
    is_apart: bool = False
    """Asks the same of something else ("und wie oft die App Y?"): places the other parts name are not meant."""
    is_of_one: bool = False
    """One question with its neighbour ("Wo wird gezählt, | wie viele hier laufen?"): neither is open by itself."""

    @property
    def own_text(self) -> str:
        """In the reader's words, without what it took over from its neighbour, which stands behind it in brackets."""
        whole = self.untranslated or self.text
        return whole.rpartition(INHERITED)[0] if whole.endswith(")") and INHERITED in whole else whole

    @property
    def as_question(self) -> str:
        """``own_text`` as a sentence for readers: "Was hat es gekostet?"."""
        own = self.own_text.strip(" ?!.,;:")
        return f"{own[:1].upper()}{own[1:]}?"


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was read from the standalone question, deterministically."""

    intent: Intent
    parts: tuple[QuestionPart, ...]
    language: Literal["de", "en"] = "de"
    projects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    types: tuple[MunicipalityType, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    since: str | None = None
    population: int | None = None
    names: tuple[str, ...] = ()
    """Proper names in the question that no catalogue knows ("Amsterdam", "Siemens"): evidence must mention them."""
    expansions: tuple[str, ...] = ()
    """Synonyms and written-out abbreviations for the lexical side."""
    synonyms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Stem of a word of the question → stems of its synonyms (topic vocabulary, glossary)."""
    search_text: str = ""
    """The question in the words of the documents (German for an English question where known; else the question)."""
    story: str = ""
    """What is told before a question that names its thing itself: it helps to tell answers apart, no more."""
    retrieval_text: str = ""
    """``search_text`` and the names of the projects it means by a member, a product or another name."""

    @property
    def has_sides(self) -> bool:
        """True for a usual question that is looked for by several things: each of them alone is on the matter."""
        asked = {part.untranslated for part in self.parts}
        return len(self.parts) > 1 and len(asked) == 1 and "" not in asked

    @property
    def asks_trouble(self) -> bool:
        """True where it is asked first what went wrong, which is told in words of its own: "Missverständnisse" by what
        was wrongly expected.
        """
        return self.parts[0].asked is Asked.TROUBLE

    @property
    def asks_one_fact(self) -> bool:
        """True where one thing is asked, to be answered in sentences."""
        return self.intent is Intent.FACT and len(self.parts) == 1
