"""The accounts of a budget book: 款 and 項 in aligned lines, with what heads and titles them."""
