"""Published data sets as they are: BEIR folders and SQuAD-style JSON, without fitting anything to them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.metrics import says
from evals.report import Cause, Failure, Figure, SuiteReport
from evals.retrieval import DEPTH, rank_documents, ranking_figures
from evals.subject import Subject
from evals.wording import wording
from ingest.errors import WrongUse

TEXT_SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class ForeignQuestion:
    """``relevant``: document ids with their gain. ``spans``: accepted answers, empty where the set has none."""

    id: str
    text: str
    relevant: Mapping[str, int]
    spans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """``documents``: text by id."""

    name: str
    documents: Mapping[str, str]
    questions: tuple[ForeignQuestion, ...]

    def first(self, limit: int | None) -> Dataset:
        """The same documents with at most ``limit`` questions."""
        return Dataset(self.name, self.documents, self.questions[:limit])


def load_dataset(path: Path) -> Dataset:
    """Raises ``WrongUse`` where ``path`` is neither of the two layouts or a line is broken."""
    if (path / "corpus.jsonl").is_file() and (path / "queries.jsonl").is_file():
        return _beir(path)
    files = [path] if path.suffix == ".json" and path.is_file() else sorted(path.glob("*.json"))
    if not files:
        raise WrongUse(wording("unknown_dataset", path=path))
    return _squad(path.stem, files)


def _beir(path: Path) -> Dataset:
    judged: dict[str, dict[str, int]] = {}
    for file in sorted((path / "qrels").glob("*.tsv")):
        for query, document, gain in _judgements(file):
            judged.setdefault(query, {})[document] = gain
    documents = {str(row["_id"]): _titled(row) for row in _json_lines(path / "corpus.jsonl")}
    rows = [row for row in _json_lines(path / "queries.jsonl") if str(row["_id"]) in judged]
    questions = tuple(ForeignQuestion(str(row["_id"]), str(row["text"]), judged[str(row["_id"])]) for row in rows)
    return Dataset(path.name, documents, questions)


def _titled(row: Mapping[str, Any]) -> str:
    return "\n\n".join(str(part) for part in (row.get("title"), row.get("text")) if part)


def _judgements(file: Path) -> Iterator[tuple[str, str, int]]:
    """Rows of query, document, gain; a heading is passed over."""
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter="\t"), 1):
            if len(row) == 3 and row[2].lstrip("-").isdigit():
                yield row[0], row[1], int(row[2])
            elif number > 1 and row:
                raise _broken(file, number, "\t".join(row))


def _json_lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _json_line(file, number, line)


def _json_line(file: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise _broken(file, number, str(error)) from error
    if not isinstance(row, dict) or not {"_id", "text"} <= row.keys():
        raise _broken(file, number, "_id, text")
    return row


def _broken(file: Path, number: int, problem: str) -> WrongUse:
    return WrongUse(wording("broken_dataset", path=file, line=number, problem=problem))


def _squad(name: str, files: Sequence[Path]) -> Dataset:
    """Each context is a document; a question that occurs in several files is asked once."""
    documents: dict[str, str] = {}
    ids: dict[str, str] = {}
    questions: dict[str, ForeignQuestion] = {}
    for paragraph in _paragraphs(files):
        context = str(paragraph["context"])
        document = ids.setdefault(context, f"context-{len(ids):06}")
        documents[document] = context
        for asked in paragraph["qas"]:
            spans = tuple(dict.fromkeys(str(answer["text"]) for answer in asked.get("answers", ())))
            relevant = {} if asked.get("is_impossible") else {document: 1}
            questions.setdefault(
                str(asked["id"]), ForeignQuestion(str(asked["id"]), asked["question"], relevant, spans)
            )
    return Dataset(name, documents, tuple(questions.values()))


def _paragraphs(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    for file in files:
        try:
            articles = json.loads(file.read_text(encoding="utf-8"))["data"]
            yield from (paragraph for article in articles for paragraph in article["paragraphs"])
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise _broken(file, 1, str(error)) from error


def write_documents(dataset: Dataset, folder: Path) -> dict[str, str]:
    """One text file a document; returns the document id by file name."""
    names = {}
    for number, (document, text) in enumerate(dataset.documents.items()):
        name = f"{number:07}{TEXT_SUFFIX}"
        (folder / name).write_text(text, encoding="utf-8")
        names[name] = document
    return names


def foreign_report(subject: Subject, dataset: Dataset, names: Mapping[str, str]) -> SuiteReport:
    """Retrieval figures, and for sets with answer spans whether the answer holds one."""
    judged = [question for question in dataset.questions if question.relevant]
    rankings = [
        [names[document] for document in ranking if document in names]
        for ranking in rank_documents(subject, [question.text for question in judged], DEPTH)
    ]
    figures = ranking_figures(rankings, [question.relevant for question in judged])
    with_spans = [question for question in judged if question.spans]
    answered, failed = _answers(subject, with_spans)
    return SuiteReport(suite=dataset.name, split="", figures=(*figures, *answered), failures=tuple(failed))


def _answers(subject: Subject, questions: Sequence[ForeignQuestion]) -> tuple[list[Figure], list[Failure]]:
    failed: list[Failure] = []
    answered = 0
    for question in questions:
        answer = subject.ask(question.text).answer
        answered += bool(answer.citations)
        if not any(says(answer.text, span.replace("|", " ")) for span in question.spans):
            quotes = tuple(citation.quote for citation in answer.citations)
            failed.append(_failure(question, answer.status, answer.text, quotes))
    if not questions:
        return [], []
    found = 1 - len(failed) / len(questions)
    return [
        Figure(name="span_in_answer", value=found, of=len(questions)),
        Figure(name="answered", value=answered / len(questions), of=len(questions)),
    ], failed


def _failure(question: ForeignQuestion, status: str, text: str, quotes: tuple[str, ...]) -> Failure:
    return Failure(
        case=question.id,
        cause=Cause.NOT_SELECTED if quotes else Cause.REFUSED,
        turns=(question.text,),
        status=status,
        answer=text,
        evidence=quotes,
        details=question.spans[:1],
    )
