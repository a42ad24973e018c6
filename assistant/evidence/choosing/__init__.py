"""Which of the sentences that answer are told, in which order, and what the answer says beside them."""
