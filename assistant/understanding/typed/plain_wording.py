"""Questions as people type them on a phone, in the German the rest of the understanding is made for (pure).

Who types in a hurry leaves out capitals, greets first and runs words together. German writes what a question is about
with a capital, so a question without any hides its subject from everything behind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from assistant.understanding.language import language_of
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.german import fold, is_function_word
from ingest.german.data import plain_list

SHORTEST_NOUN = 3
SHORTEST_HEAD = 4
"""Letters of a noun that makes others in a compound: "weg" would make one of "bewegweg"."""
SHORTEST_FRONT = 3
"""Letters before the head of a compound: "bus" in "Busfahrplan"."""
SMALL_SHARE = 0.6
"""From this share of nouns in small letters on nobody minded capitals."""
FEWEST_SMALL = 2
"""So many of them beside others with a capital were typed in a hurry, if none looks like a deed ("mieten")."""
LONGEST_DEED = 7
"""Letters of verbs that look like nouns: "halten die", "stellen ihren"; longer ones ("Sensoren die") are nouns."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TYPED = re.compile(r"['’]?[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""As a word, and with its apostrophe: "gibt's"."""
_TABLES = (
    "people",
    "examples",
    "demanded",
    "solutions",
    "helping",
    "means",
    "usual_verbs",
    "audience",
    "programme",
    "sizes",
)
"""What is said and what it means, in this order."""
_LONGEST_TYPED = 1200
"""Letters of a question that is looked through; the rest stays as it is."""


class PlainWording:
    """The words of the catalogue and of everyday life that are nouns. Build once; safe to share between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        everyday = frozenset(fold(word) for word in plain_list("nouns"))
        self._nouns = everyday | frozenset(_nouns_in(_texts_of(catalogue)))
        self._ends = _lengths(self._nouns)

    def plainly(self, question: str) -> str:
        """``question`` without greetings, with typed forms written out and, where nobody minded them, with capitals.

        A question written with care stays as it is, to the letter, and so does one in English.
        """
        if len(question) > _LONGEST_TYPED or language_of(question) != "de":
            return question
        return self._with_capitals(_written_out(_without_frame(question)))

    def _with_capitals(self, question: str) -> str:
        words = (match for match in _WORD.finditer(question) if not match[0].isupper())  # "NRW" is always written so
        found = [match for match in words if self.is_noun(match[0]) and not _is_deed(match)]
        small = [match for match in found if match[0][0].islower()]
        if len(small) < SMALL_SHARE * len(found):
            small = [match for match in small if not match[0].endswith("en")]
            if len(small) < FEWEST_SMALL:
                return question
        written = list(question)
        for match in small:
            written[match.start()] = match[0][0].upper()
        return "".join(written)

    def is_noun(self, word: str) -> bool:
        """True for nouns of the lists and compounds that end in one; for neither where small words look the same."""
        folded = fold(word.rpartition("-")[2] or word)
        if len(folded) < SHORTEST_NOUN or is_function_word(folded) or folded in _no_nouns():
            return False
        return folded in self._nouns or any(form in self._nouns for form in _singulars(folded)) or self._ends_in(folded)

    def _ends_in(self, word: str) -> bool:
        heads = (word[-length:] for length in self._ends if len(word) - length >= SHORTEST_FRONT)
        return any(head in self._nouns for head in heads)


def _is_deed(match: re.Match[str]) -> bool:
    """True for what looks like a noun and is done: "was die Leute zahlen müssen", "zu fragen"."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    if not match[0].endswith("n"):
        return False
    if len(match[0]) <= LONGEST_DEED and _pattern("object").match(behind):
        return True
    return bool(_pattern("before_deed").search(before) or _pattern("behind_deed").match(behind))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("plain_wording")[name], re.IGNORECASE)


@cache
def _no_nouns() -> frozenset[str]:
    return frozenset(map(fold, texts("plain_wording")["no_nouns"].split()))


def _lengths(nouns: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(noun) for noun in nouns if len(noun) >= SHORTEST_HEAD}, reverse=True))


def _singulars(word: str) -> Iterator[str]:
    return (word.removesuffix(ending) for ending in ("s", "n", "en", "e", "er", "es") if word.endswith(ending))


def _nouns_in(passages: Iterable[str]) -> Iterator[str]:
    """What is only ever written with a capital inside a sentence."""
    capital: set[str] = set()
    small: set[str] = set()
    for passage in passages:
        for match in _WORD.finditer(passage):
            if match[0][0].islower():
                small.add(fold(match[0]))
            elif match.start() and passage[match.start() - 1] == " " and passage[match.start() - 2] not in ".!?:„(":
                capital.add(fold(match[0]))
    found = capital - small
    return (word for word in found if len(word) >= SHORTEST_NOUN and not _is_infinitive(word, found))


def _is_infinitive(word: str, nouns: Collection[str]) -> bool:
    """ "Fahren" and "Dimmen" are deeds with a capital; "Sensoren" are several of a thing."""
    return word.endswith(("en", "ern", "eln")) and not any(form in nouns for form in _singulars(word))


def _texts_of(catalogue: Catalogue) -> Iterator[str]:
    yield from (fact.fact for fact in catalogue.facts)
    for topic in catalogue.topics:
        yield from (f"x {word}" for word in topic.words)
    yield from (entry.definition for entry in catalogue.glossary)


def _without_frame(question: str) -> str:
    """Without greeting, introduction and thanks, as long as something is left that can be asked."""
    for pattern in (*_frame("openings") * 2, *_frame("closings")):
        rest = pattern.sub("", question, count=1)
        if _WORD.search(rest) and not _pattern("interjections").fullmatch(rest):
            question = rest
    return question


@cache
def _frame(name: str) -> tuple[re.Pattern[str], ...]:
    start = "^" if name == "openings" else ""
    return tuple(re.compile(start + pattern, re.IGNORECASE) for pattern in texts("plain_wording")[name])


def _written_out(question: str) -> str:
    written = _TYPED.sub(_written, _no().sub(texts("plain_wording")["no"]["meant"], question))
    written = _first_person().sub(_with_ending, written)
    for table in _TABLES:
        for said, meant in texts("plain_wording")[table]:
            written = re.sub(said, meant, written)
    return written


@cache
def _no() -> re.Pattern[str]:
    """ "Ne" that says no and is no article: "Ne, ich meine den Rufbus"."""
    return re.compile(texts("plain_wording")["no"]["said"], re.IGNORECASE)


def _written(match: re.Match[str]) -> str:
    """A typed form as it is written; only what swallowed its "es" may open the question with a capital: "Gibts"."""
    typed, word = _typed(), match[0].replace("’", "'")
    opening = typed.get(word.lower(), "") if match.start() == 0 else ""
    return typed.get(word) or (opening if opening.endswith(" es") else match[0])


def _with_ending(match: re.Match[str]) -> str:
    """ "fange" for "fang"; what has a capital inside a sentence is no verb: "Wie erreiche ich Start Smart?"."""
    return match[0] if match.start() and match[0][0].isupper() else f"{match[0]}e"


@cache
def _first_person() -> re.Pattern[str]:
    """Verbs beside "ich" that lost their ending: "fang ich an"."""
    stems = "|".join(texts("plain_wording")["stems"].split())
    return re.compile(texts("plain_wording")["first_person"].replace("{stems}", stems), re.IGNORECASE)


@cache
def _typed() -> Mapping[str, str]:
    pairs = (line.split(" = ") for line in texts("plain_wording")["words"].strip().splitlines())
    return {said.strip(): meant.strip() for said, meant in pairs}
