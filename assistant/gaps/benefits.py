"""What a thing is good for or has brought must be told of it: who has it, or how it was built, is no answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.evidence.asked.benefits import (
    asks_benefit,
    asks_result,
    gives_what,
    is_own_word,
    tells_benefit,
    tells_result,
)
from assistant.evidence.choosing.told_before import lines_of, untold
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.home_towns import is_told_of
from assistant.evidence.sentences.referring import text_of
from assistant.evidence.sentences.sentence_choice import context_of, kept_in_order, says_the_same
from assistant.evidence.words.matching import text_words
from assistant.gaps.gap import PRICED, Gap, here
from assistant.run import Run, ScoredSentence
from ingest.german import numbers

FULLY_COVERED = 1.0
"""Each sentence that tells a benefit of the thing counts as much as the next."""
NEARLY_SAID = 0.45
"""How well the thing must be said around what it gives: of "Wassersensoren" one half."""
BEFORE = 4
"""What data were good for stands at most so many sentences behind what measures them."""
ALIKE = 0.5
"""Of a sentence with no figure of its own, what share of its words another one has that tells the same."""


def benefit_gap(run: Run) -> Gap | None:
    """The gap of a question for a benefit or a result; None where it is told, which is then all that is shown.

    Behind an answer what is new of it leads; where the answer was nothing else, no more is told.
    """
    if asks_result(run.standalone) and not _Thing.of(run).is_named:
        return None
    told = told_benefits(run)
    if not told:
        return _untold(run)
    fresh = untold(told, _answer_before(run))
    if not fresh and _tells_nothing_else(_answer_before(run), told):
        return Gap(run.wording("answers", "nothing_more"))
    ordered = (*fresh, *(item for item in told if item not in fresh))
    run.sentences = _alone(ordered)
    return None


def told_benefits(run: Run) -> tuple[ScoredSentence, ...]:
    """What tells the benefit of the thing asked about: results before uses, and results alone where they are asked."""
    is_result = asks_result(run.standalone)
    results = _told(run, tells_result) if run.places or is_result else []
    uses = [] if is_result else _told(run, tells_benefit)
    return tuple(_each_once((*results, *uses)))


def wants_benefit(run: Run) -> bool:
    """True for one question for a benefit or a result, as asked and not in the words of a usual one."""
    if not run.understood.asks_one_fact or run.understood.parts[0].untranslated:
        return False
    return asks_benefit(run.standalone) or asks_result(run.standalone)


def tells_benefit_asked(run: Run) -> bool:
    """True where what a thing of a certain place brings is asked and told: it need not be worded like the question."""
    return bool(run.places) and wants_benefit(run) and bool(told_benefits(run))


def no_result_of(run: Run) -> str:
    """What a portrait of a project begins with where results are asked for and it tells none; else nothing."""
    is_missing = asks_result(run.standalone) and not any(tells_result(item.text) for item in run.sentences)
    return run.wording("benefits", "words.no_result") if is_missing else ""


@dataclass(frozen=True, slots=True)
class _Thing:
    """What the benefit is asked of, in the evidence of a run."""

    wanted: Wanted
    run: Run

    @staticmethod
    def of(run: Run) -> _Thing:
        wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
        nouns = tuple(noun for noun in wanted.nouns if not is_own_word(noun))
        return _Thing(replace(wanted, nouns=nouns, deeds=(), focus=None), run)

    @property
    def is_named(self) -> bool:
        """False for "Was war der Effekt?", which may mean anything."""
        return bool(self.wanted.nouns or self.run.places)

    def is_said(self, item: ScoredSentence) -> bool:
        """True where ``item`` speaks of the thing; in a certain place, of what it gives or of its "Portal", too."""
        if self._bearing(item.text, item) >= PRICED:
            return True
        if not self.run.places:
            return False
        if gives_what(self.wanted.nouns, item.text) and self._is_of_its_topics(item):
            return True
        return self.is_nearly_said(item) and self._is_led_to(item, PRICED)

    def is_nearly_said(self, item: ScoredSentence) -> bool:
        """True for a sentence of the place that says half of the thing: its "Sensoren" of the "Wassersensoren"."""
        return bool(self.run.places) and self._has_all(item.text, NEARLY_SAID)

    def _bearing(self, text: str, item: ScoredSentence) -> float:
        return self.wanted.bearing(text, context_of(self.run.evidence[item.evidence]))

    def _is_of_its_topics(self, item: ScoredSentence) -> bool:
        """True where "Die Daten" are those of its sensors, not of others: counting is no climate.

        What leads to them must name the thing, or half of it where the passage has all the topics of the question; one
        thing of several topics is told by them.
        """
        topics = frozenset(self.run.understood.topics)
        has_all = topics <= frozenset(self.run.evidence[item.evidence].hit.passage.tags.topics)
        least = NEARLY_SAID if topics and has_all else PRICED
        is_told_by_them = has_all and len(topics) > 1 and len(self.wanted.nouns) == 1
        return is_told_by_them or self._is_led_to(item, least)

    def _is_led_to(self, item: ScoredSentence, least: float) -> bool:
        """True where the headings or the sentences before name the thing."""
        home = self.run.evidence[item.evidence]
        before = home.hit.passage.sentences[max(0, item.sentence - BEFORE) : item.sentence]
        around = (context_of(home), *(text_of(home, each) for each in before))
        return any(self._has_all(text, least) for text in around)

    def _has_all(self, text: str, least: float) -> bool:
        """True where ``text`` says each of the nouns at least so well."""
        return all(self.wanted.says(noun, text) >= least for noun in self.wanted.nouns)


def _told(run: Run, tells: Callable[[str], bool]) -> list[ScoredSentence]:
    """The sentences that tell it of the thing: in a certain place any that names it may, else the best ones."""
    thing = _Thing.of(run)
    looked_at: Iterable[ScoredSentence] = run.sentences if run.places else here(run)
    telling = (
        item
        for item in looked_at
        if not item.elsewhere and tells(item.text) and is_told_of(item.text, run.evidence[item.evidence], run.places)
    )
    found = list(filter(thing.is_said, telling))
    return [item for item in found if not _is_row(item, run)] or found


def _each_once(items: Iterable[ScoredSentence]) -> list[ScoredSentence]:
    """Without what another one tells in other words, adding no figure; of two that of more figures."""
    found: list[ScoredSentence] = []
    for item in items:
        poorer = next((place for place, other in enumerate(found) if _adds_figures(item.text, other.text)), None)
        if poorer is not None:
            found[poorer] = item
        elif not any(_is_told_by(item.text, other.text) for other in found):
            found.append(item)
    return found


def _adds_figures(text: str, other: str) -> bool:
    """True where ``text`` tells all of ``other`` and more figures."""
    return _is_told_by(other, text) and _figures(other) < _figures(text)


def _is_told_by(text: str, other: str) -> bool:
    """True where ``other`` has the figures of ``text`` and so many of its words that it tells the same."""
    own = text_words(text).stems
    return _figures(text) <= _figures(other) and len(own & text_words(other).stems) >= ALIKE * len(own)


def _figures(text: str) -> frozenset[str]:
    return frozenset(number.value for number in numbers(text))


def _untold(run: Run) -> Gap:
    """What it is to serve where only a result is missing, else what stands nearest; of that what is not told yet."""
    uses = [item for item in _each_once(_told(run, tells_benefit)) if not _is_row(item, run)]
    if asks_result(run.standalone) and uses:
        return Gap(run.wording("benefits", "words.only_use"), _alone(uses))
    words = "words.no_result" if asks_result(run.standalone) else "words.untold"
    if not _answer_before(run):
        return Gap(run.wording("benefits", words), run.sentences)
    thing = _Thing.of(run)
    nearest = [item for item in here(run) if thing.is_said(item) or thing.is_nearly_said(item)]
    left = untold(nearest, _answer_before(run))
    return Gap(run.wording("benefits", words if left else f"{words}_at_all"), tuple(left))


def _alone(items: Sequence[ScoredSentence]) -> tuple[ScoredSentence, ...]:
    return kept_in_order(items, max(item.score for item in items), FULLY_COVERED)


def _tells_nothing_else(answer: str, told: Sequence[ScoredSentence]) -> bool:
    """True where every statement of an answer is one of ``told``."""
    lines = lines_of(answer)
    return bool(lines) and all(any(says_the_same(line, item.text) for item in told) for line in lines)


def _is_row(item: ScoredSentence, run: Run) -> bool:
    return run.evidence[item.evidence].hit.passage.is_table


def _answer_before(run: Run) -> str:
    return run.request.history[-1].answer if run.request.history else ""
