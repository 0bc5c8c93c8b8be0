"""Values are made when they are asked for, and kept where that is wanted."""

from __future__ import annotations

import pytest

from corpus.ondemand import OnDemand


@pytest.mark.parametrize(("keep", "made"), [(0, "aab"), (1, "ab"), (None, "ab")])
def test_a_value_is_made_when_it_is_asked_for(keep, made):
    asked = []
    values = OnDemand(("a", "b"), lambda key: asked.append(key) or key.upper(), keep)
    assert list(values) == ["a", "b"] and len(values) == 2 and "c" not in values
    assert not asked
    assert (values["a"], values["a"], values["b"]) == ("A", "A", "B")
    assert "".join(asked) == made
    assert values.get("c") is None
    with pytest.raises(KeyError):
        values["c"]
