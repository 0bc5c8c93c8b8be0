"""Rows of the budget table that a question means, and sums that tables say of themselves."""
