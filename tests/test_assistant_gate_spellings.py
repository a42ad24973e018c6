"""A spelling is looked for only where one of its words stands: no spelling may be missed for that."""

from __future__ import annotations

import pytest
from gated import is_carried

from assistant.gate.words.markers import markers
from evals.entailment_pairs import load_pairs


def test_every_text_a_spelling_is_found_in_has_one_of_its_words() -> None:
    texts = {text for pair in load_pairs()[::4] for text in (pair.premise, pair.claim)}
    missed = [
        (written.pattern, text)
        for words, written, _ in markers().spellings
        for text in texts
        if not any(word in text for word in words) and written.search(text)
    ]
    assert missed == []


TALLY = "Am 7. März 2023 wurden auf 23,75 Quadratkilometern 12.345 Sensoren mit je 22 Kilowatt eingebaut."
SHARED = "Die Halle kostete 1,275 von 16,5 Millionen Euro und war 36 Monate lang von 8 bis 16 Uhr offen."
FAIR = "Die Messe fand am 19. und 20. November 2024 statt, 2.000 Karten gingen an Gäste."


@pytest.mark.parametrize(
    ("quote", "written", "otherwise", "carried"),
    [
        (TALLY, "7. März 2023", "07.03.2023", True),
        (TALLY, "7. März 2023", "7/3/2023", True),
        (TALLY, "7. März 2023", "7. Mrz. 2023", True),
        (TALLY, "7. März 2023", "7. 3. 2023", True),
        (TALLY, "7. März 2023", "3/7/2023", False),
        (TALLY, "7. März 2023", "7. Mai 2023", False),
        (TALLY, "12.345", "12’345", True),
        (TALLY, "12.345", "12’354", False),
        (TALLY, "Quadratkilometern", "qkm", True),
        (TALLY, "Quadratkilometern", "km", False),
        (TALLY, "Kilowatt", "kW", True),
        (TALLY, "Kilowatt", "MW", False),
        (SHARED, "Millionen Euro", "Mio. €", True),
        (SHARED, "1,275 von 16,5", "16,5 von 1,275", False),
        (SHARED, "36 Monate", "drei Jahre", True),
        (SHARED, "36 Monate", "vier Jahre", False),
        (FAIR, "19. und 20. November", "19./20. November", True),
        (FAIR, "19. und 20. November", "19.–20. November", True),
        (FAIR, "19. und 20. November", "18./20. November", False),
        (FAIR, "2.000 Karten", "2000 Karten", True),
        (FAIR, "2.000 Karten", "2001 Karten", False),
        (FAIR, "2.000 Karten gingen", "im Jahr 2000 gingen Karten", False),
    ],
)
def test_a_sentence_whose_figures_are_written_otherwise(
    quote: str, written: str, otherwise: str, carried: bool
) -> None:
    assert written in quote
    assert is_carried(quote, quote.replace(written, otherwise)) is carried
