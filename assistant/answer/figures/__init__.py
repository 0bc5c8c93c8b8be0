"""Answers that are amounts: rows of the table, and what is computed from them."""
