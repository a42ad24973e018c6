"""Answers as HTML: what is shown, and that nothing of documents, questions or models becomes markup."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import Page, answer, citation, turn

from assistant.addresses import document_url, text_fragment, web_address
from assistant.answer import (
    AnswerStatus,
    Contact,
    Example,
    Handoff,
    NearestDocument,
    Notice,
    NoticeCode,
    Statement,
    StatementSource,
    Support,
    Verified,
)
from assistant.drafts import Form
from assistant.events import Event
from assistant.records.feedback import FeedbackReason
from assistant.rendering import markdown
from ingest.documents import DocumentKind, MunicipalityType, State
from ingest.index.hits import IndexSummary
from ui.render.answers import UNREMARKABLE, conversation_html, status_words, turn_html
from ui.render.frame import about_words, header_html, start_html
from ui.render.html import element, join, new_tab, text
from ui.render.sources import image_url, sources_html
from ui.render.turns import Turn, advanced, forms
from ui.render.words import date_words, page_words
from ui.wording import texts

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "[klick](javascript:alert(1)) ![bild](https://example.org/x.png)",
    "${alert(1)} {{constructor.constructor('alert(1)')()}} `${1}`",
    "&lt;b&gt; </textarea><b>",
    "a\x00b\u202ec\ud800",
]
BLOCKS = {"article", "blockquote", "div", "h1", "h2", "h3", "header", "li", "ol", "p", "section", "textarea", "ul"}
CELLS = {"table", "tbody", "td", "th", "thead", "tr"}
TAGS = BLOCKS | CELLS | {"a", "b", "button", "img", "label", "span", "strong"}
LINKS = ("#", "/api/v1/documents/", "https://", "http://", "mailto:")


def full_of(words: str) -> Turn:
    """A turn with ``words`` wherever words from outside can come."""
    source = StatementSource(title=words, url=words, date=words, publisher=words)
    return Turn(
        number=1,
        question=words,
        answer=answer(
            question=words,
            standalone_question=words + "?",
            status=AnswerStatus.PARTIAL,
            text=words,
            statements=(Statement(text=words, citations=(1,), support=Support.CHECKED),),
            citations=(
                citation(
                    document=words + ".pdf",
                    document_id=words,
                    title=words,
                    publisher=words,
                    date=words,
                    url=words,
                    page_label=words,
                    section=(words,),
                    quote=words,
                    source=source,
                ),
            ),
            examples=(Example(project=words, name=words, why=words + "!", citations=(1,)),),
            notices=(Notice(code=NoticeCode.OUTDATED, text=words),),
            suggestions=(words, words + "?"),
            handoff=Handoff(
                reason=words,
                contact=Contact(name=words, email=words, phone=words, url=words),
                subject=words,
                draft=words,
            ),
        ),
    )


def assert_harmless(html: str) -> None:
    page = Page(html)
    assert {tag for tag, _ in page.elements} <= TAGS
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src"):
            assert (attributes.get(name) or "#").startswith(LINKS)
        if attributes.get("target"):
            assert attributes.get("rel") == "noopener noreferrer"


@pytest.mark.parametrize("words", NASTY)
def test_nothing_from_outside_becomes_markup(words: str) -> None:
    shown = full_of(words)
    for html in (turn_html(shown), sources_html(shown)):
        assert_harmless(html)
        visible = "".join(sign for sign in words if sign not in "\x00\u202e\ud800")
        assert visible.strip() in Page(html).text


@settings(deadline=None)
@given(st.text(max_size=60) | st.sampled_from(NASTY))
def test_no_text_becomes_markup(words: str) -> None:
    shown = full_of(words)
    assert_harmless(turn_html(shown) + sources_html(shown))


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.characters(
            exclude_categories=["Cc", "Cs"], exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        )
    )
)
def test_text_is_read_back_as_it_was(words: str) -> None:
    page = Page(element("p", words, title=words))
    assert page.text == words
    assert page.all("p") == [{"title": words}]


def test_elements_nest_and_leave_out_what_is_missing() -> None:
    built = element("p", "a < b", None, element("b", "c"), class_="x", data_turn=3, hidden=True, id=None, lang=False)
    assert built == '<p class="x" data-turn="3" hidden>a &lt; b<b>c</b></p>'
    assert join(["a", None, "", "<"], " · ") == "a · &lt;"
    assert element("img", src="/x.png", alt="") == '<img src="/x.png" alt="">'
    assert text(text("<")) == "&lt;"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        (" http://example.org ", "http://example.org"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)//https://", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https:", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, expected: str | None) -> None:
    assert web_address(url) == expected


def test_links_to_elsewhere_tell_the_other_page_nothing() -> None:
    assert Page(new_tab("x", "https://example.org")).all("a") == [
        {"href": "https://example.org", "target": "_blank", "rel": "noopener noreferrer"}
    ]


def test_statements_carry_links_to_their_sources_and_only_to_those() -> None:
    statement = Statement(text="Wolfsburg misst.", citations=(1, 7), support=Support.QUOTED)
    page = Page(turn_html(turn(statements=(statement,))))
    markers = [link for link in page.all("a") if link.get("class") == "tk-marker"]
    assert markers == [
        {
            "href": "#quelle-1",
            "class": "tk-marker",
            "data-turn": "2",
            "data-source": "1",
            "aria-label": "Quelle 1 zeigen",
        }
    ]
    assert "[7]" not in page.text


def test_notices_are_shown_with_links_to_the_sources_they_name() -> None:
    notice = Notice(code=NoticeCode.OUTDATED, text="Angaben zu [1], [9] sind alt.")
    page = Page(turn_html(turn(notices=(notice,))))
    assert "Ältere Angabe: Angaben zu [1], [9] sind alt." in page.text
    assert [link["data-source"] for link in page.all("a") if link.get("class") == "tk-marker"] == ["1", "1"]


FORMS = [Form.SENTENCE, Form.HEADING, Form.ITEM, Form.ITEM, Form.TABLE_ROW, Form.TABLE_ROW, Form.TABLE_ROW]


def statements_in_all_forms() -> tuple[Statement, ...]:
    words = ["Satz.", "Beispiele", "eins", "zwei", "Merkmal | A | B", "Land | x | y", "--- | - | -"]
    return tuple(Statement(text=word, citations=(1,), support=Support.QUOTED) for word in words)


def test_headings_lists_and_tables_of_the_markdown_are_kept() -> None:
    statements = statements_in_all_forms()
    shown = turn(statements=statements, text=markdown(statements, FORMS))
    assert list(forms(shown)) == FORMS
    html = turn_html(shown)
    assert "<h3>Beispiele" in html
    assert html.count("<li>") == 2
    assert html.count("<tr>") == 3
    assert html.count("<th>") == 3
    assert html.count("<td>") == 6


def test_text_that_does_not_match_the_statements_is_not_trusted() -> None:
    shown = turn(text="- etwas\n- ganz\n- anderes")
    assert forms(shown) == (Form.SENTENCE,)
    assert "ganz" not in turn_html(shown)


def test_sources_say_where_and_what() -> None:
    source = StatementSource(title="Praxiswissen", url="https://example.org/n", date="2022-10", publisher="DLR")
    html = sources_html(turn(citations=(citation(source=source, url="https://example.org/d"),)))
    page = Page(html)
    for words in (
        "zur Frage „Wer misst?“",
        "1 Wasser und Starkregen",
        "Transferkompass · Dossier · Oktober 2022 · S. 3 (gedruckt: 1)",
        "Gute Praxis › Wolfsburg",
        "Zusammengefasst aus: Praxiswissen, DLR, Oktober 2022",
    ):
        assert words in page.text
    assert "<blockquote>Wolfsburg installierte 13 Messstellen.</blockquote>" in html
    assert [link["href"] for link in page.all("a")] == [
        "/api/v1/documents/0e0a/pages/3.png?highlight=Wolfsburg%20installierte%2013%20Messstellen.",
        "https://example.org/n",
        "/api/v1/documents/0e0a/file#page=3",
        "https://example.org/d",
        "#turn-2",
    ]
    assert [item["id"] for item in page.all("li")] == ["quelle-1"]


def test_the_title_is_not_said_again_as_a_section() -> None:
    titled = citation(title="Steckbrief Jena", section=("Steckbrief Jena", "Bäume"))
    assert '<p class="tk-section"><span class="tk-unseen">Abschnitt</span> Bäume</p>' in sources_html(
        turn(citations=(titled,))
    )
    assert "tk-section" not in sources_html(turn(citations=(citation(section=("Wasser und Starkregen",)),)))


def test_the_panel_says_when_there_is_nothing() -> None:
    assert "Hier erscheinen die Fundstellen" in sources_html(None)
    assert "keine Fundstelle" in sources_html(turn(citations=(), statements=()))
    assert "keine Fundstelle" not in sources_html(Turn(number=1, question="Wer?"))


def test_documents_without_pages_open_at_their_words() -> None:
    one = citation(document="a.md", page=None, quote="eins zwei drei")
    assert document_url(one) == "/api/v1/documents/0e0a/file#:~:text=eins%20zwei%20drei"
    assert image_url(one) is None
    assert image_url(citation(document="a.html")) is None
    assert text_fragment("a b c d e-f, x g h i j k") == "a%20b%20c%20d%20e%2Df%2C,g%20h%20i%20j%20k"


def test_ids_cannot_lead_elsewhere_and_long_quotes_are_cut() -> None:
    strange = citation(document_id="../../x?y#z", quote="a" * 9000)
    assert document_url(strange) == "/api/v1/documents/..%2F..%2Fx%3Fy%23z/file#page=3"
    assert len(image_url(strange) or "") < 2000


def test_examples_name_place_and_reason_once() -> None:
    why = "Dort wird seit 2022 gemessen."
    example = Example(
        project="wolfsburg",
        name="Wolfsburg",
        state=State.NIEDERSACHSEN,
        type=MunicipalityType.GROSSSTADT,
        why=why,
        citations=(1,),
    )
    page = Page(turn_html(turn(examples=(example,))))
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
    example = Example(
        project="wolfsburg",
        name="Wolfsburg",
        state=State.NIEDERSACHSEN,
        type=MunicipalityType.GROSSSTADT,
        why=why,
        citations=(1,),
    )
    html = turn_html(turn(examples=(example,)))
    assert re.findall(r"<span>([^<]+)</span></li>", html) == ([shown] if shown else [])
    assert html.count("Wolfsburg misst.") == 1


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
