"""Which account of a budget book a table is of: the title above it, however far, says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from os.path import commonprefix

from corpus.tables.around.named_budget import read_titles
from corpus.tables.columns.head_rows import is_number
from corpus.tables.propose.pieces import PieceRow
from corpus.text.folding import fold_key
from corpus.words import listed

# A title is no longer.
LONGEST = 60
_ACCOUNT = re.compile(
    r"(?:年度|^)(?P<account>[^、。\d]{0,30}会計)(?=$|予算|歳入|歳出|当初|補正|決算|[（(])"
)


@dataclass(frozen=True, slots=True)
class AccountTitle:
    """A line that names an account; `title` is "" where it names no budget of a year."""

    title: str
    account: str


def account_title(row: PieceRow) -> AccountTitle | None:
    """The title that a line is: 「令和８年度若葉市介護保険特別会計予算」, no row."""
    text = "".join(piece.text for piece in row)
    if "会計" not in text or len(text) > LONGEST or any(is_number(p.text) for p in row):
        return None
    match = _ACCOUNT.search("".join(text.split()))
    if match is None or text[-1] in "、。は":
        return None
    titled = read_titles([text])
    return AccountTitle(text if titled.year and titled.measure else "", match["account"])


def special_accounts(names: Iterable[str]) -> dict[str, str]:
    """What tells the accounts of one book apart from its general one, by their names.

    >>> special_accounts(["若葉市一般会計", "若葉市介護保険特別会計"])
    {'若葉市介護保険特別会計': '介護保険特別会計'}
    """
    known = sorted(set(names), key=len)
    office = commonprefix(known)  # noqa: RUF071 (letters of names, no paths)
    called = {name: next(k for k in known if name.endswith(k)) for name in known}
    if len(set(called.values())) < 2:
        return {}
    return {
        name: short.removeprefix(office) or short
        for name, short in called.items()
        if not _is_general(short)
    }


def _is_general(name: str) -> bool:
    return any(fold_key(name).endswith(word) for word in listed("names", "accounts"))
