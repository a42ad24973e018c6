"""What stands beside an answer as HTML: examples, handoff, suggestions, feedback, dates and pages."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from rendered import Page, answer, citation, turn

from assistant.answer import (
    AnswerStatus,
    Contact,
    Example,
    Handoff,
    NearestDocument,
    NoticeCode,
    Statement,
    Support,
    Verified,
)
from assistant.events import Event
from assistant.records.feedback import FeedbackReason
from ingest.documents import DocumentKind, MunicipalityType, State
from ingest.index.hits import IndexSummary
from ui.render.answers import conversation_html, status_words, turn_html
from ui.render.frame import about_words, header_html, start_html
from ui.render.turns import UNREMARKABLE, Turn, advanced
from ui.render.words import date_words, page_words
from ui.wording import texts


def wolfsburg(why: str) -> Example:
    return Example(
        project="wolfsburg",
        name="Wolfsburg",
        state=State.NIEDERSACHSEN,
        type=MunicipalityType.GROSSSTADT,
        why=why,
        citations=(1,),
    )


def test_examples_name_place_and_reason_once() -> None:
    why = "Dort wird seit 2022 gemessen."
    page = Page(turn_html(turn(examples=(wolfsburg(why),))))
    assert "Wolfsburg" in page.text
    assert "Niedersachsen · Großstadt" in page.text
    assert why in page.text


@pytest.mark.parametrize(
    ("why", "shown"),
    [
        ("Wolfsburg misst.", None),
        ("Großstadt in Niedersachsen: Wolfsburg misst.", None),
        ("Großstadt in Niedersachsen: Wolfsburg…", None),
        ("Auch in Niedersachsen, ähnlich groß: Wolfsburg misst.", "Auch in Niedersachsen, ähnlich groß"),
        ("Großstadt in Niedersachsen: Dort regnet es.", "Großstadt in Niedersachsen: Dort regnet es."),
    ],
)
def test_examples_repeat_nothing_that_stands_in_the_answer(why: str, shown: str | None) -> None:
    html = turn_html(turn(examples=(wolfsburg(why),)))
    assert re.findall(r"<span>([^<]+)</span></li>", html) == ([shown] if shown else [])
    assert Page(html).text.count("Wolfsburg misst.") == 1


def test_the_handoff_does_not_say_again_what_the_answer_says() -> None:
    handoff = Handoff(
        reason="Dazu steht nichts da. Die KTS hilft.", contact=Contact(name="KTS"), subject="Frage", draft="Wer?"
    )
    html = turn_html(turn(status=AnswerStatus.NO_EVIDENCE, text="Dazu steht nichts da.", handoff=handoff))
    assert "<p>Die KTS hilft.</p>" in html


def test_a_refusal_that_quotes_what_comes_nearest_does_not_say_that_the_documents_are_silent() -> None:
    silent = turn_html(turn(status=AnswerStatus.NO_EVIDENCE, citations=(), statements=()))
    near = turn_html(turn(status=AnswerStatus.NO_EVIDENCE))
    assert ("Nicht in den Dokumenten" in silent, "Keine sichere Antwort" in silent) == (True, False)
    assert ("Nicht in den Dokumenten" in near, "Keine sichere Antwort" in near) == (False, True)


def test_the_nearest_documents_of_a_handoff_are_links() -> None:
    near = (NearestDocument(document_id="a b", title="Wasser"), NearestDocument(document_id="c", title="Nirgends"))
    reason = "Am nächsten kommt „Wasser“. Die KTS hilft."
    handoff = Handoff(reason=reason, contact=Contact(name="KTS"), subject="Frage", draft="Wer?", nearest=near)
    html = turn_html(turn(status=AnswerStatus.NO_EVIDENCE, handoff=handoff))
    assert re.findall(r'<a href="(/api[^"]*)"[^>]*>([^<]*)</a>', html) == [("/api/v1/documents/a%20b/file", "Wasser")]
    assert "Am nächsten kommt „" in html


def test_handoff_can_be_copied_and_mailed() -> None:
    handoff = Handoff(
        reason="Die KTS hilft.",
        contact=Contact(name="KTS", email="kts@example.org", phone="030", url="https://example.org"),
        subject="Frage: 5 & mehr?",
        draft="\nGuten Tag,\n\nwer misst?\n",
    )
    page = Page(turn_html(turn(status=AnswerStatus.NO_EVIDENCE, handoff=handoff)))
    assert [field["id"] for field in page.all("textarea")] == ["draft-2"]
    assert [button.get("data-copy") for button in page.all("button") if "data-copy" in button] == ["draft-2"]
    mail = next(link["href"] for link in page.all("a") if (link["href"] or "").startswith("mailto:"))
    assert mail == (
        "mailto:kts@example.org?subject=Frage%3A%205%20%26%20mehr%3F&body=Guten%20Tag%2C%0A%0Awer%20misst%3F"
    )


@pytest.mark.parametrize(
    ("phone", "links"), [("+49 30 67055-9999", ["tel:+4930670559999"]), ("auf Anfrage", []), (None, [])]
)
def test_a_phone_number_can_be_dialled(phone: str | None, links: list[str]) -> None:
    handoff = Handoff(reason="Die KTS hilft.", contact=Contact(name="KTS", phone=phone), subject="Frage", draft="Wer?")
    page = Page(turn_html(turn(status=AnswerStatus.NO_EVIDENCE, handoff=handoff)))
    assert [link["href"] for link in page.all("a") if (link["href"] or "").startswith("tel:")] == links
    assert (phone or "") in page.text


def test_suggestions_are_asked_by_click_where_they_are_questions() -> None:
    page = Page(turn_html(turn(suggestions=("Was macht Wolfsburg?", "Am nächsten kommt: X"))))
    assert [button["data-ask"] for button in page.all("button") if "data-ask" in button] == ["Was macht Wolfsburg?"]
    assert "Am nächsten kommt: X" in page.text


def test_feedback_is_asked_once_and_only_for_answers() -> None:
    assert "War diese Antwort hilfreich?" in turn_html(turn())
    rated = Turn(number=2, question="Wer misst?", answer=answer(), useful=False)
    assert "Danke für Ihre Rückmeldung." in turn_html(rated)
    assert "hilfreich?" not in turn_html(rated)
    assert "hilfreich?" not in turn_html(turn(status=AnswerStatus.CONVERSATION))
    assert "hilfreich?" not in turn_html(Turn(number=1, question="Wer?"))


def test_reviewed_and_reunderstood_answers_say_so() -> None:
    verified = Verified(at=datetime(2026, 5, 2, tzinfo=UTC), until=datetime(2027, 5, 2, tzinfo=UTC), version=1)
    shown = turn_html(turn(verified=verified, standalone_question="Wer misst Wasser?"))
    assert "geprüft am 2. Mai 2026, gültig bis 2. Mai 2027" in shown
    assert "Verstanden als: Wer misst Wasser?" in shown
    assert "Verstanden als" not in turn_html(turn())


def test_a_turn_grows_with_its_events() -> None:
    statement = Statement(text="Wolfsburg misst.", citations=(1,), support=Support.QUOTED)
    growing = Turn(number=1, question="Wer misst?")
    growing = advanced(growing, Event("status", "retrieve"))
    assert status_words(growing) == "Ich suche in den Dokumenten …"
    growing = advanced(growing, Event("citation", citation()))
    growing = advanced(growing, Event("statement", statement))
    assert (growing.citations, growing.statements) == ((citation(),), (statement,))
    assert "Wolfsburg misst." in turn_html(growing)
    growing = advanced(growing, Event("answer", answer()))
    assert growing.answer == answer()
    assert status_words(growing) == "Die Antwort liegt vor, mit einer Quelle."


def test_turns_stand_one_after_the_other() -> None:
    first, second = Turn(number=1, question="Eins?"), Turn(number=2, question="Zwei?")
    assert conversation_html([first, second]) == turn_html(first) + turn_html(second)
    assert conversation_html([]) == ""


def test_every_value_has_words() -> None:
    chat = texts("chat")
    quiet = {AnswerStatus.ANSWERED, AnswerStatus.CONVERSATION}
    assert set(chat["answer"]["badge"]) == {status.value for status in AnswerStatus} - {s.value for s in quiet}
    assert set(chat["notice"]) == {code.value for code in set(NoticeCode) - UNREMARKABLE}
    assert set(chat["kind"]) == {kind.value for kind in DocumentKind}
    assert set(chat["feedback"]["reasons"]) == {reason.value for reason in FeedbackReason}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2022", "2022"),
        ("2022-10", "Oktober 2022"),
        ("2022-10-05", "5. Oktober 2022"),
        ("o. J.", "o. J."),
        (None, None),
    ],
)
def test_dates_in_words(date: str | None, expected: str | None) -> None:
    assert date_words(date) == expected


@pytest.mark.parametrize(
    ("page", "label", "expected"),
    [(None, None, None), (3, None, "S. 3"), (3, "3", "S. 3"), (3, "iii", "S. 3 (gedruckt: iii)")],
)
def test_pages_in_words(page: int | None, label: str | None, expected: str | None) -> None:
    assert page_words(citation(page=page, page_label=label)) == expected


@pytest.mark.parametrize(
    ("originals", "own", "newest", "expected"),
    [
        (0, 0, None, "Noch sind keine Dokumente aufgenommen. Antworten sind erst danach möglich."),
        (
            1,
            1234,
            "2026-11-17",
            "Grundlage: 1 Original und 1.234 eigene Zusammenfassungen öffentlicher Quellen. "
            "Das neueste Dokument ist vom 17. November 2026.",
        ),
        (2, 0, "2026", "Grundlage: 2 Originale. Das neueste Dokument ist vom 2026."),
        (2, 0, None, "Grundlage: 2 Dokumente."),
    ],
)
def test_the_page_says_what_it_answers_from(originals: int, own: int, newest: str | None, expected: str) -> None:
    summary = IndexSummary("1", "e", originals + own, 9, originals, own, newest)
    assert about_words(summary) == expected


def test_the_page_says_that_it_is_an_ai_system() -> None:
    header = Page(header_html(None)).text
    assert "Dies ist ein KI-System." in header
    assert "Es gilt das zitierte Dokument." in header
    assert len([button for button in Page(start_html()).all("button") if button["data-ask"]]) == 6
