"""Lists of what makes up a whole, each part with its amount and its share of it.

「市税 118億円（37.8％）」 below 「歳入 312億円の内訳」, "Streets  $45.0 million  30%" below
"Where the money goes": a chart of a newsletter, told in lines.
"""

from corpus.shares.add import add_shares
from corpus.shares.find import ShareList, find_shares, parts_of

__all__ = ["ShareList", "add_shares", "find_shares", "parts_of"]
