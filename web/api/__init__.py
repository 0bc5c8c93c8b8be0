"""The HTTP contract: one module for each group of calls."""
