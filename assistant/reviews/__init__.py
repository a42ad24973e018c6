"""Decisions of staff on answers on record, and what follows from them for everybody who asks the same."""
