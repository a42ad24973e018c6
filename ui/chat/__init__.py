"""The chat page. Importing it loads Gradio, which takes seconds."""

from ui.offline import stay_offline

stay_offline()
# Gradio reads its environment while it is imported.
from ui.chat.page import build_page, mount_page  # noqa: E402

__all__ = ["build_page", "mount_page"]
