"""What holds for the citations of every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus.citations import find_citations
from atomcorpus.citations.sentence_blocks import read_block
from atomcorpus.layout import parse_layout
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.citations.conftest import Cite, Shown
    from tests.conftest import CallsOf

    from atomcorpus.annotations import Citation

PIECES = st.sampled_from(
    [
        *"said told claims according to by as in that who , . : ; — - “ ” \" ' '' ‘ ’ „ « » ( ) Poe Tern".split(),
        *"critics he she it was the a of and but not reportedly warnings from calling quoting put U.S. 20,000".split(),
        "\n",
        "\n\n",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)
)
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def quotes_straightened(citations: Sequence[Citation]) -> list[object]:
    """What must not depend on the kind of marks."""
    return [(c.source.span, c.cue, c.content, c.rule, c.kind) for c in citations]


class TestLaws:
    """What holds for every text."""

    @given(TEXTS)
    @settings(deadline=None)
    def test_spans_lie_in_blocks_and_citations_are_sorted(self, text: str) -> None:
        """Any text gives citations in order, each span of which lies in one paragraph or heading."""
        try:
            sections = parse_layout(text).sections
        except ValueError:
            return
        blocks = [block for section in sections for block in section.blocks()]
        citations = find_citations(text, sections, ())
        assert [c.start for c in citations] == sorted(c.start for c in citations)
        for citation in citations:
            for span in (citation.source.span, citation.cue, *citation.content):
                assert span is None or any(block.covers(span) for block in blocks)
            assert not citation.content[-1].of(text).isspace()

    @given(TEXTS)
    @settings(deadline=None)
    def test_words_tile_the_sentence(self, text: str) -> None:
        """The words of a block are in order, in bounds, and leave out nothing but white space."""
        if not text:
            return
        position = 0
        for sentence in read_block(text, Span(0, len(text)), None)[0]:
            assert len(sentence.words) == len(sentence.tags) == len(sentence.starts) == len(sentence.ends)
            for start, end in zip(sentence.starts, sentence.ends, strict=True):
                assert position <= start < end <= len(text)
                assert not text[position:start].strip()
                position = end
        assert not text[position:].strip()

    @pytest.mark.parametrize(
        "text",
        [
            "“Nobody asked,” said Ada Poe. “Not once.” Critics call it “a gift” that isn’t free, she added.",
            "Poe’s claim that the labs’ data “wasn’t clean” is wrong, the company said. “It’s fine,” it wrote: “Look.”",
            "‘Nobody asked,’ said Lin. He wasn’t sure. ‘It’s late.’",
        ],
    )
    def test_straight_and_curly_marks_are_the_same(self, cite: Cite, text: str) -> None:
        """Swapping curly marks for straight ones changes nothing."""
        assert quotes_straightened(cite(text)) == quotes_straightened(cite(text.translate(STRAIGHT)))

    @pytest.mark.parametrize(
        "unit",
        [
            "said ",
            'q"',
            "“",
            "' ",
            "“a. ",
            "according to X, ",
            "X said, ",
            "He said: ",
            "(",
            "Poe claimed that ",
            "“x\n\n",
            "it ",
        ],
    )
    def test_work_is_linear(self, unit: str, calls_of: CallsOf) -> None:
        """Eight times the text takes about eight times the work, on whatever text."""

        def calls(size: int) -> int:
            text = unit * (size // len(unit))
            sections = parse_layout(text).sections
            return calls_of(lambda: find_citations(text, sections, ()))

        assert calls(32_000) < 16 * (calls(4_000) + 100)

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.translate(STRAIGHT),
            lambda text: text.replace("\n\n", " ", 1),
            lambda text: text[: text.rindex("”")] + text[text.rindex("”") + 1 :],
            lambda text: text[: text.index("“")] + text[text.index("“") + 1 :],
        ],
        ids=["straight marks", "paragraphs joined", "last mark lost", "first mark lost"],
    )
    def test_a_slip_spoils_its_own_place_only(self, shown: Shown, change: Callable[[str], str]) -> None:
        """Other marks, a lost mark or a lost paragraph break leave the sources of all other sentences as they were."""
        text = (
            "“Nobody asked us,” said Ada Poe.\n\nAccording to Tern Labs, the weights are free. Critics warned that "
            "the licence is not.\n\nWei Lin told The Daily Ledger that “it is late.” He expects that more will follow."
        )
        sources = ["Ada Poe", "Tern Labs", "Critics", "Wei Lin", "He"]
        assert [source for source, *_ in shown(text)] == sources
        kept = [source for source, *_ in shown(change(text))]
        assert len(set(sources) - set(kept)) <= 1
        assert len(kept) <= len(sources) + 1
