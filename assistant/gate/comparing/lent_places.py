"""Whether the place a passage plays in may be said of one of its later sentences, which does not name it again.

"In der Bücherei von Brühl steht …. Nach 22 Uhr ist niemand im Haus." carries "Nach 22 Uhr ist in der Bücherei von Brühl
niemand im Haus.", for nothing between names another place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.gate.comparing.alignment import Source
from assistant.gate.comparing.place_phrases import PlacePhrase, Shortened, home_of
from assistant.gate.sentence.places import word_before
from assistant.gate.sentence.reading import Reading, read
from assistant.gate.sentence.told_places import opening_subject, towns_behind_nouns
from assistant.gate.words.place_words import place_words
from ingest.german import fold


def may_be_lent(shortened: Shortened, used: Sequence[Source], sources: Sequence[Source], names: frozenset[str]) -> bool:
    """Every sentence that is ``used`` plays where the phrases left out say: nothing up to it names another place."""
    return all(
        _is_of_no_other(source, shortened.names, names)
        and all(_plays_there(phrase, source, shortened.claim, used, sources) for phrase in shortened.phrases)
        for source in used
    )


def others_told(reading: Reading) -> frozenset[str]:
    """Words by which a sentence speaks of neighbours or of towns in general."""
    neighbours = tuple(place_words("lent")["neighbours"])
    return frozenset(low for low in reading.lows if low in place_words("lent")["several"] or low.startswith(neighbours))


def _is_of_no_other(source: Source, lent: frozenset[str], names: frozenset[str]) -> bool:
    """No sentence up to this one names a place but those ``lent``, this one speaks of no others, and the document is of
    no other town.
    """
    so_far = [read(text, names) for text in source.quote.sentences[: source.index + 1]]
    rivals = {name for reading in so_far for name in _rivals(reading)}
    homes = source.quote.homes
    is_elsewhere = bool(homes) and homes.isdisjoint(map(fold, lent))
    return rivals <= lent and not is_elsewhere and not others_told(source.reading)


def _rivals(reading: Reading) -> Iterator[str]:
    """Names of places, but for districts and streets of the same."""
    for word in reading.words:
        before = word_before(reading, word.place) if word.name else None
        if word.name and not (before is not None and before.low in _words()["parts"]):
            yield word.name
    opening = opening_subject(reading.text)
    if opening and not reading.words[0].name:
        yield opening
    yield from map(fold, towns_behind_nouns(reading.text))


def _plays_there(
    phrase: PlacePhrase, source: Source, claim: Reading, used: Sequence[Source], sources: Sequence[Source]
) -> bool:
    """The phrase stands before the sentence, or in one of several that the statement joins."""
    home = home_of(phrase, [other for other in sources if other.quote is source.quote])
    if home is None or home.index > source.index or (home.index == source.index and len(used) == 1):
        return False
    return phrase.is_named or home.index == source.index or not _plays_elsewhere(source.reading, claim)


def _plays_elsewhere(reading: Reading, claim: Reading) -> bool:
    """The sentence has a place of its own that the statement does not tell, or points to one."""
    own = [w for w in reading.words if w.noun and w.content and w.cue in _words()["where"]]
    return any(w.stem not in claim.stems for w in own) or not reading.lows.isdisjoint(_words()["pointing"])


def _words() -> Mapping[str, frozenset[str]]:
    return place_words("setting")
