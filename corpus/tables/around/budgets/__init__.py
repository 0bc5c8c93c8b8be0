"""Which budget the amounts of a table are, where its own heads name no more than years."""
