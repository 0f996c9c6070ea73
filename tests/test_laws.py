"""The laws of the library, each over everything that the public strategies draw."""

from __future__ import annotations

import copy
import json
import pickle
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from atomcorpus import (
    Article,
    Corpus,
    FormatError,
    LinkStatus,
    ParseError,
    PartialDate,
    fold_name,
    parse,
)
from atomcorpus.formats import json as json_format
from atomcorpus.formats import jsonl
from atomcorpus.testing import (
    articles,
    citations,
    corpora,
    crawl_sections,
    crawl_texts,
    mentions,
    partial_dates,
    render_crawl,
    stated_roles,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Section = tuple[str | None, tuple[str, ...]]
    Path_ = tuple[str | int, ...]

TEXTS = crawl_texts() | st.text()
FEW = settings(max_examples=max(10, settings().max_examples // 4))
"""For what takes long; more in the nightly profile all the same."""


def refusal(read: Callable[[str], object], text: str) -> Exception | None:
    """The error that a reader raises, if it raises any."""
    try:
        read(text)
    except Exception as error:  # noqa: BLE001 - which one it is, is the question
        return error
    return None


# --- the parser -------------------------------------------------------------------------------------------------------
class TestLossless:
    """`parse(t).text == t` for every string."""

    @given(TEXTS)
    def test_the_text_is_the_input(self, text: str) -> None:
        """Not a character is changed, whatever the text is."""
        assert parsed(text).text == text


class TestTiling:
    """Header, headings, paragraphs and white space cover the text without overlap."""

    @FEW
    @given(TEXTS)
    def test_every_character_belongs_to_one(self, text: str) -> None:
        """What is left when the blocks are taken out, from the last to the first, is white space."""
        article = parsed(text)
        blocks = [block for section in article.sections for block in section.blocks()]
        blocks += [article.header] if article.header else []
        rest = text
        for block in sorted(blocks, reverse=True):
            assert rest[block.start : block.end] == block.of(text), "blocks overlap"
            rest = rest[: block.start] + rest[block.end :]
        assert not rest.strip()

    @FEW
    @given(TEXTS)
    def test_blocks_have_no_white_space_around_them(self, text: str) -> None:
        """A block begins and ends with a character that can be seen."""
        for section in parsed(text).sections:
            for block in section.blocks():
                assert block.of(text) == block.of(text).strip()


class TestInverse:
    """Writing drawn sections in the crawl format and parsing them gives them back."""

    @given(st.none() | partial_dates(), crawl_sections(), st.sampled_from(("\n", "\r\n", "\r")))
    def test_sections_come_back(
        self, published: PartialDate | None, sections: tuple[Section, ...], newline: str
    ) -> None:
        """Date, headings and paragraphs are those that were written, for every line end."""
        article = parse(render_crawl(published, sections, newline=newline))
        assert article.published == published
        assert tuple(as_written(article)) == sections


class TestEvidence:
    """Every annotation lies in the text, and a resolved mention folds to a name of its entity."""

    SENTENCES = (
        "OpenAI released gpt-oss-120b in August.",
        "“Qwen3 is ahead of Llama 4,” said Sam Altman, the chief executive of OpenAI.",
        "According to Reuters, DeepSeek-R1 was trained in China.",
        "Meta told Bloomberg that its next model would be closed.",
        "Nvidia's Nemotron and Mistral’s models are open, Anthropic's Claude is not.",
        "OPEC+ , or OPEC +, cut its output; Command R+ ran on Disney+\u00a0 , an AI model on Yahoo! in the U.S. ",
        "It was posted on X. Anthropic left AT&T , S&P , and Johnson & Johnson of the UK. Farmers agreed.",
    )

    @given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join) | crawl_texts())
    def test_annotations_have_evidence(self, text: str) -> None:
        """Spans lie in one block, names have no space around; what was resolved is called that, or partly so."""
        article = parsed(text)
        blocks = [block for section in article.sections for block in section.blocks()]
        for mention in article.mentions:
            assert any(block.covers(mention.span) for block in blocks)
            if mention.status is LinkStatus.RESOLVED:
                folded = fold_name(mention.span.of(text))
                names = [mention.entity.name, *mention.entity.aliases, mention.entity.id]
                assert any(folded in fold_name(name) or fold_name(name) in folded for name in names), mention
            assert mention.span.of(text) == mention.span.of(text).strip()
        for role in article.roles:
            assert any(block.covers(role.span) for block in blocks)
            assert set(re.findall(r"\w+", role.title)) <= set(re.findall(r"\w+", role.span.of(text)))
        for citation in article.citations:
            for span in (citation.source.span, citation.cue, *citation.content):
                assert span is None or any(block.covers(span) for block in blocks)

    @given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join) | TEXTS)
    def test_citations_have_no_white_space_around_them(self, text: str) -> None:
        """Source, cue and each stretch of content begin and end with a character that can be seen."""
        for citation in parsed(text).citations:
            for span in (citation.source.span, citation.cue, *citation.content):
                assert span is None or span.of(text) == span.of(text).strip()


class TestTotal:
    """`parse` never raises on text without a malformed header."""

    @FEW
    @given(TEXTS)
    def test_crawl_texts_are_read(self, text: str) -> None:
        """The one error is that of a header, at a place in the text."""
        error = refusal(parse, text)
        if error is not None:
            assert isinstance(error, ParseError)
            assert re.match(r"\ufeff?\s*date\s", text)
            assert 0 <= error.position <= len(text)

    @FEW
    @given(TEXTS)
    def test_same_text_same_article(self, text: str) -> None:
        """Equal arguments give equal articles, with the same id."""
        assert parsed(text) == parsed(text)


def parsed(text: str) -> Article:
    """The article of a text whose header, if there is one, is right."""
    try:
        return parse(text)
    except ParseError:
        assume(False)  # noqa: FBT003 - Hypothesis' own way to pass over an example
        raise


def as_written(article: Article) -> Iterator[Section]:
    """Headings and paragraphs as `render_crawl` takes them."""
    for section in article.sections:
        heading = section.heading.span.of(article.text) if section.heading else None
        yield heading, tuple(span.of(article.text) for span in section.paragraphs)


# --- the formats ------------------------------------------------------------------------------------------------------
class TestRoundTrip:
    """`read(write(x)) == x` for every two-way format."""

    @given(articles())
    def test_json(self, article: Article) -> None:
        """One article, as a string and as UTF-8; writing again gives the same bytes."""
        stored = json_format.dumps(article)
        assert json_format.loads(stored) == article
        assert json_format.dumps(json_format.loads(stored.encode())) == stored

    @FEW
    @given(st.lists(articles(), max_size=3))
    def test_jsonl(self, some: list[Article]) -> None:
        """Many, in their order."""
        assert list(jsonl.loads(jsonl.dumps(some))) == some

    @FEW
    @given(corpora(max_size=2), st.sampled_from(("a.jsonl", "a.jsonl.gz")))
    def test_jsonl_files(self, corpus: Corpus, name: str) -> None:
        """A corpus, through a file."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            jsonl.write(corpus, path)
            assert Corpus(jsonl.read(path)) == corpus

    @FEW
    @given(TEXTS)
    def test_what_was_parsed(self, text: str) -> None:
        """What the parser makes can be written, and comes back."""
        article = parsed(text)
        assert json_format.loads(json_format.dumps(article)) == article


class TestStableBytes:
    """Writing twice gives the same bytes; so does reading the inputs in another order."""

    @FEW
    @given(corpora(max_size=3), st.randoms(use_true_random=False))
    def test_order_of_the_inputs(self, corpus: Corpus, random: Any) -> None:
        """The corpus of the shuffled articles is written with the same bytes."""
        shuffled = list(corpus)
        random.shuffle(shuffled)
        assert jsonl.dumps(Corpus(shuffled)) == jsonl.dumps(corpus)

    @FEW
    @given(articles())
    def test_equal_articles(self, article: Article) -> None:
        """An equal article, whose parts are other objects, is written with the same bytes."""
        assert json_format.dumps(copy.deepcopy(article)) == json_format.dumps(article)


VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-2, 60)
    | st.floats(0, 9)
    | st.text(max_size=3)
    | st.sampled_from(("resolved", "ambiguous", "named", "none", "direct", "2025", "2025-08", "actor", "model", "open"))
    | st.lists(st.integers(0, 60), max_size=3)
    | st.lists(st.text(max_size=2), max_size=2)
    | st.dictionaries(st.text(max_size=3), st.none(), max_size=1)
)


@st.composite
def edits(draw: st.DrawFn) -> tuple[Any, Any]:
    """The plain data of an article, and the same with one value changed, taken out or put in."""
    stored = json.loads(json_format.dumps(draw(articles())))
    edited = copy.deepcopy(stored)
    *way, last = draw(st.sampled_from(list(paths(stored))))
    place = edited
    for step in way:
        place = place[step]
    match draw(st.sampled_from(("change", "change", "swap", "remove", "add"))):
        case "change":
            place[last] = draw(VALUES)
        case "swap":
            place[last] = value_at(stored, draw(st.sampled_from(list(paths(stored)))))
        case "remove":
            del place[last]
        case "add" if isinstance(place, dict):
            place[draw(st.text(max_size=3))] = draw(VALUES)
        case "add":
            place.insert(last, draw(VALUES | st.just(place[last])))
    return stored, edited


def paths(data: Any, before: Path_ = ()) -> Iterator[Path_]:
    """Where there is a value in plain data."""
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in members:
        yield (*before, step)
        yield from paths(value, (*before, step))


def value_at(data: Any, path: Sequence[str | int]) -> Any:
    """The value at one of those places."""
    for step in path:
        data = data[step]
    return data


LATER: dict[str, Any] = {"times": [], "quantities": [], "events": []}
"""What articles of the same schema lack that were written before there were facts, and what that means."""


class TestOneEdit:
    """Changing one value in stored JSON gives a FormatError or a record that writes back exactly that JSON."""

    @given(edits())
    def test_nothing_is_read_as_something_else(self, edit: tuple[Any, Any]) -> None:
        """Nothing is coerced, filled in, dropped or sorted on the way but lists that older articles do not have."""
        stored = json.dumps(edit[1], ensure_ascii=False, separators=(",", ":"))
        error = refusal(json_format.loads, stored)
        if error is None:
            written = json.loads(json_format.dumps(json_format.loads(stored)))
            given = LATER | edit[1]
            assert json.dumps(written, sort_keys=True) == json.dumps(given, sort_keys=True)
        else:
            assert isinstance(error, FormatError)
            assert error.problems
            assert all(re.search(r" @ \$[.\w\[\]]*\Z", problem) for problem in error.problems)


class TestHostileInput:
    """Whatever is read, the error is ours."""

    @given(st.binary() | st.text())
    def test_any_bytes(self, stored: bytes | str) -> None:
        """Bytes and strings that are no article."""
        with pytest.raises(FormatError):
            json_format.loads(stored)

    @FEW
    @given(articles(), st.data())
    def test_cut_off(self, article: Article, data: st.DataObject) -> None:
        """An article that was cut off somewhere."""
        stored = json_format.dumps(article)
        with pytest.raises(FormatError):
            json_format.loads(stored[: data.draw(st.integers(0, len(stored) - 1))])


# --- the records ------------------------------------------------------------------------------------------------------
class TestValues:
    """Records are values: copies are equal, and equal ones have equal hashes."""

    @given(articles() | mentions() | stated_roles() | citations())
    def test_pickled_and_copied(self, record: Any) -> None:
        """A copy of any kind, and what comes out of a pickle, is equal and hashes the same."""
        for twin in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):  # noqa: S301 - ours
            assert twin == record
            assert hash(twin) == hash(record)
            assert repr(twin) == repr(record)

    @FEW
    @given(articles())
    def test_ids_are_those_of_the_text(self, article: Article) -> None:
        """Same text, same id, whatever else there is; and the id survives a pickle."""
        bare = Article(article.text, header=article.header, sections=article.sections)
        assert bare.id == article.id == pickle.loads(pickle.dumps(article)).id  # noqa: S301 - ours
