"""The gate: which noun does it, told by number, article and place, where the object opens the sentence."""

from __future__ import annotations

from functools import partial

import pytest
from gated import is_carried

from assistant.gate.sentence.reading import read
from assistant.gate.words.nouns import surely_plural, surely_singular

NAMES = frozenset({"Altfeld", "Bergau", "Seeheim"})

_passes = partial(is_carried, names=NAMES)


@pytest.mark.parametrize(
    ("low", "plural", "singular"),
    [
        ("schadstoffe", True, False),
        ("landstraßen", True, False),
        ("pflegedienst", False, True),
        ("wäsche", False, True),
        ("sensoren", True, False),
        ("zauber", False, False),
    ],
)
def test_number_by_form(low: str, plural: bool, singular: bool) -> None:
    assert (surely_plural(low), surely_singular(low)) == (plural, singular)


@pytest.mark.parametrize(
    ("sentence", "word", "cue"),
    [
        ("Das Netz, den der Kreis Bergau plant, ist neu.", "Kreis", ""),
        ("Der Plan, den Bergau 2024 aufstellte, gilt.", "Bergau", ""),
        ("Das Amt fragt, den Kreis Bergau zu gewinnen.", "Kreis", "acc"),
        ("In zwei Bächen werden von den Altfelder Sonden Stand, Druck und Wärme gemessen.", "Stand", ""),
        ("In zwei Bächen werden von den Altfelder Sonden Stand, Druck und Wärme gemessen.", "Wärme", ""),
        ("In zwei Bächen werden von den Altfelder Sonden Stand, Druck und Wärme gemessen.", "Sonden", "von"),
        ("Die Daten werden von der Firma Nordlicht gesammelt.", "Nordlicht", "von"),
    ],
)
def test_where_a_phrase_begins(sentence: str, word: str, cue: str) -> None:
    assert next(found.cue for found in read(sentence, NAMES).words if found.text == word) == cue


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "Eine Kamera erkennt in Bergau Schadstoffe in Abwässern.",
            "Schadstoffe in Abwässern erkennt in Bergau eine Kamera.",
            "Schadstoffe in Abwässern erkennen in Bergau eine Kamera.",
            id="several before a verb in the singular",
        ),
        pytest.param(
            "Pegelsonden sollen dem Altfelder Bauamt melden, wann der Bach steigt.",
            "Altfelds Bauamt sollen Pegelsonden melden, wann der Bach steigt.",
            "Altfelds Bauamt soll melden, dass Pegelsonden steigen.",
            id="one before a verb in the plural",
        ),
        pytest.param(
            "Seeheim sah ein Bürgerlabor mit Küche und Werkbank vor.",
            "Ein Bürgerlabor mit Küche und Werkbank sah Seeheim vor.",
            "Der Plan mit Küche und Werkbank sah Seeheim vor.",
            id="a thing before the town",
        ),
        pytest.param(
            "Das Nordische Zentrum für Städtebau (Nozes) prüfte 2024 die Wege.",
            "Das Nozes prüfte 2024 die Wege.",
            "Der Städtebau prüfte 2024 die Wege.",
            id="short name in brackets",
        ),
        pytest.param(
            "Bergau prüft den Umbau zuerst an einer Straße und weitet ihn danach auf alle Straßen aus.",
            "In Bergau folgt auf die Prüfung des Umbaus an einer Straße die Ausweitung auf alle Straßen.",
            "In Bergau folgt auf die Ausweitung des Umbaus auf alle Straßen die Prüfung an einer Straße.",
            id="what hangs on the second deed",
        ),
        pytest.param(
            "Altfeld gewann dafür als erste Gemeinde landesweit den neuen Preis.",
            "Als erste Gemeinde landesweit gewann Altfeld dafür den neuen Preis.",
            "Als letzte Gemeinde landesweit gewann Altfeld dafür den neuen Preis.",
            id="no verb",
        ),
    ],
)
def test_object_before_subject(quote: str, carried: str, wrong: str) -> None:
    assert (_passes(quote, carried), _passes(quote, wrong)) == (True, False)
