"""How much of what a question says a text says too: its words, their weights, their spellings."""
