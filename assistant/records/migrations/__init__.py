"""Alembic's scripts, applied by ``assistant/records/database.py``."""
