"""How much of what was asked a text speaks of (pure): stems, compounds and synonyms."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from assistant.evidence.words.particle_verbs import particle_verbs, with_particle
from assistant.wording import texts
from ingest.german import content_words, fold, is_function_word, stem

SHORTEST_PART = 5
"""Shorter pieces occur inside German words by accident ("rat" in "Fahrrad")."""
SHORTEST_FIRST = 3
"""Letters before a short head: "Rufbus", not "Bus"."""
COMPOUND_SHARE = 0.9
"""A word found inside a compound of the text counts nearly whole ("Beleuchtung" in "Straßenbeleuchtung")."""
VERB_IMPORTANCE = 0.4
"""Verbs and adjectives are paraphrased freely ("bekämpfen", "angehen"); nouns name the thing."""
GENERIC_IMPORTANCE = 0.5
BESIDE_IMPORTANCE = 0.5
"""Where in any town, for whom and what sort of help ("in der Innenstadt", "Bürger", "Ideen für") narrow a question and
are seldom said in its answer.
"""
SYNONYM_SHARE = 0.7
"""A synonym from the vocabulary counts less than the word itself."""

FEWEST_KEYWORDS, MOST_KEYWORDS = 3, 6
"""Words typed without a sentence."""
_RUN = re.compile(r"\w[\w-]*")


@cache
def generic_stems() -> frozenset[str]:
    """The stems of ``generic_words``."""
    return frozenset(map(stem, generic_words()))


@cache
def generic_words() -> frozenset[str]:
    """Words every question of this field contains, which say nothing of what it is about, folded.

    Not their stems: "nutzen" says nothing, "Nutzer" does.
    """
    return frozenset(fold(word) for word in texts("question_words")["generic"].split())


@dataclass(frozen=True, slots=True)
class AskedWords:
    """The content words of a question as stems, with synonyms where the vocabulary knows some.

    ``importance`` has one entry a stem: German writes what a question is about with a capital letter.
    """

    stems: tuple[str, ...]
    importance: tuple[float, ...]
    synonyms: Mapping[str, frozenset[str]] = field(default_factory=dict)


def asked_words(
    question: str,
    synonyms: Mapping[str, frozenset[str]] | None = None,
    wanted: Collection[str] = (),
) -> AskedWords:
    """Distinct content words of ``question``, most of the generic ones left out.

    ``wanted`` are kinds of things asked for (values of ``Asked``): "Geld" in "Wie viel Geld …?" says what the answer
    must contain, not what it is about. Generic words count a little where hardly any other is left.
    """
    nouns = noun_stems(question)
    said = frozenset(word for kind in wanted for word in wanted_stems(kind))
    found = [word for word in dict.fromkeys(map(stem, content_words(question))) if word not in said]
    generic = frozenset(stem(word) for word in content_words(question) if word in generic_words())
    weights = {word: 1.0 if word in nouns else VERB_IMPORTANCE for word in found if word not in generic}
    weights |= _beside(question, weights)
    if sum(weights.values()) < 1.0:
        weights |= {word: GENERIC_IMPORTANCE for word in found if word not in weights}
    return AskedWords(tuple(weights), tuple(weights.values()), synonyms or {})


def _beside(question: str, weights: Mapping[str, float]) -> dict[str, float]:
    """The words of ``weights`` that only say where in any town, for whom or that help is sought, where a noun beside
    them names the thing.
    """
    phrases = (match.group() for pattern in _beside_phrases() for match in pattern.finditer(question))
    found = {stem(word) for phrase in phrases for word in content_words(phrase)}
    beside = {word for word in weights if word in found or word in _people()}
    is_named = any(weight >= 1.0 and word not in beside for word, weight in weights.items())
    return dict.fromkeys(beside, BESIDE_IMPORTANCE) if is_named else {}


@cache
def _beside_phrases() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(texts("question_words")[name]) for name in ("setting", "help_sought"))


@cache
def _people() -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(texts("question_words")["people"]))


@cache
def wanted_stems(kind: str) -> frozenset[str]:
    """Stems of the words that say what kind of thing is asked for, not what the question is about."""
    return frozenset(stem(word) for word in texts("question_words")["wanted"].get(kind, "").split())


def noun_stems(question: str) -> frozenset[str]:
    """Stems of the words written with a capital or a digit; of all words where nothing but the first has a capital.

    Of all words, too, where nothing joins them: "Winterdienst glaettesensoren Bauhof" is no sentence.
    """
    runs = _RUN.findall(question)
    if FEWEST_KEYWORDS <= len(runs) <= MOST_KEYWORDS and not any(is_function_word(run.lower()) for run in runs):
        return frozenset(stem(word) for run in runs for word in content_words(run))
    first_counts = _opens_with_topic(question)
    capital = [
        run
        for place, run in enumerate(runs)
        if not run[0].islower() and (place > 0 or first_counts or run[1:] != run[1:].lower())
    ]
    return frozenset(stem(word) for run in (capital or runs) for word in content_words(run))


def _opens_with_topic(question: str) -> bool:
    """True where the first word is what the question is about: "Rufbus im Dorf, wer hat das?", not "Fährt in …"."""
    found = re.match(texts("question_words")["topic_first"], question)
    return found is not None and fold(found["topic"]) not in generic_words()


@dataclass(frozen=True, slots=True, eq=False)
class TextWords:
    """The words of a text, prepared once for many questions; compared by identity, as what is remembered of it."""

    stems: frozenset[str]
    joined: str
    pieces: tuple[str, ...]
    text: str = ""
    folded: str = ""

    @property
    def verbs(self) -> frozenset[str]:
        """Families of its verbs with a particle: "auslauf" for "läuft … aus", "ausgelaufen" and "auszulaufen"."""
        return particle_verbs(self.text)


@lru_cache(maxsize=1 << 14)
def text_words(text: str) -> TextWords:
    """Prepared words of ``text`` (cached: the same sentences are asked again and again)."""
    found = content_words(text)
    stems = frozenset(stem(word) for word in found)
    folded = fold(text)
    joined = re.sub("|".join(_by_accident()), " ", " " + " ".join(found) + " " + folded)
    return TextWords(stems, joined, pieces_of(stems), text, folded)


def pieces_of(stems: frozenset[str]) -> tuple[str, ...]:
    """Those of ``stems`` that tell of a longer word they stand in: "strass" of "Strassenbeleuchtung"."""
    return tuple(word for word in stems - generic_stems() if len(word) >= SHORTEST_PART)


def holds_by_accident(word: str, other: str) -> bool:
    """True where ``other`` stands inside ``word`` without being meant: "einsam" in "gemeinsam"."""
    return other != word and other in word and any(word.startswith(stem(whole)) for whole in _by_accident())


@cache
def _by_accident() -> tuple[str, ...]:
    return tuple(texts("question_words")["by_accident"].split())


# One answer asks five times of each word and sentence: for the question, its parts, what is to the point.
@lru_cache(maxsize=1 << 15)
def word_coverage(word: str, text: TextWords) -> float:
    """How well ``text`` covers one stem, from 0 to 1; "digital" is no piece that tells of a "Digitallotse"."""
    if word in text.stems:
        return 1.0
    word = _telling_part(word)
    if (len(word) >= SHORTEST_PART and word in text.joined) or _is_head(word, text.stems):
        return COMPOUND_SHARE
    longest = max([len(piece) for piece in text.pieces if piece in word and piece != word], default=0)
    return longest / len(word) if longest else 0.0


def _is_head(word: str, stems: frozenset[str]) -> bool:
    """True where a compound of the text ends with a short noun: "Stadtbus" with "Bus", "Cottbus" by accident."""
    return word in _short_heads() and any(
        one.endswith(word) and len(one) >= len(word) + SHORTEST_FIRST and not holds_by_accident(one, word)
        for one in stems
    )


@cache
def _short_heads() -> frozenset[str]:
    """Stems of nouns too short to be looked for inside any word."""
    return frozenset(map(stem, texts("question_words")["short_heads"].split()))


@lru_cache(maxsize=1 << 12)
def _telling_part(word: str) -> str:
    """A compound without a last part that says nothing: "energie" of "Energieprojekte"."""
    heads = (stem(fold(head)) for head in texts("question_words")["empty_heads"].split())
    cut = (word.removesuffix(head) for head in heads if word.endswith(head))
    return next((part for part in cut if len(part) >= SHORTEST_PART), word)


def coverages(asked: AskedWords, text: TextWords) -> list[float]:
    """Coverage of each asked word, synonyms included."""
    return [
        max(word_coverage(word, text), _by_synonym(asked.synonyms.get(word), text), _as_verb(word, importance, text))
        for word, importance in zip(asked.stems, asked.importance, strict=True)
    ]


def _as_verb(word: str, importance: float, text: TextWords) -> float:
    """1 where a verb with a particle stands in ``text`` in another form; nouns go their own ways ("Aufgabe")."""
    found = with_particle(word) if importance == VERB_IMPORTANCE else None
    return 1.0 if found and found in text.verbs else 0.0


def _by_synonym(synonyms: frozenset[str] | None, text: TextWords) -> float:
    if not synonyms:
        return 0.0
    if synonyms & text.stems or any(len(word) >= SHORTEST_PART and word in text.joined for word in synonyms):
        return SYNONYM_SHARE
    return 0.0


def weighted_coverage(found: Sequence[float], weights: Sequence[float]) -> float:
    """Share of the asked words' weight that is covered, from 0 to 1; 1 where nothing was asked for by word."""
    total = sum(weights)
    return sum(share * weight for share, weight in zip(found, weights, strict=True)) / total if total else 1.0


def coverage_of(words: AskedWords, text: str) -> float:
    """Share of the weight of ``words`` that ``text`` covers, from 0 to 1."""
    return weighted_coverage(coverages(words, text_words(text)), words.importance)
