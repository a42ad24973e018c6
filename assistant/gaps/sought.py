"""Whether what is looked for is told of anywhere: other software is nothing for "Friedhofsverwaltung"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache

from assistant.evidence.asked.question_focus import kinship
from assistant.evidence.choosing.selection import answers_as_well
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.sentence_choice import context_of, unspecific_topics
from assistant.evidence.words.matching import SYNONYM_SHARE, text_words
from assistant.gaps.gap import HEADED, Gap, here
from assistant.places import all_told
from assistant.question import Intent
from assistant.run import Run
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.german import content_words, stem

RARE = 6.5
"""Information from which no fact of the catalogue has a word: a sentence that says it is found, or there is none."""
SAID = 0.8
"""Kinship from which a word is said; "Rat" and "Arbeit" stay below "Ratsarbeit"."""
SHORTEST_BEGINNING = 6
"""Letters of a word that begins a compound: "Stand" tells nothing of a "Standesamt"."""
SHORTEST_REST = 4
"""Letters of a compound behind it: "Verein" tells nothing of "Vereinsamung"."""
LONG_BEGINNING = 9
"""Letters two compounds share that are of one matter: "Füllstandssensor" and "Füllstandsmessung"."""
CERTAIN = 0.6
"""Probability of an answer from which what speaks of the matter is taken for one: "Grundwasser … gemessen"."""
_WORD = re.compile(r"[\w-]+")
_DOERS = "{doers}"


class Told(IntEnum):
    """How near a sentence comes to what is looked for."""

    NOT = 0
    TOPIC = 1
    """Another thing of the same topic: bins for "Müllentsorgung"."""
    MATTER = 2
    """What the compound begins with: "Hochwasser" of "Hochwasserwarnung"."""
    SAID = 3


@dataclass(frozen=True, slots=True)
class Sought:
    """Words of the question that no fact says; ``topics`` are those they belong to."""

    written: str
    wanted: Wanted
    topics: Collection[str]

    def told(self, text: str, catalogue: Catalogue) -> Told:
        if any(self._is_said(noun, text) for noun in self.wanted.nouns):
            return Told.SAID
        if any(_is_matter(noun, text) for noun in self.wanted.nouns):
            return Told.MATTER
        return Told.TOPIC if self.shared_topics(text, catalogue) else Told.NOT

    def shared_topics(self, text: str, catalogue: Catalogue) -> int:
        """Bins are nearer to "Mülltonnensensoren" with a sensor than without one."""
        return len({mention.topic_id for mention in catalogue.find_topics(text)} & set(self.topics))

    def _is_said(self, noun: str, text: str) -> bool:
        own = kinship(noun, text)
        return own >= SAID or (own < SYNONYM_SHARE <= self.wanted.says(noun, text))


def sought_gap(run: Run, catalogue: Catalogue) -> Gap | None:
    """The gap where nothing found says what is looked for; else what speaks of it is left, and nothing is missing."""
    sought = _sought(run, catalogue)
    if sought is None:
        return None
    rated = [(sought.told(item.text, catalogue), item) for item in run.sentences]
    best = max((told for told, _ in rated), default=Told.NOT)
    near = tuple(item for told, item in rated if told is best or told >= Told.MATTER)
    if best is Told.NOT:
        names = dict.fromkeys((sought.written, *run.understood.names))
        run.understanding = replace(run.understood, names=tuple(names))
        return Gap()
    if best is Told.SAID or (best is Told.MATTER and run.answerability >= CERTAIN):
        run.sentences = near
        return None
    if best is Told.TOPIC:
        shared = {item: sought.shared_topics(item.text, catalogue) for item in near}
        near = tuple(item for item in near if shared[item] == max(shared.values()))
    return Gap(run.wording("gaps", "words.keyword", word=sought.written), near)


def is_unsaid_of_town(run: Run) -> bool:
    """True where a town of the catalogue is asked for a thing at a time, and what would be told has the time alone.

    What else happened in that year is no answer to who won the election of 2024.
    """
    if not run.understood.asks_one_fact or run.understood.parts[0].asked or not run.places or all_told(run.places):
        return False
    wanted = Wanted.of(run.in_german, run.words, run.understood.parts)
    near = [item for item in here(run) if answers_as_well(item, here(run)[0])]
    told = [f"{item.text} {context_of(run.evidence[item.evidence])}" for item in near]
    says = (wanted.says(noun, text) >= HEADED for noun in wanted.nouns for text in told)
    return bool(wanted.years and wanted.nouns) and not any(says)


def _sought(run: Run, catalogue: Catalogue) -> Sought | None:
    """None where something else than a thing is asked for, or a fact says one of its words."""
    understood = run.understood
    parts = understood.parts
    if understood.intent not in {Intent.FACT, Intent.EXAMPLES} or run.places or len(parts) != 1 or parts[0].asked:
        return None
    if not _pattern("asked").search(run.in_german):
        return None
    wanted = Wanted.of(run.in_german, run.words, parts)
    nouns = _whole(_of_itself(wanted.nouns, run))
    if not nouns or any(catalogue.information(noun) < RARE for noun in nouns):
        return None
    written = _written(run.in_german, nouns)
    topics = frozenset(mention.topic_id for mention in catalogue.find_topics(written)) - unspecific_topics()
    return Sought(written, replace(wanted, nouns=nouns, deeds=(), focus=None), topics)


def _of_itself(nouns: Collection[str], run: Run) -> Collection[str]:
    """Those of a follow-up without what it takes over: "Wer hat davon Trinkbrunnen?" asks for them, not for heat."""
    if run.question == run.standalone or not _pattern("of_these").search(run.question):
        return nouns
    own = text_words(run.question).stems
    return [noun for noun in nouns if noun in own]


def _whole(nouns: Collection[str]) -> tuple[str, ...]:
    """Without words that say nothing; of "Kita-Anmeldung" the whole, of "Dorfladen-Lösung" the first piece."""
    telling = [noun for noun in nouns if not _pattern("general").search(noun)]
    empty = [noun for noun in nouns if noun not in telling]
    kept = [noun for noun in telling if not (_is_joined(noun, nouns) and any(map(noun.endswith, empty)))]
    return tuple(noun for noun in kept if not any(noun != other and noun in other for other in kept))


def _is_joined(noun: str, nouns: Collection[str]) -> bool:
    return any(noun != other and noun.startswith(other) for other in nouns)


def _is_matter(compound: str, text: str) -> bool:
    """True where a word of ``text`` is what the compound begins with, or has much of its beginning."""
    return any(_begins(compound, word) for word in text_words(text).stems)


def _begins(compound: str, word: str) -> bool:
    is_piece = compound.startswith(word) and len(word) >= SHORTEST_BEGINNING
    is_kin = word[:LONG_BEGINNING] == compound[:LONG_BEGINNING] and len(word) >= LONG_BEGINNING
    return is_kin or (is_piece and len(compound) - len(word) >= SHORTEST_REST)


def _written(question: str, nouns: Collection[str]) -> str:
    """The first of ``nouns`` as written."""
    found = (word for word in _WORD.findall(question) if set(map(stem, content_words(word))) & set(nouns))
    return next(found, next(iter(nouns)))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = texts("gaps")
    return re.compile(words["sought"][name].replace(_DOERS, words["totals"]["doers"]), re.IGNORECASE)
