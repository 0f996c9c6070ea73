"""Relays that only a link names."""

from __future__ import annotations

import pytest

from atomcorpus import parse

ABBREVIATED = {"the-verge": "Verge", "new-york-times": "Times", "financial-times": "FT", "reuters": "Reuters"}


def relays(text: str) -> list[tuple[str, str, str]]:
    """Cue, outlet and basis of every citation."""
    article = parse(text)
    return [
        (
            article.words(one.cue) if one.cue else "",
            ABBREVIATED[one.via.id] if one.via else "",
            str(one.via_basis or ""),
        )
        for one in article.citations
    ]


class TestLinks:
    """Where the link of a sentence or item leads."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Mara Lindqvist [said](https://www.nytimes.com/a) that it is late.", ("said", "Times", "link")),
            ("Critics say [it is late](https://www.theverge.com/a).", ("say", "Verge", "link")),
            ("Critics say that it is late ([FT](https://www.ft.com/a)).", ("say", "FT", "link")),
            ("It is late, critics say. [More](https://www.ft.com/a) soon.", ("say", "", "")),
            ("[Soon](https://www.ft.com/a) there is more. Critics say that it is late.", ("say", "", "")),
            ("Critics [say](https://github.com/a) that it is late.", ("say", "", "")),
            ("Critics [say](https://openai.com/a) that it is late.", ("say", "", "")),
            ("The Verge [says](https://www.theverge.com/a) that it is late.", ("says", "", "")),
            ("Mara Lindqvist told Reuters that [it](https://www.ft.com/a) is late.", ("told", "Reuters", "told")),
        ],
    )
    def test_of_a_sentence(self, text: str, expected: tuple[str, str, str]) -> None:
        """A link to a medium counts for its sentence; words decide before it; a site of somebody else is no relay."""
        assert relays(text) == [expected]

    @pytest.mark.parametrize(
        "text",
        [
            "The [Times](https://www.nytimes.com/a) wrote that it is late.",
            "An editorial in the [Times](https://www.nytimes.com/a) says that it is late.",
            "A [Times report](https://www.nytimes.com/a) says that it is late.",
            "According to the [Times](https://www.nytimes.com/a), it is late.",
            "Reuters and the [Times](https://www.nytimes.com/a) say that it is late.",
            "The Verge’s editors [say](https://www.theverge.com/a) that it is late.",
            "The newspaper [says](https://www.nytimes.com/a) that it is late.",
        ],
    )
    def test_of_the_outlet_that_is_cited(self, text: str) -> None:
        """An outlet that the source's words name, in full or as one says it, is not its own relay."""
        assert [outlet for _, outlet, _ in relays(text)] == [""]

    @pytest.mark.parametrize(
        ("text", "outlet"),
        [
            ("Officials of New York [say](https://www.nytimes.com/a) that it is late.", "Times"),
            ("The [Harbour Times](https://www.nytimes.com/a) says that it is late.", "Times"),
            ("The Verge’s Mara Lindqvist [says](https://www.theverge.com/a) that it is late.", "Verge"),
        ],
    )
    def test_of_names_that_only_look_like_it(self, text: str, outlet: str) -> None:
        """The beginning of a name is none, another name that ends alike is another one, and a person writes in it."""
        assert [found for _, found, _ in relays(text)] == [outlet]

    def test_of_several_the_nearest_before_what_is_said(self) -> None:
        """Two links before it, and one after."""
        text = "In [one](https://www.ft.com/a) and [two](https://www.theverge.com/b) critics say it is [late](https://www.nytimes.com/c)."
        assert relays(text) == [("say", "Verge", "link")]

    def test_of_a_digest(self) -> None:
        """The link of the headline counts for what its excerpt attributes, and for no other item."""
        text = (
            "- [The weights of Tern stay open](https://theverge.com/a) - “Mara Lindqvist says that they stay open.”\n"
            "- [Another long headline of the day](https://blog.example/b) - “Critics say that they are late.”\n"
        )
        assert relays(text) == [("says", "Verge", "link"), ("say", "", "")]
