"""The evidence gate in the pipeline: what the quotes do not carry is carried by others, or dropped."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from assistant.answer import Support
from assistant.citations import slice_of
from assistant.drafts import Draft, Quote
from assistant.evidence.sentences.home_towns import homes_of
from assistant.evidence.sentences.quoting import grounds_in
from assistant.gate import (
    GateContext,
    LogOdds,
    Verdict,
    check_quoted,
    check_statement,
    find_supporting_quote,
    read_ahead,
    without_markers,
)
from assistant.gate import Quote as GateQuote
from assistant.run import Evidence, Run
from ingest.catalogue import Catalogue
from ingest.errors import EmbeddingFailed

log = logging.getLogger("transferkompass.gate")

Found = TypeVar("Found")


def place_names(catalogue: Catalogue) -> frozenset[str]:
    """Names of projects and their municipalities: a statement may name none that its quotes do not.

    Products are left to the check of nouns: the words of "Netz. Werk. Stadt." or "Mobil Hub" taken for names cost eight
    in a hundred faithful statements of dev and stopped two in a thousand wrong ones.
    """
    return frozenset(name for project in catalogue.projects for name in (project.name, *project.municipalities))


class CheckStatement:
    """The ``Check`` of the pipeline. Framing and catalogue rows carry their own proof and pass; no row
    does where passages handed in are the only evidence.

    ``entailment`` has a say about statements in other words than the quote's; without it the rules decide alone.
    """

    def __init__(self, catalogue: Catalogue, entailment: LogOdds | None = None) -> None:
        self._catalogue = catalogue
        self._entailment = entailment
        self._names = place_names(catalogue)

    def __call__(self, run: Run, draft: Draft) -> list[Draft]:
        if draft.support is Support.CATALOGUE and run.only_passages is not None:
            return []
        if draft.support in {Support.FRAMING, Support.CATALOGUE}:
            return [draft]
        # A document's own "[3]" is none of the answer's numbers; the quote keeps it.
        draft = replace(draft, text=without_markers(draft.text))
        verdict = self._verdict(run, draft)
        run.verdicts.append((draft.text, verdict))
        if verdict.passed:
            return [draft]
        log.info("statement not carried", extra={"answer": run.answer_id, "reasons": sorted(verdict.codes)})
        return self._repaired(run, draft) if draft.support is Support.CHECKED else []

    def read_ahead(self, evidence: Iterable[Evidence]) -> Iterator[None]:
        """Read passages, a sentence a step, so that what is said of them is checked the sooner."""
        for item in evidence:
            quote = self._gate_quote(Quote(item.hit, (item.hit.passage.span,)), _with_own_towns([item]))
            yield from read_ahead([quote], self._names)

    def _verdict(self, run: Run, draft: Draft) -> Verdict:
        own = _with_own_towns(run.evidence)
        quotes = [self._gate_quote(quote, own) for quote in draft.quotes]
        evidence = frozenset(quote.id for quote in quotes) | _evidence_ids(run)
        check = check_quoted if draft.support is Support.QUOTED else check_statement
        return self._read_by_model(evidence, lambda context: check(draft.text, quotes, context))

    def _read_by_model(self, evidence_ids: frozenset[str], check: Callable[[GateContext], Found]) -> Found:
        """By rules alone from the moment the model fails."""
        try:
            return check(GateContext(evidence_ids, self._names, self._entailment))
        except EmbeddingFailed as error:
            log.warning("entailment failed", extra={"code": error.code}, exc_info=error)
            self._entailment = None
            return check(GateContext(evidence_ids, self._names))

    def _repaired(self, run: Run, draft: Draft) -> list[Draft]:
        """On the sentences of another passage that carry it; not on a whole one, which has words for any mixture."""
        found = [grounds for item in run.evidence if (grounds := grounds_in(draft.text, item))]
        quotes = {item.quote.hit.passage.id: item.quote for item in sorted(found, key=lambda item: -item.share)}
        own = _with_own_towns(run.evidence)
        passages = [self._gate_quote(quote, own) for quote in quotes.values()]
        support = self._read_by_model(
            _evidence_ids(run), lambda context: find_supporting_quote(draft.text, passages, context)
        )
        return [] if support is None else [replace(draft, quotes=(quotes[support.id],))]

    def _gate_quote(self, quote: Quote, own_towns: Mapping[str, frozenset[str]]) -> GateQuote:
        """``own_towns``: of passages that are not about the projects they name, by their ids."""
        hit = quote.hit
        homes = own_towns.get(hit.passage.id, frozenset())
        projects = () if homes else hit.passage.tags.projects
        return GateQuote(
            id=hit.passage.id,
            sentences=_sentences_within(quote),
            section=(hit.info.title, *hit.passage.section),
            names=tuple(self._catalogue.project(project).name for project in projects),
            homes=homes,
        )


def _with_own_towns(evidence: Iterable[Evidence]) -> dict[str, frozenset[str]]:
    """Of passages whose town is no project, by their ids: what "die Stadt" has there is of nobody else."""
    return {item.hit.passage.id: homes for item in evidence if (homes := homes_of(item))}


def _evidence_ids(run: Run) -> frozenset[str]:
    return frozenset(item.hit.passage.id for item in run.evidence)


def _sentences_within(quote: Quote) -> tuple[str, ...]:
    """The sentences the quote's slices cover; the slices themselves where they cut a sentence."""
    covered = tuple(
        slice_of(quote.hit, sentence.span)
        for sentence in quote.hit.passage.sentences
        if any(span.start <= sentence.span.start and sentence.span.end <= span.end for span in quote.spans)
    )
    return covered or tuple(slice_of(quote.hit, span) for span in quote.spans)
