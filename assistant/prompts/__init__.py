"""Prompts: one Markdown file each, with a version in its first line that answers record."""
