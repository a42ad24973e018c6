"""Which model projects a question means: by conditions, likeness, rank, or as the two sides of a comparison."""
