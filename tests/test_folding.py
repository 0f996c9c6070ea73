"""Names fold alike, one by one and many at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.folding import fold_name, fold_names

NAMES = st.lists(st.text("aZ19 .-_:'’é&+\n\t\x1fİ", max_size=9) | st.text(max_size=5), max_size=5)


@given(names=NAMES)
def test_many_names_fold_as_each_does(names: list[str]) -> None:
    """Folding many at once gives what folding each gives, in their order."""
    assert fold_names(names) == [fold_name(name) for name in names]
