"""Answers in the words of a language model: drafts only, the check decides; the documents' own words where it fails."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from assistant.answer import AnswerStatus, ComposerInfo, NoticeCode, Support
from assistant.citations import quoted_words
from assistant.drafts import Draft, DraftExample, Form
from assistant.events import Event
from assistant.evidence.judging.part_answers import says_so
from assistant.evidence.judging.pertinence import pertinence, signs_of
from assistant.evidence.sentences.quoting import Grounds, grounds_in
from assistant.evidence.sentences.readability import readability
from assistant.evidence.sentences.referring import referred_to, text_at, text_of
from assistant.evidence.sentences.sentence_choice import says_the_same
from assistant.evidence.sentences.told_of import projects_named
from assistant.gaps.gap import opening
from assistant.instructions import is_instruction
from assistant.llm.model import LanguageModel
from assistant.llm.parsing import StatementParser
from assistant.llm.prompts import ANSWER_SCHEMA, NumberedText, answer_messages, answer_prompt
from assistant.llm.spoken import Spoken
from assistant.run import Composer, Evidence, Run, ScoredSentence
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.errors import ModelUnavailable
from ingest.german import stems
from ingest.language import detect_language

log = logging.getLogger("transferkompass.llm")

MOST_PASSAGES = 10
MOST_CHARACTERS = 6000
"""Evidence a model gets: about 1,700 tokens, so that rules, question and answer fit the 4,096 of a small model."""
MOST_STATEMENTS = 8
MOST_IN_VAIN = 6
"""Statements in a row of which none could be shown: the model has lost the thread."""
CLEARLY_FROM = 0.5
"""Share of a statement's words that a sentence must have to be its ground."""
POSSIBLY_FROM = 0.2
"""The same for sentences that answer the question."""
LEADING = 4
"""Best sentences in which what is denied may stand after all."""
ANSWERING = 0.5
"""A sentence answers the question if it covers this share of what the best one covers."""
SIGN_OF_LIFE_SECONDS = 0.5
"""How often readers are told that the model is at work: one who has gone stops it about as soon."""
READ_AT_ONCE = 10
"""Sentences read ahead in one go: about four milliseconds, unnoticed before a first word that comes just then."""

ReadAhead = Callable[[Iterable[Evidence]], Iterator[None]]
"""Reads passages for the check, a sentence a step."""
Ending = Literal["unavailable", "interrupted", "unusable"]


@dataclass(frozen=True, slots=True)
class ModelComposer:
    """Yields each statement as soon as the model has finished it. What is missing in the end, ``fallback`` adds."""

    model: LanguageModel
    fallback: Composer
    catalogue: Catalogue
    read_ahead: ReadAhead

    def compose(self, run: Run) -> Iterator[Draft]:
        yield from opening(run, (item.text for item in run.sentences[:LEADING]))
        before, judged = len(run.statements), len(run.verdicts)
        prompt = answer_prompt(run.style)
        run.composer = ComposerInfo(kind="model", model=self.model.name, prompt=prompt.label)
        complete = yield from self._told(run)
        shown = any(statement.support is Support.CHECKED for statement in run.statements[before:])
        if complete and shown:
            if any(not verdict.passed for _, verdict in run.verdicts[judged:]):
                yield from self._instead(run)
            yield from _missing_parts(run)
            return
        ending: Ending = "unusable" if complete else "interrupted" if shown else "unavailable"
        run.notice(NoticeCode.MODEL_UNAVAILABLE, run.wording("llm", f"notice.{ending}"))
        if not shown:
            run.composer = ComposerInfo(kind="extractive")
        yield from _without_repetition(run, self.fallback.compose(run))

    def _instead(self, run: Run) -> Iterator[Draft]:
        """Beside what was carried, in place of what was not: the sentence that answers the question best."""
        status, examples = run.status, list(run.examples)
        best = next((draft for draft in self.fallback.compose(run) if draft.support is Support.QUOTED), None)
        is_near_only = run.status is AnswerStatus.NO_EVIDENCE
        run.status, run.examples = status, examples
        if best is not None and not is_near_only and not _is_told(run, best):
            yield replace(best, form=Form.SENTENCE)

    def _told(self, run: Run) -> Generator[Draft, None, bool]:
        """The drafts the model's sentences make. Returns whether the model came to an end of its own."""
        evidence = _offered(run)
        messages = answer_messages(answer_prompt(run.style), run.stated, evidence)
        judged = _Judged(run, len(evidence))
        waiting = _Meanwhile(run, self.read_ahead(run.evidence[: len(evidence)]))
        try:
            with closing(self.model.stream(messages, ANSWER_SCHEMA, waiting)) as pieces:
                for spoken in _spoken(pieces):
                    draft = judged.draft(spoken)
                    if draft is not None:
                        yield draft
                        self._remember_examples(run, draft)
                    if judged.enough:
                        break
        except ModelUnavailable as error:
            log.warning("model did not finish", extra={"answer": run.answer_id, "reason": str(error)})
            return False
        return True

    def _remember_examples(self, run: Run, draft: Draft) -> None:
        """Only of what is shown as it was drafted, on the quote it was drafted on."""
        last = run.statements[-1] if run.statements else None
        if last is None or last.text != draft.text:
            return
        cited = {run.citations[number - 1].quote for number in last.citations}
        if not cited.issuperset(quoted_words(quote) for quote in draft.quotes):
            return
        known = {example.project for example in run.examples}
        for project in projects_named(draft.text, self.catalogue):
            if project not in known:
                run.examples.append(DraftExample(project, draft.text, draft.quotes))


class _Meanwhile:
    """What is done while the model is silent: a sign of life is given, passages are read for what it will say."""

    def __init__(self, run: Run, unread: Iterator[None], clock: Callable[[], float] = time.monotonic) -> None:
        self._run, self._unread, self._clock = run, unread, clock
        self._signed = clock()

    def __call__(self) -> None:
        if self._clock() - self._signed >= SIGN_OF_LIFE_SECONDS:
            self._signed = self._clock()
            self._run.listen(Event("status", "compose"))
        for _ in islice(self._unread, READ_AT_ONCE):
            pass


class _Judged:
    """Turns what the model says into drafts; keeps count of what becomes of them."""

    def __init__(self, run: Run, passages: int) -> None:
        self._run = run
        self._passages = passages
        self._asked = frozenset(stems(run.understood.search_text or run.standalone))
        self._start = len(run.statements)
        self._said: list[str] = []
        self._in_vain = 0
        self._shown = self._start

    @property
    def enough(self) -> bool:
        return len(self._run.statements) - self._start >= MOST_STATEMENTS or self._in_vain >= MOST_IN_VAIN

    def draft(self, spoken: Spoken) -> Draft | None:
        """None for what is no German statement, was said before, or has no ground in the evidence."""
        self._count()
        if not _is_statement(spoken.text) or self._repeats(spoken.text):
            return None
        self._said.append(spoken.text)
        grounds = self._grounds(spoken)
        if not grounds or self._is_shown_verbatim(grounds[0]):
            return None
        return Draft(spoken.text, Support.CHECKED, tuple(item.quote for item in grounds))

    def _count(self) -> None:
        """The statement before this one has been checked by now."""
        now = len(self._run.statements)
        self._in_vain = 0 if now > self._shown else self._in_vain + 1
        self._shown = now

    def _repeats(self, text: str) -> bool:
        shown = [statement.text for statement in self._run.statements]
        return any(says_the_same(text, other) for other in (*self._said, *shown))

    def _is_shown_verbatim(self, grounds: Grounds) -> bool:
        words = " ".join(text_of(grounds.evidence, grounds.evidence.hit.passage.sentences[grounds.first]).split())
        return any(words in statement.text for statement in self._run.statements)

    def _grounds(self, spoken: Spoken) -> list[Grounds]:
        """In the passages cited; where none of them fits, in the one passage that fits best."""
        cited = [number - 1 for number in spoken.numbers if number <= self._passages]
        found = self._fitting(spoken.text, cited)
        return found or self._fitting(spoken.text, range(self._passages))[:1]

    def _fitting(self, text: str, numbers: Sequence[int]) -> list[Grounds]:
        found = [(number, grounds_in(text, self._run.evidence[number])) for number in numbers]
        fitting = [item for number, item in found if item is not None and self._is_ground(number, item)]
        return sorted(fitting, key=lambda item: -item.share)

    def _is_ground(self, number: int, grounds: Grounds) -> bool:
        """Has the statement's words and to do with the question: what a document says beside it is no answer."""
        if grounds.share >= CLEARLY_FROM:
            return bool(self._asked & frozenset(stems(self._read(number, grounds)))) or self._touches(number, grounds)
        return grounds.share >= POSSIBLY_FROM and self._answers(number, grounds)

    def _read(self, number: int, grounds: Grounds) -> str:
        """The words of the quote with those it is read with, for in running text the first sentence names the thing.

        A sentence that was rated as by-catch goes on about nothing: it may have been planted between the others.
        """
        least: float = texts("calibration")["thresholds"]["pertinent"]
        goes_on = all(pertinence(signs_of(item, self._run)) >= least for item in self._sentences(number, grounds))
        before = referred_to(grounds.evidence, grounds.first) if goes_on else ()
        return " ".join((quoted_words(grounds.quote), *(text_at(grounds.evidence, place) for place in before)))

    def _touches(self, number: int, grounds: Grounds) -> bool:
        """True where a sentence itself speaks of what is asked in a compound or synonym ("Vergabestelle")."""
        return any(item.own_coverage > 0 for item in self._sentences(number, grounds))

    def _answers(self, number: int, grounds: Grounds) -> bool:
        best = max((item.coverage for item in self._run.sentences), default=0.0)
        return any(item.coverage > 0 and item.coverage >= ANSWERING * best for item in self._sentences(number, grounds))

    def _sentences(self, number: int, grounds: Grounds) -> list[ScoredSentence]:
        return [
            item
            for item in self._run.sentences
            if item.evidence == number and grounds.first <= item.sentence <= grounds.last
        ]


def _is_statement(text: str) -> bool:
    return (
        readability(text) > 0 and not text.endswith("?") and not is_instruction(text) and detect_language(text) == "de"
    )


def _spoken(pieces: Iterator[str]) -> Iterator[Spoken]:
    parser = StatementParser()
    for piece in pieces:
        yield from parser.feed(piece)
    yield from parser.close()


def _offered(run: Run) -> list[NumberedText]:
    """The best passages, numbered from 1, by the sentences that may be quoted."""
    offered: list[NumberedText] = []
    left = MOST_CHARACTERS
    for number, item in enumerate(run.evidence[:MOST_PASSAGES], 1):
        text = " ".join(" ".join(text_of(item, sentence).split()) for sentence in item.hit.passage.sentences)
        left -= len(text)
        if left < 0 and offered:
            break
        headings = dict.fromkeys((item.hit.info.title, *item.hit.passage.section))
        offered.append(NumberedText(number, " · ".join(headings), text[:MOST_CHARACTERS]))
    return offered


def _missing_parts(run: Run) -> Iterator[Draft]:
    for part in run.missing:
        if any(says_so(part, text, run) for text in _shown(run)):
            continue
        run.status = AnswerStatus.PARTIAL
        yield Draft(run.wording("answers", "partial", part=part.as_question), Support.FRAMING)


def _shown(run: Run) -> Iterator[str]:
    """What stands in the answer, in its own words and in those of its sources."""
    yield from (statement.text for statement in run.statements if statement.citations)
    yield from (citation.quote for citation in run.citations)


def _without_repetition(run: Run, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Headings wait for the first thing below them that is new."""
    heading: Draft | None = None
    for draft in drafts:
        if draft.form is Form.HEADING:
            heading = draft
        elif run.status is AnswerStatus.NO_EVIDENCE and run.statements:
            # The fallback alone would have had nothing to say; the model's statements stand.
            run.status = None
        elif not _is_told(run, draft):
            if heading is not None:
                yield heading
                heading = None
            yield draft


def _openings(run: Run) -> tuple[str, ...]:
    """The ways to say first what is missing, of which one has been said."""
    return (run.gap, run.denied.softer if run.denied else run.gap) if run.gap else ()


def _is_told(run: Run, draft: Draft) -> bool:
    if draft.support is Support.FRAMING:
        return draft.text in _openings(run) or any(statement.text == draft.text for statement in run.statements)
    if any(says_the_same(draft.text, statement.text) for statement in run.statements):
        return True
    quoted = {" ".join(citation.quote.split()) for citation in run.citations}
    return any(" ".join(quoted_words(quote).split()) in words for quote in draft.quotes for words in quoted)
