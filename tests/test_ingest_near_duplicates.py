"""Fingerprints of documents and which of several editions counts."""

from __future__ import annotations

import random

import numpy as np
import pytest

from ingest.near_duplicates import VALUES, Edition, find_duplicates, fingerprint, similarity, subject

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


TEMPLATE = (
    "{0} im Überblick. Die Stadt {0} legt in diesem Bericht dar, wie sie ihre Daten erhebt, prüft und veröffentlicht, "
    "wer im Rathaus dafür zuständig ist, welche Fristen gelten und wohin sich Fragen richten. Alle Angaben werden "
    "einmal im Jahr geprüft und bei Bedarf berichtigt. Die Auswertung übernimmt das Amt für Statistik gemeinsam mit "
    "den Fachämtern, die ihre Werte bis Ende März melden. Fehlende Werte werden als solche gekennzeichnet und nicht "
    "geschätzt. Was veröffentlicht wird, steht unter einer offenen Lizenz und darf ohne Nachfrage genutzt werden. Wer "
    "einen Fehler findet, meldet ihn über das Formular auf der Website und bekommt binnen einer Woche Antwort. Über "
    "strittige Fälle entscheidet ein Beirat, der viermal im Jahr öffentlich tagt und seine Beschlüsse begründet."
)


def linked(*documents: tuple[str, str, str]) -> dict[str, str]:
    """Documents by id, title and text, the later ones newer."""
    subjects = {id_: subject(title, text) for id_, title, text in documents}
    editions = [edition(id_, text.split(), str(2020 + n)) for n, (id_, _, text) in enumerate(documents)]
    return find_duplicates(editions, subject_of=subjects.__getitem__)


def test_one_template_filled_in_for_two_towns_gives_no_editions() -> None:
    texts = [TEMPLATE.format(town) for town in ("Ahausen", "Behausen")]
    assert similarity(*map(fingerprint, texts)) > 0.8
    assert linked(("a", "Ahausen im Überblick", texts[0]), ("b", "Behausen im Überblick", texts[1])) == {}


@pytest.mark.parametrize("title", ["Ahausen im Überblick (2. Auflage)", "Unser Datenbericht", "ahausen bericht neu"])
def test_another_title_of_the_same_text_is_an_edition(title: str) -> None:
    text = TEMPLATE.format("Ahausen")
    assert linked(("a", "Ahausen im Überblick", text), ("b", title, f"{text} Neu ist ein Absatz zum Klima.")) == {
        "a": "b"
    }


def test_nothing_to_compare() -> None:
    assert find_duplicates([]) == {}
