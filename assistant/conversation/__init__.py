"""The conversation: what was asked, answered and shown before, and what a turn does with it."""
