"""Answers about registers: counts, sums, means and classes of the rows of a list of things."""
