"""Article and noun fit: where they do not ("im Umsetzung"), words were exchanged and the sentence says nothing sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.markers import articles, markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_FEMALE = re.compile(r"(?<!spr)(?<!schw)ung$|(?:heit|keit|tät|tion|sion)$|(?<!^)schaft$")
_ARTICLES = _GERMAN.words("articles")
_WITH_ARTICLE = _GERMAN.endings("with_article")
"""Ends of names that have an article: "die KielRegion", "das ERZmobil"; "die Wolfsburger"."""
_PLURAL = re.compile(r"(?:ungen|heiten|keiten|täten|tionen|sionen|schaften)$")
"""Endings that fix gender or number."""


def check_agreement(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every noun directly behind an article of another gender or number, or town behind any."""
    yield from _named_with_article(alignment)
    for article, noun in pairwise(alignment.reading.words):
        if not noun.noun or noun.quoted or noun.place != article.place + 1:
            continue
        plural = article.low in articles().singular and bool(_PLURAL.search(noun.low))
        unlike = plural or (article.low in articles().not_female and bool(_FEMALE.search(noun.low)))
        if unlike and not _opens_clause(article, alignment.reading):
            yield Reason(ReasonCode.RELATION, f"{article.text} {noun.text}")


def _opens_clause(word: Word, reading: Reading) -> bool:
    """ "ein Gutachten, das Empfehlungen enthält": behind a comma it is a pronoun that opens a clause of its own."""
    opening = reading.parents[word.clause] is not None and reading.text[: word.start].rstrip().endswith(",")
    return opening and not any(other.clause == word.clause and other.place < word.place for other in reading.words)


def _named_with_article(alignment: Alignment) -> Iterator[Reason]:
    """ "zum Regensburg", "die Jena": towns have no article, unless the name is part of a longer one."""
    mine = [pair for pair in _named(alignment.reading) if not pair[1].endswith(_WITH_ARTICLE)]
    known = {pair for source in alignment.sources for pair in _named(source.reading)} if mine else set()
    yield from (
        Reason(ReasonCode.RELATION, f"{article} {name}") for article, name in mine if (article, name) not in known
    )


def _described(adjective: Word, before: Word | None) -> bool:
    """ "für ältere Detmold": towns take no adjective right behind a preposition."""
    plain = adjective.content and not adjective.noun and adjective.low.endswith(("e", "en", "er", "em"))
    placed = adjective.name is not None or adjective.low.endswith("ischen")
    if before is None or (placed and before.low == "im"):
        return False
    return plain and before.low in markers().prepositions


def _named(reading: Reading) -> Iterator[tuple[str, str]]:
    """Article and name, lower case, where no word with a capital or hyphen follows."""
    if not reading.names:
        return
    words = reading.by_place
    for word in [word for word in reading.words if word.name]:
        place = word.place
        before, after = words.get(place - 1), words.get(place + 1)
        if before is None or (after is not None and _goes_on(after)):
            continue
        led = words.get(place - 2)
        start = led.start if led is not None and led.low in markers().prepositions else before.start
        relative = reading.text[:start].rstrip().endswith(",")
        if word.text[0].isupper() and not word.quoted and before.low in _ARTICLES and not relative:
            yield before.low, word.low
        if _described(before, words.get(place - 2)):
            yield before.low, word.low


def _goes_on(after: Word) -> bool:
    return after.text[0].isupper() or after.text.startswith("-")
