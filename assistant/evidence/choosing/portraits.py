"""A model project as a whole: "Was macht Zwönitz?" and "Was hat Hagenow erreicht?" name nothing a sentence could say.

So what is told of the project's work comes first, as its documents tell it; who asks for results is told what was done
before what is planned, and neither is told of money in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from assistant.evidence.asked.answer_types import contains_asked
from assistant.evidence.asked.benefits import tells_result
from assistant.evidence.choosing.selection import complete
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.sentences.sentence_choice import kept_in_order
from assistant.places import NamedPlace, speaks_of_one, without_places
from assistant.question import Asked
from assistant.run import Evidence, ScoredSentence
from assistant.wording import texts
from ingest.german import fold, words


class Portrait(StrEnum):
    """What of a project as a whole: its work, what of it is done, what came of it, what it is about."""

    EFFECTS = "effects"
    DONE = "done"
    ABOUT = "about"
    WORK = "work"


def portrait_asked(question: str, places: Sequence[NamedPlace]) -> Portrait | None:
    """What of the one project named is asked for; None where anything is asked besides."""
    if len(places) != 1:
        return None
    asked = frozenset(words(without_places(question, places)))
    known = _listed("frame").union(*map(_listed, Portrait))
    return next((portrait for portrait in Portrait if asked & _listed(portrait)), None) if asked <= known else None


def portrayed(
    portrait: Portrait, sentences: Sequence[ScoredSentence], evidence: Sequence[Evidence], places: Sequence[NamedPlace]
) -> tuple[ScoredSentence, ...]:
    """The sentences that belong to the portrait, in its order; none where the documents tell of no work."""
    fitting = [item for item in sentences if _belongs(item, portrait, evidence, places)]
    if portrait in (Portrait.EFFECTS, Portrait.DONE):
        done = [item for item in fitting if not _pattern("plan").search(item.text)]
        fitting = done or fitting
    if not fitting:
        return ()
    best = max(item.score for item in sentences)
    order = sorted(fitting, key=lambda item: _rank(item, portrait, evidence))
    return kept_in_order(order, best)


def _belongs(
    item: ScoredSentence, portrait: Portrait, evidence: Sequence[Evidence], places: Sequence[NamedPlace]
) -> bool:
    """Of a product only what names it: its town has done more."""
    passage = evidence[item.evidence].hit.passage
    is_general = says_little(item.text, "") or bool(_pattern("beside").search(item.text))
    if item.elsewhere or passage.is_table or (is_general and not _names_themes(item.text, portrait)):
        return False
    if places[0].is_product and fold(places[0].written) not in fold(item.text):
        return False
    told = complete(item, evidence)
    about = f"{told.text} {evidence[item.evidence].hit.info.title}" if told else ""
    return bool(about) and speaks_of_one(fold(about), places)


def _names_themes(text: str, portrait: Portrait) -> bool:
    """True for the sentence that sums up what a project is about, where that is asked for."""
    return portrait is Portrait.ABOUT and bool(_pattern("themes").search(text))


def _rank(item: ScoredSentence, portrait: Portrait, evidence: Sequence[Evidence]) -> tuple[bool, bool, bool, int, int]:
    """Whether it tells a result where effects are asked for or the themes where those are, stands under the portrait's
    heading, done before planned, and where."""
    is_effect = (portrait is Portrait.EFFECTS and tells_result(item.text)) or _names_themes(item.text, portrait)
    is_headed = _is_effect(item, evidence) if portrait is Portrait.EFFECTS else _is_under("headings", item, evidence)
    return not is_effect, not is_headed, bool(_pattern("plan").search(item.text)), item.evidence, item.sentence


def _is_effect(item: ScoredSentence, evidence: Sequence[Evidence]) -> bool:
    """What was learnt, and what was counted."""
    is_counted = _is_under("figures", item, evidence) and contains_asked(item.text, Asked.COUNT)
    return is_counted or _is_under("told_after", item, evidence)


def _is_under(name: str, item: ScoredSentence, evidence: Sequence[Evidence]) -> bool:
    section = evidence[item.evidence].hit.passage.section
    return bool(section) and bool(_pattern(name).search(section[-1]))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in texts("portraits")[name].split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("portraits")[name], re.IGNORECASE)
