"""A figure keeps its partners: what it counts or dates in the quote, and not what another figure there does."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.matching import alike, likeness
from assistant.gate.comparing.same_figures import counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.ellipses import as_written, before_colon, counts_again, paired_otherwise
from assistant.gate.sentence.figures import Day, same_value
from assistant.gate.sentence.full_verbs import is_verb
from assistant.gate.sentence.part_figures import amounts_between, drawn_from, shares
from assistant.gate.sentence.reading import STAND, PlacedFigure, Reading, Word, kept
from assistant.gate.sentence.segments import verb_like
from assistant.gate.thresholds import NEAR_WORDS, WORD_COVERED
from assistant.gate.words.closed_words import BEGINNING
from assistant.gate.words.endings import ADJECTIVE
from assistant.gate.words.families import family
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_GOES_ON = _GERMAN.pattern("goes_on")
"""What stands behind a bracket belongs to what stands before it: "schrieb das Konzept fort (Titel …) mit 12 Zielen"."""
_CLAUSE = 4.0
_HARD = 6.0
_SOFT = 2.5
_BEFORE = 1.5
"""What a border between a figure and a word adds to their distance in tokens; German counts before the noun."""
_WORTH = (2, 2)
"""What the votes of the closest words count; all others count once."""
_RANGE = 2
_MUCH = 2
_NO_MORE = 1 << 30
_TIGHT = 3.0
"""Distance within which a name is the figure's own, as in "Fuchstal 3.990"; it then counts double."""
_TOLD_BESIDE = 2
"""Tokens from a figure to what it is an amount of: "16 Millionen Euro Förderung"."""
_SOME = _GERMAN.words("some")
_OF = 3
"""Tokens back from the figure to the noun in "Zuschuss von rund 11 Millionen"."""
_OWN_PHRASE = 1.0
"""Added for a noun behind the figure that a preposition sets off: "bei einem Volumen"."""
_CLEARLY = 1.0
"""How much nearer another figure must be before the word is its own."""


def check_partners(alignment: Alignment) -> list[Reason]:
    """A reason for every figure whose neighbours stand with another figure of its kind in the quote."""
    return [
        Reason(ReasonCode.RELATION, claimed.figure.text)
        for claimed in alignment.reading.figures
        if (found := counterparts(claimed, alignment))
        and (
            all(_belongs_elsewhere(claimed, source, quoted, alignment.reading) for source, quoted in found)
            or all(_for_the_part(claimed, source, quoted, alignment) for source, quoted in found)
            or all(_whole_as_part(claimed, source, quoted, alignment) for source, quoted in found)
            or all(_other_deed(claimed, source, quoted, alignment) for source, quoted in found)
            or all(_torn(claimed, source, quoted, alignment) for source, quoted in found)
            or all(_counts_other_part(claimed, source, quoted) for source, quoted in found)
            or any(_turned(claimed, source, alignment.reading) for source, _ in found)
            or _lent(claimed, [source for source, _ in found], alignment)
        )
    ]


def _turned(claimed: PlacedFigure, source: Source, claim: Reading) -> bool:
    """ "15 von 11" for "11 von 15"."""
    return any(
        same_value(claimed.figure, out_of.figure) and same_value(whole.figure, part.figure)
        for first, whole in shares(claim)
        if first is claimed
        for part, out_of in shares(source.reading)
    )


def _for_the_part(claimed: PlacedFigure, source: Source, quoted: PlacedFigure, alignment: Alignment) -> bool:
    """The whole of "15 der 28 Kommunen" gets what is said of the part."""
    part = next((one for one, whole in shares(source.reading) if whole is quoted), None)
    if part is None or any(same_value(figure.figure, part.figure) for figure in alignment.reading.figures):
        return False
    return any(
        match.found and match.source is source and match.counterpart
        and match.counterpart.clause == part.clause and not match.word.name
        and match.counterpart.place > max(part.place, quoted.place) and match.counterpart is not quoted.noun
        for match in alignment.matches
    )  # fmt: skip


def _whole_as_part(claimed: PlacedFigure, source: Source, quoted: PlacedFigure, alignment: Alignment) -> bool:
    """The whole told as its part: "16 Millionen Förderung" for "16 Millionen, davon 14 Millionen Förderung".

    Or "der Bund gibt 16 Millionen" for "16 Millionen, davon 14 vom Bund".
    """
    part = drawn_from(quoted, source.reading)
    told = part is not None and any(same_value(f.figure, part.figure) for f in alignment.reading.figures)
    if part is None or told or not _SOME.isdisjoint(alignment.reading.lows):
        return False
    for match in alignment.matches:
        near = match.word.noun and 0 < match.word.place - claimed.place <= _TOLD_BESIDE
        giver = match.word.cue in ("", "von") and (match.word.noun or match.word.name)
        if (near or giver) and match.found and match.word.soft == claimed.soft and match.source is source:
            same = alike(match.word, source.reading)
            behind = bool(same) and all(other.soft == part.soft and other.place > part.place for other in same)
            if behind and (near or all(other.cue == "von" for other in same)):
                return True
    return False


def _lent(claimed: PlacedFigure, having: Sequence[Source], alignment: Alignment) -> bool:
    """Words around the figure, of a date only nouns, come from a sentence that gives another figure of its kind."""
    for match in alignment.matches:
        source = match.source
        if not match.found or match.word.light or match.word.name or source is None or source in having:
            continue
        if claimed.figure.date and not match.word.noun:
            continue
        figures = source.reading.figures
        if any(f.cue != STAND and _same_kind(claimed, f) and not same_value(claimed.figure, f.figure) for f in figures):
            return True
    return False


def _belongs_elsewhere(claimed: PlacedFigure, source: Source, quoted: PlacedFigure, claim: Reading) -> bool:
    if claimed.cue == quoted.cue == STAND:
        return False
    edge = _edge(claim, claimed)
    if edge and quoted.cue in (*BEGINNING, "bis"):
        return (edge == "end") != (quoted.cue == "bis")
    rivals = _rivals_in(quoted, source.reading)
    if not rivals or counts_again(quoted, source.reading):
        return bool(rivals) and paired_otherwise(claimed, quoted, claim, source.reading)
    if claimed.noun and _vote(claimed.noun, source, quoted, rivals) > 0:
        return False
    if claimed.noun and quoted.noun and _counts_anothers(claimed.noun, quoted.noun, rivals):
        return True
    bound = _same_bound(claimed, quoted, rivals)
    for words in _near(claim, claimed):
        votes = [_vote(word, source, quoted, rivals) for word in words]
        if any(vote > 0 for vote in votes) and any(vote < 0 for vote in votes):
            votes = [vote * (not _topical(word, source, quoted)) for word, vote in zip(words, votes, strict=True)]
        if any(votes):
            return sum(vote * worth for vote, worth in zip(votes, _WORTH + (1,) * len(votes), strict=False)) + bound < 0
    return False


def _topical(word: Word, source: Source, quoted: PlacedFigure) -> bool:
    """What a sentence is about: "Die App zählt 9 Nutzer; Version 2 kam im Mai", "Zuschuss von 5 Euro: 2 für A"."""
    same = alike(word, source.reading)
    if before_colon(same, quoted, source.reading):
        return True
    opening = _opening(source.reading) if quoted.hard else frozenset()
    return bool(same) and all(other in opening for other in same)


@kept
def _opening(reading: Reading) -> frozenset[Word]:
    """Words before the first finite verb, where neither preposition nor figure stands among them."""
    end = next((word.place for word in reading.words if is_verb(word)), 0)
    opening = [word for word in reading.content if word.place < end]
    plain = all(word.cue in ("", "gen") for word in opening) and not any(f.place < end for f in reading.figures)
    return frozenset(opening) if plain else frozenset()


def _edge(claim: Reading, claimed: PlacedFigure) -> str | None:
    """ "start" or "end" if the nearest verb of the clause says so of a date and no preposition does."""
    if claimed.figure.date is None or claimed.cue in (*BEGINNING, "bis"):
        return None
    told = [
        (abs(word.place - claimed.place) + _SOFT * (word.soft != claimed.soft), edge)
        for word in claim.words
        for edge, forms in markers().edges.items()
        if word.clause == claimed.clause and word.low in forms
    ]
    return min(told)[1] if told else None


def _other_deed(claimed: PlacedFigure, source: Source, quoted: PlacedFigure, alignment: Alignment) -> bool:
    """The verb beside the figure is, in the quote, that of a clause with another figure, which is not told."""
    told = alignment.reading.figures
    for match in alignment.matches:
        verb, theirs = match.word, match.counterpart
        if not match.found or theirs is None or match.source is not source or verb.noun or verb.name or theirs.noun:
            continue
        if _describes(verb, alignment.reading) or before_colon((theirs,), quoted, source.reading):
            continue
        if verb.clause != claimed.clause or theirs.clause == quoted.clause or family(verb.stem) != family(theirs.stem):
            continue
        rivals = [f for f in source.reading.figures if f.clause == theirs.clause and _rivals(quoted, f)]
        if rivals and not any(same_value(mine.figure, rival.figure) for mine in told for rival in rivals):
            return True
    return False


def _describes(word: Word, reading: Reading) -> bool:
    """An adjective before its noun, or no word of the language: "quelloffenen Plattform", "digital.interkommunal"."""
    following = next((other for other in reading.words if other.place == word.place + 1), None)
    before_noun = following is not None and (following.noun or following.name is not None)
    return (before_noun and word.low.endswith(ADJECTIVE)) or "." in word.low


def _torn(claimed: PlacedFigure, source: Source, quoted: PlacedFigure, alignment: Alignment) -> bool:
    """Nothing but the counted noun is said in the part of the quote that has the figure, and much in another."""
    told = [word for word in source.reading.words if word.clause == quoted.clause and is_verb(word)]
    if not told or claimed.figure.ordinal or claimed.figure.date or claimed.noun is None or quoted.noun is None:
        return False
    if _GOES_ON.search(source.reading.text[: quoted.figure.start]):
        return False
    said = [m for m in alignment.matches if m.found and m.counterpart and m.source is source and not m.word.light]
    said = [m for m in said if m.word is not claimed.noun and not m.word.name and m.word.clause == claimed.clause]
    inside = [m for m in said if any(other.hard == quoted.hard for other in alike(m.word, source.reading))]
    return len(said) >= _MUCH and not inside and not all(m.word.noun for m in said)


def _counts_other_part(claimed: PlacedFigure, source: Source, quoted: PlacedFigure) -> bool:
    """ "400 Ideen" where the quote counts "400 Menschen" and speaks of "Ideen" in another part."""
    mine, theirs = claimed.noun, quoted.noun
    if mine is None or theirs is None or mine.light or claimed.figure.date or claimed.figure.unit:
        return False
    if max(likeness(mine, theirs), likeness(theirs, mine)) >= WORD_COVERED:
        return False
    same = alike(mine, source.reading)
    return bool(same) and all(word.hard != quoted.hard for word in same)


def _same_kind(first: PlacedFigure, second: PlacedFigure) -> bool:
    """Dates, or amounts of one unit, of which a sentence tells one and not the other."""
    if first.figure.date and second.figure.date:
        return True
    return first.figure.unit is not None and first.figure.unit == second.figure.unit


def _counts_anothers(mine: Word, theirs: Word, rivals: Sequence[PlacedFigure]) -> bool:
    """The noun behind the figure is not the one behind it in the quote but the one behind a rival."""
    if max(likeness(mine, theirs), likeness(theirs, mine)) >= WORD_COVERED:
        return False
    return any(rival.noun and likeness(mine, rival.noun) >= WORD_COVERED for rival in rivals)


def _rivals_in(quoted: PlacedFigure, reading: Reading) -> list[PlacedFigure]:
    """Figures of the sentence that a swap could bring into the place of ``quoted``; the whole of its share and the
    other end of its span are none."""
    beside = [whole for part, whole in shares(reading) if part is quoted]
    beside += [part for part, whole in shares(reading) if whole is quoted and part.figure.unit]
    beside += [end for span in amounts_between(reading) if quoted in span for end in span]
    return [f for f in reading.figures if f.cue != STAND and f not in beside and _rivals(quoted, f)]


def _rivals(quoted: PlacedFigure, other: PlacedFigure) -> bool:
    """Another value of the same kind: a swap of the two would not show otherwise."""
    mine, theirs = quoted.figure, other.figure
    if other is quoted or _one_range(quoted, other) or same_value(mine, theirs) or same_value(theirs, mine):
        return False
    if mine.date and theirs.date and _completes(mine.date, theirs.date):
        return False
    return bool(mine.date) == bool(theirs.date) and mine.unit == theirs.unit and mine.ordinal == theirs.ordinal


def _completes(date: Day, other: Day) -> bool:
    """ "Messen 2022: Bau (13. Mai)": the year is that of the day, which has none of its own."""
    return date.day is not None and date.year is None and other.month is None


def _one_range(first: PlacedFigure, second: PlacedFigure) -> bool:
    """ "2022 bis 2024", "am 18. und 19. November" and "01/23" say one thing."""
    gap = abs(first.place - second.place)
    ends = (first.cue, second.cue) in (("von", "bis"), ("bis", "von")) and first.soft == second.soft
    return gap == 1 or (gap == _RANGE and first.figure.date is not None) or (ends and gap <= _RANGE + 1)


def _same_bound(claimed: PlacedFigure, quoted: PlacedFigure, rivals: Sequence[PlacedFigure]) -> int:
    """ "nur etwa vier Prozent" is recognised by its "etwa" if no rival has it."""
    bound = claimed.qualifier
    return int(bound is not None and bound == quoted.qualifier and all(r.qualifier != bound for r in rivals))


def _near(claim: Reading, claimed: PlacedFigure) -> list[list[Word]]:
    """Words that may tell what a figure is about, the most telling first.

    Those of its part of the sentence, then all up to the next figures of its kind.
    """
    same = [f.place for f in claim.figures if _rivals(claimed, f)]
    left = max((place for place in same if place < claimed.place), default=-1)
    right = min((place for place in same if place > claimed.place), default=_NO_MORE)
    if right < _NO_MORE:
        # behind the verb begins what belongs to the next figure: "Bei Kosten von 17 Millionen erhält die Region 11 …"
        right = min((w.place for w in claim.words if w.place > claimed.place and is_verb(w)), default=right)
    words = [word for word in claim.content if left < word.place < right and not word.light]
    others = [f for f in claim.figures if _rivals(claimed, f)]
    words = [w for w in words if all(_distance(w, claimed) <= _distance(w, other) for other in others)]
    words.sort(key=lambda word: _distance(word, claimed))
    part = [word for word in words if word.soft == claimed.soft]
    return [part[:NEAR_WORDS], words]


def _vote(word: Word, source: Source, quoted: PlacedFigure, rivals: Sequence[PlacedFigure]) -> int:
    """+1 if ``word`` clearly stands with the figure in the quote, -1 if with a rival, 0 if neither."""
    same = alike(word, source.reading)
    same = as_written(word, same) or same
    apart = quoted.noun is None and _has_its_verb(quoted, source.reading)
    if apart and any(f.noun in same and f.place < quoted.place for f in rivals):
        return 0
    if not same or (
        not word.noun
        and not word.name
        and any(f.clause == quoted.clause for f in rivals)
        and not apart
        and _elided(same, quoted)
    ):
        return 0
    if _heads(same, (quoted, *rivals), source.reading) or (word.cue == "gen" and _shared_out(same, quoted, rivals)):
        return 0
    if ((word.cue == "von" and word.noun) or word.name or not word.noun) and before_colon(same, quoted, source.reading):
        return 0
    if _each_has_one(word, same, quoted, rivals):
        return 0
    own = min(_distance(other, quoted) for other in same)
    rival = min(_distance(other, figure) for other in same for figure in rivals)
    worth = 1 if not word.name else 2 * (min(own, rival) <= _TIGHT)
    return -worth if rival + _CLEARLY <= own else worth * (own + _CLEARLY <= rival)


def _each_has_one(word: Word, same: Sequence[Word], quoted: PlacedFigure, rivals: Sequence[PlacedFigure]) -> bool:
    """ "Die Planung lief bis Mai, der Bau geht bis Juni": a verb that each of the figures has in its own clause."""
    others = {rival.clause for rival in rivals} - {quoted.clause}
    clauses = {other.clause for other in same}
    return not word.noun and not word.name and quoted.clause in clauses and not others.isdisjoint(clauses)


def _has_its_verb(figure: PlacedFigure, reading: Reading) -> bool:
    """ "acht Ideen freigegeben und drei abgelehnt": what is said of the second is behind it in its own part."""
    behind = (w for w in reading.words if w.soft == figure.soft and w.place > figure.place and not w.noun)
    return any(w.content and not w.light and verb_like(w, None) for w in behind)


def _heads(words: Sequence[Word], figures: Sequence[PlacedFigure], reading: Reading) -> bool:
    """ "Einwohner: Au 1.088, Ried 1.449": what stands before the colon is said of all figures behind it."""
    first = min(figures, key=lambda figure: figure.place)
    return all(figure.clause == first.clause for figure in figures) and before_colon(words, first, reading)


def _shared_out(words: Sequence[Word], quoted: PlacedFigure, rivals: Sequence[PlacedFigure]) -> bool:
    """ "Vom Zuschuss entfielen 2 Euro auf A und 3 Euro auf B": the whole is that of both figures."""
    first = min(quoted.place, *(rival.place for rival in rivals))
    return all(w.cue == "von" and w.clause == quoted.clause and w.place < first for w in words)


def _elided(verbs: Sequence[Word], quoted: PlacedFigure) -> bool:
    """One finite verb before two figures of its clause says something of both."""
    return all(not verb.noun and verb.clause == quoted.clause and verb.place < quoted.place for verb in verbs)


def _distance(word: Word, figure: PlacedFigure) -> float:
    gap = float(abs(word.place - figure.place))
    before = word.place < figure.place
    if before and figure.cue == "von" and gap <= _OF:
        return 1.0
    if not before and word.cue and word.cue != figure.cue:
        gap += _OWN_PHRASE
    if figure.bracketed and word.hard != figure.hard:
        return gap if before else gap + _HARD
    gap += _CLAUSE * (word.clause != figure.clause) + _HARD * (word.hard != figure.hard)
    return gap + _SOFT * (word.soft != figure.soft) + _BEFORE * before
