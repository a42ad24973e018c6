"""What hung on one noun is not told of another as an apposition, nor is what a thing is made from told as made."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.phrase_heads import governor
from assistant.gate.sentence.places import at_places, in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.families import family
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_BEHIND = _GERMAN.words("behind")
_CASES = frozenset({"acc", "dat", "gen"})
_ORIGIN = _GERMAN.word("origin")


def check_resettled(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every noun so told of another one than the noun it hangs on in the quote."""
    for match in alignment.matches:
        theirs = match.counterpart
        if not match.found or theirs is None or match.source is None or not match.word.noun or match.word.name:
            continue
        if theirs.cue == _ORIGIN and not match.word.cue and match.word.low == theirs.low:
            yield from _product(match, alignment)
        elif theirs.cue in _BEHIND:
            yield from _moved(match, theirs, match.source.reading, alignment)


def _moved(match: Match, theirs: Word, quote: Reading, alignment: Alignment) -> Iterator[Reason]:
    """ "die Phasen Planung und Bau" for "Mittel für Planung und Bau"."""
    claim = alignment.reading
    now = _apposed_to(match.word, claim)
    over = alignment.counterpart(now) if now is not None else None
    if now is None or over is None or not over.found or over.source is not match.source:
        return
    before = governor(theirs, quote)
    told = [m.word for m in alignment.matches if m.found and m.counterpart is before] if before is not None else []
    if told and now not in told and governor(now, claim) not in told and over.counterpart is not before:
        yield Reason(ReasonCode.RELATION, f"{now.text} {match.word.text}")


def _apposed_to(word: Word, claim: Reading) -> Word | None:
    """ "den Phasen Planung und Bau": the common noun right before another, behind an article that gives its case."""
    before = at_places(claim, word.place - 1, word.place - 1)
    named = not before or before[-1].name is not None or before[-1].quoted or word.name is not None or word.quoted
    same = not named and before[-1].cue == word.cue and word.cue in _CASES
    return before[-1] if same and before[-1].noun and before[-1].content else None


def _product(match: Match, alignment: Alignment) -> Iterator[Reason]:
    """ "Aus Heu entsteht Milch" for "Aus Milch entsteht …": what it is made from is now what is made."""
    word, source = match.word, match.source
    others = [w for w in in_clause(alignment.reading, word.clause) if w.noun and w.cue == _ORIGIN]
    if not others or source is None or match.counterpart is None:
        return
    known = {w.low for w in in_clause(source.reading, match.counterpart.clause) if w.cue == _ORIGIN}
    verbs = {family(w.stem) for w in in_clause(source.reading, match.counterpart.clause) if w.content and not w.noun}
    same = any(family(w.stem) in verbs for w in in_clause(alignment.reading, word.clause) if w.content and not w.noun)
    if same and not any(w.low in known for w in others):
        yield Reason(ReasonCode.RELATION, f"{_ORIGIN} {others[0].text}")
