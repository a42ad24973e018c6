"""The evidence gate: a pure function from a statement and its quotes to a verdict with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.gate.checks.assertion_check import check_assertions
from assistant.gate.checks.basis_check import check_bases
from assistant.gate.checks.choice_check import check_choices
from assistant.gate.checks.citation_check import check_citations
from assistant.gate.checks.concord_check import check_concord
from assistant.gate.checks.coverage_check import check_coverage, covered_share
from assistant.gate.checks.deed_check import check_deeds
from assistant.gate.checks.figure_check import check_figures
from assistant.gate.checks.figure_home_check import check_figure_homes
from assistant.gate.checks.hyphen_check import check_hyphens
from assistant.gate.checks.joint_check import check_joints
from assistant.gate.checks.label_check import check_labels
from assistant.gate.checks.lent_deed_check import check_lent_deeds
from assistant.gate.checks.lent_town_check import check_lent_towns
from assistant.gate.checks.modality_check import ToldMode, check_modality, modes_told
from assistant.gate.checks.name_check import check_names
from assistant.gate.checks.person_check import check_persons
from assistant.gate.checks.place_name_check import check_place_names
from assistant.gate.checks.polarity_check import check_polarity
from assistant.gate.checks.relation_check import check_relations
from assistant.gate.checks.scope_check import check_scope
from assistant.gate.checks.sequence_check import check_sequence
from assistant.gate.checks.surface_check import check_surface
from assistant.gate.checks.town_check import check_towns
from assistant.gate.comparing.alignment import Alignment, Source, align, sources_of
from assistant.gate.comparing.lent_places import may_be_lent
from assistant.gate.comparing.place_phrases import shortenings
from assistant.gate.comparing.topic import leaning
from assistant.gate.entailment import premise_of, weighed
from assistant.gate.model import GateContext, Quote, Reason, ReasonCode, Verdict, verdict_of
from assistant.gate.parts import parts_of, sentences_of
from assistant.gate.sentence.modes import modes
from assistant.gate.sentence.reading import PlacedFigure, Reading, read
from assistant.gate.sentence.tokens import without_markers
from assistant.gate.sentence.told_places import with_told_places

_LENDABLE = frozenset({ReasonCode.NAME, ReasonCode.COVERAGE})
"""What a phrase of place lacks; with another reason the rest of the statement is not carried either."""


@dataclass(frozen=True, slots=True)
class Before:
    """What earlier parts of a statement leave to a later one: their names, the modes of clauses they told, units.

    ``last`` are the modes of the last of them; ``bound`` is the part to come where a colon ties it to them.
    """

    names: frozenset[str] = frozenset()
    modes: frozenset[ToldMode] = frozenset()
    units: frozenset[str | None] = frozenset()
    last: frozenset[str] = frozenset()
    bound: bool = False

    def and_then(self, alignment: Alignment) -> Before:
        """With what one more part leaves."""
        part = alignment.reading
        units = frozenset([placed.figure.unit for placed in part.figures])
        last = modes(part, 0) if part.parents else frozenset()
        return Before(part.names or self.names, self.modes | modes_told(alignment), self.units | units, last)


def _behind_colon(part: Reading, statement: str) -> bool:
    place = statement.find(part.text)
    return place > 0 and statement[:place].rstrip().endswith(":")


def check_statement(statement: str, quotes: Sequence[Quote], context: GateContext) -> Verdict:
    """Is ``statement`` carried by ``quotes``? The rules decide, and the entailment model where ``context`` has one.

    What is refused is checked once more without the phrases of place that the passage need not name again.
    """
    verdict = _checked(statement, quotes, context)
    if verdict.passed or not verdict.codes <= _LENDABLE:
        return verdict
    return _passed_without_places(statement, quotes, context) or verdict


def _passed_without_places(statement: str, quotes: Sequence[Quote], context: GateContext) -> Verdict | None:
    context = _told_names(statement, quotes, context)
    sources = sources_of(quotes, context.names)
    for shortened in shortenings(read(statement, context.names), sources):
        used = _used(shortened.text, sources, context.names)
        if not used or not may_be_lent(shortened, used, sources, context.names):
            continue
        verdict = _checked(shortened.text, quotes, context)
        if verdict.passed:
            return verdict
    return None


def _used(statement: str, sources: Sequence[Source], names: frozenset[str]) -> list[Source]:
    """The sentences its parts lean on; none where one leans on several or has a noun from elsewhere."""
    alignments = [align(part, sources, names) for part in parts_of(statement, sources, names)]
    if any(len(alignment.sources) != 1 or any(w.noun for w in alignment.missing) for alignment in alignments):
        return []
    return [alignment.sources[0] for alignment in alignments]


def _checked(statement: str, quotes: Sequence[Quote], context: GateContext) -> Verdict:
    reasons = [*check_citations(statement, quotes, context), *check_surface(statement, quotes)]
    if reasons:
        return verdict_of(reasons)
    if _is_sentence(statement, quotes):
        return verdict_of([], {"covered": 1.0})
    context = _told_names(statement, quotes, context)
    sources = sources_of(quotes, context.names)
    if _but_for_spelling(statement, sources, context.names):
        return verdict_of([], {"covered": 1.0})
    alignments, reasons = _part_by_part(statement, sources, context)
    if not alignments:
        return verdict_of([Reason(ReasonCode.COVERAGE, "")])
    reasons = reasons or _garbled(statement, sources, context.names)
    reasons += [*check_sequence(alignments), *check_joints(alignments), *check_coverage(alignments)]
    scores = {"covered": covered_share(alignments)}
    entailment = context.entailment
    if entailment is None:
        return verdict_of(reasons, scores)
    return weighed(reasons, scores, lambda: entailment(premise_of(alignments, context.names), statement))


def _part_by_part(
    statement: str, sources: Sequence[Source], context: GateContext
) -> tuple[list[Alignment], list[Reason]]:
    """Every part of the statement beside what carries it, and the reasons against any of them."""
    alignments: list[Alignment] = []
    reasons: list[Reason] = []
    before = Before()
    for part in parts_of(statement, sources, context.names):
        before = before.and_then(alignments[-1]) if alignments else before
        if _behind_colon(part, statement):
            before = replace(before, bound=True)
        alignment, found = _weighed_part(part, sources, context, before)
        alignments.append(alignment)
        reasons += found
    return alignments, reasons


def _told_names(statement: str, quotes: Sequence[Quote], context: GateContext) -> GateContext:
    """With the names of towns the catalogue does not know, by the way statement and quotes speak of them."""
    texts = tuple([text for quote in quotes for text in (*quote.sentences, *quote.section)])
    names = with_told_places(context.names, texts, statement)
    return context if names is context.names else replace(context, names=names)


def _garbled(statement: str, sources: Sequence[Source], names: frozenset[str]) -> list[Reason]:
    """Words that cannot stand where they stand, asked of whole sentences: parts cut out of one need not be German."""
    found = list(check_hyphens(statement, sources, names))
    for sentence in sentences_of(statement):
        reading = read(sentence, names)
        for check in (check_concord, check_place_names, check_labels):
            found += check(reading, sources)
    return found


def _is_sentence(statement: str, quotes: Sequence[Quote]) -> bool:
    """A whole sentence of a quote, word by word, carries itself; a part of one may have lost its "nicht"."""
    text = _spaced(statement)
    return any(text in map(_spaced, quote.sentences) for quote in quotes)


@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    """With one blank between two words, without markers. Cached, for the quotes of a run come again and again."""
    return " ".join(without_markers(text).split())


def _but_for_spelling(statement: str, sources: Sequence[Source], names: frozenset[str]) -> bool:
    """A whole sentence of a quote whose figures alone are written otherwise: "8 Mio. €" for "acht Millionen Euro"."""
    if len(sentences_of(statement)) != 1:
        return False
    claim = read(statement, names)
    alike = [source.reading for source in sources if len(source.reading.words) == len(claim.words)]
    if not claim.figures or not alike:
        return False
    words, figures = [word.low for word in claim.words], list(map(_stated, claim.figures))
    return any(
        [word.low for word in quote.words] == words and list(map(_stated, quote.figures)) == figures for quote in alike
    )


def _stated(placed: PlacedFigure) -> tuple[object, ...]:
    figure = placed.figure
    return placed.place, figure.value, figure.unit, figure.date, figure.ordinal, placed.qualifier


def _weighed_part(
    part: Reading, sources: Sequence[Source], context: GateContext, before: Before
) -> tuple[Alignment, list[Reason]]:
    """A part beside what carries it best, or, where only words are missing, beside a sentence and its matter."""
    alignment = align(part, sources, context.names)
    reasons = _check_part(alignment, sources, context, before)
    if any(reason.code is not ReasonCode.NAME for reason in reasons) or not (reasons or check_coverage([alignment])):
        return alignment, reasons
    other = leaning(part, sources)
    if other is None or check_coverage([other]) or _check_part(other, sources, context, before):
        return alignment, reasons
    return other, []


def _check_part(alignment: Alignment, sources: Sequence[Source], context: GateContext, before: Before) -> list[Reason]:
    return [
        *check_figures(alignment, before.units),
        *check_figure_homes(alignment),
        *check_names(alignment, sources, context.names, before.names, before.bound),
        *check_polarity(alignment),
        *check_modality(alignment, before.modes, before.last),
        *check_deeds(alignment, sources),
        *check_assertions(alignment, sources),
        *check_scope(alignment),
        *check_relations(alignment, sources),
        *check_bases(alignment, sources),
        *check_lent_deeds(alignment, sources),
        *check_towns(alignment, sources),
        *check_lent_towns(alignment, context.names),
        *check_persons(alignment),
        *check_choices(alignment),
    ]
