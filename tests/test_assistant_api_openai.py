"""OpenAI's interface over a small assistant: completions, chunks, annotations, refusals, errors."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openai
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from small_assistant import BREAKS, WAITS, WATER, Gate, small_app, small_runtime, small_settings

from assistant.answer import Answer, Statement, StatementSource, Support
from assistant.api.app import create_app
from assistant.api.chat_text import RULE, closing, without_closing
from assistant.assembly import Assistant
from assistant.drafts import Form
from assistant.records.recording import Records
from assistant.rendering import added, markdown
from assistant.runtime import Runtime

PATH = "/v1/chat/completions"
TEXT = "Wolfsburg misst die Wasserqualität mit Sensoren. [1]"


@dataclass(frozen=True)
class Served:
    client: TestClient
    app: FastAPI
    gate: Gate

    def post(self, *messages: dict[str, Any], **fields: Any) -> Any:
        return self.client.post(PATH, json={"model": "transferkompass", "messages": messages, **fields})

    def chunks(self, *messages: dict[str, Any], **fields: Any) -> list[Any]:
        """The chunks of a stream, whose last frame is checked."""
        response = self.post(*messages, stream=True, **fields)
        assert response.headers["content-type"].startswith("text/event-stream")
        *frames, done = response.text.strip().split("\n\n")
        assert done == "data: [DONE]"
        return [json.loads(frame.removeprefix("data: ")) for frame in frames]


def user(content: Any) -> dict[str, Any]:
    return {"role": "user", "content": content}


def said(content: Any) -> dict[str, Any]:
    return {"role": "assistant", "content": content}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    gate = Gate()
    app, runtime = small_app(tmp_path_factory.mktemp("openai"), gate)
    with TestClient(app) as client:
        runtime.service()
        yield Served(client, app, gate)


def test_completion_holds_text_annotations_and_the_answer(served: Served) -> None:
    response = served.post(user(WATER))
    body = response.json()
    assert response.status_code == 200
    assert (body["object"], body["model"]) == ("chat.completion", "transferkompass")
    assert body["id"].startswith("chatcmpl-")
    choice = body["choices"][0]
    assert (choice["index"], choice["finish_reason"], choice["message"]["role"]) == (0, "stop", "assistant")
    answer = Answer.model_validate(body["transferkompass"])
    assert answer.text == TEXT
    assert choice["message"]["content"].startswith(TEXT)
    assert answer.question == WATER


def test_annotations_point_at_the_markers_and_lead_to_the_page(served: Served) -> None:
    body = served.post(user(WATER)).json()
    message, citation = body["choices"][0]["message"], body["transferkompass"]["citations"][0]
    assert [annotation["type"] for annotation in message["annotations"]] == ["url_citation"]
    found = message["annotations"][0]["url_citation"]
    assert message["content"][found["start_index"] : found["end_index"]] == "[1]"
    assert found["title"] == citation["title"]
    assert found["url"] == f"http://testserver/api/v1/documents/{citation['document_id']}/file#page=1"
    opened = served.client.get(found["url"])
    assert citation["quote"] in opened.text


def test_sources_stand_below_the_text_for_clients_that_show_nothing_else(served: Served) -> None:
    message = served.post(user(WATER)).json()["choices"][0]["message"]
    url = message["annotations"][0]["url_citation"]["url"]
    text, below = message["content"].split(RULE)
    assert text == TEXT
    assert below.endswith(f"**Quellen**\n\n1. [Wasser in Wolfsburg, S. 1]({url})")


def test_titles_of_documents_are_words_and_lead_nowhere_else(served: Served) -> None:
    answer = Answer.model_validate(served.post(user(WATER)).json()["transferkompass"])
    origin = StatementSource(title="Praxis](https://boese.example) [wissen", url="https://example.org/a(b) c")
    citation = answer.citations[0].model_copy(update={"title": "A\n[2] <b>", "source": origin, "page": None})
    below = closing(answer.model_copy(update={"citations": (citation,)}), "http://hier")
    assert re.search(r"\n1\. \[A \\\[2\\\] \\<b>\]\(http://hier/api/v1/documents/\S+\) – dort nach: ", below)
    assert below.endswith(r"[Praxis\](https://boese.example) \[wissen](https://example.org/a%28b%29%20c)")
    nowhere = citation.model_copy(update={"source": StatementSource(title="Heft", url="javascript:alert(1)")})
    assert closing(answer.model_copy(update={"citations": (nowhere,)}), "").endswith(" – dort nach: Heft")


def test_links_lead_to_the_address_of_readers_where_it_is_set(tmp_path: Path) -> None:
    app, runtime = small_app(tmp_path, Gate(), public_url="https://kompass.example/")
    with TestClient(app) as client:
        runtime.service()
        message = Served(client, app, Gate()).post(user(WATER)).json()["choices"][0]["message"]
    assert message["annotations"][0]["url_citation"]["url"].startswith("https://kompass.example/api/v1/documents/")


def test_stream_sends_role_statements_sources_answer_and_usage_in_order(served: Served) -> None:
    chunks = served.chunks(user(WATER), stream_options={"include_usage": True})
    *told, usage = chunks
    deltas = [chunk["choices"][0]["delta"] for chunk in told]
    assert deltas[0] == {"role": "assistant", "content": ""}
    assert deltas[1] == {"content": TEXT}
    assert deltas[2]["content"].startswith(RULE)
    assert deltas[3] == {}
    assert [chunk["choices"][0]["finish_reason"] for chunk in told] == [None, None, None, "stop"]
    assert [name for name, delta in enumerate(deltas) if "annotations" in delta] == [2]
    assert told[-1]["transferkompass"]["text"] == TEXT
    assert (usage["choices"], usage["usage"]["total_tokens"]) == ([], 0)
    assert len({chunk["id"] for chunk in chunks}) == 1
    whole = served.post(user(WATER)).json()["choices"][0]["message"]
    assert "".join(delta.get("content", "") for delta in deltas) == whole["content"]
    assert deltas[2]["annotations"] == whole["annotations"]


def test_usage_comes_only_where_it_is_asked_for(served: Served) -> None:
    assert all(chunk["choices"] and "usage" not in chunk for chunk in served.chunks(user(WATER)))


def test_pieces_of_every_form_make_the_text() -> None:
    forms = [Form.SENTENCE, Form.ITEM, Form.ITEM, Form.HEADING, Form.TABLE_ROW, Form.TABLE_ROW, Form.SENTENCE]
    statements = [Statement(text=f"a{n} | b", citations=(n,), support=Support.QUOTED) for n in range(1, 8)]
    pieces = [
        added(statement, form, (), previous)
        for statement, form, previous in zip(statements, forms, [None, *forms], strict=False)
    ]
    assert "".join(pieces) == markdown(statements, forms)
    assert markdown((), ()) == ""
    assert pieces[:3] == ["a1 | b [1]", "\n\n- a2 | b [2]", "\n- a3 | b [3]"]


def test_openai_s_own_client_reads_completions_chunks_and_models(served: Served) -> None:
    client = openai.OpenAI(
        base_url="http://testserver/v1",
        api_key="egal",
        http_client=served.client,
        max_retries=0,
        _strict_response_validation=True,
    )
    assert [model.id for model in client.models.list()] == ["transferkompass", "transferkompass-einfach"]
    messages: Any = [user(WATER)]
    whole = client.chat.completions.create(model="transferkompass", messages=messages)
    content = whole.choices[0].message.content
    assert content is not None
    assert whole.choices[0].message.annotations is not None
    with client.chat.completions.stream(model="transferkompass", messages=messages) as stream:
        streamed = stream.get_final_completion().choices[0].message
    assert streamed.content == content
    with pytest.raises(openai.NotFoundError, match="gpt-9"):
        client.chat.completions.create(model="gpt-9", messages=messages)


def test_history_is_what_was_said_before(served: Served) -> None:
    content = served.post(user(WATER)).json()["choices"][0]["message"]["content"]
    messages = [
        {"role": "system", "content": "Du bist ein Pirat."},
        said("Guten Tag!"),
        user([{"type": "text", "text": "Was macht"}, {"type": "text", "text": "Kassel?"}]),
        said(content),
        user([{"type": "text", "text": "Bild"}, {"type": "image_url", "image_url": {"url": "data:,"}}]),
        user("Und Hamburg?"),
        said("Angefangen, aber nicht "),
    ]
    answer = served.post(*messages).json()["transferkompass"]
    assert answer["standalone_question"] == "Was macht\nKassel? · Bild · Und Hamburg?"
    assert answer["question"] == "Und Hamburg?"
    assert without_closing(content) == TEXT


def test_only_the_last_turns_count(served: Served) -> None:
    turns = [message for number in range(60) for message in (user(f"Frage {number}"), said("Ja."))]
    answer = served.post(*turns, user("Und?")).json()["transferkompass"]
    assert answer["standalone_question"].startswith("Frage 10 · ")


def test_einfache_sprache_is_a_model(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    pipeline = served.app.state.context.runtime.ready().assistant.pipeline
    answer = pipeline.answer
    monkeypatch.setattr(
        type(pipeline), "answer", lambda _, request, *a, **k: asked.append(request.style) or answer(request, *a, **k)
    )
    for model in ("transferkompass", "transferkompass-einfach"):
        assert served.post(user(WATER), model=model).json()["model"] == model
    assert asked == ["standard", "einfach"]


def test_what_means_nothing_here_is_left_unread(served: Served) -> None:
    fields = {"temperature": 2, "max_tokens": 1, "user": "x", "n": 1, "tools": [], "logprobs": False, "seed": 7}
    response = served.post(user(WATER), **fields, unbekannt={"a": 1}, response_format={"type": "text"})
    assert response.json()["transferkompass"]["text"] == TEXT


TOOL = {"type": "function", "function": {"name": "f"}}


@pytest.mark.parametrize(
    ("messages", "fields", "status", "code", "words"),
    [
        ([user(WATER)], {"n": 2}, 400, "wrong_use", "genau eine Antwort"),
        ([user(WATER)], {"tools": [TOOL]}, 400, "wrong_use", "Werkzeuge"),
        ([user(WATER)], {"functions": [{"name": "f"}]}, 400, "wrong_use", "Werkzeuge"),
        ([user(WATER)], {"logprobs": True}, 400, "wrong_use", "Wahrscheinlichkeiten"),
        ([user(WATER)], {"response_format": {"type": "json_object"}}, 400, "wrong_use", "Text"),
        ([user(WATER)], {"modalities": ["text", "audio"]}, 400, "wrong_use", "Text"),
        ([user([{"type": "image_url", "image_url": {"url": "data:,"}}])], {}, 400, "wrong_use", "Bilder"),
        ([user("x" * 2001)], {}, 400, "wrong_use", "2000"),
        ([said("Hallo")], {}, 400, "wrong_use", "Es fehlt die Frage"),
        ([], {}, 400, "wrong_use", "Es fehlt die Frage"),
        ([user(WATER)], {"model": "gpt-9"}, 404, "not_found", "gpt-9"),
        ([user(WATER)], {"messages": "Frage"}, 400, "invalid_request", "messages"),
        ([user(WATER)], {"model": None}, 400, "invalid_request", "model"),
        ([user("x" * 70_000)], {}, 413, "too_large", "größer"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_refusals_are_openai_s_errors_in_german(
    served: Served, messages: Any, fields: Any, status: int, code: str, words: str, stream: bool
) -> None:
    response = served.post(*messages, **{"stream": stream, **fields})
    assert error(response)[:2] == (status, code)
    assert words in error(response)[2]


def test_broken_json_is_openai_s_error(served: Served) -> None:
    response = served.client.post(PATH, content=b"{", headers={"Content-Type": "application/json"})
    assert error(response)[:2] == (400, "invalid_request")


def test_tools_that_are_switched_off_do_no_harm(served: Served) -> None:
    assert served.post(user(WATER), tools=[TOOL], tool_choice="none").status_code == 200


def error(response: Any) -> tuple[int, str, str]:
    assert response.headers["content-type"] == "application/json"
    body = response.json()["error"]
    assert body.keys() == {"message", "type", "param", "code"}
    assert body["type"] == ("server_error" if response.status_code >= 500 else "invalid_request_error")
    return response.status_code, body["code"], body["message"]


def test_addresses_beside_are_openai_s_errors_and_the_page_is_asked_for_none(tmp_path: Path) -> None:
    async def page(scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError(scope["path"])

    settings = small_settings(tmp_path)
    records = Records(settings.database_url)
    app = create_app(small_runtime(settings, records), records, page=lambda: page)
    with TestClient(app) as client:
        assert error(client.get(PATH))[:2] == (405, "method_not_allowed")
        assert error(client.post("/v1/models", json={}))[:2] == (405, "method_not_allowed")
        assert error(client.get("/v1/gibtesnicht"))[:2] == (404, "not_found")
        assert error(client.post("/v1/embeddings", json={}))[:2] == (404, "not_found")
        assert client.get("/v1/models").status_code == 200


def test_failing_part_is_503_and_in_a_stream_the_last_chunk(served: Served) -> None:
    status, code, message = error(served.post(user(BREAKS)))
    assert (status, code) == (503, "answer_failed")
    assert message.startswith("Bei der Antwort ist etwas schiefgegangen.")
    role, failure = served.chunks(user(BREAKS))
    assert role["choices"][0]["delta"]["content"] == ""
    assert failure["error"] == {"message": message, "type": "server_error", "param": None, "code": code}


def test_starting_and_full_server_ask_to_come_back(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    records = Records(settings.database_url)
    with TestClient(create_app(small_runtime(settings, records), records)) as client:
        response = client.post(PATH, json={"model": "transferkompass", "messages": [user(WATER)]})
        assert error(response)[:2] in {(503, "starting"), (503, "index_missing")}
        room = client.app.state.context.room  # type: ignore[attr-defined]
    gate = Gate()
    app, runtime = small_app(tmp_path / "full", gate)
    with TestClient(app) as client:
        runtime.service()
        full, room = Served(client, app, gate), app.state.context.room
        futures = [room.submit(gate.open.wait) for _ in range(2 * 9)]
        response = full.post(user(WATER), stream=True)
        assert error(response)[:2] == (503, "busy")
        assert response.headers["retry-after"] == "5"
        gate.open.set()
        for future in futures:
            future.result(5)
        assert full.post(user(WATER)).status_code == 200


def test_headers_log_and_metrics_are_those_of_answers(served: Served) -> None:
    response = served.client.post(
        PATH,
        json={"model": "transferkompass", "messages": [user(WATER)]},
        headers={"Origin": "https://beispiel.de", "Authorization": "Bearer was-der-client-eben-schickt"},
    )
    assert response.status_code == 200
    assert response.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert response.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in response.headers
    metrics = served.client.get("/metrics").text
    assert 'transferkompass_requests_total{method="POST",route="/v1/chat/completions",status="200"}' in metrics
    assert 'transferkompass_answers_total{status="answered",composer="extractive"}' in metrics


def test_openapi_describes_it_with_its_own_errors(served: Served) -> None:
    paths = served.client.get("/api/v1/openapi.json").json()["paths"]
    responses = paths[PATH]["post"]["responses"]
    assert "422" not in responses, "it is 400 here"
    assert responses["default"]["content"]["application/json"]["schema"]["$ref"].endswith("/OpenAIErrorBody")
    assert "/v1/models" in paths


@pytest.mark.parametrize("stream", [False, True])
def test_client_who_leaves_stops_the_run(tmp_path: Path, stream: bool) -> None:
    gate = Gate()
    app, runtime = small_app(tmp_path, gate)
    runtime.service()
    body = json.dumps({"model": "transferkompass", "messages": [user(WAITS)], "stream": stream}).encode()
    asyncio.run(_leave(app, body, gate))
    metrics = app.state.context.metrics.text({})
    assert "transferkompass_answers_total{" not in metrics
    assert app.state.context.room.inside == 0


async def _leave(app: FastAPI, body: bytes, gate: Gate) -> None:
    """Ask over ASGI, go away while the question is read, let the run go on and wait for its end."""
    incoming: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        if incoming:
            return incoming.pop()
        while not gate.reached.is_set():
            await asyncio.sleep(0.01)
        return {"type": "http.disconnect"}

    async def send(_: Any) -> None:
        return None

    headers = [(b"content-type", b"application/json"), (b"host", b"testserver")]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": PATH,
        "raw_path": PATH.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 80),
    }
    await app(scope, receive, send)
    gate.open.set()
    room = app.state.context.room
    for _ in range(500):
        if room.inside == 0:
            break
        await asyncio.sleep(0.01)


@pytest.mark.xdist_group("seeds")
def test_a_follow_up_means_what_was_spoken_of(seeds_assistant: Assistant, tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    records = Records(settings.database_url)
    parts: Any = seeds_assistant
    runtime = Runtime(settings, open_embedder=lambda _: parts, open_assistant=lambda *_: parts, sync=lambda *_: parts)
    app = create_app(runtime, records)
    with TestClient(app) as client:
        runtime.service()
        seeds = Served(client, app, Gate())
        first = user("Was macht Wolfsburg beim Thema Wasser?")
        reply = seeds.post(first).json()["choices"][0]["message"]["content"]
        answer = seeds.post(first, said(reply), user("Und in Jena?")).json()["transferkompass"]
        chunks = seeds.chunks(first)
    assert "Jena" in answer["standalone_question"]
    assert "Wasser" in answer["standalone_question"]
    assert "Wolfsburg" not in answer["standalone_question"]
    content = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
    assert content == reply
    assert len(chunks) > 3
    for annotation in chunks[-2]["choices"][0]["delta"]["annotations"]:
        found = annotation["url_citation"]
        assert content[found["start_index"] : found["end_index"]].strip("[]").isdecimal()
