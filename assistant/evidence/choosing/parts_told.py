"""Which parts of a question an answer leaves open (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.evidence.asked.answer_types import answers
from assistant.evidence.choosing.selection import SEEN, Selected, completed
from assistant.evidence.judging.part_answers import SAYS_SO, TELLS, asks_whether, bearing, is_of, says_aspect, telling
from assistant.evidence.sentences.sentence_choice import context_of, names_place
from assistant.question import QuestionPart
from assistant.run import Run
from assistant.wording import texts


def left_open(run: Run, chosen: Sequence[Selected]) -> tuple[QuestionPart, ...]:
    """The parts known to be missing, and those whose kind of thing ``chosen`` does not tell of.

    A part that asks for nothing particular ("was macht …") is answered by whatever is chosen, a usual question by any
    of its sides; a clause that hangs on another is no question of its own.
    """
    parts = run.understood.parts
    asking = (part for part in parts if part in run.missing or (len(parts) > 1 and _is_open_to_doubt(part, run)))
    left = [part for part in asking if not part.is_of_one and not is_told(part, run, chosen)]
    told = {part.own_text for part in parts if part not in left}
    return tuple({part.own_text: part for part in left if part.own_text not in told}.values())


def _is_open_to_doubt(part: QuestionPart, run: Run) -> bool:
    """A kind of thing can be seen in what is chosen, and of a further part whether it speaks of what is asked."""
    return part.asked is not None or (part is not run.understood.parts[0] and asks_whether(part))


def answers_of(part: QuestionPart, run: Run) -> Iterator[Selected]:
    """The statements that answer a part, best first; none for one that is known to be missing."""
    if part not in run.missing:
        yield from completed(telling(part, run), run.evidence)


def is_told(part: QuestionPart, run: Run, chosen: Sequence[Selected]) -> bool:
    """True where one of the statements is about the place of ``part`` and has what it asks for."""
    if part.asked is None and not asks_whether(part):
        own = run.places_of(part) if _at_large().search(part.own_text) else ()
        return bool(own) and any(names_place(item.text, own) for item in chosen)
    if any(_tells(item, part, run) for item in chosen):
        return True
    best = next(iter(telling(part, run)), None)
    return best is not None and any(
        item.evidence is run.evidence[best.evidence] and item.first <= best.sentence <= item.last for item in chosen
    )


@cache
def _at_large() -> re.Pattern[str]:
    return re.compile(texts("answer_types")["at_large"], re.IGNORECASE)


def denial_of(part: QuestionPart) -> str:
    """The key of the words that leave ``part`` open, no stronger than what was tested.

    A figure, a date or a failure can be seen in a sentence, so that nothing has it; else no sentence was near enough.
    """
    return "partial" if part.asked in SEEN else "partial_unclear"


def _tells(item: Selected, part: QuestionPart, run: Run) -> bool:
    share = bearing(part, item.text, context_of(item.evidence), run)
    is_answer = answers(item.text, part) and says_aspect(item.text, part)
    return is_of(item.text, part, run) and is_answer and share >= (SAYS_SO if asks_whether(part) else TELLS)
