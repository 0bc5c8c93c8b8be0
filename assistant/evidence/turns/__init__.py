"""What likely answers a turn of a conversation: passages near what was shown, and statements."""
