"""Closed classes of small words that several checks read: who knows one more adds it here, for all of them.

What one check alone needs, or needs otherwise, stands in that check.
"""

from __future__ import annotations

ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"})
RELATIVE_SUBJECTS = frozenset({"der", "die", "das", "welcher", "welche", "welches"})
"""What opens a relative clause and may be its subject."""
LEADING = ARTICLES - {"ein"}
"""Articles behind which no verb stands; "ein" is a particle of verbs, too."""
DEFINITE = frozenset({"der", "die", "das", "den", "dem", "des"})
DER_DIE_DAS = frozenset({"der", "die", "das"})
"""Article, relative or pointing word: each of them may be the subject."""
RELATIVES = frozenset({"der", "die", "das", "den", "dem", "denen", "deren", "dessen"})
AND = frozenset({"und", "sowie"})
AND_OR = AND | {"oder"}
JOINING = AND_OR | {"aber"}
LINKS = AND_OR | {","}
BEING = frozenset({"ist", "sind", "war", "waren"})
EXISTING = frozenset({"besteht", "bestehen"})
"""Stand for "es gibt", whose nouns are often far from each other."""
WILL = frozenset({"wird", "werden"})
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
BELONGING = frozenset({"von", "gen"})
"""Cues of what a noun belongs to: two ways of saying the same."""
PLACING = frozenset({"in", "bei"})
"""Cues of a town that does what it does as the subject, too: to be exchanged, both must have changed."""
WHENCE = frozenset({"von", "aus"})
"""Cues of what something comes from; "von" is who does it, too, in a passive."""
BOUNDING = frozenset({"von", "ab", "seit", "bis"})
"""Cues of the beginning or the end of a time."""
WITHOUT = frozenset({"ohne", "außer"})
"""Deny their noun and nothing else of the clause."""
BEFORE_ZU = frozenset({"um", "ohne", "statt", "anstatt"})
"""Open a clause that ends with an infinitive with "zu"."""
