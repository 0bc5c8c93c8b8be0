"""What must hold before a build is published."""
