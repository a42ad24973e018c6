"""A follow-up becomes a question that stands for itself, without a language model (pure).

Each question of the conversation is made to stand for itself in turn; what the last one is about (a subject and
places) is what a follow-up may point at. A new thing takes the place of an old one of the same kind. A question that
names its own subject and points at nothing stays as it is, to the letter.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

from assistant.answer import Turn
from assistant.understanding.intents import SMALL_TALK, intent_of
from assistant.understanding.phrases import is_aspect, is_specific, joined, subject_of
from assistant.understanding.places import FindNames, Place, places_of
from assistant.understanding.references import Reference, is_fragment, references, without_opener
from assistant.understanding.replacing import Piece, in_place, replaceable_subjects, stripped, with_piece
from assistant.understanding.tokens import overlaps, tokens_of, word_list
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue
from ingest.documents import Span
from ingest.german import is_function_word, stem

LOOKED_BACK = 6
"""Turns read: what was said longer ago is seldom meant, and each costs a fraction of a millisecond."""
ANSWER_READ = 2000
"""Letters of an answer in which the projects are looked for."""
MOST_ANSWERED = 3
"""An answer that names more projects is a list: a follow-up means its subject, not each of them."""
LONGEST_ASPECT_QUESTION = 8
"""Words; a longer question names its subject in words no list knows."""
LONGEST_BARE_PIECE = 4
FEW = 2
"""Content words of a question that may lean on an earlier one by a shared noun."""


class Outcome(Enum):
    COMPLETE = auto()
    """Stands for itself and was left alone."""
    CARRIED = auto()
    """Something of the conversation was carried over."""
    OPEN = auto()
    """Points at something that nobody has said."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question as it stands for itself. ``new_subject``: complete and about something else than the one before."""

    text: str
    outcome: Outcome
    new_subject: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation is about: the last question as it stands for itself, and the last answer."""

    question: str = ""
    subject: str = ""
    places: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    """Names of the projects in the last answer, in order."""

    @property
    def place_names(self) -> tuple[str, ...]:
        """The places of the question; else of the answer, where it names few."""
        return self.places or (self.answered if len(self.answered) <= MOST_ANSWERED else ())


@dataclass(frozen=True)
class FollowUps:
    """``find_names`` finds places no catalogue knows, so that "Und in Amsterdam?" is understood too."""

    catalogue: Catalogue
    find_names: FindNames = field(default=lambda _: ())

    def resolve(self, question: str, history: Sequence[Turn]) -> Resolved:
        """``question`` as it stands for itself after ``history``."""
        context = Context()
        for turn in history[-LOOKED_BACK:]:
            if intent_of(turn.question) not in SMALL_TALK:
                context = self._after(self._resolved(turn.question, context).text, turn.answer, context)
        return self._resolved(question, context)

    def _after(self, standalone: str, answer: str, before: Context) -> Context:
        places = self._places(standalone)
        subject = subject_of(standalone, [place.span for place in places])
        mentions = self.catalogue.find_projects(answer[:ANSWER_READ])
        names = dict.fromkeys(self.catalogue.project(mention.project_id).name for mention in mentions)
        named = tuple(dict.fromkeys(place.name for place in places))
        return Context(standalone, subject or ("" if named else before.subject), named, tuple(names))

    def _places(self, text: str) -> tuple[Place, ...]:
        return places_of(text, self.catalogue, self.find_names)

    def _resolved(self, question: str, context: Context) -> Resolved:
        rest, opened = without_opener(question)
        rest = stripped(rest)
        places = self._places(rest)
        spans = [place.span for place in places]
        rewrite = None if places else _rewrite(rest)
        piece = None if rewrite else self._piece(rest, opened, places)
        pointing = references(rest, spans)
        if not (
            rewrite or piece or pointing or _is_aspect_question(rest, opened, spans) or _leans(rest, spans, context)
        ):
            return Resolved(question, Outcome.COMPLETE, self._is_new(question, context))
        if not context.question:
            return Resolved(question, _without_context(rest, spans))
        if rewrite:
            return Resolved(_rewritten(rewrite, context), Outcome.CARRIED)
        if piece:
            return Resolved(self._with_piece(piece, context), Outcome.CARRIED)
        return Resolved(self._with_context(rest, pointing, spans, context), Outcome.CARRIED)

    def _piece(self, rest: str, opened: bool, places: Sequence[Place]) -> Piece | None:
        """What is new in "Und in Zwönitz?", "Wie sieht es in Zwönitz aus?" or, after a question, "Zwönitz?"."""
        for frame in _frames():
            if match := frame.fullmatch(rest):
                return self._as_piece(match["rest"])
        spans = [place.span for place in places]
        if opened and is_fragment(rest, spans):
            return self._as_piece(rest)
        only_place = places and all(
            overlaps(token.span, spans) or is_function_word(token.text) for token in tokens_of(rest)
        )
        is_short = len(tokens_of(rest)) <= LONGEST_BARE_PIECE
        return self._as_piece(rest) if only_place and is_short and is_fragment(rest, spans) else None

    def _as_piece(self, text: str) -> Piece | None:
        piece = Piece(text, self._places(text))
        is_new = piece.places or any(is_specific(token) or token.text[0].isdigit() for token in tokens_of(text))
        return piece if is_new else None

    def _with_piece(self, piece: Piece, context: Context) -> str:
        question = stripped(context.question)
        places = self._places(question)
        fields = [Span(span.start, span.end) for span in self._fields(question)]
        subjects = replaceable_subjects(question, [place.span for place in places], fields)
        return with_piece(question, piece, places, subjects)

    def _fields(self, text: str) -> list[Span]:
        """Where ``text`` names a topic that is a field of work, not a means."""
        means = texts("followup")["topics"]["cross_cutting"]
        return [mention.span for mention in self.catalogue.find_topics(text) if mention.topic_id not in means]

    def _with_context(self, rest: str, pointing: Sequence[Reference], own: Sequence[Span], context: Context) -> str:
        names = () if own else _ordinal(rest, context) or context.place_names
        at_place = bool(pointing) and all(reference.at_place for reference in pointing)
        subject = "" if at_place and names and self._fields(rest) else context.subject
        text, is_named = _named(rest, pointing, names)
        return _asked_about(text, _context_text(subject, () if is_named else names))

    def _is_new(self, question: str, context: Context) -> bool:
        if not context.question or intent_of(question) in SMALL_TALK:
            return False
        return not self._marks(question) & self._marks(context.question)

    def _marks(self, text: str) -> frozenset[str]:
        topics = {mention.topic_id for mention in self.catalogue.find_topics(text)}
        projects = {mention.project_id for mention in self.catalogue.find_projects(text)}
        return frozenset(topics | projects | {stem(token.text) for token in tokens_of(text) if is_specific(token)})


@dataclass(frozen=True, slots=True)
class _Rewrite:
    pattern: re.Pattern[str]
    text: str
    drops_place: bool


@cache
def _rewrites() -> tuple[_Rewrite, ...]:
    return tuple(
        _Rewrite(re.compile(entry["pattern"], re.IGNORECASE), entry["text"], entry.get("drops_place", False))
        for entry in texts("followup")["rewrites"]
    )


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(frame, re.IGNORECASE) for frame in texts("followup")["frames"])


def _rewrite(rest: str) -> _Rewrite | None:
    return next((rewrite for rewrite in _rewrites() if rewrite.pattern.search(rest)), None)


def _rewritten(rewrite: _Rewrite, context: Context) -> str:
    names = () if rewrite.drops_place and context.subject else context.place_names
    said = _context_text(context.subject, names) or stripped(context.question)
    return rewrite.text.format(context=said, topic=said)


def _context_text(subject: str, names: Sequence[str]) -> str:
    """ "Wasserqualität in Wolfsburg", or the one of both there is."""
    if not names:
        return subject
    if not subject:
        return joined(names)
    return f"{subject} {in_place(joined(names))}"


def _asked_about(question: str, said: str) -> str:
    question = question[0].upper() + question[1:]
    return wording("followup", "phrases.with_context", question=question, context=said) if said else f"{question}?"


def _named(rest: str, pointing: Sequence[Reference], names: Sequence[str]) -> tuple[str, bool]:
    """``rest`` with "dort" and "die Stadt" replaced by the one name, and whether that was done."""
    if len(names) != 1:
        return rest, False
    for reference in pointing:
        word = rest[reference.span.start : reference.span.end].casefold()
        is_noun_phrase = " " in word
        if word in ("dort", "there") or is_noun_phrase:
            name = names[0] if is_noun_phrase else in_place(names[0])
            return rest[: reference.span.start] + name + rest[reference.span.end :], True
    return rest, False


def _ordinal(rest: str, context: Context) -> tuple[str, ...]:
    """The project the answer named first, second, third or last, where the question says so."""
    positions = dict(entry.split("=") for entry in word_list("ordinals"))
    wanted = next((int(positions[token.lower]) for token in tokens_of(rest) if token.lower in positions), None)
    if wanted is None or len(context.answered) < max(wanted, 1):
        return ()
    return (context.answered[wanted - 1 if wanted > 0 else wanted],)


def _is_aspect_question(rest: str, opened: bool, places: Sequence[Span]) -> bool:
    """ "Wie teuer?", "Warum?", "Wie hoch sind die Kosten?": asks for a side of something it does not name."""
    tokens = [token for token in tokens_of(rest) if not overlaps(token.span, places)]
    if not tokens or len(tokens) > LONGEST_ASPECT_QUESTION or any(is_specific(token) for token in tokens):
        return False
    if opened:
        return True
    has_other_nouns = any(token.is_noun and not is_aspect(token) for token in tokens)
    has_aspect = any(is_aspect(token) for token in tokens)
    is_bare = all(token.lower in word_list("interrogatives") or is_function_word(token.text) for token in tokens)
    return not has_other_nouns and (has_aspect or (is_bare and not places and intent_of(rest) not in SMALL_TALK))


def _leans(rest: str, places: Sequence[Span], context: Context) -> bool:
    """ "Was kostet die Beleuchtung?" after a question on the Beleuchtung in Gera: a definite noun of that question."""
    tokens = tokens_of(rest)
    if places or not context.places or sum(is_specific(token) for token in tokens) > FEW:
        return False
    known = {stem(token.text) for token in tokens_of(context.question) if is_specific(token)}
    return any(
        left.lower in ("der", "die", "das", "den", "dem") and right.is_noun and stem(right.text) in known
        for left, right in itertools.pairwise(tokens)
    )


def _without_context(rest: str, places: Sequence[Span]) -> Outcome:
    """A reference to nothing is open only where the question names nothing else to look for."""
    has_own = places or any(is_specific(token) for token in tokens_of(rest))
    return Outcome.COMPLETE if has_own else Outcome.OPEN
