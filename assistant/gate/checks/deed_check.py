"""What a statement tells as done, begun or ended is so told in the quote, word for word and not by its clause alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.modes import HEDGES, modes
from assistant.gate.sentence.places import in_clause, lows_in
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import WILL
from assistant.gate.words.endings import WITH_ZU
from assistant.gate.words.families import family
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_PARTICIPLE = re.compile(r"(?:^|[a-zäöü])ge\w{2,}(?:t|en)$|iert$|^(?:be|ver|er|ent|zer|über|unter)\w+(?:t|en)$")
_PERFECT = _GERMAN.words("perfect")
_POSSIBLE = re.compile(r"(?<!verfüg)(?<!offen)(?<!mittel)(?<!nach)(?:bar|fähig)(?:e[nmrs]?|er\w+|keit|keiten)?$")
_ABLE = _GERMAN.words("able")
_ASKING = _GERMAN.words("asking")
_NEXT = 2
_PAST = ("te", "ten")
_MAY = _GERMAN.words("may")
_OPEN = _GERMAN.words("open")
"""Open a clause that leaves it open whether the thing has happened."""
_CONDITIONS = _GERMAN.words("conditions")
"""Open a clause that the quote does not say to be so; "wenn" mostly says when."""
_COMING = _GERMAN.words("coming")
"""Of a deed in the present they say that it is to come."""
_CLOSING = 3
"""Words at the end of a clause among which the verb of a "soll" or "darf" stands: "unterschrieben werden muss"."""
_CUES = _GERMAN.classes("cues")
"""Prepositions of a date that say the same as the verb."""


def check_deeds(alignment: Alignment, sources: Sequence[Source]) -> list[Reason]:
    """Reasons for deeds whose counterparts are all still to come, and for edges in time the quote has not."""
    return [
        *_undone(alignment, sources),
        *_edges(alignment),
        *_only_possible(alignment, sources),
        *_only_asked(alignment),
        *_left_open(alignment, sources),
    ]


def _left_open(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    """ "Die Pumpe hält" for "ob die Pumpe hält, ist offen": every verb that says so stands behind "ob" or "falls"."""
    claim = alignment.reading
    if all(_CONDITIONS.isdisjoint(source.reading.lows) for source in sources):
        return
    if _asks(claim) or not _CONDITIONS.isdisjoint(claim.lows):
        return
    for match in alignment.matches:
        word = match.word
        if not match.found or word.noun or word.name or not (word.low.endswith("n") or verbal(word.low)):
            continue
        told = [(s.reading, other) for s in sources for other in alike(word, s.reading)]
        if not told and match.source is not None and match.counterpart is not None:
            told = [(match.source.reading, match.counterpart)]
        openings = {"" if other.noun else in_clause(on, other.clause)[0].low for on, other in told}
        hedged = "ob" in openings and modes(claim, word.clause)
        if told and openings <= _CONDITIONS and not hedged:
            yield Reason(ReasonCode.MODALITY, f"{word.text} / {told[0][1].text}")


def _only_asked(alignment: Alignment) -> Iterator[Reason]:
    """ "lässt sich online öffnen" for "wann sie öffnet, lässt sich online abrufen"."""
    claim = alignment.reading
    for match in alignment.matches:
        word, theirs, source = match.word, match.counterpart, match.source
        if word.noun or theirs is None or source is None or not match.found or theirs.noun:
            continue
        if not word.low.endswith("n") or _ABLE.isdisjoint(lows_in(claim, word.clause)):
            continue
        same = [other for other in alike(word, source.reading) if family(other.stem) == family(word.stem)]
        if same == [theirs] and not _asks(claim) and _in_question(theirs, source.reading):
            yield Reason(ReasonCode.MODALITY, f"{word.text} / {theirs.text}")


def _in_question(verb: Word, reading: Reading) -> bool:
    """ "wann sie öffnet, lässt sich …": before the word that says what is possible."""
    words = in_clause(reading, verb.clause)
    behind = [word for word in reading.words if word.place > verb.place]
    return words[0].low in _ASKING and any(word.low in _ABLE for word in behind[:_NEXT]) and not verb.low.endswith("en")


def _asks(reading: Reading) -> bool:
    return not _ASKING.isdisjoint(reading.lows)


def _only_possible(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    """ "setzte sie um" for "prüfte die Machbarkeit": what can be done is not done."""
    for match in alignment.matches:
        word, theirs = match.word, match.counterpart
        if not match.found or theirs is None or word.noun or word.name or not _POSSIBLE.search(theirs.low):
            continue
        if _POSSIBLE.search(word.low) or not _over(alignment.reading, word) or modes(alignment.reading, word.clause):
            continue
        told = [other for source in sources for other in alike(word, source.reading)]
        if all(_POSSIBLE.search(other.low) for other in told):
            yield Reason(ReasonCode.MODALITY, f"{word.text} / {theirs.text}")


def _over(reading: Reading, word: Word) -> bool:
    """Told in the past or as done; "man ruft es ab" says no more than "abrufbar"."""
    done = any(other.low in _PERFECT for other in in_clause(reading, word.clause)) and _PARTICIPLE.search(word.low)
    return bool(done) or (word.low.endswith(_PAST) and not _PARTICIPLE.search(word.low))


def _edges(alignment: Alignment) -> Iterator[Reason]:
    """ "abgeschlossen" beside a date: the date alone, of a launch or of the source, does not say so."""
    for name, forms in markers().edges.items():
        if forms.isdisjoint(alignment.reading.lows):
            continue
        said = [word for word in alignment.reading.words if word.low in forms]
        told = any(_tells_edge(source.reading, name, forms) for source in alignment.sources)
        for word in () if told else said:
            match = alignment.counterpart(word)
            if match is None or not match.found:
                yield Reason(ReasonCode.MODALITY, word.text)


def _tells_edge(quote: Reading, name: str, forms: frozenset[str]) -> bool:
    endings = markers().edge_endings[name]
    return any(word.low in forms or word.low.endswith(endings) for word in quote.words) or any(
        figure.figure.date and figure.cue in _CUES[name] for figure in quote.figures
    )


def _undone(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    for word in alignment.reading.content:
        if _told_done(alignment.reading, word) and alignment.tells(word):
            told = [(s.reading, other) for s in sources for other in alike(word, s.reading) if not other.noun]
            if told and all(_still_open(*entry) for entry in told):
                yield Reason(ReasonCode.MODALITY, f"{word.text} / {told[0][1].text}")


def _told_done(reading: Reading, word: Word) -> bool:
    """A participle with its auxiliary, in a clause that neither plans nor allows it."""
    if word.noun or not _PARTICIPLE.search(word.low):
        return False
    perfect = not _PERFECT.isdisjoint(lows_in(reading, word.clause))
    return (
        perfect and not _behind_zu(in_clause(reading, word.clause), word) and not modes(reading, word.clause) & HEDGES
    )


def _behind_zu(clause: Sequence[Word], word: Word) -> bool:
    return any(other.low == "zu" and other.place == word.place - 1 for other in clause)


def _still_open(reading: Reading, word: Word) -> bool:
    """Planned, allowed, asked whether, to come, or an aim ("um … zu messen")."""
    clause, lows = in_clause(reading, word.clause), lows_in(reading, word.clause)
    infinitive = word.low.endswith("n") and not _PARTICIPLE.search(word.low)
    to_come = infinitive and (not lows.isdisjoint(_MAY) or (word is clause[-1] and not lows.isdisjoint(WILL)))
    hedged = bool(modes(reading, word.clause) & HEDGES) or to_come
    is_present = lows.isdisjoint(_PERFECT)
    if is_present and not _COMING.isdisjoint(lows):
        return True
    return (
        (hedged and word in clause[-_CLOSING:])
        or any(other.low in _OPEN for other in clause[:2])
        or _behind_zu(clause, word)
        or (bool(WITH_ZU.search(word.low)) and not word.low.startswith("ge"))
    )
