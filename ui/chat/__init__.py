"""The chat page. Importing it loads Gradio, which takes seconds."""

from assistant.api.mcp.loading import hidden
from ui.offline import stay_offline

stay_offline()
# Gradio reads its environment while it is imported.
with hidden():
    from ui.chat.page import build_page, mount_page

__all__ = ["build_page", "mount_page"]
