"""The evidence gate."""
