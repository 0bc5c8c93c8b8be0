"""What is exact in a turn: counts, shares, years to compare with, what groups amounts."""
