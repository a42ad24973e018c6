"""The retrieval suite: are the documents that answer a question ranked first?"""

from __future__ import annotations

from collections.abc import Sequence

from evals.cases import Case
from evals.grading import Grader
from evals.metrics import Relevant, hit, mean, ndcg, recall, reciprocal_rank
from evals.report import Cause, Failure, Figure, SuiteReport
from evals.subject import Subject

DEPTH = 100
"""Passages looked at; several may be of one document."""


def retrieval_report(subject: Subject, cases: Sequence[Case], split: str) -> SuiteReport:
    """Over the answerable cases that name their evidence and a fact, ranked without understanding or conversation."""
    grader = Grader(subject.assistant.catalogue, subject.page_text)
    documents = subject.documents()
    judged = [(case, grader.relevant_documents(documents, case)) for case in cases if case.is_answerable and case.says]
    judged = [(case, relevant) for case, relevant in judged if relevant]
    rankings = rank_documents(subject, [case.question for case, _ in judged])
    failed = [
        _failure(case, ranking)
        for (case, relevant), ranking in zip(judged, rankings, strict=True)
        if not hit(ranking, relevant, 5)
    ]
    return SuiteReport(
        suite="retrieval",
        split=split,
        figures=ranking_figures(rankings, [relevant for _, relevant in judged]),
        failures=tuple(failed),
    )


def rank_documents(subject: Subject, questions: Sequence[str], depth: int = DEPTH) -> list[list[str]]:
    """Names of documents for each question, each by its best passage."""
    found = subject.assistant.retriever.search(questions, depth)
    return [list(dict.fromkeys(evidence.hit.document for evidence in one)) for one in found]


def ranking_figures(rankings: Sequence[Sequence[str]], relevant: Sequence[Relevant]) -> tuple[Figure, ...]:
    """Means over the questions."""
    pairs = list(zip(rankings, relevant, strict=True))
    values = {
        "ndcg_10": [ndcg(ranked, wanted, 10) for ranked, wanted in pairs],
        "mrr": [reciprocal_rank(ranked, wanted) for ranked, wanted in pairs],
        "hit_1": [hit(ranked, wanted, 1) for ranked, wanted in pairs],
        "hit_3": [hit(ranked, wanted, 3) for ranked, wanted in pairs],
        "hit_5": [hit(ranked, wanted, 5) for ranked, wanted in pairs],
        "recall_10": [recall(ranked, wanted, 10) for ranked, wanted in pairs],
        "recall_100": [recall(ranked, wanted, 100) for ranked, wanted in pairs],
    }
    return tuple(Figure(name=name, value=mean(found), of=len(found)) for name, found in values.items())


def _failure(case: Case, ranking: Sequence[str]) -> Failure:
    return Failure(
        case=case.id,
        cause=Cause.NOT_RETRIEVED,
        turns=case.turns,
        status="",
        answer="",
        evidence=tuple(ranking[:3]),
    )
