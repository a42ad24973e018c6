"""What kind of answer a question wants, and whether a sentence is of that kind: an amount, a number, advice, a use."""
