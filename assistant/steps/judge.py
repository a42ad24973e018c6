"""Is there an answer in the evidence? Ends the run where not, and says which of two kinds of silence it is."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import AnswerStatus
from assistant.answer_types import contains_asked
from assistant.answerability import LOOKED_AT, probability, signals
from assistant.matching import AskedWords, asked_words, coverages, text_words, weighted_coverage
from assistant.run import Intent, QuestionPart, Run, ScoredSentence
from assistant.scope import Scope
from assistant.sentence_choice import score_sentences
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue

FROM_SENTENCES = frozenset({Intent.FACT, Intent.EXAMPLES, Intent.COMPARISON})
"""Intents answered from sentences; the others are answered from the catalogue and judge themselves."""
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
        wanted = tuple(part.asked for part in understood.parts if part.asked)
        words = asked_words(understood.search_text or run.standalone, understood.synonyms, wanted)
        run.sentences = tuple(score_sentences(run.evidence, words, wanted, self._places(run.standalone)))
        run.in_scope = self.scope.leaning(run.vector) if run.only_passages is None else 1.0
        if understood.intent not in FROM_SENTENCES:
            return
        asked = understood.parts[0].asked if understood.parts else None
        found = signals(run.evidence, run.sentences, words, understood.names, asked)
        run.answerability = probability(found)
        self._decide(run)

    def _places(self, question: str) -> tuple[str, ...]:
        mentions = self.catalogue.find_projects(question)
        return tuple(question[mention.span.start : mention.span.end] for mention in mentions)

    def _decide(self, run: Run) -> None:
        limits = texts("calibration")["thresholds"]
        if (
            run.in_scope < limits["out_of_scope"]
            and run.answerability < limits["clearly_answered"]
            and not _anchored(run)
        ):
            run.end(AnswerStatus.OUT_OF_SCOPE, wording("answers", "out_of_scope"))
        elif run.answerability < limits["answer"]:
            run.end(AnswerStatus.NO_EVIDENCE, wording("answers", "no_evidence"))
        elif len(run.understood.parts) > 1:
            run.missing = tuple(part for part in run.understood.parts if not _covered(part, run.sentences))


def _anchored(run: Run) -> bool:
    """True where the question names the programme, a topic of it or a project together with a topic."""
    return bool(run.understood.topics)


def _covered(part: QuestionPart, sentences: tuple[ScoredSentence, ...]) -> bool:
    words = asked_words(part.text, wanted=(part.asked,) if part.asked else ())
    return any(
        contains_asked(sentence.text, part.asked) and _share(words, sentence.text) >= PART_COVERED
        for sentence in sentences[: LOOKED_AT * 2]
    )


def _share(words: AskedWords, text: str) -> float:
    return weighted_coverage(coverages(words, text_words(text)), words.importance)
