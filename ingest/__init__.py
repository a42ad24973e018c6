"""Documents → passages in the index: reading, cleaning, splitting, tagging, embedding, syncing."""
