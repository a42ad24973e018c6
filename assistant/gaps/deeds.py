"""What is asked of doers must be told: towns with an app are no answer to "Welche Stadt hat ihre App abgeschaltet?"."""

from __future__ import annotations

from assistant.evidence.undone import deeds_asked, says_deed, tells_of, undoing_word
from assistant.gaps.gap import Gap, here
from assistant.run import Asked, Intent, Run, ScoredSentence


def deed_gap(run: Run) -> Gap | None:
    """The gap of a deed that no sentence tells; where some do, the others are left out."""
    parts = run.understood.parts
    if run.understood.intent is not Intent.FACT:
        return None
    if all(part.asked is Asked.TROUBLE for part in parts):
        return _of_failures(run)
    if len(parts) > 1:
        return None
    told = [_telling(run, deed) for deed in deeds_asked(run.standalone)]
    if not all(told):
        return Gap()
    if told:
        run.sentences = tuple(item for item in run.sentences if any(item in found for found in told))
    return None


def _telling(run: Run, deed: frozenset[str]) -> list[ScoredSentence]:
    return [item for item in here(run) if tells_of(item.text, deed)]


def _of_failures(run: Run) -> Gap | None:
    """Failures are told in words of their own; that nobody is said to have "aufgegeben" comes first."""
    word = undoing_word(run.standalone)
    if not word or any(says_deed(item.text, word) for item in here(run)):
        return None
    return Gap(run.wording("gaps", "words.how_to", verb=word), run.sentences)
