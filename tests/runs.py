"""Runs and passages for tests of single steps, made by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np

from assistant.answer import AnswerRequest, Profile
from assistant.evidence.asked.answer_types import asked_of
from assistant.evidence.judging.answerability import words_of
from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.evidence.words.matching import asked_words
from assistant.places import named_places
from assistant.question import Intent, QuestionPart, Understanding
from assistant.run import Evidence, Run
from ingest.catalogue import Catalogue
from ingest.documents import DocumentInfo, Passage, PassageTags, Sentence, Source, Span
from ingest.index.hits import IndexedPassage
from ingest.sentences import sentence_spans

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def evidence(
    text: str,
    *,
    relevance: float = 2.0,
    cosines: tuple[float, ...] | None = None,
    section: tuple[str, ...] = (),
    title: str = "Papier",
    date: str | None = "2026-01",
    projects: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    source: Source | None = None,
    is_table: bool = False,
    start: int = 0,
) -> Evidence:
    """A passage with its sentences; ``start`` is where it begins on its page."""
    spans = tuple(Span(span.start + start, span.end + start) for span in sentence_spans(text))
    passage = Passage(
        id=f"{title}-{start}",
        document_id=title,
        page_index=2,
        span=Span(start, start + len(text)),
        text=text,
        section=section,
        sentences=tuple(Sentence(span, source) for span in spans),
        is_table=is_table,
        tags=PassageTags(projects=projects, topics=topics),
    )
    hit = IndexedPassage(passage, DocumentInfo(title, date=date), f"{title}.pdf", 3, "1", None)
    scores = np.array(cosines or (0.85,) * len(spans), dtype=np.float32)
    return Evidence(hit, relevance, 0.85, scores)


def run_of(
    question: str,
    catalogue: Catalogue,
    *found: Evidence,
    intent: Intent = Intent.FACT,
    profile: Profile | None = None,
    population: int | None = None,
) -> Run:
    """A run as composers see it: understood, with scored evidence."""
    run = Run(AnswerRequest(question=question, profile=profile or Profile()), "a", "c", NOW)
    run.question = run.standalone = run.stated = question
    asked = asked_of(question)
    run.understanding = Understanding(
        intent=intent,
        parts=(QuestionPart(question, asked),),
        projects=tuple(dict.fromkeys(mention.project_id for mention in catalogue.find_projects(question))),
        topics=tuple(dict.fromkeys(mention.topic_id for mention in catalogue.find_topics(question))),
        states=tuple(mention.state for mention in catalogue.find_states(question)),
        population=population,
        search_text=question,
    )
    run.evidence = found
    wanted = (asked,) if asked else ()
    run.sentences = tuple(score_sentences(found, asked_words(question, wanted=wanted), run.understanding.parts))
    run.tellable = frozenset((item.evidence, item.sentence) for item in run.sentences)
    run.answerability = 0.9
    return run


def passages(*texts: str, date: str | None = "2026-01") -> list[Evidence]:
    """Each text a passage of a document of its own."""
    return [evidence(text, title=f"Papier {place}", date=date) for place, text in enumerate(texts)]


def as_judged(run: Run, catalogue: Catalogue) -> Run:
    """``run`` as the judge leaves it before it looks for gaps."""
    run.places = named_places(run.standalone, catalogue)
    run.words = words_of(run, run.understood.parts)
    run.sentences = tuple(score_sentences(run.evidence, run.words, run.understood.parts, run.places))
    return run
