"""Fingerprints of documents and which of several editions counts."""

from __future__ import annotations

import random

import numpy as np
import pytest

from ingest.near_duplicates import VALUES, Edition, find_duplicates, fingerprint, similarity

_WORDS = [f"wort{number}" for number in range(5000)]


def text_of(seed: int, length: int = 2000) -> list[str]:
    return random.Random(seed).choices(_WORDS, k=length)


def changed(words: list[str], every: int) -> list[str]:
    return [f"neu{place}" if place % every == 0 else word for place, word in enumerate(words)]


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    print_ = fingerprint("Die Stadt Wolfsburg misst mit drei Sensoren.")
    assert print_.shape == (VALUES,)
    assert print_.dtype == np.uint32
    assert [int(value) for value in print_[:3]] == [1245734529, 347222078, 977289002]


def test_spelling_line_breaks_and_marks_do_not_matter() -> None:
    first = fingerprint("Die Stadt Süderbrarup misst –\nmit drei Sensoren.")
    assert similarity(first, fingerprint("die Stadt SUEDERBRARUP misst mit drei Sensoren")) == 1.0


@pytest.mark.parametrize(("every", "expected"), [(60, 0.905), (20, 0.739), (5, 0.25)])
def test_the_estimate_is_close_to_the_shared_shingles(every: int, expected: float) -> None:
    # A word changed in k takes 3 shingles of k: the share that stays is (1 - 3/k), the resemblance s / (2 - s).
    words = text_of(1)
    estimate = similarity(fingerprint(" ".join(words)), fingerprint(" ".join(changed(words, every))))
    assert estimate == pytest.approx(expected, abs=0.1)


def test_documents_without_words_resemble_nothing() -> None:
    assert similarity(fingerprint(""), fingerprint(" …")) == 0.0
    assert similarity(fingerprint("Wasser"), fingerprint("Wasser")) == 1.0


def test_different_documents_do_not_resemble_each_other() -> None:
    assert similarity(fingerprint(" ".join(text_of(1))), fingerprint(" ".join(text_of(2)))) < 0.05


def edition(document_id: str, words: list[str], date: str | None = None, pages: int = 0) -> Edition:
    return Edition(document_id, fingerprint(" ".join(words)), date, pages)


def test_the_newest_edition_supersedes_the_others_in_any_order() -> None:
    words = text_of(3)
    editions = [
        edition("old", words, "2021"),
        edition("new", changed(words, 100), "2022-10"),
        edition("undated", words),
        edition("other", text_of(4), "2023"),
    ]
    expected = {"old": "new", "undated": "new"}
    assert find_duplicates(editions) == expected
    assert find_duplicates(editions[::-1]) == expected


def test_of_equal_dates_the_one_with_pages_counts_then_the_smaller_id() -> None:
    words = text_of(5)
    assert find_duplicates([edition("html", words, "2022"), edition("pdf", words, "2022", 8)]) == {"html": "pdf"}
    assert find_duplicates([edition("b", words), edition("a", words)]) == {"b": "a"}


def test_no_document_is_superseded_by_a_superseded_one() -> None:
    words = text_of(6)
    chain = [words, changed(words, 36)]
    chain.append([f"andere{place}" if place % 36 == 18 else word for place, word in enumerate(chain[1])])
    result = find_duplicates(
        [edition(str(year), text, str(year)) for year, text in zip((2020, 2021, 2022), chain, strict=True)]
    )
    assert result == {"2021": "2022"}


def test_nothing_to_compare() -> None:
    assert find_duplicates([]) == {}
