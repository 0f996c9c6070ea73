"""Links of a corpus: asked for, counted and written like everything else in it; and through whom a statement came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Corpus,
    Gap,
    Hyperlink,
    KnowledgeBase,
    PartialDate,
    Reference,
    Section,
    Span,
    UnknownEntityError,
    ValidationError,
    ViaBasis,
    parse,
)
from atomcorpus.elements import references
from atomcorpus.testing import articles, corpora

if TYPE_CHECKING:
    from collections.abc import Callable

DIGEST = """date 2025-03-04

Jane Doe told Reuters that it works. The [*Times*](https://www.nytimes.com/a) wrote that it is late.

- [Ada Obi said that it is cheap](https://edition.cnn.com/b), and [a post](https://x.com/c) agrees.
"""
LETTER = "date 2025-05\n\nSee [our page](/about) and [the answer](https://www.reuters.com/world/d?e=f)."


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """A digest with links to two media and to a platform, and a letter with one to no site and one to a third."""
    return Corpus([evolve(parse(DIGEST), publisher="Tarn Weekly"), evolve(parse(LETTER), publisher="Fjord Post")])


def words(corpus: Corpus, **criteria: Any) -> list[str]:
    """The links that meet some criteria, by their words."""
    return [one.text for one in corpus.links.where(**criteria)]


class TestReference:
    """A link together with its article."""

    def test_it_knows_its_article(self, corpus: Corpus) -> None:
        """Date and publisher are the article's; the words are without their marks."""
        one = corpus.links[0]
        assert (one.text, one.url, one.host) == ("Times", "https://www.nytimes.com/a", "nytimes.com")
        assert (one.publisher, one.published) == ("Tarn Weekly", PartialDate(2025, 3, 4))
        assert one.outlet == KnowledgeBase.default()["new-york-times"]
        assert one.span.of(one.article.text) == "*Times*"

    def test_its_sentence(self, corpus: Corpus) -> None:
        """The one in which its words begin, as a reader sees it."""
        assert corpus.links[0].sentence == "The Times wrote that it is late."

    def test_an_address_without_a_site(self, corpus: Corpus) -> None:
        """Host and outlet are then not known."""
        one = next(iter(corpus.links.where(text="our page")))
        assert (one.url, one.host, one.outlet) == ("/about", None, None)

    @settings(max_examples=30)
    @given(article=articles())
    def test_every_link_has_a_sentence(self, article: Article) -> None:
        """Drawn articles included; in those the words may be such that nobody sees them."""
        assert [one.link for one in references([article])] == [*article.links]
        assert all(isinstance(one.sentence, str) for one in references([article]))

    def test_sentences_are_found_once(self, calls_of: Callable[[Callable[[], object]], int]) -> None:
        """Twice as many links in a paragraph cost about twice the work, not four times."""
        small, large = (parse("So [they](https://a.example/b) wait. " * number) for number in (50, 100))
        few = calls_of(lambda: [one.sentence for one in references([small])])
        many = calls_of(lambda: [one.sentence for one in references([large])])
        assert (len(large.links), many < 3 * few) == (100, True)

    def test_equal_ones(self, corpus: Corpus) -> None:
        """Two are equal when article and link are, however they were made."""
        one = corpus.links[0]
        assert Reference(one.article, one.link) == one
        assert Reference(one.article, one.link).sentence == one.sentence

    def test_how_it_shows_itself(self) -> None:
        """Words, address and place on one line."""
        article = evolve(parse(DIGEST), origin="crawl/a.md")
        assert repr(next(references([article]))) == (
            "Reference('Times', 'https://www.nytimes.com/a', 59:66, in 'crawl/a.md')"
        )

    def test_long_words(self) -> None:
        """Of a million only the first are looked at."""
        text = "word " * 200_000 + "."
        article = Article(
            text,
            sections=(Section(None, (Span(0, len(text)),)),),
            gaps=(Gap(Span(2, 3)),),
            links=(Hyperlink(Span(0, len(text)), "/" * 1000),),
        )
        assert len(repr(next(references([article])))) <= 200

    def test_wrong_parts(self) -> None:
        """Anything else is refused."""
        with pytest.raises(ValidationError, match=r"^Reference\.link: expected Hyperlink, not 7 \(int\)$"):
            Reference(parse("Hello."), 7)  # type: ignore[arg-type] # the claim


class TestWhere:
    """Which links are wanted."""

    def test_all(self, corpus: Corpus) -> None:
        """In the order of the corpus."""
        assert words(corpus) == ["Times", "Ada Obi said that it is cheap", "a post", "our page", "the answer"]

    def test_whose_site(self, corpus: Corpus) -> None:
        """By name, id or record, several of them, or by kind, country and region; a platform is nobody's."""
        record = KnowledgeBase.default()["reuters"]
        assert words(corpus, outlet="The New York Times") == ["Times"]
        assert words(corpus, outlet=["new-york-times", record]) == ["Times", "the answer"]
        assert words(corpus, kind="media") == ["Times", "Ada Obi said that it is cheap", "the answer"]
        assert words(corpus, country="US", kind="media", until="2025-04")[:1] == ["Times"]
        assert words(corpus, region="us") == words(corpus, country="US")

    def test_hosts(self, corpus: Corpus) -> None:
        """A host stands for itself and for those below it; case and "www." do not matter."""
        assert words(corpus, host="cnn.com") == words(corpus, host="edition.cnn.com")
        assert words(corpus, host="WWW.NYTimes.com") == ["Times"]
        assert words(corpus, host=["x.com", "nytimes.com"]) == ["Times", "a post"]

    def test_a_host_is_not_the_end_of_a_word(self, corpus: Corpus) -> None:
        """`times.com` is another site than `nytimes.com`."""
        with pytest.raises(ValidationError) as caught:
            corpus.links.where(host="times.com")
        assert str(caught.value) == "Selection.where: no host 'times.com'; the nearest: 'nytimes.com', 'reuters.com'"

    def test_addresses_and_words(self, corpus: Corpus) -> None:
        """By regular expressions."""
        assert words(corpus, url="/world/") == ["the answer"]
        assert words(corpus, text="^our ") == ["our page"]

    def test_articles(self, corpus: Corpus) -> None:
        """By publisher and date, as for everything that stands in an article."""
        assert words(corpus, publisher="Fjord Post") == words(corpus, since="2025-05") == ["our page", "the answer"]

    def test_an_outlet_that_only_a_link_names(self) -> None:
        """It need not be in the knowledge base, as long as it occurs."""
        here = Actor(id="tern", name="The Tern", kind=ActorKind.MEDIA)
        article = parse("See [this](https://tern.example/a).")
        corpus = Corpus([evolve(article, links=(evolve(article.links[0], outlet=here),))])
        assert words(corpus, outlet="the tern") == ["this"]
        with pytest.raises(UnknownEntityError):
            corpus.links.where(outlet="The Terns of Tarn")


class TestCountsAndRows:
    """Numbers, groups and files."""

    def test_counts(self, corpus: Corpus) -> None:
        """By outlet, host and month."""
        assert dict(corpus.links.count(by="outlet")) == {None: 2, "The New York Times": 1, "CNN": 1, "Reuters": 1}
        assert dict(corpus.links.count(by=("publisher", "month"))) == {
            ("Tarn Weekly", "2025-03"): 3,
            ("Fjord Post", "2025-05"): 2,
        }

    def test_groups(self, corpus: Corpus) -> None:
        """The elements themselves."""
        groups = corpus.links.group(by="host")
        assert [one.text for one in groups["x.com"]] == ["a post"]
        assert groups[None][0].url == "/about"

    def test_rows(self, corpus: Corpus) -> None:
        """Where the link stands and where it leads; `url` is the address of the article."""
        assert next(iter(corpus.links.rows())) == {
            "article_id": corpus[0].id,
            "origin": None,
            "published": "2025-03-04",
            "published_from": "2025-03-04",
            "published_to": "2025-03-04",
            "month": "2025-03",
            "publisher": "Tarn Weekly",
            "title": None,
            "url": None,
            "start": 59,
            "end": 66,
            "text": "Times",
            "link_url": "https://www.nytimes.com/a",
            "host": "nytimes.com",
            "outlet_id": "new-york-times",
            "outlet_name": "The New York Times",
            "sentence": "The Times wrote that it is late.",
        }

    def test_csv(self, corpus: Corpus) -> None:
        """For a spreadsheet."""
        chosen = corpus.links.where(outlet="Reuters").to_csv(columns=["text", "host"])
        assert chosen.splitlines() == ['"text","host"', '"the answer","reuters.com"']

    @settings(max_examples=30)
    @given(corpus=corpora())
    def test_as_many_as_the_articles_have(self, corpus: Corpus) -> None:
        """Of any corpus each link once, and counts add up to that."""
        number = sum(len(article.links) for article in corpus)
        assert (len(corpus.links), corpus.links.count(by="url").total) == (number, number)
        assert len(list(corpus.links.rows())) == number


class TestThroughWhom:
    """Citations by who relays them, and by how that is known."""

    def test_the_basis(self, corpus: Corpus) -> None:
        """By words or by a link; who is not relayed is in neither."""
        told, linked = (corpus.citations.where(via_basis=basis) for basis in ("told", ViaBasis.LINK))
        assert [(one.source, one.via and one.via.name) for one in told] == [("Jane Doe", "Reuters")]
        assert [(one.source, one.via and one.via.name) for one in linked][-1:] == [("Ada Obi", "CNN")]
        assert {one.via_basis for one in linked} == {ViaBasis.LINK}

    def test_the_outlet(self, corpus: Corpus) -> None:
        """By name, as for speakers."""
        assert [one.source for one in corpus.citations.where(via="reuters")] == ["Jane Doe"]

    def test_counts_and_rows(self, corpus: Corpus) -> None:
        """Both are dimensions; the basis is a column."""
        assert corpus.citations.where(via="Reuters").count(by=("via", "via_basis")) == {("Reuters", "told"): 1}
        columns = ["via_name", "via_basis"]
        row = next(iter(corpus.citations.rows(columns=columns)))
        assert row == {"via_name": "Reuters", "via_basis": "told"}

    def test_a_slip(self, corpus: Corpus) -> None:
        """What there is, is said."""
        with pytest.raises(ValidationError) as caught:
            corpus.citations.where(via_basis="links")
        assert str(caught.value) == "Selection.where: no via_basis 'links'; the nearest: 'link'"
