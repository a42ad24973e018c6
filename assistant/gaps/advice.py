"""What advises leads an answer to a question for advice; where nothing advises on that thing, that is said first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from assistant.evidence.asked.advice import (
    Advice,
    advice_in,
    asks_advice,
    asks_decision,
    asks_to_win,
    goes_on,
    is_kind_asked,
    is_own_advice,
    is_own_word,
    tells_of_winning,
)
from assistant.evidence.asked.question_focus import kinship
from assistant.evidence.choosing.selection import CLOSE_TO_BEST
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.sentences.referring import earlier_text
from assistant.evidence.words.matching import generic_words, text_words, word_coverage
from assistant.gaps.existence import owners
from assistant.gaps.gap import LOOKED_AT, Gap
from assistant.gaps.weighing import Weighing
from assistant.question import Asked
from assistant.run import Evidence, Run, ScoredSentence
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.documents import DocumentKind

TOLD = 0.79
"""From this share on a text says a noun."""
TOLD_BY_ADVICE = 0.62
"""The same of a sentence that advises, for which less will do: "Personal" for "Personalsuche"."""
MEANT = 0.9
"""The same of another word for it."""
PIECED = 0.8
"""The same where it says it in pieces: "Gewässer … überwacht" for "Gewässerüberwachung"."""
ROOT = 4
"""First letters that words of one root share, and words of one meaning do not: "zählt" and "Zählen"."""
SHORTEST_PIECE = 4
SHORTEST_SYNONYM = 4
"""Shorter ones ("Rat" for "Gemeinderat") mean other things, too."""
ENOUGH = 2
"""So many sentences of advice need nothing beside them."""
ITSELF = 2.5
"""Gain of advice where it, or other advice beside it, names the thing itself: no heading, no other word."""
OF_KIND = 1.5
"""Gain of advice of the kind asked for."""
GOES_ON = 1.0
"""Loss of advice that adds to the sentence before it."""

_HINTS = {Advice.HINTED: CLOSE_TO_BEST / 2, Advice.POINTED: CLOSE_TO_BEST / 2}
_LIST = re.compile(texts("advice")["title_list"])
"""In the title of a profile: it names several things, and a passage is about one of them."""


@dataclass(frozen=True, slots=True)
class Things:
    """Stems of what advice is asked on, with synonyms; none where it is asked of a place or product alone."""

    nouns: tuple[str, ...]
    synonyms: Mapping[str, frozenset[str]]
    loosely: bool = False
    """Whether words of like meaning tell them: "Menschen" for "Bürger"."""

    def are_named(self, text: str, least: float = TOLD) -> bool:
        """True where ``text`` itself names all of them."""
        return all(_names(noun, text, least) for noun in self.nouns)

    def are_told(self, text: str, evidence: Evidence, least: float, *, in_other_words: bool = True) -> bool:
        """True where all of them are named by ``text`` or its headings, or ``text`` tells them in other words."""
        info, section = evidence.hit.info, evidence.hit.passage.section
        is_list = info.kind is DocumentKind.STECKBRIEF and _LIST.search(info.title)
        counts = not is_list or any(_names(noun, text, least) for noun in self.nouns)
        around = " ".join((info.title, *section) if counts else section[1:])
        return all(
            _names(noun, f"{around} {text}", least) or (in_other_words and self._is_meant(noun, text))
            for noun in self.nouns
        )

    def nearest(self, run: Run, catalogue: Catalogue) -> list[ScoredSentence]:
        """Where no sentence tells all: those that tell the rarest, if the others are told of somewhere, too."""
        rarest_first = sorted(self.nouns, key=catalogue.information, reverse=True)
        found = [_rated(replace(self, nouns=(noun,)), run) for noun in rarest_first]
        return list(found[0]) if found and all(found) else []

    def _is_meant(self, noun: str, text: str) -> bool:
        if self.loosely and kinship(noun, text) >= TOLD:
            return True
        others = [other for other in self.synonyms.get(noun, ()) if len(other) >= SHORTEST_SYNONYM]
        return any(kinship(word, text) >= MEANT for word in (noun, *others))


def advice_gap(run: Run, catalogue: Catalogue) -> Gap | None:
    """The gap of a question for advice; where there is advice, it leads and nothing is missing but a decision."""
    things = _things(run)
    if things is None:
        return None
    rated = _rated(things, run)
    best = max(rated.values(), default=Advice.NONE)
    if best is Advice.SAID:
        _lead(run, things, rated)
        return Weighing(run.sentences, rated, things.are_named).gap(run) if asks_decision(run.standalone) else None
    if asks_decision(run.standalone) and rated:
        return Weighing((), rated, things.are_named).gap(run)
    near = [item for item in rated if rated[item] is best]
    if best is not Advice.POINTED:
        near += [item for item in (*rated, *things.nearest(run, catalogue)) if item not in near]
    return Gap(run.wording("advice", f"words.{best.name.lower()}"), tuple(dict.fromkeys(near))) if near else Gap()


def _things(run: Run) -> Things | None:
    """None where no advice is asked for, or as one of several questions."""
    parts = run.understood.parts
    if not run.understood.asks_one_fact or parts[0].untranslated:
        return None
    if not asks_advice(run.standalone):
        return None
    nouns = Wanted.of(run.standalone, run.words, parts).nouns
    own = tuple(noun for noun in nouns if not _is_joined(noun, nouns) and not _says_nothing(noun))
    about = tuple(noun for noun in own if noun not in owners()) or own
    if not about and not run.places:
        return None
    return Things(about, run.understood.synonyms, loosely=asks_to_win(run.standalone))


@cache
def _generic() -> str:
    """Words of which a compound may be made that says nothing: "Digitalprojekte"."""
    return " ".join(generic_words())


def _says_nothing(noun: str) -> bool:
    return is_own_word(noun) or _pieced(noun, _generic())


def _is_joined(noun: str, nouns: tuple[str, ...]) -> bool:
    """True for "bürgerapp" beside "bürger" and "app"."""
    return any(noun != other and noun.endswith(other) for other in nouns)


def _rated(things: Things, run: Run) -> dict[ScoredSentence, Advice]:
    """The sentences that tell all of the things, best first, with what they advise.

    Beside one that advises, other advice of its passage is on the same.
    """
    found = {item: _advice(item, things, run) for item in run.sentences[: 2 * LOOKED_AT] if not item.elsewhere}
    told = {item: advice for item, advice in found.items() if _is_told(item, advice, things, run)}
    homes = {item.evidence for item, advice in told.items() if advice is Advice.SAID}
    return {
        item: advice
        for item, advice in found.items()
        if item in told or (advice is Advice.SAID and item.evidence in homes)
    }


def _is_told(item: ScoredSentence, advice: Advice, things: Things, run: Run) -> bool:
    """Advice closes what its passage tells: "Unser Rat an andere: …" is on what was told before it."""
    home = run.evidence[item.evidence]
    if home.hit.passage.is_table and advice is not Advice.SAID:
        return False
    if advice is not Advice.POINTED and says_little(item.text, run.standalone):
        return False
    if advice is not Advice.SAID:
        return things.are_told(item.text, home, TOLD)
    if things.are_told(item.text, home, TOLD_BY_ADVICE):
        return True
    before = earlier_text(item, home)
    return is_own_advice(item.text) and things.are_told(f"{before} {item.text}", home, TOLD, in_other_words=False)


def _advice(item: ScoredSentence, things: Things, run: Run) -> Advice:
    """What went wrong with a thing of another name hints at nothing."""
    if asks_to_win(run.standalone) and not tells_of_winning(item.text):
        return Advice.NONE
    home = run.evidence[item.evidence]
    advice = advice_in(item.text, home.hit.passage.heading)
    is_of_another = advice is Advice.HINTED and not things.are_told(item.text, home, TOLD, in_other_words=False)
    return Advice.NONE if is_of_another else advice


def _names(noun: str, text: str, least: float) -> bool:
    found = text_words(text)
    if word_coverage(noun, found) >= least or _pieced(noun, text):
        return True
    return kinship(noun, text) >= least and any(noun[:ROOT] in word for word in found.stems)


def _pieced(noun: str, text: str) -> bool:
    """True where the words of ``text`` make up nearly all of a compound."""
    rest = noun
    for word in sorted(text_words(text).stems, key=len, reverse=True):
        piece = next((word[:end] for end in range(len(word), SHORTEST_PIECE - 1, -1) if word[:end] in rest), "")
        if len(piece) >= PIECED * len(word):
            rest = rest.replace(piece, " ")
    return len(rest.replace(" ", "")) <= (1 - PIECED) * len(noun)


def _lead(run: Run, things: Things, rated: Mapping[ScoredSentence, Advice]) -> None:
    """Advice first, then what hints at some; of the rest only what stands beside a single advice.

    Who asks for mistakes to avoid is answered by advice, too.
    """
    said = [item for item, advice in rated.items() if advice is Advice.SAID]
    behind = max(item.score for item in rated) - max(item.score for item in said)
    homes = {item.evidence for item in said if things.are_named(item.text)}
    gains = {item: _HINTS.get(advice, 0.0) for item, advice in rated.items() if advice or len(said) < ENOUGH}
    gains |= {item: CLOSE_TO_BEST + behind + ITSELF * (item.evidence in homes) for item in said}
    scored = [replace(item, score=item.score + gain + _fit(item.text, run.standalone)) for item, gain in gains.items()]
    run.sentences = tuple(sorted(scored, key=lambda item: -item.score))
    part = run.understood.parts[0]
    if part.asked is Asked.TROUBLE:
        run.understanding = replace(run.understood, parts=(replace(part, asked=None),))


def _fit(sentence: str, question: str) -> float:
    return OF_KIND * is_kind_asked(sentence, question) - GOES_ON * goes_on(sentence)
