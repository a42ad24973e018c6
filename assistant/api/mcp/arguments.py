"""What an assistant may hand to each tool."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from assistant.answer import COUNTED, LONGEST_QUESTION, MOST_TURNS, AnswerRequest, Filters, Profile, Style, Turn, Wire
from assistant.api.searching import DEFAULT_RESULTS, MOST_RESULTS
from ingest.documents import MunicipalityType, State

LONGEST_ID = 1000


class Ask(Wire):
    question: Annotated[str, Field(max_length=LONGEST_QUESTION)]
    history: Annotated[tuple[Turn, ...], Field(max_length=MOST_TURNS)] = ()
    filters: Filters | None = None
    style: Style = "standard"
    language: Literal["de", "en"] | None = None

    @property
    def request(self) -> AnswerRequest:
        return AnswerRequest(
            question=self.question,
            history=self.history,
            filters=self.filters or Filters(),
            style=self.style,
            language=self.language,
        )


class SearchDocuments(Wire):
    q: Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]
    top_k: Annotated[int, Field(ge=1, le=MOST_RESULTS), COUNTED] = DEFAULT_RESULTS


class FindModelProjects(Wire):
    """``state``, ``type`` and ``topic`` must all hold; ``comparable_to`` puts those in order that are left."""

    state: State | None = None
    type: MunicipalityType | None = None
    topic: Annotated[str | None, Field(max_length=200)] = None
    comparable_to: Profile | None = None


class GetDocument(Wire):
    id: Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
    page: Annotated[int, Field(ge=1), COUNTED] | None = None
