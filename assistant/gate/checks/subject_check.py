"""A verb that turns from singular to plural has got another subject: "Biotonnen erkennen" for "eine KI erkennt"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.comparing.matching import PREFIXES, alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import first_bare
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import surely_finite
from assistant.gate.words.families import family
from assistant.gate.words.markers import markers, places
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_INSTRUMENT = _GERMAN.words("instrument")
"""What does a deed may be told as its means: "Wolfsburg misst mit Sensoren"."""
_ADJECTIVAL = _GERMAN.words("adjectival")
"""Before a word in -en they make it an adjective or infinitive."""
_ADJECTIVE = re.compile(r"(?:(?<!i)ent|ant|weit|reit|echt|icht|ekt|kret|gut)$")
"""Ends of adjectives that look like verbs: "intelligent", "bundesweit", but not "dient"."""
_ATTRIBUTE = re.compile(rf"^(?:{'|'.join(PREFIXES)})ge\w+(?:t|en)(?:e|en|er|es|em)$")
"""Participles with an ending stand before a noun: "angesiedelten", "ausgewählte"."""
_PARTICIPLE = re.compile(r"^ge\w+(?:t|en)(?:e|en|er|es|em)$")
"""The same without a particle, where a noun follows: "genannten"."""
_TITLE = 3
"""Tokens from "als" to the last word of a title: quotation mark and an adjective between."""
_PRONOUNS = _GERMAN.words("pronouns")


def check_subjects(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every noun that becomes the subject of a verb it is no subject of in the quote."""
    for verb in alignment.matches:
        if verb.counterpart is None or verb.source is None or not _turns(verb.word, verb.counterpart):
            continue
        acts = _acts(verb.word, alignment.reading) and _acts(verb.counterpart, verb.source.reading)
        if not acts or family(verb.word.stem) != family(verb.counterpart.stem):
            continue
        if traded := _traded(verb, alignment):
            yield Reason(ReasonCode.RELATION, f"{traded.text} {verb.word.text}")
        else:
            yield from (
                Reason(ReasonCode.RELATION, f"{noun.text} {verb.word.text}") for noun in _taken(verb, alignment)
            )


def _acts(verb: Word, reading: Reading) -> bool:
    """A finite verb whose subject is a noun: no auxiliary and no pronoun in its clause, no article before it."""
    clause = [word for word in reading.words if word.clause == verb.clause]
    before = next((word.low for word in clause if word.place == verb.place - 1), "")
    if (
        verb.noun
        or before in _ADJECTIVAL
        or _ATTRIBUTE.search(verb.low)
        or (_PARTICIPLE.search(verb.low) and _article(verb, reading))
        or any(word.low in markers().auxiliary for word in clause)
        or _describes(verb, clause)
    ):
        return False
    return not _pronoun(verb, reading)


def _describes(word: Word, clause: Sequence[Word]) -> bool:
    """ "widmete sich smarten Lösungen": before a noun, and the clause has another verb."""
    before_noun = any(other.noun and other.place == word.place + 1 for other in clause)
    others = (other for other in clause if other is not word and not other.noun)
    return word.low.endswith("en") and before_noun and any(surely_finite(other) for other in others)


def _turns(mine: Word, theirs: Word) -> bool:
    """One is singular, the other plural, as far as the ending tells."""
    return (_plural(mine) and _singular(theirs)) or (_singular(mine) and _plural(theirs))


def _plural(verb: Word) -> bool:
    return verb.low.endswith(("en", "eln", "ern"))


def _singular(verb: Word) -> bool:
    return verb.low.endswith(("t", "te")) and not _ADJECTIVE.search(verb.low)


def _pronoun(verb: Word, reading: Reading) -> bool:
    clause = [word for word in reading.words if word.clause == verb.clause]
    return any(word.low in _PRONOUNS and not _article(word, reading) for word in clause)


def _article(word: Word, reading: Reading) -> bool:
    following = [other for other in reading.words if 0 < other.place - word.place <= 2]
    return any(other.noun or other.name for other in following)


def _taken(verb: Match, alignment: Alignment) -> Iterator[Word]:
    """Bare nouns of the clause that the quote has elsewhere, or in a part a doer does not have."""
    quote, theirs = verb.source.reading if verb.source else alignment.reading, verb.counterpart
    for noun in alignment.reading.content:
        if (
            noun.clause != verb.word.clause
            or noun.cue
            or noun.quoted
            or noun.name
            or not noun.noun
            or noun.stem in places()
        ):
            continue
        same = [other for other in alike(noun, quote) if other.noun]
        if same and theirs and all(_no_doer(other, theirs) for other in same):
            yield noun


def _traded(verb: Match, alignment: Alignment) -> Word | None:
    """The first bare noun, where that of the quote stands bare behind it: subject and object change places."""
    if verb.source is None or verb.counterpart is None:
        return None
    mine = first_bare(alignment.reading, verb.word.clause)
    theirs = first_bare(verb.source.reading, verb.counterpart.clause)
    behind = any(
        m.found
        and m.counterpart is theirs
        and m.word is not mine
        and m.word.clause == verb.word.clause
        and not m.word.cue
        for m in alignment.matches
    )
    quote = verb.source.reading
    if mine is None or not behind or any(other.cue or _title(other, quote) for other in alike(mine, quote)):
        return None
    return mine


def _title(word: Word, quote: Reading) -> bool:
    """ "Ulm und Aalen erhalten als „SmarteRegion“ Geld": the subject goes by this name."""
    return word.quoted and any(o.low == "als" and 0 < word.place - o.place <= _TITLE for o in quote.words)


def _no_doer(noun: Word, verb: Word) -> bool:
    elsewhere = noun.hard != verb.hard or (noun.clause != verb.clause and noun.place < verb.place)
    return elsewhere or (noun.cue not in _INSTRUMENT and noun.cue != "")
