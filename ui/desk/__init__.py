"""The page on which staff check, approve, correct and withdraw answers."""

from ui.desk.page import PATH, desk_page, is_desk

__all__ = ["PATH", "desk_page", "is_desk"]
