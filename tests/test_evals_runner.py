"""Grading and running: what counts as right, and that nothing fails unseen. The assistant is a stub."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from assistant.answer import (
    Answer,
    AnswerRequest,
    AnswerStatus,
    Citation,
    ComposerInfo,
    Example,
    Statement,
    StatementSource,
    Support,
)
from assistant.run import Run
from evals.cases import Case, Dialogue, Expectation, Kind
from evals.grading import Grade, Grader
from evals.report import Cause, Figure, SuiteReport, show
from evals.runner import (
    abstention_report,
    advice_report,
    answers_report,
    cause_of,
    everyday_report,
    followup_report,
    run_cases,
    typed_report,
)
from evals.subject import Subject
from ingest.catalogue import load_catalogue
from ingest.documents import Block, BlockKind, Document, DocumentInfo, DocumentKind, Page
from ingest.settings import IndexSettings

NOW = datetime(2026, 11, 1, tzinfo=UTC)
CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
SENTENCE = "Wolfsburg hat 13 Messstellen eingerichtet."
PROFILE = "starter/steckbriefe/wolfsburg.md"
URL = CATALOGUE.fact("F026").source_url


def citation(quote: str = SENTENCE, document: str = PROFILE, url: str | None = None) -> Citation:
    source = StatementSource(title="Quelle", url=url) if url else None
    return Citation(
        number=1, document=document, document_id=document, title="Titel", kind=DocumentKind.STECKBRIEF,
        quote=quote, source=source,
    )  # fmt: skip


def answer(text: str = SENTENCE, status: AnswerStatus = AnswerStatus.ANSWERED, **changes: Any) -> Answer:
    answered = status is AnswerStatus.ANSWERED
    statement = Statement(text=text, citations=(1,) if answered else (), support=Support.QUOTED)
    if not answered:
        statement = statement.model_copy(update={"support": Support.FRAMING})
    defaults: dict[str, Any] = {
        "id": "1", "conversation_id": "1", "question": "?", "standalone_question": "?", "status": status,
        "text": text, "statements": (statement,), "citations": (citation(),) if answered else (),
        "composer": ComposerInfo(kind="extractive"), "timings_ms": {"total": 10.0, "embed": 6.0}, "created_at": NOW,
    }  # fmt: skip
    return Answer(**{**defaults, **changes})


def document(name: str, *texts: str) -> Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Document(name, "1", name, name, DocumentInfo(name), (Page(None, None, blocks),))


def grader(page: str | None = SENTENCE) -> Grader:
    return Grader(CATALOGUE, lambda _: page)


def case(question: str = "Wie viele?", **changes: Any) -> Case:
    defaults: dict[str, Any] = {"id": "a", "kind": Kind.FACT, "projects": ("wolfsburg",), "says": ("13|dreizehn",)}
    return Case.model_validate({**defaults, "question": question, **changes})


def subject(reply: Callable[[AnswerRequest], Answer], *documents: Document) -> Subject:
    """A subject whose pipeline answers with ``reply``."""
    runs: list[Run] = []

    def answer_to(request: AnswerRequest) -> Answer:
        runs.append(Run(request, "1", "1", NOW))
        return reply(request)

    by_name = {one.name: one for one in documents}
    index = SimpleNamespace(document=by_name.get, documents=lambda: list(documents))
    assistant: Any = SimpleNamespace(
        catalogue=CATALOGUE,
        pipeline=SimpleNamespace(answer=answer_to),
        index=index,
        catalogue_documents=SimpleNamespace(document=lambda _: None),
    )
    return Subject(assistant, runs)


def test_a_good_answer_passes() -> None:
    expected = Grade(True, True, True, (), (), ("wolfsburg",))
    assert grader().grade(answer(), case()) == expected
    assert expected.passed


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"says": ("14",)}, (True, False, True)),
        ({"projects": ("kassel",)}, (True, True, False)),
        ({"projects": (), "facts": ("F026",)}, (True, True, True)),
        ({"projects": (), "documents": ("starter/*",)}, (True, True, True)),
        ({"projects": ("wolfsburg", "kassel"), "all_projects": True, "says": ()}, (True, False, True)),
        ({"projects": ("wolfsburg", "kassel"), "says": ()}, (True, True, True)),
        ({"status": ("no_evidence",)}, (False, True, True)),
        ({"status": ("no_evidence", "answered")}, (True, True, True)),
    ],
)
def test_what_is_expected_decides(given: dict[str, Any], expected: tuple[bool, bool, bool]) -> None:
    grade = grader().grade(answer(), case(**given))
    assert (grade.status_right, grade.fact_found, grade.evidence_found) == expected


def test_a_source_counts_only_with_its_own_address() -> None:
    expected = Expectation(facts=("F026",))
    assert grader().is_right(citation(document="starter/dossiers/x.md", url=URL), expected)
    assert not grader().is_right(citation(document="starter/dossiers/x.md", url="https://example.org/"), expected)


def test_refusals_are_not_asked_for_facts() -> None:
    refusal = answer("Dazu steht nichts in den Dokumenten.", AnswerStatus.NO_EVIDENCE)
    grade = grader().grade(refusal, case(status=("no_evidence", "answered")))
    assert (grade.status_right, grade.fact_found, grade.evidence_found, grade.passed) == (True, None, None, True)


def test_a_false_premise_may_not_be_confirmed() -> None:
    wrong = answer("Wolfsburg hat 40 Messstellen.", citations=(citation("Wolfsburg hat 40 Messstellen."),))
    grade = grader("Wolfsburg hat 40 Messstellen.").grade(wrong, case(never=("40 Messstellen",)))
    assert (grade.forbidden, grade.passed) == (("40 Messstellen",), False)


@pytest.mark.parametrize(
    ("page", "statement", "quote", "supported"),
    [
        (SENTENCE, SENTENCE, SENTENCE, True),
        ("Wolfsburg hat 10 Messstellen eingerichtet.", SENTENCE, SENTENCE, False),
        (SENTENCE, "Wolfsburg hat 14 Messstellen eingerichtet.", SENTENCE, False),
        (SENTENCE, "[In Niedersachsen:] Wolfsburg hat 13 Messstellen", SENTENCE, True),
        (None, SENTENCE, SENTENCE, False),
    ],
)
def test_statements_need_words_from_a_quote_on_the_page(
    page: str | None, statement: str, quote: str, supported: bool
) -> None:
    given = answer(statement, citations=(citation(quote),))
    assert list(grader(page).unsupported(given)) == ([] if supported else [statement])


def test_a_statement_that_cites_nothing_is_unsupported() -> None:
    bare = answer(statements=(Statement(text=SENTENCE, support=Support.CHECKED),), citations=())
    assert list(grader().unsupported(bare)) == [SENTENCE]


def test_relevant_documents_are_profiles_named_ones_and_those_that_say_it_with_the_source() -> None:
    documents = [
        document(PROFILE, "Nichts dazu."),
        document("starter/dossiers/wasser.md", "Es sind 13 Messstellen.", f"[1] Titel · {URL}"),
        document("starter/dossiers/andere.md", "Es sind zehn.", f"[1] Titel · {URL}"),
        document("starter/dossiers/ohne.md", "Es sind 13 Messstellen."),
        document("catalog/events.csv", "Termin"),
    ]
    expected = Expectation(projects=("wolfsburg",), facts=("F026",), says=("13",), documents=("catalog/events*",))
    assert grader().relevant_documents(documents, expected) == {
        PROFILE, "starter/dossiers/wasser.md", "catalog/events.csv",
    }  # fmt: skip


def test_a_crashed_case_is_a_failure_and_the_others_go_on() -> None:
    def reply(request: AnswerRequest) -> Answer:
        if request.question == "kaputt":
            raise ZeroDivisionError("nichts")
        return answer()

    items = [case("kaputt", id="a"), case("heil", id="b")]
    outcomes = run_cases(subject(reply, document(PROFILE, SENTENCE)), items)
    report = answers_report(outcomes, "dev")
    assert [(failure.case, failure.cause, failure.answer) for failure in report.failures] == [
        ("a", Cause.CRASHED, "ZeroDivisionError: nichts")
    ]
    assert (value(report, "passed"), value(report, "crashed"), report.holds) == (0.5, 1, False)


def test_error_answers_count_as_crashed() -> None:
    outcomes = run_cases(subject(lambda _: answer("Fehler", AnswerStatus.ERROR)), [case()])
    assert cause_of(outcomes[0]) is Cause.CRASHED


def test_refusing_is_scored_against_what_must_be_refused() -> None:
    replies = {
        "belegt": answer(),
        "geschwiegen": answer("nichts", AnswerStatus.NO_EVIDENCE),
        "fremd": answer("nichts", AnswerStatus.OUT_OF_SCOPE),
        "erfunden": answer(),
    }
    items = [
        case("belegt", id="a"),
        case("geschwiegen", id="b"),
        case("fremd", id="c", kind=Kind.OUT_OF_SCOPE, status=("out_of_scope",)),
        case("erfunden", id="d", kind=Kind.NO_EVIDENCE, status=("no_evidence",)),
    ]
    outcomes = run_cases(subject(lambda request: replies[request.question], document(PROFILE, SENTENCE)), items)
    report = abstention_report(outcomes, "dev")
    assert (value(report, "refusal_precision"), value(report, "refusal_recall")) == (0.5, 0.5)
    assert value(report, "answered_rightly") == 0.5
    assert {failure.case: failure.cause for failure in report.failures} == {
        "b": Cause.NOT_RETRIEVED,
        "d": Cause.ANSWERED_ANYWAY,
    }


def test_everyday_counts_fitting_examples() -> None:
    examples = (Example(project="wolfsburg", name="Wolfsburg", why=""), Example(project="ulm", name="Ulm", why=""))
    item = case(kind=Kind.EVERYDAY, says=())
    outcomes = run_cases(subject(lambda _: answer(examples=examples), document(PROFILE, SENTENCE)), [item])
    report = everyday_report(outcomes, "test")
    assert (value(report, "example_found"), value(report, "example_precision"), report.holds) == (1.0, 0.5, True)


def test_typed_questions_count_what_is_said_first_and_what_comes_nearest() -> None:
    other = Statement(text="Anderes.", citations=(1,), support=Support.QUOTED)
    near = Statement(text=SENTENCE, citations=(1,), support=Support.QUOTED)
    replies = {
        "zuerst": answer(),
        "zuletzt": answer(statements=(other, other, other, near)),
        "als nächstes": answer("nichts", AnswerStatus.NO_EVIDENCE, statements=(near,)),
        "stumm": answer("nichts", AnswerStatus.NO_EVIDENCE),
    }
    items = [case(question, id=f"a{place}") for place, question in enumerate(list(replies)[:3])]
    items.append(case("stumm", id="d", kind=Kind.NO_EVIDENCE, status=("no_evidence",), says=()))
    outcomes = run_cases(subject(lambda request: replies[request.question], document(PROFILE, SENTENCE)), items)
    report = typed_report(outcomes, "dev")
    found = [round(value(report, name), 2) for name in ("told_first", "told", "refused_rightly")]
    assert found == [0.33, 1.0, 1.0]


def test_dialogues_hand_on_what_was_said() -> None:
    seen: list[Sequence[tuple[str, str]]] = []

    def reply(request: AnswerRequest) -> Answer:
        seen.append([(turn.question, turn.answer) for turn in request.history])
        return answer()

    item = Dialogue(id="f", turns=("Erstens?", "Zweitens?", "Drittens?"), projects=("wolfsburg",), says=("13",))
    under_test = subject(reply, document(PROFILE, SENTENCE))
    outcomes = run_cases(under_test, [item])
    report = followup_report(outcomes, grader(), under_test, "dev")
    assert seen == [[], [("Erstens?", SENTENCE)], [("Erstens?", SENTENCE), ("Zweitens?", SENTENCE)]]
    assert (value(report, "document_retrieved"), report.failures) == (1.0, ())


def test_dialogues_may_end_in_a_refusal() -> None:
    """Refusals are counted by themselves: they have no document and no fact."""
    items = [
        Dialogue(id="told", turns=("Erstens?", "Zweitens?"), projects=("wolfsburg",), says=("13",)),
        Dialogue(id="untold", turns=("Erstens?", "Drittens?"), status=(AnswerStatus.NO_EVIDENCE,)),
    ]

    def reply(request: AnswerRequest) -> Answer:
        return answer(status=AnswerStatus.NO_EVIDENCE) if request.question == "Drittens?" else answer()

    under_test = subject(reply, document(PROFILE, SENTENCE))
    report = followup_report(run_cases(under_test, items), grader(), under_test, "dev")
    figures = {figure.name: (figure.value, figure.of) for figure in report.figures}
    assert [figures[name] for name in ("document_retrieved", "fact_found", "refused_rightly")] == [(1, 1)] * 3
    assert report.failures == ()


def value(report: SuiteReport, name: str) -> float:
    return next(figure.value for figure in report.figures if figure.name == name)


@pytest.mark.parametrize(
    ("figure", "holds"),
    [
        (Figure(name="passed", value=0.5, of=2), True),
        (Figure(name="passed", value=0.85, of=2, bar=0.85), True),
        (Figure(name="passed", value=0.84, of=2, bar=0.85), False),
        (Figure(name="ms_p95", value=61, of=2, bar=60, at_most=True), False),
    ],
)
def test_bars(figure: Figure, holds: bool) -> None:
    assert figure.holds is holds
    assert SuiteReport(suite="answers", split="dev", figures=(figure,)).holds is holds


def test_the_report_prints_every_failed_case_with_question_answer_and_evidence() -> None:
    def reply(request: AnswerRequest) -> Answer:
        return answer("[bold]Kassel[/bold] schweigt.", citations=(citation("Kassel schweigt."),))

    outcomes = run_cases(subject(reply, document(PROFILE, SENTENCE)), [case("Wie viele [genau]?")])
    out = StringIO()
    show([answers_report(outcomes, "dev")], Console(file=out, width=200))
    printed = out.getvalue()
    assert "Wie viele [genau]?" in printed
    assert "[bold]Kassel[/bold] schweigt." in printed
    assert f"{PROFILE} S. None: Kassel schweigt." in printed
    assert "gesuchte Angabe in der Antwort" in printed


def test_advice_counts_what_opens_the_answer_and_what_says_there_is_none() -> None:
    other = Statement(text="Anderes.", citations=(1,), support=Support.QUOTED)
    told = Statement(text=SENTENCE, citations=(1,), support=Support.QUOTED)
    gap = Statement(text="Einen Rat dazu gibt es nicht.", citations=(), support=Support.FRAMING)
    replies = {
        "zuerst": answer(),
        "später": answer(statements=(other, told)),
        "offen gesagt": answer("nichts", AnswerStatus.PARTIAL, statements=(gap, other)),
        "verschwiegen": answer(statements=(other,)),
    }
    items = [case(question, id=f"a{place}") for place, question in enumerate(list(replies)[:2])]
    open_status = ("no_evidence", "partial")
    for question in ("offen gesagt", "verschwiegen"):
        items.append(case(question, id=f"n{len(items)}", kind=Kind.NO_EVIDENCE, status=open_status, says=()))
    outcomes = run_cases(subject(lambda request: replies[request.question], document(PROFILE, SENTENCE)), items)
    report = advice_report(outcomes, "dev")
    assert [value(report, name) for name in ("advised_first", "advised", "said_there_is_none")] == [0.5, 1.0, 0.5]
