"""What a turn does with what was shown: adds it up, converts it, tabulates it."""
