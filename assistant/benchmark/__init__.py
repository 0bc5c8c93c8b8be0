"""How long things take, measured the same way each time."""
