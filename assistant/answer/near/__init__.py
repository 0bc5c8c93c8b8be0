"""Answers that are no more than near: what the documents say of what they were asked."""
