"""Headlines in running text, whose capitals say nothing."""

from __future__ import annotations

import pytest

from atomcorpus import parse
from atomcorpus.mentions.headlines import headlines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Students Created Face Recognition Glasses. It Wasn't Hard.", True),
        ("It is late.\nBorealis Unveils Its New Ferry Lines to Orsk\nIt is late.", True),
        ("How Far Are We From Automating Ferry Lines?", True),
        ("Obama Power Plant Rules Face Key Test In U.S. Court", True),
        ("Orsk Ferry Institute, Paper 14. Prepared by Ada Tarn and Bo Ley.", False),
        ("Members of the Orsk Valley Ferry Club and Tarn Labs", False),
        ("It is a member of ASEAN, the Commonwealth of Nations and the Non-Aligned Movement.", False),
        ("Ada Tarn | Full Professor | Has Orsk Valley Ferries", False),
        ("They Met Late", False),
        ("At last Two Students Created Face Recognition Glasses There and nobody saw it.", False),
    ],
)
def test_headlines(text: str, expected: bool) -> None:  # noqa: FBT001 - the expectation
    """A whole line in title case but for little words, with a word that has a capital only there."""
    assert bool(list(headlines(text))) is expected


def test_excerpts() -> None:
    """In an item of a digest the headline ends before the excerpt."""
    text = "Two Students Created Face Recognition Glasses - “A project by two of them was seen there.”"
    assert [text[slice(*span)] for span in headlines(text)] == ["Two Students Created Face Recognition Glasses"]


def test_long_lines() -> None:
    """A line too long for a headline is none, and does not hide the next."""
    text = f"{'Two Students Created Face Recognition Glasses ' * 9}\nTwo Students Created Face Recognition Glasses\n"
    assert [span[0] for span in headlines(text)] == [text.index("\n") + 1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Two Students Created Face Recognition Glasses", []),
        ("Washington Piece Exploits Quillfeather Supporter Who Was There", ["Washington"]),
        ("Researchers Have Called for New Federal Authority", ["Federal Authority"]),
        ("OpenAI Unveils Its New Ferry Lines to Lumora", ["OpenAI"]),
    ],
)
def test_names_in_headlines(line: str, expected: list[str]) -> None:
    """Their words make no people and no organisations; who is listed is found there too."""
    text = f"It is late.\n\n{line}\n\nIt is late.\n"
    assert [one.span.of(text) for one in parse(text).mentions] == expected
