"""Front matter of Markdown: lines of `key: value` between two rules, which describe the text.

Before a text they are metadata, never text to answer from, and only flat keys are read, line by
line, so that a hundred thousand lines cost no more than their length. A file without any other
text is a record: there they are the text (`record_page`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text.years import find_years

_RULE = re.compile(r"---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"([^\s:#-][^:\n]{0,60}?)[ \t]*:[ \t]+(.+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What people call the same thing; the first that is there counts.
_KEYS = {
    "title": ("title", "タイトル", "題名", "件名"),
    "publisher": ("publisher", "organization", "organisation", "agency", "発行者", "author"),
    "date": ("date", "published", "updated", "日付", "発行日", "公開日"),
    "fiscal_year": ("fiscal_year", "fiscal year", "fy", "year", "年度", "会計年度", "対象年度"),
    "source_url": ("source_url", "source", "url", "出典"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says of its text; None for what it does not."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    fiscal_year: int | None = None
    source_url: str | None = None


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """What the front matter says, and the text behind it; all of the text where there is none."""
    text = text.removeprefix("\ufeff")
    rule = _RULE.match(text)
    end = _END.search(text, rule.end()) if rule else None
    if rule is None or end is None:
        return FrontMatter(), text
    found: dict[str, str] = {}
    for line in text[rule.end() : end.start()].splitlines():
        if match := _KEY.match(line):
            found.setdefault(match[1].strip().lower(), match[2].strip().strip("\"'").strip())
    if not found:  # two rules with text between them
        return FrontMatter(), text
    stated = {name: _first(found, keys) for name, keys in _KEYS.items()}
    url = stated["source_url"] or ""
    return FrontMatter(
        title=stated["title"],
        publisher=stated["publisher"],
        date=stated["date"],
        fiscal_year=_year(stated["fiscal_year"]),
        source_url=url if url.startswith(("http://", "https://")) else None,
    ), text[end.end() :]


def front_lines(text: str) -> str:
    """The lines between the two rules, "" where there are none."""
    rule = _RULE.match(text.removeprefix("\ufeff"))
    end = _END.search(text.removeprefix("\ufeff"), rule.end()) if rule else None
    return text.removeprefix("\ufeff")[rule.end() : end.start()] if rule and end else ""


def _first(found: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((found[key] for key in keys if found.get(key)), None)


def _year(value: str | None) -> int | None:
    if value is None:
        return None
    if _YEAR.fullmatch(value):
        return int(value)
    return next((found.year for found in find_years(value[:80])), None)
