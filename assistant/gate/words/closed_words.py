"""Closed classes of small words that several checks read: who knows one more adds it here, for all of them.

What one check alone needs, or needs otherwise, stands in that check.
"""

from __future__ import annotations

from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

ARTICLES = _GERMAN.words("articles")
RELATIVE_SUBJECTS = _GERMAN.words("relative_subjects")
"""What opens a relative clause and may be its subject."""
LEADING = ARTICLES - _GERMAN.words("also_particles")
"""Articles behind which no verb stands; "ein" is a particle of verbs, too."""
SUBJECT_ARTICLES = _GERMAN.words("subject_articles")
"""What a subject or an object has before it: they tell which of the two it is, or leave it open."""
DEFINITE = _GERMAN.words("definite")
DER_DIE_DAS = _GERMAN.words("der_die_das")
"""Article, relative or pointing word: each of them may be the subject."""
RELATIVES = _GERMAN.words("relatives")
AND = _GERMAN.words("and")
AND_OR = AND | _GERMAN.words("or")
JOINING = AND_OR | _GERMAN.words("but")
LINKS = AND_OR | {","}
BEING = _GERMAN.words("being")
EXISTING = _GERMAN.words("existing")
"""Stand for "es gibt", whose nouns are often far from each other."""
WILL = _GERMAN.words("will")
MAY = _GERMAN.words("may")
INSTEAD = _GERMAN.words("instead")
FOR_EXAMPLE = _GERMAN.words("for_example")
BEFORE_DOER = _GERMAN.words("before_doer")
"""Before who does it in a passive clause, as written; ``voice.BY`` are their cues."""
OUT_OF = _GERMAN.words("out_of")
"""Before the whole that a part is taken of: "drei von zehn"."""
OF_THESE = _GERMAN.words("of_these")
SUBJECT_OR_OBJECT = frozenset({"", "acc", "dat"})
"""Cues of nouns that no preposition and no genitive introduces."""
BELONGING = _GERMAN.words("belonging")
"""Cues of what a noun belongs to: two ways of saying the same."""
PLACING = _GERMAN.words("placing")
"""Cues of a town that does what it does as the subject, too: to be exchanged, both must have changed."""
WHENCE = _GERMAN.words("whence")
"""Cues of what something comes from; "von" is who does it, too, in a passive."""
WITH_ACCUSATIVE = _GERMAN.endings("with_accusative")
"""Prepositions that no dative follows."""
BEGINNING = _GERMAN.words("beginning")
"""Cues of the beginning of a time."""
BOUNDING = _GERMAN.words("bounding")
"""Cues of the beginning or the end of a time."""
WITHOUT = _GERMAN.words("without")
"""Deny their noun and nothing else of the clause."""
BEFORE_ZU = _GERMAN.words("before_zu")
"""Open a clause that ends with an infinitive with "zu"."""
NOT = _GERMAN.word("not")
IT = _GERMAN.word("it")
"""Opens a sentence that has its subject, or whom it is said of, behind the verb."""
