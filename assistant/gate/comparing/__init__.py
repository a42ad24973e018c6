"""A statement beside its quotes: which words stand for which, and what of it is said in other words."""
