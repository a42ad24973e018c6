"""One run of the pipeline: what each step finds out and hands on.

A step enriches the run or ends it with a named status; only ``assistant/pipeline.py`` composes steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.answer import (
    AnswerRequest,
    AnswerStatus,
    Citation,
    ComposerInfo,
    Example,
    Handoff,
    Notice,
    NoticeCode,
    Statement,
    Style,
    Support,
)
from assistant.drafts import Denied, Draft, DraftExample, Form
from assistant.events import Event, ignore
from assistant.evidence.words.matching import AskedWords
from assistant.gate import Verdict
from assistant.places import NamedPlace
from assistant.projects.profile import Profile
from assistant.question import QuestionPart, Understanding
from assistant.reviews.review import ApprovedAnswer
from assistant.wording import Language, date_in, wording_in
from ingest.index.hits import IndexedPassage, PassageFilter


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """A passage the answer may draw on. ``relevance`` is the fused z-score, ``sentence_scores`` cosines by sentence.

    ``commonness``: the mean cosine of each sentence with what is asked in the field (``assistant/scope.py``): one that
    is near every question says little about this one. Empty where it is not known.
    """

    hit: IndexedPassage
    relevance: float
    dense: float
    sentence_scores: npt.NDArray[np.float32]
    commonness: npt.NDArray[np.float32] = field(default_factory=lambda: np.empty(0, dtype=np.float32))
    opening: tuple[str, ...] = ()
    """The passages its document opens with; none where that tells of a project, or the passage was handed in."""
    of_project: str = ""
    """The project its whole document is of, where that is no own summary."""


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of the evidence with how well it answers. ``own_coverage`` counts its own words only."""

    evidence: int
    sentence: int
    text: str
    cosine: float
    score: float
    own_coverage: float
    coverage: float
    elsewhere: bool = False
    """The question names a place that the passage does not."""
    referred: tuple[int, ...] = ()
    """Sentences of its passage that it is read with."""
    titled: bool = False
    """Title or headings name the town the question names, which only documents tell of: all that stands below is about
    what they name.
    """


@dataclass(frozen=True, slots=True)
class Whole:
    """A passage of the evidence that answers as a whole: the first and last sentence of each of its lines."""

    evidence: int
    lines: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Run:
    """The state of one run. Steps read what earlier steps wrote."""

    request: AnswerRequest
    answer_id: str
    conversation_id: str
    now: datetime
    listen: Callable[[Event], None] = ignore
    only_passages: tuple[str, ...] | None = None
    """Texts that are the only evidence (``passages`` of a batch line); None: the index."""

    question: str = ""
    standalone: str = ""
    stated: str = ""
    """``standalone`` in the reader's own words where nothing was carried over: what is shown and handed on."""
    beside: tuple[str, ...] = ()
    """What a follow-up names itself, beside the thing of the conversation it leans on."""
    language: Language = "de"
    """The reader's: as the request says, else that of the question. Quotes stay in that of the documents."""
    understanding: Understanding | None = None
    where: PassageFilter = field(default_factory=PassageFilter)
    wider: PassageFilter | None = None
    """``where`` without the size and state a list is asked for: a village learns from a cooperation of villages, too,
    and where a state has no example the answer says so and shows others."""
    vector: npt.NDArray[np.float32] | None = None
    part_vectors: dict[str, npt.NDArray[np.float32]] = field(default_factory=dict)
    """What is searched for each part of a question that asks several things → its vector; empty where it asks one."""
    evidence: tuple[Evidence, ...] = ()
    words: AskedWords = field(default_factory=lambda: AskedWords((), ()))
    """What the question is about, without the places it names and the kind of thing it asks for."""
    question_key: str | None = None
    """The same for everybody who asks this (``assistant/reviews``); None where nobody else can ask it."""
    approved: ApprovedAnswer | None = None
    """What staff approved as the answer: told as it is."""
    withheld: bool = False
    """Staff withdrew an answer to this."""
    asked_plainly: bool = False
    """Wished for in the question, or the last answer was not understood: it is told in Einfache Sprache."""
    row_asked: tuple[Profile, ...] = ()
    """What other parts of the question ask of a project's row in the catalogue; ``standalone`` is without them."""
    orders_text: bool = False
    """A text is ordered ("Schreib mir ein Grußwort zu …"): it is not written, what there is on its thing is told."""
    apart_from: frozenset[str] = frozenset()
    """Ids of the projects told of already, where others are asked for."""
    told_before: str = ""
    """The answers before, where more is asked for than they tell."""
    places: tuple[NamedPlace, ...] = ()
    """Towns, projects and products as the question names them: the evidence must speak of one."""
    sentences: tuple[ScoredSentence, ...] = ()
    """All readable sentences of the evidence, best first; where something is missing, those told all the same."""
    tellable: frozenset[tuple[int, int]] = frozenset()
    """The passages and numbers of all readable sentences about the place asked about, whatever is missing."""
    answerability: float = 0.0
    whole: Whole | None = None
    """The passage that answers as a whole, where one does."""
    missing: tuple[QuestionPart, ...] = ()
    """Parts of the question no evidence speaks of."""
    sentences_of: dict[QuestionPart, tuple[ScoredSentence, ...]] = field(default_factory=dict)
    """The same for a part alone, kept because it is judged by them and told from them."""
    told_of: dict[QuestionPart, tuple[ScoredSentence, ...]] = field(default_factory=dict)
    """The sentences that answer a part, kept because judging and composing ask for them again and again."""
    in_scope: float = 1.0
    gap: str = ""
    """What the question asks and no evidence says, in words: the answer begins with it and is partial."""
    corrected: bool = False
    """What the question takes for granted is put right before anything else."""
    denied: Denied | None = None
    """How ``gap`` may be contradicted by what is shown beside it."""

    status: AnswerStatus | None = None
    drafts: list[Draft] = field(default_factory=list)
    examples: list[DraftExample] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)
    handoff: Handoff | None = None
    composer: ComposerInfo = field(default_factory=lambda: ComposerInfo(kind="extractive"))

    verdicts: list[tuple[str, Verdict]] = field(default_factory=list)
    """What the gate said of each drafted statement, shown or not: for the log and evaluation."""
    statements: list[Statement] = field(default_factory=list)
    told: int = 0
    """How many of ``statements`` the listener has."""
    forms: list[Form] = field(default_factory=list)
    """The form of each statement, in step with ``statements``."""
    cells: list[tuple[tuple[int, ...], ...]] = field(default_factory=list)
    """Of each statement that is a table row, the numbers of its cells; in step with ``statements``."""
    citations: list[Citation] = field(default_factory=list)
    shown_examples: list[Example] = field(default_factory=list)
    timings_ms: dict[str, float] = field(default_factory=dict)

    @property
    def understood(self) -> Understanding:
        """The understanding, for steps after routing."""
        assert self.understanding is not None, "routing comes before this step"
        return self.understanding

    @property
    def in_german(self) -> str:
        """``standalone``; of an English question what is known of it in German."""
        return self.understood.search_text if self.understood.language == "en" else self.standalone

    @property
    def ended(self) -> bool:
        return self.status is not None

    @property
    def style(self) -> Style:
        """As the request says, unless the reader asked for easier words in the conversation."""
        return "einfach" if self.asked_plainly else self.request.style

    def end(self, status: AnswerStatus, *statements: str) -> None:
        """End the run with fixed texts that carry no fact."""
        self.status = status
        self.drafts = [Draft(text, Support.FRAMING) for text in statements if text]
        if status in FIXED_TEXT_STATUSES:
            self.composer = ComposerInfo(kind="fixed")

    def places_of(self, part: QuestionPart) -> tuple[NamedPlace, ...]:
        """Those of ``places`` that a part of the question names; all where it names none, unless it stands apart."""
        own = tuple(place for place in self.places if place.written in part.text)
        return own if own or part.is_apart else self.places

    def wording(self, name: str, key: str, /, **values: object) -> str:
        """A fixed text in the reader's language."""
        return wording_in(self.language, name, key, **values)

    def date(self, iso: str) -> str:
        """A date in words of the reader's language."""
        return date_in(self.language, iso)

    def notice(self, code: NoticeCode, text: str) -> None:
        """Add a notice once."""
        notice = Notice(code=code, text=text)
        if notice not in self.notices:
            self.notices.append(notice)


FIXED_TEXT_STATUSES = frozenset(
    {AnswerStatus.CONVERSATION, AnswerStatus.OUT_OF_SCOPE, AnswerStatus.REFUSED, AnswerStatus.CLARIFICATION}
)


class Composer(Protocol):
    """Yields the statements of the answer one by one; each is checked and shown before the next is asked for.

    May set ``run.status`` (default: answered), ``run.examples``, ``run.suggestions``, ``run.composer``.
    """

    def compose(self, run: Run) -> Iterator[Draft]: ...


class Check(Protocol):
    """Decides what of a draft may be shown: itself, a repaired form, or nothing."""

    def __call__(self, run: Run, draft: Draft) -> list[Draft]: ...


class Step(Protocol):
    """One step of the pipeline. ``name`` is a key of ``timings_ms`` and of the ``status`` event."""

    @property
    def name(self) -> str: ...

    def __call__(self, run: Run) -> None: ...
