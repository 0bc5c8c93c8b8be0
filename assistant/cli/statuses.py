"""The exit statuses of the command line."""

FAILED = 1
WRONG_USE = 2
BUSY = 75  # EX_TEMPFAIL of sysexits.h: something else is at it, try again
STOPPED = 130  # as a shell says of what Ctrl-C ended
