"""What was approved, told by the assistant as users have it: what stands beside it is of today and of who asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.answer import Answer, AnswerRequest, AnswerStatus, NoticeCode, Style
from assistant.assembly import build_assistant
from assistant.pipeline import Pipeline
from assistant.reviews.correcting import corrected
from assistant.reviews.review import DecidedReview, Decision, KeptStatement, Line
from assistant.run import Run
from assistant.settings import Settings
from ingest.embedding.embedder import Embedder
from ingest.settings import IndexSettings
from ingest.sync import sync

QUESTION = "Fährt der Rufbus in Zwönitz noch?"
TEXT = """Das ERZmobil in Zwönitz fährt seit 29. Januar 2022 als Rufbus, den man per App bucht.

Ein Anruf reicht seit Mai 2023 für den Rufbus in Zwönitz ebenfalls.

Im ersten Jahr fuhren täglich 15 Fahrgäste mit dem Rufbus in Zwönitz.
"""


@dataclass
class Office:
    """An assistant whose answers staff decide on, at a time that tests set."""

    decided: dict[str, DecidedReview] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    now: datetime = datetime(2026, 11, 22, tzinfo=UTC)
    pipeline: Pipeline = field(init=False)

    def ask(self, question: str = QUESTION, style: Style = "standard") -> tuple[Answer, Run]:
        answer = self.pipeline.answer(AnswerRequest(question=question, style=style))
        return answer, self.runs[-1]

    def approve(self, answer: Answer, run: Run, *kept: int) -> None:
        layout = tuple(Line(form=form, cells=cells) for form, cells in zip(run.forms, run.cells, strict=True))
        told, lines = corrected(answer, layout, [KeptStatement(of=of) for of in kept], lambda *_: ())
        key = run.question_key or ""
        self.decided[key] = DecidedReview(
            answer.id, Decision.APPROVED, self.now, None, 1, key, told, lines, corrected=True
        )


@pytest.fixture(scope="module")
def office(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder: Path = tmp_path_factory.mktemp("documents")
    (folder / "rufbus.txt").write_text(TEXT, encoding="utf-8")
    settings = Settings(index=IndexSettings(data_dir=tmp_path_factory.mktemp("data")))
    sync([folder], settings.index, embedder)
    office = Office()
    office.pipeline = build_assistant(
        settings,
        embedder=embedder,
        standing_review=lambda key: office.decided.get(key),
        record=lambda run, _: office.runs.append(run),
        clock=lambda: office.now,
    ).pipeline
    return office


def test_the_letter_repeats_nothing_that_staff_took_out(office: Office) -> None:
    answer, run = office.ask()
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.handoff is not None
    gone, stays = [one for one in answer.statements if one.citations][:2]
    assert gone.text in answer.handoff.draft
    kept = [number for number, one in enumerate(answer.statements, 1) if one is not gone]
    office.approve(answer, run, *kept)
    told, _ = office.ask()
    assert told.verified is not None
    assert told.handoff is not None
    assert stays.text in told.handoff.draft
    assert gone.text not in told.handoff.draft


def test_last_years_are_other_years_a_year_later(office: Office) -> None:
    question = "Welche Modellprojekte haben in den letzten zwei Jahren einen Rufbus eingesetzt?"
    (_, run), (_, always) = office.ask(question), office.ask()
    office.now = office.now.replace(year=2027)
    (_, later), (_, same) = office.ask(question), office.ask()
    assert run.question_key is not None
    assert later.question_key != run.question_key
    assert same.question_key == always.question_key


def test_that_there_is_no_plain_explanation_is_told_with_the_approved_one(office: Office) -> None:
    answer, run = office.ask("Was ist LoRaWAN?", "einfach")
    hint = [notice for notice in answer.notices if notice.code is NoticeCode.NOT_PLAIN]
    assert len(hint) == 1
    office.approve(answer, run, *range(1, len(answer.statements) + 1))
    told, _ = office.ask("Was ist LoRaWAN?", "einfach")
    assert told.verified is not None
    assert hint[0] in told.notices
    assert NoticeCode.NOT_REVIEWED not in {notice.code for notice in told.notices}, "a person did"
