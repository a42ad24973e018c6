"""Every threshold of the gate, with where it came from. Fitted on ``evals/data/gate`` dev only, never on test."""

from __future__ import annotations

COVERED_SHARE = 0.6
"""Smallest share of the content (weighted words) of a statement found in the quotes' sentences. On dev, values from
0.5 to 0.6 let the same wrong statements through."""

WORD_COVERED = 0.6
"""A word counts as found from this degree of likeness; half-matching compounds (0.5) do not."""

NOUNS_MISSING = 1
"""Vague nouns ("Projekt", "Menschen") that may lack a counterpart. Any noun of the field's vocabulary was tolerated
once: then 34 % of 236 dev statements with one noun exchanged passed, now 8 % do (docs/decisions/0006)."""

OTHERS_MISSING = 1
"""Verbs and adjectives that say little and may lack a counterpart; any other one is a claim of its own: when all were
tolerated, 35 of 45 dev statements with one verb exchanged passed."""

ABSTRACT_MISSING_SHARE = 0.7
"""Share covered from which one noun of an action or quality ("Unterstützung") may lack a counterpart; free on dev."""

SUPPORTING_SENTENCES = 3
"""Sentences one clause may lean on: joined statements of more are split first."""

WEIGHT_NOUN = 1.0
WEIGHT_OTHER = 0.6
WEIGHT_LIGHT = 0.0
"""Weights of a word in the share covered: names and figures are checked on their own."""

NEAR_WORDS = 5
"""Content words closest to a figure that say what it counts or dates."""

MEANING_CLEARS = 1.5
MEANING_REFUSES = -3.0
"""Log odds of an entailment model from which a statement passes whose words the quotes do not all have (82 % sure), and
below which one does not that the rules pass (95 % sure). Cautious, and to be checked for the model at hand by ``python
-m evals.entailment_calibration``: a small model refused a tenth of what the rules rightly pass at -1.25 (0006)."""
