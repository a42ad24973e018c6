"""OpenAI's interface over a small assistant: completions, chunks, annotations, refusals, errors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openai
import pytest
from fastapi.testclient import TestClient
from openai_served import PATH, TOOL, Served, said, user
from openai_served import served as served
from small_assistant import WATER, Gate, small_app, small_settings

from assistant.answer import Answer, Statement, StatementSource, Support
from assistant.api.app import create_app
from assistant.api.chat_text import RULE, closing, without_closing
from assistant.assembly import Assistant
from assistant.drafts import Form
from assistant.records.recording import Records
from assistant.rendering import added, markdown
from assistant.runtime import Runtime

TEXT = "Wolfsburg misst die Wasserqualität mit Sensoren. [1]"


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


def test_tools_that_are_switched_off_do_no_harm(served: Served) -> None:
    assert served.post(user(WATER), tools=[TOOL], tool_choice="none").status_code == 200


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
