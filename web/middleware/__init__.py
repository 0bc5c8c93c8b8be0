"""What surrounds every request: ids, headers, access, limits. Pure ASGI, so that streams stream."""
