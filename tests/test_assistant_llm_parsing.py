"""Statements out of whatever a model writes, while it writes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llm import parsing
from assistant.llm.parsing import LONGEST_REPLY, LONGEST_SENTENCE, StatementParser
from assistant.llm.spoken import Spoken, with_plain_markers


def statements_of(text: str) -> list[Spoken]:
    """All statements of a whole reply."""
    parser = StatementParser()
    return [*parser.feed(text), *parser.close()]


WATER = Spoken("Wolfsburg misst die Wasserqualität mit drei Sensoren.", (1,))
BIKES = Spoken("Kassel zählt seit dem 3. Oktober 2022 z. B. Fahrräder.", (2,))

AS_ASKED = json.dumps(
    {"statements": [{"text": WATER.text, "evidence": [1]}, {"text": BIKES.text, "evidence": [2]}]}, ensure_ascii=False
)
PLAIN = f"{WATER.text} [1] {BIKES.text} [2]"

REPLIES = {
    "as asked": AS_ASKED,
    "indented": json.dumps(json.loads(AS_ASKED), indent=2),
    "in a code fence": f"```json\n{AS_ASKED}\n```",
    "after an introduction": f"Hier ist das Ergebnis:\n\n{AS_ASKED}",
    "after thoughts": f"<think>Was steht in [1]? Vielleicht dies. [2]</think>\n{AS_ASKED}",
    "after thoughts without a beginning": f"Was steht in den Belegen?</think>\n{AS_ASKED}",
    "list of strings": json.dumps({"statements": [f"{WATER.text} [1]", f"{BIKES.text} [2]"]}),
    "one string": json.dumps({"statements": PLAIN}),
    "JSON in a string": json.dumps({"statements": json.dumps(json.loads(AS_ASKED)["statements"])}),
    "bare list": json.dumps([{"satz": WATER.text, "belege": "1"}, {"satz": BIKES.text, "belege": ["[2]"]}]),
    "numbers as strings": json.dumps(
        {"statements": [{"text": WATER.text, "evidence": "[1]"}, {"text": BIKES.text, "evidence": ["2"]}]}
    ),
    "numbers in the text": json.dumps(
        {"statements": [{"text": f"{WATER.text} [1]", "evidence": []}, {"text": BIKES.text[:-1] + " [2]."}]}
    ),
    "objects a line": "\n".join(json.dumps(item) for item in json.loads(AS_ASKED)["statements"]),
    "cut off JSON": AS_ASKED[:-2] + ', {"text": "Hamburg baut einen digitalen Zwi',
    "plain": PLAIN,
    "markers before the stop": "Wolfsburg misst die Wasserqualität mit drei Sensoren [1]. " + BIKES.text[:-1] + " [2].",
    "a list": f"- {WATER.text} [1]\n- {BIKES.text} [2]\n",
    "numbered and bold": f"1. **{WATER.text}** [1]\n2. **{BIKES.text}** [2]\n",
    "named markers": f"{WATER.text} (Beleg 1) {BIKES.text} [Beleg 2]",
    "with a label": f"**Antwort:** {WATER.text} [1]\n\n{BIKES.text} [2]",
    "heading and question": f"## Wasser\n{WATER.text} [1]\nWas noch?\n{BIKES.text} [2]",
    "with a list of sources": f"{WATER.text} [1] {BIKES.text} [2]\n\n**Quellen:**\n[1] Hamburg baut einen Zwilling.",
    "cut off": f"{PLAIN} Hamburg baut einen digitalen Zwi",
    "cut off in a marker": f"{PLAIN} Hamburg baut einen digitalen Zwilling und [",
}


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES.keys())
def test_every_way_to_say_it(reply: str) -> None:
    found = [item for item in statements_of(reply) if not item.text.endswith("?")]
    assert found == [WATER, BIKES]


@given(st.sampled_from(sorted(REPLIES.values())), st.lists(st.integers(1, 30), max_size=60))
def test_pieces_do_not_matter(reply: str, lengths: list[int]) -> None:
    parser, found, position = StatementParser(), [], 0
    for length in lengths:
        found += parser.feed(reply[position : position + length])
        position += length
    found += [*parser.feed(reply[position:]), *parser.close()]
    assert found == statements_of(reply)


FRAGMENTS = st.sampled_from(
    [
        "{",
        "}",
        "[",
        "]",
        '"',
        "\\",
        ",",
        ":",
        "```",
        "<think>",
        "</think>",
        "text",
        "[1]",
        " Satz. ",
        "\n",
        "evidence",
        "1",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(FRAGMENTS, max_size=60).map("".join)))
def test_nonsense_raises_nothing_and_invents_nothing(text: str) -> None:
    for spoken in statements_of(text):
        assert all(1 <= number <= 99 for number in spoken.numbers)
        assert "<think>" not in spoken.text


@given(st.integers(0, len(AS_ASKED)))
def test_a_cut_anywhere_leaves_whole_statements_only(end: int) -> None:
    found = statements_of(AS_ASKED[:end])
    assert found == [WATER, BIKES][: len(found)]


@given(st.integers(0, len(PLAIN)))
def test_a_cut_in_plain_text_leaves_whole_sentences_only(end: int) -> None:
    known = {WATER.text, BIKES.text, "Kassel zählt seit dem 3.", "Kassel zählt seit dem 3. Oktober 2022 z."}
    assert {item.text for item in statements_of(PLAIN[:end])} <= known | {"Kassel zählt seit dem 3. Oktober 2022 z. B."}


def test_a_statement_is_there_before_the_reply_is_over() -> None:
    parser = StatementParser()
    end = AS_ASKED.index("}") + 1
    assert parser.feed(AS_ASKED[:end]) == [WATER]
    parser = StatementParser()
    assert parser.feed(f"{WATER.text} [1] Kassel ") == [WATER]


def test_thoughts_that_never_end_are_no_answer() -> None:
    assert statements_of(f"<think>{PLAIN}") == []


def test_a_run_on_is_dropped_and_the_next_sentence_is_not() -> None:
    assert statements_of("und " * 400 + f"Ende. {PLAIN}")[-1] == BIKES


def test_only_so_much_is_read() -> None:
    assert statements_of(" " * LONGEST_REPLY + PLAIN) == []


def test_years_are_no_markers() -> None:
    assert statements_of("Wolfsburg misst seit Oktober (2022) das Wasser [1].") == [
        Spoken("Wolfsburg misst seit Oktober (2022) das Wasser.", (1,))
    ]


ENDLESS = {
    "blanks": " " * LONGEST_REPLY,
    "open markers": "a [1, " * (LONGEST_REPLY // 6),
    "open brackets": "[ " * (LONGEST_REPLY // 2),
}


@pytest.mark.parametrize("reply", ENDLESS.values(), ids=ENDLESS.keys())
def test_what_never_ends_is_not_read_again_and_again(reply: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reply of open markers took a minute: each blank read the whole line so far."""
    read: list[int] = []

    def noted(line: str) -> str:
        read.append(len(line))
        return with_plain_markers(line)

    monkeypatch.setattr(parsing, "with_plain_markers", noted)
    monkeypatch.setattr(parsing, "is_source_heading", lambda line: bool(read.append(len(line))))
    parser = StatementParser()
    assert parser.feed(reply) == []
    assert len(parser._line) <= LONGEST_SENTENCE
    assert max(read, default=0) <= LONGEST_SENTENCE + len("[1, ")


@pytest.mark.parametrize("depth", [3000, 9000])
def test_json_nested_without_end_is_no_statement(depth: int) -> None:
    """It was an error of the whole answer."""
    assert statements_of('{"a":' * depth + "1" + "}" * depth) == []


def test_a_sentence_whose_beginning_was_lost_is_none() -> None:
    assert statements_of("misst die Wasserqualität mit drei Sensoren. [1]\neGovernment gibt es in Kassel. [2]") == [
        Spoken("eGovernment gibt es in Kassel.", (2,))
    ]
