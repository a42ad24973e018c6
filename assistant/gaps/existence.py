"""Whether the thing a question asks a town for is told of: "Hat Ulm eine Stadt-App?"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from assistant.evidence.asked.question_focus import kinship
from assistant.evidence.words.matching import text_words
from assistant.gaps.gap import Gap, here, lead
from assistant.places import NamedPlace, without_places
from assistant.run import Run
from assistant.wording import texts
from ingest.german import content_words, fold, stem

SAID = 0.75
"""Kinship from which on a word is said; parts of a compound ("Stadt" in "Stadtlabor") stay below."""
SHORTEST_HEAD = 3
"""Letters of the last piece of a compound that may stand for its kind: "Bus" in "Rufbus"."""
LONG_BEGINNING = 9
"""Letters two compounds must share to be of one matter ("Hochwasserwarnung", "Hochwasserinfosystem")."""
_CAPITAL = re.compile(r"\b[A-ZÄÖÜ][\w-]*")


class Told(IntEnum):
    """How near a sentence comes to the thing."""

    NOT = 0
    KIND = 1
    """The kind of thing ("App" for "Stadt-App"), or the thing without its attribute."""
    FULLY = 2


@dataclass(frozen=True, slots=True)
class Existence:
    """``written`` is the thing as asked for; ``attributes`` are stems of the adjectives that tell it from others."""

    written: str
    thing: str
    attributes: tuple[str, ...] = ()

    def told(self, text: str, synonyms: Mapping[str, frozenset[str]]) -> Told:
        """How ``text``, of the town asked about, speaks of the thing."""
        if _is_said(self.thing, text, synonyms):
            return Told.FULLY if all(_is_said(word, text, synonyms) for word in self.attributes) else Told.KIND
        near = self.is_kind_of(text) or _ends_like(_nouns(text), _narrow(synonyms.get(self.thing)))
        return Told.KIND if near else Told.NOT

    def is_kind_of(self, text: str) -> bool:
        """True where ``text`` names the kind of thing by a piece of its name."""
        return self._is_of_its_kind(_nouns(text))

    def _is_of_its_kind(self, nouns: Collection[str]) -> bool:
        """True where a noun is a piece of the compound: its last, its beginning, one between hyphens that tells."""
        written = self.written.split()[-1]
        if "-" in written:
            return any(fold(piece) in nouns for piece in written.split("-") if stem(fold(piece)) not in owners())
        whole = fold(written)
        last = any(SHORTEST_HEAD <= len(noun) < len(whole) and whole.endswith(noun) for noun in nouns)
        return last or any(
            noun[:LONG_BEGINNING] == whole[:LONG_BEGINNING] for noun in nouns if len(noun) > LONG_BEGINNING
        )


def existence_of(question: str, places: Sequence[NamedPlace]) -> Existence | None:
    """The thing asked for; None where the question is not whether a town has something."""
    if not places or not _pattern("asked").search(question) or _pattern("not_asked").search(question):
        return None
    return _thing_in(question, places)


def leave_existing(run: Run) -> None:
    """Where it is asked whether there is a thing anywhere ("Gibt es Chatbots für Rathäuser?") and something names one,
    only that is left: not all that is told of the matter is one.
    """
    found = _pattern("anywhere").match(run.standalone)
    if not found or run.places or not run.understood.asks_one_fact:
        return
    existence = _thing_in(found["what"], ())
    if existence and not _pattern("general").search(existence.thing):
        told = tuple(item for item in here(run) if existence.told(item.text, {}) is Told.FULLY)
        run.sentences = told or run.sentences


def _thing_in(question: str, places: Sequence[NamedPlace]) -> Existence | None:
    rest = without_places(question, places)
    found = _pattern("with_article").search(rest) or _pattern("bare").search(rest)
    if found is None or not content_words(found["thing"]):
        return None
    attributes = [word for word in found["attributes"].split() if word not in _plain_attributes()]
    written = " ".join((*attributes, found["thing"]))
    stems = tuple(stem(word) for attribute in attributes for word in content_words(attribute))
    return Existence(written, stem(content_words(found["thing"])[-1]), stems)


def without_first(question: str) -> str | None:
    """ "Gibt es einen Rufbus?" for "Gibt es eine Eisbahn oder einen Rufbus?"; None where one thing is asked for."""
    rest, found = _pattern("first_of_two").subn("", question, count=1)
    return rest if found else None


def existence_gap(run: Run, existence: Existence) -> Gap | None:
    """Of "A oder B" one is enough."""
    gap, rest = _absent(run, existence), without_first(run.standalone)
    other = existence_of(rest, run.places) if gap and rest else None
    second = _absent(run, other) if other else gap
    return second if second is None or second.opening else gap


def _absent(run: Run, existence: Existence) -> Gap | None:
    rated = [(existence.told(item.text, run.understood.synonyms), item) for item in here(run)]
    best = max((told for told, _ in rated), default=Told.NOT)
    nearest = tuple(item for told, item in rated if told is best)
    if best is Told.FULLY:
        lead(run, lambda item: item in nearest)
        return None
    if best is Told.NOT:
        return Gap()
    place = run.places[0].shown
    return Gap(run.wording("gaps", "words.existence", thing=existence.written, place=place), nearest)


def _nouns(text: str) -> frozenset[str]:
    """The words with a capital and their pieces, folded."""
    found = (piece for noun in _CAPITAL.findall(text) if content_words(noun) for piece in noun.split("-"))
    return frozenset(map(fold, found))


def _is_said(word: str, text: str, synonyms: Mapping[str, frozenset[str]]) -> bool:
    return kinship(word, text) >= SAID or bool(_narrow(synonyms.get(word)) & text_words(text).stems)


def _narrow(synonyms: frozenset[str] | None) -> frozenset[str]:
    return (synonyms or frozenset()) - _too_broad()


def _ends_like(nouns: Collection[str], synonyms: Collection[str]) -> bool:
    """True for "Stadtshuttle", where "Shuttle" is another word for the thing."""
    return any(stem(noun).endswith(other) for noun in nouns for other in synonyms if len(other) > SHORTEST_HEAD)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if name in {"asked", "not_asked", "anywhere"} else re.NOFLAG
    return re.compile(texts("gaps")["existence"][name], flags)


@cache
def _plain_attributes() -> frozenset[str]:
    return frozenset(texts("gaps")["existence"]["plain_attributes"].split())


@cache
def owners() -> frozenset[str]:
    """Stems that say whose a thing is, which is known: the "Stadt" of "Stadt-App"."""
    return frozenset(stem(fold(word)) for word in texts("gaps")["existence"]["owners"].split())


@cache
def _too_broad() -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in texts("gaps")["existence"]["too_broad"].split())
