"""A follow-up becomes a question that stands for itself: what the conversation is about, and what of it is meant."""
