"""A follow-up question becomes one that can be understood without the conversation."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import AnswerStatus, NoticeCode, Turn
from assistant.projects.row_asked import AskedOfRow, asked_of_row
from assistant.run import Run
from assistant.understanding.dialogue.changes import split_change, without_change
from assistant.understanding.dialogue.followups import LOOKED_BACK, FollowUps
from assistant.understanding.dialogue.resolved import Outcome
from assistant.understanding.dialogue.thread import ANSWER_READ
from assistant.understanding.mentions import Mentions
from assistant.understanding.names import NameFinder
from assistant.understanding.places import Place, places_of
from assistant.understanding.typed.asides import without_aside
from assistant.understanding.typed.characters import asked_before
from assistant.understanding.typed.claims import figure_asked
from assistant.understanding.typed.errands import without_errand
from assistant.understanding.typed.explaining import question_of_meaning
from assistant.understanding.typed.joining import by_round
from assistant.understanding.typed.ordered_texts import about_ordered, question_of_ordered
from assistant.understanding.typed.plain_wording import PlainWording
from assistant.understanding.typed.prefaces import without_preface
from assistant.understanding.typed.wishes import wished
from ingest.catalogue import Catalogue

QUESTIONS_BACK = {
    Outcome.OPEN: "clarification.reference",
    Outcome.NO_PLACE: "clarification.place",
    Outcome.OWN_PLACE: "clarification.own_place",
}
"""The text that asks back, where a question cannot stand for itself."""


class Standalone:
    """Writes ``run.standalone``; ends the run where the question points at something nobody has said."""

    name = "standalone"

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._mentions = mentions = Mentions(catalogue)
        self._find_names = NameFinder(mentions).places_by_form
        self._follow_ups = FollowUps(mentions, self._find_names)
        self._plain_wording = PlainWording(catalogue)

    def __call__(self, run: Run) -> None:
        plain = self._plainly(run.question)
        run.orders_text = bool(about_ordered(self._plain_wording.plainly(run.question)))
        history = run.request.history
        resolved = self._follow_ups.resolve(plain, [self._read(turn) for turn in history])
        row = asked_of_row(resolved.text, self._catalogue) if run.only_passages is None else AskedOfRow(resolved.text)
        run.standalone, run.row_asked = row.question, row.profiles
        run.beside = resolved.named
        run.asked_plainly = run.asked_plainly or wished(run.question).plainly or resolved.plainly
        run.language = resolved.language or run.language
        run.apart_from = frozenset(self._projects(resolved.apart_from))
        run.told_before = _told(history) if resolved.wants_more else ""
        run.stated = without_change(run.question) if resolved.text == without_change(plain) else resolved.text
        if resolved.outcome in QUESTIONS_BACK and run.only_passages is None:
            run.end(AnswerStatus.CLARIFICATION, run.wording("followup", QUESTIONS_BACK[resolved.outcome]))
        elif resolved.new_subject:
            run.notice(NoticeCode.SUBJECT_CHANGED, run.wording("followup", "notices.changed"))

    def _projects(self, names: Sequence[str]) -> list[str]:
        return [mention.project_id for name in names for mention in self._mentions.projects(name)]

    def _read(self, turn: Turn) -> Turn:
        """Neither a greeting of an earlier question nor the wish for easy words is what a later one means."""
        return turn.model_copy(update={"question": self._plainly(asked_before(turn.question))})

    def _plainly(self, question: str) -> str:
        """Without greeting, wish, and what is told before it that is no condition of its answer.

        A request to explain a term becomes the question what it is, with the words of the wish or without them; a claim
        with a figure becomes the question for it, when a project joined the question for its round, and the order of a
        text the question what there is on its thing. What says that it is about something else stays before it.
        """
        mark, question = split_change(question)
        return f"{mark}{self._bare(question)}"

    def _bare(self, question: str) -> str:
        if ordered := question_of_ordered(self._plain_wording.plainly(question)):
            return ordered
        asked = self._meaning_asked(question) or wished(question).question
        bare = without_errand(self._plain_wording.plainly(asked))
        plain = without_preface(without_aside(bare, self._places), self._places)
        told = figure_asked(self._with_names(plain))
        return self._meaning_asked(plain) or by_round(told, self._places(told))

    def _with_names(self, question: str) -> str:
        """ "in Gießen" for "in gießen": once the rest of a question has capitals, a name without is a word."""
        for place in reversed(self._places(question)):
            written = question[place.span.start : place.span.end]
            if written.islower() and written == place.name.lower():
                question = question[: place.span.start] + place.name + question[place.span.end :]
        return question

    def _meaning_asked(self, question: str) -> str | None:
        return question_of_meaning(question, self._catalogue)

    def _places(self, text: str) -> tuple[Place, ...]:
        return places_of(text, self._mentions, self._find_names)


def _told(history: Sequence[Turn]) -> str:
    """The texts of the last answers; what is longer than any answer is told by no assistant."""
    return "\n".join(turn.answer[:ANSWER_READ] for turn in history[-LOOKED_BACK:])
