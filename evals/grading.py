"""How good one answer is, measured against what its case expects (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from assistant.answer import Answer, Citation, Statement, Support
from evals.cases import ANSWERS, Expectation
from evals.metrics import says, stands_in, words_outside
from ingest.catalogue import Catalogue
from ingest.documents import Document

PageText = Callable[[Citation], str | None]
"""The cleaned text of the page a citation names; None where there is no such page."""


@dataclass(frozen=True, slots=True)
class Grade:
    """``fact_found`` and ``evidence_found`` are None where the case does not expect them."""

    status_right: bool
    fact_found: bool | None
    evidence_found: bool | None
    forbidden: tuple[str, ...]
    unsupported: tuple[str, ...]
    projects: tuple[str, ...] = ()
    """The model projects the answer is about."""

    @property
    def passed(self) -> bool:
        found = self.fact_found is not False and self.evidence_found is not False
        return self.status_right and found and not self.forbidden and not self.unsupported


class Grader:
    """Grades answers with the knowledge of one catalogue and one set of documents."""

    def __init__(self, catalogue: Catalogue, page_text: PageText) -> None:
        self._catalogue = catalogue
        self._page_text = page_text

    def grade(self, answer: Answer, expected: Expectation) -> Grade:
        """Facts and evidence are asked for only where the answer claims to be one."""
        status_right = answer.status in expected.status
        projects = self.projects_of(answer)
        judged = answer.status in ANSWERS or not status_right
        return Grade(
            status_right=status_right,
            fact_found=_fact_found(answer, expected, projects) if judged else None,
            evidence_found=self._evidence_found(answer, expected) if judged and expected.names_evidence else None,
            forbidden=tuple(word for word in expected.never if says(claimed_text(answer), word)),
            unsupported=tuple(self.unsupported(answer)),
            projects=projects,
        )

    def projects_of(self, answer: Answer) -> tuple[str, ...]:
        """Those among its examples, named in a statement, or whose own profile is cited."""
        named = [example.project for example in answer.examples]
        for statement in answer.statements:
            named += [mention.project_id for mention in self._catalogue.find_projects(statement.text)]
        named += [project for citation in answer.citations for project in _profiled(citation.document)]
        return tuple(dict.fromkeys(named))

    def _evidence_found(self, answer: Answer, expected: Expectation) -> bool:
        return any(self.is_right(citation, expected) for citation in answer.citations)

    def is_right(self, citation: Citation, expected: Expectation) -> bool:
        """True where a citation is from a document expected: by name, by source, or quoting about the project."""
        if any(fnmatchcase(citation.document, pattern) for pattern in expected.documents):
            return True
        about = {mention.project_id for mention in self._catalogue.find_projects(citation.quote)}
        if set(expected.projects) & {*about, *_profiled(citation.document)}:
            return True
        if expected.projects:
            return False
        addresses = {self._catalogue.fact(fact).source_url for fact in expected.facts}
        from_source = citation.source is not None and citation.source.url in addresses
        return from_source or (bool(expected.says) and all(says(citation.quote, words) for words in expected.says))

    def unsupported(self, answer: Answer) -> Iterable[str]:
        """The statements that claim something their quotes do not carry."""
        quotes = {citation.number: citation for citation in answer.citations}
        for statement in answer.statements:
            if statement.support is not Support.FRAMING and not self._carried(statement, quotes):
                yield statement.text

    def _carried(self, statement: Statement, citations: dict[int, Citation]) -> bool:
        cited = [citations[number] for number in statement.citations if number in citations]
        if len(cited) < max(1, len(statement.citations)) or not all(map(self._is_verbatim, cited)):
            return False
        quotes = [citation.quote for citation in cited]
        return statement.support is not Support.QUOTED or not words_outside(statement.text, quotes)

    def _is_verbatim(self, citation: Citation) -> bool:
        page = self._page_text(citation)
        return page is not None and stands_in(citation.quote, page)

    def relevant_documents(self, documents: Iterable[Document], expected: Expectation) -> frozenset[str]:
        """Names of the documents that answer: expected by name, profiles of the projects, those citing a fact's source
        and saying what is to be said."""
        addresses = {self._catalogue.fact(fact).source_url for fact in expected.facts}
        return frozenset(
            document.name
            for document in documents
            if any(fnmatchcase(document.name, pattern) for pattern in expected.documents)
            or set(_profiled(document.name)) & set(expected.projects)
            or _carries(document, addresses, expected.says)
        )


def _fact_found(answer: Answer, expected: Expectation, projects: tuple[str, ...]) -> bool | None:
    if expected.says:
        return all(says(answer.text, words) for words in expected.says)
    if expected.projects:
        return len(set(projects) & set(expected.projects)) >= expected.projects_wanted
    return None


def claimed_text(answer: Answer) -> str:
    """What the answer claims: everything but headings and connecting phrases."""
    return "\n".join(item.text for item in answer.statements if item.support is not Support.FRAMING)


def _profiled(document: str) -> tuple[str, ...]:
    """The project whose profile a document of the starter corpus is."""
    folder, _, name = document.rpartition("/")
    return (name.rsplit(".", 1)[0],) if folder.endswith("steckbriefe") else ()


def _carries(document: Document, addresses: set[str], wanted: tuple[str, ...]) -> bool:
    text = "\n".join(page.text for page in document.pages)
    return any(address in text for address in addresses) and all(says(text, words) for words in wanted)
