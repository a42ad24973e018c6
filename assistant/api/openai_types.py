"""OpenAI's chat completions as far as they are spoken here: what comes in and what goes out."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from assistant.answer import Answer, Wire


class Incoming(BaseModel):
    """Clients send much that means nothing here: it is left unread."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ContentPart(Incoming):
    """Of a message that is a list: text, or something that is none."""

    type: str
    text: str = ""

    @property
    def is_text(self) -> bool:
        return self.type == "text"


class Message(Incoming):
    role: str
    content: str | tuple[ContentPart, ...] | None = None

    @property
    def text(self) -> str:
        if self.content is None or isinstance(self.content, str):
            return self.content or ""
        return "\n".join(part.text for part in self.content if part.is_text)

    @property
    def is_text(self) -> bool:
        """Nothing but words."""
        return not isinstance(self.content, tuple) or all(part.is_text for part in self.content)


class ResponseFormat(Incoming):
    type: str = "text"


class StreamOptions(Incoming):
    include_usage: bool | None = None


class ChatRequest(Incoming):
    """The fields that are read; those from ``n`` on only to refuse what would be another answer."""

    model: str
    messages: tuple[Message, ...]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: int | None = None
    tools: tuple[Any, ...] | None = None
    functions: tuple[Any, ...] | None = None
    tool_choice: Any = None
    function_call: Any = None
    logprobs: bool | None = None
    top_logprobs: int | None = None
    response_format: ResponseFormat | None = None
    modalities: tuple[str, ...] | None = None

    @property
    def wants_usage(self) -> bool:
        return bool(self.stream_options and self.stream_options.include_usage)


class UrlCitation(Wire):
    """``content[start_index:end_index]`` is the marker, counted in characters (Unicode code points)."""

    start_index: int
    end_index: int
    title: str
    url: str


class Annotation(Wire):
    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation


class Usage(Wire):
    """Nothing is metered: no tokens are counted, whoever words the answer."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    total_tokens: int = 0


class AssistantMessage(Wire):
    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    annotations: tuple[Annotation, ...] = ()


class Choice(Wire):
    index: Literal[0] = 0
    message: AssistantMessage
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class ChatCompletion(Wire):
    """``transferkompass`` is the Answer of ``POST /api/v1/answers``."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: tuple[Choice, ...]
    usage: Usage = Usage()
    transferkompass: Answer


class Sparse(Wire):
    """Only what is there is sent."""

    @model_serializer(mode="wrap")
    def _without_nothing(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in dump(self).items() if value is not None}


class Delta(Sparse):
    """What a chunk adds to the message."""

    role: Literal["assistant"] | None = None
    content: str | None = None
    annotations: tuple[Annotation, ...] | None = None


class ChunkChoice(Wire):
    index: Literal[0] = 0
    delta: Delta
    logprobs: None = None
    finish_reason: Literal["stop"] | None = None


class Chunk(Sparse):
    """A piece of a completion. ``transferkompass`` comes with the last choice, ``usage`` after it where asked for."""

    id: str
    object: Literal["chat.completion.chunk"] = "chat.completion.chunk"
    created: int
    model: str
    choices: tuple[ChunkChoice, ...]
    usage: Usage | None = None
    transferkompass: Answer | None = None


class Model(Wire):
    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: Literal["transferkompass"] = "transferkompass"


class ModelList(Wire):
    object: Literal["list"] = "list"
    data: tuple[Model, ...]
