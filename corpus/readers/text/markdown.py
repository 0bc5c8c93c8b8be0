"""Markdown, read as the page that markdown-it-py makes of it.

So that names keep no marks (`**`, links, code), and comments, struck-out text, marks of notes and
tables written in HTML are read once for both formats.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.errors import UnreadableDocument
from corpus.readers.html.read import read_html
from corpus.readers.isolated.limits import Limits
from corpus.readers.reading import Reading
from corpus.readers.source import Source
from corpus.readers.text.front_matter import front_lines, split_front_matter
from corpus.readers.text.plain import first_line, read_text
from corpus.readers.text.records import record_page

# A note's mark in the text, and before the note itself.
_NOTE_MARK = re.compile(r"(?<=\S)\[\^[^\]\s]{1,40}\](?!:)")
_NOTE = re.compile(r"^\[\^[^\]\s]{1,40}\]:[ \t]*", re.MULTILINE)

MAX_NESTING = 60  # quotes within lists within quotes


class MarkdownReader:
    """The `DocumentReader` of text/markdown; each line of a paragraph stays a line."""

    def read(self, source: Source, limits: Limits) -> Reading:
        whole = read_text(source, limits)
        front, text = split_front_matter(whole)
        if text.strip():
            page = self._page(_NOTE.sub("", _NOTE_MARK.sub("", text)), source.name)
        else:
            page = record_page(front_lines(whole), source.name)
        reading = read_html(page or "<p></p>", source.name, limits)
        return replace(
            reading,
            title=front.title or reading.title or first_line(reading.text),
            publisher=front.publisher,
            fiscal_year=front.fiscal_year,
            date=front.date,
            source_url=front.source_url,
        )

    def _page(self, text: str, name: str) -> str:
        from markdown_it import MarkdownIt

        options = {"breaks": True, "maxNesting": MAX_NESTING}
        parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
        tokens = parser.parse(text)
        if any(token.level >= MAX_NESTING - 1 for token in tokens):  # it drops what is deeper
            raise UnreadableDocument(f"{name} is nested too deeply to be read.")
        return str(parser.renderer.render(tokens, parser.options, {}))
