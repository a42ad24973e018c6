"""The answer pipeline: the one place where steps are put together.

guard ─ standalone ─ understand ─ approved ─ embed ─ retrieve ─ judge ─ compose ⇄ check ─ close ─ Answer
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from assistant.answer import (
    Answer,
    AnswerRequest,
    AnswerStatus,
    Citation,
    ComposerInfo,
    Example,
    IndexInfo,
    NoticeCode,
    Statement,
    Support,
)
from assistant.citations import Numbering
from assistant.drafts import Draft, DraftExample, Form
from assistant.events import Cancelled, Event, Listener, ignore
from assistant.question import Intent
from assistant.rendering import added, markdown
from assistant.retrieval.given_passages import GIVEN
from assistant.reviews.review import ApprovedAnswer
from assistant.run import Check, Composer, Run, Step
from ingest.catalogue import Catalogue
from ingest.errors import TransferkompassError
from ingest.index.hits import IndexSummary

log = logging.getLogger("transferkompass.answers")

KEPT_NOTICES = frozenset({NoticeCode.CONTRADICTION, NoticeCode.NOT_PLAIN})
"""Of an approved answer: made from what was found and told, while all others are made again or do not hold any more."""
EVIDENCE = frozenset({Support.QUOTED, Support.CHECKED, Support.CATALOGUE})


@dataclass(frozen=True, slots=True)
class Parts:
    """What a pipeline is made of."""

    understanding: Sequence[Step]
    """Steps from the question to judged evidence; any may end the run."""
    composers: Mapping[Intent, Composer]
    check: Check
    closing: Sequence[Step]
    """Steps that add notices, suggestions and the hand-off to a composed answer."""
    catalogue: Catalogue
    summary: Callable[[], IndexSummary]
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    record: Callable[[Run, Answer], None]
    closing_approved: Sequence[Step] = ()
    """Of ``closing`` those that an answer of before needs again: what they say depends on the day and who asks."""
    over_passages: Mapping[Intent, Composer] | None = None
    """The composers where passages handed in are the only evidence; None: as over the index."""

    def composer_of(self, run: Run) -> Composer:
        composers = self.composers if run.only_passages is None else self.over_passages or self.composers
        return composers[run.understood.intent]


class Pipeline:
    """Question → Answer. Safe for several threads: all state is in the run."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def answer(
        self, request: AnswerRequest, listen: Listener = ignore, *, passages: Sequence[str] | None = None
    ) -> Answer:
        """Never raises own errors: what fails becomes an answer with status ``error``.

        ``passages``: texts that are the only evidence. ``listen`` gets every event as it happens.
        """
        run = self._new_run(request, listen, passages)
        started = time.perf_counter()
        try:
            self._go(run)
        except Cancelled:
            self._keep_what_was_told(run, started)
            raise
        except TransferkompassError as error:
            log.warning("answer failed", extra={"answer": run.answer_id, "code": error.code})
            self._fail(run, str(error))
        except Exception:
            # The entry point of every question: whatever breaks, the reader gets an answer that says so.
            log.exception("answer failed unexpectedly", extra={"answer": run.answer_id})
            self._fail(run, run.wording("answers", "unexpected"))
        run.timings_ms["total"] = _milliseconds(started)
        answer = self._answer_of(run)
        self._parts.record(run, answer)
        run.listen(Event("answer", answer))
        return answer

    def _new_run(self, request: AnswerRequest, listen: Listener, passages: Sequence[str] | None) -> Run:
        return Run(
            request=request,
            answer_id=self._parts.new_id(),
            conversation_id=request.conversation_id or self._parts.new_id(),
            now=self._parts.clock(),
            listen=listen,
            only_passages=None if passages is None else tuple(passages),
            question=request.question,
            standalone=request.question,
            stated=request.question,
        )

    def _go(self, run: Run) -> None:
        for step in self._parts.understanding:
            if not run.ended:
                self._take(run, step)
        if run.approved:
            self._tell(run, run.approved)
        else:
            self._find_out(run)

    def _tell(self, run: Run, approved: ApprovedAnswer) -> None:
        """What staff approved, word for word; what a reader must know beside it is of today."""
        answer, waiting = approved.answer, {citation.number: citation for citation in approved.answer.citations}
        for statement, line in zip(answer.statements, approved.layout, strict=True):
            new = [waiting.pop(number) for number in statement.citations if number in waiting]
            run.citations.extend(new)
            self._tell_one(run, statement, line.form, line.cells, new)
        run.citations.extend(waiting.values())
        run.notices.extend(notice for notice in answer.notices if notice.code in KEPT_NOTICES)
        run.composer, run.suggestions, run.shown_examples = (
            answer.composer,
            list(answer.suggestions),
            list(answer.examples),
        )
        for step in self._parts.closing_approved:
            self._take(run, step)

    def _find_out(self, run: Run) -> None:
        numbering = Numbering(run.citations)
        if run.ended:
            for draft in run.drafts:
                self._show(run, self._parts.check(run, draft), numbering)
        else:
            self._compose(run, numbering)
        for step in self._parts.closing:
            self._take(run, step)
        run.shown_examples = [self._example(draft, numbering) for draft in run.examples]

    def _take(self, run: Run, step: Step) -> None:
        run.listen(Event("status", step.name))
        with timed(run, step.name):
            step(run)

    def _compose(self, run: Run, numbering: Numbering) -> None:
        run.listen(Event("status", "compose"))
        composer = self._parts.composer_of(run)
        for draft in _timed_each(run, "compose", composer.compose(run)):
            with timed(run, "check"):
                checked = self._parts.check(run, draft)
            self._show(run, checked, numbering)
        if not run.statements:
            run.status = AnswerStatus.NO_EVIDENCE
            self._show(run, [Draft(run.wording("answers", "no_evidence"), Support.FRAMING)], numbering)
        if run.status is None:
            carried = any(statement.support in EVIDENCE for statement in run.statements)
            run.status = AnswerStatus.ANSWERED if carried else AnswerStatus.NO_EVIDENCE

    def _show(self, run: Run, drafts: Sequence[Draft], numbering: Numbering) -> None:
        for draft in drafts:
            statement, new = numbering.statement(draft)
            self._tell_one(run, statement, draft.form, numbering.cells(draft), new)

    @staticmethod
    def _tell_one(
        run: Run, statement: Statement, form: Form, cells: tuple[tuple[int, ...], ...], new: Sequence[Citation]
    ) -> None:
        run.statements.append(statement)
        run.forms.append(form)
        run.cells.append(cells)
        for citation in new:
            run.listen(Event("citation", citation))
        run.listen(Event("statement", statement, _added(run)))
        run.told = len(run.statements)

    def _example(self, draft: DraftExample, numbering: Numbering) -> Example:
        project = self._parts.catalogue.project(draft.project)
        return Example(
            project=project.id,
            name=project.name,
            state=project.state,
            type=project.type,
            why=draft.why,
            citations=tuple(dict.fromkeys(numbering.number(quote) for quote in draft.quotes)),
        )

    def _fail(self, run: Run, message: str) -> None:
        run.statements, run.forms, run.cells, run.citations, run.shown_examples = [], [], [], [], []
        run.approved = None
        run.composer = ComposerInfo(kind="fixed")
        run.end(AnswerStatus.ERROR, message)
        self._show(run, run.drafts, Numbering())

    def _keep_what_was_told(self, run: Run, started: float) -> None:
        """Of an answer whose listener left: staff see what a reader saw, and that the rest is missing. Nobody else is
        told it: it has no key. Where no fact was told yet there is nothing to see."""
        told = run.statements[: run.told]
        numbers = {number for statement in told for number in statement.citations}
        if not numbers:
            return
        end = Statement(text=run.wording("answers", "stopped"), support=Support.FRAMING)
        run.statements = [*told, end]
        run.forms, run.cells = [*run.forms[: run.told], Form.SENTENCE], [*run.cells[: run.told], ()]
        run.citations = [citation for citation in run.citations if citation.number in numbers]
        run.status, run.handoff, run.approved, run.question_key = AnswerStatus.PARTIAL, None, None, None
        run.shown_examples, run.notices, run.suggestions = [], [], []
        run.timings_ms["total"] = _milliseconds(started)
        self._parts.record(run, self._answer_of(run).model_copy(update={"stopped": True}))

    def _answer_of(self, run: Run) -> Answer:
        assert run.status is not None
        return Answer(
            id=run.answer_id,
            conversation_id=run.conversation_id,
            question=run.request.question,
            standalone_question=run.stated,
            status=run.status,
            text=markdown(run.statements, run.forms, run.cells),
            statements=tuple(run.statements),
            citations=tuple(run.citations),
            examples=tuple(run.shown_examples),
            notices=tuple(run.notices),
            suggestions=tuple(run.suggestions),
            handoff=run.handoff,
            verified=run.approved.verified if run.approved else None,
            composer=run.composer,
            index=self._index_info(run),
            timings_ms={name: round(value, 2) for name, value in run.timings_ms.items()},
            created_at=run.now,
        )

    def _index_info(self, run: Run) -> IndexInfo | None:
        if run.status is AnswerStatus.ERROR:
            return None
        summary = self._parts.summary()
        info = IndexInfo(
            generation=summary.generation,
            embedder=summary.embedder,
            documents=summary.documents,
            passages=summary.passages,
        )
        return info if run.only_passages is None else _given(info, len(run.only_passages))


def _given(info: IndexInfo, passages: int) -> IndexInfo:
    """Of passages handed in, each a document of its own."""
    return info.model_copy(update={"generation": GIVEN, "documents": passages, "passages": passages})


def _added(run: Run) -> str:
    """How the last statement continues the text of the answer."""
    if run.status is AnswerStatus.ERROR:
        return ""
    previous = run.forms[-2] if len(run.forms) > 1 else None
    return added(run.statements[-1], run.forms[-1], run.cells[-1], previous)


def _milliseconds(started: float) -> float:
    return (time.perf_counter() - started) * 1000


@contextmanager
def timed(run: Run, name: str) -> Iterator[None]:
    """Add the time spent inside to ``run.timings_ms[name]``."""
    started = time.perf_counter()
    try:
        yield
    finally:
        run.timings_ms[name] = run.timings_ms.get(name, 0.0) + _milliseconds(started)


def _timed_each(run: Run, name: str, drafts: Iterator[Draft]) -> Iterator[Draft]:
    while True:
        with timed(run, name):
            draft = next(drafts, None)
        if draft is None:
            return
        yield draft
