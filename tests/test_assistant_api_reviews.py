"""The review desk over HTTP, over a real index and a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from api_served import problem
from fastapi.testclient import TestClient
from small_assistant import WATER, Gate, QuoteFirst, small_runtime, small_settings, write_documents

from assistant.answer import AnswerRequest, Statement, Support
from assistant.api.app import create_app
from assistant.drafts import Draft, Quote
from assistant.events import Cancelled, Event
from assistant.records.recording import Records
from assistant.requests import IngestOrder
from assistant.run import Run
from assistant.runtime import Runtime

TOKEN = "nur-für-die-prüfung".encode().hex()
SENTENCE = "Wolfsburg misst die Wasserqualität mit Sensoren."


@dataclass
class Day:
    """A clock that tests put forward."""

    now: datetime = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class Desk:
    client: TestClient
    runtime: Runtime
    documents: Path
    day: Day
    records: Records

    def ask(self, question: str = WATER, **fields: Any) -> Any:
        return self.client.post("/api/v1/answers", json={"question": question, **fields}).json()

    def decide(self, answer: Any, decision: str, token: str = TOKEN, **fields: Any) -> Any:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        body = {"decision": decision, **fields}
        return self.client.post(f"/api/v1/answers/{answer['id']}/reviews", json=body, headers=headers)

    def page(self, **query: Any) -> Any:
        return self.client.get("/api/v1/reviews", params=query, headers={"authorization": f"Bearer {TOKEN}"})

    def listed(self, **query: Any) -> list[Any]:
        return list(self.page(**query).json()["answers"])

    def ids(self, **query: Any) -> list[str]:
        return [one["answer"]["id"] for one in self.listed(**query)]

    def state(self, answer: Any) -> str:
        return str(self.client.get(f"/api/v1/answers/{answer['id']}").json()["review"]["state"])

    def ingest(self) -> None:
        self.runtime.ingest(IngestOrder(paths=(self.documents,), prune=True), lambda _: None)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = small_settings(tmp_path, review_token=TOKEN)
    day = Day()
    records = Records(settings.database_url, now=day)
    runtime = small_runtime(settings, records, Gate())
    found = Desk(TestClient(create_app(runtime, records)), runtime, write_documents(tmp_path / "docs"), day, records)
    found.ingest()
    with found.client:
        runtime.service()
        yield found


def test_an_approved_answer_is_told_to_whoever_asks_the_same(desk: Desk) -> None:
    first = desk.ask()
    assert desk.decide(first, "approved", reviewer="KTS").status_code == 201
    again = desk.ask(WATER.lower().replace("ä", "ae"))
    assert again["id"] != first["id"]
    told = ("text", "statements", "citations", "status", "composer")
    assert [again[name] for name in told] == [first[name] for name in told]
    assert again["verified"] == {"at": "2026-11-22T10:00:00Z", "until": "2027-11-22T10:00:00Z", "version": 1}
    assert desk.ask("Was zählt Kassel?")["verified"] is None


def test_the_recorded_answer_says_what_became_of_it(desk: Desk) -> None:
    first = desk.ask()
    assert desk.state(first) == "unreviewed"
    desk.decide(first, "approved", note="geprüft am Original", reviewer="KTS")
    recorded = desk.client.get(f"/api/v1/answers/{first['id']}").json()
    assert recorded["verified"]["version"] == 1
    assert set(recorded["review"]) == {"state", "at", "until", "version"}
    assert recorded["review"]["state"] == "approved"
    assert desk.state(desk.ask()) == "approved"


def test_what_streams_is_what_was_approved(desk: Desk) -> None:
    first = desk.ask()
    desk.decide(first, "approved")
    body = {"model": "transferkompass", "messages": [{"role": "user", "content": WATER}]}
    whole = desk.client.post("/v1/chat/completions", json=body).json()
    streamed = desk.client.post("/v1/chat/completions", json={**body, "stream": True}).text
    assert first["text"] in whole["choices"][0]["message"]["content"]
    assert SENTENCE in streamed
    assert whole["transferkompass"]["verified"]["version"] == 1


def test_a_correction_is_told_and_the_first_wording_is_not(desk: Desk) -> None:
    first = desk.ask()
    reworded = "In Wolfsburg wird die Wasserqualität mit Sensoren gemessen."
    decided = desk.decide(first, "approved", statements=[{"of": 1, "text": reworded}])
    assert decided.json()["corrected"]["text"] == f"{reworded} [1]"
    assert desk.ask()["text"] == f"{reworded} [1]"
    assert desk.state(first) == "corrected"
    assert desk.client.get(f"/api/v1/answers/{first['id']}").json()["text"] == first["text"]


def over_mcp(desk: Desk) -> tuple[Any, str]:
    """The Answer and the words beside it."""
    call = {"name": "ask", "arguments": {"question": WATER}}
    body = {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": call}
    found = desk.client.post("/mcp", json=body, headers={"accept": "application/json"}).json()["result"]
    return found["structuredContent"], found["content"][0]["text"]


def in_a_chat(desk: Desk) -> tuple[Any, str]:
    body = {"model": "transferkompass", "messages": [{"role": "user", "content": WATER}]}
    found = desk.client.post("/v1/chat/completions", json=body).json()
    return found["transferkompass"], found["choices"][0]["message"]["content"]


@pytest.mark.parametrize("other", [over_mcp, in_a_chat])
@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ("approved", None),
        ("approved", "In Wolfsburg messen Sensoren die Wasserqualität."),
        ("rejected", None),
    ],
    ids=["approved", "corrected", "withdrawn"],
)
def test_every_door_says_the_same_of_what_was_decided(
    desk: Desk, other: Callable[[Desk], tuple[Any, str]], decision: str, words: str | None
) -> None:
    first = desk.ask()
    desk.decide(first, decision, **({"statements": [{"of": 1, "text": words}]} if words else {}))
    here, (there, text) = desk.ask(), other(desk)
    same = ("text", "status", "statements", "citations", "verified", "notices", "handoff")
    assert [there[name] for name in same] == [here[name] for name in same]
    assert text.startswith(here["text"])
    assert ("geprüft am 22. November 2026" in text) is (decision == "approved")
    assert (SENTENCE in text.partition("Quellen")[0]) is (decision == "approved" and words is None)


def test_a_correction_no_source_carries_changes_nothing(desk: Desk) -> None:
    first = desk.ask()
    refused = desk.decide(first, "approved", statements=[{"of": 1, "text": "Wolfsburg misst mit 40 Sensoren."}])
    assert problem(refused) == (400, "wrong_use")
    assert "40" in refused.json()["detail"]
    assert desk.state(first) == "unreviewed"
    assert desk.ask()["verified"] is None


def test_a_withdrawn_answer_is_told_to_nobody(desk: Desk) -> None:
    first = desk.ask()
    desk.decide(first, "rejected", note="Zahl veraltet")
    again = desk.ask()
    assert (again["status"], again["citations"], again["verified"]) == ("no_evidence", [], None)
    assert SENTENCE not in again["text"]
    desk.decide(first, "approved")
    assert desk.ask()["text"] == first["text"]


def test_what_is_told_again_can_be_withdrawn(desk: Desk) -> None:
    first = desk.ask()
    desk.decide(first, "approved")
    again = desk.ask()
    desk.decide(again, "rejected")
    assert desk.ask()["status"] == "no_evidence"
    assert (desk.state(first), desk.state(again)) == ("rejected", "rejected")
    assert desk.client.get(f"/api/v1/answers/{first['id']}").json()["verified"] is None


def test_what_was_replaced_is_not_called_approved_any_more(desk: Desk) -> None:
    first = desk.ask()
    desk.decide(first, "approved")
    told = desk.ask()
    reworded = "In Wolfsburg messen Sensoren die Wasserqualität."
    desk.day.now += timedelta(days=1)
    desk.decide(told, "approved", statements=[{"of": 1, "text": reworded}])
    for answer in (first, told):
        recorded = desk.client.get(f"/api/v1/answers/{answer['id']}").json()
        assert recorded["verified"] is None
        assert recorded["review"] == {
            "state": "corrected",
            "at": "2026-11-23T10:00:00Z",
            "until": "2027-11-23T10:00:00Z",
            "version": 2,
        }
    assert [one["review"]["corrected"]["text"] for one in desk.listed()] == [f"{reworded} [1]"] * 2
    assert desk.decide(first, "approved").json()["version"] == 3
    assert desk.ask()["text"] == first["text"]
    assert (desk.state(first), desk.state(told)) == ("approved", "corrected")


def test_what_is_answered_in_place_of_a_stale_approval_can_be_withdrawn(desk: Desk) -> None:
    desk.decide(desk.ask(), "approved")
    path = desk.documents / "wolfsburg" / "wasser.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("mit Sensoren", "mit Proben"), encoding="utf-8")
    desk.ingest()
    assert desk.decide(desk.ask(), "rejected").json()["for_everybody"] is True
    assert desk.ask()["status"] == "no_evidence"


def test_an_older_answer_to_the_question_does_not_withdraw_what_is_approved(desk: Desk) -> None:
    older, first = desk.ask(), desk.ask()
    desk.decide(first, "approved")
    assert desk.decide(older, "rejected").json()["for_everybody"] is False
    assert desk.ask()["verified"]["version"] == 1
    assert desk.decide(first, "rejected").json()["for_everybody"] is True


def test_versions_count_the_approvals_of_a_question(desk: Desk) -> None:
    first = desk.ask()
    desk.decide(first, "approved")
    told = desk.ask()
    desk.decide(told, "approved", statements=[{"of": 1, "text": "In Wolfsburg messen Sensoren die Wasserqualität."}])
    assert desk.ask()["verified"]["version"] == 2
    assert desk.decide(desk.ask("Was zählt Kassel?"), "approved").json()["version"] == 1


def test_a_source_that_changes_makes_the_approval_stale(desk: Desk) -> None:
    first = desk.ask()
    desk.decide(first, "approved")
    path = desk.documents / "wolfsburg" / "wasser.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("mit Sensoren", "mit Proben"), encoding="utf-8")
    desk.ingest()
    again = desk.ask()
    assert again["verified"] is None
    assert "Proben" in again["text"]
    assert desk.state(first) == "stale"
    assert problem(desk.decide(first, "approved"))[0] == 400


def test_a_source_that_is_removed_makes_the_approval_stale(desk: Desk) -> None:
    first = desk.ask()
    desk.decide(first, "approved")
    (desk.documents / "wolfsburg" / "wasser.txt").unlink()
    desk.ingest()
    assert SENTENCE not in desk.ask()["text"]
    assert desk.state(first) == "stale"


def test_an_approval_ends_at_its_day(desk: Desk) -> None:
    first = desk.ask()
    until = desk.day.now + timedelta(days=3)
    desk.decide(first, "approved", until=until.isoformat())
    desk.day.now = until
    assert desk.ask()["verified"] is None
    assert desk.state(first) == "expired"
    assert problem(desk.decide(first, "approved", until=until.isoformat())) == (400, "wrong_use")


@pytest.mark.parametrize(
    "until", ["9999-12-31T23:59:59-14:00", "2200-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "2026-11-22T10:00:00Z"]
)
def test_no_decision_holds_for_longer_than_people_know_of_it(desk: Desk, until: str) -> None:
    first = desk.ask()
    assert problem(desk.decide(first, "approved", until=until)) == (400, "wrong_use")
    assert desk.state(first) == "unreviewed"


def test_an_approval_of_last_year_answers_no_question_about_this_year(desk: Desk) -> None:
    question = "Womit misst Wolfsburg derzeit die Wasserqualität?"
    desk.decide(desk.ask(question), "approved")
    desk.decide(desk.ask(), "approved")
    assert desk.ask(question)["verified"]["version"] == 1
    desk.day.now = datetime(2027, 1, 2, tzinfo=UTC)
    assert desk.ask(question)["verified"] is None
    assert desk.ask()["verified"]["version"] == 1


def test_an_answer_of_the_day_is_told_to_nobody_else(desk: Desk) -> None:
    question = "Was maß Wolfsburg letzte Woche?"
    assert desk.decide(desk.ask(question), "approved").json()["for_everybody"] is False
    assert desk.ask(question)["verified"] is None


def test_approved_answers_outlive_the_records(desk: Desk) -> None:
    first = desk.ask()
    desk.decide(first, "approved")
    desk.day.now += timedelta(days=200)
    assert desk.records.purge() == 1
    assert desk.ask()["verified"]["version"] == 1
    desk.day.now += timedelta(days=400)
    desk.records.purge()
    assert desk.ask()["verified"] is None


def test_follow_ups_and_passages_are_answered_anew(desk: Desk) -> None:
    desk.decide(desk.ask(), "approved")
    assert desk.ask(history=[{"question": "Was zählt Kassel?"}])["verified"] is None
    assert desk.runtime.service().answer_inquiry(inquiry()).verified is None


def inquiry() -> Any:
    from assistant.answer import AnswerRequest
    from assistant.requests import Inquiry

    return Inquiry(request=AnswerRequest(question=WATER), passages=("Wolfsburg misst die Wasserqualität.",))


def test_staff_see_what_is_open_and_what_was_decided(desk: Desk) -> None:
    first, second = desk.ask(), desk.ask("Was zählt Kassel?")
    desk.decide(first, "approved", note="Quelle gelesen", reviewer="KTS")
    assert [one["answer"]["id"] for one in desk.listed()] == [second["id"], first["id"]]
    assert [one["answer"]["id"] for one in desk.listed(reviewed=False)] == [second["id"]]
    decided = desk.listed(reviewed=True)[0]
    assert decided["review"]["note"] == "Quelle gelesen"
    assert decided["review"]["reviewer"] == "KTS"
    assert len(desk.listed(most=1)) == 1
    desk.ask()
    assert [one["answer"]["id"] for one in desk.listed(reviewed=False)] == [second["id"]]
    assert [one["review"]["state"] for one in desk.listed()] == ["approved", "unreviewed", "approved"]


def test_staff_find_answers_by_words_of_question_or_statement(desk: Desk) -> None:
    water, bikes = desk.ask(), desk.ask("Was zählt Kassel?")
    assert desk.ids(q="zaehlt kassel") == [bikes["id"]]
    assert desk.ids(q="Sensor") == [water["id"]]
    assert desk.ids(q="Sensor Kassel") == []
    assert desk.ids(q="") == [bikes["id"], water["id"]]


def test_staff_find_answers_by_what_became_of_them(desk: Desk) -> None:
    water, bikes, twin = desk.ask(), desk.ask("Was zählt Kassel?"), desk.ask("Was baut Hamburg?")
    desk.decide(water, "approved")
    desk.decide(bikes, "rejected")
    assert desk.ids(state="approved") == [water["id"]]
    assert desk.ids(state=["rejected", "unreviewed"]) == [twin["id"], bikes["id"]]
    (desk.documents / "wolfsburg" / "wasser.txt").unlink()
    desk.ingest()
    assert (desk.ids(state="approved"), desk.ids(state="stale")) == ([], [water["id"]])
    desk.day.now += timedelta(days=366)
    assert desk.ids(state="expired", days=400) == [bikes["id"], water["id"]]


def test_staff_find_answers_by_their_day(desk: Desk) -> None:
    first = desk.ask()
    desk.day.now += timedelta(days=40)
    second = desk.ask()
    between = (desk.day.now - timedelta(days=1)).isoformat()
    assert desk.ids() == [second["id"]]
    assert desk.ids(since=between) == [second["id"]]
    assert desk.ids(before=between, days=100) == [first["id"]]
    assert problem(desk.page(since="2026-11-22T10:00:00"))[0] == 422


def test_a_list_goes_on_where_it_was_left_whatever_is_asked_meanwhile(desk: Desk) -> None:
    asked = []
    for number in range(7):
        asked.append(desk.ask(f"{WATER} {number}")["id"])
        desk.day.now += timedelta(minutes=1)
    found, page = [], desk.page(most=3, q="Wolfsburg", state="unreviewed").json()
    while True:
        found += [one["answer"]["id"] for one in page["answers"]]
        if page["next"] is None:
            break
        desk.day.now += timedelta(minutes=1)
        desk.decide(desk.ask(), "approved")
        page = desk.page(most=3, q="Wolfsburg", state="unreviewed", after=page["next"]).json()
    assert found == asked[::-1]


def rows(desk: Desk, **query: Any) -> list[tuple[str, int, str]]:
    return [(one["answer"]["id"], one["count"], one["review"]["state"]) for one in desk.listed(grouped=True, **query)]


def test_equal_questions_are_one_row_with_the_newest_answer(desk: Desk) -> None:
    first, bikes, again = desk.ask(), desk.ask("Was zählt Kassel?"), desk.ask(f"{WATER.upper()} ")
    desk.client.post(f"/api/v1/answers/{first['id']}/feedback", json={"useful": False, "comment": "Seit wann?"})
    assert rows(desk) == [(again["id"], 2, "unreviewed"), (bikes["id"], 1, "unreviewed")]
    assert rows(desk, unhelpful=True) == [(again["id"], 2, "unreviewed")]
    assert [said["comment"] for said in desk.listed(grouped=True)[0]["feedback"]] == ["Seit wann?"]
    assert [one["count"] for one in desk.listed()] == [1, 1, 1]


@pytest.mark.parametrize("decided", [0, 1])
@pytest.mark.parametrize(("decision", "state"), [("approved", "approved"), ("rejected", "rejected")])
def test_a_decision_on_one_is_one_on_all_equal_questions(desk: Desk, decided: int, decision: str, state: str) -> None:
    asked = [desk.ask(), desk.ask()]
    desk.day.now += timedelta(minutes=1)
    desk.decide(asked[decided], decision)
    desk.day.now += timedelta(minutes=1)
    later = desk.ask()
    assert [desk.state(answer) for answer in (*asked, later)] == [state] * 3
    assert rows(desk, reviewed=False) == []
    assert desk.ids(reviewed=False) == []
    shown = later["id"] if decision == "approved" else asked[decided]["id"]
    assert rows(desk, state=state) == [(shown, 3, state)]


def test_answers_of_before_a_correction_are_told_in_other_words(desk: Desk) -> None:
    older, first = desk.ask(), desk.ask()
    reworded = "In Wolfsburg messen Sensoren die Wasserqualität."
    desk.decide(first, "approved", statements=[{"of": 1, "text": reworded}])
    assert (desk.state(older), desk.state(first)) == ("corrected", "corrected")
    assert desk.client.get(f"/api/v1/answers/{older['id']}").json()["verified"] is None
    assert rows(desk) == [(first["id"], 2, "corrected")]


def test_what_is_answered_in_place_of_a_stale_approval_waits_for_staff(desk: Desk) -> None:
    first = desk.ask()
    desk.decide(first, "approved")
    path = desk.documents / "wolfsburg" / "wasser.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("mit Sensoren", "mit Proben"), encoding="utf-8")
    desk.ingest()
    assert rows(desk, state="stale") == [(first["id"], 1, "stale")]
    desk.day.now += timedelta(days=1)
    anew = desk.ask()
    assert rows(desk, state="unreviewed") == [(anew["id"], 2, "unreviewed")]
    desk.decide(anew, "approved")
    assert rows(desk) == [(anew["id"], 2, "approved")]


def test_a_failed_answer_is_no_newer_answer_to_the_question(desk: Desk) -> None:
    first, failed = desk.ask(f"{WATER} KAPUTT"), desk.ask(f"{WATER} KAPUTT")
    assert {one for one, _, _ in rows(desk)} == {first["id"], failed["id"]}


def every_sentence(_: QuoteFirst, run: Run) -> Iterator[Draft]:
    hit = run.evidence[0].hit
    start = hit.passage.span.start
    for span in (sentence.span for sentence in hit.passage.sentences):
        yield Draft(hit.passage.text[span.start - start : span.end - start], Support.QUOTED, (Quote(hit, (span,)),))


def stop_after(desk: Desk, most: int, question: str = "Was zählt Kassel?") -> list[str]:
    """What the reader saw who then left."""
    seen: list[str] = []

    def listen(event: Event) -> None:
        if len(seen) == most:
            raise Cancelled
        seen.extend([event.body.text] if isinstance(event.body, Statement) else [])

    with pytest.raises(Cancelled):
        desk.runtime.service().answer(AnswerRequest(question=question), listen)
    return seen


def test_staff_see_what_was_told_of_an_answer_that_was_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QuoteFirst, "compose", every_sentence)
    seen = stop_after(desk, 1)
    row = desk.listed(grouped=True)[0]
    stopped = row["answer"]
    assert (stopped["stopped"], stopped["status"], row["review"]["state"]) == (True, "partial", "unreviewed")
    assert [one["text"] for one in stopped["statements"]][:-1] == seen
    assert "angehalten" in stopped["text"]
    assert {number for one in stopped["statements"] for number in one["citations"]} == {1}
    assert desk.ids(stopped=True, state="unreviewed") == [stopped["id"]]
    assert desk.ids(stopped=False) == []
    refused = desk.decide(stopped, "approved")
    assert problem(refused) == (400, "wrong_use")
    assert "angehalten" in refused.json()["detail"]


def test_what_was_stopped_concerns_nobody_who_asks_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QuoteFirst, "compose", every_sentence)
    whole = desk.ask("Was zählt Kassel?")
    desk.decide(whole, "approved")
    stop_after(desk, 1)
    stopped = desk.listed()[0]["answer"]
    assert (stopped["stopped"], stopped["verified"]) == (True, None)
    assert desk.decide(stopped, "rejected").json()["for_everybody"] is False
    assert desk.ask("Was zählt Kassel?")["text"] == whole["text"]


def test_nothing_is_recorded_of_an_answer_stopped_before_it_told_a_fact(desk: Desk) -> None:
    assert stop_after(desk, 0) == []
    assert desk.listed() == []


@pytest.mark.parametrize("after", ["", "quatsch", "2026-11-22~2026-11-22~1", "2026-11-22T10:00:00Z~morgen~1"])
def test_a_place_no_list_gave_is_refused(desk: Desk, after: str) -> None:
    assert problem(desk.page(after=after)) == (400, "wrong_use")


def test_a_moment_before_or_after_all_others_is_no_database_that_is_down(desk: Desk) -> None:
    desk.ask()
    first, last = "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"
    assert len(desk.listed(since=first, before=last)) == len(desk.listed(after=f"{last}~{last}~1")) == 1
    assert desk.listed(since=last) == desk.listed(before=first) == desk.listed(after=f"{first}~{first}~1") == []


@pytest.mark.parametrize(("token", "expected"), [("", (401, "forbidden")), ("falsch", (401, "forbidden"))])
def test_only_staff_decide(desk: Desk, token: str, expected: tuple[int, str]) -> None:
    first = desk.ask()
    assert problem(desk.decide(first, "rejected", token=token)) == expected
    assert problem(desk.client.get("/api/v1/reviews", headers={"authorization": f"Bearer {token}"})) == expected
    assert desk.state(first) == "unreviewed"


def test_without_a_token_the_desk_is_closed(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    records = Records(settings.database_url)
    with TestClient(create_app(small_runtime(settings, records), records)) as client:
        assert problem(client.get("/api/v1/reviews")) == (403, "review_closed")
        assert problem(client.post("/api/v1/answers/1/reviews", json={"decision": "rejected"})) == (
            403,
            "review_closed",
        )


def test_unknown_answers_and_decisions_are_refused(desk: Desk) -> None:
    assert problem(desk.decide({"id": "unbekannt"}, "approved")) == (404, "not_found")
    assert problem(desk.decide(desk.ask(), "vielleicht"))[0] == 422
    nothing = desk.ask("   ")
    assert problem(desk.decide(nothing, "approved")) == (400, "wrong_use")
