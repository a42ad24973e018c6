"""The four tools. Each does what a route of ``/api/v1`` does and says it in words, too."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from pydantic import ValidationError

from assistant.answer import Answer, AnswerStatus, Wire
from assistant.api import asking, documents, projects, searching
from assistant.api.chat_text import content_of
from assistant.api.context import Context
from assistant.api.mcp import arguments, text
from assistant.api.problems import Problem, invalid_request, problem
from assistant.requests import ShownPage
from assistant.service import Service
from assistant.understanding.conditions import topic_ids
from assistant.wording import wording
from ingest.catalogue import Catalogue
from ingest.documents import Document
from ingest.errors import NotFound

LONGEST_EXCERPT = 50_000
"""Characters of a document at once: about twelve thousand tokens, half of what common assistants take in."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``text`` says what ``structured`` holds."""

    text: str
    structured: Wire


@dataclass(frozen=True, slots=True)
class Caller:
    """Who called a tool. Links handed to it lead below ``base_url``."""

    context: Context
    request: Request

    @property
    def service(self) -> Service:
        """Raises ``Starting``, or why there is no assistant."""
        return self.context.runtime.ready()

    @property
    def base_url(self) -> str:
        return (self.context.settings.server.public_url or str(self.request.base_url)).rstrip("/")


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    arguments: type[Wire]
    result: type[Wire]
    run: Callable[[Caller, Any], Awaitable[Outcome | Problem]]

    async def call(self, caller: Caller, given: object) -> Outcome | Problem:
        """Raises own errors."""
        try:
            wanted = self.arguments.model_validate(given)
        except ValidationError as error:
            return invalid_request(error.errors())
        return await self.run(caller, wanted)


class DocumentExcerpt(documents.DocumentWithPages):
    """``pages`` are the page asked for, else the first ones that fit; ``cut``: the last of them ends too early."""

    page_count: int
    cut: bool


async def _ask(caller: Caller, wanted: arguments.Ask) -> Outcome | Problem:
    stream = asking.ask(caller.context, caller.service, wanted.request)
    answer = await asking.whole(stream, caller.request)
    if answer is None:
        # Nobody reads it.
        return problem("answer_failed", asking.CLIENT_GONE)
    if answer.status is AnswerStatus.ERROR:
        return asking.failed(answer)
    return Outcome(content_of(answer, caller.base_url), answer)


async def _search_documents(caller: Caller, wanted: arguments.SearchDocuments) -> Outcome:
    found = await searching.search(wanted.q, caller.context, caller.service, wanted.top_k)
    return Outcome(text.passages_text(found.results, caller.base_url), found)


async def _find_model_projects(caller: Caller, wanted: arguments.FindModelProjects) -> Outcome:
    matches = await asyncio.to_thread(matching, wanted, caller.service.assistant.catalogue)
    return Outcome(text.projects_text(matches), projects.Matches(matches=matches))


async def _get_document(caller: Caller, wanted: arguments.GetDocument) -> Outcome:
    service = caller.service
    document = await asyncio.to_thread(_document, service, wanted.id)
    entry = documents.entry_of(document)
    shown = await asyncio.to_thread(service.show, wanted.id, wanted.page)
    pages, cut = excerpt(shown.pages)
    found = DocumentExcerpt(**entry.model_dump(), pages=pages, page_count=len(document.pages), cut=cut)
    words = text.document_text(entry, pages, caller.base_url)
    if wanted.page is None or cut:
        words = "\n\n".join(filter(None, [words, text.left_out_text(pages, found.page_count, cut=cut)]))
    return Outcome(words, found)


def _document(service: Service, document_id: str) -> Document:
    """Raises ``NotFound`` in words for whoever has tools and no command line."""
    try:
        return service.document(document_id)
    except NotFound as error:
        raise NotFound(wording("mcp", "no_document", document=document_id)) from error


def matching(wanted: arguments.FindModelProjects, catalogue: Catalogue) -> tuple[projects.Match, ...]:
    """All projects for which the conditions hold; the most comparable ones where a municipality compares itself."""
    topics = topic_ids(wanted.topic, catalogue)
    left = {
        project.id: projects.Match(project=project, reasons=())
        for project in catalogue.projects
        if (wanted.state is None or project.state is wanted.state)
        and (wanted.type is None or project.type is wanted.type)
        and (not topics or set(topics) & set(project.topics))
    }
    if wanted.comparable_to is None:
        return tuple(left.values())
    alike = projects.most_alike(wanted.comparable_to, topics, catalogue)
    return tuple(match for match in alike if match.project.id in left)[: projects.MOST_MATCHES]


def excerpt(pages: Sequence[ShownPage]) -> tuple[tuple[ShownPage, ...], bool]:
    """The first pages that fit, at least one, and whether that one had to be cut."""
    fitting: list[ShownPage] = []
    room = LONGEST_EXCERPT
    for page in pages:
        room -= len(page.text)
        if room < 0:
            break
        fitting.append(page)
    if pages and not fitting:
        return (pages[0].model_copy(update={"text": pages[0].text[:LONGEST_EXCERPT]}),), True
    return tuple(fitting), False


TOOLS = (
    Tool("ask", arguments.Ask, Answer, _ask),
    Tool("search_documents", arguments.SearchDocuments, searching.Results, _search_documents),
    Tool("find_model_projects", arguments.FindModelProjects, projects.Matches, _find_model_projects),
    Tool("get_document", arguments.GetDocument, DocumentExcerpt, _get_document),
)
