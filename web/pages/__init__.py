"""Pages of documents as they look: pictures, and where a range of the text stands on them."""
