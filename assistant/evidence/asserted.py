"""A figure that a question wants confirmed: "Zahlt der Bund 100 Prozent?" (pure).

Sentences with another figure are no "no" to who reads only that the federal government pays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from assistant.answer import Support
from assistant.drafts import Draft
from assistant.gate.sentence.figures import Figure, figures, same_value
from assistant.run import Run
from assistant.wording import texts

_NOUN = re.compile(r"\s(?:[a-zäöüß]+e[nrs]? )?[A-ZÄÖÜ][\w-]+")


def asserted(run: Run, shown: Iterable[str]) -> Iterator[Draft]:
    """That what is shown does not confirm the figure, before it; nothing where one of the statements has it."""
    written = asserted_figure(run.question)
    if not written or run.gap:
        return
    told = [figure for text in shown for figure in figures(text)]
    if not any(same_value(claimed, figure) for claimed in figures(written) for figure in told):
        yield Draft(run.wording("answers", "unconfirmed", figure=written), Support.FRAMING)


def asserted_figure(question: str) -> str:
    """ "100 Prozent", as written; empty where nothing is to be confirmed or the figure says who is asked about."""
    found = figures(question) if _pattern("asked").search(question.strip()) else ()
    if len(found) != 1 or not _is_claim(found[0], question):
        return ""
    noun = None if found[0].unit else _NOUN.match(question, found[0].end)
    return f"{found[0].text}{noun[0] if noun else ''}"


def _is_claim(figure: Figure, question: str) -> bool:
    if figure.value is None or figure.ordinal or _pattern("condition").search(question[: figure.start]):
        return False
    return bool(figure.unit or _NOUN.match(question, figure.end))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = texts("claims")
    return re.compile(words["confirmed"][name].replace("<frame>", words["frame"]), re.IGNORECASE)
