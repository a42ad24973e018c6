"""Do two German words say the same thing: by stem, synonym list, compound or derivation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Final

from assistant.gate.comparing.candidates import candidates
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.concepts import Key, concepts, covers, key, related
from assistant.gate.words.families import family, joint_free, tails, thing_stems
from assistant.gate.words.lexicon import prefixes
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of

_GERMAN = ModuleWords(__name__)

EQUAL = 1.0
SYNONYM = 0.95
DERIVED = 0.9
COMPOSED = 0.85
HALF = 0.5
"""Likeness of two words, by how they say the same: ``WORD_COVERED`` parts the last from the others."""
_MOST_OF_COMPOUND = 0.65
"""Share of the letters of a compound that words of the quote must give; joints and endings are the rest."""
_LACKING = _GERMAN.endings("lacking")
"""A word so formed denies its first part: "barrierefrei" says nothing of barriers there are."""
_DENYING = _GERMAN.endings("denying")
"""Words that begin so deny the rest: "ungenutzt", "außergewöhnlich"."""
_DENYING_LENGTHS = frozenset(sign * len(start) for start in _DENYING for sign in (1, -1))
_LONGEST_ENDING = 2
_SHORTEST_PART = 4
_LONGEST_COMPOUND = 100
"""Letters; each of the ways to cut a word in two is looked at, and of 20,000 letters that took 16 seconds."""
_SHORTEST_ROOT = 5
_SHORTEST_REST = 3
_VERBAL = "t"
"""Closes the stems of finite verbs and participles: "verbietet" is no compound of "bietet"."""
PREFIXES = _GERMAN.endings("prefixes")


def likeness(claimed: Word, quoted: Word) -> float:
    """Between 0 (unrelated) and 1 (same word or synonym). Not symmetric: a quote may be more exact."""
    return _likeness(claimed.low, claimed.stem, claimed.name, claimed.noun, quoted)


def _likeness(low: str, stem: str, name: str | None, noun: bool, quoted: Word) -> float:
    if name and quoted.name:
        return EQUAL if name == quoted.name else 0.0
    like = stem_likeness(stem, quoted.stem)
    if (
        like < DERIVED
        and quoted.low.endswith(low)
        and len(low) >= _SHORTEST_ROOT
        and not quoted.low.endswith(_LACKING)
        and not _parted(low, stem, quoted.stem)
    ):
        return 0.0 if denies(low, quoted.low) else DERIVED
    if like and low != quoted.low and (denies(low, quoted.low) or denies(stem, quoted.stem)):
        return 0.0
    if like and noun and not quoted.noun and stem in thing_stems():
        return 0.0
    return 0.0 if like == DERIVED and not noun and quoted.noun and _only_broader(stem, quoted.stem) else like


def _parted(low: str, stem: str, quoted: str) -> bool:
    """ "wertet … auf", read as "aufwertet": another verb with the same end, "wertet … aus", does not say it."""
    own = stem_of(low)
    return stem != own and quoted != own and stem.endswith(own)


def _only_broader(claimed: str, quoted: str) -> bool:
    """ "veranstaltet" is no word for a "Konferenz", though "Veranstaltung" is."""
    mine, theirs = key(claimed), key(quoted)
    return bool(mine.special) and mine.family not in theirs.family and covers(mine, theirs)


def denies(claimed: str, quoted: str) -> bool:
    """One is the other with "un" or the like: "besetzt" and "unbesetzt"."""
    apart = len(claimed) - len(quoted)
    if apart not in _DENYING_LENGTHS:
        return False
    shorter, longer = (quoted, claimed) if apart > 0 else (claimed, quoted)
    return longer.endswith(shorter) and longer[: -len(shorter)] in _DENYING


def alike(word: Word, reading: Reading) -> tuple[Word, ...]:
    """The content words of a sentence that may stand for ``word``."""
    return _ranked(word.low, word.stem, word.name, word.noun, reading).near


def are_alike(first: Word, second: Word) -> bool:
    """True where either may stand for the other."""
    return max(likeness(first, second), likeness(second, first)) >= WORD_COVERED


def ranked(word: Word, reading: Reading) -> tuple[tuple[Word, float], ...]:
    """The content words of a sentence with any likeness to ``word``, the likest first, then in their order."""
    return _ranked(word.low, word.stem, word.name, word.noun, reading).found


@dataclass(slots=True, eq=False)
class _Ranking:
    """Words with any likeness, the likest first, and those of them that may stand for the word."""

    found: Final[tuple[tuple[Word, float], ...]] = ()
    near: Final[tuple[Word, ...]] = ()


_UNLIKE = _Ranking()


@lru_cache(maxsize=1 << 14)
def _ranked(low: str, stem: str, name: str | None, noun: bool, reading: Reading) -> _Ranking:
    """Cached: every check of a statement asks for the same words again, and quotes come with many statements."""
    known = candidates(low, stem, name, reading)
    found = [(other, like) for other in known if (like := _likeness(low, stem, name, noun, other))]
    if not found:
        return _UNLIKE
    found.sort(key=itemgetter(1), reverse=True)
    return _Ranking(tuple(found), tuple([other for other, like in found if like >= WORD_COVERED]))


@lru_cache(maxsize=1 << 17)
def stem_likeness(claimed: str, quoted: str) -> float:
    """As ``likeness``, for stems; hyphens separate parts."""
    if claimed == quoted:
        return EQUAL
    if denies(claimed, quoted):
        return 0.0
    mine, theirs = key(claimed), key(quoted)
    if not mine.concepts.isdisjoint(theirs.concepts):
        return SYNONYM
    if mine.family == theirs.family or (mine.special and covers(mine, theirs)):
        return DERIVED
    if mine.family in theirs.part_families or not mine.concepts.isdisjoint(theirs.part_concepts):
        return DERIVED
    if claimed[-_SHORTEST_PART:] != quoted[-_SHORTEST_PART:] and _strange(mine, theirs):
        return 0.0
    if _same_start(mine.family, theirs.family):
        return DERIVED
    return _compound_likeness(claimed, quoted)


def _strange(mine: Key, theirs: Key) -> bool:
    """Most pairs of words: neither holds the beginning of the other. Spares the closer look."""
    here, there = mine.bare, theirs.bare
    return not (
        here[:_SHORTEST_PART] in there
        or there[:_SHORTEST_PART] in here
        or mine.family[:_SHORTEST_PART] in there
        or theirs.family[:_SHORTEST_PART] in here
    )


def _same_start(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _SHORTEST_ROOT and longer.startswith(shorter) and len(longer) - len(shorter) <= 2


def _compound_likeness(claimed: str, quoted: str) -> float:
    if quoted.endswith(_LACKING) and not claimed.endswith(_LACKING):
        return 0.0
    mine, theirs = claimed.replace("-", ""), quoted.replace("-", "")
    if (
        len(mine) >= _SHORTEST_PART
        and len(theirs) > len(mine) + 2
        and (theirs.endswith(mine) or theirs.startswith(mine))
    ):
        return DERIVED
    if mine.endswith("ung") and len(mine) >= _SHORTEST_ROOT + len("ung") and theirs.startswith(mine[: -len("ung")]):
        return DERIVED
    if (verb := family(claimed)) != mine and len(verb) >= _SHORTEST_ROOT and family(quoted).endswith(verb):
        return DERIVED
    if _parallel(mine, theirs) or (mine.startswith(theirs) and _is_tail(mine[len(theirs) :])):
        return COMPOSED
    if (
        len(theirs) >= _SHORTEST_PART
        and len(mine) > len(theirs) + 2
        and (mine.endswith(theirs) or mine.startswith(theirs))
    ):
        return HALF
    tail = mine[-_SHORTEST_ROOT:]
    shared = min(len(mine), len(theirs)) >= _SHORTEST_ROOT + 2 and theirs.endswith(tail)
    return HALF if shared else 0.0


def _is_tail(rest: str) -> bool:
    """ "Krise-nfall", "Ausleih-möglichkeit": what is left says little, over a joint."""
    return joint_free(rest) in tails() or any(rest.removeprefix(joint) in tails() for joint in ("n", "s", "en", "es"))


def _parallel(mine: str, theirs: str) -> bool:
    """Two compounds with one part in common whose other parts are synonyms: "Messwerte" and "Messdaten"."""
    start, end = _shared(mine, theirs), _shared(mine[::-1], theirs[::-1])
    heads = (
        related(joint_free(mine[cut:]), joint_free(theirs[cut:]))
        for cut in range(start, _SHORTEST_PART - 1, -1)
        if min(len(mine), len(theirs)) - cut >= _SHORTEST_REST
    )
    modifiers = (
        related(joint_free(mine[:-cut]), joint_free(theirs[:-cut]))
        for cut in range(end, _SHORTEST_PART - 1, -1)
        if min(len(mine), len(theirs)) - cut >= _SHORTEST_REST
    )
    return any(heads) or any(modifiers)


def _shared(first: str, second: str) -> int:
    """Letters the two have in common from their beginning."""
    shorter = min(len(first), len(second))
    return next((place for place in range(shorter) if first[place] != second[place]), shorter)


def composed_from(claimed: str, quoted: tuple[str, ...]) -> float:
    """Likeness of a compound to several words of the quote: "Sensornetz" to "Netz aus Sensoren".

    Its last part, which says what it is, must be one of them.
    """
    said = _said(quoted)
    bare = claimed.replace("-", "")
    left, covered = _cut_out(bare, said.parts)
    if claimed.endswith(_VERBAL) and left.partition(" ")[0] in prefixes()[1]:
        return 0.0
    headed = len(left) - left.rfind(" ") - 1 <= _LONGEST_ENDING
    whole = headed and covered >= _MOST_OF_COMPOUND * len(bare)
    if not (whole or _split(bare, said)) or any(denies(claimed, stem) for stem in quoted):
        return 0.0
    return COMPOSED


def _cut_out(bare: str, parts: Sequence[str]) -> tuple[str, int]:
    """What is left of a compound without ``parts``, each of which leaves a blank, and how many letters they have."""
    covered = 0
    for part in parts:
        if part in bare and len(part) < len(bare):
            covered += len(part)
            bare = bare.replace(part, " ", 1)
    return bare, covered


def _split(bare: str, said: _Said) -> bool:
    """Both parts of a compound are synonyms of words of the quote: "Bürgerbefragung" and "Umfrage unter Einwohnern".

    The last part of one may stand for its head where the rest is said as it is: "Kita-Beiträge", "Elternbeiträge".
    """
    if len(bare) > _LONGEST_COMPOUND:
        return False
    return any(
        (_stands(bare[cut:], said) and _stands(bare[:cut], said))
        or (family(joint_free(bare[:cut])) in said.families and _ends_one(bare[cut:], said))
        for cut in range(_SHORTEST_PART, len(bare) - _SHORTEST_PART + 1)
    )


def told(part: str, quoted: tuple[str, ...]) -> bool:
    """A part of a compound stands for one of the stems of a quote."""
    return _stands(part, _said(quoted))


@dataclass(slots=True, eq=False)
class _Said:
    """The stems of a quote and the parts of its compounds: their families, synonym groups and, the longest first, all
    that are long enough to be a part of another word."""

    families: Final[frozenset[str]]
    groups: Final[frozenset[int]]
    parts: Final[tuple[str, ...]]


@lru_cache(maxsize=4096)
def _said(quoted: tuple[str, ...]) -> _Said:
    inner = [part for whole in quoted for part in whole.split("-")]
    parts = {*quoted, *inner}
    groups = frozenset(group for part in parts for group in concepts(part))
    long = sorted(dict.fromkeys(part for part in inner if len(part) >= _SHORTEST_PART), key=len, reverse=True)
    return _Said(frozenset(map(family, parts)), groups, tuple(long))


def _stands(part: str, said: _Said) -> bool:
    stem = joint_free(part)
    return family(stem) in said.families or not said.groups.isdisjoint(concepts(stem))


def _ends_one(part: str, said: _Said) -> bool:
    root = family(joint_free(part))
    return len(root) >= _SHORTEST_ROOT and any(other.endswith(root) for other in said.families)
