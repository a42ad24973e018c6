"""From scored sentences to the few that make the answer (pure): complete, different, within the length."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.drafts import Quote
from assistant.evidence.asked.answer_types import answers
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.sentences.readability import names_its_own, needs_context, readability
from assistant.evidence.sentences.referring import CONTEXT_SENTENCES, opens_block, text_at
from assistant.evidence.sentences.sentence_choice import says_the_same
from assistant.evidence.words.matching import COMPOUND_SHARE, text_words, word_coverage
from assistant.evidence.words.shares import asks_share, shares_in
from assistant.question import INHERITED, Asked, QuestionPart
from assistant.run import Evidence, ScoredSentence
from assistant.wording import texts
from ingest.german import content_words, numbers, stem

FIGURES = frozenset({Asked.MONEY, Asked.COUNT, Asked.DATE, Asked.DURATION})
"""What can be seen in a sentence; a place or a person cannot, with certainty."""
SEEN = FIGURES | {Asked.TROUBLE}
"""Without a sentence that has it there is no answer: who asks for failures must not be told of successes."""
CLOSE_TO_BEST = 2.8
"""A sentence this far below the best one (in its score) answers something else."""
COVERAGE_OF_BEST = 0.65
"""A further sentence must speak of at least this share of what the best one speaks of."""
COVERAGE_NEXT_TO_BEST = 0.4
"""Less where it stands in the same passage: there it is the answer's context."""
FIGURES_ALIKE = 2
"""One figure alone may count anything; a sentence with two of a row tells the same."""
MOST_STATED = 3
"""Figures that differ, as many as a passage tells of one thing."""
MOST_NEW_WORDS = 1
"""A verb put otherwise ("gedacht", "gestaltet"), but not the first one: that is what the sentence tells."""
_FIGURE = re.compile(r"\d")
_NAMED = re.compile(r"\b[A-ZÄÖÜ\d][\w.,-]*\w|\b[A-ZÄÖÜ\d]")
"""Nouns, names and figures."""
_LEAD_IN = re.compile(r"^[^:„“]{8,60}: (?=[A-ZÄÖÜ])")
"""What a dossier opens with: "Menschen vor Ort helfen: In …"."""
_SMALL = re.compile(r"\b[a-zäöüß]{3,}\b")
BRACKETS = re.compile(r"\([^()]*\)")
"""Often when a figure was counted: "im ersten Jahr (bis Januar 2023)"."""
_ASIDE = re.compile(r"\b(?:19|20)\d\d\b|\d+(?:,\d+)?\s*(?:Prozent\b|%)")
"""A year is no figure of what a statement tells; a share belongs to its amount."""


@dataclass(frozen=True, slots=True)
class Selected:
    """Consecutive sentences of one passage that make one statement; the last one is what was chosen."""

    evidence: Evidence
    first: int
    last: int
    score: float

    @property
    def text(self) -> str:
        passage = self.evidence.hit.passage
        start, end = passage.sentences[self.first].span.start, passage.sentences[self.last].span.end
        return " ".join(passage.text[start - passage.span.start : end - passage.span.start].split())

    @property
    def quote(self) -> Quote:
        return Quote.of_sentences(self.evidence.hit, self.first, self.last)

    @property
    def is_row(self) -> bool:
        """True for a row of a table: alone it may be the answer, beside sentences it is a table without its lines."""
        return self.evidence.hit.passage.is_table

    @property
    def words(self) -> int:
        return len(self.text.split())

    def was_chosen_for(self, item: ScoredSentence, evidence: Sequence[Evidence]) -> bool:
        """True for the sentence it was made of."""
        return self.evidence is evidence[item.evidence] and self.last == item.sentence

    def overlaps(self, other: Selected) -> bool:
        """True where both have a sentence of the same passage."""
        return self.evidence is other.evidence and self.first <= other.last and other.first <= self.last


def complete(item: ScoredSentence, evidence: Sequence[Evidence]) -> Selected | None:
    """The sentence with what it refers to; None where that is not to be had."""
    return _with_referred(evidence[item.evidence], item.sentence, item.score)


def in_prose(item: ScoredSentence, evidence: Sequence[Evidence]) -> Selected | None:
    """As ``complete``; None also for a row of a table."""
    selected = complete(item, evidence)
    return None if selected is None or selected.is_row else selected


def _with_referred(evidence: Evidence, sentence: int, score: float) -> Selected | None:
    first = sentence
    while needs_context(text_at(evidence, first)):
        is_opening = first == 0 or opens_block(evidence, first)
        if is_opening and _is_running(evidence) and names_its_own(text_at(evidence, first)):
            break
        if is_opening or sentence - first >= CONTEXT_SENTENCES:
            return None
        first -= 1
        if readability(text_at(evidence, first)) == 0:
            return None
    return Selected(evidence, first, sentence, score)


def _is_running(evidence: Evidence) -> bool:
    """False for the loose sentences below the headings of a project's profile, each told of another thing."""
    is_original = not evidence.hit.info.summary_of_sources
    return is_original or bool(evidence.opening) or not evidence.hit.passage.section


def choose(
    scored: Sequence[ScoredSentence],
    evidence: Sequence[Evidence],
    parts: Sequence[QuestionPart],
    *,
    words: int,
    most: int,
    telling: Callable[[QuestionPart], Iterable[ScoredSentence]],
    is_whole: Callable[[Selected], bool] = lambda _: True,
) -> list[Selected]:
    """At most ``most`` statements of together ``words`` words, the best first, every part of the question served.

    ``telling`` gives the sentences that answer a part, best first; ``is_whole`` says which statements may be shown.
    """
    here = [item for item in scored if not item.elsewhere]
    first = part_answers(evidence, parts[:1], telling, is_whole) or _best_of_all(evidence, parts, here, is_whole)
    further = part_answers(evidence, parts[1:], telling, is_whole)
    chosen = _once([*first, *further])[:most]
    for candidate in completed(_as_good(here, first, parts, evidence), evidence):
        length = sum(item.words for item in chosen) + candidate.words
        if len(chosen) < most and (not chosen or length <= words) and not _repeats(candidate, chosen):
            chosen.append(candidate)
    return answers_first(in_reading_order(chosen), parts) if _has_a_figure(chosen, parts) else []


def _as_good(
    here: Sequence[ScoredSentence],
    leading: Sequence[Selected],
    parts: Sequence[QuestionPart],
    evidence: Sequence[Evidence],
) -> Iterator[ScoredSentence]:
    """Those of ``here`` that answer nearly as well as the best one, or as the one that leads in place of a list of
    themes: that has many words of the question and answers none.
    """
    asked = " ".join(part.text for part in parts)
    best = next(iter(here), None)
    if best and leading and says_little(best.text, asked):
        best = next((item for item in here if leading[0].was_chosen_for(item, evidence)), best)
    return (item for item in here if best and answers_as_well(item, best))


def _best_of_all(
    evidence: Sequence[Evidence],
    parts: Sequence[QuestionPart],
    here: Sequence[ScoredSentence],
    is_whole: Callable[[Selected], bool],
) -> list[Selected]:
    """What leads where nothing tells the first part: the answer to a later one is no answer to the question."""
    return part_answers(evidence, parts[:1], lambda _: here, is_whole)


def _has_a_figure(chosen: Sequence[Selected], parts: Sequence[QuestionPart]) -> bool:
    """True unless a figure, date or failure was asked for and nothing chosen has one."""
    asked = [part.asked for part in parts]
    if not asked or any(kind not in SEEN for kind in asked):
        return True
    return any(_answers(item.text, part) for item in chosen for part in parts)


def in_reading_order(chosen: Sequence[Selected]) -> list[Selected]:
    """Statements of one passage stand together at the place of the first chosen of them.

    That one leads, for it answers; the others follow in the order of the passage.
    """
    first = {id(item.evidence): place for place, item in reversed(list(enumerate(chosen)))}
    leading = {id(chosen[place]) for place in first.values()}
    return sorted(chosen, key=lambda item: (first[id(item.evidence)], id(item) not in leading, item.first))


def answers_first(chosen: Sequence[Selected], parts: Sequence[QuestionPart]) -> list[Selected]:
    """Where figures are asked for, the statements that have one lead, and other figures beside them go."""
    if any(part.asked not in FIGURES for part in parts):
        return list(chosen)
    answering = [item for item in chosen if any(_answers(item.text, part) for part in parts)]
    context = [item for item in chosen if item not in answering and not _names_figure(item.text)]
    return [*answering, *context]


def _answers(text: str, part: QuestionPart) -> bool:
    """True for what has the kind of thing asked for; no amount answers who asks for a share."""
    return bool(shares_in(text)) if asks_share(part.own_text) else answers(text, part)


def sentences_first(
    chosen: Sequence[Selected], scored: Sequence[ScoredSentence], evidence: Sequence[Evidence]
) -> list[Selected]:
    """Rows of tables last, and a row with figures replaced by a sentence that states them all, where there is one."""
    told = [_in_words(item, scored, evidence) or item if item.is_row else item for item in chosen]
    return sorted(_once(told), key=lambda item: item.is_row)


def _once(items: Sequence[Selected]) -> list[Selected]:
    """Each statement once; of what two documents tell in their own words the fuller, in the place of the first."""
    found: list[Selected] = []
    for item in items:
        if any(item.overlaps(other) or _adds_nothing(item.text, other.text) for other in found):
            continue
        poorer = next((place for place, other in enumerate(found) if _is_poorer(other.text, item.text)), None)
        if poorer is None:
            found.append(item)
        else:
            found[poorer] = item
    return found


def _is_poorer(text: str, other: str) -> bool:
    """True where ``other`` says the same with more names; with another figure it tells something of its own."""
    return _adds_nothing(text, other) and _figures(text) == _figures(other)


def _adds_nothing(text: str, other: str) -> bool:
    """True where ``text`` says the same and names nobody, nothing and no figure besides; of two towns it would."""
    if not says_the_same(text, other):
        return False
    told = text_words(other)
    named = (stem(word) for found in _NAMED.findall(text) for word in content_words(found))
    return all(word_coverage(word, told) >= COMPOUND_SHARE for word in named)


def without_repeats(chosen: Sequence[Selected]) -> list[Selected]:
    """Each fact once: of two statements of which one tells all of the other, that one, in the place of the first."""
    found: list[Selected] = []
    for item in chosen:
        fuller = (other for other in chosen if _is_told_by(item, other) and not _is_told_by(other, item))
        best = next(fuller, item)
        if best not in found and not any(_is_told_by(best, other) for other in found):
            found.append(best)
    return found


def _is_told_by(item: Selected, other: Selected) -> bool:
    """Apart from its lead-in and what stands in brackets; what is denied or planned is another fact."""
    if item is other or item.is_row or other.is_row or _mode_of(item.text) != _mode_of(other.text):
        return False
    own, told = _LEAD_IN.sub("", BRACKETS.sub(" ", item.text)), text_words(other.text)
    new = {word for word in text_words(own).stems if word_coverage(word, told) < COMPOUND_SHARE}
    deeds = [stem(word) for found in _SMALL.findall(own) for word in content_words(found)]
    return len(new) <= MOST_NEW_WORDS and not new & set(deeds[:1]) and _adds_nothing(own, other.text)


def _mode_of(text: str) -> tuple[bool, ...]:
    return tuple(bool(re.search(pattern, text, re.IGNORECASE)) for pattern in texts("answers")["modes"])


def _in_words(row: Selected, scored: Sequence[ScoredSentence], evidence: Sequence[Evidence]) -> Selected | None:
    """A sentence with all the figures of the row."""
    figures = _figures(row.text)
    alike = [item for item in scored if len(figures) >= FIGURES_ALIKE and figures <= _figures(item.text)]
    found = (in_prose(item, evidence) for item in alike if not item.elsewhere)
    return next(filter(None, found), None)


def _figures(text: str) -> frozenset[str]:
    return frozenset(number.value for number in numbers(text))


def with_figures(chosen: Sequence[Selected]) -> list[Selected]:
    """``chosen``, each that only announces that figures differ followed by the sentences that state them."""
    found: list[Selected] = []
    for item in chosen:
        following = _stated_behind(item) if _announces(item.text) else []
        found += [told for told in (item, *following) if not any(told.overlaps(other) for other in found)]
    return found


def _announces(text: str) -> bool:
    return bool(re.search(texts("answers")["figures_differ"], text, re.IGNORECASE)) and not _names_figure(text)


def _stated_behind(item: Selected) -> list[Selected]:
    """The sentences with a figure that directly follow, at most ``MOST_STATED``."""
    ahead = range(item.last + 1, min(item.last + 1 + MOST_STATED, len(item.evidence.hit.passage.sentences)))
    found = (_with_referred(item.evidence, place, item.score) for place in ahead)
    return list(takewhile(lambda told: _names_figure(told.text), filter(None, found)))


def _names_figure(text: str) -> bool:
    return bool(_FIGURE.search(_ASIDE.sub("", text)))


def only_answers(scored: Sequence[ScoredSentence], parts: Sequence[QuestionPart]) -> list[ScoredSentence]:
    """The sentences that may answer: where one figure, date or failure is asked for, only those that have one.

    A sentence of the same passage as the best answer stays where it goes on about it: it is the answer's context, but
    no failure. What stands there of something else is none: how many people a town will have beside what it was given.
    """
    parts = troubled(parts)
    asked = [part.asked for part in parts if part.asked in SEEN]
    if len(asked) != len(parts) or not asked:
        return list(scored)
    having = [item for item in scored if any(_answers(item.text, part) for part in parts)]
    if Asked.TROUBLE in asked:
        return having
    home = next((item.evidence for item in having if not item.elsewhere), None)
    return [item for item in scored if item in having or (item.evidence == home and needs_context(item.text))]


def troubled(parts: Sequence[QuestionPart]) -> Sequence[QuestionPart]:
    """Without the parts that only go on about failures: "… sind gescheitert, und warum?" wants no other sentences."""
    troubled = [part for part in parts if part.asked is Asked.TROUBLE]
    goes_on = all(INHERITED in part.text for part in parts if part not in troubled)
    return troubled if troubled and goes_on else parts


def part_answers(
    evidence: Sequence[Evidence],
    parts: Sequence[QuestionPart],
    telling: Callable[[QuestionPart], Iterable[ScoredSentence]],
    is_whole: Callable[[Selected], bool],
) -> list[Selected]:
    """The best statement for each part that has one; two parts may have the same, and alike ones of two towns stay."""
    found: list[Selected] = []
    for part in parts:
        best = next(filter(is_whole, completed(telling(part), evidence)), None)
        if best and not any(best.overlaps(other) for other in found):
            found.append(best)
    return found


def answers_as_well(item: ScoredSentence, best: ScoredSentence, share: float = COVERAGE_OF_BEST) -> bool:
    """True for a sentence that answers nearly as well as the best, or stands beside it.

    ``share`` of what the best one speaks of it must speak of, unless both stand in one passage.
    """
    least = min(share, COVERAGE_NEXT_TO_BEST) if item.evidence == best.evidence else share
    return item.score >= best.score - CLOSE_TO_BEST and item.coverage >= least * best.coverage


def completed(sentences: Iterable[ScoredSentence], evidence: Sequence[Evidence]) -> Iterator[Selected]:
    """The sentences that can be quoted, each with what it refers to."""
    return filter(None, (complete(item, evidence) for item in sentences))


def _repeats(candidate: Selected, chosen: Sequence[Selected]) -> bool:
    if candidate.is_row and chosen:
        return True
    return any(says_the_same(candidate.text, other.text) or candidate.overlaps(other) for other in chosen)
