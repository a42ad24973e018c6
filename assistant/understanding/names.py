"""Proper names in a question that no list of the catalogue knows: evidence must mention them.

German nouns are capitalised too, and a noun taken for a name makes the assistant refuse wrongly. So a name is only
what a list knows, the number of a norm, what stands behind a title or "Firma", what is written like no word (capitals
inside), and a place by its ending behind "in", "aus" and the like, unless the catalogue's own texts use the word or its
parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.gate.sentence.told_places import places_in
from assistant.understanding.mentions import REMEMBERED, Mentions
from assistant.understanding.tokens import Token, is_small_word, overlaps, tokens_of
from assistant.wording import texts
from ingest.documents import Span
from ingest.german import fold, words

SHORTEST_PLACE = 6
"""Letters of a place recognised by its ending: shorter words with such endings are common ("Berg", "Umfeld")."""
SHORTEST_PART = 3
LONGEST_CUE = 4
"""Words of "auf der Basis von"."""
FEWEST_CAPITALS = 3
LARGEST_SHARE_OF_CAPITALS = 0.5
"""Above it somebody wrote everything in capitals, which then mean nothing."""
_PARTS = re.compile(r"[-/.&*:]")
_BODIES = r"(?:DIN|ISO|IEC|EN|VDI|VDE|IEEE|BSI|TR|RFC|NIST)"
_NORM = re.compile(rf"\b{_BODIES}(?:[ /-]+(?:{_BODIES}|SPEC|PAS|TS|SP))*[ -]+(?P<number>\d{{3,}}(?:-\d+)*)")
"""A norm, which its number tells from others: "DIN SPEC 91357"."""
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_PERSONAL_TITLES = frozenset({"frau", "herr", "herrn", "dr", "prof", "professor", "professorin"})


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name no catalogue knows, as it is written."""

    span: Span
    text: str
    is_place: bool


class NameFinder:
    """Built once from the catalogue; safe to share between threads."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._catalogue = mentions.catalogue
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._find)
        lists = texts("understanding")["names"]
        self._before_place = frozenset(lists["before_place"].split())
        self._before_name = frozenset(lists["before_name"].split())
        self._based_on = tuple(lists["based_on"])
        self._place_ends = tuple(lists["place_ends"].split())
        self._strong_ends = tuple(lists["strong_ends"].split())
        self._noun_ends = tuple(lists["noun_ends"].split())
        self._common = frozenset(map(fold, lists["common"].split()))
        self._known = frozenset(tuple(words(name)) for name in lists["known"])
        self._vocabulary = self._words_of_texts()

    def find(self, text: str) -> tuple[FoundName, ...]:
        """The names in order, without those the catalogue knows."""
        return self._remembered(text)

    def _find(self, text: str) -> tuple[FoundName, ...]:
        tokens = tokens_of(text)
        taken = [span for span in self._taken(text) if not self._is_product(tokens, span)]
        capitals_count = _capitals_count(tokens)
        if sender := _sender().match(text):
            taken.append(Span(*sender.span("who")))
        found = [name for name in _norms_in(text) if not overlaps(name.span, taken)]
        for index, token in enumerate(tokens):
            if overlaps(token.span, taken) or overlaps(token.span, [name.span for name in found]):
                continue
            if name := self._at(tokens, index, capitals_count):
                found.append(name)
        return tuple(sorted(found, key=lambda name: name.span.start))

    def places(self, text: str) -> tuple[Span, ...]:
        """Where ``text`` has names of places no catalogue knows."""
        return tuple(name.span for name in self.find(text) if name.is_place)

    def places_by_form(self, text: str) -> tuple[Span, ...]:
        """Those of ``places``, and what stands as towns do, whatever it ends in: "in Haselbrunn"."""
        known = self.places(text)
        towns = {town for town in places_in(text) if not self._is_word(town)}
        found = (Span(*match.span()) for town in towns for match in re.finditer(rf"\b{re.escape(town)}\b", text))
        return tuple(
            sorted({*known, *(span for span in found if not overlaps(span, known))}, key=lambda span: span.start)
        )

    def _at(self, tokens: Sequence[Token], index: int, capitals_count: bool) -> FoundName | None:
        for length in (2, 1):
            run = tokens[index : index + length]
            if len(run) == length and self._is_known(run, capitals_count):
                return FoundName(Span(run[0].start, run[-1].end), " ".join(token.text for token in run), is_place=True)
        token = tokens[index]
        before = tokens[index - 1].lower if index and token.start == tokens[index - 1].end + 1 else ""
        if not capitals_count or not token.text[0].isupper() or is_small_word(token.text):
            return None
        if self._is_based_on(tokens, index):
            return FoundName(token.span, token.text, is_place=False)
        if before in _PERSONAL_TITLES or (before in self._before_name and not self._is_word(token.lower)):
            return FoundName(token.span, token.text, is_place=False)
        if self._ends_like_place(token, self._place_ends if before in self._before_place else self._strong_ends):
            return FoundName(token.span, token.text, is_place=True)
        return self._written_like_a_name(token)

    def _is_based_on(self, tokens: Sequence[Token], index: int) -> bool:
        """ "Decidim" of "eine Plattform auf Basis von Decidim": what is no word there is a product."""
        written = tokens[index].text
        is_word = self._is_known_word(written) or self._is_compound(tokens[index].lower)
        return self._follows_base(tokens, index) and (not is_word or _is_written_apart(written))

    def _is_product(self, tokens: Sequence[Token], span: Span) -> bool:
        """ "FIWARE" behind the same words, which is a word of a topic, too, but of no document."""
        at = next((index for index, token in enumerate(tokens) if token.span == span), None)
        return at is not None and _is_written_apart(tokens[at].text) and self._follows_base(tokens, at)

    def _follows_base(self, tokens: Sequence[Token], index: int) -> bool:
        before = " ".join(token.lower for token in tokens[max(0, index - LONGEST_CUE) : index])
        return before.endswith(self._based_on)

    def _is_known(self, run: Sequence[Token], capitals_count: bool) -> bool:
        if capitals_count and not all(token.text[0].isupper() for token in run):
            return False
        name = tuple(fold(token.text) for token in run)
        return name in self._known or (*name[:-1], name[-1].removesuffix("s")) in self._known

    def _ends_like_place(self, token: Token, ends: tuple[str, ...]) -> bool:
        folded = fold(token.text)
        if (
            len(folded) < SHORTEST_PLACE
            or not folded.endswith(ends)
            or folded.endswith(self._noun_ends)
            or folded in ends
        ):
            return False
        return not (self._is_word(folded) or self._is_compound(folded))

    def _written_like_a_name(self, token: Token) -> FoundName | None:
        """ "OpenRemote", "FIWARE", "SAP": capitals where no word has them."""
        for part in _PARTS.split(token.text):
            if _is_written_apart(part) and not (self._is_known_word(part) or self._is_word(token.text)):
                return FoundName(token.span, part, is_place=False)
        return None

    def _is_known_word(self, word: str) -> bool:
        return fold(word) in self._common or self._is_word(word)

    def _is_word(self, word: str) -> bool:
        return fold(word) in self._vocabulary

    def _is_compound(self, word: str) -> bool:
        for position in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            first, last = word[:position], word[position:]
            if last in self._vocabulary and any(
                first.removesuffix(link) in self._vocabulary for link in _LINKS if first.endswith(link)
            ):
                return True
        return False

    def _taken(self, text: str) -> list[Span]:
        return [
            *(mention.span for mention in self._mentions.projects(text)),
            *(mention.span for mention in self._mentions.states(text)),
            *(mention.span for mention in self._mentions.topics(text)),
        ]

    def _words_of_texts(self) -> frozenset[str]:
        return frozenset(word for text in self._texts() for word in words(text) if len(word) >= SHORTEST_PART)

    def _texts(self) -> Iterator[str]:
        catalogue = self._catalogue
        yield from (fact.fact for fact in catalogue.facts)
        for topic in catalogue.topics:
            yield from (topic.label, topic.label_en, *topic.words, *topic.english)
        for entry in catalogue.glossary:
            yield from filter(None, (entry.term, entry.written_out, entry.definition, *entry.synonyms))
        for publication in catalogue.publications:
            yield from (publication.title, publication.publisher, publication.contents)
        for event in catalogue.events:
            yield from filter(None, (event.title, event.series, event.place))
        yield from (contact.name for contact in catalogue.contacts)


def _is_written_apart(part: str) -> bool:
    """True for capitals where no word has them: inside, or three and nothing else."""
    has_inner = any(letter.isupper() for letter in part[1:]) and not part.isupper()
    return has_inner or (part.isupper() and part.isalpha() and len(part) >= FEWEST_CAPITALS)


@cache
def _sender() -> re.Pattern[str]:
    """The office of who writes a story ("FFW, der Bach läuft über. …"), which no evidence need mention."""
    return re.compile(texts("understanding")["stories"]["sender"])


def _norms_in(text: str) -> Iterator[FoundName]:
    for norm in _NORM.finditer(text):
        yield FoundName(Span(*norm.span()), norm["number"], is_place=False)


def _capitals_count(tokens: Iterable[Token]) -> bool:
    """False where nobody used capitals, or nothing else."""
    written = [token.text for token in tokens if len(token.text) > 1 and token.text.isalpha()]
    shouted = sum(word.isupper() for word in written)
    has_capitals = any(word[0].isupper() for word in written)
    return has_capitals and shouted <= LARGEST_SHARE_OF_CAPITALS * len(written)
