"""The checks of the gate: each compares one thing of a statement with the sentences that carry it."""
