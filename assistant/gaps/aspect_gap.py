"""What is asked of a thing must be told of it: sensors do not say who is liable for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.aspects import Aspect, aspect_of, deed_first, further_aspect_of, subject_first
from assistant.drafts import Denied
from assistant.evidence.asked.answer_types import answers, contains_asked
from assistant.evidence.choosing.selection import FIGURES
from assistant.evidence.examples.example_sentences import TITLE
from assistant.evidence.judging.answerability import SENTENCES
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.sentence_choice import context_of
from assistant.gaps.existence import SAID
from assistant.gaps.gap import HEADED, LOOKED_AT, PRICED, Gap, asking_only, bears, here, lead
from assistant.gaps.said_missing import missing, unclear
from assistant.question import Asked, Intent
from assistant.run import Run, ScoredSentence

_FURTHER_CLAUSE = re.compile(r"[.,;:!?–] *\w")
"""Without one the first noun is what the question is about: the cameras of "Dürfen wir Kameras am Markt aufhängen?"."""
ON_SUBJECT = 0.5
"""Share of the nouns a sentence must speak of for its word on the aspect to count: more than its headings give."""


def aspect_gap(run: Run, aspect: Aspect) -> Gap | None:
    """The gap of a question for ``aspect``: None where it is told, else what is missing and the nearest."""
    subject = subject_first(run.standalone)
    thing = _thing(run, aspect, subject)

    def tells(item: ScoredSentence) -> bool:
        if not _tells(item, aspect, thing, run):
            return False
        context = context_of(run.evidence[item.evidence])
        return all(max(thing.says(noun, item.text), thing.says(noun, context)) >= PRICED for noun in subject)

    if _put_first(run, aspect, tells):
        return None
    if aspect.refuses or run.understood.parts[0].asked in FIGURES:
        return Gap()
    plain = ((item, TITLE.sub("", item.text)) for item in run.sentences)
    is_plain = len(run.understood.parts) == 1 and not _FURTHER_CLAUSE.search(run.standalone)
    about = subject or (thing.nouns[:1] if is_plain else thing.nouns)
    least = SAID if is_plain else PRICED
    nearest = tuple(item for item, text in plain if any(thing.says(noun, text) >= least for noun in about))
    if about and not nearest and (subject or is_plain):
        return Gap()
    if aspect.listed:
        return Gap(run.wording("gaps", "words.keyword", word=aspect.label), nearest or run.sentences)
    denied = Denied(aspect.told, unclear(run, aspect.label))
    return Gap(missing(run, aspect.label), nearest or run.sentences, denied)


def further_aspect_gap(run: Run) -> Gap | None:
    """The same for what may be asked besides ("auch am Wochenende"), of a question without a gap so far."""
    if not run.understood.asks_one_fact:
        return None
    aspect = further_aspect_of(run.standalone)
    if aspect is None:
        return None
    thing = _thing(run, aspect)

    def tells(item: ScoredSentence) -> bool:
        return not item.elsewhere and _tells(item, aspect, thing, run)

    if _put_first(run, aspect, tells):
        return None
    return Gap() if aspect.refuses else Gap(missing(run, aspect.label), run.sentences)


def without_aspect(run: Run) -> tuple[Run, Gap] | None:
    """The same where a question opens with its thing and asks something of it: "Laternen dimmen: Was spart man?"."""
    about, aspect = deed_first(run.standalone), aspect_of(run.standalone)
    if not about or aspect is None or aspect.refuses or aspect.asked.search(about):
        return None
    if run.understood.intent is not Intent.FACT or run.places or run.understood.parts[0].asked in FIGURES:
        return None
    free = asking_only(run, about, about)
    thing = replace(Wanted.of(about, free.words, free.understood.parts), nouns=subject_first(run.standalone))
    nearest = tuple(item for item in free.sentences[:LOOKED_AT] if bears(thing, item, free))
    if not any(item in free.sentences[:SENTENCES] for item in nearest):
        return None
    denied = Denied(aspect.told, unclear(run, aspect.label))
    return free, Gap(missing(run, aspect.label), nearest, denied)


def _thing(run: Run, aspect: Aspect, subject: Sequence[str] = ()) -> Wanted:
    """What the aspect is asked of: ``subject`` and the nouns of the question that are none of the aspect's own."""
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    nouns = tuple(noun for noun in dict.fromkeys((*subject, *wanted.nouns)) if not aspect.own.search(noun))
    return replace(wanted, nouns=nouns, deeds=(), focus=None)


def _tells(item: ScoredSentence, aspect: Aspect, thing: Wanted, run: Run) -> bool:
    """True for a sentence that says it of the thing, which headings may name."""
    if not aspect.told.search(item.text) or (aspect.named and not _names_somebody(item.text, run)):
        return False
    least = HEADED if aspect.headings else ON_SUBJECT
    return thing.bearing_of(item, run.evidence[item.evidence]) >= least


def _names_somebody(text: str, run: Run) -> bool:
    """A person or an office; where the question asks for one, by other words than its own."""
    part = run.understood.parts[0]
    return answers(text, part) if part.asked is Asked.COMPANY else contains_asked(text, Asked.ACTOR)


def _put_first(run: Run, aspect: Aspect, tells: Callable[[ScoredSentence], bool]) -> bool:
    """What tells it leads, alone where the rest is of no use without it; False where nothing tells it."""
    told = tuple(filter(tells, here(run)))
    if told and aspect.alone:
        run.sentences = told
    elif told:
        lead(run, tells)
    return bool(told)
