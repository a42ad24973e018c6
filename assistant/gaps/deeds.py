"""What is asked of doers must be told: towns with an app are no answer to "Welche Stadt hat ihre App abgeschaltet?"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.words.undone import deeds_asked, says_deed, tells_of, undoing_word
from assistant.gaps.gap import HEADED, Gap, here
from assistant.question import INHERITED, Asked, Intent
from assistant.run import Run, ScoredSentence
from assistant.wording import texts
from ingest.german import fold, stem


def deed_gap(run: Run) -> Gap | None:
    """The gap of a deed that no sentence tells of the thing; where some do, the others are left out.

    Of several parts only the first has a deed of its own where the others ask on about it ("und warum?").
    """
    parts = run.understood.parts
    if run.understood.intent is not Intent.FACT:
        return None
    if all(part.asked is Asked.TROUBLE for part in parts):
        return _of_failures(run)
    if len(parts) > 1 and not all(INHERITED in part.text for part in parts[1:]):
        return None
    told = [_telling(run, deed) for deed in deeds_asked(parts[0].own_text if len(parts) > 1 else run.in_german)]
    if not all(told):
        return Gap()
    if told:
        run.sentences = tuple(item for item in run.sentences if any(item in found for found in told))
    return None


def _telling(run: Run, deed: frozenset[str]) -> list[ScoredSentence]:
    thing = _thing(run, deed)
    told = (item for item in here(run) if tells_of(item.text, deed))
    return [item for item in told if thing.bearing_of(item, run.evidence[item.evidence]) >= HEADED]


def _thing(run: Run, deed: frozenset[str]) -> Wanted:
    """What the deed was done to, which headings may name: nothing where only doers are asked for."""
    wanted = Wanted.of(run.in_german, run.words, run.understood.parts)
    nouns = tuple(noun for noun in wanted.nouns if noun not in _objects() and not tells_of(noun, deed))
    return replace(wanted, nouns=nouns, deeds=(), focus=None)


@cache
def _objects() -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in texts("gaps")["deed_objects"].split())


def _of_failures(run: Run) -> Gap | None:
    """Failures are told in words of their own; that nobody is said to have "aufgegeben" comes first."""
    word = undoing_word(run.standalone)
    if not word or any(says_deed(item.text, word) for item in here(run)):
        return None
    return Gap(run.wording("gaps", "words.how_to", verb=word), run.sentences)
