"""The best that is told of each model project or town: what lists and examples of an answer are made of."""
