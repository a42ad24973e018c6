"""Language models behind an OpenAI-compatible address. Nothing here is loaded unless one is configured."""
