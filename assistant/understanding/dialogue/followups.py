"""A follow-up becomes a question that stands for itself, without a language model (pure).

Each question of the conversation is made to stand for itself in turn; what the last one is about (a subject and
places) is what a follow-up leans on. A new thing takes the place of an old one of the same kind. Only a question that
names a thing of its own and points at nothing, or says that it is about something else, stays as it is, to the letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Turn
from assistant.question import Intent
from assistant.understanding.dialogue import attributes
from assistant.understanding.dialogue.changes import split_change, without_change
from assistant.understanding.dialogue.context import (
    Context,
    asked_about,
    at_place_only,
    context_text,
    fits,
    means_one,
    named,
    named_beside,
    ordinal,
    unsaid,
    with_ordinal_named,
    with_thing_named,
    without_place_facts,
)
from assistant.understanding.dialogue.corrections import correction_of, is_manner, put_right, under_condition
from assistant.understanding.dialogue.effects import asks_of_effect
from assistant.understanding.dialogue.groups import group_meant
from assistant.understanding.dialogue.groups import of_group as of_chosen
from assistant.understanding.dialogue.kinds_of_place import district_named, is_kind, of_kind, with_kind
from assistant.understanding.dialogue.leaning import asks_for_need, case_supposed, is_about_place, is_of_people
from assistant.understanding.dialogue.other_groups import with_group_named, with_nouns
from assistant.understanding.dialogue.ourselves import of_ourselves
from assistant.understanding.dialogue.own_things import OwnThings
from assistant.understanding.dialogue.pieces import Pieces, asks_whether
from assistant.understanding.dialogue.references import (
    Reference,
    as_fragment,
    is_fragment,
    references,
    without_choice,
    without_closer,
    without_comment,
    without_opener,
)
from assistant.understanding.dialogue.replacing import (
    Piece,
    replaceable_subjects,
    stripped,
)
from assistant.understanding.dialogue.resolved import Outcome, Resolved
from assistant.understanding.dialogue.rewrites import Rewrite, asks_for_more, lacks_topic, rewrite_of, rewritten, turned
from assistant.understanding.dialogue.shown import shown_in
from assistant.understanding.dialogue.sides import leaves_place, says_of_what
from assistant.understanding.dialogue.spoken import NamedFirst, asks_the_same, in_order, named_first, spoken_of
from assistant.understanding.dialogue.thread import LONGEST_FOLLOW_UP, Thread
from assistant.understanding.dialogue.together import compared_with, counted_together
from assistant.understanding.intents import SMALL_TALK, intent_of
from assistant.understanding.language import language_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.missing import outcome_alone, outcome_pointing, outcome_unsaid
from assistant.understanding.phrases import is_specific, joined, noun_phrases
from assistant.understanding.places import FindNames, Place, are_states, places_of
from assistant.understanding.ranking_question import ranking_asked
from assistant.understanding.tokens import tokens_of, with_capital, word_list
from assistant.understanding.typed.paraphrases import paraphrase_of
from assistant.understanding.typed.wishes import language_wished
from assistant.wording import wording
from ingest.documents import Span
from ingest.german import stem

LOOKED_BACK = 6
"""Turns read: what was said longer ago is seldom meant, and each costs a fraction of a millisecond."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a question shows of itself; ``rest`` is without its opener, ``spans`` are the places in it."""

    question: str
    rest: str
    opened: bool
    spans: Sequence[Span]
    rewrite: Rewrite | None
    piece: Piece | None
    pointing: Sequence[Reference]


@dataclass(frozen=True)
class FollowUps:
    """``find_names`` finds places no catalogue knows, so that "Und in Amsterdam?" is understood too."""

    mentions: Mentions
    find_names: FindNames = field(default=lambda _: ())

    def resolve(self, question: str, history: Sequence[Turn]) -> Resolved:
        """``question`` as it stands for itself after ``history``."""
        contexts = self._contexts(history)
        context = contexts[-1]
        if context.question and intent_of(question) is Intent.PLAINER:
            return Resolved(context.question, Outcome.CARRIED, plainly=True)
        if context.question and (language := language_wished(question)):
            return Resolved(context.question, Outcome.CARRIED, language=language)
        if introduced := _introduced(question, history):
            return Resolved(f"{stripped(introduced)}. {question}", Outcome.CARRIED)
        return self._said(question, contexts)[0]

    def _contexts(self, history: Sequence[Turn]) -> list[Context]:
        """What was spoken of after each turn, the first before any."""
        contexts = [Context()]
        for turn in history[-LOOKED_BACK:]:
            if intent_of(turn.question) not in SMALL_TALK:
                resolved, before = self._said(turn.question, contexts)
                contexts.append(self._thread.after(resolved, turn.answer, before))
        return contexts

    def _said(self, question: str, contexts: Sequence[Context]) -> tuple[Resolved, Context]:
        """``question`` in full, and what it is asked of: where the thing stands before it, that thing."""
        if apart := self._apart(question):
            return apart
        question = without_change(question)
        context = _in_language_of(question, contexts[-1])
        rest = without_comment(stripped(without_opener(question)[0]))
        first = named_first(rest) if context.question and len(question) <= LONGEST_FOLLOW_UP else None
        return (self._named_first(first, contexts) if first else None) or (self._resolved(question, context), context)

    def _apart(self, question: str) -> tuple[Resolved, Context] | None:
        """As if nothing was spoken of before, where it says so; None where it is open then ("… was kostet das?")."""
        mark, _ = split_change(question)
        resolved = self._resolved(without_change(question), Context()) if mark else None
        is_open = resolved is None or resolved.outcome in (Outcome.OPEN, Outcome.NO_PLACE)
        return None if is_open or resolved is None else (replace(resolved, text=with_capital(resolved.text)), Context())

    def _named_first(self, first: NamedFirst, contexts: Sequence[Context]) -> tuple[Resolved, Context] | None:
        """What is asked of the thing as after "Und der Rufbus?"; None where naming it alone says nothing."""
        before = contexts[-1]
        if first.returns and (again := spoken_of(first.thing, contexts, is_place=bool(self._places(first.thing)))):
            repeated = Resolved(again.question, Outcome.CARRIED)
            return (self._resolved(first.asked, again) if first.asked else repeated), again
        named = self._resolved(wording("followup", "phrases.opened", rest=first.thing), before)
        if named.outcome is not Outcome.CARRIED or not first.asked:
            return None
        if self._places(first.thing) and asks_the_same(first):
            return named, before
        if named.named and (asked := in_order(first)):  # a side of the thing spoken of
            said = context_text(unsaid(before.thing, asked), before.place_names)
            return replace(named, text=asked_about(asked, said)), before
        about = self._thread.after(named, before.answer, before)
        return self._resolved(first.asked, about), about

    @property
    def _thread(self) -> Thread:
        return Thread(self.mentions, self.find_names)

    @property
    def _pieces(self) -> Pieces:
        return Pieces(self.mentions, self.find_names)

    def _places(self, text: str) -> tuple[Place, ...]:
        return places_of(text, self.mentions, self.find_names)

    def _resolved(self, question: str, context: Context) -> Resolved:
        if len(question) > LONGEST_FOLLOW_UP:
            return Resolved(question, Outcome.COMPLETE)
        rest, opened = without_opener(question)
        rest = without_closer(stripped(rest))
        if context.question:
            rest = rest if ordinal(rest, context) else without_comment(rest)
            rest, opened = as_fragment(without_choice(with_group_named(rest)), opened)
        if context.question and (corrected := self._corrected(rest, context)):
            return corrected
        places = self._places(rest)
        spans = [place.span for place in places]
        if not places and context.question and (own := of_ourselves(rest, context)):
            return own
        if text := self._beside(rest, places, context):
            return Resolved(text, Outcome.CARRIED)
        names_state = bool(places) and are_states(places)  # what is asked of the group, not another thing
        if group := () if places and not names_state else group_meant(rest, context, names_state=names_state):
            return Resolved(of_chosen(rest, context, group), Outcome.CARRIED, group=group)
        rewrite = None if places else rewrite_of(rest)
        piece = None if rewrite else self._pieces.new_in(rest, opened, places)
        pointing = self._pointing(rest, spans, context)
        seen = _Seen(question, rest, opened, spans, rewrite, piece, pointing)
        return self._left_alone(seen, context) or self._carried(seen, context)

    def _left_alone(self, seen: _Seen, context: Context) -> Resolved | None:
        """The question as it is, where it stands for itself or nothing was said that it could mean."""
        question, rest, spans = seen.question, seen.rest, seen.spans
        is_small_talk = intent_of(question) in SMALL_TALK
        ranking = ranking_asked(rest, spans)
        if ranking and not (ranking.compares or seen.pointing):
            return Resolved(question, Outcome.COMPLETE, self._is_new(question, context))
        if not context.question and (paraphrase_of(question) or says_of_what(rest, self.mentions.catalogue)):
            return Resolved(question, Outcome.COMPLETE)
        points = bool(seen.pointing or seen.rewrite)
        if not (context.question or is_small_talk) and (unsaid := outcome_unsaid(rest, spans, points)):
            return Resolved(question, unsaid)
        if is_small_talk or not (points or seen.piece or self._leans(seen, context)):
            return Resolved(question, Outcome.COMPLETE, self._is_new(question, context))
        if not context.question:
            is_open = (seen.opened and seen.piece) or (seen.rewrite and seen.rewrite.is_bare)
            return Resolved(question, Outcome.OPEN if is_open else outcome_alone(rest, spans))
        return None

    def _leans(self, seen: _Seen, context: Context) -> bool:
        """True where it points at nothing and yet means the subject of the conversation."""
        if self._asks_of_project(seen.rest, seen.spans, context):
            return True
        return not OwnThings(self.mentions).named_in(seen.rest, seen.opened, seen.spans, context)

    def _carried(self, seen: _Seen, context: Context) -> Resolved:
        """The question with what it means of the conversation."""
        rest, pointing, spans = seen.rest, seen.pointing, seen.spans
        if seen.rewrite:
            return self._rewritten(seen.question, rest, seen.rewrite, context)
        if (case := case_supposed(rest)) and context.subject and not spans:
            text = wording("followup", "phrases.supposed", case=case, context=joined(context.subject))
            return Resolved(text, Outcome.CARRIED, keeps_subject=True)
        if seen.piece and is_manner(seen.piece):
            return Resolved(under_condition(context.question, seen.piece.text), Outcome.CARRIED, beside=())
        if seen.piece and asks_whether(rest) and self._pieces.lacks_thing(seen.piece, context):
            return Resolved(seen.question, Outcome.OPEN)
        if seen.piece and (text := self._pieces.put_in(seen.piece, rest, context)):
            places = self._places(text) or district_named(text)
            return Resolved(with_kind(seen.piece.text, text, places), Outcome.CARRIED)
        if pointing and not (context.subject or context.place_names or spans or ordinal(rest, context)):
            return Resolved(seen.question, outcome_pointing(rest, spans))
        if text := turned(rest, context):
            return Resolved(text, Outcome.CARRIED)
        text = self._with_context(rest, pointing, spans, context)
        keeps = not seen.piece and self._keeps_thing(rest, pointing, spans, context)
        own = named_beside(rest, spans)
        aside = bool(context.thing) and (asks_of_effect(rest) or self._asks_of_project(rest, spans, context))
        beside, more = own if keeps else None, asks_for_more(rest)
        return Resolved(text, Outcome.CARRIED, keeps_subject=aside, beside=beside, named=own, wants_more=more)

    def _rewritten(self, question: str, rest: str, rewrite: Rewrite, context: Context) -> Resolved:
        """``question`` in full; open where others shall do all that one town does."""
        if lacks_topic(rewrite, context):
            return Resolved(question, Outcome.OPEN)
        if not rewrite.asks_for_others:
            text = rewritten(rewrite, rest, context)
            return Resolved(text, Outcome.CARRIED, keeps_subject=rewrite.keeps_subject)
        named = replace(
            context, subject=with_nouns(context.thing or context.subject, self.mentions.topic_words(context.question))
        )
        return Resolved(rewritten(rewrite, rest, named), Outcome.CARRIED, apart_from=context.told)

    def _keeps_thing(self, rest: str, pointing: Sequence[Reference], own: Sequence[Span], context: Context) -> bool:
        """False where a question that leans on the conversation brings a field of work of its own.

        In English no capitals show what it names beside the thing.
        """
        if not context.thing or language_of(rest) == "en" or self._changes_subject(rest, pointing, own, context):
            return False
        return self.mentions.field_ids(rest) <= self.mentions.field_ids(context.question)

    def _corrected(self, rest: str, context: Context) -> Resolved | None:
        """The question before as it was meant; what names no thing and no condition is a follow-up of its own."""
        correction = correction_of(rest)
        meant, question, corrects = correction.meant if correction else rest, context.question, correction is not None
        if as_kind := of_kind(meant, question, self._places(question), corrects=corrects):
            return Resolved(as_kind, Outcome.CARRIED)
        if corrects and is_kind(meant) and len(context.place_names) != 1:
            return Resolved(rest, Outcome.NO_PLACE)
        if correction is None:
            return None
        places, question = self._spans(correction.meant), context.question
        if correction.is_condition and not (places and is_fragment(correction.meant, places)):
            return Resolved(under_condition(question, correction.meant), Outcome.CARRIED, beside=())
        if correction.is_opinion:
            return None
        subjects = replaceable_subjects(question, self._spans(question), self.mentions.fields(question))
        is_side = not self.mentions.fields(correction.meant)
        if correction.is_thing and not places and (text := put_right(question, correction, subjects, is_side=is_side)):
            return Resolved(text, Outcome.CARRIED)
        return self._resolved(wording("followup", "phrases.opened", rest=correction.meant), context)

    def _spans(self, text: str) -> list[Span]:
        return [place.span for place in self._places(text)]

    def _beside(self, rest: str, places: Sequence[Place], context: Context) -> str:
        """The question for a place beside the one of before: both together, its money, who shows the thing."""
        if not context.question:
            return ""
        state = shown_in(rest, places)
        if state and (text := self._pieces.in_state(Piece(state.name, (state,)), context, context.thing)):
            return text
        together = compared_with(rest, places, context) or attributes.asked_of_place(rest, places)
        return together or counted_together(rest, self._places(context.question), context)

    def _pointing(self, rest: str, places: Sequence[Span], context: Context) -> list[Reference]:
        """The references; "die Stadt" only where the question names no subject and the conversation has one place."""
        found = references(rest, places)
        if not context.question:
            vague = word_list("such") | word_list("indefinites")
            found = [one for one in found if _as_one_word(rest[one.span.start : one.span.end]) not in vague]
        names = context.place_names
        names_subject = bool(places or self.mentions.topics(rest)) and not attributes.asks_of_project(rest, places)
        return [
            reference
            for reference in found
            if not reference.by_article or (len(names) == 1 and not names_subject and fits(rest, reference, names[0]))
        ]

    def _changes_subject(self, rest: str, pointing: Sequence[Reference], own: Sequence[Span], context: Context) -> bool:
        """ "Haben die dort auch einen Rufbus?": of the place of before, about another thing."""
        names = () if own else ordinal(rest, context) or context.place_names
        if self._asks_of_project(rest, own, context):
            return True
        return bool(at_place_only(pointing) and names and (self.mentions.fields(rest) or is_about_place(rest)))

    def _asks_of_project(self, rest: str, own: Sequence[Span], context: Context) -> bool:
        return attributes.asks_of_this_project(rest, own, context, self._places(context.question))

    def _with_context(self, rest: str, pointing: Sequence[Reference], own: Sequence[Span], context: Context) -> str:
        at_place = at_place_only(pointing)
        names = () if own else ordinal(rest, context) or context.place_names
        rest = attributes.in_full(attributes.as_question(rest) if names else rest, context, self.mentions)
        spoken_of = context.thing if noun_phrases(rest, own) else context.subject
        subject = () if self._changes_subject(rest, pointing, own, context) else unsaid(spoken_of, rest)
        if names:
            subject = without_place_facts(subject)
        asks_of_any = intent_of(rest) is Intent.EXAMPLES and not means_one(rest, pointing)
        if subject and not at_place and (asks_of_any or asks_for_need(rest)):
            names = ()
        if subject and (leaves_place(rest) or is_of_people(rest, own)) and not context.places:
            names = ()
        text, is_named = named(rest, pointing, names)
        text, is_named = (text, is_named) if is_named else with_ordinal_named(rest, context)
        if not is_named:
            text, subject = with_thing_named(rest, pointing, subject)
        return asked_about(text, context_text(subject, () if is_named else names))

    def _is_new(self, question: str, context: Context) -> bool:
        if not context.question or intent_of(question) in SMALL_TALK:
            return False
        marks = self._marks(question)
        return bool(marks) and not marks & self._marks(context.question)

    def _marks(self, text: str) -> frozenset[str]:
        topics = {mention.topic_id for mention in self.mentions.topics(text)}
        projects = {mention.project_id for mention in self.mentions.projects(text)}
        return frozenset(topics | projects | {stem(token.text) for token in tokens_of(text) if is_specific(token)})


def _as_one_word(pointer: str) -> str:
    """ "sowas" for "So was"."""
    return pointer.casefold().replace(" ", "")


def _introduced(question: str, history: Sequence[Turn]) -> str:
    """How those who ask said who they are, where ``question`` asks who is like them; else empty."""
    if intent_of(question) is not Intent.COMPARABLE:
        return ""
    said = (turn.question for turn in reversed(history) if intent_of(turn.question) is Intent.INTRODUCTION)
    return next(said, "")


def _in_language_of(question: str, context: Context) -> Context:
    """For a German question without what an English one was about, whose words are none of its own ("federal receive").

    An English one is written out in German where its form is known, so it may go on about a German subject.
    """
    turns_german = language_of(context.question) == "en" and language_of(question, "en") == "de"
    return replace(context, subject=(), thing=()) if turns_german else context
