"""Labels and values that a line sets: 「支援額 ：3,500万円程度」「支援期間 最大5年」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.layout.text_lines import TextLine, WrappedLines, without_marks
from corpus.values.colons import LONGEST_LABEL, ColonLabel, first_label, labels_in
from corpus.values.labels import is_attribute, is_person, is_variant, stands_alone

# A value goes on over at most this many wrapped lines.
MOST_LINES = 8
# An amount in brackets behind a variant's name has no label: 「共同研究タイプ(10百万円~30百万円)」.
VARIANT_AMOUNT = "支援規模"

# Years without a label are the period of what the section is about.
PERIOD = "期間"
_YEAR = r"(?:(?:令和|平成|昭和)\s?(?:元|[\d０-９]{1,2})|[12]\d{3})年度?"
_YEARS = re.compile(rf"{_YEAR}\s?[～~〜\-–－]\s?{_YEAR}")
_IN_BRACKETS = re.compile(r"【(?P<name>[^【】]{1,20})】\s*(?P<value>[^【】]+)")
_ACRONYM = re.compile(r"(?:^|[、,，]\s*)(?P<name>[A-Z]{2,8})\s?(?P<value>[約最大]*\d[^、,，]*)")
_QUANTITY = re.compile(
    r"[約最大上限毎年]*[\d０-９][\d０-９,，.．～~\-–−]*\s?[十百千万億兆]{0,2}"
    r"(?:円|ドル|ユーロ|€|名|人|件|課題|校|大学|機関|社|か国|カ国|年間?|か月|ヶ月|カ月|月|週間|日間?|回"
    r"|％|%|歳|ポイント).*"
)
_SPACED = re.compile(r"(?P<label>[^\s：:。、]{2,20})\s+(?P<value>\S.*)")
_AMOUNT = re.compile(r"(?P<label>[^()（）]{2,24})[（(](?P<value>[^()（）]*円[^()（）]*)[)）]")
# Markdown sets a label in bold before its paragraph: 「**Purpose.** …」.
_BOLD = re.compile(r"\*\*(?P<label>[^*]{2,40}?)[.。：:]?\*\*[.。]?\s*(?P<value>[^\s*：:].*)")
_BRACKETED = re.compile(
    r"[【［\[〔](?P<label>[^】］\]〕]{2,16})[】］\]〕]\s*(?P<value>[^\s【［\[〔].*)"
)
LONGEST_PROSE = 500
_NAMED = re.compile(
    r"(?P<label>\S{1,12}(?:コース|タイプ|型|枠|支援|交流|連携|フェーズ|ステージ|トラック))\s+(?P<value>\S.{7,})"
)


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A label with its value, as ranges of the text; `value` only where it leaves parts out."""

    label: str
    qualifier: str | None
    start: int
    end: int
    value_start: int
    value_end: int
    value: str | None = None


class LineValues:
    """The values that the lines of one section set; `outer` is the label that stands over them."""

    def __init__(self, text: str, lines: Sequence[TextLine], outer: str | None) -> None:
        self._text = text
        self._lines = lines
        self._wrapped = WrappedLines(lines)
        self._outer = outer

    def find(self) -> Iterator[FoundValue]:
        """Every labelled value, in reading order, each followed by its variants."""
        index = 0
        while index < len(self._lines):
            found, index = self._at(index)
            for value in found:
                yield value
                yield from self._variants(value)

    def _at(self, index: int) -> tuple[list[FoundValue], int]:
        """The values of the line at `index`, and the index of the line after them."""
        line = self._lines[index]
        lead = _BOLD.fullmatch(line.text) or _BRACKETED.fullmatch(line.text, without_marks(line))
        if lead and len(lead["value"]) <= LONGEST_PROSE and _leads(lead):
            return [_found(line, lead, lead["label"], None)], index + 1
        labels = labels_in(line)
        if labels:
            return self._with_colon(index, labels)
        if line.text[0] in "：:" and index and len(self._lines[index - 1].text) <= LONGEST_LABEL:
            return self._label_before(index)
        return self._without_colon(index)

    def _with_colon(self, index: int, labels: Sequence[ColonLabel]) -> tuple[list[FoundValue], int]:
        line = self._lines[index]
        found = _years_before(line, labels[0].start)
        after = index + 1
        for label in labels:
            begin, end = line.start + label.value, line.start + label.limit
            if label is labels[-1] and label.limit == len(line.text):
                end, after = self._continued(index, line.text[label.value :])
            if end > begin:
                name = line.text[label.start : label.end].strip(" *　")
                found.append(FoundValue(name, None, line.start + label.start, end, begin, end))
        return found, after

    def _label_before(self, index: int) -> tuple[list[FoundValue], int]:
        """A line that begins with the colon has its label on the line before."""
        before, line = self._lines[index - 1], self._lines[index]
        low = without_marks(before)
        value = line.text.lstrip("：: 　")
        end, after = self._continued(index, value)
        begin = line.end - len(value)
        return [FoundValue(before.text[low:], None, before.start + low, end, begin, end)], after

    def _without_colon(self, index: int) -> tuple[list[FoundValue], int]:
        """A line with label and value apart by white space, or an amount in brackets."""
        line = self._lines[index]
        position = without_marks(line)
        amount = _AMOUNT.fullmatch(line.text, position)
        if amount and is_variant(amount["label"]):
            return [_found(line, amount, VARIANT_AMOUNT, amount["label"].strip())], index + 1
        spaced = _SPACED.fullmatch(line.text, position)
        if spaced and self._outer and _QUANTITY.fullmatch(spaced["value"]):
            return self._quantity(line, spaced, self._outer), index + 1
        if spaced and stands_alone(spaced["label"]) and not _are_heads(spaced["value"]):
            return self._extended(index, _found(line, spaced, spaced["label"], None))
        named = _NAMED.fullmatch(line.text, position)
        if named and self._outer:
            return self._extended(index, _found(line, named, self._outer, named["label"]))
        if named:
            return self._extended(index, _found(line, named, named["label"], None))
        return [], index + 1

    def _quantity(self, line: TextLine, match: re.Match[str], outer: str) -> list[FoundValue]:
        """A quantity for each kind of person or thing under one label, or a label of its own."""
        own = _found(line, match, match["label"], None)
        of_kind = replace(own, label=outer, qualifier=match["label"])
        if stands_alone(match["label"]):
            return [of_kind, own] if is_person(match["label"]) else [own]
        return [of_kind] if stands_alone(outer) else []

    def _extended(self, index: int, value: FoundValue) -> tuple[list[FoundValue], int]:
        end, after = self._continued(index, self._text[value.value_start : value.value_end])
        return [replace(value, end=end, value_end=end)], after

    def _continued(self, index: int, value: str) -> tuple[int, int]:
        """Where a value that begins on line `index` ends, and the index of the line after it."""
        last = index
        while last - index < MOST_LINES and (
            self._wrapped.goes_on(last, value) or self._lists_on(index, last)
        ):
            if begins_value(self._lines[last + 1]):
                break
            last += 1
            value += self._lines[last].text
        return self._lines[last].end, last + 1

    def _lists_on(self, index: int, last: int) -> bool:
        """Whether the line after `last` hangs below it and gives one more of a list its number.

        「給付額：準備型 155万円」「　　　　就業型 137万円」「　　　　指導員 60万円」 is one value.
        """
        if last == index or last + 1 >= len(self._lines):
            return False
        line, before = self._lines[last + 1], self._lines[last]
        hangs = self._lines[index].indent < before.indent == line.indent and not line.opens
        spaced = _SPACED.fullmatch(line.text, without_marks(line))
        return hangs and spaced is not None and bool(_QUANTITY.fullmatch(spaced["value"]))

    def _variants(self, value: FoundValue) -> Iterator[FoundValue]:
        """The parts of a value that hold for one variant each: 【導入支援】 …, JST50件."""
        text = self._text[value.value_start : value.value_end]
        if value.qualifier is None and is_variant(value.label) and "円" in text:
            yield replace(value, label=VARIANT_AMOUNT, qualifier=value.label)
        if not is_attribute(value.label):
            return
        for part in list(_IN_BRACKETS.finditer(text)) or list(_ACRONYM.finditer(text)):
            begin = value.value_start + part.start("value")
            end = begin + len(part["value"].rstrip("、，, 　\n"))
            yield FoundValue(value.label, part["name"], value.start, end, begin, end)


def _leads(lead: re.Match[str]) -> bool:
    """Whether a lead is a label: all in bold are, those in brackets that name an attribute."""
    return lead[0].startswith("*") or (is_attribute(lead["label"]) and ("】" not in lead["value"]))


def _are_heads(text: str) -> bool:
    """Whether a text is the other heads of a table whose first column is a label too."""
    return all(is_attribute(word) for word in text.split())


def _years_before(line: TextLine, limit: int) -> list[FoundValue]:
    """Years from and to at the beginning of a line whose first label follows them."""
    match = _YEARS.search(line.text, 0, limit)
    if match is None:
        return []
    start, end = line.start + match.start(), line.start + match.end()
    return [FoundValue(PERIOD, None, start, end, start, end)]


def begins_value(line: TextLine) -> bool:
    """Whether a line begins with a label, so that it goes on from no other."""
    position = without_marks(line)
    if first_label(line, position):
        return True
    spaced = _SPACED.match(line.text, position)
    return spaced is not None and stands_alone(spaced["label"])


def _found(line: TextLine, match: re.Match[str], label: str, qualifier: str | None) -> FoundValue:
    return FoundValue(
        label=label,
        qualifier=qualifier,
        start=line.start + match.start("label"),
        end=line.start + match.end(),
        value_start=line.start + match.start("value"),
        value_end=line.start + match.end("value"),
    )
