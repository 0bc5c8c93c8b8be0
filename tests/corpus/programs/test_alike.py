"""Names that head the same labelled amounts as names of programs do."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of

TITLES = ("Harbour Repair Grant", "Warm Welcome for Newcomers", "Village Bus Fund")


def guide(titles: tuple[str, ...], label: str = "Budget 2031/32") -> str:
    parts = (
        f"{t}\n{label}: £{n}.2 million\nIt helps many people.\n" for n, t in enumerate(titles, 1)
    )
    return "Wyre County\nGrants guide 2031/32\n\n" + "\n".join(parts)


@pytest.mark.parametrize("form", ["{}", "{n}. {}", "({n}) {}", "■ {}"])
def test_what_heads_the_same_amounts_as_programs_is_one(tmp_path, form):
    titles = tuple(form.format(t, n=n) for n, t in enumerate(TITLES, 1))
    path = tmp_path / "guide.txt"
    path.write_text(guide(titles), encoding="utf-8")
    assert ("Warm Welcome for Newcomers", "initial", 2031, 2_200_000) in facts_of(path)


@pytest.mark.parametrize("titles", [TITLES[1:], ("Who we are", "What we do", "Village Bus Fund")])
def test_few_or_other_titles_make_none(tmp_path, titles):
    path = tmp_path / "guide.txt"
    path.write_text(guide(titles), encoding="utf-8")
    assert {name for name, *_ in facts_of(path)} <= {"Village Bus Fund"}
