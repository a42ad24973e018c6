"""What stands beside the answer: numbers of quotes, age, hand-off, next questions."""

from __future__ import annotations

import pytest
from runs import NOW, evidence, run_of

from assistant.answer import AnswerStatus, NoticeCode, Support
from assistant.citations import Numbering, quoted_words
from assistant.run import Draft, Quote, Run
from assistant.steps.handoff import HandoffStep
from assistant.steps.notices import Notices, is_outdated
from assistant.steps.suggestions import Suggestions
from ingest.catalogue import Catalogue, load_catalogue
from ingest.documents import Source, Span
from ingest.settings import IndexSettings

SOURCE = Source("Meldung", "https://example.org/meldung", "2022-03-01", "Stadt")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(IndexSettings().catalog_dir)


def answered(catalogue: Catalogue, source: Source | None = None, date: str = "2026-01") -> Run:
    found = evidence("Ulm misst den Pegel. Ulm zählt Räder.", source=source, date=date, start=40)
    run = run_of("Was misst Ulm?", catalogue, found)
    run.status = AnswerStatus.ANSWERED
    quote = Quote(found.hit, (found.hit.passage.sentences[0].span,))
    statement, _ = Numbering(run.citations).statement(Draft("Ulm misst den Pegel.", Support.QUOTED, (quote,)))
    run.statements.append(statement)
    return run


def test_the_same_quote_has_one_number() -> None:
    found = evidence("Ulm misst den Pegel. Ulm zählt Räder.", start=40)
    first, second = (Quote(found.hit, (sentence.span,)) for sentence in found.hit.passage.sentences)
    numbering = Numbering()
    assert [numbering.number(quote) for quote in (first, second, first)] == [1, 2, 1]
    assert [citation.quote for citation in numbering.citations] == ["Ulm misst den Pegel.", "Ulm zählt Räder."]
    assert (numbering.citations[0].page, numbering.citations[0].page_label) == (3, "1")


def test_a_quote_of_two_sentences_is_one_slice() -> None:
    found = evidence("Ulm misst den Pegel. Das hilft. Ulm zählt Räder.", start=7)
    assert quoted_words(Quote(found.hit, (Span(7, 27), Span(28, 38)))) == "Ulm misst den Pegel. Das hilft."


@pytest.mark.parametrize(
    ("date", "old"),
    [("2022", True), ("2023", False), ("2023-10", True), ("2023-11", False), ("2023-11-24", True), ("2026-01", False)],
)
def test_older_than_three_years(date: str, old: bool) -> None:
    assert is_outdated(date, NOW) is old


def test_the_source_decides_the_age(catalogue: Catalogue) -> None:
    run = answered(catalogue, SOURCE)
    Notices(catalogue)(run)
    assert [notice.code for notice in run.notices] == [NoticeCode.OUTDATED, NoticeCode.OWN_SUMMARY]
    assert "1. März 2022" in run.notices[0].text


def test_new_originals_need_no_notice(catalogue: Catalogue) -> None:
    run = answered(catalogue)
    Notices(catalogue)(run)
    assert run.notices == []


def test_silence_comes_with_a_draft(catalogue: Catalogue) -> None:
    run = run_of("Was kostet der Pegel?", catalogue)
    run.status = AnswerStatus.NO_EVIDENCE
    HandoffStep(catalogue)(run)
    assert run.handoff is not None
    assert run.handoff.contact.email == "SmartCities@dlr.de"
    assert "Was kostet der Pegel?" in run.handoff.draft


def test_answers_need_no_draft(catalogue: Catalogue) -> None:
    run = answered(catalogue)
    HandoffStep(catalogue)(run)
    assert run.handoff is None


def test_suggestions_can_be_answered(catalogue: Catalogue) -> None:
    run = run_of("Welche Apps für Bürger gibt es?", catalogue)
    run.status = AnswerStatus.ANSWERED
    Suggestions(catalogue)(run)
    assert run.suggestions
    assert all(catalogue.find_topics(text) for text in run.suggestions)


def test_silence_names_the_nearest_documents(catalogue: Catalogue) -> None:
    run = run_of("Was kostet der Pegel?", catalogue, evidence("Der Pegel ist digital.", title="Pegelpapier"))
    run.status = AnswerStatus.NO_EVIDENCE
    HandoffStep(catalogue)(run)
    assert run.handoff is not None
    assert "„Pegelpapier“. Dort steht die Antwort nicht" in run.handoff.reason
