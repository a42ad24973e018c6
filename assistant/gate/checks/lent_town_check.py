"""A town of an earlier sentence is said of a sentence that names none only where nobody else can be meant there.

"In Brühl …. Die Fachämter wurden geschult." tells where they were. It does not tell that Brühl paid where the
sentence says who did, nor anything of Brühl where it speaks of neighbours or of towns in general.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from assistant.gate.comparing.alignment import Alignment, Source, held_names, named_before
from assistant.gate.comparing.lent_places import others_told
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import first_bare, town_attribute, word_before
from assistant.gate.sentence.reading import Reading, Word, read
from assistant.gate.sentence.voice import is_passive
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.place_words import place_words
from ingest.german import fold

_GERMAN = ModuleWords(__name__)

_WHERE = _GERMAN.words("where")
"""Cues of a town that tell where something is or whose it is."""
_OPENING = 2
"""Words of a sentence among which one points to the town before."""


def check_lent_towns(alignment: Alignment, names: frozenset[str]) -> Iterator[Reason]:
    """A reason for every town that only an earlier sentence names and that this one need not be about."""
    leading = _carrying(alignment)
    if leading is None:
        return
    own = leading.reading.names | _above(leading, names) | held_names(leading.reading, names)
    lent = [word for word in alignment.reading.words if word.name and word.name not in own]
    home = named_before(leading, names) if lent else None
    if home is None:
        return
    mixed = _mixed(alignment, leading)
    for word in lent:
        is_kept = mixed or _is_of_another_home(word, leading)
        if word.name in home.names and (is_kept or not _is_meant(word, alignment.reading, leading, home, names)):
            yield Reason(ReasonCode.NAME, word.text)


def _is_of_another_home(word: Word, leading: Source) -> bool:
    """True where the document is of another town than the one named, which keeps what its sentences have."""
    homes = leading.quote.homes
    return bool(homes) and fold(word.text) not in homes


def _mixed(alignment: Alignment, leading: Source) -> bool:
    """A noun of another sentence stands in it, too, and is not what that one is about: the town may belong to it."""
    nouns = (match for match in alignment.matches if match.found and match.word.noun and not match.word.name)
    return any(
        match.source not in (None, leading)
        and not alike(match.word, leading.reading)
        and (match.source is None or match.counterpart is not first_bare(match.source.reading, 0))
        for match in nouns
    )


def _carrying(alignment: Alignment) -> Source | None:
    """The sentence that has most of the words beside the names."""
    own = Counter(m.source for m in alignment.matches if m.found and m.source is not None and not m.word.name)
    return max(alignment.sources, key=lambda source: own[source], default=None)


def _above(source: Source, names: frozenset[str]) -> frozenset[str]:
    """Names of the headings and of the project: the passage as a whole is about them."""
    texts = (*source.quote.section, *source.quote.names)
    return frozenset().union(*(read(text, names).names for text in texts))


def _is_meant(word: Word, claim: Reading, leading: Source, home: Reading, names: frozenset[str]) -> bool:
    return (
        others_told(leading.reading) <= claim.lows
        and _may_stand(word, claim, leading, home)
        and _only_one(word, claim, leading, home, names)
    )


def _may_stand(word: Word, claim: Reading, leading: Source, home: Reading) -> bool:
    before = word_before(claim, word.place)
    if before is not None and before.low in _words()["districts"] and not _district(word, home):
        return False
    if town_attribute(word, claim):
        return True
    if word.cue not in ("", "acc"):
        done_by = word.cue == "von" and is_passive(claim, word.clause)
        return word.cue in _WHERE and not done_by
    district = _district(word, home)
    return any(_stands_for(other, district) for other in leading.reading.words) or _by_pronoun(word, leading, home)


def _stands_for(word: Word, district: bool) -> bool:
    """ "die Stadt", or "der Kreis" where that is what was named."""
    bodies = _words()["districts" if district else "bodies"]
    return word.low in bodies and not word.cue


def _by_pronoun(word: Word, leading: Source, home: Reading) -> bool:
    """ "Ulm baut ein Netz. Sie will …": the subject of the sentence right before, by the first pronoun of this one."""
    right_before = leading.index > 0 and home.text == leading.quote.sentences[leading.index - 1]
    subject = first_bare(home, 0)
    if not right_before or subject is None or not _opens_by_pronoun(leading.reading):
        return False
    return subject.low in _words()["bodies"] | _words()["districts"] or subject.name == word.name


def _opens_by_pronoun(quote: Reading) -> bool:
    """No noun stands before its first "sie" that it could mean: "Am Bahnhof hat sie ein Radhaus eröffnet"."""
    pronoun = next((w for w in quote.words if w.low in _words()["pronouns"]), None)
    return pronoun is not None and not any(w.noun and not w.cue for w in quote.words if w.place < pronoun.place)


def _district(word: Word, home: Reading) -> bool:
    return any(
        before.low in _words()["districts"]
        for named in home.words
        if named.name == word.name and (before := word_before(home, named.place))
    )


def _only_one(word: Word, claim: Reading, leading: Source, home: Reading, names: frozenset[str]) -> bool:
    """No other name of the sentence that has it, and none before unless this one points to it."""
    if home.names - claim.names:
        return False
    if any(_of_another_body(named, home) for named in home.words if named.name == word.name):
        return False
    before = leading.quote.sentences[: leading.index]
    others = frozenset().union(*(read(text, names).names for text in before)) - claim.names
    return not others or _points_back(leading.reading)


def _points_back(quote: Reading) -> bool:
    opening = quote.words[:_OPENING]
    return any(w.low in _words()["pointers"] for w in opening) or not quote.lows.isdisjoint(_words()["places"])


def _of_another_body(name: Word, reading: Reading) -> bool:
    """ "Hochschule Koblenz": that body need not work there for the town."""
    before = word_before(reading, name.place)
    return before is not None and before.noun and not before.name and before.low.endswith(tuple(_words()["foreign"]))


def _words() -> Mapping[str, frozenset[str]]:
    return place_words("lent")
