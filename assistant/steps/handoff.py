"""Where the documents are silent: whom to ask, with a draft that only needs a name under it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Contact, Handoff, NearestDocument
from assistant.drafts import Form
from assistant.evidence.judging.pertinence import is_of_the_matter
from assistant.evidence.sentences.sentence_choice import names_place
from assistant.rendering import row_told
from assistant.run import Run
from assistant.wording import wording
from ingest.catalogue import Catalogue

KTS = "kts"
SUBJECT_LENGTH = 80
MOST_TOLD = 2
"""Statements of the answer that a letter repeats."""
NEAREST = 3
"""Documents named as nearest to an unanswered question."""


@dataclass(frozen=True, slots=True)
class HandoffStep:
    """Adds ``run.handoff`` to unanswered and partly answered questions."""

    catalogue: Catalogue
    name: str = "handoff"

    def __call__(self, run: Run) -> None:
        if run.status in {AnswerStatus.NO_EVIDENCE, AnswerStatus.PARTIAL}:
            run.handoff = self._handoff(run)

    def _handoff(self, run: Run) -> Handoff:
        contact = self.catalogue.contact(KTS)
        nearest = _nearest(run)
        return Handoff(
            reason=_reason(run, nearest),
            nearest=nearest,
            contact=Contact(name=contact.name, email=contact.email, phone=contact.phone, url=contact.url),
            subject=wording("handoff", "subject", question=_shortened(run.stated)),
            draft=_draft(run),
        )


def _draft(run: Run) -> str:
    """The question, and what the documents do tell where they answer a part of it or put its premise right."""
    told = list(_told(run)) if run.corrected or run.status is AnswerStatus.PARTIAL else []
    beside = wording("handoff", "told", told="\n".join(f"- {text}" for text in told)) if told else ""
    sender = run.request.profile.name or "…"
    draft = "draft_withheld" if run.withheld else "draft"
    return wording("handoff", draft, question=run.stated, told=beside, sender=sender)


def _told(run: Run) -> Iterator[str]:
    """The first statements with a source, after the corrections of a premise before them."""
    quoted, header = 0, ""
    for statement, form in zip(run.statements, run.forms, strict=True):
        quoted += bool(statement.citations)
        if quoted > MOST_TOLD:
            return
        if form is Form.TABLE_ROW and not statement.citations:
            header = header or statement.text
        elif form is Form.TABLE_ROW:
            yield row_told(statement.text, header)
        elif statement.citations or (run.corrected and not quoted and form is Form.SENTENCE):
            yield statement.text


def _nearest(run: Run) -> tuple[NearestDocument, ...]:
    """For an unanswered question; a partly answered one has its sources."""
    if run.status is not AnswerStatus.NO_EVIDENCE or run.only_passages is not None:
        return ()
    hits = {item.hit.passage.document_id: item.hit for item in reversed(run.evidence)}
    first = list(dict.fromkeys(item.hit.passage.document_id for item in run.evidence))[:NEAREST]
    telling = _of_the_matter(run, first)
    near = [hits[one] for one in first if one in telling or _is_on_place(hits[one].info.title, run)]
    return tuple(
        NearestDocument(document_id=hit.passage.document_id, title=hit.info.title, url=hit.info.url) for hit in near
    )


def _of_the_matter(run: Run, documents: Container[str]) -> set[str]:
    """Those of ``documents`` in which a sentence speaks of what is asked."""
    told = ((run.evidence[item.evidence].hit.passage.document_id, item) for item in run.sentences if not item.elsewhere)
    return {document for document, item in told if document in documents and is_of_the_matter(item, run)}


def _is_on_place(title: str, run: Run) -> bool:
    return bool(run.places) and names_place(title, run.places)


def _reason(run: Run, nearest: Sequence[NearestDocument]) -> str:
    """Why to ask a person; for an unanswered question with the documents that come nearest unless they are quoted."""
    if run.withheld:
        return run.wording("handoff", "withheld")
    if run.status is AnswerStatus.PARTIAL:
        return run.wording("handoff", "partial")
    if run.citations:
        return run.wording("handoff", "no_evidence_but_near")
    titles = dict.fromkeys(document.title for document in nearest)
    if not titles:
        return run.wording("handoff", "no_evidence")
    named = run.wording("handoff", "title_joint").join(run.wording("handoff", "title", title=title) for title in titles)
    return run.wording("handoff", "no_evidence_nearest", titles=named)


def _shortened(question: str) -> str:
    return question if len(question) <= SUBJECT_LENGTH else question[: SUBJECT_LENGTH - 1].rstrip() + "…"
