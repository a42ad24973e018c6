"""Endings that tell what kind of word one is, where no list could name all of them."""

from __future__ import annotations

import re

from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

ADJECTIVE = ("e", "en", "er", "es", "em")
"""Of an adjective before its noun."""
ATTRIBUTIVE = ("e", "en", "er", "es")
"""The same without the dative "em"."""
WEAK_ADJECTIVE = ("e", "en", "er")
"""Of one behind an article or a number: "die drei großen", "ein großer"."""
INFINITIVE = ("en", "ern", "eln")
FINITE_IN_ET = ("tet", "det")
"""Of verbs in the present that end like a participle: "meldet", "leitet"."""
WITH_ZU = re.compile(r"\wzu\w+en$")
"""An infinitive with its "zu" inside: "fortzusetzen"."""
SIZED = _GERMAN.word("sized")
"""Of an adjective that names what it counts: "20-köpfig" for 20 members."""
