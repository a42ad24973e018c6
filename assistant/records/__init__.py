"""The database of answers, feedback and conversations."""
