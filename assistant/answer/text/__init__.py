"""Answers in words of the documents: passages, cells, facts, lists, each quoted where it stands."""
