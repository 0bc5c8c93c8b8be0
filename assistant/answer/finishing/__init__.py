"""What a composed answer gets: how sure it is, where it was looked for, what leads on."""
