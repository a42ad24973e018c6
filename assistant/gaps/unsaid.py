"""What the evidence leaves unsaid of a question it otherwise speaks of at length.

Much about the thing is no answer to what is asked of it: sensors do not say who is liable for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import AnswerStatus, Support
from assistant.evidence.answer_types import amount_pattern, answers, contains_asked, unit_of_price
from assistant.evidence.answerability import SENTENCES, probability, signals_of, words_of
from assistant.evidence.matching import text_words
from assistant.evidence.question_bearing import CONTEXT_SHARE, Wanted
from assistant.evidence.said import says_itself
from assistant.evidence.selection import CLOSE_TO_BEST, FIGURES
from assistant.evidence.sentence_choice import context_of, score_sentences
from assistant.evidence.undone import deeds_asked
from assistant.gaps.aspects import (
    Aspect,
    Choice,
    alike,
    asks_for_outsiders,
    asks_need,
    asks_outside,
    aspect_of,
    choice_of,
    deed_first,
    deed_of,
    further_aspect_of,
    names,
    needed_of,
    subject_first,
    tells_need,
)
from assistant.gaps.existence import SAID, Existence, Told, existence_of, owners, without_first
from assistant.gaps.prices import phases_untold
from assistant.run import Asked, Denied, Draft, Intent, QuestionPart, Run, ScoredSentence
from assistant.wording import texts
from ingest.german import content_words, fold, stem

_INHERITED = re.compile(r": | \(")
"""Begins what a follow-up took over: "Was kostet das: Leerstand in Einbeck?"."""
_TITLE = re.compile(r"„[^“]*“")
"""A name in quotation marks says nothing of what it names."""
_FURTHER_CLAUSE = re.compile(r"[.,;:!?–] *\w")
"""Without one the first noun is what the question is about: the cameras of "Dürfen wir Kameras am Markt aufhängen?"."""
LOOKED_AT = 40
"""Best sentences in which what is asked for may stand."""
ON_SUBJECT = 0.5
"""Share of the nouns a sentence must speak of for its word on the aspect to count: more than its headings give."""
HEADED = CONTEXT_SHARE
"""The same where headings may give it."""
MOST_OF_A_SIDE = 2
"""Sentences of each side shown where nothing compares them."""
PRICED = 0.6
"""How well a sentence with a price must say each noun: "Bundesprogramm" is said by "Programm"."""


@dataclass(frozen=True, slots=True)
class Gap:
    """``opening`` says what is missing, before ``sentences``; without any there is no answer."""

    opening: str = ""
    sentences: tuple[ScoredSentence, ...] = ()
    denied: Denied | None = None


def opening(run: Run, shown: Iterable[str] = ()) -> Iterator[Draft]:
    """What is missing comes first, so that nobody takes the rest for the answer; makes it a partial one.

    Where one of ``shown`` speaks of it all the same, the answer does not say that nothing does.
    """
    if run.gap:
        run.status = AnswerStatus.PARTIAL
        is_told = run.denied is not None and any(map(run.denied.told.search, shown))
        yield Draft(run.denied.softer if run.denied and is_told else run.gap, Support.FRAMING)


def gap_of(run: Run) -> Gap | None:
    """The gap of a judged question of one part; None where nothing that is asked for is missing.

    Puts the sentences that say it first.
    """
    if _wants_outsiders(run):
        return Gap()
    if run.understood.intent is not Intent.FACT or len(run.understood.parts) != 1:
        aspect = aspect_of(run.standalone) if _is_usual(run) else None
        return _untold(run, aspect) if aspect and aspect.usual else None
    if choice := choice_of(run.standalone):
        return _uncompared(run, choice)
    if existence := existence_of(run.standalone, run.places):
        return _absent_both(run, existence)
    if aspect := aspect_of(run.standalone):
        return _untold(run, aspect)
    if run.understood.parts[0].text == run.standalone:
        if noun := needed_of(run.standalone):
            return _not_needed(run, noun)
        verb = None if deeds_asked(run.standalone) else deed_of(run.standalone, of_place=bool(run.places))
        if verb:
            return _undone(run, verb)
    return _of_phases(run) if _is_priced(run) else Gap()


def _of_phases(run: Run) -> Gap | None:
    """The gap of a price that is told, but not for all that it is asked for."""
    part = run.understood.parts[0]
    amounts = [item for item in _here(run)[:SENTENCES] if answers(item.text, part)]
    untold = phases_untold(run.standalone, (item.text for item in amounts))
    if not untold:
        return None
    opening = run.wording("gaps", "words.cost_phase", phases=run.wording("gaps", "words.or").join(untold))
    return Gap(opening, (*amounts, *(item for item in run.sentences if item not in amounts)))


def _wants_outsiders(run: Run) -> bool:
    """True where municipalities outside the programme are to be named, of which the documents do not tell."""
    if run.understood.intent is Intent.EXAMPLES:
        return asks_outside(run.standalone)
    return run.understood.intent is Intent.FACT and asks_for_outsiders(run.standalone)


def _is_usual(run: Run) -> bool:
    """True for one question that is looked for in several sides."""
    return {part.untranslated for part in run.understood.parts} == {run.standalone}


def _here(run: Run) -> list[ScoredSentence]:
    return [item for item in run.sentences[:LOOKED_AT] if not item.elsewhere]


def _uncompared(run: Run, choice: Choice) -> Gap | None:
    """What is said of one side alone is no reason to choose it."""
    sides = (choice.first, choice.second)
    found = {side: [item for item in _here(run) if names(item.text, side)] for side in sides}
    if any(item in found[choice.second] for item in found[choice.first]):
        return None
    told = sorted((item for items in found.values() for item in items[:MOST_OF_A_SIDE]), key=lambda item: -item.score)
    if not told:
        return Gap()
    return Gap(run.wording("gaps", "words.choice", first=choice.first, second=choice.second), tuple(told))


def _absent_both(run: Run, existence: Existence) -> Gap | None:
    """Of "A oder B" one is enough."""
    gap, rest = _absent(run, existence), without_first(run.standalone)
    other = existence_of(rest, run.places) if gap and rest else None
    second = _absent(run, other) if other else gap
    return second if second is None or second.opening else gap


def _absent(run: Run, existence: Existence) -> Gap | None:
    rated = [(existence.told(item.text, run.understood.synonyms), item) for item in _here(run)]
    best = max((told for told, _ in rated), default=Told.NOT)
    nearest = tuple(item for told, item in rated if told is best)
    if best is Told.FULLY:
        lead(run, lambda item: item in nearest)
        return None
    if best is Told.NOT:
        return Gap()
    place = run.places[0].written
    return Gap(run.wording("gaps", "words.existence", thing=existence.written, place=place), nearest)


def further_gap(run: Run) -> Gap | None:
    """The same for what may be asked besides ("auch am Wochenende"), of a question without a gap so far."""
    if run.understood.intent is not Intent.FACT or len(run.understood.parts) != 1:
        return None
    aspect = further_aspect_of(run.standalone)
    if aspect is None:
        return None
    thing = _thing(run, aspect)

    def tells(item: ScoredSentence) -> bool:
        return not item.elsewhere and _tells(item, aspect, thing, run)

    if _put_first(run, aspect, tells):
        return None
    return Gap() if aspect.refuses else Gap(run.wording("gaps", "words.aspect", label=aspect.label), run.sentences)


def _untold(run: Run, aspect: Aspect) -> Gap | None:
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
    plain = ((item, _TITLE.sub("", item.text)) for item in run.sentences)
    is_plain = len(run.understood.parts) == 1 and not _FURTHER_CLAUSE.search(run.standalone)
    about = subject or (thing.nouns[:1] if is_plain else thing.nouns)
    least = SAID if is_plain else PRICED
    nearest = tuple(item for item, text in plain if any(thing.says(noun, text) >= least for noun in about))
    if about and not nearest and (subject or is_plain):
        return Gap()
    denied = Denied(aspect.told, run.wording("gaps", "words.aspect_unclear", label=aspect.label))
    return Gap(run.wording("gaps", "words.aspect", label=aspect.label), nearest or run.sentences, denied)


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
    return thing.bearing(item.text, context_of(run.evidence[item.evidence])) >= least


def _names_somebody(text: str, run: Run) -> bool:
    """A person or an office; where the question asks for one, by other words than its own."""
    part = run.understood.parts[0]
    return answers(text, part) if part.asked is Asked.COMPANY else contains_asked(text, Asked.ACTOR)


def _put_first(run: Run, aspect: Aspect, tells: Callable[[ScoredSentence], bool]) -> bool:
    """What tells it leads, alone where the rest is of no use without it; False where nothing tells it."""
    told = tuple(filter(tells, _here(run)))
    if told and aspect.alone:
        run.sentences = told
    elif told:
        lead(run, tells)
    return bool(told)


def _not_needed(run: Run, noun: str) -> Gap | None:
    """The gap of "Braucht man dafür ein …?": it must be named, and for a clear answer that it is needed or not."""
    words = alike(noun)
    synonyms = run.understood.synonyms.get(_own_stem(noun), frozenset())

    def says(text: str) -> bool:
        return any(says_itself(word, text) for word in words) or bool(synonyms & text_words(text).stems)

    if gap := _unsaid(run, noun, says, run.wording("gaps", "words.aspect", label=noun)):
        return _akin(gap, noun, says, run.wording("gaps", "words.aspect_unclear", label=noun))
    told = list(filter(_said_of_it(run, noun, says), _here(run)))
    needed = [item for item in told if tells_need(item.text)] if asks_need(run.standalone) else told
    lead(run, lambda item: item in (needed or told))
    return None if needed else Gap(run.wording("gaps", "words.aspect_unclear", label=noun), run.sentences)


def _undone(run: Run, verb: str) -> Gap | None:
    """The gap of "Wie … man?" and "Kann man …?"; what is shown may say the verb of another thing."""
    gap = _unsaid(run, verb, _kin_to(verb, run), run.wording("gaps", "words.how_to", verb=verb))
    told = re.compile(re.escape(re.sub(r"(?:en|n|t)$", "", verb)), re.IGNORECASE)
    return gap and replace(gap, denied=Denied(told, run.wording("gaps", "words.how_to_unclear", verb=verb)))


def _kin_to(verb: str, run: Run) -> Callable[[str], bool]:
    """Whether a text says ``verb``, which may be told by its noun or a word of like meaning."""
    own, wanted = _own_stem(verb), Wanted.of(run.standalone, run.words, run.understood.parts)
    return lambda text: wanted.says(own, text) >= PRICED


def _unsaid(run: Run, word: str, says: Callable[[str], bool], opening: str) -> Gap | None:
    """``word`` must be said by a sentence that speaks of the rest of the question, in its headings at least."""
    if any(map(_said_of_it(run, word, says), _here(run))):
        return None
    return Gap() if run.understood.parts[0].asked in FIGURES else Gap(opening, run.sentences)


def _said_of_it(run: Run, word: str, says: Callable[[str], bool]) -> Callable[[ScoredSentence], bool]:
    """Whether a sentence says ``word`` and speaks of the other nouns of the question."""
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    nouns = tuple(noun for noun in wanted.nouns if noun != _own_stem(word))
    rest = replace(wanted, nouns=nouns, deeds=(), focus=None)
    return lambda item: says(item.text) and rest.bearing(item.text, context_of(run.evidence[item.evidence])) >= HEADED


def _own_stem(word: str) -> str:
    return stem(content_words(word)[-1]) if content_words(word) else stem(fold(word))


def _akin(gap: Gap, noun: str, says: Callable[[str], bool], softer: str) -> Gap:
    """Only what is of the matter of ``noun`` is shown in its place, under ``softer`` where it says it of others."""
    thing = Existence(noun, _own_stem(noun))
    near = tuple(item for item in gap.sentences if says(item.text) or thing.is_kind_of(item.text))
    denied = Denied(re.compile(re.escape(noun), re.IGNORECASE), softer)
    return replace(gap, sentences=near, denied=denied) if near else Gap()


def lead(run: Run, tells: Callable[[ScoredSentence], bool]) -> None:
    """What says the thing gains so much that nothing else of the same worth is shown beside it."""
    gained = [
        replace(item, score=item.score + CLOSE_TO_BEST) if tells(item) else item for item in run.sentences[:LOOKED_AT]
    ]
    run.sentences = tuple(sorted((*gained, *run.sentences[LOOKED_AT:]), key=lambda item: -item.score))


def _is_priced(run: Run) -> bool:
    """True where one sentence with an amount names all that is to be paid for; the budget of a town is no price.

    And where no price is asked for, or of what the turn before named.
    """
    if run.understood.parts[0].asked is not Asked.MONEY or not _cost("price").search(run.standalone):
        return True
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    own = text_words(_INHERITED.split(run.standalone)[0]).stems
    named = [noun for noun in (*subject_first(run.standalone), *wanted.nouns) if noun in own]
    nouns = [noun for noun in named if _is_paid_for(noun, named)]
    part = run.understood.parts[0]
    amounts = [item.text for item in _here(run) if answers(item.text, part)][:SENTENCES]
    return not nouns or any(all(wanted.says(noun, text) >= PRICED for noun in nouns) for text in amounts)


def _is_paid_for(noun: str, named: Sequence[str]) -> bool:
    """False for figures, words for money, whose a thing is, and a compound whose pieces are looked for themselves."""
    if noun[0].isdigit() or _cost("money_nouns").search(noun) or noun in owners():
        return False
    return not any(noun != other and noun.endswith(other) for other in named)


def without_price(run: Run) -> tuple[Run, Gap] | None:
    """The run and its gap where a kind of thing is told of, but not what it costs; None where nothing is told of it.

    Of a certain thing or of a town there is nothing to show in its place.
    """
    parts = run.understood.parts
    if run.understood.intent is not Intent.FACT or any(part.asked is not Asked.MONEY for part in parts):
        return None
    if run.places or run.understood.names or not _cost("price").search(run.standalone):
        return None
    free = _without_asking(run)
    if _cost("past").search(run.standalone) or _cost("particular").search(free.standalone):
        return None
    subject = Wanted.of(free.standalone, free.words, free.understood.parts)
    found = [item for item in free.sentences[:SENTENCES] if _bears(subject, item, free)]
    if not found or probability(signals_of(free)) < texts("calibration")["thresholds"]["answer"]:
        return None
    if len(parts) == 1 and (unit := unit_of_price(run.standalone)):
        amounts = [item for item in found if contains_asked(item.text, Asked.MONEY)]
        others = [item for item in free.sentences if item not in amounts]
        return free, Gap(run.wording("gaps", "words.cost_per", unit=unit), (*amounts, *others))
    denied = Denied(amount_pattern(), run.wording("gaps", "words.cost_apart"))
    return free, Gap(run.wording("gaps", "words.cost"), free.sentences, denied)


def without_aspect(run: Run) -> tuple[Run, Gap] | None:
    """The same where a question opens with its thing and asks something of it: "Laternen dimmen: Was spart man?"."""
    about, aspect = deed_first(run.standalone), aspect_of(run.standalone)
    if not about or aspect is None or aspect.refuses or aspect.asked.search(about):
        return None
    if run.understood.intent is not Intent.FACT or run.places or run.understood.parts[0].asked in FIGURES:
        return None
    free = _asking_only(run, about, about)
    thing = replace(Wanted.of(about, free.words, free.understood.parts), nouns=subject_first(run.standalone))
    nearest = tuple(item for item in free.sentences[:LOOKED_AT] if _bears(thing, item, free))
    if not any(item in free.sentences[:SENTENCES] for item in nearest):
        return None
    denied = Denied(aspect.told, run.wording("gaps", "words.aspect_unclear", label=aspect.label))
    return free, Gap(run.wording("gaps", "words.aspect", label=aspect.label), nearest, denied)


def _without_asking(run: Run) -> Run:
    """The run as if the question named its subject alone; the first where several prices are asked for."""
    parts = run.understood.parts
    about = _without_money_words(parts[0].text if len(parts) > 1 else run.standalone)
    searched = about if len(parts) > 1 else _without_money_words(run.understood.search_text)
    return _asking_only(run, about, searched)


def _asking_only(run: Run, about: str, searched: str) -> Run:
    """The run as if ``about`` were the question, with the evidence found for the whole."""
    understanding = replace(run.understood, parts=(QuestionPart(about),), search_text=searched)
    free = replace(run, standalone=about, understanding=understanding)
    free.words = words_of(free, understanding.parts)
    scored = score_sentences(run.evidence, free.words, understanding.parts, run.places, understanding.topics)
    free.sentences = tuple(scored)
    return free


def _bears(subject: Wanted, item: ScoredSentence, run: Run) -> bool:
    return bool(subject.nouns) and subject.bearing(item.text, context_of(run.evidence[item.evidence])) >= PRICED


def _without_money_words(question: str) -> str:
    question = question.replace(unit_of_price(question) or " ", " ")
    words = texts("question_words")["wanted"][Asked.MONEY].split()
    return re.sub(rf"\b(?:was|wie|viel|{'|'.join(words)})\b", " ", question, flags=re.IGNORECASE)


@cache
def _cost(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["cost"][name], re.NOFLAG if name == "particular" else re.IGNORECASE)
