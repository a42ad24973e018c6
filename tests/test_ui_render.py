"""Answers as HTML: what is shown, and that nothing of documents, questions or models becomes markup."""

from __future__ import annotations

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
    Notice,
    NoticeCode,
    Statement,
    StatementSource,
    Support,
)
from assistant.drafts import Form
from assistant.rendering import markdown
from ui.render.answers import turn_html
from ui.render.html import element, join, new_tab, text
from ui.render.sources import image_url, sources_html
from ui.render.turns import Turn, forms

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


LINKS = ("#", "/api/v1/documents/", "https://", "http://", "mailto:", "tel:")


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


def test_a_source_without_a_date_says_so() -> None:
    """Of an own summary the date is that of its source, and stands there."""
    undated = Page(sources_html(turn(citations=(citation(date=None),))))
    assert "Transferkompass · Dossier · ohne Datum · S. 3" in undated.text
    source = StatementSource(title="Praxiswissen", url="https://example.org/n", date="2022-10", publisher="DLR")
    assert "ohne Datum" not in Page(sources_html(turn(citations=(citation(date=None, source=source),)))).text


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


def test_a_long_question_is_a_heading_by_its_beginning() -> None:
    asked = "Bei uns stand das Wasser in den Kellern. " * 20 + "Was tun andere?"
    long = Turn(number=1, question=asked, answer=answer())
    assert long.heading.endswith("…")
    assert len(long.heading) < 260
    page = turn_html(long)
    assert f"<summary>Ganze Frage zeigen</summary><p>{asked}</p>" in page
    assert "Was tun andere?" not in sources_html(long)
    assert Turn(number=1, question="a" * 2000).heading.startswith("aaa")
    assert "<details" not in turn_html(Turn(number=1, question="Was tun andere?"))


def test_the_hand_off_does_not_repeat_what_the_answer_says() -> None:
    silence = "Dazu steht nichts in den Dokumenten."
    handoff = Handoff(reason=f"{silence} Die KTS hilft weiter.", contact=Contact(name="KTS"), subject="", draft="")
    text = f"{silence} „Buxtehude“ kommt nicht vor."
    said = Statement(text=text, citations=(), support=Support.FRAMING)
    silent = answer(text=text, statements=(said,), handoff=handoff)
    shown = Page(turn_html(Turn(number=1, question="Was?", answer=silent))).text
    assert shown.count(silence) == 1
    assert "Die KTS hilft weiter." in shown
