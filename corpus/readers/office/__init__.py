"""Office files: archives of XML, checked before they are unpacked, then read by their libraries."""
