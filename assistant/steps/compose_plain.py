"""Einfache Sprache: the shortest sentences that answer, and the terms in them explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, Form
from assistant.run import Composer, Run, ScoredSentence
from ingest.catalogue import Catalogue, GlossaryEntry
from ingest.catalogue.rendering import definition_text

SHORT_WORDS = 15
"""Longest sentence of Einfache Sprache (DIN SPEC 33429 recommends up to 15 words)."""
AS_GOOD = 0.7
"""A short sentence is taken for a long one if it covers this share of what the best one covers."""
MOST_TERMS = 3


@dataclass(frozen=True, slots=True)
class PlainComposer:
    """What ``otherwise`` tells; for ``style="einfach"`` with short sentences first and explanations after."""

    catalogue: Catalogue
    documents: CatalogueDocuments | None
    """Where terms are explained from; None: they are not."""
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        if run.style != "einfach":
            yield from self.otherwise.compose(run)
            return
        run.sentences = short_ones(run.sentences) or run.sentences
        before = len(run.statements)
        yield from self._asked(run)
        yield from self.otherwise.compose(run)
        text = " ".join(statement.text for statement in run.statements[before:] if statement.citations)
        told = "\n".join(statement.text for statement in run.statements)
        yield from self._explained(run, [entry for entry in self._terms(text) if definition_text(entry) not in told])

    def _asked(self, run: Run) -> Iterator[Draft]:
        """The term the question is about, explained before anything is said of it."""
        told = "\n".join(statement.text for statement in run.statements)
        asked = self.catalogue.find_terms(run.standalone)[:1]
        yield from self._rows([entry for entry in asked if definition_text(entry) not in told], Form.SENTENCE)

    def _explained(self, run: Run, entries: list[GlossaryEntry]) -> Iterator[Draft]:
        if entries and self.documents is not None:
            yield Draft(run.wording("llm", "plain.terms_heading"), Support.FRAMING, form=Form.HEADING)
        yield from self._rows(entries, Form.ITEM)

    def _rows(self, entries: Sequence[GlossaryEntry], form: Form) -> Iterator[Draft]:
        if self.documents is None:
            return
        for entry in entries:
            quote = self.documents.row(CatalogueFile.GLOSSARY, entry.term)
            yield Draft(definition_text(entry), Support.CATALOGUE, (quote,), form)

    def _terms(self, text: str) -> list[GlossaryEntry]:
        """Glossary entries for words of ``text``, inflected ones and parts of compounds with hyphens too."""
        spaced = text.replace("-", " ")
        known = [*self.catalogue.find_terms(text), *self.catalogue.find_terms(spaced)]
        entries = [*known, *self.catalogue.find_explained_terms(text), *self.catalogue.find_explained_terms(spaced)]
        return list({entry.term: entry for entry in entries}.values())[:MOST_TERMS]


def short_ones(sentences: tuple[ScoredSentence, ...]) -> tuple[ScoredSentence, ...]:
    """Those of at most 15 words that answer about as well as the best sentence of all; in the same order."""
    if not sentences:
        return ()
    least = AS_GOOD * sentences[0].coverage
    return tuple(
        item
        for item in sentences
        if len(item.text.split()) <= SHORT_WORDS and item.coverage >= least and not item.elsewhere
    )
