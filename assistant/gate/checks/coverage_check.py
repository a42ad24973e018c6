"""Enough of what a statement says is said by the sentences that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment, Match, weight
from assistant.gate.comparing.denials import tells_denial
from assistant.gate.comparing.matching import EQUAL, alike
from assistant.gate.comparing.shells import says_nothing
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.thresholds import (
    ABSTRACT_MISSING_SHARE,
    COVERED_SHARE,
    NOUNS_MISSING,
    OTHERS_MISSING,
)
from assistant.gate.words.concepts import concepts
from assistant.gate.words.families import family, realising_families, tolerated_families, vague_stems
from assistant.gate.words.lexicon import concrete_endings
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_SHORTEST_HEAD = 6
_TOWNS = _GERMAN.words("towns")
_SEVERAL = 2
_BESIDE = 1
"""Tokens from one word to another for the same thing: "die Gesellschaft GmbH"."""
_LIST = _GERMAN.pattern("list")
"""What stands between two nouns of one list."""
_ABSTRACT = re.compile(r"(?:ung|ungen|heit|keit|keiten)$")


def check_coverage(alignments: Sequence[Alignment]) -> list[Reason]:
    """Over all parts of a statement: one reason with the words that are not covered, or none."""
    missing = [
        word
        for a in alignments
        for word in a.missing
        if not _realises_a_plan(word, a.reading) and not tells_denial(a, word) and not says_nothing(word, a)
    ]
    share = _share_of_telling(alignments)
    strange = [
        *_strange_nouns(missing, share),
        *_strange_others(missing),
        *_unnamed(alignments),
        *_lent_twice(alignments),
    ]
    if strange or _too_many(missing, share) or share < COVERED_SHARE:
        return [Reason(ReasonCode.COVERAGE, ", ".join(word.text for word in strange or missing))]
    return []


def _strange_nouns(missing: Sequence[Word], share: float) -> list[Word]:
    nouns = [word for word in missing if word.noun]
    alone = len(nouns) == 1 and share >= ABSTRACT_MISSING_SHARE
    return [word for word in nouns if not _vague(word) and not (alone and _abstract(word))]


def _lent_twice(alignments: Sequence[Alignment]) -> Iterator[Word]:
    """ "Pflege" in the place of "Feuerwehr", by a quote's "Verwaltung" that the same list of the statement has, too."""
    for alignment in alignments:
        if not any(m.found and m.degree != EQUAL and m.word.noun for m in alignment.matches):
            continue
        itself = {m.counterpart: m.word for m in alignment.matches if m.counterpart and m.word.low == m.counterpart.low}
        for match in alignment.matches:
            own = itself.get(match.counterpart) if match.found and match.counterpart else None
            if own is None or match.degree == EQUAL or not match.word.noun or match.word.name or match.word.light:
                continue
            if match.word.stem == own.stem:
                continue
            if _listed(own, match.word, alignment.reading) or _instead(match, own, alignment):
                yield match.word


def _instead(match: Match, own: Word, alignment: Alignment) -> bool:
    """ "Gemeinden im Kreis planen" for "Vereine im Kreis planen": the place of a noun that is not told."""
    theirs, source = match.counterpart, match.source
    if theirs is None or source is None or abs(match.word.place - own.place) <= _BESIDE or match.word.quoted:
        return False
    told = {m.counterpart for m in alignment.matches if m.found}
    return len(alike(match.word, source.reading)) == 1 and any(
        word.noun and not word.name and not word.quoted and not word.light and word.cue == match.word.cue
        for word in in_clause(source.reading, theirs.clause)
        if word.content and word not in told and not word.low.endswith("e")
    )


def _listed(one: Word, other: Word, claim: Reading) -> bool:
    """Both stand in one list: between them are commas, "und" and nouns."""
    first, last = sorted((one, other), key=lambda word: word.place)
    between = claim.text[first.start + len(first.text) : last.start]
    return bool(_LIST.fullmatch(between))


def _unnamed(alignments: Sequence[Alignment]) -> Iterator[Word]:
    """ "Städte" without a counterpart stand for towns the statement or its quote names: for at least two."""
    for alignment in alignments:
        towns = [w for w in alignment.missing if w.noun and w.low in _TOWNS]
        if towns and len(_named(alignment)) < _SEVERAL:
            yield from towns


def _named(alignment: Alignment) -> frozenset[str]:
    return alignment.reading.names.union(*(source.reading.names for source in alignment.sources))


def _strange_others(missing: Sequence[Word]) -> list[Word]:
    """Verbs, adjectives and adverbs that say something of their own."""
    return [word for word in missing if not word.noun and not _tolerated(word)]


def _too_many(missing: Sequence[Word], share: float) -> bool:
    nouns = sum(word.noun for word in missing)
    return nouns > NOUNS_MISSING or len(missing) - nouns > OTHERS_MISSING + (share >= ABSTRACT_MISSING_SHARE)


def covered_share(alignments: Sequence[Alignment]) -> float:
    """Share of the weighted words of all parts that the quotes have; 1.0 where there is nothing to weigh."""
    total = sum(alignment.weight for alignment in alignments)
    return sum(alignment.covered * alignment.weight for alignment in alignments) / total if total else 1.0


def _share_of_telling(alignments: Sequence[Alignment]) -> float:
    """As ``covered_share``, without the words that say nothing beside the rest."""
    missing = [(word, a) for a in alignments for word in a.missing]
    silent = sum(weight(word) for word, a in missing if says_nothing(word, a)) if missing else 0
    total = sum(a.weight for a in alignments) - silent
    return sum(a.covered * a.weight for a in alignments) / total if total > 0 else covered_share(alignments)


def _abstract(word: Word) -> bool:
    """A noun of an action or quality that no list knows: most often another wording of a verb or adjective.

    One that a synonym group has would have found its counterpart there.
    """
    quality = bool(_ABSTRACT.search(word.low)) and not word.low.endswith(concrete_endings())
    return quality and word.name is None and not word.quoted and not _known(word.stem)


def _known(stem: str) -> bool:
    """A list has the word, or the word that ends the compound it is."""
    return any(concepts(stem[start:]) for start in range(max(1, len(stem) - _SHORTEST_HEAD + 1)))


def _realises_a_plan(word: Word, claim: Reading) -> bool:
    """ "will ein Quartier schaffen" for "plant ein Quartier": that the quote plans it, too, is another check."""
    if family(word.stem) not in realising_families() or (word.noun and not _ABSTRACT.search(word.low)):
        return False
    if word.noun and any(w.clause == word.clause and w.low in markers().soft["planned"] for w in claim.words):
        return True
    return any(other.clause == word.clause and other.low in markers().modality["planned"] for other in claim.words)


def _tolerated(word: Word) -> bool:
    """Says little, or says with a date beside it what is compared there ("begann im Mai")."""
    dated = any(word.low in forms for forms in markers().edges.values())
    return dated or family(word.stem) in tolerated_families()


def _vague(word: Word) -> bool:
    """A noun that says little; any other noun without a counterpart may be a name or a new claim."""
    return word.name is None and word.stem in vague_stems()
