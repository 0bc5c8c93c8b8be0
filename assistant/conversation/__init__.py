"""The conversation: what a person's turn does, and what it refers to."""
