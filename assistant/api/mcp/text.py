"""What a tool found, as text for assistants that read nothing else (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.addresses import original_url, web_address
from assistant.api.chat_text import linked, without_links
from assistant.api.documents import DocumentEntry
from assistant.api.problems import Problem
from assistant.api.projects import Match
from assistant.requests import SearchResult, ShownPage
from assistant.wording import wording
from ingest.catalogue import Project
from ingest.catalogue.rendering import german_number


def passages_text(results: Sequence[SearchResult], base_url: str) -> str:
    """Each passage below its source."""
    if not results:
        return wording("mcp", "text.no_passages")
    return "\n\n".join([wording("mcp", "text.words_of_documents"), *(_passage(one, base_url) for one in results)])


def _passage(result: SearchResult, base_url: str) -> str:
    return f"{result.rank}. {_place(result, base_url)}\n\n{without_links(result.text)}"


def _place(result: SearchResult, base_url: str) -> str:
    title = wording("mcp", "text.page_of", title=result.title, page=result.page) if result.page else result.title
    page = f"#page={result.page}" if result.page else ""
    source = linked(title, f"{base_url}{original_url(result.document_id)}{page}")
    details = [wording("mcp", "text.document_id", id=result.document_id)]
    return _with_details(source, ([result.date] if result.date else []) + details)


def document_text(entry: DocumentEntry, pages: Sequence[ShownPage], base_url: str) -> str:
    """The pages shown, below what the document is."""
    source = linked(entry.title, base_url + original_url(entry.document_id))
    details = (entry.publisher and linked(entry.publisher, None), entry.kind.value, entry.date)
    head = _with_details(source, [detail for detail in details if detail])
    return "\n\n".join([head, wording("mcp", "text.words_of_documents"), *_page_texts(pages)])


def left_out_text(shown: Sequence[ShownPage], page_count: int, *, cut: bool) -> str:
    """What of a document does not stand in the answer; empty where all does."""
    if cut:
        return wording("mcp", "text.cut")
    if len(shown) < page_count:
        return wording("mcp", "text.further_pages", shown=len(shown), count=page_count)
    return ""


def _page_texts(pages: Sequence[ShownPage]) -> Iterator[str]:
    for page in pages:
        if page.page is not None:
            key = "page_with_label" if page.page_label and page.page_label != str(page.page) else "page"
            yield without_links(wording("mcp", f"text.{key}", page=page.page, label=page.page_label))
        yield without_links(page.text)


def projects_text(matches: Sequence[Match]) -> str:
    if not matches:
        return wording("mcp", "text.no_projects")
    head = wording("mcp", "text.project" if len(matches) == 1 else "text.projects", count=len(matches))
    return "\n\n".join([head, "\n".join(f"- {_project(one.project, one.reasons)}" for one in matches)])


def _project(project: Project, reasons: Sequence[str]) -> str:
    name = linked(project.name, web_address(project.page or project.source))
    details = [detail.value for detail in (project.type, project.state) if detail]
    if project.population:
        details.append(wording("mcp", "text.people", count=german_number(project.population)))
    details += [wording("mcp", "text.cohort", year=project.cohort), wording("mcp", "text.project_id", id=project.id)]
    parts = [_with_details(name, details)]
    if project.themes:
        parts.append(wording("mcp", "text.themes", themes=", ".join(project.themes)))
    if reasons:
        parts.append(wording("mcp", "text.reasons", reasons="; ".join(reasons)))
    return " ".join(parts)


def problem_text(found: Problem) -> str:
    return wording("mcp", "text.problem", title=found.title, detail=found.detail, code=found.code)


def _with_details(words: str, details: Sequence[str]) -> str:
    return f"{words} ({', '.join(details)})" if details else words
