"""Small words that claim something of their own ("bereits", "weil", "ganz") are told by the quote, too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.tenses import tells_of_the_past
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import AND, BEFORE_DOER, FOR_EXAMPLE, NOT
from assistant.gate.words.lexicon import read_table
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_NEAR = 3
_ACROSS = "cause"
_WHOLE = "whole"
_PARTED = _GERMAN.lists("parted")
_ENDING = _GERMAN.words("ending")
_ATTRIBUTE = re.compile(r"(?:t|en|nd)e[mnrs]?$")


@dataclass(frozen=True, slots=True)
class Forms:
    """Words, lower case, beginnings and ends of words."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    ends: tuple[str, ...]

    def has(self, low: str) -> bool:
        return low in self.whole or low.startswith(self.beginnings) or low.endswith(self.ends)


@dataclass(frozen=True, slots=True)
class Assertion:
    """``says`` needs one of ``says`` or ``told_by`` in the sentences leant on.

    A ``strict`` one is not told by a synonym either, which would only frame the same: "erwartet" for "erhält".
    """

    name: str
    code: ReasonCode
    says: Forms
    told_by: Forms
    strict: bool

    def told_with(self, low: str) -> bool:
        return self.says.has(low) or self.told_by.has(low)


@lru_cache(maxsize=1)
def assertions() -> tuple[Assertion, ...]:
    """What a statement may only claim where its quote does, from ``data/assertions.toml``."""
    return tuple(
        Assertion(
            name, ReasonCode(entry["code"]), _forms(entry["says"]), _forms(entry["told_by"]), entry.get("strict", False)
        )
        for name, entry in read_table("assertions.toml").items()
    )


def _forms(written: Sequence[str]) -> Forms:
    return Forms(
        frozenset(form for form in written if "*" not in form),
        tuple(form[:-1] for form in written if form.endswith("*")),
        tuple(form[1:] for form in written if form.startswith("*")),
    )


@lru_cache(maxsize=1)
def _any() -> Forms:
    """What all assertions together say: most words have none and need not be looked up for each."""
    forms = [assertion.says for assertion in assertions()]
    return Forms(
        frozenset().union(*(form.whole for form in forms)),
        tuple({beginning for form in forms for beginning in form.beginnings}),
        tuple({end for form in forms for end in form.ends}),
    )


@lru_cache(maxsize=1 << 14)
def _said_by(low: str) -> tuple[Assertion, ...]:
    """What a word claims; cached, for each word is asked for every assertion."""
    if not _any().has(low):
        return ()
    return tuple(assertion for assertion in assertions() if assertion.says.has(low))


def check_assertions(alignment: Alignment, sources: Sequence[Source]) -> list[Reason]:
    """A reason for every such word that nothing in the sentences leant on tells; a cause may stand in any sentence."""
    said: dict[str, list[Word]] = defaultdict(list)
    for word in alignment.reading.words:
        for assertion in () if word.quoted else _said_by(word.low):
            said[assertion.name].append(word)
    return [
        reason
        for assertion in assertions()
        if assertion.name in said
        for reason in _untold(assertion, said[assertion.name], alignment, sources)
    ]


def _untold(
    assertion: Assertion, said: Sequence[Word], alignment: Alignment, sources: Sequence[Source]
) -> Iterator[Reason]:
    asked = sources if assertion.name == _ACROSS else alignment.sources
    if any(assertion.told_with(word.low) for source in asked for word in source.reading.words):
        yield from _only_denied(assertion, said, alignment)
        return
    for word in said:
        if (assertion.strict or not alignment.tells(word)) and not _EXCUSED.get(assertion.name, _never)(
            alignment, word
        ):
            yield Reason(assertion.code, word.text)


def _only_denied(assertion: Assertion, said: Sequence[Word], alignment: Alignment) -> Iterator[Reason]:
    """ "vollständig" where every sentence leant on has it as "nicht ganz" only."""
    if assertion.name != _WHOLE:
        return
    telling = [
        (word, source.reading)
        for source in alignment.sources
        for word in source.reading.words
        if assertion.told_with(word.low)
    ]
    if telling and all(_behind_not(word, reading) for word, reading in telling):
        yield from (Reason(ReasonCode.POLARITY, w.text) for w in said if not _behind_not(w, alignment.reading))


def _behind_not(word: Word, reading: Reading) -> bool:
    return any(other.low == NOT and other.place == word.place - 1 for other in reading.words)


def _never(alignment: Alignment, word: Word) -> bool:
    return False


def _reckoned(alignment: Alignment, word: Word) -> bool:
    """ "mehr als die Stadt": of two figures of the quote one is the larger; "kein … mehr" is a denial."""
    claim = alignment.reading
    denied = any(_before(claim, word, other) and other.low in markers().polarity["negation"] for other in claim.words)
    figures = sum(len(source.reading.figures) for source in alignment.sources)
    return denied or (figures > 1 and any(other.low == "als" for other in claim.words))


def _before(claim: Reading, word: Word, other: Word) -> bool:
    return other.clause == word.clause and other.place < word.place


def _from_a_date(alignment: Alignment, word: Word) -> bool:
    """ "seit Mai 2024" for "erschien im Mai 2024": what came then has been there since."""
    return any(0 < figure.place - word.place <= _NEAR for figure in alignment.reading.figures)


def _has_been(alignment: Alignment, word: Word) -> bool:
    """The quote tells of the past, or says it in one word: "die bereits gefördert werden" for "geförderte"."""
    following = next((other for other in alignment.reading.content if other.place == word.place + 1), None)
    match = alignment.counterpart(following) if following else None
    lent = match.counterpart if match and match.found else None
    attributive = lent is not None and not lent.noun and bool(_ATTRIBUTE.search(lent.low))
    return attributive or tells_of_the_past(alignment)


def _of_the_past(alignment: Alignment, word: Word) -> bool:
    """What was so "bisher" is past."""
    return tells_of_the_past(alignment)


def _closing(alignment: Alignment, word: Word) -> bool:
    """The particle of a verb ("findet sich wieder", "fand … statt"), or part of a title."""
    reading = alignment.reading
    last = max(other.place for other in reading.words if other.clause == word.clause)
    return word.quoted or (word.place == last and word.low in _ENDING) or _parted(reading, word)


def _parted(reading: Reading, word: Word) -> bool:
    verbs = _PARTED.get(word.low)
    return verbs is not None and any(o.low.startswith(verbs) and o.clause == word.clause for o in reading.words)


def _of_several(alignment: Alignment, word: Word) -> bool:
    """ "zusammen 6.000 Einwohner" in two towns; or the particle of a verb."""
    listing = [s.reading for s in alignment.sources if any(other.low in AND for other in s.reading.words)]
    named = alignment.reading.names.union(*(reading.names for reading in listing))
    return (bool(listing) and len(named) > 1) or _closing(alignment, word)


def _noun(alignment: Alignment, word: Word) -> bool:
    """ "das Ganze" is no more than "it"."""
    return word.noun


def _another_measure(alignment: Alignment, word: Word) -> bool:
    """ "65 Prozent oder 2,45 Millionen Euro" for one and the same, and "etwa bei A oder B" for some of a list."""
    claim = alignment.reading
    among = any(other.low in FOR_EXAMPLE and _before(claim, word, other) for other in claim.words)
    return among or _between_figures(alignment, word)


def _between_figures(alignment: Alignment, word: Word) -> bool:
    """Also "31 gegen 14 Stimmen" for "31 zu 14"."""
    places = [figure.place - word.place for figure in alignment.reading.figures]
    return any(-_NEAR <= place < 0 for place in places) and any(0 < place <= _NEAR for place in places)


def _opening(alignment: Alignment, word: Word) -> bool:
    """ "Erst wurde geplant, dann gebaut": the order of two clauses is another check."""
    behind = next((o.low for o in alignment.reading.words if o.place > word.place), "")
    return word is alignment.reading.words[0] and (behind in markers().finite or verbal(behind))


def _offered(alignment: Alignment, word: Word) -> bool:
    """ "Man kann buchen" for what is offered; "kann … sein" and "kann vom Kreis … werden" say that it may not be so."""
    words = in_clause(alignment.reading, word.clause)
    last = words[-1].low
    return last != "sein" and not (last == "werden" and any(other.low in BEFORE_DOER for other in words))


_EXCUSED = {
    "able": _offered,
    "only_then": _opening,
    "cause": _noun,
    "done": _has_been,
    "since": _from_a_date,
    "more": _reckoned,
    "whole": _noun,
    "hitherto": _of_the_past,
    "again": _closing,
    "instead": _closing,
    "together": _of_several,
    "against": _between_figures,
    "either": _another_measure,
}
