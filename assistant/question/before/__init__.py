"""What the turns before give to a turn that leaves something open."""
