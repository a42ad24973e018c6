"""Who does the deed of a verb: of a passive who is named by it, else its subject, told by order and article (pure)."""

from __future__ import annotations

import re

from assistant.gate.comparing.wordings import receiving
from assistant.gate.sentence.places import at_places, one_before_several
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.subjects import compared
from assistant.gate.sentence.voice import BY, is_passive, nominative
from assistant.gate.words.closed_words import AND, BEFORE_DOER, RELATIVE_SUBJECTS
from assistant.gate.words.lexicon import strong_forms
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_PARTICIPLE = re.compile(r"(?:(?:\w+)?ge\w+(?:t|en)|(?:be|emp|ent|er|ver|zer|über|unter)\w+(?:t|en)|\w+iert)$")
"""Words that may be a participle: "getragen", "angelegt", "verwaltet", "programmiert"; "zählt" is none."""
_MASCULINE = _GERMAN.pattern("masculine")
"""What stands before a masculine subject: "ein neuer", "ein 20-köpfiger"."""
_FEMALE = _GERMAN.endings("female")
"""Ends of nouns whose "der" is a dative: "hilft der Stadt"."""
_NO_FRONT = _GERMAN.words("no_front")
"""Before a verb they are its subject, or the subject is that of the clause before."""


def doer_of(verb: Word, reading: Reading) -> Word | None:
    """Of a passive the nearest word after "von" or "durch", of a finite verb the bare noun before it.

    Behind the verb it is told from the object by its article only.
    """
    nouns = [w for w in reading.content if w.clause == verb.clause and (w.noun or w.name) and not _cut_off(w, reading)]
    if is_passive(reading, verb.clause) or _passive_behind(verb, reading):
        by = (w for w in nouns if w.cue in BY and not _one_of(w, reading))
        return min(by, key=lambda w: (w.soft != verb.soft, abs(w.place - verb.place)), default=None)
    if reading.parents[verb.clause] is not None and _relative(verb, reading):
        return None
    if (first := _carried_on(verb, reading)) is not None:
        return doer_of(first, reading)
    bare = [w for w in nouns if not w.cue and not leads_noun(w, reading) and not compared(w, reading)]
    bare = [w for w in bare if not one_before_several(w, verb, reading)]
    near = [w for w in bare if w.soft == verb.soft]
    if (
        behind := _subject_behind(verb, near, reading)
        or _receiver_behind(verb, near)
        or _behind_list(verb, bare, reading)
    ):
        return behind
    if not any(w.place < verb.place or nominative(w, reading) for w in near):
        near = [w for w in bare if w.place < verb.place][-1:] or near or bare
    leads = near and (near[0].place < verb.place or nominative(near[0], reading) or _inverted(verb, near[0], reading))
    return near[0] if leads else None


def surely_subject(noun: Word, reading: Reading) -> bool:
    """ "Geld gab der Verband": behind the verb with the article of a masculine subject."""
    return noun.name is None and not noun.low.endswith(_FEMALE) and nominative(noun, reading, ("der",))


def finite(word: Word) -> bool:
    """A verb by its form, strong ones ("lief") by their stem."""
    return verbal(word.low) or word.stem in strong_forms()


def _carried_on(verb: Word, reading: Reading) -> Word | None:
    """ "Die App zeigt Pegel, warnt aber nicht": a verb that opens its part has the subject of the first one."""
    clause = [w for w in reading.words if w.clause == verb.clause]
    opening = next((w for w in clause if w.soft == verb.soft and w.low not in AND), None)
    if opening is not verb:
        return None
    return next((w for w in clause if w.soft < verb.soft and finite(w) and not (w.noun or w.name)), None)


def _one_of(noun: Word, reading: Reading) -> bool:
    """ "als eines von fünf Projekten": counted, and no doer."""
    counting = next((f.place for f in reading.figures if f.noun is noun), None)
    if counting is None:
        return False
    return any(word.low.startswith("eine") for word in at_places(reading, counting - 2, counting - 2))


def _cut_off(word: Word, reading: Reading) -> bool:
    """ "Geo- und Sensordaten": the first part of a compound does nothing."""
    return reading.text[word.start + len(word.text) :].startswith(("- ", "-,"))


def _subject_behind(verb: Word, near: list[Word], reading: Reading) -> Word | None:
    """ "Die Logistik übernimmt der Kreis": behind the verb, with the article of a masculine subject.

    Not behind a figure, where it is a genitive: "die Hälfte der Erwachsenen".
    """
    if not near or near[0].place > verb.place or nominative(near[0], reading):
        return None
    shared = {figure.place + 2 for figure in reading.figures if figure.figure.date is None}
    behind = [w for w in near if w.place > verb.place and w.place not in shared and not w.low.endswith(_FEMALE)]
    return next((w for w in behind if nominative(w, reading, ("der",)) or _described_masculine(w, reading)), None)


def _described_masculine(noun: Word, reading: Reading) -> bool:
    """ "begleitete ein neuer Beirat", "ein 20-köpfiger Beirat": "ein" before "-er" is a masculine subject."""
    before = reading.text[: noun.start].rstrip()
    return bool(_MASCULINE.search(before))


def _passive_behind(verb: Word, reading: Reading) -> bool:
    """ ", programmiert vom Büro": a participle behind a comma with its doer right behind it."""
    after = next((word.low for word in reading.words if word.place == verb.place + 1), "")
    opens = not any(word.soft == verb.soft and word.place < verb.place for word in reading.words)
    return after in BEFORE_DOER and opens and bool(_PARTICIPLE.match(verb.low))


def _receiver_behind(verb: Word, near: list[Word]) -> Word | None:
    """ "Förderung erhält Oberhausen": a town behind a verb of receiving receives, it is not received."""
    if not near or near[0].name or near[0].place > verb.place or not verb.low.startswith(receiving()):
        return None
    return next((word for word in near if word.name and word.place == verb.place + 1), None)


def _behind_list(verb: Word, bare: list[Word], reading: Reading) -> Word | None:
    """ "Kurse, Geräte und Räume bietet das Labor": one does it, so it is none of those listed before."""
    before = [w for w in bare if w.place < verb.place]
    behind = [w for w in bare if w.place > verb.place and w.soft == verb.soft]
    if len(before) < 2 or not behind or not verb.low.endswith("t"):
        return None
    listed = any(w.low in AND for w in at_places(reading, before[-1].place - 1, verb.place))
    return behind[0] if listed else None


def leads_noun(name: Word, reading: Reading) -> bool:
    """ "Berliner Büro", "Hamburgs Plattform": the noun behind it does it."""
    following = next((other for other in reading.content if other.place == name.place + 1), None)
    adjective = name.low.endswith(("er", "s")) or name.text[0].islower()
    return name.name is not None and adjective and following is not None and (following.noun or bool(following.name))


def _relative(verb: Word, reading: Reading) -> bool:
    """ ", der Schritte beschreibt": what the pronoun stands for does it."""
    opening = next(word for word in reading.words if word.clause == verb.clause)
    return opening.low in RELATIVE_SUBJECTS


def _inverted(verb: Word, noun: Word, reading: Reading) -> bool:
    """ "Bei „FairCare“ erfassten Menschen": behind a phrase and the verb comes the subject."""
    clause = [word for word in reading.words if word.clause == verb.clause]
    before = [word for word in clause if word.place < verb.place]
    fronted = any(word.cue and (word.noun or word.name) for word in before) or (
        bool(before) and reading.parents[verb.clause] is None and not any(w.low in _NO_FRONT for w in before)
    )
    between = [word for word in clause if verb.place < word.place < noun.place]
    return fronted and all(not word.noun for word in between)
