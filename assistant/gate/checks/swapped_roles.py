"""Two words that have each other's role, or two listed names that no longer stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.gate.checks.moved_phrases import belongs, several
from assistant.gate.comparing.alignment import Match
from assistant.gate.comparing.wordings import hang_alike, possessed, together
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.voice import BY
from assistant.gate.sentence.word_role import DOER, DONE_TO, OF, is_proper, role
from assistant.gate.words.closed_words import AND
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_ATTRIBUTE = 4
"""Tokens between a noun and what hangs on it by "von": "von Kalletal und Lemgo"."""
_ELSEWHERE = _GERMAN.words("elsewhere")
"""What one of two listed towns may not get alone: "Solingen stellt in Remscheid vor"."""
_SAME_PHRASE = 2
"""Two words within so many tokens are one phrase ("Zukunftsschusterei in Wiesenburg"): worded either way."""


def swapped_roles(placed: Sequence[Match], claim: Reading) -> Iterator[Reason]:
    """A reason for every two of ``placed`` whose roles are swapped; ``claim`` is the part of the statement."""
    for first, second in _in_other_roles(placed, claim):
        if first.source is not second.source or first.word.quoted or second.word.quoted:
            continue
        same_name = first.word.name is not None and first.word.name == second.word.name
        if not same_name and (_swapped(first, second, claim) or _parted(first, second, claim)):
            yield Reason(ReasonCode.RELATION, f"{first.word.text} / {second.word.text}")


def _in_other_roles(placed: Sequence[Match], claim: Reading) -> Iterator[tuple[Match, Match]]:
    """Of all pairs those that may have been exchanged, each with the role of the other in the quote, and all names."""
    told = [(match, role(match.word, claim), _role_in_quote(match)) for match in placed]
    for (first, mine, theirs), (second, its, their) in combinations(told, 2):
        if (mine != its and mine == their and its == theirs) or (first.word.name and second.word.name):
            yield first, second


def _role_in_quote(match: Match) -> str | None:
    if match.counterpart is None or match.source is None:
        return None
    return role(match.counterpart, match.source.reading)


def _parted(first: Match, second: Match, claim: Reading) -> bool:
    """Two names listed side by side in the quote come with different prepositions."""
    if not (first.word.name and second.word.name) or first.source is None:
        return False
    if first.counterpart is None or second.counterpart is None or first.counterpart.cue != second.counterpart.cue:
        return False
    low, high = sorted((first.counterpart.place, second.counterpart.place))
    between = [word.low for word in first.source.reading.words if low < word.place < high]
    listed = high - low <= _SAME_PHRASE and all(word in AND for word in between)
    listed = listed and first.counterpart.clause == second.counterpart.clause
    mine = {first.word.cue, second.word.cue}
    several = bool(between) or _goes_on(high, first.source.reading)
    apart = "" not in mine or (bool(mine & _ELSEWHERE) and several and first.word.clause == second.word.clause)
    return listed and len(mine) > 1 and apart


def _goes_on(place: int, quote: Reading) -> bool:
    """ "A, B und C": behind the second name of a list comes the last."""
    behind = {word.place - place: word for word in quote.words if 0 < word.place - place <= _SAME_PHRASE}
    return len(behind) == _SAME_PHRASE and behind[1].low in AND and behind[2].name is not None


def _swapped(first: Match, second: Match, claim: Reading) -> bool:
    if first.source is None or first.counterpart is None or second.counterpart is None:
        return False
    quote = first.source.reading
    if several(first.word, quote) or several(second.word, quote) or first.counterpart is second.counterpart:
        return False
    if _one_phrase(first, second) or (_with_own_figures(first, claim) and _with_own_figures(second, claim)):
        return False
    here = role(first.word, claim), role(second.word, claim)
    if here[0] == here[1] or here[0] != role(second.counterpart, quote) or here[1] != role(first.counterpart, quote):
        return False
    if _attached(first, second, claim, quote):
        return False
    if set(here) == {DOER, "mit"} and together(claim) and together(quote):
        return False
    if set(here) == {"zu", OF} and (belongs(first.word, claim) or belongs(second.word, claim)):
        return False
    return not set(here) & {DOER, DONE_TO} or _out_of_order(first, second, here, claim)


def _out_of_order(first: Match, second: Match, here: tuple[str, str], claim: Reading) -> bool:
    """Roles ``here`` of which the order of words may be all that tells are exchanged against the quote."""
    if first.source is None or first.counterpart is None or second.counterpart is None:
        return False
    if first.word.clause != second.word.clause or first.counterpart.clause != second.counterpart.clause:
        return False
    close = min(abs(first.word.place - second.word.place), abs(first.counterpart.place - second.counterpart.place))
    by_order = set(here) <= {DOER, DONE_TO}
    if by_order and all({a.cue, b.cue} & BY for a, b in (_words(first, second), _quoted(first, second))):
        return True
    quote = first.source.reading
    verbs = _verb_between(*_words(first, second), claim) and _verb_between(*_quoted(first, second), quote)
    return (
        (verbs and is_proper(first.word) and is_proper(second.word)) if by_order else close > _SAME_PHRASE or OF in here
    )


def _with_own_figures(match: Match, claim: Reading) -> bool:
    """ "Au hat 1.088, Ried 1.449 Einwohner": each does the same, and whose figure is whose is asked elsewhere."""
    theirs, source = match.counterpart, match.source
    if match.word.name is None or theirs is None or source is None:
        return False
    return _before_figure(match.word, claim) and _before_figure(theirs, source.reading)


def _before_figure(name: Word, reading: Reading) -> bool:
    """Right before it, or with the verb between."""
    after = [w for w in reading.words if name.place < w.place <= name.place + _SAME_PHRASE]
    place = name.place + 1 + bool(after and after[0].place == name.place + 1 and verbal(after[0].low))
    return any(figure.place == place for figure in reading.figures)


def _one_phrase(first: Match, second: Match) -> bool:
    """ "Das Infosystem von Kalletal", "Daten des Infosystems von Kalletal": one phrase on both sides."""
    mine, theirs = _words(first, second), _quoted(first, second)
    gap = mine[1].place - mine[0].place
    if gap != theirs[1].place - theirs[0].place or abs(gap) > _ATTRIBUTE:
        return False
    return all(max(pair, key=lambda word: word.place).cue == "von" for pair in (mine, theirs))


def _attached(first: Match, second: Match, claim: Reading, quote: Reading) -> bool:
    mine, theirs = _words(first, second), _quoted(first, second)
    alike = hang_alike(mine, theirs, claim, quote) or hang_alike(mine[::-1], theirs[::-1], claim, quote)
    return alike or possessed(mine, theirs, claim, quote)


def _words(first: Match, second: Match) -> tuple[Word, Word]:
    return first.word, second.word


def _quoted(first: Match, second: Match) -> tuple[Word, Word]:
    return first.counterpart or first.word, second.counterpart or second.word


def _verb_between(first: Word, second: Word, reading: Reading) -> bool:
    low, high = sorted((first.place, second.place))
    return any(low < word.place < high and verbal(word.low) and not word.noun for word in reading.words)
