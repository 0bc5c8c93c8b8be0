"""What is worked out of files and kept by content: analyses, passages, vectors, tokens."""
