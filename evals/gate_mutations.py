"""Wrong statements made from right ones by script: one seeded change of one kind each.

Every mutator takes a right statement and the world around it and yields changed statements that the quote no longer
carries. What a mutator cannot be sure to make wrong (swapping two towns of a list) it leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random

import yaml

_ROOT = 5
"""Letters of a word by which the passage is searched for it."""

_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:\.\d{3})*(?:,\d+)?(?![\w/-])(?!\.\s?(?:[A-Z]|/|–))(?!\.\d)")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d)")
_MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_DAY = re.compile(rf"\b(\d{{1,2}})\.(?=\s(?:{'|'.join(_MONTHS)}))")
_NUMBER_WORDS = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS)})\b", re.IGNORECASE)
_QUOTED = re.compile(r"„([^“]{3,40})“")
_PREPOSITION_NOUN = re.compile(
    r"\b(für|mit|über|an|am|durch|gegen|ohne|unter|auf|aus|von|zur|zum|im|in)\s((?:[a-zäöüß]+\s){0,2})((?!Beispiel|Ende|Jahr)[A-ZÄÖÜ][\w-]{3,})"
)

_FULL = {"zum": "zu", "zur": "zu", "im": "in", "am": "an"}

_UNITS = (
    ("Prozent", "Euro"),
    ("Millionen Euro", "Euro"),
    ("Millionen", "Tausend"),
    ("Kilometer", "Meter"),
    ("Meter", "Kilometer"),
    ("Einwohner", "Haushalte"),
    ("Einwohnern", "Haushalten"),
    ("Jahre", "Monate"),
    ("Jahren", "Monaten"),
    ("Monate", "Jahre"),
    ("Teilnehmenden", "Kommunen"),
    ("Menschen", "Vereine"),
    ("Sensoren", "Fahrzeuge"),
    ("Kommunen", "Bürger"),
    ("Maßnahmen", "Millionen"),
    ("Handlungsfeldern", "Standorten"),
    ("Projekte", "Sensoren"),
    ("Cent", "Euro"),
    ("Personen", "Betriebe"),
    ("Hektar", "Quadratmeter"),
)
_MODALITY = (
    (r"\bsoll\b", "konnte"),
    (r"\bsollen\b", "konnten"),
    (r"\b[Gg]eplant (sind|waren)\b", r"umgesetzt \1"),
    (r"\bgeplant\b", "umgesetzt"),
    (r"\bplant\b", "betreibt"),
    (r"\bplante\b", "betrieb"),
    (r"\bplanten\b", "schafften"),
    (r"\bwill\b", "konnte"),
    (r"\bVorgesehen (sind|waren)\b", r"In Betrieb \1"),
    (r"\bvorgesehen\b", "ausgezahlt"),
    (r"\bangekündigt\b", "durchgeführt"),
    (r"\bbeantragte\b", "erhielt"),
    (r"\bbeantragt\b", "erhalten"),
    (r"\bKünftig soll\b", "Heute kann"),
    (r"\bist im Test\b", "ist in Betrieb"),
    (r"\berprobt\b", "eingeführt"),
    (r"\b(Rat|Fazit) aus (\w+): ", r"In \2 umgesetzt: "),
    (r"\b[Ee]mpfohlen werden\b", "Eingeführt wurden"),
    (r"\bwollte\b", "konnte"),
    (r"\bin Aussicht\b", "zur Verfügung"),
    (r"\bist (\w+) geplant\b", r"ist \1 umgesetzt"),
    (r"\bsollte\b", "konnte"),
)
_SCOPE = (
    (r"\b[Rr]und (?=\d)", "mindestens "),
    (r"\b[Ee]twa (?=\d)", "höchstens "),
    (r"\b[Üü]ber (?=\d)", "unter "),
    (r"\b[Mm]ehr als (?=\d)", "weniger als "),
    (r"\b[Kk]napp (?=\d)", "über "),
    (r"\b[Ff]ast (?=\d)", "mehr als "),
    (r"\bbis zu (?=\d)", "mindestens "),
    (r"\bhöchstens\b", "mindestens"),
    (r"\bmindestens\b", "höchstens"),
    (r"\b[Aa]lle\b", "einige"),
    (r"\b[Aa]llen\b", "einigen"),
    (r"\b[Jj]ede der\b", "eine der"),
    (r"\bnur ", ""),
    (r"\beinige\b", "alle"),
    (r"\bkleinste\b", "größte"),
    (r"\berst im\b", "schon im"),
    (r"\bkostenlos\b", "kostenpflichtig"),
    (r"\bkostenlose\b", "kostenpflichtige"),
    (r"\bmeisten\b", "wenigsten"),
    (r"\btäglich\b", "jährlich"),
    (r"\bpro Jahr\b", "pro Monat"),
    (r"\bunter anderem\b", "ausschließlich"),
    (r"\bübrigen\b", "wenigen"),
)
_VERBS = [
    "ist",
    "sind",
    "war",
    "waren",
    "wird",
    "werden",
    "wurde",
    "wurden",
    "hat",
    "haben",
    "erhält",
    "erhielt",
    "bekommt",
    "misst",
    "messen",
    "läuft",
    "liegt",
    "gibt",
    "umfasst",
    "betreibt",
    "nutzt",
    "zeigt",
    "zeigen",
    "setzt",
    "fand",
    "nahmen",
    "beschloss",
    "entstand",
    "erhielten",
    "bietet",
    "gehört",
    "gehören",
    "kostet",
    "fördert",
    "stellt",
    "stellte",
    "plant",
    "soll",
    "sollen",
    "will",
    "kann",
    "können",
    "konnte",
    "konnten",
]
_VERB = re.compile(rf"\b({'|'.join(_VERBS)})\b")
_NEGATED = (
    (r"\bnicht ", ""),
    (r"\bkeine\b", "viele"),
    (r"\bkeinen\b", "einen"),
    (r"\bkein\b", "ein"),
    (r"\bohne\b", "mit"),
)


@dataclass(frozen=True, slots=True)
class World:
    """What a wrong statement can borrow from: the other towns, those of the same passage, names, figures of others."""

    towns: tuple[str, ...]
    neighbours: tuple[str, ...]
    passage: str
    names: tuple[str, ...]
    foreign_figures: tuple[str, ...]


Mutator = Callable[[str, World, Random], Iterator[str]]


def _replace(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def other_number(text: str, world: World, random: Random) -> Iterator[str]:
    """A number, in digits or words, becomes another that the passage does not have."""
    for match in _NUMBER.finditer(text):
        if not _YEAR.fullmatch(match[0]):
            new = _other_digits(match[0], random)
            if new not in world.passage:
                yield _replace(text, match, new)
    for match in _NUMBER_WORD.finditer(text):
        new = random.choice(_unsaid_words(world.passage) or ["zwanzig"])
        yield _replace(text, match, new)


def _unsaid_words(passage: str) -> list[str]:
    """Number words of which the passage has neither word nor digits."""
    said = set(re.findall(r"\d+", passage))
    values = {word: str(value) for value, word in enumerate(_NUMBER_WORDS, start=2)}
    return [word for word, value in values.items() if word not in passage.lower() and value not in said]


def _other_digits(written: str, random: Random) -> str:
    position = random.choice([index for index, char in enumerate(written) if char.isdigit()])
    digit = random.choice([d for d in "123456789" if d != written[position]])
    return written[:position] + digit + written[position + 1 :]


def other_unit(text: str, world: World, _random: Random) -> Iterator[str]:
    """The unit, or the thing counted, becomes another."""
    for old, new in _UNITS:
        for match in re.finditer(rf"(?<=\d )(?:\w+ )??\b{old}\b", text):
            if new not in world.passage:
                yield _replace(text, match, match[0].replace(old, new))


def other_date(text: str, world: World, random: Random) -> Iterator[str]:
    """Year, month or day become another."""
    for match in _YEAR.finditer(text):
        new = str(int(match[0]) + random.choice((-3, -2, -1, 1, 2, 3)))
        if new not in world.passage:
            yield _replace(text, match, new)
    for match in _MONTH.finditer(text):
        new = random.choice([month for month in _MONTHS if month not in world.passage])
        yield _replace(text, match, new)
    for match in _DAY.finditer(text):
        new = str(1 + (int(match[1]) + random.randrange(1, 27)) % 28)
        if f"{new}." not in world.passage:
            yield _replace(text, match, f"{new}.")


def other_name(text: str, world: World, random: Random) -> Iterator[str]:
    """A quoted name becomes the name of something else."""
    for match in _QUOTED.finditer(text):
        new = random.choice(world.names)
        if new not in world.passage:
            yield _replace(text, match, f"„{new}“")


def other_place(text: str, world: World, random: Random) -> Iterator[str]:
    """A town becomes one the passage does not name."""
    for town in (town for town in world.towns if re.search(rf"\b{re.escape(town)}\b(?!-)", text)):
        new = random.choice([other for other in world.towns if other not in world.passage])
        yield re.sub(rf"\b{re.escape(town)}\b", new, text, count=1)


def other_project(text: str, world: World, random: Random) -> Iterator[str]:
    """A town becomes one that the same passage says something else about."""
    for town in (town for town in world.towns if re.search(rf"\b{re.escape(town)}\b(?!-)", text)):
        others = [other for other in world.neighbours if other not in text and town not in other and other not in town]
        if others:
            yield re.sub(rf"\b{re.escape(town)}\b", random.choice(others), text, count=1)


def foreign_figure(text: str, world: World, random: Random) -> Iterator[str]:
    """A figure becomes one that the passage gives for something else."""
    for match in _NUMBER.finditer(text):
        plain = not _YEAR.fullmatch(match[0])
        others = [f for f in world.foreign_figures if f != match[0] and f not in text and not _YEAR.fullmatch(f)]
        if plain and others:
            yield _replace(text, match, random.choice(others))


def negated(text: str, _world: World, _random: Random) -> Iterator[str]:
    """A "nicht" comes in or a negation goes."""
    for pattern, new in _NEGATED:
        if re.search(pattern, text):
            yield re.sub(pattern, new, text, count=1)
    if match := _VERB.search(text):
        yield _replace(text, match, f"{match[0]} nicht")


def told_as_done(text: str, _world: World, _random: Random) -> Iterator[str]:
    """Planned, asked for, announced or advised is told as done."""
    for pattern, new in _MODALITY:
        if re.search(pattern, text):
            changed = re.sub(pattern, new, text, count=1)
            if not re.search(
                r"\b(?:soll|sollen|geplant|plant|will|künftig|Ziel|voraussichtlich)\b", changed, re.IGNORECASE
            ):
                yield changed[0].upper() + changed[1:]


def other_scope(text: str, _world: World, _random: Random) -> Iterator[str]:
    """A bound, quantifier or restriction turns."""
    for pattern, new in _SCOPE:
        if re.search(pattern, text):
            changed = re.sub(pattern, new, text, count=1)
            yield changed[0].upper() + changed[1:]


def swapped_figures(text: str, _world: World, _random: Random) -> Iterator[str]:
    """Two amounts of a sentence change places."""
    found = [m for m in _NUMBER.finditer(text) if not _YEAR.fullmatch(m[0])]
    found += [m for m in _NUMBER_WORD.finditer(text) if m[0].islower()]
    yield from _swaps(text, sorted(found, key=lambda m: m.start()))


def swapped_dates(text: str, _world: World, _random: Random) -> Iterator[str]:
    """Two dates of a sentence change places."""
    dates = re.compile(rf"(?:\d{{1,2}}\. )?(?:{'|'.join(_MONTHS)})(?: \d{{4}})?|(?<!\d)20\d\d(?!\d)")
    yield from _swaps(text, list(dates.finditer(text)), ignore=r"\s?(?:und|bis|/|–|,)\s?")


def swapped_towns(text: str, world: World, _random: Random) -> Iterator[str]:
    """Two towns that are not just listed change places."""
    towns = re.compile("|".join(rf"\b{re.escape(t)}\b" for t in sorted(world.towns, key=len, reverse=True)))
    listed = r"(?:\s?(?:und|,|/|-|sowie|oder|als auch|in|aus|der|[A-ZÄÖÜ]\w+)\s?)+"
    yield from _swaps(text, list(towns.finditer(text)), ignore=listed)


def swapped_nouns(text: str, _world: World, _random: Random) -> Iterator[str]:
    """Two nouns behind different prepositions change places."""
    found = list(_PREPOSITION_NOUN.finditer(text))
    for first, second in pairwise(found):
        if _FULL.get(first[1], first[1]) != _FULL.get(second[1], second[1]) and first[3] != second[3]:
            yield (
                text[: first.start(3)]
                + second[3]
                + text[first.end(3) : second.start(3)]
                + first[3]
                + text[second.end(3) :]
            )


def exchanged_noun(text: str, world: World, random: Random) -> Iterator[str]:
    """One everyday noun becomes another of the same gender or number that the passage does not have."""
    yield from _exchanges(text, world, random, "nouns")


def exchanged_verb(text: str, world: World, random: Random) -> Iterator[str]:
    """One verb becomes another of the same form that the passage does not have."""
    yield from _exchanges(text, world, random, "verbs")


def _exchanges(text: str, world: World, random: Random, sort: str) -> Iterator[str]:
    for words in exchangeable()[sort].values():
        for match in re.finditer(rf"\b(?:{'|'.join(words)})\b", text):
            others = [word for word in words if word[:_ROOT].lower() not in world.passage.lower() and word not in text]
            if others:
                yield _replace(text, match, random.choice(others))


@lru_cache(maxsize=1)
def exchangeable() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Sort ("nouns", "verbs") → class → words that may stand for each other in a sentence, none meaning the same."""
    path = Path(__file__).parent / "data" / "gate" / "exchanged.yaml"
    found: dict[str, dict[str, list[str]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _swaps(text: str, found: Sequence[re.Match[str]], ignore: str = r"\s?(?:bis|–|/)\s?") -> Iterator[str]:
    for first, second in pairwise(found):
        between = text[first.end() : second.start()]
        if first[0] != second[0] and not re.fullmatch(ignore, between):
            yield text[: first.start()] + second[0] + between + first[0] + text[second.end() :]


MUTATORS: dict[str, Mutator] = {
    "number": other_number,
    "unit": other_unit,
    "date": other_date,
    "name": other_name,
    "place": other_place,
    "project": other_project,
    "figure_of_another": foreign_figure,
    "negation": negated,
    "modality": told_as_done,
    "scope": other_scope,
    "relation_figures": swapped_figures,
    "relation_dates": swapped_dates,
    "relation_towns": swapped_towns,
    "relation_nouns": swapped_nouns,
    "noun": exchanged_noun,
    "verb": exchanged_verb,
}
