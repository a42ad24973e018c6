"""Names of a statement stand in the sentences that carry it, and those sentences speak of them and not of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from assistant.gate.comparing.alignment import Alignment, Source, held_names, names_around
from assistant.gate.comparing.matching import likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.name_groups import groups
from assistant.gate.sentence.names import name_forms
from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.lexicon import read_table
from assistant.gate.words.module_words import ModuleWords
from ingest.german import fold

_GERMAN = ModuleWords(__name__)

_SHARED_CONTENT = 0.9
"""Share of the other content a further sentence must have for its name to be taken ("Kassel und Ulm setzen auf …")."""
_SHORT = 3
_PARTS = re.compile(r"[-.]")
_ONE_OF_A_KIND = _GERMAN.endings("one_of_a_kind")
_ADJECTIVE_ENDINGS = ("e", "en", "er", "em", "es")
_LEADING = _GERMAN.words("leading")
_WHERE = 2
"""Tokens of a name before the town that tells it from others: "Berg bei"."""
_BESIDE = 2
"""Places from one part of a name to the next, over an "und"."""
_QUOTED = re.compile(r"[„»“\"]([^„“”»«\"]{2,}?)[“”«\"]")
_LOOKS_LIKE_NAME = re.compile(r"[a-zäöü][A-ZÄÖÜ]|^[A-ZÄÖÜ]{2,}|\d|[._:*#]")


def check_names(
    alignment: Alignment,
    sources: Sequence[Source],
    names: frozenset[str],
    inherited: frozenset[str],
    bound: bool = False,
) -> list[Reason]:
    """``inherited`` are the names an earlier part of the same statement set as its subject.

    ``bound`` is a part behind a colon, which tells of those.
    """
    claim = alignment.reading
    around = {name for source in alignment.sources[:1] for name in names_around(source, names)}
    known = around | _apart(around, claim)
    if claim.names - known:
        known |= {name for source in alignment.sources[:1] for name in held_names(source.reading, names)}
    reasons = [
        Reason(ReasonCode.NAME, word.text)
        for word in claim.words
        if word.name and word.name not in known and not _elsewhere(word, alignment, sources, names)
        if not _part_of_name(word, claim, known, sources)
    ]
    reasons += [Reason(ReasonCode.NAME, word.text) for word in alignment.missing if _is_proper(word)]
    reasons += [Reason(ReasonCode.NAME, word.text) for word in _borrowed(alignment)]
    reasons += [Reason(ReasonCode.NAME, title) for title in _QUOTED.findall(claim.text) if not _titled(title, sources)]
    subject = claim.names or inherited
    strange = bool(alignment.sources) and bool(subject) and not subject & (known | _apart(around, claim))
    if strange and (claim.names or bound or not _speaks_for_itself(alignment, subject, around, name_forms(names))):
        reasons.append(Reason(ReasonCode.NAME, ", ".join(sorted(subject))))
    return reasons


def _speaks_for_itself(alignment: Alignment, subject: Set[str], around: Set[str], forms: Mapping[str, str]) -> bool:
    """A later part without a town that has a name of its own, which no sentence ties to another town.

    "…; die App „meinNetz“ kostet nichts" is said of the app wherever it stands, "das Netz-Ulm-Büro" of Ulm. Not so
    "…; dort kostet „meinNetz“ nichts", which points to the town.
    """
    told = [match for match in alignment.matches if match.found and match.counterpart]
    hyphened = (fold(match.word.text) for match in told if "-" in match.word.text or "." in match.word.text)
    held = {forms[part] for text in hyphened for part in _PARTS.split(text) if part in forms}
    if held & subject:
        return True
    lows = alignment.reading.lows
    quoted = {word.low for source in alignment.sources[:1] for word in source.reading.words}
    if around or not lows.isdisjoint(_pointing()["pointers"]) or not lows.isdisjoint(_pointing()["owners"] - quoted):
        return False
    return bool(held) or any(_is_proper(m.word) or _titled_so(m.word, alignment.reading) for m in told)


def _titled_so(word: Word, reading: Reading) -> bool:
    """ "im Moorer Land", "die Blaue Region": an adjective with a capital inside the sentence; and the one "Bund"."""
    if word.low.startswith(_ONE_OF_A_KIND):
        return True
    capital = word.start > 0 and word.text[0].isupper() and word.low.endswith(_ADJECTIVE_ENDINGS)
    before, after = (
        at_places(reading, word.place - 1, word.place - 1),
        at_places(reading, word.place + 1, word.place + 1),
    )
    led = any(other.low in _LEADING for other in before)
    return capital and led and any(other.noun and not other.name for other in after)


@lru_cache(maxsize=1)
def _pointing() -> Mapping[str, frozenset[str]]:
    data = read_table("references.toml")
    pronouns = (data[gender]["pronouns"] for gender in ("masculine", "feminine", "neuter"))
    return {"pointers": frozenset(data["pointers"]).union(*pronouns), "owners": frozenset(data["owners"])}


def _part_of_name(word: Word, claim: Reading, known: Set[str], sources: Sequence[Source]) -> bool:
    """ "Berg bei Ulm", where the passage calls it so elsewhere and speaks of "Berg" here."""
    before = [other for other in claim.words if word.place - _WHERE <= other.place < word.place]
    if len(before) < _WHERE or before[-1].low not in ("bei", "am", "an") or (before[0].name or "") not in known:
        return False
    written = claim.text[before[0].start : word.start + len(word.text)]
    return any(written in text for source in sources for text in (source.reading.text, *source.quote.section))


def _apart(known: Iterable[str], claim: Reading) -> frozenset[str]:
    """Parts of names with a hyphen, said side by side: "Ulm und Guben" for "Ulm-Guben", "Ulmer Region"."""
    joined = [tuple(name.split("-")) for name in known if "-" in name]
    if not joined:
        return frozenset()
    places = {word.name or fold(word.low): word.place for word in claim.words}
    return frozenset(part for parts in joined if _side_by_side([places.get(part) for part in parts]) for part in parts)


def _side_by_side(places: list[int | None]) -> bool:
    found = [place for place in places if place is not None]
    return len(found) == len(places) and max(found) - min(found) <= _BESIDE * (len(found) - 1)


def _borrowed(alignment: Alignment) -> list[Word]:
    """Own names that only a further sentence has, while the first speaks of another one."""
    said = {match.counterpart for match in alignment.matches if match.found}
    others = [
        w for s in alignment.sources[:1] for w in s.reading.content if (_is_proper(w) or w.name) and w not in said
    ]
    if not others:
        return []
    first = alignment.sources[0]
    return [m.word for m in alignment.matches if m.found and _is_proper(m.word) and m.source is not first]


def _titled(title: str, sources: Sequence[Source]) -> bool:
    """What stands in quotation marks is a name: it is in the evidence word by word, but for the last ending."""
    written = [text for source in sources for text in (source.reading.text, *source.quote.section)]
    if any(title in text for text in written):
        return True
    texts, whole = list(map(fold, written)), fold(title)
    if any(whole in text for text in texts):
        return True
    roots = _roots(whole)
    near = [text for text in texts if all(root in text for root in roots)]
    ending_free = re.compile(r"\w{0,2}\W+".join(map(re.escape, roots))) if near else None
    return ending_free is not None and any(ending_free.search(text) for text in near)


def _roots(folded: str) -> list[str]:
    """The words of a title, without the ending that the case changes ("Regionaler", "Regionale")."""
    return [word[:-1] if len(word) > _SHORT else word for word in re.findall(r"\w+", folded)]


def _elsewhere(word: Word, alignment: Alignment, sources: Sequence[Source], names: frozenset[str]) -> bool:
    """Another sentence says the same of this name."""
    claim = alignment.reading
    figures = claim.figures
    others = [other for other in claim.content if not other.name and not other.light]
    for source in sources:
        if word.name in source.reading.names and others:
            shared = sum(any(likeness(o, t) >= WORD_COVERED for t in source.reading.content) for o in others)
            counted = all(any(same_value(c.figure, q.figure) for q in source.reading.figures) for c in figures)
            placed = claim.names - _listed_with(word, claim) <= names_around(source, names)
            if counted and placed and shared >= _SHARED_CONTENT * len(others):
                return True
    return False


def _listed_with(word: Word, claim: Reading) -> frozenset[str]:
    """The name and those of its enumeration: the other sentence need not name these."""
    return frozenset({word.name or ""}).union(*(group for group in groups(claim) if word.name in group))


def _is_proper(word: Word) -> bool:
    return word.name is None and (word.quoted or _spelled_as_name(word.text))


@lru_cache(maxsize=1 << 13)
def _spelled_as_name(word: str) -> bool:
    return bool(_LOOKS_LIKE_NAME.search(word)) and not word.islower()
