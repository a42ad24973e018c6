"""What the quote denies or restricts, the statement denies or restricts too, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.circles import left_out_of_list
from assistant.gate.comparing.denials import around, bears_on, marks, overdrawn, tells_denial, told_as_so
from assistant.gate.comparing.matching import likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.places import at_places, in_clause, lows_in
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.closed_words import INSTEAD, MAY, NOT, WITHOUT
from assistant.gate.words.endings import ADJECTIVE
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_WORDS_AFTER = 2
_WORDS_BEFORE = 2
_BOTH = _GERMAN.word("both")
"""Denies what follows and what stands behind its "noch"."""
_RIGHT = _GERMAN.words("right")
"""Open what is so, behind what is not."""
_HARDLY = _GERMAN.word("hardly")
"""Denies less than any other word: it may not be told as "nicht"."""
_LONGER = _GERMAN.word("longer")
"""With "nicht" it says "nicht mehr"."""
_ONLY = _GERMAN.words("only")
_SIMPLY = _GERMAN.word("simply")
_ALLOWED = _GERMAN.word("allowed")
_GRANTING = _GERMAN.words("granting")
_LACKING = _GERMAN.words("lacking")
_SHARING = _GERMAN.words("sharing")
_TO = _GERMAN.word("to")
"""With it they share something out and deny nothing."""
_NONE = _GERMAN.words("none")


def check_polarity(alignment: Alignment) -> list[Reason]:
    """Reasons for every negation or "nur" on one side only."""
    reasons = [reason for kind, forms in markers().polarity.items() for reason in _one_sided(alignment, kind, forms)]
    further = (*overdrawn(alignment), *told_as_so(alignment), *left_out_of_list(alignment))
    reasons += [Reason(ReasonCode.POLARITY, word) for word in further]
    return [*reasons, *_brought_about(alignment), *_granted(alignment), *_unsaid(alignment)]


def _one_sided(alignment: Alignment, kind: str, forms: frozenset[str]) -> Iterator[Reason]:
    mine = marks(alignment.reading, forms)
    theirs = [(source, mark) for source in alignment.sources for mark in marks(source.reading, forms)]
    unused = list(theirs)
    for mark in mine:
        same = [entry for entry in unused if _same_focus(alignment.reading, mark, entry[0].reading, entry[1])]
        same = [entry for entry in same if not _only_so(alignment.reading, mark, entry[0].reading, entry[1])]
        if same and mark.low != _HARDLY and all(other.low == _HARDLY for _, other in same):
            yield Reason(ReasonCode.POLARITY, mark.text)
        elif same and same[0][1].low != _BOTH:
            unused.remove(same[0])
        elif same:
            continue
        elif not _told_otherwise(alignment, mark, kind):
            yield Reason(ReasonCode.POLARITY, mark.text)
    for source, mark in theirs:
        if not mine and _set_right(alignment, source.reading, mark):
            continue
        told = _denies(alignment, source.reading, mark) if kind == "negation" else _restricts(alignment.reading)
        if not mine and not told and _speaks_of(alignment, source.reading, mark, kind):
            yield Reason(ReasonCode.POLARITY, mark.text)


def _unsaid(alignment: Alignment) -> Iterator[Reason]:
    """ "Vereine sind ausgeschlossen" beside a quote that denies nothing of them."""
    if markers().denying.isdisjoint(alignment.reading.lows):
        return
    negation = markers().polarity["negation"] - (WITHOUT & alignment.reading.lows)
    denial = negation | markers().denying | markers().restricting
    denied = any(not denial.isdisjoint(source.reading.lows) for source in alignment.sources)
    for match in alignment.matches:
        word, told = match.word, match.found and (match.counterpart is not None or denied)
        shared_out = word.low in _SHARING and _TO in lows_in(alignment.reading, word.clause)
        if (
            word.low in markers().denying
            and not (word.noun or told or shared_out)
            and not tells_denial(alignment, word)
        ):
            yield Reason(ReasonCode.POLARITY, word.text)


def _granted(alignment: Alignment) -> Iterator[Reason]:
    """ "Hunde dürfen mit" for "Hunde sind verboten", "es gibt einen Platz" for "es fehlt ein Platz"."""
    claim, negation = alignment.reading, markers().polarity["negation"]
    if _GRANTING.isdisjoint(claim.lows) or not all(
        forms.isdisjoint(claim.lows) for forms in (markers().denying, markers().averting, negation)
    ):
        return
    used = {m.counterpart for m in alignment.matches if m.found and m.counterpart and not m.word.name}
    for source in alignment.sources[:1]:
        for verb in marks(source.reading, markers().averting | _LACKING):
            things = [w for w in around(source.reading, verb) if w.noun and not w.name and not w.cue]
            negated = any(w.low in negation for w in in_clause(source.reading, verb.clause))
            if verb not in used and things and not negated and used.issuperset(things):
                yield Reason(ReasonCode.POLARITY, verb.text)


def _brought_about(alignment: Alignment) -> Iterator[Reason]:
    """ "der Teich kippte um" for "das Umkippen wurde verhindert": the denying verb is left out, its deed is told."""
    claim, negation = alignment.reading, markers().polarity["negation"]
    if not claim.lows.isdisjoint(markers().denying) or not claim.lows.isdisjoint(negation):
        return
    used = {m.counterpart for m in alignment.matches if m.found and m.counterpart and not m.word.name}
    done = {c for m in alignment.matches if m.found and not m.word.noun and (c := m.counterpart) and c.noun}
    for source in alignment.sources[:1]:
        for verb in marks(source.reading, markers().averting):
            told = [w for w in around(source.reading, verb) if not w.name and not w.light]
            if verb not in used and not done.isdisjoint(told) and 2 * sum(w in used for w in told) > len(told):
                yield Reason(ReasonCode.POLARITY, verb.text)


def _set_right(alignment: Alignment, quote: Reading, mark: Word) -> bool:
    """ "nicht A, sondern B": whoever tells B alone, or "B statt A", denies nothing; nor does "nicht nur A"."""
    behind = [word for word in quote.words if word.place > mark.place]
    right = next((word.place for word in behind if word.low in _RIGHT), None)
    if right is None:
        return False
    if _merely(quote, mark):
        return not any(marks(alignment.reading, forms) for forms in markers().polarity.values())
    if mark.low not in markers().polarity["negation"]:
        return False
    denied = [word for word in behind if word.place < right]
    told = [match.word for match in alignment.matches if match.found and match.counterpart in denied]
    instead = min((w.place for w in alignment.reading.words if w.low in INSTEAD), default=None)
    return not told or (instead is not None and all(word.place > instead for word in told))


def _merely(quote: Reading, mark: Word) -> bool:
    """The "nicht" or the "nur" of "nicht nur" or "nicht einfach nur"."""
    lows = [word.low for word in quote.words]
    place = quote.words.index(mark)
    place -= mark.low in _ONLY
    place -= lows[place] == _SIMPLY
    behind = [low for low in lows[place + 1 : place + 3] if low != _SIMPLY]
    return lows[place] == NOT and behind[:1] != [] and behind[0] in _ONLY


def _told_otherwise(alignment: Alignment, mark: Word, kind: str) -> bool:
    if kind == "negation":
        return _denied_by_verb(alignment, mark)
    return _counts_none(alignment.reading, mark) or any(
        _restricts(source.reading) and bears_on(focus(alignment.reading, mark), list(source.reading.content))
        for source in alignment.sources
    )


def _counts_none(claim: Reading, mark: Word) -> bool:
    """ "keine einzige Stelle" for "keine Stelle"."""
    before = next((word.low for word in claim.words if word.place == mark.place - 1), "")
    return mark.low.startswith("einzig") and before in _NONE


def _restricts(reading: Reading) -> bool:
    return not reading.lows.isdisjoint(markers().restricting)


def _denied_by_verb(alignment: Alignment, mark: Word) -> bool:
    """ "kippte nicht um" where the quote says "das Umkippen verhindert" and the statement has no such verb itself."""
    claim = alignment.reading
    if any(word.low in markers().denying and word.clause == mark.clause for word in claim.words):
        return False
    return any(
        bears_on(focus(claim, mark), around(source.reading, verb)) and _rests_on(alignment, mark, source, verb)
        for source in alignment.sources
        for verb in marks(source.reading, markers().denying)
    )


def _rests_on(alignment: Alignment, mark: Word, source: Source, verb: Word) -> bool:
    """Most words of the clause stand in that of the denying verb, and not in one beside it."""
    theirs = [
        m.counterpart.clause == verb.clause
        for m in alignment.matches
        if m.found and m.counterpart and m.source is source and m.word.clause == mark.clause and not m.word.name
    ]
    return 2 * sum(theirs) >= len(theirs)


def _denies(alignment: Alignment, quote: Reading, mark: Word) -> bool:
    """ "verzichtet auf personenbezogene Daten" where the quote says "werden nicht verarbeitet"."""
    return any(
        bears_on(around(alignment.reading, verb), around(quote, mark))
        for verb in marks(alignment.reading, markers().denying)
        if (match := alignment.counterpart(verb)) is None or not match.found
    )


def focus(reading: Reading, mark: Word) -> list[Word]:
    """The content words a negation bears on: those behind it in its clause, else those before it."""
    clause = [w for w in reading.content if w.clause == mark.clause and not (w.low == _LONGER and not w.noun)]
    after = [word for word in clause if word.place > mark.place][:_WORDS_AFTER]
    if mark.low in WITHOUT and after:
        return after
    before = [word for word in clause if word.place < mark.place][-_WORDS_BEFORE:]
    return after + before if len(after) < 2 else after


def _same_focus(claim: Reading, mark: Word, quote: Reading, other: Word) -> bool:
    mine, theirs = focus(claim, mark), focus(quote, other)
    if not mine or not theirs:
        return True
    if any(likeness(word, candidate) >= WORD_COVERED for word in mine for candidate in theirs):
        return True
    return _denied_whole(claim, mark, theirs) or _denied_whole(quote, other, mine)


def _only_so(claim: Reading, mark: Word, quote: Reading, other: Word) -> bool:
    """ "keine Daten" for "nicht personenbezogene Daten": only such data are none of them."""
    if mark.low not in _NONE or other.low != NOT:
        return False
    kind, thing = [*at_places(quote, other.place + 1, other.place + 2), None, None][:2]
    if kind is None or thing is None or kind.noun or not thing.noun or not kind.low.endswith(ADJECTIVE):
        return False
    return not any(likeness(word, kind) >= WORD_COVERED for word in focus(claim, mark))


def _denied_whole(reading: Reading, mark: Word, bearing: list[Word]) -> bool:
    """ "nicht" before the verb denies its whole clause: "Daten werden … nicht verarbeitet" for "keine Daten"."""
    clause = [word for word in reading.content if word.clause == mark.clause]
    if mark.low != "nicht" or sum(word.place > mark.place for word in clause) > 1:
        return False
    return all(any(likeness(b, w) >= WORD_COVERED for w in clause) for b in bearing[:_WORDS_AFTER])


def _allows(claim: Reading, said: list[Word]) -> bool:
    """ "Hunde dürfen mit" for "Hunde sind nicht erlaubt"."""
    return any(word.noun for word in said) and any(word.low in MAY for word in claim.words)


def _speaks_of(alignment: Alignment, quote: Reading, mark: Word, kind: str) -> bool:
    """The statement uses at least half of the words the mark bears on; of "nur", the first one."""
    bearing = focus(quote, mark)
    if kind == "only":
        bearing = bearing[:2]
    used = {
        match.counterpart.stem
        for match in alignment.matches
        if match.found and match.counterpart and (kind != "only" or match.word.noun == match.counterpart.noun)
    }
    said = [word for word in bearing if word.stem in used]
    counted = [f.figure for f in quote.figures if f.clause == mark.clause and 0 < f.place - mark.place <= 2]
    if kind == "only" and counted:
        return any(same_value(mine.figure, figure) for mine in alignment.reading.figures for figure in counted)
    behind = [word for word in quote.content if word.clause == mark.clause and word.place > mark.place]
    if mark.low == NOT and len(behind) == 1 and not behind[0].noun:
        return behind[0].stem in used or (behind[0].low == _ALLOWED and _allows(alignment.reading, said))
    return 2 * len(said) >= len(bearing) > 0
