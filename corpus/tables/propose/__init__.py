"""Where a text or a page may hold a table: proposals, of which the best are kept."""

from corpus.tables.propose.accounts.read import find_accounts
from corpus.tables.propose.budget_lines import find_budget_lines
from corpus.tables.propose.counted import find_counted
from corpus.tables.propose.dated import find_dated
from corpus.tables.propose.form import find_form
from corpus.tables.propose.hanging import join_hanging
from corpus.tables.propose.listed import find_listed
from corpus.tables.propose.ordered import find_ordered
from corpus.tables.propose.pairs import find_pairs
from corpus.tables.propose.pieces import Piece, boxed_pieces, text_pieces
from corpus.tables.propose.placed import find_placed
from corpus.tables.propose.run_on.heads import find_run_on
from corpus.tables.propose.sheet import find_parts

__all__ = [
    "Piece",
    "boxed_pieces",
    "find_accounts",
    "find_budget_lines",
    "find_counted",
    "find_dated",
    "find_form",
    "find_listed",
    "find_ordered",
    "find_pairs",
    "find_parts",
    "find_placed",
    "find_run_on",
    "join_hanging",
    "text_pieces",
]
