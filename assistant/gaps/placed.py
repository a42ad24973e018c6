"""Whether a thing is told of as a question wants it: other sensors are none on graveyards, other bays have no sensors.

"Sensoren an Laternen" and "Parkplätze mit Sensoren" name two things, and only what says both answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.words.matching import COMPOUND_SHARE, text_words, word_coverage
from assistant.gaps.gap import Gap, here
from assistant.gaps.keywords import RARE
from assistant.question import Intent
from assistant.run import Run, ScoredSentence
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.german import content_words, stem

SHORTEST_PIECE = 4
"""Letters of a word that a compound with it says: "Bank" in "Solarbank"; shorter ones stand in others by chance."""


@dataclass(frozen=True, slots=True)
class Pair:
    """``written`` are both with what joins them; a sentence itself must say ``own``, its headings may say ``other``."""

    written: str
    own: str
    other: str

    def is_told(self, item: ScoredSentence, run: Run, wanted: Wanted) -> bool:
        """True where a synonym of ``wanted`` may stand for either."""
        return _says(self.own, item.text, wanted) and _says(self.other, _headed(item, run), wanted)

    def is_named(self, item: ScoredSentence, run: Run) -> bool:
        """True where both are said in their own words."""
        return _names(self.own, item.text) and _names(self.other, _headed(item, run))


def placed_gap(run: Run, catalogue: Catalogue) -> Gap | None:
    """Leaves the sentences that say both; else the gap, with what says the rarer of them. None where no two are asked
    for.
    """
    pair = _pair(run, catalogue)
    if pair is None:
        return None
    wanted = Wanted.of(run.in_german, run.words, run.understood.parts)
    named = [item for item in here(run) if pair.is_named(item, run)]
    if told := named or [item for item in here(run) if pair.is_told(item, run, wanted)]:
        run.sentences = tuple(replace(item, coverage=1.0) for item in told)
        return None
    nearest = _nearest(pair, run, wanted, catalogue)
    return Gap(run.wording("gaps", "words.keyword", word=pair.written), nearest) if nearest else Gap()


def _nearest(pair: Pair, run: Run, wanted: Wanted, catalogue: Catalogue) -> tuple[ScoredSentence, ...]:
    """What names the rarer of the two, the other, then a synonym; a thing told of everywhere comes near nothing."""
    words = [word for word in (pair.own, pair.other) if catalogue.information(word) >= RARE]
    words.sort(key=catalogue.information, reverse=True)
    named = (tuple(item for item in here(run) if _names(word, item.text)) for word in words)
    alike = (tuple(item for item in here(run) if _says(word, item.text, wanted)) for word in words)
    return next(filter(None, (*named, *alike)), ())


def _headed(item: ScoredSentence, run: Run) -> str:
    """The sentence under the heading right above it: a title names more than each of its document's sentences tells."""
    return f"{run.evidence[item.evidence].hit.passage.heading} {item.text}"


def _says(word: str, text: str, wanted: Wanted) -> bool:
    """In its own word or by a synonym; "zeigt" says of no sign that there is one."""
    return _names(word, text) or word in wanted.said_plainly(text)


def _names(word: str, text: str) -> bool:
    """In the word itself or a compound with it: "Sitzbank" for "Bank"."""
    found = text_words(text)
    is_piece = len(word) >= SHORTEST_PIECE and any(stem.startswith(word) or stem.endswith(word) for stem in found.stems)
    return is_piece or word_coverage(word, found) >= COMPOUND_SHARE


def _pair(run: Run, catalogue: Catalogue) -> Pair | None:
    """None for a state or what every municipality is ("in Städten"), and for what is no thing ("Erfahrung mit")."""
    understood = run.understood
    if understood.intent not in {Intent.FACT, Intent.EXAMPLES} or run.places or len(understood.parts) != 1:
        return None
    found = _pattern("asked").search(run.in_german) or _pattern("searched").search(run.in_german)
    if found is None or understood.parts[0].asked or catalogue.find_states(run.in_german):
        return None
    words = [content_words(found[name]) for name in ("thing", "where")]
    if not all(words) or _pattern("general").search(words[1][-1]) or _pattern("no_thing").search(words[0][-1]):
        return None
    thing, where = (stem(word[-1]) for word in words)
    own, other = (where, thing) if found["how"] == "mit" else (thing, where)
    return Pair(run.in_german[found.start("thing") : found.end("where")], own, other)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["placed"][name], re.IGNORECASE)
