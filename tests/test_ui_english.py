"""An English question: what the page says around its answer is English, German words inside are marked."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from rendered import Page, answer, citation, turn

from assistant.answer import (
    AnswerStatus,
    Contact,
    Example,
    Handoff,
    Notice,
    NoticeCode,
    Statement,
    StatementSource,
    Support,
    Verified,
)
from assistant.drafts import Form
from assistant.rendering import markdown
from ui.render.answers import status_words, turn_html
from ui.render.frame import status_html
from ui.render.sources import sources_html
from ui.render.turns import Turn
from ui.wording import texts, wording, wording_in

ENGLISH = "How much money does Wolfsburg receive?"
IN_ENGLISH = Notice(code=NoticeCode.SOURCE_LANGUAGE, text="The documents are in German.")


def english_turn(**changes: Any) -> Turn:
    fields: dict[str, Any] = {"question": ENGLISH, "standalone_question": ENGLISH, "notices": (IN_ENGLISH,)}
    return Turn(number=2, question=ENGLISH, answer=answer(**fields | changes))


def test_around_an_english_answer_every_label_is_english() -> None:
    handoff = Handoff(
        reason="The KTS can help.", contact=Contact(name="KTS", email="kts@example.org"), subject="?", draft="!"
    )
    example = Example(project="ulm", name="Ulm", why="Dort wird seit 2022 gemessen.", citations=(1,))
    old = Notice(code=NoticeCode.OUTDATED, text="What [1] says is old.")
    shown = english_turn(
        status=AnswerStatus.PARTIAL,
        standalone_question="How much money does Wolfsburg receive from Berlin?",
        notices=(IN_ENGLISH, old),
        examples=(example,),
        suggestions=("What does Ulm do?",),
        handoff=handoff,
        verified=Verified(at=datetime(2026, 5, 2, tzinfo=UTC), version=1),
        citations=(
            citation(
                source=StatementSource(title="Praxis", url="https://example.org", date="2022-10"),
                url="https://example.org",
            ),
        ),
    )
    html = turn_html(shown) + sources_html(shown)
    own = [
        text
        for table in ("answer", "notice", "sources", "copy", "handoff", "feedback")
        for text in leaves(texts("chat")[table])
    ]
    german = {text.partition("{")[0] for text in own} - {"Language:", "Dossier"}
    assert [text for text in german if len(text) > 3 and text in Page(html).text] == []
    for words in ("Older information:", "checked by", "Was this answer helpful?", "Summarised from:", "2 May 2026"):
        assert words.casefold() in Page(html).text.casefold()
    assert "Transferkompass · Dossier · October 2022 · p. 3 (printed: 1)" in Page(html).text
    assert status_words(shown) == "The answer is there, with one source."


def test_an_english_answer_is_marked_and_german_words_inside_it() -> None:
    framing = Statement(text="These publications fit", support=Support.FRAMING)
    told = Statement(text="Wolfsburg misst.", citations=(1,), support=Support.QUOTED)
    draft = Handoff(reason="Ask.", contact=Contact(name="KTS"), subject="?", draft="Guten Tag, wir haben eine Frage.")
    shown = english_turn(
        statements=(framing, told), text="These publications fit\n\nWolfsburg misst. [1]", handoff=draft
    )
    html, panel = turn_html(shown), sources_html(shown)
    assert Page(html).all("article")[0]["lang"] == Page(panel).all("section")[0]["lang"] == "en"
    assert "<p>These publications fit</p>" in html
    assert '<p><span lang="de">Wolfsburg misst.</span>' in html
    assert Page(html).all("textarea")[0]["lang"] == "de"
    assert '<blockquote lang="de">' in panel
    assert '<span lang="de">Wasser und Starkregen</span></h3>' in panel
    assert '<span lang="de">Gute Praxis › Wolfsburg</span>' in panel


def test_a_german_answer_needs_no_marks() -> None:
    assert "lang=" not in turn_html(turn()) + sources_html(turn()) + sources_html(None)


def test_a_table_is_in_one_language() -> None:
    rows = [Statement(text=words, support=Support.CATALOGUE) for words in ("Merkmal | A", "Land | für alle")]
    shown = english_turn(statements=tuple(rows), text=markdown(rows, [Form.TABLE_ROW] * 2))
    assert turn_html(shown).count('<span lang="de">') == 4


@pytest.mark.parametrize(
    ("question", "notices", "language"),
    [
        (ENGLISH, (IN_ENGLISH,), "en"),
        ("Auf Englisch bitte", (IN_ENGLISH,), "en"),
        ("In German please", (), "de"),
        ("Wer misst?", (), "de"),
    ],
)
def test_a_turn_is_in_the_language_the_answer_is_framed_in(
    question: str, notices: tuple[Notice, ...], language: str
) -> None:
    assert Turn(number=1, question=question, answer=answer(notices=notices)).language == language


@pytest.mark.parametrize(
    ("question", "language"), [(ENGLISH, "en"), ("Who?", "en"), ("Wer misst?", "de"), ("Ulm", "de")]
)
def test_before_there_are_sources_the_question_tells_the_language(question: str, language: str) -> None:
    assert Turn(number=1, question=question).language == language
    assert Turn(number=1, question=question, answer=answer(citations=(), statements=())).language == language


def test_work_on_an_english_question_is_told_in_english() -> None:
    status = status_html(status_words(Turn(1, ENGLISH, step="retrieve")), busy=True, language="en")
    assert "Searching the documents" in status
    assert ('lang="en"' in status, "reload the page" in status) == (True, True)
    assert "lang=" not in status_html("Ich lese Ihre Frage …", busy=True)


def leaves(table: Any) -> list[str]:
    return [text for part in table.values() for text in leaves(part)] if isinstance(table, dict) else [str(table)]


def placeholders(table: dict[str, Any], path: str = "") -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, part in table.items():
        inner = (
            placeholders(part, f"{path}{key}.")
            if isinstance(part, dict)
            else {path + key: set(re.findall(r"{\w+}", part))}
        )
        found |= inner
    return found


@pytest.mark.parametrize("table", ["answer", "status", "notice", "sources", "kind", "handoff", "feedback"])
def test_everything_said_of_an_answer_is_there_in_english(table: str) -> None:
    german, english = placeholders(texts("chat")[table]), placeholders(texts("en/chat")[table])
    german.pop("empty", None)
    assert english == german


def test_a_text_not_translated_stays_german() -> None:
    assert wording_in("en", "chat", "sources.empty") == wording("chat", "sources.empty")
    assert wording_in("en", "cli", "unexpected", kind="X", error="Y") == wording(
        "cli", "unexpected", kind="X", error="Y"
    )
    with pytest.raises(KeyError):
        wording_in("en", "chat", "sources.nonsense")
