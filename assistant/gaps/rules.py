"""Whether a rule applies must be told of the thing: that a paper is about public contracts says nothing of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.words.matching import asked_words
from assistant.gaps.gap import LOOKED_AT, PRICED, Gap, here, lead
from assistant.places import speaks_of_one
from assistant.question import QuestionPart
from assistant.run import Run, ScoredSentence
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.german import fold

_MATTER = "{matter}"


@dataclass(frozen=True, slots=True)
class Matter:
    """A field of law: ``asked`` finds it in a question, ``told`` in a sentence."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


def rule_of(question: str) -> Matter | None:
    """What rule is meant where it is asked whether one applies: "Unterliegt das dem Vergaberecht?"."""
    return next((matter for matter, asked in _asked() if asked.search(question)), None)


def rule_gap(run: Run, matter: Matter, catalogue: Catalogue) -> Gap | None:
    """The gap of such a question; beside it stands alone what is told of that field of law."""
    thing = _thing(run, matter)

    def tells(item: ScoredSentence) -> bool:
        if not matter.told.search(item.text) or not _pattern("applies").search(item.text):
            return False
        return thing.bearing_of(item, run.evidence[item.evidence]) >= PRICED

    if any(map(tells, here(run))):
        lead(run, tells)
        return None
    on_matter = (item for item in run.sentences[:LOOKED_AT] if matter.told.search(item.text))
    near = tuple(item for item in on_matter if _holds_here(item.text, run, catalogue))
    near = tuple(replace(item, elsewhere=False) for item in near)
    return Gap(run.wording("gaps", "words.rule"), near) if near else Gap()


def _thing(run: Run, matter: Matter) -> Wanted:
    """What the rule is to apply to, in the words of the question: a usual one is looked for in other words."""
    words = asked_words(run.standalone, run.understood.synonyms)
    wanted = Wanted.of(run.standalone, words, (QuestionPart(run.standalone),))
    nouns = tuple(noun for noun in wanted.nouns if not matter.asked.search(noun))
    return replace(wanted, nouns=nouns, deeds=(), focus=None)


def _holds_here(text: str, run: Run, catalogue: Catalogue) -> bool:
    """What is told of the law in general holds in the town asked about, too; what is told of another town does not."""
    return not run.places or speaks_of_one(fold(text), run.places) or not catalogue.find_projects(text)


@cache
def _asked() -> tuple[tuple[Matter, re.Pattern[str]], ...]:
    patterns = texts("gaps")["rules"]["asked"]
    found = []
    for row in texts("gaps")["rules"]["matters"]:
        asked = "|".join(pattern.replace(_MATTER, f"(?:{row['asked']})") for pattern in patterns)
        matter = Matter(re.compile(row["asked"], re.IGNORECASE), re.compile(row["told"], re.IGNORECASE))
        found.append((matter, re.compile(asked, re.IGNORECASE)))
    return tuple(found)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["rules"][name], re.IGNORECASE)
