"""Is there an answer in the evidence? Ends the run where not, and says which of two kinds of silence it is."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import AnswerStatus
from assistant.answer_types import answers
from assistant.answerability import LOOKED_AT, probability, signals_of
from assistant.matching import AskedWords, asked_words, coverages, text_words, weighted_coverage
from assistant.places import named_places, without_places
from assistant.run import Intent, QuestionPart, Run, ScoredSentence
from assistant.scope import Scope
from assistant.sentence_choice import score_sentences
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue

FROM_SENTENCES = frozenset({Intent.FACT, Intent.EXAMPLES, Intent.COMPARISON})
"""Intents answered from sentences; the others are answered from the catalogue and judge themselves (a term may be in
the glossary although no sentence explains it)."""
PART_COVERED = 0.5
"""Share of a part's own words that one of the first sentences must speak of."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Scores the sentences, estimates answerability, finds the parts nothing speaks of."""

    scope: Scope
    catalogue: Catalogue
    name: str = "judge"

    def __call__(self, run: Run) -> None:
        assert run.vector is not None
        understood = run.understood
        run.places = named_places(run.standalone, self.catalogue)
        wanted = tuple(part.asked for part in understood.parts if part.asked)
        about = without_places(understood.search_text or run.standalone, run.places)
        run.words = asked_words(about, understood.synonyms, wanted)
        run.sentences = tuple(score_sentences(run.evidence, run.words, understood.parts, run.places))
        run.in_scope = self.scope.leaning(run.vector) if run.only_passages is None else 1.0
        if understood.intent in FROM_SENTENCES | {Intent.DEFINITION}:
            run.answerability = probability(signals_of(run))
            self._decide(run)

    def _decide(self, run: Run) -> None:
        limits = texts("calibration")["thresholds"]
        outside = run.in_scope < limits["out_of_scope"] and not _anchored(run)
        if outside and run.answerability < limits["clearly_answered"]:
            run.end(AnswerStatus.OUT_OF_SCOPE, wording("answers", "out_of_scope"))
        elif run.understood.intent is Intent.DEFINITION:
            return
        elif run.answerability < limits["list" if run.understood.intent is Intent.EXAMPLES else "answer"]:
            run.end(AnswerStatus.NO_EVIDENCE, wording("answers", "no_evidence"))
        elif len(run.understood.parts) > 1:
            run.missing = tuple(part for part in run.understood.parts if not _covered(part, run.sentences))


def _anchored(run: Run) -> bool:
    """True where the question names the programme, a topic of it or a project together with a topic."""
    return bool(run.understood.topics)


def _covered(part: QuestionPart, sentences: tuple[ScoredSentence, ...]) -> bool:
    words = asked_words(part.text, wanted=(part.asked,) if part.asked else ())
    return any(
        answers(sentence.text, part) and _share(words, sentence.text) >= PART_COVERED
        for sentence in sentences[: LOOKED_AT * 2]
    )


def _share(words: AskedWords, text: str) -> float:
    return weighted_coverage(coverages(words, text_words(text)), words.importance)
