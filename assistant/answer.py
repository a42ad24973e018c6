"""The answer and everything it is made of, as ``docs/contract.md`` promises it to programs outside."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticKnownError

from ingest.documents import DocumentKind, MunicipalityType, State

LONGEST_QUESTION = 2000
"""Longest question accepted, in characters: a page of text is a document, not a question."""
MOST_TURNS = 50
"""Of the conversation before a question."""


class AnswerStatus(StrEnum):
    """Every outcome has exactly one name."""

    ANSWERED = "answered"
    CONVERSATION = "conversation"
    PARTIAL = "partial"
    CLARIFICATION = "clarification"
    NO_EVIDENCE = "no_evidence"
    OUT_OF_SCOPE = "out_of_scope"
    REFUSED = "refused"
    ERROR = "error"


class Support(StrEnum):
    """How a statement is backed."""

    QUOTED = "quoted"
    CHECKED = "checked"
    CATALOGUE = "catalogue"
    FRAMING = "framing"


class NoticeCode(StrEnum):
    """Closed list of what a reader is warned of."""

    OUTDATED = "outdated"
    SUPERSEDED = "superseded"
    PAST_EVENT = "past_event"
    FUNDING_ENDED = "funding_ended"
    CONTRADICTION = "contradiction"
    OWN_SUMMARY = "own_summary"
    FILTER_APPLIED = "filter_applied"
    SUBJECT_CHANGED = "subject_changed"
    MODEL_UNAVAILABLE = "model_unavailable"
    NOT_REVIEWED = "not_reviewed"
    NOT_PLAIN = "not_plain"
    """Einfache Sprache was asked for, and there is none of it."""
    SOURCE_LANGUAGE = "source_language"


class Wire(BaseModel):
    """Base of all models that leave or enter the process."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class StatementSource(Wire):
    """Where a summarising document took a statement from."""

    title: str
    url: str
    date: str | None = None
    publisher: str | None = None


class Citation(Wire):
    """``quote`` is found verbatim, white space aside, in the cleaned text of the cited page."""

    number: int
    document: str
    document_id: str
    title: str
    publisher: str | None = None
    kind: DocumentKind
    date: str | None = None
    url: str | None = None
    page: int | None = None
    page_label: str | None = None
    section: tuple[str, ...] = ()
    quote: str
    projects: tuple[str, ...] = ()
    source: StatementSource | None = None


class Statement(Wire):
    """One sentence, list item, heading or table row of the answer, with the numbers of its citations."""

    text: str
    citations: tuple[int, ...] = ()
    support: Support


class Example(Wire):
    """A model project that did what was asked about. ``why`` is German and says why it is shown."""

    project: str
    name: str
    state: State | None = None
    type: MunicipalityType | None = None
    why: str
    citations: tuple[int, ...] = ()


class Notice(Wire):
    code: NoticeCode
    text: str


class Contact(Wire):
    """An official contact point."""

    name: str
    email: str | None = None
    phone: str | None = None
    url: str | None = None

    @property
    def one_line(self) -> str:
        """All that is known, for texts: "KTS, kts@…, 030 …"."""
        return ", ".join(part for part in (self.name, self.email, self.phone, self.url) if part)


class NearestDocument(Wire):
    """A document that comes nearest to an unanswered question; it holds no answer."""

    document_id: str
    title: str
    url: str | None = None


class Handoff(Wire):
    """A prefilled question for the KTS or a model project."""

    reason: str
    contact: Contact
    subject: str
    draft: str
    nearest: tuple[NearestDocument, ...] = ()


class Verified(Wire):
    """A person approved exactly this answer."""

    at: datetime
    until: datetime | None = None
    version: int


class ComposerInfo(Wire):
    kind: Literal["extractive", "model", "fixed"]
    model: str | None = None
    prompt: str | None = None


class IndexInfo(Wire):
    generation: str
    embedder: str
    documents: int
    passages: int


class Answer(Wire):
    """The one answer type of command line, HTTP, page and evaluation."""

    id: str
    conversation_id: str
    question: str
    standalone_question: str
    status: AnswerStatus
    text: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    examples: tuple[Example, ...] = ()
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[str, ...] = ()
    handoff: Handoff | None = None
    verified: Verified | None = None
    stopped: bool = False
    """On record only: whoever asked stopped it, or left, before it was whole."""
    composer: ComposerInfo
    index: IndexInfo | None = None
    timings_ms: dict[str, float] = Field(default_factory=dict)
    created_at: datetime


class Turn(Wire):
    """One earlier exchange of the conversation."""

    question: str
    answer: str = ""


def _a_day(since: str) -> str:
    """Raises ``ValueError`` for a month or a day that no calendar has."""
    date.fromisoformat((since + "-01-01")[: len("2026-01-01")])
    return since


class Filters(Wire):
    state: State | None = None
    type: MunicipalityType | None = None
    kind: DocumentKind | None = None
    topic: str | None = None
    since: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_a_day)] | None = None
    project: str | None = None


def _no_yes_or_no(value: object) -> object:
    """A truth value is a number to the language, and nothing that anybody counts."""
    if isinstance(value, bool):
        raise PydanticKnownError("int_type")
    return value


COUNTED = BeforeValidator(_no_yes_or_no)
"""Of a number of things in a request. Bounds stand before it: behind it the described schema loses them."""


class Profile(Wire):
    """The municipality that asks."""

    name: str | None = Field(default=None, max_length=200)
    state: State | None = None
    population: Annotated[int, Field(ge=1, le=100_000_000), COUNTED] | None = None
    type: MunicipalityType | None = None


Style = Literal["standard", "einfach"]
"""How answers are worded; "einfach" is Einfache Sprache."""


class AnswerRequest(Wire):
    """The body of ``POST /answers``."""

    question: Annotated[str, Field(max_length=LONGEST_QUESTION)]
    conversation_id: str | None = Field(default=None, max_length=64)
    history: tuple[Turn, ...] = Field(default=(), max_length=MOST_TURNS)
    filters: Filters = Filters()
    profile: Profile = Profile()
    language: Literal["de", "en"] | None = None
    style: Style = "standard"
