"""Words typed as into a search box: the rarest says what is looked for, the others only where or in which field.

"LoRaWAN ländlicher Raum" is no question about the country: what does not speak of LoRaWAN answers nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence.choosing.selection import CLOSE_TO_BEST
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.sentence_choice import unspecific_topics
from assistant.evidence.words.matching import generic_words, text_words, word_coverage
from assistant.gaps.gap import Gap
from assistant.question import Intent
from assistant.run import Run, ScoredSentence
from ingest.catalogue import Catalogue
from ingest.catalogue.mentions import TopicMention
from ingest.documents import Span
from ingest.german import content_words, fold, is_function_word, stem

FEWEST_WORDS, MOST_WORDS = 2, 6
MOST_TERMS = 3
"""Of more, none carries the others: "weiterbildung digitalisierungsbeauftragte kommune kostenlos zertifikat"."""
SAID = 0.7
"""How well a sentence must say each word of a term: as a synonym does."""
TELLS = 3.0
"""Information from which a term tells enough to be shown without the rarest: one fact in twenty says it."""
RARE = 4.5
"""Information from which a further term is looked for as the rarest is: one fact in ninety says it."""
FURTHER_TERM = CLOSE_TO_BEST
"""Gain of a sentence for each further thing it says."""
_WORD = re.compile(r"\w[\w-]*")
_SENTENCE = re.compile(r"[?!.;:]")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that name one thing together: "Open Source", "ländlicher Raum"."""

    written: str
    stems: tuple[str, ...]
    meant: tuple[tuple[str, ...], ...] = ()
    """Stems of each German phrase that says the same as an English one: of "Datenplattform" for "Data Platform"."""
    tells: bool = True
    """False for a field that half of all passages belong to."""

    def is_said(self, text: str, wanted: Wanted) -> bool:
        """True where ``text`` has a synonym of all its words, or every one of them."""
        shared = frozenset.intersection(*(wanted.synonyms.get(word, frozenset()) for word in self.stems))
        found = text_words(text)
        phrases = (*self.meant, *((other,) for other in shared))
        if any(all(word_coverage(word, found) >= SAID for word in phrase) for phrase in phrases):
            return True
        return all(wanted.says(word, text) >= SAID for word in self.stems)

    def information(self, catalogue: Catalogue) -> float:
        return max(map(catalogue.information, self.stems)) if self.tells else 0.0


def terms_of(question: str, catalogue: Catalogue) -> tuple[Term, ...]:
    """The terms of words that make no sentence; none where they make one, or where one is a mere figure."""
    written = list(_WORD.finditer(question))
    if not FEWEST_WORDS <= len(written) <= MOST_WORDS or _SENTENCE.search(question):
        return ()
    if any(is_function_word(word[0]) for word in written):
        return ()
    mentions = catalogue.find_topics(question)
    spans = _joined(written, mentions)
    if len(spans) > MOST_TERMS or any(question[span.start : span.end].isdigit() for span in spans):
        return ()
    found = (_term(question, span, mentions, catalogue) for span in spans)
    return tuple(term for term in found if term.stems)


def _term(question: str, span: Span, mentions: Sequence[TopicMention], catalogue: Catalogue) -> Term:
    written = question[span.start : span.end]
    topics = [catalogue.topic(mention.topic_id) for mention in mentions if mention.span.overlaps(span)]
    telling = (word for word in content_words(written) if word not in generic_words())
    english = (topic for topic in topics if fold(written) in map(fold, topic.english))
    meant = (_stems(word) for topic in english for word in topic.words)
    tells = not topics or any(topic.id not in unspecific_topics() for topic in topics)
    return Term(written, tuple(dict.fromkeys(map(stem, telling))), tuple(filter(None, meant)), tells)


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(map(stem, content_words(phrase)))


def _joined(written: Sequence[re.Match[str]], mentions: Sequence[TopicMention]) -> list[Span]:
    """Words that are one topic's phrase together are one term, and so are an adjective and its noun."""
    found: list[Span] = []
    before = written[0][0]
    for match in written:
        span = Span(*match.span())
        is_described = len(written) <= MOST_TERMS + 1 and _describes(before, match[0])
        if found and (is_described or _is_phrase(found[-1], span, mentions)):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
        before = match[0]
    return found


def _is_phrase(one: Span, other: Span, mentions: Sequence[TopicMention]) -> bool:
    return any(mention.span.overlaps(one) and mention.span.overlaps(other) for mention in mentions)


def _describes(adjective: str, noun: str) -> bool:
    return adjective[0].islower() and noun[0].isupper()


def keyword_gap(run: Run, catalogue: Catalogue) -> Gap | None:
    """Leaves the sentences that speak of the rarest term, those with more terms first; says so where none does.

    Where a further term is rare as well, what speaks of it is left, too.
    """
    if run.places or run.understood.intent is not Intent.FACT or not _asks_for_things(run):
        return None
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    terms = sorted(terms_of(run.standalone, catalogue), key=lambda term: -term.information(catalogue))
    if not terms:
        return None
    carrying, *others = terms
    if not any(carrying.is_said(item.text, wanted) for item in run.sentences):
        return _without(carrying, others, wanted, run, catalogue)
    rare = (carrying, *(term for term in others if term.information(catalogue) >= RARE))
    told = [item for item in run.sentences if any(term.is_said(item.text, wanted) for term in rare)]
    run.sentences = _with_most(told, terms, wanted)
    return None


def _asks_for_things(run: Run) -> bool:
    """False where a word says what is asked of the thing: "Strategie Kosten" is answered by amounts alone."""
    return len(run.understood.parts) == 1 and run.understood.parts[0].asked is None


def _with_most(told: Sequence[ScoredSentence], terms: Sequence[Term], wanted: Wanted) -> tuple[ScoredSentence, ...]:
    """Each covers the question: the things it says only tell which of them comes first; a verb is said in any words."""
    things = [term for term in terms if not term.written.islower()]
    gained = [
        replace(
            item,
            score=item.score + FURTHER_TERM * sum(term.is_said(item.text, wanted) for term in things),
            coverage=1.0,
        )
        for item in told
    ]
    return tuple(sorted(gained, key=lambda item: -item.score))


def _without(carrying: Term, others: Sequence[Term], wanted: Wanted, run: Run, catalogue: Catalogue) -> Gap:
    telling = [term for term in others if term.information(catalogue) >= TELLS]
    nearest = tuple(item for item in run.sentences if any(term.is_said(item.text, wanted) for term in telling))
    return Gap(run.wording("gaps", "words.keyword", word=carrying.written), nearest) if nearest else Gap()
