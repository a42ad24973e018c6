"""What a conversation is about after each of its questions (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.glossary_terms import entry_asked_for
from assistant.question import Intent
from assistant.understanding.asked_projects import without_people
from assistant.understanding.dialogue.context import Context, beginning
from assistant.understanding.dialogue.groups import FEWEST, asked_alike, examples_in, last_two, listed_in, still_listed
from assistant.understanding.dialogue.ourselves import without_own_people, without_own_town
from assistant.understanding.dialogue.resolved import Outcome, Resolved
from assistant.understanding.dialogue.rewrites import of_any_size
from assistant.understanding.dialogue.sides import OFFERS, is_of_offer, without_audience, without_lacked, without_sides
from assistant.understanding.intents import intent_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.phrases import is_aspect, noun_phrases, subject_of
from assistant.understanding.places import FindNames, Place, are_states, places_of
from assistant.understanding.ranking_question import Ranking, ranking_asked
from assistant.understanding.tokens import tokens_of, word_list
from assistant.wording import texts, wording
from ingest.catalogue.mentions import Via

MOST_TAKERS = 3
"""Of more, a follow-up means none by name."""
ANSWER_READ = 2000
"""Letters of an answer in which the projects are looked for."""
_CAPITAL_WITHIN = re.compile(r"\w[A-ZÄÖÜ]")
LONGEST_FOLLOW_UP = 300
"""Letters; who writes more says what it is about."""


@dataclass(frozen=True)
class Thread:
    """``find_names`` finds places no catalogue knows."""

    mentions: Mentions
    find_names: FindNames

    def after(self, resolved: Resolved, answer: str, before: Context) -> Context:
        """The context behind a question and its answer."""
        standalone = without_own_town(resolved.text[:LONGEST_FOLLOW_UP])
        places = self._places(standalone)
        subject, thing = self._spoken_of(resolved, standalone, before)
        if resolved.group and not _names_thing(standalone, places):
            subject, thing = before.subject, before.thing
        names = tuple(dict.fromkeys(place.name for place in places)) or _still_meant(standalone, subject, before)
        names = self._takers(standalone, names, answer) or self._one_in_state(standalone, places, answer) or names
        ranking = ranking_asked(standalone, [place.span for place in places])
        listed = listed_in(answer, [project.name for project in self.mentions.catalogue.projects])
        listed = still_listed(before.listed, names, listed)
        answer = answer[:ANSWER_READ]
        answered, led = self._told_of(answer, thing)
        if resolved.outcome is Outcome.CARRIED:
            answered = answered or before.answered
        led = before.led if resolved.keeps_subject else led
        told = tuple(dict.fromkeys((*resolved.apart_from, *answered)))
        subject = subject or (() if names else before.subject)
        after = Context(standalone, subject, names, answered, led, listed, told=told)
        after = replace(after, recent=last_two(before.recent, () if resolved.group else names))
        as_before = resolved.group or _is_told_of(resolved, places)
        alike = before.alike if as_before else asked_alike(standalone, places, before)
        after = replace(after, thing=thing or after.subject, alike=alike, answer=answer)
        after = replace(after, exemplified=self._exemplified(answer))
        return _after_choice(after, resolved.group, ranking, before) if resolved.group or ranking else after

    def _told_of(self, answer: str, thing: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The projects an answer tells of, and those it begins with, which ``thing`` is a thing of."""
        answered, led = self._projects(answer), self._projects(beginning(answer))
        if is_of_offer(thing, self.mentions):
            return answered, ()  # where it took place is not what it is
        return answered, () if len(answered) > 1 and self._is_name(thing) else led  # used in several towns, of none

    def _is_name(self, thing: Sequence[str]) -> bool:
        """True for what the glossary knows by a name ("CIVITAS/CORE"), not by a noun ("digitaler Zwilling")."""
        return any(_CAPITAL_WITHIN.search(name) and self.mentions.catalogue.find_terms(name) for name in thing)

    def _spoken_of(
        self, resolved: Resolved, standalone: str, before: Context
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The subject of a question, and the thing in it that later questions go on about."""
        if resolved.keeps_subject:
            return before.subject, before.thing
        if resolved.beside is not None:
            named = self._going_on(resolved.beside, standalone, before)
            beside = tuple(phrase for phrase in named if phrase not in before.thing)
            return ((*beside, *before.thing) if beside else before.subject), before.thing
        if intent_of(standalone) is Intent.COMPARABLE:
            return (), ()  # like whom they are is no thing
        subject = self._subject(without_own_people(without_people(standalone)))
        if resolved.outcome is Outcome.CARRIED:
            subject = self._going_on(subject, standalone, before)
        return subject, subject

    def _going_on(self, phrases: Sequence[str], text: str, before: Context) -> tuple[str, ...]:
        """Those of ``phrases`` that a later question may mean: no side, nobody's lack, not for whom, no size."""
        of_offer = is_of_offer(before.thing, self.mentions)
        of_none = word_list("actions") | word_list("givers")
        phrases = [phrase for phrase in of_any_size(phrases) if phrase.casefold() not in of_none]
        return without_audience(without_lacked(without_sides(phrases, of_offer=of_offer), text), text)

    def _subject(self, text: str) -> tuple[str, ...]:
        """Its noun phrases; a name of ordinary words ("Start Smart") before what else the question says."""
        places = [place.span for place in self._places(text)]
        named = () if noun_phrases(text, places) else self._topic_names(text)
        phrases = tuple(self._in_full(phrase, text) for phrase in subject_of(text, places))
        return named or of_any_size(phrases) or phrases or self._term(text)

    def _term(self, text: str) -> tuple[str, ...]:
        """ "Smart City" of "Was ist eine Smart City?", whose words alone say nothing."""
        entry = entry_asked_for(text, self.mentions.catalogue)
        return (entry.term,) if entry else ()

    def _in_full(self, phrase: str, text: str) -> str:
        """ "Smart City Akademie" for "Akademie", "Smart Village App" for "Village App": the name of an offer or product
        of which every other question has the rest.
        """
        offers = [mention.span for mention in self.mentions.topics(text) if mention.topic_id == OFFERS]
        products = [mention.span for mention in self.mentions.projects(text) if mention.via is Via.PRODUCT]
        names = (text[span.start : span.end] for span in (*offers, *products))
        return next((name for name in names if phrase in name), phrase)

    def _takers(self, question: str, names: Sequence[str], answer: str) -> tuple[str, ...]:
        """ "Wer hat die Plattform aus Paderborn übernommen?" is about those who did, as the answer names them."""
        asks = texts("followup")["leaning"]["takers"]
        if len(names) != 1 or not re.search(asks.format(place=re.escape(names[0])), question):
            return ()
        others = [name for name in self._projects(beginning(answer)) if name != names[0]]
        return tuple(others) if len(others) <= MOST_TAKERS else ()

    def _one_in_state(self, question: str, places: Sequence[Place], answer: str) -> tuple[str, ...]:
        """ "Wer hat das in Hessen?" answered by one town is about that town from then on."""
        found = self._projects(answer[:ANSWER_READ])
        is_list = bool(places) and are_states(places) and intent_of(question) in (Intent.EXAMPLES, Intent.PROJECTS)
        return found if is_list and len(found) == 1 else ()

    def _exemplified(self, answer: str) -> tuple[str, ...]:
        """The projects that an answer of examples tells of, in order."""
        names = tuple(dict.fromkeys(name for item in examples_in(answer) for name in self._projects(item)))
        return names if len(names) >= FEWEST else ()

    def _projects(self, text: str) -> tuple[str, ...]:
        """Names of the projects in ``text``, each as it is written first."""
        mentioned = places_of(text, self.mentions, lambda _: ())
        names = {place.project: place.name for place in reversed(mentioned) if place.project}
        return tuple(names.values())[::-1]

    def _topic_names(self, text: str) -> tuple[str, ...]:
        """ "Start Smart", a name of ordinary words that only the catalogue knows for one; "Ansprechpartner" is none."""
        means = "foerderung-programm"
        named = [text[m.span.start : m.span.end] for m in self.mentions.topics(text) if m.topic_id != means]
        return tuple(name for name in named if not all(map(is_aspect, tokens_of(name))))[:1]

    def _places(self, text: str) -> tuple[Place, ...]:
        return places_of(text, self.mentions, self.find_names)


def _names_thing(question: str, places: Sequence[Place]) -> bool:
    """False for "Wer von denen ist eine Kleinstadt?": a size is what it chooses by."""
    spans = noun_phrases(question, [place.span for place in places])
    return bool(of_any_size([question[span.start : span.end] for span in spans]))


def _is_told_of(resolved: Resolved, places: Sequence[Place]) -> bool:
    """A follow-up that names nobody leaves those spoken of."""
    return not places and resolved.outcome is Outcome.CARRIED


def _still_meant(question: str, subject: Sequence[str], before: Context) -> tuple[str, ...]:
    """ "Wie lautet die Telefonnummer?" names nothing: those spoken of before it still are."""
    return before.places if not subject and intent_of(question) is Intent.CONTACT else ()


def _after_choice(context: Context, group: tuple[str, ...], ranking: Ranking | None, before: Context) -> Context:
    """After "Welche davon hat die meisten …?" the one chosen is spoken of, and the set and its matter are the same."""
    chosen = context.led if len(context.led) == 1 else () if group else context.places
    subject = (before.subject if group else ()) if ranking else context.subject
    return replace(
        context,
        subject=subject,
        thing=subject,
        places=chosen,
        listed=(group or context.listed) if ranking else (context.listed or group),
        measure=wording("followup", f"groups.measure.{ranking.measure}") if ranking else "",
        recent=last_two(context.recent, chosen),
    )
