"""Finding statements: which are near, how much of the question they cover, how well they answer."""
