"""How likely it is that sentences answer the question, and how far each is to the point."""
