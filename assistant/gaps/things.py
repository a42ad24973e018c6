"""Things whose kind is asked for ("Welche Hochwasserwarnsysteme gibt es?"): what names one comes first."""

from __future__ import annotations

from assistant.evidence.asked.question_focus import KIN_SHARE, asks_what_exists, focus_share
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.words.matching import text_words, word_coverage
from assistant.gaps.gap import here, lead
from assistant.run import Run
from ingest.german import content_words, stem


def things_lead(run: Run) -> None:
    """Put what names a thing of the kind asked for before what only speaks of the same matter.

    Where the very word is said, so that clubs with rooms stand beside no "App für Vereine", what has it leads.
    """
    if not run.understood.asks_one_fact or not asks_what_exists(run.standalone):
        return
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    focus = wanted.focus
    if focus is None:
        return
    told = {item for item in here(run) if _says_the_word(focus, item.text)}
    told = told or {item for item in here(run) if wanted.names_things(item.text)}
    if told:
        lead(run, told.__contains__)


def _says_the_word(focus: str, text: str) -> bool:
    """True for the word itself or an instance of it; "Bodenfeuchtesensoren" are only made of its parts."""
    told = text_words(text)
    itself = (word_coverage(stem(word), told) for word in content_words(focus))
    return focus_share(focus, text) > KIN_SHARE or max(itself, default=0.0) >= KIN_SHARE
