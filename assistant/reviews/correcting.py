"""An answer as staff corrected it (pure): statements left out, moved or reworded, each still with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Example, Statement, Support
from assistant.drafts import Form
from assistant.example_reasons import reason
from assistant.gate import without_markers
from assistant.rendering import CELL, markdown
from assistant.reviews.remaining import check_remaining
from assistant.reviews.review import KeptStatement, Layout, Line
from assistant.wording import wording
from ingest.errors import WrongUse

CarriedBy = Callable[[str, Sequence[Citation]], Sequence[str]]
"""Of a statement and what it cites: the words that are not carried, none where all are."""
WITHOUT_EVIDENCE = frozenset({Support.FRAMING, Support.CATALOGUE})
"""Their words are fixed or those of a row: nothing could carry others."""


@dataclass(frozen=True, slots=True)
class _Kept:
    statement: Statement
    line: Line


def corrected(
    answer: Answer, layout: Layout, kept: Sequence[KeptStatement], uncarried: CarriedBy
) -> tuple[Answer, Layout]:
    """The answer of ``kept`` alone. Raises ``WrongUse`` for what cannot be, above all words no source carries."""
    chosen = [_chosen(answer, layout, one, uncarried) for one in kept]
    check_remaining(answer, layout, [one.of - 1 for one in kept])
    numbers = _numbers(chosen)
    if not any(one.statement.citations for one in chosen):
        raise WrongUse(wording("reviews", "nothing_cited"))
    statements = tuple(
        one.statement.model_copy(update={"citations": _renumbered(one.statement.citations, numbers)}) for one in chosen
    )
    lines = tuple(
        Line(form=one.line.form, cells=tuple(_renumbered(cell, numbers) for cell in one.line.cells)) for one in chosen
    )
    text = markdown(statements, [line.form for line in lines], [line.cells for line in lines])
    told = {
        "text": text,
        "statements": statements,
        "citations": tuple(_cited(answer.citations, numbers)),
        "examples": tuple(_examples(answer, chosen, numbers)),
        # Its letter repeats statements as they were; it is written anew whenever the answer is told.
        "handoff": None,
    }
    return answer.model_copy(update=told), lines


def _chosen(answer: Answer, layout: Layout, one: KeptStatement, uncarried: CarriedBy) -> _Kept:
    if one.of > len(answer.statements):
        raise WrongUse(wording("reviews", "no_statement", of=one.of, count=len(answer.statements)))
    statement, line = answer.statements[one.of - 1], layout[one.of - 1]
    text = statement.text if one.text is None else " ".join(without_markers(one.text).split())
    citations = statement.citations if one.citations is None else tuple(dict.fromkeys(one.citations))
    if (text, citations) == (statement.text, statement.citations):
        return _Kept(statement, line)
    if statement.support in WITHOUT_EVIDENCE or line.form is Form.TABLE_ROW or CELL in text:
        raise WrongUse(wording("reviews", "fixed_words", of=one.of))
    _check(answer, one.of, text, citations, uncarried)
    return _Kept(Statement(text=text, citations=citations, support=Support.CHECKED), line)


def _check(answer: Answer, of: int, text: str, citations: Sequence[int], uncarried: CarriedBy) -> None:
    if not any(sign.isalnum() for sign in text):
        raise WrongUse(wording("reviews", "says_nothing", of=of))
    known = {citation.number: citation for citation in answer.citations}
    if missing := [number for number in citations if number not in known]:
        raise WrongUse(wording("reviews", "no_citation", of=of, number=missing[0]))
    if reasons := uncarried(text, [known[number] for number in citations]):
        raise WrongUse(wording("reviews", "not_carried", of=of, reasons="; ".join(reasons)))


def _numbers(chosen: Iterable[_Kept]) -> dict[int, int]:
    """Old numbers → new ones, in the order in which they are cited."""
    cited = dict.fromkeys(number for one in chosen for number in one.statement.citations)
    return {old: new for new, old in enumerate(cited, 1)}


def _renumbered(old: Iterable[int], numbers: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(numbers[number] for number in old if number in numbers)


def _cited(citations: Iterable[Citation], numbers: Mapping[int, int]) -> Iterator[Citation]:
    kept = {citation.number: citation for citation in citations}
    for old, new in numbers.items():
        yield kept[old].model_copy(update={"number": new})


def _examples(answer: Answer, chosen: Sequence[_Kept], numbers: Mapping[int, int]) -> Iterator[Example]:
    """Those that rest on a citation that stayed, with a reason that is still told."""
    stayed = [one.statement for one in chosen]
    changed = [statement for statement in answer.statements if statement not in stayed]
    for example in answer.examples:
        if not (left := _renumbered(example.citations, numbers)):
            continue
        if any(_is_on(statement, example) for statement in changed):
            told = next(statement.text for statement in stayed if _is_on(statement, example))
            example = example.model_copy(update={"why": reason(example.type, example.state, told)})
        yield example.model_copy(update={"citations": left})


def _is_on(statement: Statement, example: Example) -> bool:
    return not set(statement.citations).isdisjoint(example.citations)
