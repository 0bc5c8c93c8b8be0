"""Names under which the table readers know what has moved to other rooms."""
