"""Of two sentences made one, neither is told as cause, aim or past of the other where the quote says nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import RELATIVES
from assistant.gate.words.markers import course, markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_POINTS_BACK = _GERMAN.pattern("points_back")
"""By these a sentence may speak of what the one before names."""
_VERB_LAST = re.compile(r"^[a-zäöüß]+(?:t|en|te)$")


def check_joints(alignments: Sequence[Alignment]) -> Iterator[Reason]:
    """A reason for every two parts on different sentences that a conjunction or a relative pronoun ties together."""
    for first, second in pairwise(alignments):
        if not _apart(first, second):
            continue
        tying = _conjunction(second.reading, opens=False) or _conjunction(first.reading, opens=True)
        if (tying and not _is_said(first, second)) or _strange_antecedent(first, second):
            yield Reason(ReasonCode.RELATION, tying or second.reading.words[0].text)


def _apart(first: Alignment, second: Alignment) -> bool:
    return bool(first.sources and second.sources) and first.sources[0] is not second.sources[0]


def _conjunction(reading: Reading, opens: bool) -> str:
    """ "A, nachdem B" and, where it ``opens`` the sentence, "Nachdem B, A"; else it ties the part to another one."""
    opening = reading.words[0] if reading.words else None
    if opening is None or opening.text[0].isupper() is not opens:
        return ""
    return opening.low if opening.low in course()["reasons"] | course()["aims"] | course()["so"] else ""


def _is_said(first: Alignment, second: Alignment) -> bool:
    """One of the two sentences points back or names a reason."""
    kinds = ("connecting", "preceded", "reasons", "aims", "so", "thereby", "thereto")
    tied = frozenset[str]().union(*(course()[kind] for kind in kinds))
    said = {word.low for part in (first, second) for word in part.sources[0].reading.words}
    return not said.isdisjoint(tied)


def _strange_antecedent(first: Alignment, second: Alignment) -> bool:
    """The noun before a relative clause, of which the sentence the clause leans on does not speak."""
    nouns = [word for word in first.reading.words if word.noun]
    if not nouns or not _is_relative(second.reading.words):
        return False
    source = second.sources[0].reading
    if nouns[-1].name or _POINTS_BACK.search(source.text):
        return False
    return all(word.stem != nouns[-1].stem for word in source.words)


def _is_relative(words: Sequence[Word]) -> bool:
    """ "die am Kanal hängen", "an die es grenzt": the verb stands last."""
    behind = 1 if words and words[0].low in markers().prepositions else 0
    if len(words) < behind + 3 or words[behind].text not in RELATIVES or words[behind + 1].noun:
        return False
    return bool(_VERB_LAST.search(words[-1].text)) and not any(verbal(word.low) for word in words[behind + 1 : -2])
