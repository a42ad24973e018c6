"""What one sentence of a document is: complete or not, whose town it tells of, what it refers back to."""
