"""What comes first in the quote comes first in the statement: "erst A, dann B", "B nach A", "B, weil A"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise, permutations

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.ordered_pairs import Pair, turned_round
from assistant.gate.model import Reason
from assistant.gate.sentence.arguments import arguments
from assistant.gate.sentence.attributes import attributes
from assistant.gate.sentence.figures import Day
from assistant.gate.sentence.openings import opening_clause
from assistant.gate.sentence.phrase_heads import governor
from assistant.gate.sentence.places import first_bare, in_clause
from assistant.gate.sentence.reading import STAND, Reading, Word, kept
from assistant.gate.sentence.segments import segments, surely_finite
from assistant.gate.sentence.voice import is_passive
from assistant.gate.words.closed_words import AND, RELATIVE_SUBJECTS
from assistant.gate.words.endings import WITH_ZU
from assistant.gate.words.markers import course
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_RELATIVES = _GERMAN.words("relatives")
_PAST = _GERMAN.pattern("past")
_AIMED = _GERMAN.words("aimed")
_AIMING = _GERMAN.words("aiming")
_DEED = re.compile(r"(?:ung|ungen|ation|bau|erhalt|schutz)$")
_ORIGINS = _GERMAN.words("origins")
_PAIR = 2
_ANTECEDENTS = 2
"""Nouns before a relative clause of which it may speak: "Widerstandskraft gegen Krisen, aus der …"."""


def check_order(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every two words of which the quote says the opposite order, and not the stated one, too."""
    return turned_round(alignment, _ordered)


@kept
def _ordered(reading: Reading) -> frozenset[Pair]:
    said = reading.lows.union([word.cue for word in reading.content])
    return frozenset(
        [pair for rule, cues in _rules().items() if cues is None or not cues.isdisjoint(said) for pair in rule(reading)]
    )


@lru_cache(maxsize=1)
def _rules() -> Mapping[Callable[[Reading], Iterator[Pair]], frozenset[str] | None]:
    """Each with the words and prepositions of which it needs one: most sentences have none of most."""
    words = course()
    return {
        _by_adverb: words["connecting"],
        _by_conjunction: words["reasons"] | words["aims"],
        _by_preposition: words["follows"] | words["precedes"] | words["following"],
        _by_means: frozenset(("durch",)),
        _by_origin: _ORIGINS,
        _by_emerging: frozenset(("aus",)),
        _by_preceding: words["preceding"],
        _by_basis: frozenset(("auf",)),
        _by_purpose: frozenset(("um",)),
        _by_effect: words["that"],
        _by_making: words["making"],
        _by_participle: None,
        _by_aim: _AIMED,
        _by_date: None,
        _by_condition: None,
        _by_causing: None,
    }


def _by_adverb(reading: Reading) -> Iterator[Pair]:
    """ "…, danach …": the segment before it comes first."""
    cut = segments(reading)
    for word in reading.words:
        number = cut.of(word)
        if word.low in course()["connecting"] and number:
            before = (w for w in _telling(reading.content) if cut.of(w) == number - 1)
            behind = [w for w in _telling(reading.content) if cut.of(w) == number]
            yield from ((x, y) for x in before for y in behind)


def _by_conjunction(reading: Reading) -> Iterator[Pair]:
    """ "nachdem …", "bevor …": a clause against the one it hangs on."""
    for word in reading.words:
        reason, aim = word.low in course()["reasons"], word.low in course()["aims"]
        if not (reason or aim):
            continue
        if (parted := opening_clause(reading)) is not None and word is reading.words[0]:
            own, main = list(_telling(parted[0])), list(_telling(parted[1]))
            yield from ((x, y) if reason else (y, x) for x in own for y in main)
            continue
        own = [w for w in _telling(reading.content) if w.clause == word.clause and w.place > word.place]
        main = _main_clause(word, reading)
        if reason and all(w.place >= word.place for w in reading.words if w.clause == word.clause):
            yield from ((x, y) for x in own for y in main)
        elif aim:
            yield from ((y, x) for x in own for y in main)


def _main_clause(conjunction: Word, reading: Reading) -> list[Word]:
    """Words of the clause a subclause hangs on; one that opens the sentence hangs on what follows."""
    over, reason = reading.parents[conjunction.clause], conjunction.low in course()["reasons"]
    if over is None and not reason and (conjunction.place or conjunction.low not in course()["aims"]):
        return []
    return [
        w
        for w in _telling(reading.content)
        if (w.clause == over if over is not None else w.clause != conjunction.clause)
    ]


def _by_preposition(reading: Reading) -> Iterator[Pair]:
    """ "nach der Prüfung …", "auf die Prüfung folgt …", "vor der Prüfung …"."""
    followed = {word.clause for word in reading.words if word.low in course()["following"]}
    for noun in reading.content:
        if not noun.noun or noun.name:
            continue
        after = noun.cue in course()["follows"] or (noun.clause in followed and _followed_by(noun, reading))
        others = (w for w in _telling(in_clause(reading, noun.clause)) if w.content and w.cue != noun.cue)
        if after:
            yield from ((noun, other) for other in others)
        elif noun.cue in course()["precedes"]:
            yield from ((other, noun) for other in others)


def _followed_by(noun: Word, reading: Reading) -> bool:
    """ "Auf die Prüfung folgt der Umbau auf Holz": of two nouns with "auf" not the one that hangs on a noun."""
    others = (w for w in in_clause(reading, noun.clause) if w.cue == "auf" and w.noun and w is not noun)
    return noun.cue == "auf" and (
        governor(noun, reading) is None or all(governor(other, reading) is not None for other in others)
    )


def _by_means(reading: Reading) -> Iterator[Pair]:
    """ "Ruhe durch Abstand": the means comes before what it hangs on; in a passive clause it may be the doer."""
    for noun in reading.content:
        if noun.noun and noun.cue == "durch" and not is_passive(reading, noun.clause):
            head = governor(noun, reading)
            over = governor(head, reading) if head is not None else None
            yield from ((noun, other) for other in (head, over) if other is not None)


def _by_origin(reading: Reading) -> Iterator[Pair]:
    """ "A, aus der B entsteht", "A, durch die B gelingt": what the pronoun stands for comes first."""
    lows = {word.place: word.low for word in reading.words}
    for pronoun in reading.words:
        out_of = pronoun.low in _RELATIVES and lows.get(pronoun.place - 1) in _ORIGINS
        over = reading.parents[pronoun.clause] if out_of else None
        if over is None or any(w.clause == pronoun.clause and w.place < pronoun.place - 1 for w in reading.words):
            continue
        before = [w for w in _telling(reading.content) if w.clause == over and w.place < pronoun.place and w.noun]
        behind = [w for w in _telling(reading.content) if w.clause == pronoun.clause and w.noun]
        yield from ((x, y) for x in before[-_ANTECEDENTS:] for y in behind)


def _by_emerging(reading: Reading) -> Iterator[Pair]:
    """ "Aus dem Plan ging die Gruppe hervor", "aus A entstand B"."""
    for verb in reading.content:
        if verb.noun or not verb.stem.startswith(tuple(course()["emerging"])):
            continue
        clause = [word for word in in_clause(reading, verb.clause) if word.content and word.noun]
        emerging = [word for word in _telling(clause) if not word.cue]
        yield from ((x, y) for x in _telling(clause) if x.cue == "aus" for y in emerging)


def _by_preceding(reading: Reading) -> Iterator[Pair]:
    """ "Dem Bau geht eine Planung voraus": what stands in the dative comes later."""
    for word in reading.words:
        if word.low not in course()["preceding"]:
            continue
        nouns = [w for w in _telling(reading.content) if w.clause == word.clause and w.noun]
        later = [w for w in nouns if w.cue == "dat" or (w.cue == "acc" and w.place < word.place)]
        yield from ((x, y) for x in nouns for y in later if not x.cue)


def _by_basis(reading: Reading) -> Iterator[Pair]:
    """ "B auf Basis von A", "B beruht auf A": the basis comes first."""
    resting = {word.clause: word for word in reading.words if _rests(word)}
    for noun in reading.content:
        if noun.cue != "auf" or not noun.noun:
            continue
        if noun.low in course()["bases"]:
            clause = [w for w in _telling(reading.content) if w.clause == noun.clause and w.noun]
            below = next((w for w in clause if w.place > noun.place and governor(w, reading) is noun), None)
            yield from ((below, w) for w in clause if below is not None and w.place < noun.place)
        elif verb := resting.get(noun.clause):
            subject = first_bare(reading, noun.clause)
            if subject is not None and not subject.name and subject.place < verb.place < noun.place:
                yield noun, subject


def _rests(word: Word) -> bool:
    """ "beruht", and "baut … auf", but not "baut auf dem Dach"."""
    return word.low in course()["resting"] and (not word.low.startswith("bau") or word.stem.startswith("auf"))


def _by_effect(reading: Reading) -> Iterator[Pair]:
    """ "A führt dazu, dass B", "A, sodass B", and "dadurch, dass A, B": what "dass" opens is effect or cause."""
    for word in reading.words:
        over = reading.parents[word.clause] if word.low in course()["that"] else None
        if over is None:
            continue
        before = next((w.low for w in reversed(reading.words) if w.place < word.place), "")
        own = [w for w in _telling(reading.content) if w.clause == word.clause]
        main = [w for w in _telling(reading.content) if w.clause == over]
        if before in course()["thereby"]:
            yield from ((x, y) for x in own for y in main)
        elif word.low in course()["so"] or before in course()["thereto"]:
            yield from ((x, y) for x in main for y in own)


def _by_making(reading: Reading) -> Iterator[Pair]:
    """ "eine Gruppe, die einen Plan erarbeitete": who makes it was there before it."""
    for verb in reading.words:
        over = reading.parents[verb.clause] if verb.low in course()["making"] else None
        if over is None:
            continue
        clause = in_clause(reading, verb.clause)
        if clause[0].low not in RELATIVE_SUBJECTS or any(w.noun and not w.cue for w in clause):
            continue
        made = [w for w in _telling(clause) if w.cue == "acc" and w.noun]
        makers = [w for w in _telling(reading.content) if w.clause == over and w.noun and w.place < clause[0].place]
        yield from ((x, y) for x in makers for y in made)


def _by_participle(reading: Reading) -> Iterator[Pair]:
    """ "genehmigte den im März beschlossenen Plan": what a past participle before the object tells came first."""
    before_nouns = attributes(reading)
    for participle, noun in before_nouns.items():
        if not _PAST.search(participle.low) or not noun.noun:
            continue
        verbs = (w for w in reading.content if w.clause == noun.clause and w.low == w.text)
        yield from (
            (participle, w)
            for w in verbs
            if w.low.endswith("te") and w not in before_nouns and w.place < participle.place
        )


def _by_aim(reading: Reading) -> Iterator[Pair]:
    """ "Für die Umsetzung des Plans wurde B gegründet": the aim, with what hangs on it, comes after the deed."""
    for noun in reading.content:
        if noun.cue not in _AIMED or not _DEED.search(noun.low) or not _free(noun, reading):
            continue
        aim = [w for w in _telling(reading.content) if w is noun or governor(w, reading) is noun]
        deed = [w for w in _telling(reading.content) if w.clause == noun.clause and w.cue not in (noun.cue, "gen")]
        yield from ((x, y) for x in deed for y in aim if x not in aim)


def _by_date(reading: Reading) -> Iterator[Pair]:
    """ "im Mai beschlossen und im August genehmigt": of two parts with a date each the earlier."""
    if len(reading.figures) < _PAIR:
        return
    dated: dict[int, list[Day]] = {}
    for figure in reading.figures:
        if figure.figure.date and figure.cue != STAND:
            dated.setdefault(figure.soft, []).append(figure.figure.date)
    single = [(soft, days[0]) for soft, days in dated.items() if len(days) == 1]
    for (first, one), (second, two) in permutations(single, 2):
        if _before(one, two):
            earlier = [w for w in _telling(reading.content) if w.soft == first]
            later = [w for w in _telling(reading.content) if w.soft == second]
            yield from ((x, y) for x in earlier for y in later if not (x.noun and y.noun))


def _before(one: Day, two: Day) -> bool:
    """As far as both say it."""
    if one.year is None or two.year is None:
        return False
    if one.year != two.year or one.month is None or two.month is None:
        return one.year < two.year
    return one.month < two.month or (one.month == two.month and (one.day or 0) < (two.day or 0) and bool(one.day))


def _by_condition(reading: Reading) -> Iterator[Pair]:
    """ "Gehört der Zugang der Stadt, stärkt das …": a clause that opens with its verb is the condition of the next."""
    words = reading.words
    if not words or words[0].noun or not surely_finite(words[0]) or reading.text.rstrip().endswith("?"):
        return
    main = next((w for before, w in pairwise(words) if w.soft != before.soft and surely_finite(w)), None)
    if main is not None and main.low not in AND:
        own = [w for w in _telling(reading.content) if w.place < main.place]
        behind = [w for w in _telling(reading.content) if w.place >= main.place and w.hard == main.hard]
        yield from ((x, y) for x in own for y in behind)


def _by_causing(reading: Reading) -> Iterator[Pair]:
    """ "A ermöglicht B": who does it before what it is done to."""
    causing = tuple(course()["causing"])
    if not any(word.low.startswith(causing) for word in reading.content):
        return
    for verb in arguments(reading).verbs:
        found = arguments(reading).get(verb) if verb.low.startswith(causing) else None
        if found is not None and not found.passive:
            yield from ((x, y) for x in _telling(found.doers) for y in _telling(found.done))


def _free(noun: Word, reading: Reading) -> bool:
    """Its preposition opens the sentence or stands behind a verb: no other noun stands between, or right before it."""
    before = [w for w in reading.words if w.place < noun.place and w.soft == noun.soft]
    place = next((i for i in range(len(before) - 1, -1, -1) if before[i].low in _AIMING), None)
    if not noun.noun or place is None or any(w.noun for w in before[place:]):
        return False
    return (place > 0 and not before[place - 1].noun) or before[place] is reading.words[0]


def _by_purpose(reading: Reading) -> Iterator[Pair]:
    """ "A, um B zu erreichen": the aim comes after the deed."""
    if reading.words and reading.words[0].low == "um" and (parted := opening_clause(reading)) is not None:
        yield from ((x, y) for x in _telling(parted[1]) for y in _telling(parted[0]))
        return
    for word in reading.words:
        over = reading.parents[word.clause] if word.low == "um" else None
        if over is None or any(w.clause == word.clause and w.place < word.place for w in reading.words):
            continue
        own = in_clause(reading, word.clause)
        if not any(w.low == "zu" or WITH_ZU.search(w.low) for w in own if not w.noun):
            continue
        main = [w for w in _telling(reading.content) if w.clause == over]
        yield from ((x, y) for x in main for y in _telling(own) if y.content)


def _telling(words: Iterable[Word]) -> Iterator[Word]:
    return (word for word in words if not word.name and not word.light)
