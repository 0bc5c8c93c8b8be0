"""Published builds: what they hold, where they are kept, and how they are loaded."""
