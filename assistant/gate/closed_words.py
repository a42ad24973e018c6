"""Closed classes of small words that several checks read: who knows one more adds it here, for all of them.

What one check alone needs, or needs otherwise, stands in that check.
"""

from __future__ import annotations

ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"})
RELATIVE_SUBJECTS = frozenset({"der", "die", "das", "welcher", "welche", "welches"})
"""What opens a relative clause and may be its subject."""
AND = frozenset({"und", "sowie"})
AND_OR = AND | {"oder"}
BEING = frozenset({"ist", "sind", "war", "waren"})
MAY = frozenset({"darf", "dürfen", "durfte", "durften"})
INSTEAD = frozenset({"statt", "anstatt", "anstelle"})
FOR_EXAMPLE = frozenset({"etwa", "beispielsweise", "zum_beispiel", "unter_anderem"})
BEFORE_DOER = frozenset({"von", "vom", "durch"})
"""Before who does it in a passive clause, as written; ``voice.BY`` are their cues."""
OUT_OF = frozenset({"von", "vom", "aus"})
"""Before the whole that a part is taken of: "drei von zehn"."""
OF_THESE = frozenset({"davon", "darunter"})
SUBJECT_OR_OBJECT = frozenset({"", "acc", "dat"})
"""Cues of nouns that no preposition and no genitive introduces."""
