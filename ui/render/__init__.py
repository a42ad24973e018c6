"""Answers as HTML: pure functions, every character of documents, questions and models escaped."""
