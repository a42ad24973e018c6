"""What the evidence leaves unsaid of a question it otherwise speaks of at length."""
