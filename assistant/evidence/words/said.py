"""Whether a text says a word itself: inflected, as its verb or in a compound, not by a word of like meaning (pure).

Kinship brings together what a search may bring together: by it "Satzung" is near to "nötig" and "Genehmigung" to
"kommt". A question that hangs on one word is not answered by such a neighbour.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.evidence.words.matching import holds_by_accident
from assistant.evidence.words.particle_verbs import particle_verbs
from assistant.gate.words.families import family
from assistant.gate.words.stems import stem_of

SHORTEST_ROOT = 5
"""Shorter roots stand inside other words by accident: the "satz" of "Satzung" in "Einsatz"."""
SAME_BEGINNING = 3
"""Letters a word must share with its root form: "Satzung" is not told by "gesetzt"."""
_WORD = re.compile(r"[^\W\d_]+")
_MADE_NOUN = re.compile(r"(?:ung|heit|keit|schaft|nis)$")


@lru_cache(maxsize=1 << 14)
def says_itself(word: str, text: str) -> bool:
    """True for "genehmigt", "Genehmigungen" and "Baugenehmigung" where ``word`` is "Genehmigung"."""
    own = stem_of(word)
    root = _root(own)
    own_family = family(own)
    is_told_by_family = own_family[:SAME_BEGINNING] == own[:SAME_BEGINNING]
    if is_told_by_family and own_family in particle_verbs(text):
        return True
    for written in _WORD.findall(text):
        other = stem_of(written)
        if other == own or (len(root) >= SHORTEST_ROOT and root in other and not holds_by_accident(other, root)):
            return True
        if (written[0].isupper() and other.endswith(own)) or (is_told_by_family and family(other) == own_family):
            return True
    return False


def _root(own: str) -> str:
    """The noun without what makes it one, where enough is left to tell it from others."""
    bare = _MADE_NOUN.sub("", own)
    return bare if len(bare) >= SHORTEST_ROOT else own
