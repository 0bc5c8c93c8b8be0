"""What a person has written down beside a document: metadata, sections, its budget table."""
