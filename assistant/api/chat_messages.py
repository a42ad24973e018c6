"""The messages of an OpenAI client → a question with its history (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from assistant.answer import LONGEST_QUESTION, MOST_TURNS, AnswerRequest, Style, Turn
from assistant.api.chat_text import without_closing
from assistant.api.openai_types import ChatRequest, Message
from assistant.wording import wording
from ingest.errors import NotFound, WrongUse

STYLES: Mapping[str, Style] = {"transferkompass": "standard", "transferkompass-einfach": "einfach"}
"""Names of the models there are: one assistant, worded in two ways."""
USER, ASSISTANT = "user", "assistant"


def question_of(request: ChatRequest) -> AnswerRequest:
    """The last message of the user, after the turns before it. Raises ``WrongUse`` for what cannot be answered so.

    Messages of other roles are left out: what a client tells a model to be is not the operator's word.
    """
    _refuse_other_answers(request)
    places = [place for place, message in enumerate(request.messages) if message.role == USER]
    if not places:
        raise WrongUse(wording("chat_completions", "no_question"))
    return AnswerRequest(
        question=_question(request.messages[places[-1]]),
        history=_turns(request.messages[: places[-1]])[-MOST_TURNS:],
        style=style_of(request.model),
    )


def style_of(model: str) -> Style:
    """Raises ``NotFound``."""
    if model not in STYLES:
        raise NotFound(wording("chat_completions", "no_model", model=model, known=", ".join(STYLES)))
    return STYLES[model]


def _question(message: Message) -> str:
    if not message.is_text:
        raise WrongUse(wording("chat_completions", "not_text"))
    if len(message.text) > LONGEST_QUESTION:
        raise WrongUse(wording("chat_completions", "long_question", most=LONGEST_QUESTION))
    return message.text


def _turns(messages: Iterable[Message]) -> tuple[Turn, ...]:
    """Each message of the user with what the assistant said after it. Pictures of earlier turns are passed over:
    else a conversation that once had one could not go on."""
    turns: list[Turn] = []
    for message in messages:
        if message.role == USER:
            turns.append(Turn(question=message.text))
        elif message.role == ASSISTANT and turns:
            said = f"{turns[-1].answer}\n\n{without_closing(message.text)}".strip()
            turns[-1] = turns[-1].model_copy(update={"answer": said})
    return tuple(turns)


def _refuse_other_answers(request: ChatRequest) -> None:
    """What a client cannot do without, and gets from nobody here."""
    for name, wanted in _REFUSED.items():
        if wanted(request):
            raise WrongUse(wording("chat_completions", f"refused.{name}"))


_REFUSED: Mapping[str, Callable[[ChatRequest], bool]] = {
    "n": lambda request: request.n not in (None, 1),
    "tools": lambda request: bool(
        (request.tools and request.tool_choice != "none") or (request.functions and request.function_call != "none")
    ),
    "logprobs": lambda request: bool(request.logprobs or request.top_logprobs),
    "response_format": lambda request: bool(request.response_format and request.response_format.type != "text"),
    "modalities": lambda request: bool(set(request.modalities or ()) - {"text"}),
}
