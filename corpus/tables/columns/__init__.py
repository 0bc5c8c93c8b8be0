"""What the columns of a grid are: their heads, what their cells tell of them, their units."""
