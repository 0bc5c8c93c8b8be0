"""What a turn does with what was shown: adds it up, converts it, puts it in a table, picks from it."""
