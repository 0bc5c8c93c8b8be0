"""Files of text: plain, delimited, Markdown, records with front matter."""
