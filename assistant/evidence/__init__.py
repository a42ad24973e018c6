"""What the sentences found say of a question: words, kinds of answers, parts, the choice of the few that are shown."""
