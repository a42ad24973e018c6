"""Which sentences may be examples: those of the deed asked about, and of what a means is to serve (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.choosing.selection import only_answers
from assistant.evidence.words.matching import AskedWords, coverages, text_words
from assistant.evidence.words.means import purpose_of
from assistant.evidence.words.undone import deed_listed, tells_of
from assistant.question import Asked
from assistant.run import Run, ScoredSentence

TITLE = re.compile(r"„[^“]*“")
"""A name in quotation marks says nothing of what it names: „Fuchstal leuchtet“ is an emergency plan."""


def of_the_deed(run: Run) -> Sequence[ScoredSentence]:
    """Those that tell of the deed where one must be told; else all."""
    deed = deed_listed(run.in_german)
    return [item for item in run.sentences if tells_of(item.text, deed)] if deed else run.sentences


def on_purpose(run: Run) -> Sequence[ScoredSentence]:
    """Without those that speak of the means alone, where any speaks of what they are to serve."""
    sentences = of_the_deed(run)
    if any(part.asked is Asked.TROUBLE for part in run.understood.parts):
        sentences = only_answers(sentences, run.understood.parts)
    nouns = purpose_of(run.understood.search_text)
    if not nouns:
        return sentences
    asked = AskedWords(nouns, (1.0,) * len(nouns), run.understood.synonyms)
    found = [item for item in sentences if any(coverages(asked, text_words(_with_heading(item, run))))]
    return found or sentences


def _with_heading(item: ScoredSentence, run: Run) -> str:
    """The sentence without titles in it, and the heading right above: "Freie Parkplätze" says what sensors serve."""
    return f"{run.evidence[item.evidence].hit.passage.heading} {TITLE.sub('', item.text)}"
