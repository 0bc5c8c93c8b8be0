"""What a quote in the other language says, in the asker's words."""
