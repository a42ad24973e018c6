"""Embed the question and its parts at once, then find the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

import numpy as np

from assistant.evidence.asked.advice import asks_decision, searches_for_advice
from assistant.evidence.sentences.home_projects import project_of
from assistant.evidence.sentences.home_towns import homes_of, is_home, titled_towns
from assistant.evidence.sentences.sentence_choice import shares_words
from assistant.evidence.sentences.told_towns import homes_asked, without_towns
from assistant.instructions import without_instructions
from assistant.instructions.meaning import Embed
from assistant.question import Intent
from assistant.retrieval.given_passages import GivenPassages
from assistant.retrieval.hybrid import Retriever, Search
from assistant.run import Evidence, Run
from assistant.scope import Scope
from assistant.settings import RetrievalSettings
from assistant.understanding.asked_projects import asks_of_each
from ingest.embedding.embedder import Embedder
from ingest.index.hits import PassageIndex

SAME_PASSAGE = 0.9
"""Passages of two profiles share many words; only a reprint shares nearly all."""
FOR_A_LIST = 4
"""Times as many passages where something is asked of each of up to twenty projects."""
OF_EACH_PART = 5
"""Passages for each part beside those for the whole: the wanted one was among the first five in 95 % of questions."""
OF_EACH_SIDE = 9
"""The same where the reader weighs something: obstacles seldom name the thing their heading is about."""
OPENING = 2
"""Passages: title with byline, and the first section, which says who has what."""
OF_A_HOME = 60
"""Passages looked at for those of one document: it has about as many."""
SEEN_TWICE = 2
"""Fetched this many times more than kept, because near-duplicates are dropped."""

FindProjects = Callable[[str], Sequence[object]]
"""The projects of the catalogue that a text names."""


class EmbedQuestion:
    """The vectors of the standalone question and its parts: the dearest part of an answer without a language model.

    In one call: several texts use the processors better than one after the other.
    """

    name = "embed"

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def __call__(self, run: Run) -> None:
        parts = _texts_of_parts(run)
        run.vector, *of_parts = self._embedder.embed_questions([_text_of(run), *parts])
        run.part_vectors = dict(zip(parts, of_parts, strict=True))


def _text_of(run: Run) -> str:
    return run.understood.retrieval_text or run.standalone


def _texts_of_parts(run: Run) -> list[str]:
    """What is searched for each part of a question that asks several things.

    Of a single one: the thing under each heading for advice, where that is asked for; facts about it would drown it.
    """
    texts = {part.own_text: part.text for part in run.understood.parts}
    if len(texts) > 1:
        return list(dict.fromkeys(texts.values()))
    return list(searches_for_advice(run.standalone)) if run.understood.intent is Intent.FACT else []


def _search_of(run: Run, top_k: int) -> Search:
    understood = run.understood
    return Search(
        text=_text_of(run),
        top_k=top_k,
        expansions=understood.expansions,
        projects=frozenset(understood.projects),
        where=run.where,
        asked=run.standalone,
    )


@dataclass(frozen=True, slots=True)
class Retrieve:
    """Ranked evidence without near-duplicates, from the index or from the passages handed in."""

    retriever: Retriever
    embedder: Embedder
    settings: RetrievalSettings
    scope: Scope
    find_projects: FindProjects
    judging: Embed | None = None
    """Vectors by which orders in documents are recognised; None where the embedder's cannot be judged."""
    name: str = "retrieve"

    def __call__(self, run: Run) -> None:
        source = self._source(run)
        found = self._without_town(source, run, self._judged(source, self._found(source, run)))
        by_meaning = (source.index.sentence_vectors, self.judging) if self.judging else ()
        run.evidence = without_instructions(found, *by_meaning)

    def _judged(self, source: Retriever, found: Iterable[Evidence]) -> list[Evidence]:
        """With how common their sentences are and what their documents open with."""
        vectors_of, index = source.index.sentence_vectors, source.index
        judged = (
            replace(
                item,
                commonness=self.scope.commonness(vectors_of(item.hit.passage.id)),
                opening=_opening(item, index, self.find_projects),
            )
            for item in found
        )
        project_of_document = cache(lambda document_id: project_of(index.projects_in(document_id)))
        return [replace(item, of_project=_project_of(item, project_of_document)) for item in judged]

    def _without_town(self, source: Retriever, run: Run, found: list[Evidence]) -> list[Evidence]:
        """``found``, the passages of the town's own documents as they answer the question without its name: that has
        found the documents, and in them it only favours the sentence that introduces the town.
        """
        homes = () if run.understood.projects else homes_asked(run.standalone, found)
        if not homes:
            return found
        asked = without_towns(run.standalone, homes)
        search = replace(_search_of(run, OF_A_HOME), text=asked, asked=asked)
        again = self._judged(source, source.retrieve([search], self.embedder.embed_questions([asked]))[0])
        own = [item for item in again if is_home(item, homes)][: self.settings.evidence]
        others = [item for item in found if not is_home(item, homes)]
        return [*own, *others] if own else found

    def _found(self, source: Retriever, run: Run) -> list[Evidence]:
        """The best passages for the whole, and some for each part: one part may drown the other."""
        assert run.vector is not None
        most = self._most(run)
        whole = _search_of(run, most * SEEN_TWICE)
        most_of_part = OF_EACH_SIDE if asks_decision(run.standalone) else OF_EACH_PART
        of_parts = [replace(whole, text=text, asked=text, top_k=most_of_part) for text in run.part_vectors]
        # one call for all of them: Chroma and the vectors are asked once
        first, *further = source.retrieve([whole, *of_parts], np.stack([run.vector, *run.part_vectors.values()]))
        found = without_repetition(first)[:most]
        if run.wider is not None:
            beside = source.retrieve([replace(whole, where=run.wider)], run.vector[np.newaxis, :])[0]
            found = without_repetition([*found, *without_repetition(beside)[:most]])
        return without_repetition(united(found, chain.from_iterable(further)))

    def _most(self, run: Run) -> int:
        is_list = run.understood.intent is Intent.PROJECTS and asks_of_each("money", run.standalone)
        return self.settings.evidence * (FOR_A_LIST if is_list else 1)

    def _source(self, run: Run) -> Retriever:
        if run.only_passages is None:
            return self.retriever
        return self.retriever.over(GivenPassages(run.only_passages, self.embedder))


def _opening(item: Evidence, index: PassageIndex, find_projects: FindProjects) -> tuple[str, ...]:
    """What the document of a passage opens with.

    Where that tells of a project of the catalogue, only its top counts, and only where the title names another town.
    """
    title = item.hit.info.title
    first = index.first_in(item.hit.passage.document_id, OPENING)
    if any(one.passage.tags.projects for one in first):
        first = first[:1] if titled_towns(title) and not find_projects(title) else []
    return tuple(one.passage.text for one in first)


def _project_of(item: Evidence, project_of_document: Callable[[str], str]) -> str:
    """The project that all of its document is of; own summaries name whom each sentence is of."""
    if item.hit.info.summary_of_sources or homes_of(item):
        return ""
    return project_of_document(item.hit.passage.document_id)


def united(evidence: Sequence[Evidence], further: Iterable[Evidence]) -> list[Evidence]:
    """Each passage once, with the best of its scores: what answers a part is near that part, not near the whole."""
    found = {item.hit.passage.id: item for item in evidence}
    for item in further:
        known = found.setdefault(item.hit.passage.id, item)
        found[item.hit.passage.id] = replace(
            known,
            relevance=max(known.relevance, item.relevance),
            dense=max(known.dense, item.dense),
            sentence_scores=np.maximum(known.sentence_scores, item.sentence_scores),
        )
    return list(found.values())


def without_repetition(evidence: list[Evidence]) -> list[Evidence]:
    """The first of passages that say the same: a paper and its reprint count once."""
    kept: list[Evidence] = []
    for item in evidence:
        if not any(shares_words(item.hit.passage.text, other.hit.passage.text, SAME_PASSAGE) for other in kept):
            kept.append(item)
    return kept
