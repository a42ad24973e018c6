"""Which projects "davon" and "die beiden" mean: those of the last list, the last two spoken of (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import takewhile

from assistant.understanding.asked_projects import names_condition
from assistant.understanding.dialogue.context import Context, asked_about, context_text, unsaid
from assistant.understanding.dialogue.replacing import stripped
from assistant.understanding.dialogue.rewrites import rewrite_of
from assistant.understanding.phrases import joined
from assistant.understanding.places import Place, PlaceKind
from assistant.understanding.ranking_question import is_degree_only, names_measure, ranking_asked
from assistant.understanding.tokens import tokens_of
from assistant.wording import texts, wording
from ingest.german import fold

FEWEST = 2
"""Of fewer nobody says "davon"."""
MOST_TOLD_OF = 6
"""Of more an answer in sentences cannot tell a figure each."""
LONGEST_LIST = 12_000
"""Letters of an answer read for its list: the catalogue's longest has 73 lines of some hundred."""
_ITEM = re.compile(r"- (?P<name>[^:]+): ")


def listed_in(answer: str, names: Collection[str]) -> tuple[str, ...]:
    """The projects an answer lists by name ("- Gera: Mittelstadt …"), up to the first item that is anything else."""
    known = {fold(name) for name in names}
    items = [_ITEM.match(line) for line in answer[:LONGEST_LIST].splitlines() if line.startswith("- ")]
    found = [match["name"] if match else "" for match in items]
    listed = tuple(takewhile(lambda name: fold(name) in known, found))
    return listed if len(listed) >= FEWEST else ()


def examples_in(answer: str) -> list[str]:
    """The examples an answer consists of, one a line, up to its next heading; none where it begins with anything else.

    A single one is nothing to choose from.
    """
    lines = list(takewhile(lambda line: line.startswith("- ") or not line, answer[:LONGEST_LIST].splitlines()))
    items = [line for line in lines if line]
    return items if len(items) >= FEWEST else []


def last_two(before: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    """The two places spoken of last, in order; none where a question names more than two at once."""
    if len(named) > FEWEST:
        return ()
    return (*(name for name in before if name not in named), *named)[-FEWEST:]


def asked_alike(question: str, places: Sequence[Place], before: Context) -> tuple[str, ...]:
    """The towns ``question`` names, behind those the same was asked of before it ("Was macht Gera?" – "Und Jena?").

    ``places`` are those of ``question``.
    """
    names = tuple(dict.fromkeys(place.name for place in places if place.kind is not PlaceKind.STATE))
    is_same = bool(before.alike) and _without(question, names) == _without(before.question, before.alike)
    return tuple(dict.fromkeys((*before.alike, *names))) if is_same else names


def _without(question: str, names: Sequence[str]) -> str:
    """``question`` with a gap for each name, so that two that differ in their town are equal."""
    return re.sub("|".join(map(re.escape, names)) or "$^", "", stripped(question)).strip().casefold()


def group_meant(rest: str, context: Context, *, names_state: bool = False) -> tuple[str, ...]:
    """The members of the set that ``rest`` chooses from, by name; ``names_state``: it chooses by a federal state."""
    two = context.listed if len(context.listed) == FEWEST else context.recent
    ranking = ranking_asked(rest)
    if _pattern("both").search(rest) or (ranking and ranking.compares and not _pattern("of_them").search(rest)):
        return two if len(two) == FEWEST else ()
    if _pattern("of_each").search(rest) and (alike := _alike(rest, context)):
        return alike
    is_of_all = _pattern("doing").search(rest) or (_pattern("costs").search(rest) and not context.subject)
    means_all = is_of_all and not set(context.places) & set(context.listed)
    if _pattern("of_each").search(rest) or means_all:
        return context.listed if len(context.listed) <= MOST_TOLD_OF else ()
    if not (_pattern("of_them").search(rest) or _pattern("which").search(rest)):
        return ()
    if context.listed:
        return context.listed
    by_catalogue = ranking or (_pattern("of_them").search(rest) and (names_state or names_condition(rest)))
    if len(context.answered) >= FEWEST and by_catalogue:
        return context.answered
    of_whom = _pattern("of_them").search(rest) and _pattern("of_whom").search(rest)
    return context.exemplified if of_whom and not rewrite_of(rest) else ()


def _alike(rest: str, context: Context) -> tuple[str, ...]:
    """Those the same was asked of; none where the plural may mean a thing they have, not themselves."""
    is_of_towns = names_measure(rest) or not context.subject
    return context.alike if is_of_towns and FEWEST <= len(context.alike) <= MOST_TOLD_OF else ()


def still_listed(before: Sequence[str], named: Sequence[str], listed: Sequence[str]) -> tuple[str, ...]:
    """The list of this answer, else the one before where only members of it were spoken of since."""
    return tuple(listed) or (tuple(before) if named and set(named) <= set(before) else ())


def of_group(rest: str, context: Context, group: Sequence[str]) -> str:
    """ "Welche davon hat die meisten Einwohner: Gera, Jena und Mühlhausen?", with what it leaves unsaid."""
    if _pattern("doing_at_all").fullmatch(rest):
        return wording("followup", "groups.themes", names=joined([name.partition(" (")[0] for name in group]))
    if _pattern("costs").search(rest):
        return wording("followup", "groups.funding", names=joined([name.partition(" (")[0] for name in group]))
    if found := _pattern("of_each").search(rest):
        return asked_about(f"{rest[: found.start('whose')]}{joined(group)}{rest[found.end('whose') :]}", "")
    if not any(_pattern(name).search(rest) for name in ("of_them", "both", "doing")):
        rest = _pattern("bare_choice").sub(texts("followup")["groups"]["these"], rest)
    for size, noun in texts("followup")["groups"]["sizes"].items():
        rest = re.sub(size, noun, rest, flags=re.IGNORECASE)
    measures = tuple(phrase for phrase in unsaid(context.subject, rest) if names_measure(phrase))
    subject = () if _says_what(rest) else (context.measure,) if context.measure else measures
    if _is_graded(rest):
        subject = unsaid(context.subject, rest)  # the cheapest of the apps, not of the towns
    return asked_about(rest, context_text(subject, group))


def _is_graded(rest: str) -> bool:
    """ "Welche davon ist am günstigsten?": more or most of what no figure of a town tells."""
    if names_measure(rest) or not _pattern("graded").search(rest):
        return False
    return not any(token.is_noun for token in tokens_of(rest))


def _says_what(rest: str) -> bool:
    """False for "Welche hat die wenigsten?" and "Welche von beiden ist höher?"."""
    if any(token.is_noun for token in tokens_of(rest)):
        return True
    return not is_degree_only(rest)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["groups"][name], re.IGNORECASE)
