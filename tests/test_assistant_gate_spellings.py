"""A spelling is looked for only where one of its words stands: no spelling may be missed for that."""

from __future__ import annotations

from assistant.gate.lexicon import markers
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
