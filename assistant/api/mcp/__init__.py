"""``/mcp``: the same answers for assistants that call tools over the Model Context Protocol."""
