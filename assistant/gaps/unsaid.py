"""The order in which is judged what the evidence leaves unsaid of a question it otherwise speaks of at length.

Much about the thing is no answer to what is asked of it: sensors do not say who is liable for them.
"""

from __future__ import annotations

from assistant.aspects import (
    Aspect,
    asks_for_outsiders,
    asks_outside,
    aspect_of,
    deed_of,
    further_aspect_of,
    needed_of,
)
from assistant.evidence.asked.advice import asks_decision
from assistant.evidence.words.undone import deeds_asked
from assistant.gaps.advice import advice_gap
from assistant.gaps.aspect_gap import aspect_gap, further_aspect_gap, without_aspect
from assistant.gaps.benefits import benefit_gap, wants_benefit
from assistant.gaps.beside import beside_gap
from assistant.gaps.choices import choice_gap, choice_of, without_choice
from assistant.gaps.deeds import deed_gap
from assistant.gaps.described import described_gap
from assistant.gaps.doing_without import without_gap
from assistant.gaps.existence import existence_gap, existence_of, leave_existing
from assistant.gaps.gap import Gap
from assistant.gaps.givers import giver_gap
from assistant.gaps.hinge import how_to_gap, need_gap
from assistant.gaps.keywords import keyword_gap
from assistant.gaps.placed import placed_gap
from assistant.gaps.prices import is_priced, phase_gap, withheld_alone, without_price
from assistant.gaps.purposes import purpose_gap
from assistant.gaps.rules import rule_gap, rule_of
from assistant.gaps.sayings import unsaid_by
from assistant.gaps.served import served_gap
from assistant.gaps.sought import is_unsaid_of_town, sought_gap
from assistant.gaps.still import still_gap
from assistant.gaps.things import things_lead
from assistant.gaps.totals import asks_total, total_gap, without_total
from assistant.gaps.whole_project import money_of_project
from assistant.gaps.why_not import reasons_lead
from assistant.gaps.years import when_gap
from assistant.question import Intent
from assistant.run import Run
from ingest.catalogue import Catalogue


def first_gap(run: Run, catalogue: Catalogue) -> Gap | None:
    """The first gap of a judged question; None where nothing is missing.

    What the question hangs on comes before what it asks besides; advice is looked for, and figures are held against
    their year, only where the rest is told.
    """
    if rule := rule_of(run.standalone):
        return rule_gap(run, rule, catalogue)
    if asks_total(run):
        return total_gap(run, catalogue)
    if nowhere := sought_gap(run, catalogue):
        return nowhere
    if elsewhere := placed_gap(run, catalogue) or described_gap(run) or served_gap(run):
        return elsewhere
    if is_unsaid_of_town(run):
        return Gap()
    things_lead(run)
    leave_existing(run)
    withheld_alone(run)
    asked = without_gap(run) or gap_of(run) or deed_gap(run) or further_aspect_gap(run)
    asked = asked or keyword_gap(run, catalogue) or beside_gap(run)
    return asked or advice_gap(run, catalogue) or when_gap(run) or purpose_gap(run)


def answered_without(run: Run, catalogue: Catalogue) -> tuple[Run, Gap] | None:
    """The run without what is unsaid, and its gap, where the rest of the question is answered; else None."""
    told = money_of_project(run) or without_price(run) or without_aspect(run)
    return told or without_choice(run) or without_total(run, catalogue)


def gap_of(run: Run) -> Gap | None:
    """The gap of a judged question of one part; None where nothing that is asked for is missing.

    Puts the sentences that say it first.
    """
    if _wants_outsiders(run):
        return Gap()
    if not run.understood.asks_one_fact:
        aspects = (aspect_of(run.standalone), further_aspect_of(run.standalone))
        asked = next((aspect for aspect in aspects if aspect and _is_asked_of_several(aspect, run)), None)
        return aspect_gap(run, asked) if asked else None
    return _gap_of_fact(run)


def _gap_of_fact(run: Run) -> Gap | None:
    if choice := choice_of(run.standalone):
        return choice_gap(run, choice)
    if (further := further_aspect_of(run.standalone)) and further.latest:
        return still_gap(run, further)
    if not (run.understood.asks_trouble or wants_benefit(run)) and (
        existence := existence_of(run.standalone, run.places)
    ):
        return existence_gap(run, existence)
    if unsaid := giver_gap(run) or unsaid_by(run):
        return unsaid
    if wants_benefit(run):
        return benefit_gap(run)
    if reasons_lead(run):
        return None
    if aspect := aspect_of(run.standalone):
        return None if aspect.weighed and asks_decision(run.standalone) else aspect_gap(run, aspect)
    if noun := needed_of(run.standalone) if _is_as_asked(run) else None:
        return _without_weighing(need_gap(run, noun), run)
    if verb := _deed_wanted(run):
        return how_to_gap(run, verb)
    return phase_gap(run) if is_priced(run) else Gap()


def _is_as_asked(run: Run) -> bool:
    """True where the part is the question itself, with nothing put right or taken over in it."""
    return run.understood.parts[0].text == run.standalone


def _deed_wanted(run: Run) -> str | None:
    """The verb of what is to be done ("Wie gründet man …?"); None where another kind of deed is asked for."""
    if not _is_as_asked(run) or deeds_asked(run.standalone):
        return None
    return deed_of(run.standalone, of_place=bool(run.places))


def _without_weighing(gap: Gap | None, run: Run) -> Gap | None:
    """None where "Brauchen wir eine Datenplattform?" is told of and not decided: that is for the reader to weigh."""
    is_told_of = gap is not None and gap.sentences and gap.denied is None
    return None if is_told_of and asks_decision(run.standalone) else gap


def _wants_outsiders(run: Run) -> bool:
    """True where municipalities outside the programme are to be named, of which the documents do not tell."""
    if run.understood.intent is Intent.EXAMPLES:
        return asks_outside(run.standalone)
    return run.understood.intent is Intent.FACT and asks_for_outsiders(run.standalone)


def _is_asked_of_several(aspect: Aspect, run: Run) -> bool:
    """True where it is asked of those in a list, or by a usual question."""
    is_list = run.understood.intent is Intent.EXAMPLES and len(run.understood.parts) == 1
    return (aspect.listed and is_list) or (aspect.usual and _is_usual(run))


def _is_usual(run: Run) -> bool:
    """True for one question that is looked for in several sides."""
    return {part.untranslated for part in run.understood.parts} == {run.standalone}
