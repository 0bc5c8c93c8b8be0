"""Facts that are numbers of things: 270人, 509名（263名）."""
