"""What heads a part of a document: marked, shown by place and size, or told by the line itself."""
