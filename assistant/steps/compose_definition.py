"""What a term or abbreviation means: the glossary first, then the sentences that name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import AnswerStatus, NoticeCode, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft
from assistant.evidence.asked.question_focus import KIN, KIN_SHARE, kinship
from assistant.evidence.choosing.further_parts import further
from assistant.evidence.choosing.selection import Selected, in_prose
from assistant.evidence.judging.answerability import signals_of
from assistant.evidence.sentences.sentence_choice import context_of, says_the_same
from assistant.evidence.sentences.told_of import projects_named, projects_told_of
from assistant.evidence.words.matching import text_words
from assistant.evidence.words.named_term import (
    BEGINS_WITH,
    DESCRIBES_A_TEXT,
    EXPLAINS,
    NAMES_ITS_KIND,
    NamedTerm,
    asked_term,
    asks_in_general,
    term_with_purpose,
)
from assistant.glossary_terms import entry_asked_for
from assistant.question import Asked, QuestionPart
from assistant.run import Composer, Run
from assistant.understanding.parts import asking_first
from assistant.wording import texts
from ingest.catalogue import Catalogue, GlossaryEntry
from ingest.catalogue.rendering import definition_text
from ingest.german import content_words, stem

MOST_SENTENCES = 3
OPEN = frozenset({None, Asked.PLACE})
"""Nothing in a sentence shows that it answers these."""
BESIDE_ENTRY = 2
"""Sentences beside an entry of the glossary, which has said the most important."""

ROOT = 5
"""First letters that other forms of a word share: "interoperabel" and "Interoperabilität"."""
TOLD_IN_OTHER_WORDS = 0.7
"""Least bearing of a sentence without the term: "Mülleimer" for "schlaue Mülleimer" has 1, "urbane Daten…" for "Urban
Data Space" .47, a compound with one half of the term ("Bürgerideen" for "Bürger-ID") .33."""


@dataclass(frozen=True, slots=True)
class DefinitionComposer:
    """Terms the glossary does not know are answered with sentences that name them, or honestly not at all."""

    catalogue: Catalogue
    documents: CatalogueDocuments | None
    """Where the glossary is cited from; None: it is not told."""
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        question = asking_first(run.standalone)
        if used := term_with_purpose(question):
            yield from self._purpose(run, used)
            return
        term = asked_term(question)
        entry = self._entry(term.written if term else question) or self._entry_in_german(run)
        said = [definition_text(entry)] if entry else []
        asked = term or NamedTerm(entry.term if entry else question)
        named = self._explaining(run, asked, said)
        if entry and self.documents:
            if run.style == "einfach":
                run.notice(NoticeCode.NOT_PLAIN, run.wording("llm", "notice.glossary"))
            yield _defined(entry, self.documents)
        if entry or named:
            if term and not entry and asks_in_general(question) and not _explained(term, named):
                yield _only_mentioned(run, term)
            yield from self._quoted(named[: BESIDE_ENTRY if entry else MOST_SENTENCES])
            yield from self._further(run)
        elif term and asks_in_general(question) and (akin := self._akin(run, term)):
            yield _only_mentioned(run, term)
            yield from self._quoted(akin)
            yield from self._further(run)
        else:
            yield from self._unexplained(run, term)

    def _quoted(self, items: Sequence[Selected]) -> Iterator[Draft]:
        return (Draft(self._led(item), Support.QUOTED, (item.quote,)) for item in items)

    def _unexplained(self, run: Run, term: NamedTerm | None) -> Iterator[Draft]:
        """What is told of the term where nothing says what it is, and what is asked besides."""
        if not _is_told_of(run, term):
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("answers", "no_evidence"), Support.FRAMING)
        elif len(run.understood.parts) > 1:
            yield from further(run, run.understood.parts[:1], self._led)
            yield from self._further(run)
        else:
            yield from self.otherwise.compose(run)

    def _entry_in_german(self, run: Run) -> GlossaryEntry | None:
        """The entry of "urban data platform", which the glossary has in German."""
        return self._entry(run.understood.parts[0].text) if run.understood.language == "en" else None

    def _entry(self, asked: str) -> GlossaryEntry | None:
        return entry_asked_for(asked, self.catalogue) if self.documents else None

    def _purpose(self, run: Run, term: NamedTerm) -> Iterator[Draft]:
        """What it is, where the glossary knows it, and what it is for."""
        entry = self._entry(term.written)
        if entry and self.documents:
            yield _defined(entry, self.documents)
            yield from self._used_for(run)
        elif run.answerability < texts("calibration")["thresholds"]["answer"]:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("answers", "no_evidence"), Support.FRAMING)
        else:
            yield from self.otherwise.compose(run)

    def _used_for(self, run: Run) -> Iterator[Draft]:
        """Sentences that tell what it is for; without any, what it is says enough."""
        status = run.status
        drafts = list(further(run, (QuestionPart(run.standalone, Asked.PURPOSE),), self._led))
        told = [draft for draft in drafts if draft.support is not Support.FRAMING]
        run.status = run.status if told else status
        yield from drafts if told else ()

    def _further(self, run: Run) -> Iterator[Draft]:
        """What else is asked: "Was ist LoRaWAN und wofür braucht man das?"."""
        rest = []
        for part in run.understood.parts[1:]:
            entry = self._entry(part.text) if part.asked in OPEN else None
            if entry and self.documents:
                yield _defined(entry, self.documents)
            else:
                rest.append(part)
        yield from further(run, [part for part in rest if part.asked not in OPEN], self._led)
        if openly := tuple(part for part in rest if part.asked in OPEN):
            yield from self._openly(run, openly)

    def _openly(self, run: Run, parts: tuple[QuestionPart, ...]) -> Iterator[Draft]:
        """Parts that ask for nothing particular: whatever is said of them."""
        shown = {statement.text for statement in run.statements}
        run.understanding = replace(run.understood, parts=parts)
        drafts = [draft for draft in self.otherwise.compose(run) if draft.text not in shown]
        if run.status is AnswerStatus.NO_EVIDENCE:
            run.status = AnswerStatus.PARTIAL
            drafts = [
                Draft(run.wording("answers", "partial", part=part.as_question), Support.FRAMING) for part in parts
            ]
        yield from drafts

    def _explaining(self, run: Run, term: NamedTerm, said: list[str]) -> list[Selected]:
        """Sentences with the term, those that explain it first, each saying something new.

        Mere mentions count only where neither the glossary nor another sentence explains it.
        """
        rated = [(term.explanation(item.text), item) for item in run.sentences if term.is_named_in(item.text)]
        best = max((rating for rating, _ in rated), default=DESCRIBES_A_TEXT)
        least = EXPLAINS if said else BEGINS_WITH if best >= BEGINS_WITH else DESCRIBES_A_TEXT + 1
        rated = [(rating, item) for rating, item in rated if rating >= least]
        named = [item for _, item in sorted(rated, key=lambda pair: -pair[0])]
        found: list[Selected] = []
        for item in named:
            selected = in_prose(item, run.evidence)
            told = [*said, *(other.text for other in found)]
            if selected and not any(says_the_same(selected.text, text) for text in told):
                found.append(selected)
        return found

    def _akin(self, run: Run, term: NamedTerm) -> list[Selected]:
        """What says the term in another form: "interoperabel" of "Interoperabilität"."""
        stems = [stem(word) for word in content_words(term.written)]
        saying = [item for item in run.sentences if all(_says_akin(word, item.text) for word in stems)]
        found = (in_prose(item, run.evidence) for item in saying)
        return list(filter(None, found))[:BESIDE_ENTRY] if stems else []

    def _led(self, item: Selected) -> str:
        """The sentence, led by the project its headings name where it names none itself."""
        about = projects_told_of(item.text, context_of(item.evidence), self.catalogue)
        if len(about) != 1 or projects_named(item.text, self.catalogue):
            return item.text
        return f"[{self.catalogue.project(about[0]).name}] {item.text}"


def _defined(entry: GlossaryEntry, documents: CatalogueDocuments) -> Draft:
    quote = documents.row(CatalogueFile.GLOSSARY, entry.term)
    return Draft(definition_text(entry), Support.CATALOGUE, (quote,))


def _explained(term: NamedTerm, named: Sequence[Selected]) -> bool:
    return any(term.explanation(item.text) >= NAMES_ITS_KIND for item in named)


def _only_mentioned(run: Run, term: NamedTerm) -> Draft:
    """That the documents name the term and do not explain it; makes the answer a partial one."""
    run.status = AnswerStatus.PARTIAL
    return Draft(run.wording("answers", "only_mentioned", term=term.written), Support.FRAMING)


def _is_told_of(run: Run, term: NamedTerm | None) -> bool:
    """True where sentences without the term may answer; other words must say at least most of what it names."""
    if run.answerability < texts("calibration")["thresholds"]["answer"]:
        return False
    if term is None:
        return True
    head = [stem(word) for word in content_words(term.written)][-1:]
    is_named = any(_says_akin(word, item.text) for word in head for item in run.sentences)
    return is_named and signals_of(run).bearing >= TOLD_IN_OTHER_WORDS


def _says_akin(word: str, text: str) -> bool:
    """True for another form of the word itself: what only belongs to the same field does not name it."""
    return kinship(word, text) >= KIN_SHARE * KIN and any(word[:ROOT] in said for said in text_words(text).stems)
