"""What stands around a table and speaks of it: titles, units, how the text calls a year."""
