"""Which documents a turn is about: by what they are called, by what was talked of."""
