"""One sentence as the gate reads it: tokens, figures, clauses, and who does what to whom in it."""
