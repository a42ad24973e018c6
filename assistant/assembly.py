"""Puts the assistant together from settings: the one place that knows every part."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from assistant import instructions
from assistant.answer import Answer
from assistant.catalogue_documents import CatalogueDocuments
from assistant.evidence.asked import question_focus
from assistant.gate import LogOdds
from assistant.instructions.meaning import Embed
from assistant.known_documents import find_document
from assistant.llm.model import LanguageModel
from assistant.llm.opening import open_model
from assistant.pipeline import Parts, Pipeline
from assistant.question import Intent
from assistant.retrieval.hybrid import Retriever
from assistant.run import Composer, Run, Step
from assistant.scope import Scope
from assistant.settings import Settings
from assistant.steps.approved import Approved, StandingReview
from assistant.steps.check import CheckStatement
from assistant.steps.compose_comparable import ComparableComposer
from assistant.steps.compose_comparison import ComparisonComposer
from assistant.steps.compose_contact import ContactComposer
from assistant.steps.compose_defined_first import DefinedFirstComposer
from assistant.steps.compose_definition import DefinitionComposer
from assistant.steps.compose_each_side import EachSideComposer
from assistant.steps.compose_events import EventsComposer
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.compose_model import ModelComposer
from assistant.steps.compose_plain import PlainComposer
from assistant.steps.compose_profile import ProfileComposer
from assistant.steps.compose_projects import ProjectsComposer
from assistant.steps.compose_publications import PublicationsComposer
from assistant.steps.compose_ranking import RankingComposer
from assistant.steps.compose_reuse import ReuseComposer
from assistant.steps.compose_row_asked import RowAskedComposer, RowAskedStep
from assistant.steps.compose_tally import TallyComposer
from assistant.steps.compose_unranked import UnrankedComposer
from assistant.steps.compose_untold import UntoldComposer
from assistant.steps.examples import Examples
from assistant.steps.guard import Guard
from assistant.steps.handoff import HandoffStep
from assistant.steps.judge import Judge
from assistant.steps.notices import Notices
from assistant.steps.ordered_texts import OrderedTexts
from assistant.steps.premises import Premises
from assistant.steps.retrieve import EmbedQuestion, Retrieve
from assistant.steps.standalone import Standalone
from assistant.steps.suggestions import Suggestions
from assistant.steps.understand import Understand
from ingest.catalogue import Catalogue, load_catalogue
from ingest.embedding.embedder import Embedder
from ingest.embedding.entailment import Entailment
from ingest.embedding.factory import open_embedder, open_entailment, open_reranker
from ingest.index.hits import PassageIndex
from ingest.index.passage_index import open_index

Record = Callable[[Run, Answer], None]


@dataclass(frozen=True, slots=True)
class Assistant:
    """Everything an entry point needs to answer, search and show."""

    settings: Settings
    catalogue: Catalogue
    catalogue_documents: CatalogueDocuments
    embedder: Embedder
    index: PassageIndex
    retriever: Retriever
    pipeline: Pipeline
    judging: Embed | None = None
    """Vectors by which orders in documents are recognised; None where the embedder's cannot be judged."""


def build_assistant(
    settings: Settings,
    *,
    record: Record | None = None,
    standing_review: StandingReview | None = None,
    clock: Callable[[], datetime] | None = None,
    new_id: Callable[[], str] | None = None,
    embedder: Embedder | None = None,
    index: PassageIndex | None = None,
    model: LanguageModel | None = None,
    entailment: Entailment | None = None,
) -> Assistant:
    """The assistant over the settings' index, with the settings' language model unless another one is handed in.

    Raises ``IndexUnavailable``, ``EmbeddingFailed``, ``InvalidCatalogue``.
    """
    catalogue = load_catalogue(settings.index.catalog_dir)
    embedder = embedder or open_embedder(settings.index)
    index = index or open_index(settings.index, embedder.fingerprint)
    retriever = Retriever(index, embedder, settings.retrieval, open_reranker(settings.index))
    documents = CatalogueDocuments(catalogue)
    model = model or open_model(settings.llm)
    check = CheckStatement(catalogue, _log_odds(settings, model, entailment))
    told = partial(_told, model, catalogue, check)
    approved = Approved(standing_review or _undecided, partial(find_document, index, documents))
    judging = instructions.remembered(embedder.embed_passages) if instructions.is_known(embedder.fingerprint) else None
    retrieve = Retrieve(retriever, embedder, settings.retrieval, Scope(embedder), catalogue.find_projects, judging)
    notices, handoff = Notices(catalogue), HandoffStep(catalogue)
    parts = Parts(
        understanding=(
            *(Guard(), Standalone(catalogue), Understand(catalogue), approved),
            *_finding(catalogue, documents, retrieve),
        ),
        composers=_composers(settings, catalogue, documents, told),
        over_passages=_over_passages(settings, catalogue, told),
        check=check,
        closing=(notices, handoff, Suggestions(catalogue), Examples(catalogue)),
        closing_approved=(notices, handoff),
        catalogue=catalogue,
        summary=index.summary,
        clock=clock or (lambda: datetime.now(UTC)),
        new_id=new_id or (lambda: uuid.uuid4().hex),
        record=record or _forget,
    )
    return Assistant(settings, catalogue, documents, embedder, index, retriever, Pipeline(parts), judging)


def _log_odds(settings: Settings, model: LanguageModel | None, entailment: Entailment | None) -> LogOdds | None:
    """Only a model's own wording needs a reader: quotes and catalogue rows are checked word by word."""
    reader = entailment or (open_entailment(settings.index) if model else None)
    return reader.log_odds if reader else None


def _told(model: LanguageModel | None, catalogue: Catalogue, check: CheckStatement, quoting: Composer) -> Composer:
    """In the words of the model, where there is one, instead of those of the documents."""
    return ModelComposer(model, quoting, catalogue, check.read_ahead) if model else quoting


def _finding(catalogue: Catalogue, documents: CatalogueDocuments, retrieve: Retrieve) -> tuple[Step, ...]:
    """The steps from an understood question to judged evidence, with what they read in memory."""
    retrieve.scope.warm()
    instructions.warm()
    question_focus.warm()
    judged = Premises(Judge(retrieve.scope, catalogue), catalogue, documents)
    return (
        EmbedQuestion(retrieve.embedder),
        retrieve,
        OrderedTexts(RowAskedStep(judged, documents)),
    )


def _composers(
    settings: Settings, catalogue: Catalogue, documents: CatalogueDocuments, told: Callable[[Composer], Composer]
) -> dict[Intent, Composer]:
    quoting = ExtractiveComposer(catalogue, settings.compose, documents)
    # outer ones judge what the inner ones tell; easy words choose the sentences, so their composer stands inside
    plain = PlainComposer(catalogue, documents, told(quoting))
    reused = ReuseComposer(UnrankedComposer(DefinedFirstComposer(catalogue, documents, plain)), catalogue)
    sentences = EachSideComposer(catalogue, reused)
    composers: dict[Intent, Composer] = {
        Intent.FACT: sentences,
        Intent.EXAMPLES: sentences,
        Intent.PROJECTS: ProjectsComposer(catalogue, documents, sentences),
        Intent.RANKING: RankingComposer(catalogue, documents, sentences),
        Intent.TALLY: TallyComposer(catalogue, documents, sentences),
        Intent.PROFILE: ProfileComposer(catalogue, documents, sentences),
        Intent.PUBLICATIONS: PublicationsComposer(catalogue, documents),
        Intent.EVENTS: EventsComposer(catalogue, documents, sentences),
        Intent.CONTACT: ContactComposer(catalogue, documents),
        Intent.DEFINITION: DefinitionComposer(catalogue, documents, sentences),
        Intent.COMPARISON: ComparisonComposer(catalogue, documents, sentences),
        Intent.COMPARABLE: ComparableComposer(catalogue, documents),
    }
    return {intent: RowAskedComposer(documents, composer) for intent, composer in composers.items()}


def _over_passages(
    settings: Settings, catalogue: Catalogue, told: Callable[[Composer], Composer]
) -> dict[Intent, Composer]:
    """Composers that tell sentences alone, for the intents of ``over_passages``."""
    plain = PlainComposer(catalogue, None, told(ExtractiveComposer(catalogue, settings.compose)))
    sentences = ReuseComposer(UnrankedComposer(plain), catalogue)
    return {
        Intent.FACT: sentences,
        Intent.EXAMPLES: sentences,
        Intent.DEFINITION: DefinitionComposer(catalogue, None, sentences),
        Intent.COMPARABLE: UntoldComposer(catalogue),
    }


def _forget(_: Run, __: Answer) -> None:
    """Callers without records keep nothing."""


def _undecided(_: str) -> None:
    """Nor did anybody decide anything."""
