"""What mode a clause tells its matter in: planned, possible, advised, needed, tested, done.

Found by the words that mark it, in the clause itself and in those it depends on.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.gate.sentence.places import at_places, in_clause, lows_in
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.words.endings import WITH_ZU
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of

_GERMAN = ModuleWords(__name__)

NEEDED = "needed"
"""A need may be told as a duty and the other way round: "Voraussetzung ist", "man muss"."""
HEDGES = frozenset({"planned", "possible", "advised", "obliged"})
_AUXILIARY = _GERMAN.words("auxiliary")
_WHOEVER = _GERMAN.words("whoever")
"""Open a clause whose "will" is the reader's, not a plan."""
_BUT = _GERMAN.word("but")


def modes(reading: Reading, clause: int | None) -> frozenset[str]:
    """Modes marked in a clause and in the clauses it depends on."""
    known, below = _modes_known(reading), []
    while clause is not None and clause not in known:
        below.append(clause)
        clause = None if _only_noticed(reading, clause) else reading.parents[clause]
    found = known[clause] if clause is not None else frozenset()
    for number in reversed(below):
        found = known[number] = found | own_modes(reading, number) | _carried_over(reading, number)
    return found


@kept
def _modes_known(reading: Reading) -> dict[int, frozenset[str]]:
    """Filled by ``modes``: of 300 brackets in one another each would ask all around it, for each word in it."""
    return {}


def _only_noticed(reading: Reading, clause: int) -> bool:
    """ "Beachtet werden muss, dass das Netz fehlt": the duty is to notice it."""
    above = reading.parents[clause]
    if above is None or above >= clause:
        return False
    first = next((word.low for word in in_clause(reading, clause)), "")
    return first == "dass" and not markers().clause_verbs["noticing"].isdisjoint(lows_in(reading, above))


def _carried_over(reading: Reading, clause: int) -> frozenset[str]:
    """ "Es sollen nicht Ziele genannt, sondern Wege beschrieben werden": "sollen" goes for both."""
    words = in_clause(reading, clause) if clause else ()
    if not words or words[0].low != _BUT or not words[-1].low.endswith("en"):
        return frozenset()
    return own_modes(reading, clause - 1) & HEDGES


@lru_cache(maxsize=4096)
def own_modes(reading: Reading, clause: int) -> frozenset[str]:
    """Modes marked in a clause itself; a title in quotation marks has none."""
    words = [word for word in in_clause(reading, clause) if not word.quoted]
    lows = [word.low for word in words]
    wanting = markers().clause_verbs["wanting"] if _WHOEVER.intersection(lows[:1]) else frozenset()
    own = set(lows) - wanting
    marking = own & _marking()
    found = {mode for mode, forms in markers().modality.items() if not forms.isdisjoint(marking)} if marking else set()
    parted = () if _parting().isdisjoint(lows) else [r for r in markers().separable if not r[0].isdisjoint(lows)]
    ends = {"planned": _closing(reading, clause)} if parted else {}
    found |= {mode for _, particle, mode in parted if particle in ends.get(mode, lows[-1:])}
    found |= {mode for forms, particle, mode in parted if any(_joined(w, forms, particle) for w in words)}
    if lows[:1] == ["um"] and any(low == "zu" or WITH_ZU.search(low) for low in lows):
        found.add("purpose")
    if _to_be_done(lows):
        found.add(NEEDED)
    return frozenset(found)


@lru_cache(maxsize=1)
def _marking() -> frozenset[str]:
    """Words that mark any mode: most clauses have none."""
    return frozenset().union(*markers().modality.values())


@lru_cache(maxsize=1)
def _parting() -> frozenset[str]:
    """Forms of the verbs in two parts that mark one."""
    return frozenset().union(*(forms for forms, _, _ in markers().separable))


def _joined(word: Word, forms: frozenset[str], particle: str) -> bool:
    """ "schlagen die Orte vor und bezahlen sie": the verb is read with its particle, wherever that stands."""
    return word.low in forms and word.stem != stem_of(word.text) and word.stem.startswith(particle)


def _closing(reading: Reading, clause: int) -> frozenset[str]:
    """The words of a clause behind which it ends or a comma stands: "hatte vor, … anzuzeigen"."""
    words = in_clause(reading, clause)
    return frozenset(w.low for w in words if not at_places(reading, w.place + 1, w.place + 1))


def _to_be_done(lows: list[str]) -> bool:
    """ "sind … zu lenken", "hatten … zu tragen"."""
    at_end = (lows[-2:-1] == ["zu"] and lows[-1].endswith("n")) or bool(lows and WITH_ZU.search(lows[-1]))
    return at_end and not _AUXILIARY.isdisjoint(lows)
