"""The one new thing of a follow-up ("Und in Zwönitz?"), put into the question before (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.question import TAKEN_OVER, Intent
from assistant.understanding.dialogue.context import Context, context_text
from assistant.understanding.dialogue.corrections import adds_purpose, under_condition
from assistant.understanding.dialogue.frames import frames, spans_within
from assistant.understanding.dialogue.kinds_of_place import district_named
from assistant.understanding.dialogue.other_groups import of_group
from assistant.understanding.dialogue.references import is_fragment
from assistant.understanding.dialogue.replacing import (
    Piece,
    both_people,
    in_place,
    is_after_preposition,
    is_replaceable,
    measures,
    only_people,
    replaceable_subjects,
    stripped,
    with_piece,
)
from assistant.understanding.dialogue.rewrites import of_any_size
from assistant.understanding.intents import intent_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.phrases import is_specific, noun_phrases, subject_of
from assistant.understanding.places import FindNames, Place, PlaceKind, places_of
from assistant.understanding.tokens import is_small_word, overlaps, tokens_of, word_list
from assistant.wording import texts, wording

LONGEST_BARE = 4
"""Words of a question that is a new place and nothing else."""
LISTS = frozenset({Intent.PUBLICATIONS, Intent.EVENTS, Intent.CONTACT, Intent.DEFINITION})
"""After these a new word is a new subject ("Welche Leitfäden gibt es zu …?"), else it may be a side of the old one."""


@dataclass(frozen=True)
class Pieces:
    """Finds them and puts them in; ``find_names`` finds places no catalogue knows."""

    mentions: Mentions
    find_names: FindNames

    def _places(self, text: str) -> tuple[Place, ...]:
        return places_of(text, self.mentions, self.find_names)

    def new_in(self, rest: str, opened: bool, places: Sequence[Place]) -> Piece | None:
        """What is new in "Und in Zwönitz?", "Wie sieht es in Zwönitz aus?" or, after a question, "Zwönitz?"."""
        for frame, wants_place in frames():
            match = frame.fullmatch(rest)
            inside = spans_within(match, places) if match else []
            if match and (inside or not wants_place) and is_fragment(match["rest"], inside):
                return self._as_piece(match["rest"])
        spans = [place.span for place in places]
        if opened and is_fragment(rest, spans):
            return self._as_piece(rest)
        tokens = tokens_of(rest)
        only_place = all(overlaps(token.span, spans) or is_small_word(token.text) for token in tokens)
        if places and only_place and len(tokens) <= LONGEST_BARE and is_fragment(rest, spans):
            return self._as_piece(rest)
        return None

    def put_in(self, piece: Piece, rest: str, context: Context) -> str:
        """The last question with what is new in this one; empty where that is rather a new side of the same subject."""
        if text := self._of_one_more(piece, context):
            return text
        lists = asks_whether(rest) or self._acts(context) or _is_keywords(context.question)
        if lists and (text := self.in_state(piece, context)):
            return text
        if lists and piece.places and self.lacks_thing(piece, context):
            return wording("followup", "phrases.projects_in_state", place=piece.places[0].name)
        if not piece.places and (text := self._of_class(piece, context)):
            return text
        if adds_purpose(piece, context.question) and not self._is_of_other_field(piece, context):
            return under_condition(context.question, piece.text)
        return self._with_piece(piece, context)

    def _as_piece(self, text: str) -> Piece | None:
        piece = Piece(text, self._places(text) or district_named(text))
        is_new = piece.places or measures(text) or any(is_specific(token) for token in tokens_of(text))
        return piece if is_new else None

    def _with_piece(self, piece: Piece, context: Context) -> str:
        """The last question with the piece put in; empty where it is rather a new side of the same subject."""
        question = stripped(context.question)
        people = both_people(question, piece)
        is_alike = piece.places or people or is_replaceable(question, piece)
        if not (is_alike or self._is_subject(piece.text, question)):
            return ""
        places = self._places(question)
        fields = people or self.mentions.fields(question)
        subjects = replaceable_subjects(question, [place.span for place in places], fields)
        return with_piece(question, piece, places, subjects)

    def _of_one_more(self, piece: Piece, context: Context) -> str:
        """ "Gibt es das auch in Gera: Rufbus?" for "Und Gera?" after the question which others have it."""
        found = re.fullmatch(texts("followup")["phrases"]["others"], context.question)
        place = next(iter(piece.places), None)
        if found is None or place is None or place.kind is PlaceKind.STATE:
            return ""
        return wording("followup", "phrases.also_there", where=in_place(place.name), topic=found["topic"])

    def _is_of_other_field(self, piece: Piece, context: Context) -> bool:
        """ "Dasselbe für Waldbrand" after what was asked of the warning of heavy rain: in its place, not besides."""
        taken_over = context.question.partition(TAKEN_OVER)[2]
        if only_people(piece.bare):
            return False
        return bool(taken_over and self.mentions.fields(piece.text) and self.mentions.fields(taken_over))

    def _of_class(self, piece: Piece, context: Context) -> str:
        """Of what a follow-up has taken over: what it asks beside that is no thing that others have."""
        own, _, taken_over = context.question.partition(TAKEN_OVER)
        question = taken_over or own
        topics = [mention.span for mention in self.mentions.topics(question)]
        return of_group(piece.text, question, self._places(question), topics, self.mentions.topic_words(question))

    def in_state(self, piece: Piece, context: Context, thing: Sequence[str] = ()) -> str:
        """ "Gibt es das auch in Bayern?" wants others, not how the one of Zwönitz works in Bayern."""
        place = next(iter(piece.places), None)
        spans = [found.span for found in self._places(context.question)]
        subject = of_any_size(subject_of(context.question, spans))
        is_thing = bool(noun_phrases(context.question, spans) or self.mentions.topics(context.question))
        if place is None or place.kind is not PlaceKind.STATE or not (is_thing and (thing or subject)):
            return ""
        return wording(
            "followup", "phrases.others_in_state", place=place.name, topic=context_text(thing or subject, ())
        )

    def lacks_thing(self, piece: Piece, context: Context) -> bool:
        """ "In Bayern" after "Was macht Geestland für seine Dörfer?": in a state, what nobody has named."""
        is_state = bool(piece.places) and piece.places[0].kind is PlaceKind.STATE
        return is_state and self._acts(context) and not of_any_size(context.subject)

    def _acts(self, context: Context) -> bool:
        """ "Was macht Zwönitz beim Rufbus?": a state does not act, its towns do."""
        places = self._places(context.question)
        towns = [place for place in places if place.kind is not PlaceKind.STATE]
        return bool(towns) and not is_after_preposition(context.question, towns[-1].span)

    def _is_subject(self, text: str, question: str) -> bool:
        return not measures(text) and (bool(self.mentions.fields(text)) or intent_of(question) in LISTS)


def asks_whether(rest: str) -> bool:
    """ "Gibt es das auch in Bayern?": whether others have it."""
    return bool(re.match(texts("followup")["phrases"]["whether"], rest, re.IGNORECASE))


def _is_keywords(question: str) -> bool:
    """ "Digitaler Zwilling", typed as into a search box."""
    tokens = tokens_of(question)
    return not any(token.lower in word_list("finite") | word_list("interrogatives") for token in tokens)
