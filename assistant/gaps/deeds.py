"""What is asked of doers must be told: towns with an app are no answer to "Welche Stadt hat ihre App abgeschaltet?"."""

from __future__ import annotations

from assistant.evidence.undone import deed_asked, says_deed, tells_of, undoing_word
from assistant.gaps.unsaid import LOOKED_AT, Gap
from assistant.run import Intent, Run


def deed_gap(run: Run) -> Gap | None:
    """The gap of a deed that no sentence tells; where some do, the others are left out."""
    if run.understood.intent is not Intent.FACT:
        return None
    if len(run.understood.parts) > 1:
        return _of_usual(run)
    deed = deed_asked(run.standalone)
    told = tuple(item for item in run.sentences[:LOOKED_AT] if not item.elsewhere and tells_of(item.text, deed))
    if deed and not told:
        return Gap()
    run.sentences = told or run.sentences
    return None


def _of_usual(run: Run) -> Gap | None:
    """Failures are told in words of their own; that nobody is said to have "aufgegeben" comes first."""
    is_usual = {part.untranslated for part in run.understood.parts} == {run.standalone}
    word = undoing_word(run.standalone) if is_usual else ""
    if not word or any(says_deed(item.text, word) for item in run.sentences[:LOOKED_AT]):
        return None
    return Gap(run.wording("gaps", "words.how_to", verb=word), run.sentences)
