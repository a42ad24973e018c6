"""What comes nearest to a question that nothing answers for certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft, Form
from assistant.evidence.asked.answer_types import contains_asked, names_cause
from assistant.evidence.choosing.going_on import read_further
from assistant.evidence.choosing.selection import FIGURES, Selected, complete
from assistant.evidence.judging.answerability import SENTENCES, is_of_kind, unmentioned_names
from assistant.evidence.judging.pertinence import is_certainly_pertinent, is_of_the_matter
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.home_towns import is_home
from assistant.evidence.sentences.referring import earlier_text, text_at
from assistant.evidence.sentences.sentence_choice import context_of, is_on_topic, says_the_same, unspecific_topics
from assistant.evidence.sentences.side_notes import How, told_how
from assistant.evidence.words.matching import coverages, text_words
from assistant.evidence.words.means import topics_of_means
from assistant.gaps.known_names import asked_alone, known_names, names_one
from assistant.places import all_told
from assistant.question import Asked, QuestionPart
from assistant.run import Run, ScoredSentence
from assistant.topic_names import topic_name
from ingest.catalogue import Catalogue

MOST = 3
MOST_WORDS = 120
"""What comes nearest is no answer: it is shorter than one."""
LEAST_INFORMATION = 7.0
"""Information, in natural units, a sentence shares with the question: two words of which one fact in thirty speaks.

Of 37 typed questions that were refused although a sentence answers them it leaves 24, 17 of them with that sentence
among those shown; of 59 that nothing answers 21, most of them of the same matter.
"""
FEWEST_WORDS = 2
"""One rare word alone ("Tablet") may stand there for anything."""
FEW_NAMING = 8
"""Sentences with a name: what more of them have says nothing of what is asked."""
OF_BEST = 0.6
"""Share of the best one's information."""
CONTEXT_SHARE = 0.5
"""Words that only title or headings say."""


def nothing_certain(run: Run, catalogue: Catalogue) -> Iterator[Draft]:
    """That there is no answer, and what comes nearest where anything does; sets the status."""
    run.status = AnswerStatus.NO_EVIDENCE
    found = nearest(run, catalogue)
    topic = _topic_asked(run)
    of_topic = _on_topic(run, topic, catalogue) if topic else ()
    if topic and of_topic and not any(is_on_topic(item.evidence, (topic,)) for item in found):
        found = of_topic
        opening = run.wording(
            "answers", "no_evidence_but_topic", topic=topic_name(run.language, catalogue.topic(topic))
        )
    elif found:
        found = tuple(read_further(found, run, words=MOST_WORDS))
        opening = " ".join((*_unmentioned(run), run.wording("answers", "no_evidence_but_near")))
    else:
        opening = " ".join((run.wording("answers", "no_evidence"), *_unmentioned(run)))
    yield Draft(opening, Support.FRAMING)
    yield from (Draft(item.text, Support.QUOTED, (item.quote,), Form.ITEM) for item in found)


def _topic_asked(run: Run) -> str | None:
    """The id of the one field an open question is of: "Wie hilft Technik in der Pflege?". None where a figure, a
    person or the like is asked for or a place is named: what else is done in the field would not help.
    """
    understood = run.understood
    is_open = all(part.asked is None for part in understood.parts) and not unmentioned_names(run)
    if not is_open or run.places or understood.projects or run.only_passages is not None:
        return None
    topics = [topic for topic in understood.topics if topic not in topics_of_means() | unspecific_topics()]
    return topics[0] if len(topics) == 1 else None


def _on_topic(run: Run, topic: str, catalogue: Catalogue) -> tuple[Selected, ...]:
    """The best sentences of passages on ``topic`` that tell what was done or is planned, of one project each."""
    found: list[Selected] = []
    told: set[str] = set()
    for item in run.sentences:
        home = run.evidence[item.evidence]
        projects = {mention.project_id for mention in catalogue.find_projects(item.text)}
        is_new = projects and not projects & told and told_how(item.text, run.standalone) <= How.PLANNED
        selected = complete(item, run.evidence) if is_new and is_on_topic(home, (topic,)) else None
        if selected and not selected.is_row and len(found) < MOST:
            found.append(selected)
            told |= projects
    return tuple(found)


def _unmentioned(run: Run) -> tuple[str, ...]:
    """That a name of the question is nowhere in what was found: so the reader knows what the answer failed for."""
    return tuple(run.wording("answers", "unmentioned", name=name) for name in unmentioned_names(run)[:1])


def nearest(run: Run, catalogue: Catalogue) -> tuple[Selected, ...]:
    """The best sentences of the matter that share nearly as much with the question as any does; else the first ones
    of a town's own documents, or those most to the point in whatever words; what has the kind of figure asked for
    leads. Beside few of them the first ones of the matter stand, whatever words they use.
    """
    near = [*_of_kind(run), *(_sharing_most(run, catalogue) or _figures_first(_first(run), run))]
    first = [item for item in _best(run) if is_of_the_matter(item, run)] if near else []
    return _complete([*near, *first], run)


def _best(run: Run) -> list[ScoredSentence]:
    return [item for item in run.sentences if not item.elsewhere][:MOST]


def _of_kind(run: Run) -> list[ScoredSentence]:
    """The best of the first that has the kind of thing asked for and is of the matter, where it or the sentence before
    names a thing asked about: it may share one word only. What a reason is given for may stand farther ahead of it."""
    parts = run.understood.parts
    if all(part.asked is None for part in parts):
        return []
    wanted = Wanted.of(run.in_german, run.words, parts)
    of_kind = (item for item in _best(run) if _has_kind(item, parts) and is_of_the_matter(item, run))
    named = (item for item in of_kind if not wanted.said_plainly(_with_before(item, run)).isdisjoint(wanted.nouns))
    return [*islice(named, 1)]


def _has_kind(item: ScoredSentence, parts: Sequence[QuestionPart]) -> bool:
    """Any sentence may be a reason; one that gives it says so."""
    asks_why = all(part.asked is Asked.REASON for part in parts)
    return names_cause(item.text) if asks_why else is_of_kind(item, parts)


def _with_before(item: ScoredSentence, run: Run) -> str:
    home = run.evidence[item.evidence]
    if names_cause(item.text):
        return f"{earlier_text(item, home)} {item.text}"
    before = text_at(home, item.sentence - 1) if item.sentence else ""
    return f"{before} {item.text}"


def _first(run: Run) -> list[ScoredSentence]:
    """Of such a town few sentences tell at all: of 46 questions on what its documents say otherwise than it was asked
    for 26 were told that nothing stands there, 15 with the sentence among the first four."""
    here = [item for item in run.sentences if not item.elsewhere]
    if all_told(run.places):
        return here
    if run.only_passages is not None:
        return []
    if run.places:
        return _of_home(here[:SENTENCES], run)
    return [item for item in here[:SENTENCES] if is_certainly_pertinent(item, run)]


def _of_home(here: Sequence[ScoredSentence], run: Run) -> list[ScoredSentence]:
    """Who asks a town of the catalogue for a figure alone is not helped by whatever else is told of the thing."""
    if not any(is_home(item, run.places) for item in run.evidence):
        return []
    parts = run.understood.parts
    only_figures = all(part.asked in FIGURES for part in parts)
    return [item for item in here if is_of_the_matter(item, run) and (not only_figures or is_of_kind(item, parts))]


def _figures_first(items: Sequence[ScoredSentence], run: Run) -> list[ScoredSentence]:
    """Of those looked at closely that speak of anything asked; a thing counted may be called otherwise ("Akten" for
    "Bauakten").
    """
    kinds = {part.asked for part in run.understood.parts if part.asked in FIGURES}
    kinds |= {Asked.MONEY} if Asked.COUNT in kinds else set()
    speaking = (item for item in items[:SENTENCES] if item.coverage)
    has_one = [item for item in speaking if any(contains_asked(item.text, kind) for kind in kinds)]
    return [*has_one, *(item for item in items if item not in has_one)]


def _complete(items: Iterable[ScoredSentence], run: Run) -> tuple[Selected, ...]:
    """The first that can be quoted, none of them told twice."""
    found: list[Selected] = []
    for item in items:
        selected = complete(item, run.evidence) if len(found) < MOST else None
        if selected and not any(says_the_same(selected.text, other.text) for other in found):
            found.append(selected)
    return tuple(found)


def _sharing_most(run: Run, catalogue: Catalogue) -> list[ScoredSentence]:
    rated = list(_rated(run, catalogue))
    if max((shared for shared, _ in rated), default=0.0) < LEAST_INFORMATION:
        rated = _naming(run, catalogue)
    most = max((shared for shared, _ in rated), default=0.0)
    if most < LEAST_INFORMATION:
        return []
    near = [item for shared, item in rated if shared >= OF_BEST * most and is_of_the_matter(item, run)]
    return _figures_first(near, run)


def _naming(run: Run, catalogue: Catalogue) -> list[tuple[float, ScoredSentence]]:
    """The sentences with a name of the question, where few have it or nothing else is asked about."""
    alone = asked_alone(run.standalone, catalogue)
    names = alone or _telling_names(run, catalogue)
    found = [item for item in run.sentences if not item.elsewhere and names_one(item.text, names)]
    return [(LEAST_INFORMATION, item) for item in found] if alone or len(found) <= FEW_NAMING else []


def _telling_names(run: Run, catalogue: Catalogue) -> list[str]:
    """A term ("MPSC") may stand there for anything."""
    return [name for name in known_names(run.standalone, run.evidence, catalogue) if not catalogue.define(name)]


def _rated(run: Run, catalogue: Catalogue) -> Iterator[tuple[float, ScoredSentence]]:
    """The best sentences of the place asked about with the information they share with the question."""
    here = [item for item in run.sentences if not item.elsewhere][:SENTENCES]
    weights = [
        catalogue.information(word) * importance
        for word, importance in zip(run.words.stems, run.words.importance, strict=True)
    ]
    for item in here:
        own = coverages(run.words, text_words(item.text))
        around = coverages(run.words, text_words(context_of(run.evidence[item.evidence])))
        shares = [max(a, CONTEXT_SHARE * b) for a, b in zip(own, around, strict=True)]
        if sum(share > 0 for share in shares) >= FEWEST_WORDS:
            yield sum(share * weight for share, weight in zip(shares, weights, strict=True)), item
