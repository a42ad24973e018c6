"""An answer as text for an e-mail: what it says, what is to be known of it, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendered import Page, answer, citation, turn

from assistant.addresses import seen
from assistant.answer import (
    AnswerStatus,
    Contact,
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
from ui.output import answer_text
from ui.render.answers import turn_html
from ui.render.plain import HERE, copied_text, source_line
from ui.render.turns import Turn

FOOT = f"Zusammengestellt vom KI-System Transferkompass ({HERE}). Es gilt das zitierte Dokument."


def test_question_answer_notices_and_sources_stand_in_this_order() -> None:
    source = StatementSource(title="Praxis", url="https://example.org/praxis", date="2021", publisher="Stadt")
    shown = turn(
        citations=(citation(source=source), citation(2, url="https://example.org/papier.pdf", page=None)),
        notices=(
            Notice(code=NoticeCode.OUTDATED, text="Was [1] sagt, ist alt."),
            Notice(code=NoticeCode.SUBJECT_CHANGED, text="Neues Thema."),
        ),
        verified=Verified(at=datetime(2026, 5, 2, tzinfo=UTC), version=1),
    )
    assert copied_text(shown).split("\n\n") == [
        "Frage: Wer misst?",
        "Wolfsburg misst. [1]",
        "Fachlich geprüft am 2. Mai 2026.",
        "Ältere Angabe: Was [1] sagt, ist alt.",
        "Quellen\n"
        "[1] Wasser und Starkregen, Transferkompass, Oktober 2022, S. 3 (gedruckt: 1), "
        f"{HERE}/api/v1/documents/0e0a/file#page=3\n"
        "    Zusammengefasst aus: Praxis, Stadt, 2021, https://example.org/praxis\n"
        "[2] Wasser und Starkregen, Transferkompass, Oktober 2022, https://example.org/papier.pdf",
        FOOT,
    ]


def test_addresses_of_documents_without_pages_are_short() -> None:
    assert f"{HERE}/api/v1/documents/0e0a/file\n\n" in copied_text(turn(citations=(citation(page=None),)))


def test_lists_headings_and_tables_are_lines_without_markup() -> None:
    head, row, item = "Kommune | Kosten | Ort", "Wolfsburg | 3 Euro | keine Angabe", "Ein Punkt."
    told = [
        (Statement(text="Überblick", support=Support.FRAMING), Form.HEADING, ()),
        (Statement(text=head, support=Support.FRAMING), Form.TABLE_ROW, ((), (), ())),
        (Statement(text=row, citations=(1, 2), support=Support.CATALOGUE), Form.TABLE_ROW, ((1,), (2,), ())),
        (Statement(text=item, citations=(1,), support=Support.QUOTED), Form.ITEM, ()),
        (Statement(text=item, citations=(2,), support=Support.QUOTED), Form.ITEM, ()),
    ]
    statements, forms, cells = (tuple(one[place] for one in told) for place in range(3))
    text = markdown(statements, forms, cells)  # type: ignore[arg-type]
    copied = copied_text(turn(text=text, statements=statements, citations=(citation(), citation(2))))
    assert copied.split("\n\n")[1:4] == [
        "Überblick",
        "- Wolfsburg [1]: Kosten – 3 Euro [2]; Ort – keine Angabe",
        "- Ein Punkt. [1]\n- Ein Punkt. [2]",
    ]
    assert not set(copied) & set("*|")


def test_whom_to_ask_stands_where_nothing_answers() -> None:
    contact = Contact(name="KTS", email="kts@example.org", phone="030")
    handoff = Handoff(reason="r", contact=contact, subject="s", draft="d")
    shown = turn(status=AnswerStatus.NO_EVIDENCE, text="Nichts.", statements=(), citations=(), handoff=handoff)
    assert copied_text(shown).split("\n\n")[1:] == ["Ansprechstelle: KTS, kts@example.org, 030", FOOT]


def test_what_was_shown_of_a_stopped_answer_can_be_copied_and_says_so() -> None:
    told = Statement(text="Wolfsburg misst.", citations=(1,), support=Support.QUOTED)
    stopped = Turn(number=1, question="Wer misst?", statements=(told,), citations=(citation(),), stopped=True)
    assert "Der Rest der Antwort fehlt, auch Hinweise" in copied_text(stopped)
    assert "[1] Wasser und Starkregen" in copied_text(stopped)
    assert buttons(stopped) == [copied_text(stopped)]
    assert buttons(replace(stopped, stopped=False)) == buttons(replace(stopped, statements=())) == []


def buttons(shown: Turn) -> list[str | None]:
    return [button["data-text"] for button in Page(turn_html(shown)).all("button") if "data-text" in button]


@pytest.mark.parametrize("status", list(AnswerStatus))
def test_every_answer_to_a_question_has_the_button(status: AnswerStatus) -> None:
    no_answer = {AnswerStatus.CONVERSATION, AnswerStatus.CLARIFICATION, AnswerStatus.REFUSED, AnswerStatus.ERROR}
    assert len(buttons(turn(status=status))) == (status not in no_answer)


def test_around_an_english_answer_it_is_english() -> None:
    english = Notice(code=NoticeCode.SOURCE_LANGUAGE, text="The documents are in German.")
    copied = copied_text(turn(notices=(english,)))
    assert ("Question: Wer misst?" in copied, "October 2022, p. 3 (printed: 1)" in copied) == (True, True)
    assert "by the AI system" in copied


def test_a_source_is_written_as_on_the_command_line() -> None:
    assert source_line(citation()) in answer_text(answer())
    assert source_line(citation(url="javascript:alert(1)")) == source_line(citation())


@given(st.text(max_size=80))
def test_titles_stay_in_their_line_and_the_text_reaches_the_page_whole(words: str) -> None:
    fields: dict[str, Any] = {"title": f"A {words}", "publisher": words}
    line = source_line(citation(**fields))
    assert len(line.splitlines()) == 1
    shown = turn(citations=(citation(**fields),))
    assert buttons(shown) == [copied_text(shown)]
    assert seen(copied_text(shown)) == copied_text(shown)
