"""The conversation as HTML: questions, answers with markers, notices, examples, hand-off, feedback."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.answer import Answer, AnswerStatus, Example, Notice, Statement, Verified
from assistant.drafts import Form
from assistant.rendering import CELL
from assistant.wording import Language
from ui.render.handoffs import handoff_html
from ui.render.html import Html, element, foreign, join, text
from ui.render.plain import HERE, copied_text
from ui.render.turns import CUT, UNREMARKABLE, Turn, cell_numbers, forms
from ui.render.words import verified_words
from ui.wording import texts

_MARKER = re.compile(r"\[(\d{1,3})\]")
_WORD = re.compile(r"\w+")
QUIET_STATUSES = frozenset({AnswerStatus.ANSWERED, AnswerStatus.CONVERSATION})
"""Statuses that need no label: the text says it all."""
RATED_STATUSES = frozenset(
    {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.NO_EVIDENCE, AnswerStatus.OUT_OF_SCOPE}
)
LEAD = ": "
"""Stands between the reasons for an example and the sentence on it."""


def conversation_html(turns: Sequence[Turn]) -> Html:
    """Turns one after the other."""
    return join(map(turn_html, turns))


def turn_html(turn: Turn) -> Html:
    """The question and, below it, the answer as far as it is there."""
    question = element("h2", element("span", turn.say("answer.asked"), class_="tk-unseen"), " ", turn.heading)
    parts = _answer_parts(turn, turn.answer) if turn.answer else [_statements_html(turn), _stopped(turn), _copy(turn)]
    answer = element("div", *parts, class_="tk-answer")
    number = turn.number
    return element(
        "article",
        question,
        _whole_question(turn),
        answer,
        class_="tk-turn",
        id=f"turn-{number}",
        tabindex=-1,
        data_turn=number,
        data_conversation=turn.answer.conversation_id if turn.answer else None,
        lang=turn.lang,
    )


def _whole_question(turn: Turn) -> Html | None:
    if not turn.is_long:
        return None
    summary = element("summary", turn.say("answer.whole_question"))
    return element("details", summary, element("p", turn.question), class_="tk-whole")


def status_words(turn: Turn) -> str:
    """What is being done, or that the answer is there or stopped."""
    if turn.stopped:
        return turn.say("status.stopped")
    if turn.answer is None:
        known = texts("chat")["status"]
        return turn.say(f"status.{turn.step if turn.step in known else 'other'}")
    count = len(turn.answer.citations)
    return turn.say(f"status.done_{'many' if count > 1 else 'one' if count else 'none'}", count=count)


def _answer_parts(turn: Turn, answer: Answer) -> list[Html | None]:
    return [
        _badge(answer, turn),
        _verified(answer.verified, turn),
        _understood(answer, turn),
        _statements_html(turn),
        _notices(answer.notices, turn),
        _examples(answer.examples, turn),
        handoff_html(answer, turn),
        _origin(turn),
        _copy(turn),
        _feedback(turn),
        _suggestions(answer.suggestions, turn),
    ]


def _stopped(turn: Turn) -> Html | None:
    """Below what had been shown."""
    if not turn.stopped:
        return None
    words = turn.say("answer.stopped" if turn.statements else "answer.stopped_at_once")
    return element("p", words, class_="tk-badge tk-stopped")


def _badge(answer: Answer, turn: Turn) -> Html | None:
    status = answer.status
    if status in QUIET_STATUSES:
        return None
    is_near = status is AnswerStatus.NO_EVIDENCE and bool(answer.citations)
    words = turn.say("answer.nothing_certain" if is_near else f"answer.badge.{status.value}")
    return element("p", words, class_=f"tk-badge tk-{status.value}")


def _verified(verified: Verified | None, turn: Turn) -> Html | None:
    return element("p", verified_words(verified, turn.language), class_="tk-verified") if verified else None


def _understood(answer: Answer, turn: Turn) -> Html | None:
    """Shown where the question was understood as another one, so that a misunderstanding is seen."""
    if answer.standalone_question.strip() == answer.question.strip():
        return None
    return element("p", turn.say("answer.understood", question=answer.standalone_question), class_="tk-understood")


def _statements_html(turn: Turn) -> Html:
    shown = list(zip(forms(turn), turn.shown_statements, strict=True))
    groups = groupby(shown, key=lambda pair: pair[0])
    return join(_group(form, [statement for _, statement in group], turn) for form, group in groups)


def _group(form: Form, statements: Sequence[Statement], turn: Turn) -> Html:
    if form is Form.ITEM:
        return element("ul", *(element("li", _statement(one, turn)) for one in statements))
    if form is Form.TABLE_ROW:
        return _table(statements, turn)
    tag = "h3" if form is Form.HEADING else "p"
    return join(element(tag, _statement(one, turn)) for one in statements)


def _statement(statement: Statement, turn: Turn) -> Html:
    return join([statement_words(statement, turn), _markers(statement.citations, turn)])


def statement_words(statement: Statement, turn: Turn) -> str:
    """Its text; marked where it is a German one in an English answer."""
    return foreign(statement.text, turn.lang_of_statement(statement))


def _table(rows: Sequence[Statement], turn: Turn) -> Html:
    lang = next((lang for row in rows if (lang := turn.lang_of_statement(row))), None)
    head, *body = [_row(row, "td" if number else "th", lang, turn) for number, row in enumerate(rows)]
    table = element("table", element("thead", head), element("tbody", *body))
    return element("div", table, class_="tk-table", tabindex=0, role="region", aria_label=turn.say("answer.label"))


def _row(row: Statement, tag: str, lang: Language | None, turn: Turn) -> Html:
    """Each cell with its own sources. ``lang`` is that of the table: a head of few words does not tell it."""
    numbers = cell_numbers(turn)[row.text]
    cells = zip(row.text.split(CELL), numbers, strict=True)
    return element("tr", *(element(tag, foreign(words, lang), _markers(cell, turn)) for words, cell in cells))


def _markers(numbers: Sequence[int], turn: Turn) -> Html:
    """Links to the sources; a number without a source is not shown."""
    return join([_marker(number, turn) for number in numbers if number in turn.numbers])


def _marker(number: int, turn: Turn) -> Html:
    link = element(
        "a",
        f"[{number}]",
        href=f"#quelle-{number}",
        class_="tk-marker",
        data_turn=turn.number,
        data_source=number,
        aria_label=turn.say("answer.marker_label", number=number),
    )
    return join([text("\N{NO-BREAK SPACE}"), link])


def _with_markers(words: str, turn: Turn) -> Html:
    """Own texts that name sources by their numbers: "Angaben zu [1], [2]"."""
    pieces = _MARKER.split(words)
    return join(_piece(piece, bool(place % 2), turn) for place, piece in enumerate(pieces))


def _piece(piece: str, is_number: bool, turn: Turn) -> Html:
    if is_number and int(piece) in turn.numbers:
        return Html(_marker(int(piece), turn).removeprefix("\N{NO-BREAK SPACE}"))
    return text(f"[{piece}]" if is_number else piece)


def _notices(notices: Sequence[Notice], turn: Turn) -> Html | None:
    shown = [notice for notice in notices if notice.code not in UNREMARKABLE]
    if not shown:
        return None
    items = (_notice(one, turn) for one in shown)
    return element("ul", *items, class_="tk-notices", aria_label=turn.say("answer.notices"))


def _notice(notice: Notice, turn: Turn) -> Html:
    label = element("strong", turn.say(f"notice.{notice.code.value}"))
    words = element("span", _with_markers(notice.text, turn), lang=turn.lang_of(notice.text))
    return element("li", label, " ", words, class_=f"tk-notice tk-notice-{notice.code.value}")


def _examples(examples: Sequence[Example], turn: Turn) -> Html | None:
    if not examples:
        return None
    heading = element("h3", turn.say("answer.examples"))
    return element("section", heading, element("ul", *(_example(one, turn) for one in examples)), class_="tk-examples")


def _example(example: Example, turn: Turn) -> Html:
    name = element("span", element("strong", example.name), _markers(example.citations, turn))
    place = " · ".join(value for value in (example.state, example.type) if value)
    reason = _new_in(example.why, place, turn)
    return element(
        "li",
        name,
        element("span", place, class_="tk-place", lang=turn.lang_of(place)) if place else None,
        element("span", reason, lang=turn.lang_of(reason)) if reason else None,
    )


def _new_in(why: str, place: str, turn: Turn) -> str:
    """``why`` without what stands in the answer already, and without what ``place`` says."""
    statements = [statement.text for statement in turn.shown_statements]
    starts = [0, *(lead.end() for lead in re.finditer(LEAD, why))]
    stated = (start for start in starts if any(why[start:].rstrip(CUT) in text for text in statements))
    reason = why[: next(stated, len(why))].removesuffix(LEAD)
    known = {"in", *_WORD.findall(place.casefold())}
    return reason if set(_WORD.findall(reason.casefold())) - known else ""


def _origin(turn: Turn) -> Html | None:
    """How the answer was made, and the way to its sources where a later answer shows its own."""
    if turn.answer is None or turn.answer.composer.kind == "fixed" or not turn.numbers:
        return None
    kind = "verified" if turn.answer.verified else turn.answer.composer.kind
    made = element("span", turn.say(f"answer.by_{kind}"))
    first = min(turn.numbers)
    words = turn.say("answer.show_sources")
    link = element("a", words, href=f"#quelle-{first}", data_turn=turn.number, data_source=first)
    return element("p", made, " ", link, class_="tk-origin")


def _copy(turn: Turn) -> Html | None:
    """The answer with its sources, for a letter."""
    is_told = turn.answer.status in RATED_STATUSES if turn.answer else turn.stopped and bool(turn.statements)
    if not is_told:
        return None
    button = element(
        "button",
        turn.say("copy.button"),
        type="button",
        class_="tk-button",
        data_text=copied_text(turn),
        data_here=HERE,
        data_copied=turn.say("copy.copied"),
        data_failed=turn.say("copy.failed"),
    )
    return element("p", button, class_="tk-buttons")


def _feedback(turn: Turn) -> Html | None:
    answer = turn.answer
    if answer is None or answer.status not in RATED_STATUSES:
        return None
    if turn.useful is not None:
        return element("p", turn.say("feedback.thanks"), class_="tk-feedback", tabindex=-1)
    reasons = f"reasons-{turn.number}"
    return element(
        "div",
        element("span", turn.say("feedback.question"), id=f"rate-{turn.number}"),
        _rate_button(turn.say("feedback.yes"), data_rate="yes", data_turn=turn.number),
        _rate_button(turn.say("feedback.no"), aria_expanded="false", aria_controls=reasons),
        element("div", element("span", turn.say("feedback.why")), *_reasons(turn), id=reasons, hidden=True),
        class_="tk-feedback",
        role="group",
        aria_labelledby=f"rate-{turn.number}",
    )


def _rate_button(words: str, **attributes: str | int) -> Html:
    return element("button", words, type="button", class_="tk-rate", **attributes)


def _reasons(turn: Turn) -> Iterator[Html]:
    for reason in texts("chat")["feedback"]["reasons"]:
        words = turn.say(f"feedback.reasons.{reason}")
        yield _rate_button(words, data_rate="no", data_reason=reason, data_turn=turn.number)


def _suggestions(suggestions: Sequence[str], turn: Turn) -> Html | None:
    """Questions to click; what is no question is a hint to read."""
    if not suggestions:
        return None
    questions = [suggestion for suggestion in suggestions if suggestion.rstrip().endswith("?")]
    hints = [element("li", words, lang=turn.lang_of(words)) for words in suggestions if words not in questions]
    return element(
        "section",
        element("h3", turn.say("answer.suggestions")),
        element("ul", *hints, class_="tk-hints") if hints else None,
        questions_html(questions) if questions else None,
        class_="tk-suggestions",
    )


def questions_html(questions: Sequence[str]) -> Html:
    """Questions that are asked by a click."""
    buttons = (element("button", question, type="button", class_="tk-ask", data_ask=question) for question in questions)
    return element("ul", *(element("li", button) for button in buttons), class_="tk-questions")
