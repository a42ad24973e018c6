"""Planned stays planned, done stays done, advice stays advice: compared clause by clause."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.leaning_clauses import leans_on, rests_on
from assistant.gate.comparing.modals import can_for_must, comes_for_can, forbids, future, has_for_wishes
from assistant.gate.comparing.tenses import is_past, tells_of_the_past
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.modes import HEDGES, NEEDED, modes, own_modes
from assistant.gate.sentence.places import in_clause, lows_in
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import OF_THESE, OUT_OF, WILL
from assistant.gate.words.endings import WITH_ZU
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_UNTIL = _GERMAN.words("until")
_RELATIVES = _GERMAN.words("relatives")
_OPENING = _RELATIVES | _GERMAN.words("opening")
_AIMS = _GERMAN.words("aims")
_DECLINED = ("e", "er", "es", "em")
_ADDING = _GERMAN.words("adding")
_NEAR = 4
"""Tokens from "von" to what is shared out: "von den über 16 Millionen"."""

_WAS_TO = {"planned", "advised"}
"""Of "sollte": advice, or what was meant to come of what is told in the past."""
EXPECTED = "expected"
"""Marks a plan or a possibility that somebody counts on."""


ToldMode = tuple[Reading, int, str]
"""A clause of a quote and a mode of it."""


def modes_told(alignment: Alignment) -> frozenset[ToldMode]:
    """The modes of the clauses leant on that the statement tells."""
    claim = alignment.reading
    leaning = [(clause, leans_on(alignment, clause)) for clause in range(len(claim.parents))]
    return frozenset(
        (on[0].reading, on[1], mode)
        for clause, on in leaning
        if on
        for mode in modes(claim, clause) & modes(on[0].reading, on[1])
    )


def check_modality(
    alignment: Alignment, told: frozenset[ToldMode] = frozenset(), last: frozenset[str] = frozenset()
) -> list[Reason]:
    """A reason for every clause whose mode differs from that of the clause it leans on.

    ``told`` are the modes earlier parts of the same statement told of clauses, ``last`` those of the part before.
    """
    resting = [(clause, rests_on(alignment, clause)) for clause in range(len(alignment.reading.parents))]
    return [
        reason
        for clause, leaning in resting
        if leaning is not None
        for reason in _compared(alignment, clause, leaning, told, last)
    ]


def _compared(
    alignment: Alignment, clause: int, leaning: tuple[Source, int], told: frozenset[ToldMode], last: frozenset[str]
) -> Iterator[Reason]:
    claim, quoted = alignment.reading, lows_in(leaning[0].reading, leaning[1])
    lows = lows_in(claim, clause)
    mine, theirs = modes(claim, clause), modes(leaning[0].reading, leaning[1]) - _of_next_deed(alignment, *leaning)
    if "managed" in mine and (not tells_of_the_past(alignment) or _only_meant(*leaning)):
        yield Reason(ReasonCode.MODALITY, "managed / -")
    meant = mine & HEDGES == {"planned"} or (mine & HEDGES == _WAS_TO and tells_of_the_past(alignment))
    if meant and not theirs & HEDGES and _means_to(alignment, clause, leaning):
        return
    yield from _exchanged_modals(alignment, clause, quoted, moded=bool(mine))
    mine |= (_carried_on(claim, clause) | _told_above(alignment, clause, leaning)) & theirs
    mine |= _told_before(claim, clause, leaning, told)
    mine |= last & theirs if not clause and not any(map(_finite, claim.words)) else frozenset()
    mine |= _softly(claim, clause, theirs, leaning) if not mine & HEDGES else frozenset()
    theirs |= _implied(*leaning, lows) & mine if not theirs & HEDGES else frozenset()
    itself = (
        _as_itself(claim, clause, theirs)
        or _joins(alignment, clause, leaning[0], mine)
        or _on_its_own(alignment, clause, leaning, theirs)
    )
    if _differ(mine, theirs) and not itself:
        yield Reason(ReasonCode.MODALITY, f"{_named(mine)} / {_named(theirs)}")


def _exchanged_modals(alignment: Alignment, clause: int, quoted: frozenset[str], *, moded: bool) -> Iterator[Reason]:
    """One modal verb for another; ``quoted`` are the words of the clause leant on."""
    claim, lows = alignment.reading, lows_in(alignment.reading, clause)
    if comes_for_can(claim, clause, quoted):
        yield Reason(ReasonCode.MODALITY, "wird / kann")
    if can_for_must(alignment, lows, quoted):
        yield Reason(ReasonCode.MODALITY, "kann / muss")
    if forbids(alignment, lows):
        yield Reason(ReasonCode.MODALITY, "darf nicht / -")
    if not moded and has_for_wishes(alignment, clause, quoted):
        yield Reason(ReasonCode.MODALITY, "hat / wünscht")


def _only_meant(source: Source, clause: int) -> bool:
    """The clause leant on tells an aim or a plan and no past: "um zu messen", "eine App, die helfen soll"."""
    return bool(modes(source.reading, clause) & {"planned", "purpose"}) and not is_past(
        lows_in(source.reading, clause) - markers().modality["planned"]
    )


def _carried_on(claim: Reading, clause: int) -> frozenset[str]:
    """ "… war angekündigt; Thema: Wege finden": a part without a verb has the mode of the clause before it."""
    found: frozenset[str] = frozenset()
    part: int | None = clause
    while part:
        words = in_clause(claim, part)
        if any(_finite(word) and not (word is words[-1] and word.low.endswith("en")) for word in words):
            break
        found |= modes(claim, part - 1)
        part = claim.parents[part]
    return found


def _finite(word: Word) -> bool:
    return not word.noun and (verbal(word.low) or word.low in markers().auxiliary)


def _told_above(alignment: Alignment, clause: int, leaning: tuple[Source, int]) -> frozenset[str]:
    """ "An der App, die Ulm plante, arbeiten alle" for "Ulm plante eine App, an der alle arbeiten".

    The main clause of the quote has become a relative clause, which has its mode.
    """
    source, theirs = leaning
    above = source.reading.parents[theirs]
    if above is None:
        return frozenset()
    inherited = modes(source.reading, above) - own_modes(source.reading, theirs)
    below = (number for number, parent in enumerate(alignment.reading.parents) if parent == clause)
    told = (own_modes(alignment.reading, number) for number in below if leans_on(alignment, number) == (source, above))
    return frozenset(mode for found in told for mode in found & inherited)


def _told_before(claim: Reading, clause: int, leaning: tuple[Source, int], told: frozenset[ToldMode]) -> frozenset[str]:
    """ "Ulm will ein Netz bauen. Es misst den Pegel" for "ein Netz, das den Pegel misst": the mode of the main clause.

    Or of the clause itself, where both share out what it is about: "davon vier für das Netz".
    """
    source, theirs = leaning
    if not told:
        return frozenset()
    above = source.reading.parents[theirs]
    inherited = modes(source.reading, above) - own_modes(source.reading, theirs)
    shared = lows_in(claim, clause) & lows_in(source.reading, theirs) & OF_THESE
    own = own_modes(source.reading, theirs) if shared or _only_adds(claim, clause) else frozenset()
    return frozenset(
        mode
        for on, found in ((above, inherited), (theirs, own))
        for mode in found
        if on is not None and (source.reading, on, mode) in told
    )


def _only_adds(claim: Reading, clause: int) -> bool:
    """ "Hinzu kommt ein Laden", "Das andere ist ein Steg", "Als Tag war der 3. Mai genannt": nothing is done.

    No deed and no quality of its own, only what belongs to what was told before.
    """
    words = in_clause(claim, clause)
    told = [w for w in words if w.content and not w.noun and not w.name and not w.low.endswith(_DECLINED)]
    known = [w for w in words if w.low in _ADDING or w.low in markers().clause_verbs["naming"]]
    return bool(known) and all(w in known for w in told)


def _of_next_deed(alignment: Alignment, source: Source, clause: int) -> frozenset[str]:
    """ "wird gebaut und danach getestet": the test is another deed, of which the statement tells nothing."""
    tested = [w for w in in_clause(source.reading, clause) if w.low in markers().modality["tested"]]
    told = {m.counterpart.soft for m in alignment.matches if m.found and m.counterpart and m.source is source}
    apart = tested and all(not w.noun and w.low.endswith("t") and w.soft > max(told, default=w.soft) for w in tested)
    return frozenset({"tested"}) if apart else frozenset()


def _as_itself(claim: Reading, clause: int, theirs: frozenset[str]) -> bool:
    """A subclause in past tense has no mode of its main clause: "Geld stand in Aussicht für Ulm, wo … war"."""
    if claim.parents[clause] is None or not is_past(lows_in(claim, clause)):
        return False
    return not _differ(own_modes(claim, clause), theirs)


def _on_its_own(alignment: Alignment, clause: int, leaning: tuple[Source, int], theirs: frozenset[str]) -> bool:
    """A relative clause that rests on another clause of the quote than its main clause has a mode of its own."""
    claim = alignment.reading
    parent = claim.parents[clause]
    lows = [word.low for word in claim.words if word.clause == clause][:2]
    if lows[:1] and lows[0] in markers().prepositions:
        lows = lows[1:]
    if parent is None or not lows or lows[0] not in _OPENING or _differ(own_modes(claim, clause), theirs):
        return False
    above = leans_on(alignment, parent)
    return above is not None and above != leaning


def _joins(alignment: Alignment, clause: int, source: Source, mine: frozenset[str]) -> bool:
    """ "Beantragt waren 7 Euro bei einem Anteil von 5 Prozent" for "hatte 7 Euro beantragt; der Anteil liegt bei 5".

    All of the other clause of that mode is told, and what is told of this one stands behind prepositions. Or the
    clause shares out what its relative clause calls planned.
    """
    claim, quote = alignment.reading, source.reading
    matches = [m for m in alignment.matches if m.found and m.source is source and m.word.clause == clause]
    told = {m.counterpart for m in matches if m.counterpart}
    if not mine & HEDGES:
        first = in_clause(claim, clause)[:1]
        shares = first and first[0].low in OUT_OF and any(f.place - first[0].place <= _NEAR for f in claim.figures)
        below = (own_modes(claim, other) for other, over in enumerate(claim.parents) if over == clause)
        return bool(shares) and any("planned" in modes_below for modes_below in below)
    for other in range(len(quote.parents)):
        words = [w for w in in_clause(quote, other) if w.content and (w.noun or w.name)]
        if mine & HEDGES == own_modes(quote, other) & HEDGES and words and told.issuperset(words):
            rest = [m.word for m in matches if m.counterpart and m.counterpart.clause != other]
            return all(word.cue in markers().prepositions | {"gen"} or not word.noun for word in rest)
    return False


def _means_to(alignment: Alignment, clause: int, leaning: tuple[Source, int]) -> bool:
    """The quote means to do it in other words: by a purpose, a date to come, or what it counts on."""
    lows, theirs = lows_in(alignment.reading, clause), lows_in(leaning[0].reading, leaning[1])
    verbs = markers().clause_verbs
    counted_on = bool(verbs["pursuing"] & theirs) and "auf" in theirs
    asked = bool(verbs["finding"] & lows) and (_anywhere("purpose", leaning[0].reading) or _asks(leaning[0].reading))
    return (
        counted_on
        or asked
        or (_due(*leaning, theirs) and lows.isdisjoint(markers().asked["verbs"]))
        or _serves_a_purpose(alignment, clause)
    )


def _implied(source: Source, clause: int, told: frozenset[str]) -> frozenset[str]:
    """Modes that follow from a word of the clause leant on: "beauftragt, vorzulegen" for "soll vorlegen".

    Not so where the statement tells just that: "soll beschlossen werden" for "beschloss".
    """
    lows = lows_in(source.reading, clause)
    implied = markers().implied.items()
    return frozenset(mode for mode, forms in implied if not forms.isdisjoint(lows) and forms.isdisjoint(told))


def _asks(reading: Reading) -> bool:
    return any(word.low == "ob" for word in reading.words)


def _anywhere(mode: str, reading: Reading) -> bool:
    return any(mode in modes(reading, clause) for clause in range(len(reading.parents)))


def _due(source: Source, clause: int, lows: frozenset[str]) -> bool:
    """ "werden bis Ende 2026 umgesetzt", "wertet sie bis Juni aus": in the present and up to a date."""
    until = any(f.clause == clause and f.cue in _UNTIL and f.figure.date for f in source.reading.figures)
    return until and (not lows.isdisjoint(WILL) or not is_past(lows))


def _softly(claim: Reading, clause: int, theirs: frozenset[str], leaning: tuple[Source, int]) -> frozenset[str]:
    """Modes of the quote that the clause tells without a word that would claim them, or its neighbours tell for it."""
    expected, lows = theirs & (HEDGES | {"tested"}), lows_in(claim, clause)
    counted = any(figure.clause == clause for figure in claim.figures)
    if not counted and not lows.isdisjoint(markers().clause_verbs["naming"]):
        return expected
    said = claim.lows
    wordings = dict(markers().soft)
    if not lows_in(leaning[0].reading, leaning[1]).isdisjoint(markers().asked["verbs"]):
        wordings["planned"] = markers().asked["told"]
    told = {mode for mode, forms in wordings.items() if mode in expected and not forms.isdisjoint(said)}
    if "planned" in expected and not _AIMS.isdisjoint(said) and any(WITH_ZU.search(low) or low == "zu" for low in lows):
        told.add("planned")
    states = not lows.isdisjoint(markers().clause_verbs["state"])
    if states or future(claim, clause):
        told |= {mode for mode in expected if _anywhere(mode, claim)}
        told |= {"planned"} if states and told & HEDGES else set()
    return frozenset(told)


def _serves_a_purpose(alignment: Alignment, clause: int) -> bool:
    """Part of the clause stands in the quote as a purpose ("um Knappheit vorzubeugen")."""
    return any(
        "purpose" in modes(match.source.reading, match.counterpart.clause)
        for match in alignment.matches
        if match.word.clause == clause and match.found and match.source and match.counterpart and match.word.noun
    )


def _differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    hedged, expected = mine & HEDGES, theirs & HEDGES
    duty = frozenset({"obliged"}) if "obliged" in hedged ^ expected else frozenset()
    hedged -= duty if NEEDED in theirs else frozenset()
    expected -= duty if NEEDED in mine else frozenset()
    going_on = "ongoing" in theirs and "established" not in theirs
    if hedged == {"planned"} and ("purpose" in theirs or going_on):
        return False
    if "obliged" in hedged - expected and "possible" in expected:
        return True
    if "purpose" in mine and not hedged and expected == {"planned"}:
        return False
    alike = hedged & expected or EXPECTED in mine & theirs
    if bool(hedged) != bool(expected) or (hedged and not alike):
        return True
    if "finished" in mine and "ongoing" in theirs and "finished" not in theirs:
        return True
    return "tested" in theirs and "tested" not in mine and not hedged


def _named(modes: frozenset[str]) -> str:
    return "+".join(sorted(modes)) or "-"
