"""Answers on record: written, found again, forgotten in time; nothing of it stands in the way of an answer."""

from __future__ import annotations

import errno
import logging
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from postgres import has_postgres, new_database, postgres
from sqlalchemy import create_engine, inspect, text

from assistant.answer import (
    Answer,
    AnswerRequest,
    AnswerStatus,
    ComposerInfo,
    IndexInfo,
    Statement,
    Support,
    Turn,
)
from assistant.gate import Reason, ReasonCode, Verdict
from assistant.records import database
from assistant.records.database import NEWEST, migrate, open_engine, version
from assistant.records.feedback import Feedback, FeedbackReason, RecordedFeedback
from assistant.records.kept import KeptAnswer, KeptReason, KeptVerdict, Place, Wanted
from assistant.records.recording import PAUSE_SECONDS, Records
from assistant.records.store import TURNS_REMEMBERED, RecordStore
from assistant.records.tables import Base
from assistant.reviews.review import DecidedReview, Decision
from assistant.run import Run
from ingest.errors import InvalidSettings, NotFound, RecordsUnavailable
from ingest.german import words

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def make_run(request: AnswerRequest | None = None, passages: tuple[str, ...] | None = None) -> Run:
    return Run(request or AnswerRequest(question="Frage?"), "1", "c", NOW, only_passages=passages)


def make_answer(
    answer_id: str,
    *,
    conversation: str = "c",
    minutes: int = 0,
    question: str = "Frage?",
    status: AnswerStatus = AnswerStatus.ANSWERED,
) -> Answer:
    return Answer(
        id=answer_id,
        conversation_id=conversation,
        question=question,
        standalone_question=f"{question} (ganz)",
        status=status,
        text=f"Antwort auf {question}",
        statements=(Statement(text="Antwort", support=Support.FRAMING),),
        composer=ComposerInfo(kind="extractive"),
        index=IndexInfo(generation="7", embedder="hashing", documents=1, passages=2),
        timings_ms={"total": 12.5},
        created_at=NOW + timedelta(minutes=minutes),
    )


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if not has_postgres():
        pytest.skip("this machine has no PostgreSQL")
    with postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new' / 'records.sqlite'}"
    return new_database(request.getfixturevalue("server"), tmp_path.name)


@pytest.fixture
def store(url: str) -> Iterator[RecordStore]:
    store = RecordStore(url)
    yield store
    store.close()


def test_several_processes_may_make_the_tables_at_once(url: str) -> None:
    stores = [RecordStore(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda store: store.count(), stores)) == [0, 0, 0, 0]
    for store in stores:
        store.close()


def test_answer_comes_back_as_it_was(store: RecordStore) -> None:
    answer = make_answer("1")
    store.add(make_run(), answer)
    assert store.answer("1") == answer
    assert store.count() == 1


def test_unknown_answer_is_not_found(store: RecordStore) -> None:
    with pytest.raises(NotFound):
        store.answer("gibtesnicht")
    with pytest.raises(NotFound):
        store.add_feedback("gibtesnicht", Feedback(useful=True), NOW)


def test_feedback_is_kept_in_order(store: RecordStore) -> None:
    store.add(make_run(), make_answer("1"))
    first = store.add_feedback("1", Feedback(useful=True), NOW)
    second = store.add_feedback("1", Feedback(useful=False, reason=FeedbackReason.WRONG, comment="Nein."), NOW)
    assert store.feedback("1") == [first, second]
    assert second == RecordedFeedback(
        answer_id="1", created_at=NOW, useful=False, reason=FeedbackReason.WRONG, comment="Nein."
    )


def test_what_the_gate_said_and_what_readers_said_is_kept(store: RecordStore) -> None:
    run = make_run()
    run.verdicts = [
        ("Ulm hat 15 Sensoren.", Verdict(False, (Reason(ReasonCode.NUMBER, "15"),))),
        ("Ulm hat 13 Sensoren.", Verdict(True)),
    ]
    store.add(run, make_answer("1"))
    given = store.add_feedback("1", Feedback(useful=False, reason=FeedbackReason.WRONG), NOW)
    refused = KeptVerdict(
        statement="Ulm hat 15 Sensoren.", passed=False, reasons=(KeptReason(code="number", detail="15"),)
    )
    passed = KeptVerdict(statement="Ulm hat 13 Sensoren.", passed=True)
    assert store.kept("1") == KeptAnswer(answer=make_answer("1"), verdicts=(refused, passed), feedback=(given,))
    with pytest.raises(NotFound):
        store.kept("gibtesnicht")


def test_staff_find_what_nothing_answers_and_what_was_of_no_use(store: RecordStore) -> None:
    store.add(make_run(), make_answer("neu", minutes=5, status=AnswerStatus.NO_EVIDENCE))
    store.add(make_run(), make_answer("alt", status=AnswerStatus.NO_EVIDENCE))
    store.add(make_run(), make_answer("gut", minutes=6))
    store.add_feedback("gut", Feedback(useful=True), NOW)
    store.add_feedback("alt", Feedback(useful=False), NOW)
    store.add_feedback("alt", Feedback(useful=True), NOW)

    def found(wanted: Wanted) -> list[str]:
        return [kept.answer.id for kept in store.all_kept(wanted)]

    assert found(Wanted()) == ["alt", "neu", "gut"]
    assert found(Wanted(since=NOW + timedelta(minutes=5))) == ["neu", "gut"]
    assert found(Wanted(statuses=(AnswerStatus.NO_EVIDENCE,))) == ["alt", "neu"]
    assert found(Wanted(unhelpful=True)) == ["alt"]
    assert [len(kept.feedback) for kept in store.all_kept(Wanted())] == [2, 0, 1]


def found_by(store: RecordStore, question: str, place: Place | None = None, most: int = 10) -> list[str]:
    wanted = Wanted(words=tuple(words(question)))
    return [one.kept.answer.id for one in store.listed(wanted, place or Place(NOW + timedelta(days=1)), most)[0]]


@pytest.mark.parametrize("looked_for", ["zürich", "ZUERICH bäche", "bach", "Zürichs Baeche", "bäche? zürich!"])
def test_staff_find_an_answer_by_its_words_in_any_spelling(store: RecordStore, looked_for: str) -> None:
    store.add(make_run(), make_answer("anders", question="Was misst Ulm?"))
    store.add(make_run(), make_answer("1", minutes=1, question="Misst Zürichs Amt die Bäche am Mühlbach?"))
    assert found_by(store, looked_for) == ["1"]


def test_a_list_read_in_pieces_misses_nothing_and_shows_nothing_twice(store: RecordStore) -> None:
    for name, minutes in (("c", 3), ("b2", 2), ("b1", 2), ("a", 1)):
        store.add(make_run(), make_answer(name, minutes=minutes))
    first, place = store.listed(Wanted(), Place(NOW + timedelta(minutes=5)), 2)
    store.add(make_run(), make_answer("neu", minutes=6))
    assert place is not None
    rest, end = store.listed(Wanted(), place, 3)
    assert [one.kept.answer.id for one in (*first, *rest)] == ["c", "b2", "b1", "a"]
    assert end is None


def keyed_run(key: str | None) -> Run:
    run = make_run()
    run.question_key = key
    return run


def test_answers_to_one_question_are_listed_as_one(store: RecordStore) -> None:
    given = (("a1", "k", 1), ("b", None, 2), ("a2", "k", 3), ("c", None, 4), ("a3", "k", 9))
    for name, key, minutes in given:
        status = AnswerStatus.NO_EVIDENCE if name == "a1" else AnswerStatus.ANSWERED
        store.add(keyed_run(key), make_answer(name, minutes=minutes, status=status))
    for name in ("a1", "a2"):
        store.add_feedback(name, Feedback(useful=name == "a2"), NOW)

    def listed(wanted: Wanted) -> list[tuple[str, int]]:
        found, _ = store.listed(wanted, Place(NOW + timedelta(minutes=5)), 10)
        return [(one.kept.answer.id, one.count) for one in found]

    assert listed(Wanted(grouped=True)) == [("c", 1), ("a2", 2), ("b", 1)]
    assert listed(Wanted(grouped=True, statuses=(AnswerStatus.NO_EVIDENCE,))) == [("a2", 2)]
    assert listed(Wanted(grouped=True, since=NOW + timedelta(minutes=2))) == [("c", 1), ("a2", 1), ("b", 1)]
    (_, row, _), _ = store.listed(Wanted(grouped=True), Place(NOW + timedelta(minutes=5)), 10)
    assert [said.answer_id for said in row.kept.feedback] == ["a1", "a2"]


def test_only_answers_that_were_stopped_are_read_where_those_are_looked_for(store: RecordStore) -> None:
    for minute in range(3):
        answer = make_answer(f"a{minute}", minutes=minute)
        store.add(make_run(), answer.model_copy(update={"stopped": minute == 1}))
    for grouped in (False, True):
        found, _ = store.listed(Wanted(stopped=True, grouped=grouped), Place(NOW + timedelta(minutes=5)), 10)
        assert [one.kept.answer.id for one in found] == ["a1"]


def test_answers_of_before_are_found_by_their_words(url: str) -> None:
    store = RecordStore(url)
    for number in range(3):
        store.add(make_run(), make_answer(str(number), question="Wer misst die Bäche?"))
    store.close()
    with open_engine(url).begin() as connection:
        connection.execute(text("ALTER TABLE answers DROP COLUMN words"))
        connection.execute(text("DROP INDEX ix_answers_listed"))
        connection.execute(text("UPDATE answers SET answer = 'null' WHERE id = '2'"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    again = RecordStore(url)
    assert found_by(again, "bäche") == ["1", "0"]
    again.close()


@pytest.mark.parametrize("damaged", ["null", "[]", "{}", '{"text": ["a"]}', "'no JSON"])
def test_an_answer_that_cannot_be_read_hides_no_others(tmp_path: Path, damaged: str) -> None:
    url = f"sqlite:///{tmp_path / 'records.sqlite'}"
    store = RecordStore(url)
    for number in range(2):
        store.add(make_run(), make_answer(str(number), minutes=number))
    with open_engine(url).begin() as connection:
        connection.execute(text("UPDATE answers SET answer = :damaged WHERE id = '0'"), {"damaged": damaged})
    assert [one.answer.id for one in store.all_kept(Wanted())] == ["1"]
    assert [one.answer for one in store.history("c")] == ["Antwort auf Frage?"]
    with open_engine(url).begin() as connection:
        connection.execute(text("ALTER TABLE answers DROP COLUMN words"))
        connection.execute(text("DROP INDEX ix_answers_listed"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    again = RecordStore(url)
    assert found_by(again, "frage") == ["1"]
    store.close()
    again.close()


def test_a_migration_that_broke_off_is_done_by_the_next_start(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = RecordStore(url)
    store.add(make_run(), make_answer("1", question="Wer misst die Bäche?"))
    store.close()
    with open_engine(url).begin() as connection:
        connection.execute(text("ALTER TABLE answers DROP COLUMN words"))
        connection.execute(text("DROP INDEX ix_answers_listed"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))

    def full(_: str) -> list[str]:
        raise OSError(errno.ENOSPC, "no space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("ingest.german.words", full)
        with pytest.raises(RecordsUnavailable):
            RecordStore(url).count()
    again = RecordStore(url)
    assert found_by(again, "bäche") == ["1"]
    again.close()


def test_tables_of_a_newer_version_are_no_error_of_an_answer(url: str) -> None:
    store = RecordStore(url)
    store.add(make_run(), make_answer("1"))
    store.close()
    with open_engine(url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    records = Records(url)
    records.record(make_run(), make_answer("2"))
    assert records.history("c") == ()
    with pytest.raises(RecordsUnavailable, match="NewerTables"):
        records.answer("1")


def test_answers_of_before_verdicts_were_kept_are_still_there(tmp_path: Path) -> None:
    store = RecordStore(f"sqlite:///{tmp_path / 'records.sqlite'}")
    store.add(make_run(), make_answer("1"))
    store.close()
    engine = open_engine(store.url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE reviews"))
        connection.execute(text("DROP INDEX ix_answers_listed"))
        for column in ("verdicts", "layout", "question_key", "verified", "words"):
            connection.execute(text(f"ALTER TABLE answers DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    engine.dispose()
    assert RecordStore(store.url).kept("1") == KeptAnswer(answer=make_answer("1"), verdicts=None, feedback=())


def test_a_conversation_is_its_last_answers_oldest_first(store: RecordStore) -> None:
    for minute in range(5):
        store.add(make_run(), make_answer(f"a{minute}", minutes=minute))
    store.add(make_run(), make_answer("b", conversation="andere", minutes=9))
    assert [kept.answer.id for kept in store.conversation("c", 3)] == ["a2", "a3", "a4"]


def test_what_another_version_wrote_hides_no_other_answer(store: RecordStore) -> None:
    for name in ("neuer", "a"):
        store.add(make_run(), make_answer(name))
    with open_engine(store.url).begin() as connection:
        connection.execute(text("UPDATE answers SET answer = :row WHERE id = 'neuer'"), {"row": '{"id": "neuer"}'})
    assert [kept.answer.id for kept in store.all_kept(Wanted())] == ["a"]
    assert [kept.answer.id for kept in store.conversation("c", 5)] == ["a"]
    with pytest.raises(NotFound):
        store.answer("neuer")


def test_a_layout_of_another_version_hides_no_answer(store: RecordStore) -> None:
    store.add(make_run(), make_answer("1"))
    with open_engine(store.url).begin() as connection:
        connection.execute(text("UPDATE answers SET layout = :row"), {"row": '[{"form": "einer von morgen"}]'})
    assert store.reviewable("1").layout is None


def test_approvals_at_once_are_versions_of_their_own(store: RecordStore) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    given = [DecidedReview(str(number), Decision.APPROVED, now, None, question_key="k") for number in range(30)]
    store.reviews.standing("k")
    with ThreadPoolExecutor(10) as pool:
        versions = [review.version for review in pool.map(store.reviews.add, given)]
    assert sorted(version or 0 for version in versions) == list(range(1, 31))


def test_no_question_waits_for_a_table_that_another_holds(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.records.database.BUSY_MILLISECONDS", 50)
    address = new_database(server, tmp_path.name)
    store = RecordStore(address)
    store.count()
    with psycopg.connect(address) as connection:
        connection.execute("LOCK TABLE reviews IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(RecordsUnavailable):
            store.reviews.standing("k")
        connection.rollback()
    assert store.reviews.standing("k") is None


def test_history_is_the_last_turns_of_this_conversation(store: RecordStore) -> None:
    for minute in range(TURNS_REMEMBERED + 2):
        store.add(make_run(), make_answer(f"a{minute}", minutes=minute, question=f"Frage {minute}"))
    store.add(make_run(), make_answer("b", conversation="andere", question="Fremde Frage"))
    store.add(make_run(), make_answer("e", minutes=99, status=AnswerStatus.ERROR))
    assert store.history("c") == tuple(
        Turn(question=f"Frage {minute} (ganz)", answer=f"Antwort auf Frage {minute}")
        for minute in range(2, TURNS_REMEMBERED + 2)
    )
    assert store.history("neue") == ()


def test_purge_forgets_old_answers_with_their_feedback(store: RecordStore) -> None:
    store.add(make_run(), make_answer("alt", minutes=-10))
    store.add(make_run(), make_answer("neu"))
    store.add_feedback("alt", Feedback(useful=True), NOW)
    assert store.purge(NOW - timedelta(minutes=5)) == 1
    assert store.feedback("alt") == []
    assert store.count() == 1


def test_purged_words_are_gone_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "records.sqlite"
    store = RecordStore(f"sqlite:///{path}")
    store.add(make_run(), make_answer("1", question="Zwetschgendatschi"))
    store.purge(NOW + timedelta(days=1))
    assert b"zwetschgendatschi" not in b"".join(file.read_bytes().lower() for file in tmp_path.iterdir())


def test_migrations_lead_to_the_tables_of_the_code(tmp_path: Path) -> None:
    migrated = open_engine(f"sqlite:///{tmp_path / 'migrated.sqlite'}")
    migrate(migrated)
    migrate(migrated)
    assert version(migrated) == NEWEST
    declared = create_engine(f"sqlite:///{tmp_path / 'declared.sqlite'}")
    Base.metadata.create_all(declared)
    assert tables(migrated) == tables(declared)
    migrated.dispose()
    declared.dispose()


def tables(engine: object) -> dict[str, object]:
    found = inspect(engine)
    return {
        table: (
            {column["name"]: (str(column["type"]), column["nullable"]) for column in found.get_columns(table)},
            sorted(tuple(index["column_names"]) for index in found.get_indexes(table)),
            [(key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(table)],
        )
        for table in sorted(found.get_table_names())
        if table != "alembic_version"
    }


def test_sqlite_lets_readers_read_while_one_writes(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'records.sqlite'}")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"


@pytest.mark.parametrize("url", ["", "quatsch", "oracle+nichts://x/y"])
def test_impossible_address_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(InvalidSettings):
        open_engine(url or "://")


def test_password_is_never_shown() -> None:
    assert RecordStore("postgresql://kts:geheim@db/antworten").url == "postgresql+psycopg://kts:***@db/antworten"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_database_that_is_down_stops_no_answer(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    clock = Clock()
    records = Records(f"sqlite:///{tmp_path / 'file' / 'records.sqlite'}", monotonic=clock)
    with caplog.at_level(logging.WARNING, logger="transferkompass"):
        records.record(make_run(), make_answer("1"))
        records.record(make_run(), make_answer("2"))
    assert [(entry.message, entry.code) for entry in caplog.records] == [  # type: ignore[attr-defined]
        ("records unavailable", "records_unavailable")
    ]
    assert records.history("c") == ()
    with pytest.raises(RecordsUnavailable):
        records.answer("1")
    (tmp_path / "file").unlink()
    clock.now += PAUSE_SECONDS
    records.record(make_run(), make_answer("3"))
    assert records.answer("3") == make_answer("3")


def test_what_was_withdrawn_stays_so_while_nothing_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 20)
    records = Records(f"sqlite:///{tmp_path / 'records.sqlite'}")
    decided = DecidedReview("1", Decision.REJECTED, datetime(2026, 11, 22, tzinfo=UTC), None, question_key="k")
    records.record(make_run(), make_answer("1"))
    records.add_review(decided)
    with sqlite3.connect(tmp_path / "records.sqlite", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with caplog.at_level(logging.WARNING, logger="transferkompass"):
            records.record(make_run(), make_answer("2"))
            records.record(make_run(), make_answer("3"))
        assert records.standing_review("k") == decided
        assert records.history("c")
        other.execute("ROLLBACK")
    assert [entry.message for entry in caplog.records] == ["records unavailable"]


def test_signs_a_database_refuses_do_not_stop_the_records_of_everybody(url: str) -> None:
    records, question = Records(url), "Wer\x00 zahlt\ud800?"
    records.record(make_run(), make_answer("1", question=question))
    records.record(make_run(), make_answer("2", minutes=1))
    assert records.history("d\x00") == ()
    assert [turn.question for turn in records.history("c")] == ["Wer zahlt? (ganz)", "Frage? (ganz)"]
    records.add_feedback("1", Feedback(useful=False, comment="Nichts\x00"))
    assert [given.comment for given in records.kept("1").feedback] == ["Nichts"]
    with pytest.raises(NotFound):
        records.answer("\x00")


def test_answers_over_passages_handed_in_are_not_recorded(tmp_path: Path) -> None:
    records = Records(f"sqlite:///{tmp_path / 'records.sqlite'}")
    records.record(make_run(passages=("Text.",)), make_answer("1"))
    assert records.store.count() == 0


def test_retention_is_counted_from_now(tmp_path: Path) -> None:
    records = Records(f"sqlite:///{tmp_path / 'records.sqlite'}", now=lambda: NOW + timedelta(days=91))
    records.record(make_run(), make_answer("1"))
    assert (records.purge(days=92), records.purge()) == (0, 1)
