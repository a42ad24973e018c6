"""Other wordings of the same roles: "A mit B" for "A und B", "steht für A", "die Wahl fiel auf A"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.gate.comparing.alignment import Match
from assistant.gate.comparing.matching import alike
from assistant.gate.sentence.phrase_heads import governor
from assistant.gate.sentence.places import in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import AND, WHENCE
from assistant.gate.words.lexicon import read_table
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_INSIDE = _GERMAN.words("inside")
_STEPS = 3
"""Heads between a name and what it hangs on: "Orte des Landkreises St. Wendel"."""


@lru_cache(maxsize=1)
def receiving() -> tuple[str, ...]:
    """Beginnings of verbs whose subject gets something."""
    return tuple(_table()["receiving"])


_TOGETHER = _GERMAN.words("together")


def names_parts(mine: Word, theirs: Word, claim: Reading, quote: Reading) -> bool:
    """One is named by "steht für", so that its "für" is no direction, or told as one of several by "mit"."""
    if mine.cue == "mit" and member(theirs, quote):
        return True
    sides = ((mine, claim, theirs), (theirs, quote, mine))
    return any(w.cue == "für" and o.cue in WHENCE and _has(r, w.clause, "naming") for w, r, o in sides)


def chosen(word: Word, reading: Reading) -> bool:
    """ "Die Wahl fiel auf Ulm", "auf Ulm entfallen 3 Euro"."""
    return word.cue == "auf" and _has(reading, word.clause, "choosing")


def fellow(match: Match, placed: Sequence[Match], claim: Reading) -> bool:
    """ "A stellte mit B und C vor" for "A, B und C stellten vor": listed beside the doer in the quote."""
    if match.word.cue != "mit" or match.counterpart is None or match.source is None:
        return False
    for other in placed:
        doer = other.word.name and other.word.cue in ("", "von") and other.word.clause == match.word.clause
        if doer and other.source is match.source and other.counterpart:
            first, last = other.counterpart, match.counterpart
            if first.name and first.cue == last.cue and _listed(first, last, match.source.reading):
                return True
    return False


def member(name: Word, quote: Reading) -> bool:
    """One of several listed in brackets or behind a colon: "der Verbund (Ulm, Ried)", "Treffen: Ulm (Recht), Ried"."""
    over, beside = quote.parents[name.clause], in_clause(quote, name.clause)
    if name.cue or over is None:
        return False
    listed = len(beside) > 1 and all(w.name or w.quoted or w.low in AND for w in beside)
    colon = ":" in quote.text[: name.start] and not any(map(_verb, beside))
    return colon or (listed and "(" in quote.text[: name.start])


def _verb(word: Word) -> bool:
    return not word.noun and not word.name and verbal(word.low)


def fellows(doer: Word, claim: Reading, quote: Reading) -> bool:
    """ "A arbeitet gemeinsam mit B" for "B arbeitet gemeinsam mit A"."""
    return together(claim) and together(quote) and any(other.cue == "mit" for other in alike(doer, quote))


def together(reading: Reading) -> bool:
    """ "Gemeinsam mit" or "zusammen mit" joins two doers."""
    lows = {word.place: word.low for word in reading.words}
    return any(low in _TOGETHER and lows.get(place + 1) == "mit" for place, low in lows.items())


def joined(match: Match, claim: Reading) -> bool:
    """ "verbindet A und B" for "verbindet A mit B", and the other way round."""
    if match.counterpart is None or match.source is None:
        return False
    sides = ((match.word, claim), (match.counterpart, match.source.reading))
    for (word, reading), (other, elsewhere) in (sides, sides[::-1]):
        if word.cue == "mit" and other.cue != "mit" and _conjunct(other, elsewhere):
            return _joins(reading, word.clause) and _joins(elsewhere, other.clause)
    return False


def hang_alike(mine: tuple[Word, Word], theirs: tuple[Word, Word], claim: Reading, quote: Reading) -> bool:
    """The second hangs on the first on both sides, by whatever preposition: "Orte im Kreis", "Orte des Kreises"."""
    return _hangs(mine[1], mine[0], claim) and _hangs(theirs[1], theirs[0], quote)


def possessed(mine: tuple[Word, Word], theirs: tuple[Word, Word], claim: Reading, quote: Reading) -> bool:
    """ "Das Projekt hat Themen" for "Themen des Projekts"; "in der Liste stehen" for "die Liste enthält"."""
    bare = all(not word.cue for word in mine) and mine[0].clause == mine[1].clause
    if bare and _has(claim, mine[0].clause, "having"):
        return any(o.cue == "gen" and _hangs(o, h, quote) for o, h in (theirs, theirs[::-1]))
    return any(
        m.cue in _INSIDE and not t.cue and _has(quote, t.clause, "containing")
        for m, t in zip(mine, theirs, strict=True)
    )


def _hangs(word: Word, head: Word, reading: Reading) -> bool:
    over: Word | None = word
    for _ in range(_STEPS):
        over = (governor(over, reading) or _right_before(over, reading)) if over else None
        if over is head:
            return True
    return False


def _right_before(word: Word, reading: Reading) -> Word | None:
    """Names of several words are one: "St. Wendel"."""
    return next((other for other in reading.words if other.noun and other.place == word.place - 1), None)


def _listed(first: Word, last: Word, reading: Reading) -> bool:
    """Only names and joints stand between."""
    between = [word for word in reading.words if first.place < word.place < last.place]
    return first.place < last.place and all(word.name or word.low in AND for word in between)


def _conjunct(word: Word, reading: Reading) -> bool:
    """Behind "und", over its article and adjectives, or right before it."""
    for other in reversed([other for other in reading.words if other.place < word.place]):
        if other.low in AND:
            return True
        if other.noun or other.name:
            break
    return any(other.low in AND for other in reading.words if other.place == word.place + 1)


def _joins(reading: Reading, clause: int) -> bool:
    beginnings = tuple(_table()["joining"])
    return any(word.clause == clause and word.low.removeprefix("ge").startswith(beginnings) for word in reading.words)


def _has(reading: Reading, clause: int, name: str) -> bool:
    return any(word.clause == clause and word.low in _table()[name] for word in reading.words)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_table("wordings.toml").items()}


def sort_of_name(match: Match, matches: Sequence[Match]) -> bool:
    """ "Das Projekt NORDHAFEN": what sort of thing the name is of, another sentence says."""
    place = match.word.place + 1
    behind = next((m for m in matches if m.word.place == place), None)
    named = behind is not None and (behind.word.name is not None or behind.word.text[1:].isupper())
    return behind is not None and named and behind.found and behind.source is not match.source
