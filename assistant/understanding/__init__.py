"""What a question wants and speaks of, read without a language model (pure helpers of two steps)."""
