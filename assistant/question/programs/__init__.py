"""Which programs a text means: by a name, by some words of one, by one in the other language."""
