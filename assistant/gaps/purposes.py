"""What a means is to serve must be said of it: drones that fly to a hospital are none for the harvest."""

from __future__ import annotations

from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.words.matching import AskedWords, coverages, text_words
from assistant.evidence.words.means import asks_for_means, own_means_of, purpose_of, purpose_written
from assistant.evidence.words.undone import of_doers
from assistant.gaps.gap import LOOKED_AT, Gap, lead
from assistant.question import Intent
from assistant.run import Run, ScoredSentence


def purpose_gap(run: Run) -> Gap | None:
    """The gap of who uses a means for a purpose, or which there are for it, where nothing found speaks of both.

    What does so leads.
    """
    question = run.understood.search_text
    nouns = purpose_of(question)
    if not nouns or len(run.understood.parts) != 1 or not _asks_for_any(run):
        return None
    wanted = [_asked(nouns, run)] + [_asked((word,), run) for word in own_means_of(question)]

    def speaks(item: ScoredSentence) -> bool:
        is_told = all(any(coverages(asked, text_words(item.text))) for asked in wanted)
        return is_told and not says_little(item.text, run.standalone)

    if any(map(speaks, run.sentences[:LOOKED_AT])):
        lead(run, speaks)
        return None
    return Gap(run.wording("gaps", "words.purpose", noun=purpose_written(question)), run.sentences)


def _asked(nouns: tuple[str, ...], run: Run) -> AskedWords:
    return AskedWords(nouns, (1.0,) * len(nouns), run.understood.synonyms)


def _asks_for_any(run: Run) -> bool:
    """True where examples are asked for, who does something, or which means there are."""
    is_fact = run.understood.intent is Intent.FACT
    asks = of_doers(run.in_german) or asks_for_means(run.in_german)
    return run.understood.intent is Intent.EXAMPLES or (is_fact and asks)
