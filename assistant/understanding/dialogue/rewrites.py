"""Follow-ups that mean nothing by themselves, written out with what the conversation is about (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.understanding.dialogue.context import Context, asked_about, context_text, without_place_facts
from assistant.understanding.dialogue.other_groups import class_named
from assistant.understanding.dialogue.replacing import stripped
from assistant.understanding.language import language_of
from assistant.understanding.reading import types_of
from assistant.wording import texts, wording


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One entry of ``texts/followup.toml``: what it is told by, and how it is asked in full."""

    pattern: re.Pattern[str]
    text: str
    drops_place: bool
    keeps_subject: bool
    asks_for_others: bool
    """Wants those nobody has named yet."""
    is_bare: bool
    """Asks for nothing where no conversation says of what: "Nenn mir ein Beispiel."."""


def rewrite_of(rest: str) -> Rewrite | None:
    """The first entry that ``rest`` fits."""
    return next((rewrite for rewrite in _rewrites() if rewrite.pattern.search(rest)), None)


def rewritten(rewrite: Rewrite, rest: str, context: Context) -> str:
    """The whole question, about the subject of ``context`` and, unless the entry drops it, its place."""
    subject = of_any_size(context.subject) if rewrite.drops_place else context.subject
    names = () if rewrite.drops_place and context.subject else context.place_names
    subject = without_place_facts(subject) if names else subject
    said = context_text(subject, names) or stripped(context.question)
    if not rewrite.drops_place and language_of(context.question) == language_of(rest) == "en":
        return asked_about(rest, said)  # German words around English ones are in neither
    found, kinds = rewrite.pattern.search(rest), types_of(rest)
    return rewrite.text.format(
        context=said,
        topic=said,
        question=stripped(context.question),
        group=class_named(rest, kinds[0]) if kinds else "",
        **(found.groupdict("") if found else {}),
    )


def of_any_size(subject: Sequence[str]) -> tuple[str, ...]:
    """``subject`` without "Großstädte", which had the thing: who asks for others asks for the thing alone."""
    return tuple(phrase for phrase in subject if not types_of(phrase))


def lacks_topic(rewrite: Rewrite, context: Context) -> bool:
    """True where others shall have what one town as a whole does, or its villages: that is nothing to look for."""
    is_of_town = bool(context.place_names or context.recent)
    return rewrite.drops_place and is_of_town and not of_any_size(context.subject)


def turned(rest: str, context: Context) -> str:
    """ "Wofür bekommt Jena Geld?" for "Wofür?" after "Wie viel Geld bekommt Jena?", which is about a figure only;
    "Warum ist das gescheitert: Rufbus?" for "Warum?" after the question who failed with it.
    """
    why, ended = _pattern("why").fullmatch(rest), _pattern("ended").search(context.question)
    if why and ended and context.subject:
        said = context_text(context.subject, context.places)
        return wording("followup", "turned.of_end", asks=why["asks"].capitalize(), deed=ended["deed"], context=said)
    counted = None if context.subject else _pattern("counted").fullmatch(stripped(context.question))
    bare = _pattern("bare").fullmatch(rest)
    if not (counted and bare):
        return ""
    return wording("followup", "turned.text", asks=bare["asks"].capitalize(), **counted.groupdict())


def asks_for_more(rest: str) -> bool:
    """True for "Mehr davon" and "Erzähl mehr vom ersten": not for "mehr als" something."""
    return bool(_more().search(rest))


@cache
def _more() -> re.Pattern[str]:
    return re.compile(texts("followup")["more"], re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["turned"][name], re.IGNORECASE)


@cache
def _rewrites() -> tuple[Rewrite, ...]:
    return tuple(
        Rewrite(
            re.compile(entry["pattern"], re.IGNORECASE),
            entry["text"],
            entry.get("drops_place", False),
            entry.get("keeps_subject", False),
            entry.get("asks_for_others", False),
            entry.get("is_bare", False),
        )
        for entry in texts("followup")["rewrites"]
    )
