"""What happens when somebody asks, rates or opens sources: from Gradio's values to HTML and back."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import gradio as gr
from pydantic import ValidationError

from assistant.answer import Answer, AnswerRequest
from assistant.api.streaming import Stream, start
from assistant.events import Event, Listener
from assistant.records.feedback import Feedback, FeedbackReason
from assistant.records.kept import KeptAnswer
from assistant.wording import Language
from ingest.errors import TransferkompassError
from ui.chat.conversation import (
    MOST_TURNS,
    Conversation,
    FormValue,
    FormValues,
    is_ours,
    problem_with,
    recalled,
    request_of,
    typed_words,
)
from ui.render.answers import conversation_html, statement_words, status_words, turn_html
from ui.render.frame import start_html, status_html
from ui.render.html import join
from ui.render.sources import sources_html
from ui.render.turns import Turn, advanced
from ui.render.words import say_in

log = logging.getLogger("transferkompass.page")

Answering = Callable[[AnswerRequest, Listener], Answer]
Rating = Callable[[str, Feedback], bool]
Recalling = Callable[[str, int], Sequence[KeptAnswer]]
"""The last answers of a conversation, as many as the number says, oldest first."""
Values = list[Any]

CALLERS = 4
"""Questions of the page answered at the same time."""
SAME = gr.skip()


@dataclass(frozen=True)
class Handlers:
    """What the page's events do. Asking and restarting yield what ``_outputs`` lists."""

    answer: Answering
    rate: Rating
    recall: Recalling
    pool: ThreadPoolExecutor
    writing: dict[str | None, Stream[Event]] = field(default_factory=dict)
    """Answers that are being written, by the tab that asked."""

    async def typed(
        self, tab: gr.Request, question: object, conversation: Conversation, *form: FormValue
    ) -> AsyncIterator[Values]:
        """The question field was sent. Sent twice, it is empty the second time: nothing to remark on."""
        words = typed_words(question)
        if words or not conversation.turns:
            async for values in self._ask(tab, words, conversation, FormValues(*form)):
                yield values
        else:
            yield _outputs()

    async def clicked(
        self, tab: gr.Request, event: gr.EventData, conversation: Conversation, *form: FormValue
    ) -> AsyncIterator[Values]:
        """An example or a suggestion was clicked."""
        question = typed_words(_data(event).get("question"))
        async for values in self._ask(tab, question, conversation, FormValues(*form)):
            yield values

    async def stopped(self, tab: gr.Request) -> None:
        """The answer at hand is enough; nothing happens where there is none any more."""
        if stream := self.writing.get(tab.session_hash):
            stream.stop()

    async def _ask(
        self, tab: gr.Request, question: str, conversation: Conversation, form: FormValues
    ) -> AsyncIterator[Values]:
        problem = problem_with(question)
        if problem:
            yield _outputs(status=status_html(problem, busy=False, shown=True))
            return
        asked = turn = replace(conversation.new_turn(question), step="guard")
        yield _outputs(past=conversation_html(conversation.turns), question="", **_shown(turn), status=_working(turn))
        async for turn in self._growing(tab, asked, request_of(conversation, question, form)):
            if not turn.ended:
                yield _outputs(**_shown(turn), status=_working(turn))
        if turn.ended:
            yield _outputs(**_shown(turn), status=_done(turn), conversation=conversation.with_turn(turn))
        else:
            yield _outputs(status=_failed("status.failed", turn.language), question=question)

    async def _growing(self, tab: gr.Request, turn: Turn, request: AnswerRequest) -> AsyncIterator[Turn]:
        """The turn after each event; after the last of those that came at once."""
        stream = self.writing[tab.session_hash] = start(self.pool.submit, partial(_run, self.answer, request))
        try:
            async for event in stream.items():
                turn = advanced(turn, event)
                if turn.answer or stream.queue.empty():
                    yield turn
            if stream.stopped and turn.answer is None:
                yield replace(turn, stopped=True, step="")
        except TransferkompassError as error:
            log.warning("page answer failed", extra={"code": error.code})
        finally:
            if self.writing.get(tab.session_hash) is stream:
                del self.writing[tab.session_hash]

    def recalled(self, event: gr.EventData) -> Values:
        """The page was loaded anew: what this tab had asked is on record."""
        conversation_id = _data(event).get("conversation")
        conversation = recalled(self.recall(conversation_id, MOST_TURNS) if is_ours(conversation_id) else ())
        if not conversation.turns:
            return _outputs()
        *past, last = conversation.turns
        return _outputs(past=conversation_html(past), **_shown(last), conversation=conversation)

    def rated(self, event: gr.EventData, conversation: Conversation) -> Values:
        """Outputs: past turns, the turn at hand, status, conversation."""
        data = _data(event)
        turn = conversation.turn(data.get("turn"))
        feedback = _feedback(data)
        if turn is None or turn.answer is None or feedback is None or not self.rate(turn.answer.id, feedback):
            return [SAME, SAME, _failed("feedback.failed", turn.language if turn else "de"), SAME]
        conversation = conversation.rated(turn.number, feedback.useful)
        *past, last = conversation.turns
        thanks = status_html(turn.say("feedback.thanks"), busy=False, language=turn.language)
        return [conversation_html(past), turn_html(last), thanks, conversation]


def show_sources(event: gr.EventData, conversation: Conversation) -> Any:
    """The sources of an earlier answer."""
    turn = conversation.turn(_data(event).get("turn"))
    return SAME if turn is None else sources_html(turn)


def restarted() -> Values:
    """Everything as at the beginning."""
    return _outputs(
        past="",
        current=start_html(),
        sources=sources_html(None),
        status=status_html("", busy=False),
        question="",
        conversation=Conversation(),
    )


def _outputs(
    past: Any = SAME,
    current: Any = SAME,
    sources: Any = SAME,
    status: Any = SAME,
    question: Any = SAME,
    conversation: Any = SAME,
) -> Values:
    """Past turns, the turn at hand, its sources, the status, the question field, the conversation: in the order in
    which the page wires them; what is not given stays as it is."""
    return [past, current, sources, status, question, conversation]


def _shown(turn: Turn) -> dict[str, str]:
    return {"current": turn_html(turn), "sources": sources_html(turn)}


def _run(answer: Answering, request: AnswerRequest, send: Callable[[Event], None]) -> None:
    answer(request, send)


def _data(event: gr.EventData) -> dict[str, Any]:
    """What the page sent along; anything may come from a browser."""
    data = getattr(event, "_data", None)
    return data if isinstance(data, dict) else {}


def _feedback(data: dict[str, Any]) -> Feedback | None:
    try:
        reason = FeedbackReason(data["reason"]) if data.get("reason") else None
        return Feedback(useful=data.get("useful") is True, reason=reason)
    except (ValueError, ValidationError):
        return None


def _failed(key: str, language: Language) -> str:
    return status_html(say_in(language, key), busy=False, shown=True, language=language)


def _working(turn: Turn) -> str:
    return status_html(status_words(turn), busy=True, language=turn.language)


def _done(turn: Turn) -> str:
    spoken = join((statement_words(statement, turn) for statement in turn.shown_statements), " ")
    return status_html(status_words(turn), busy=False, spoken=spoken, language=turn.language)
