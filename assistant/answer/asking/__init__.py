"""Answers that ask back, or say what was not found and what there is."""
