"""Is there an answer in the evidence? Ends the run where not, and says which of two kinds of silence it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import AnswerStatus
from assistant.evidence.asked.answer_types import asks_until
from assistant.evidence.choosing.portraits import portrait_asked, portrayed
from assistant.evidence.choosing.selection import FIGURES
from assistant.evidence.choosing.told_before import untold
from assistant.evidence.judging.answer_before_topic import answer_before_topic
from assistant.evidence.judging.answerability import (
    Signals,
    probability,
    sentences_for,
    signals_of,
    unmentioned_names,
    words_of,
)
from assistant.evidence.judging.part_answers import SAYS_SO, bearing, telling
from assistant.evidence.judging.pertinence import NOUN, helps, is_all_by_catch
from assistant.evidence.judging.question_bearing import CONTEXT_SHARE, DEEDS
from assistant.evidence.sentences.perils import of_peril_asked
from assistant.evidence.sentences.sentence_choice import ELSEWHERE_PENALTY, context_of, names_place, score_sentences
from assistant.evidence.sentences.told_in_full import told_in_full
from assistant.evidence.sentences.told_towns import opens_elsewhere, towns_told
from assistant.evidence.words.matching import COMPOUND_SHARE, text_words, word_coverage
from assistant.gaps.attributes import leaves_attribute_unsaid
from assistant.gaps.benefits import no_result_of, tells_benefit_asked
from assistant.gaps.gap import Gap
from assistant.gaps.known_names import known_names
from assistant.gaps.lacking import lacking_gap
from assistant.gaps.nearest import nothing_certain
from assistant.gaps.unsaid import answered_without, first_gap
from assistant.gaps.why_not import gives_reason_asked
from assistant.glossary_terms import entry_asked_for
from assistant.places import NamedPlace, all_told, named_places
from assistant.projects.compared import compared
from assistant.question import INHERITED, Asked, Intent, QuestionPart, over_passages
from assistant.run import Evidence, Run, ScoredSentence
from assistant.scope import Scope
from assistant.understanding.missing import subjects_of
from assistant.understanding.tokens import overlaps, word_list
from assistant.understanding.typed.compounds import names_akin
from assistant.understanding.typed.stories import asks_openly
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue

FROM_SENTENCES = frozenset({Intent.FACT, Intent.EXAMPLES, Intent.COMPARISON})
"""Intents answered from sentences; the others are answered from the catalogue and judge themselves (a term may be in
the glossary although no sentence explains it)."""

OF_PROJECTS = frozenset({Asked.TROUBLE, Asked.MONEY})
"""What is asked of a project that nothing else is asked of."""
LOOKED_AT = 40
"""Best sentences whose own towns are looked up; an answer to one thing is never composed of later ones."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Scores the sentences, estimates answerability, finds the parts nothing speaks of."""

    scope: Scope
    catalogue: Catalogue
    name: str = "judge"

    def __call__(self, run: Run) -> None:
        assert run.vector is not None
        run.places = self._places(run)
        if _is_of_others(run):
            run.understanding = replace(run.understood, intent=over_passages(run.understood.intent))
        understood = run.understood
        run.words = words_of(run, understood.parts)
        scored = score_sentences(run.evidence, run.words, understood.parts, run.places, understood.topics)
        scored = untold(scored, run.told_before)
        scored_here = self._here_first(of_peril_asked(scored, run.in_german), run)
        run.sentences = answer_before_topic(scored_here, run)
        run.tellable = frozenset((item.evidence, item.sentence) for item in run.sentences if not item.elsewhere)
        run.in_scope = self.scope.leaning(run.vector) if run.only_passages is None else 1.0
        if understood.intent is Intent.FACT and (told := _portrait_of(run)):
            run.sentences, run.answerability = told, 1.0
            run.gap = no_result_of(run)
        elif understood.intent is Intent.FACT and (whole := told_in_full(run)):
            run.whole, run.answerability = whole, 1.0
        elif understood.intent in FROM_SENTENCES | {Intent.DEFINITION}:
            run.answerability = probability(signals_of(run))
            if len(understood.parts) > 1:
                self._judge_parts(run)
            elif _tells_trouble(run) or tells_benefit_asked(run) or gives_reason_asked(run) or _tells_until(run):
                run.answerability = max(run.answerability, texts("calibration")["thresholds"]["answer"])
            self._decide(run)

    def _places(self, run: Run) -> tuple[NamedPlace, ...]:
        """Those of the question, and the products that one of its parts names without a town; towns the catalogue does
        not know where the evidence tells of them.
        """
        parts = run.understood.parts if len(run.understood.parts) > 1 else ()
        asked = (run.standalone, *(part.own_text for part in parts))
        # what the whole does answers for the town it is named after; its figures are none of the town's
        wholes = all(part.asked not in FIGURES for part in run.understood.parts)
        found = (place for text in asked for place in named_places(text, self.catalogue, with_wholes=wholes))
        known = tuple(dict.fromkeys(found))
        states = [mention.span for mention in self.catalogue.find_states(run.standalone)]
        taken = [*(run.standalone[span.start : span.end] for span in states), *(place.written for place in known)]
        return (*known, *towns_told(run.standalone, run.evidence, taken))

    def _here_first(self, scored: Sequence[ScoredSentence], run: Run) -> tuple[ScoredSentence, ...]:
        """What is said of another place, or of one project where the whole programme is asked about, comes later."""
        if run.places and len(run.understood.parts) > 1:
            return tuple(sorted((self._put_back(item, run.places) for item in scored), key=lambda item: -item.score))
        if run.places:
            looked_at = [self._put_back(item, run.places) for item in scored[:LOOKED_AT]]
        elif _whole_programme().search(run.standalone):
            looked_at = [self._after_the_whole(item) for item in scored[:LOOKED_AT]]
        else:
            return tuple(scored)
        return tuple(sorted((*looked_at, *scored[LOOKED_AT:]), key=lambda item: -item.score))

    def _put_back(self, item: ScoredSentence, places: Sequence[NamedPlace]) -> ScoredSentence:
        """Marked where it names another project and not the place asked about, though its passage has both."""
        if not self._elsewhere(item, places):
            return item
        return replace(item, elsewhere=True, score=item.score - ELSEWHERE_PENALTY)

    def _after_the_whole(self, item: ScoredSentence) -> ScoredSentence:
        one = self.catalogue.find_projects(item.text)
        return replace(item, score=item.score - ELSEWHERE_PENALTY) if one else item

    def _elsewhere(self, item: ScoredSentence, places: Sequence[NamedPlace]) -> bool:
        here = item.elsewhere or names_place(item.text, places)
        return not here and (bool(self.catalogue.find_projects(item.text)) or opens_elsewhere(item.text, places))

    def _judge_parts(self, run: Run) -> None:
        """A question of several parts is as answerable as its best part; hopeless parts are missing."""
        found = [(part, signals_of(run, part=part)) for part in run.understood.parts]
        run.answerability = max(run.answerability, *(probability(signals) for _, signals in found))
        run.missing = tuple(part for part, signals in found if _says_nothing_of(part, signals, run))
        if len(run.missing) == len(found):
            ask_of_neighbour(run)
        elif run.missing and not run.places:
            _ask_of_told(run)

    def _decide(self, run: Run) -> None:
        limits = texts("calibration")["thresholds"]
        if self._only_defined(run, limits):
            run.understanding = replace(run.understood, intent=Intent.DEFINITION)
        is_honest = self._honest_by_itself(run)
        if self._outside(run, limits) and not (is_honest and run.understood.intent is Intent.COMPARISON):
            run.end(AnswerStatus.OUT_OF_SCOPE, run.wording("answers", "out_of_scope"))
        elif gap := lacking_gap(run, self.catalogue):
            _say_who_lacks(run, gap)
        elif run.told_before and run.answerability < limits[_limit_of(run)]:
            run.end(AnswerStatus.NO_EVIDENCE, run.wording("answers", "nothing_more"))
        elif not is_honest and run.answerability < limits[_limit_of(run)] and not _helps_with_a_part(run):
            self._say_gap(run, Gap())
        elif gap := first_gap(run, self.catalogue):
            self._say_gap(run, gap)
        elif not is_honest and (is_all_by_catch(run) or leaves_attribute_unsaid(run)):
            self._say_gap(run, Gap())

    def _say_gap(self, run: Run, gap: Gap) -> None:
        """Ends the run, unless there is something to show beside what is missing."""
        if not gap.opening and (unasked := answered_without(run, self.catalogue)):
            free, gap = unasked
            run.understanding = free.understanding
        if gap.opening and not gap.sentences:
            run.end(AnswerStatus.NO_EVIDENCE, gap.opening)
        elif gap.opening:
            run.gap, run.sentences, run.denied = gap.opening, gap.sentences, gap.denied
        else:
            run.drafts = list(nothing_certain(run, self.catalogue))

    def _outside(self, run: Run, limits: Mapping[str, float]) -> bool:
        """True for questions of another field that ask for nothing the documents know by name.

        What went wrong in a town that only documents tell of is a matter of ours: their words are of any field.
        """
        if _is_of_others(run) and run.understood.asks_trouble:
            return False
        if not self._sounds_outside(run, limits) or self._asks_how_it_went(run) or tells_benefit_asked(run):
            return False
        if self._asks_for_known_term(run) or (_is_of_others(run) and run.answerability >= limits[_limit_of(run)]):
            return False
        return not known_names(run.standalone, run.evidence, self.catalogue)

    def _asks_for_known_term(self, run: Run) -> bool:
        """ "Wofür steht UDP?": what the glossary explains is a matter of ours."""
        is_definition = run.understood.intent is Intent.DEFINITION
        return is_definition and entry_asked_for(run.standalone, self.catalogue) is not None

    def _only_defined(self, run: Run, limits: Mapping[str, float]) -> bool:
        """True for a bare term ("Lastenheft") of which nothing is told: what it means still is."""
        is_told = run.answerability >= limits["answer"] and not self._sounds_outside(run, limits)
        is_of_index = run.only_passages is None and run.understood.intent is Intent.FACT
        return is_of_index and not is_told and self.catalogue.bare_term(run.standalone) is not None

    def _asks_how_it_went(self, run: Run) -> bool:
        """What failed in a project and what it gets is a matter of ours: "Wie viel Geld bekommt Iserlohn?"."""
        projects = [mention.span for mention in self.catalogue.find_projects(run.standalone)]
        if not projects or any(part.asked not in OF_PROJECTS for part in run.understood.parts):
            return False
        others = [token for token in subjects_of(run.standalone) if not overlaps(token.span, projects)]
        return all(token.lower in word_list("programme") | word_list("figures_of_places") for token in others)

    def _sounds_outside(self, run: Run, limits: Mapping[str, float]) -> bool:
        """The farther outside the field, the surer must be that the documents answer all the same."""
        if run.in_scope < limits["far_out_of_scope"]:
            return run.answerability < limits["certainly_answered"]
        outside = run.in_scope < limits["out_of_scope"] and not run.understood.topics
        return (
            outside
            and run.answerability < limits["clearly_answered"]
            and not names_akin(run.standalone, self.catalogue.topics)
        )

    def _honest_by_itself(self, run: Run) -> bool:
        """True where the composer says what is unknown: a term, or a table with "keine Angabe"."""
        if run.understood.intent is Intent.COMPARISON:
            sides = compared(run, self.catalogue)
            known = max(len(run.understood.projects), len(self.catalogue.find_explained_terms(run.standalone)))
            return known > 1 or any(side.is_known for side in sides)
        return run.understood.intent is Intent.DEFINITION


def _is_of_others(run: Run) -> bool:
    """True where the question is about towns that documents tell of and the catalogue does not know: it has neither
    contact nor event of theirs, and what their documents are about was not foreseen.
    """
    return all_told(run.places)


def _say_who_lacks(run: Run, gap: Gap) -> None:
    """What denies a thing is no list of examples of it."""
    if not gap.sentences:
        run.end(AnswerStatus.NO_EVIDENCE, gap.opening)
        return
    run.understanding = replace(run.understood, intent=Intent.FACT)
    run.gap, run.sentences = gap.opening, gap.sentences


@cache
def _whole_programme() -> re.Pattern[str]:
    return re.compile(texts("question_words")["whole_programme"], re.IGNORECASE)


def _limit_of(run: Run) -> str:
    """A list shows what comes near; a fact must be one."""
    return "list" if run.understood.intent is Intent.EXAMPLES else "answer"


def _ask_of_told(run: Run) -> None:
    """Where an open question is all that is told: what is asked besides must not choose its sentences."""
    told = [part for part in run.understood.parts if part not in run.missing]
    if len(told) == 1 and asks_openly(told[0].own_text):
        run.words, run.sentences = words_of(run, told), sentences_for(told[0], run)


def ask_of_neighbour(run: Run) -> None:
    """Where nothing speaks of any part: a part with a noun of its own may still mean what its neighbour names."""
    parts = run.understood.parts
    shared = next((part.text.partition(INHERITED)[2].rstrip(")") for part in parts if INHERITED in part.text), "")
    if not shared:
        return
    asked = {part: _inheriting(part, shared) for part in parts if INHERITED not in part.text}
    told = {part: new for part, new in asked.items() if not _says_nothing_of(new, signals_of(run, part=new), run)}
    run.understanding = replace(run.understood, parts=tuple(told.get(part, part) for part in parts))
    run.missing = tuple(part for part in parts if part not in told)


def _inheriting(part: QuestionPart, shared: str) -> QuestionPart:
    text = wording("understanding", "parts.inherited", part=part.text, content=shared)
    return replace(part, text=text, untranslated=part.untranslated and text)


def _says_nothing_of(part: QuestionPart, signals: Signals, run: Run) -> bool:
    """True where the evidence is silent on the part: unlikely to answer, or without the verb that is all it asks."""
    if unmentioned_names(run, part):
        return True
    if part.asked is Asked.REASON and run.places_of(part) and telling(part, run):
        return False
    if INHERITED in part.text and any(place.is_product for place in run.places) and telling(part, run):
        return False
    if part.asked is Asked.TROUBLE and INHERITED in part.text and _names_trouble(part, run):
        return False
    if _tells_what_helps(part, run):
        return False
    if probability(signals) < texts("calibration")["thresholds"]["missing_part"]:
        return True
    only_verb = INHERITED in part.text and signals.bearing == 0 and part.asked in (None, *DEEDS)
    return only_verb and not (part.asked and telling(part, run))


def _portrait_of(run: Run) -> tuple[ScoredSentence, ...]:
    """What is told of the one project the question is about as a whole; nothing where anything else is asked."""
    portrait = portrait_asked(run.standalone, run.places)
    return portrayed(portrait, run.sentences, run.evidence, run.places) if portrait else ()


def _tells_trouble(run: Run) -> bool:
    """True where "Was ging bei Apps schief?" is told of the thing: it need not be worded like the question."""
    part = run.understood.parts[0]
    if part.asked is not Asked.TROUBLE or not run.words.stems:
        return False
    found = [item for item in telling(part, run) if not item.elsewhere]
    homes = [run.evidence[item.evidence] for item in found]
    return any(
        bearing(part, item.text, context_of(home), run) >= SAYS_SO or _heads(home, run)
        for item, home in zip(found, homes, strict=True)
    )


def _heads(home: Evidence, run: Run) -> bool:
    """True where the heading right above a passage names all that is asked about: "WLAN im Freibad"."""
    heading = text_words(home.hit.passage.heading)
    nouns = [word for word, weight in zip(run.words.stems, run.words.importance, strict=True) if weight >= NOUN]
    return bool(nouns) and all(word_coverage(noun, heading) >= COMPOUND_SHARE for noun in nouns)


def _tells_until(run: Run) -> bool:
    """True where "Wie lange dauert es, bis …?" is told of the thing: how it was prepared need not say what it does."""
    part = run.understood.parts[0]
    return asks_until(part) and any(not item.elsewhere for item in telling(part, run))


def _tells_what_helps(part: QuestionPart, run: Run) -> bool:
    """True where ``part`` asks openly and what is to the point of the whole is found."""
    return asks_openly(part.own_text) and not unmentioned_names(run, part) and helps(run)


def _helps_with_a_part(run: Run) -> bool:
    return any(_tells_what_helps(part, run) for part in run.understood.parts)


def _names_trouble(part: QuestionPart, run: Run) -> bool:
    """True where a failure of the thing is told, which its own words show: it need not be worded like the question."""
    found = ((item, context_of(run.evidence[item.evidence])) for item in telling(part, run))
    return any(bearing(part, item.text, context, run) >= CONTEXT_SHARE for item, context in found)
