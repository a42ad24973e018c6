"""Names of products, firms and projects that a question shares with the documents or the catalogue (pure).

Who asks for one asks of nothing outside the field, however far from it the question sounds. German nouns are
capitalised like names, so that a word is a name only where the evidence never writes it like another word: in
quotation marks, with capitals inside, or behind what it is a name of ("Plattform CONSUL").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from assistant.places import is_product
from assistant.run import Evidence
from assistant.understanding.tokens import is_small_word, overlaps, tokens_of
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.documents import Span
from ingest.german import fold

SHORTEST = 3
MOST_QUOTED = 3
"""Words between quotation marks; more are a title or a saying, whose words name nothing."""
CACHED_PASSAGES = 1 << 10
_AROUND = " ?!."
_QUOTED = re.compile(r"[„»\"]([^“”«\"„»]+)[“”«\"]")


def known_names(question: str, evidence: Sequence[Evidence], catalogue: Catalogue) -> tuple[str, ...]:
    """The names, folded, each once.

    A town or a term of the glossary is one only where nothing else is asked about: whether a town has good weather is
    still no matter of ours.
    """
    mentions = catalogue.find_projects(question)
    written = [(mention, question[mention.span.start : mention.span.end]) for mention in mentions]
    products = [name for mention, name in written if is_product(catalogue.project(mention.project_id), name)]
    words = _own_words(question, [mention.span for mention in mentions])
    found = [*map(fold, products), *asked_alone(question, catalogue)]
    return tuple(dict.fromkeys([*found, *(word for word in words if _is_name(word, evidence))]))


def asked_alone(question: str, catalogue: Catalogue) -> tuple[str, ...]:
    """ "Süderbrarup" in "Kennst du Süderbrarup?"."""
    asked = _alone().search(question.strip(_AROUND))
    if asked is None:
        return ()
    name = asked["name"]
    places = (name[found.span.start : found.span.end] for found in catalogue.find_projects(name))
    return (fold(name),) if catalogue.define(name) or name in places else ()


def names_one(text: str, names: Sequence[str]) -> bool:
    """True where ``text`` has one of the folded names as words of its own."""
    folded = fold(text)
    return any(re.search(rf"\b{re.escape(name)}(?!\w)", folded) for name in names)


def _own_words(question: str, taken: Sequence[Span]) -> Iterator[str]:
    """Without times of day, which a question that writes its nouns with a capital writes small: "morgen"."""
    tokens = tokens_of(question)
    has_capitals = any(token.text[0].isupper() for token in tokens[1:])
    times = frozenset(texts("understanding")["names"]["times"].split()) if has_capitals else frozenset()
    for token in tokens:
        if not (is_small_word(token.text) or token.text in times or overlaps(token.span, taken)):
            yield from (word for written in _with_first(token.text) if len(word := fold(written)) >= SHORTEST)


def _is_name(word: str, evidence: Sequence[Evidence]) -> bool:
    """True where the evidence has the word, and only as a name."""
    found = [written for item in evidence if (written := _written(item.hit.passage.text).get(word)) is not None]
    return bool(found) and all(found)


@lru_cache(maxsize=CACHED_PASSAGES)
def _written(text: str) -> dict[str, bool]:
    """Each word of ``text``, folded, with whether every mention of it is a name."""
    titles = (match for match in _QUOTED.finditer(text) if len(match[1].split()) <= MOST_QUOTED)
    quoted = {place for match in titles for place in range(*match.span(1))}
    named = {match.start("name") for match in _behind_kind().finditer(text)}
    found: dict[str, bool] = {}
    for token in tokens_of(text):
        is_within = token.start in quoted or token.start in named
        for word in _with_first(token.text):
            is_name = is_within or any(letter.isupper() for letter in word.partition("-")[0][1:])
            found[fold(word)] = found.get(fold(word), True) and is_name
    return found


def _with_first(word: str) -> frozenset[str]:
    """ "Cleema-App" names "Cleema", too."""
    return frozenset((word, word.partition("-")[0]))


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(texts("understanding")["names"]["asked_alone"], re.IGNORECASE)


@cache
def _behind_kind() -> re.Pattern[str]:
    """What follows "Firma", "Büro" or "Plattform"."""
    kinds = "|".join(texts("understanding")["names"]["kinds_of_named"].split())
    return re.compile(rf"\b(?:{kinds})\s+(?P<name>[^\W\d_][\w-]*)")
