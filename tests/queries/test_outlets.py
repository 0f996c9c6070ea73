"""Who cites whom: edges, outlets and how they name their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Article, ViaBasis, parse
from atomcorpus.queries import count_sources, share, who_cites_whom
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from tests.queries.conftest import MostKept

TEXT = "Critics said that it is late. Jane Doe told Reuters that it works. Jane Doe said that it is cheap."


def published(**fields: Any) -> Article:
    """An article with three citations, of one outlet."""
    return evolve(parse(TEXT), **fields)


class TestEdges:
    """Outlet, source, relay."""

    def test_rows(self) -> None:
        """One for each three of them, most frequent first."""
        rows = who_cites_whom([published(publisher="Daily"), published(publisher="Daily"), published()]).rows()
        jane = {"source": "Jane Doe", "source_id": "unlisted:person/janedoe"}
        reuters = {"via": "Reuters", "via_id": "reuters"}
        nobody = {"via": None, "via_id": None}
        assert rows == [
            {"outlet": "Daily", **jane, **nobody, "total": 2, "articles": 2, "by_link": 0},
            {"outlet": "Daily", **jane, **reuters, "total": 2, "articles": 2, "by_link": 0},
            {"outlet": None, **jane, **nobody, "total": 1, "articles": 1, "by_link": 0},
            {"outlet": None, **jane, **reuters, "total": 1, "articles": 1, "by_link": 0},
        ]

    def test_words_and_links_are_told_apart(self) -> None:
        """One relay by both is one edge, which says how many of its citations only a link leads to."""
        linked = parse("[Jane Doe](https://www.reuters.com/a) said that it works.")
        rows = who_cites_whom([published(), linked, linked]).rows()
        assert [(row["via"], row["total"], row["articles"], row["by_link"]) for row in rows] == [
            ("Reuters", 3, 3, 2),
            (None, 1, 1, 0),
        ]


class TestLinks:
    """Whose pages an outlet leads to."""

    def test_rows(self) -> None:
        """One for each outlet and who is linked to; a platform and an unknown site are nobody's."""
        text = "[One](https://www.reuters.com/a), [two](https://uk.reuters.com/b), [three](https://edition.cnn.com/c)."
        other = "[Four](https://x.com/d), [five](https://tern.example/e), [six](/f), [seven](https://reuters.com/g)."
        answer = who_cites_whom([evolve(parse(text), publisher="Daily"), parse(other)])
        reuters, cnn = {"linked": "Reuters", "linked_id": "reuters"}, {"linked": "CNN", "linked_id": "cnn"}
        assert answer.link_rows() == [
            {"outlet": "Daily", **reuters, "total": 2, "articles": 1},
            {"outlet": None, **reuters, "total": 1, "articles": 1},
            {"outlet": "Daily", **cnn, "total": 1, "articles": 1},
        ]

    def test_without_any(self) -> None:
        """A plain text leads nowhere."""
        assert who_cites_whom([published()]).links == ()

    def test_the_host_stands_in_for_a_publisher(self) -> None:
        """Without www., and not for an address that is none."""
        given_ = [published(url=url) for url in ("https://www.daily.example/a", "http://[x", "no address")]
        assert {edge.outlet for edge in who_cites_whom(given_)} == {"daily.example", None}


class TestOutlets:
    """How outlets name their sources."""

    def test_rows(self) -> None:
        """All citations by kind; outlets without any are there too."""
        answer = who_cites_whom([published(publisher="Daily"), parse("It rained.")])
        none = dict.fromkeys(("citations", "named", "anonymous", "generic", "pronoun", "document", "none"), 0)
        assert answer.outlet_rows() == [
            {"outlet": "Daily", "articles": 1} | none | {"citations": 3, "named": 2, "anonymous": 1},
            {"outlet": None, "articles": 1} | none,
        ]


class TestStreams:
    """Any number of articles in any order."""

    def test_articles_are_not_kept(self, most_kept: MostKept) -> None:
        """One at a time, and the next one while it is made."""
        assert most_kept(who_cites_whom) <= 2

    @given(st.lists(articles(), max_size=4))
    @settings(max_examples=40)
    def test_it_adds_up(self, stream: list[Article]) -> None:
        """Edges to the citations that lead to an actor, outlets to all citations; in any order of the articles."""
        answer, reverse = who_cites_whom(iter(stream)), who_cites_whom(stream[::-1])
        assert sum(edge.total for edge in answer) == sum(one.total for one in count_sources(stream))
        assert sum(one.citations for one in answer.outlets) == share(stream, "sources").total
        assert sum(one.articles for one in answer.outlets) == len(stream)
        assert sum(edge.by_link for edge in answer) == len(
            [
                None
                for article in stream
                for citation in article.citations
                if citation.source.actor is not None and citation.via_basis is ViaBasis.LINK
            ]
        )
        known = [link for article in stream for link in article.links if link.outlet is not None]
        assert sum(one.total for one in answer.links) == len(known)
        assert answer.outlets == reverse.outlets
        assert [(edge.outlet, edge.source.id, edge.total) for edge in answer] == [
            (edge.outlet, edge.source.id, edge.total) for edge in reverse
        ]
