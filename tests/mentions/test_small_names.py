"""Companies in small letters, and lists of nothing but companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    MentionsOf = Callable[[str], list[tuple[str, str, str]]]


def words_of(mentions_of: MentionsOf, text: str) -> list[str]:
    """The words of each mention."""
    return [words for words, *_ in mentions_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The money came from quillo, a start-up.", ["quillo"]),
        ("quillo.ai, a startup, grew. Nobody trusts quillo.ai.", ["quillo.ai"] * 2),
        ("Two sisters founded a start-up called quillo. It sells quillo-based pumps.", ["quillo"]),
        ("The start-up quillo said so. Nine people work for quillo, and quillo pays.", ["quillo"] * 3),
        ("The start-up zumly said so. Nine people work for zumly, and zumly pays.", ["zumly"] * 3),
        ("The start-up later said so. It was later.", []),
        ("The start-up crew said so. It is a crew, and crew it is.", []),
        ("The start-up quietly raised money.", []),
        ("It is a company called upon to help.", []),
        ("The money came from home, a start-up of sorts.", []),
        ("The team left the office, a startup garage.", []),
    ],
)
def test_small_letters(mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
    """Where the text says once that the word is a company it is one everywhere; words of the language are none."""
    assert words_of(mentions_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our customers:\n\n- QuillBarn\n- Quillora\n- 7Quill", ["QuillBarn", "Quillora", "7Quill"]),
        ("Firms that we like:\n\n1. Quillora\n2. Orsk & Tarn\n3. Norway", ["Quillora", "Orsk & Tarn"]),
        ("Our pumps:\n\n- QuillBarn\n- Quillora", []),
        ("Our customers:\n\n- New York\n- Everybody\n- Quillora is one of them", []),
    ],
)
def test_items(mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
    """A list that is said to be of companies names one in each item that is a name and nothing else."""
    assert words_of(mentions_of, text) == expected
