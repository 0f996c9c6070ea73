"""The two ways of reading the wire format: the quick one takes what is ours, and nothing that the strict refuses."""

from __future__ import annotations

import gc
import json
import re
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, AIModel, Article, FormatError, LinkStatus, Mention, ModelLevel, Section, Span
from atomcorpus._wire import decode_article, decode_record, encode_article, encode_record
from atomcorpus._wire.reading import _read_quickly
from atomcorpus._wire.rows import read_row
from atomcorpus._wire.strict import article_from_data
from atomcorpus._wire.text import decode
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from collections.abc import Callable

LABS = Actor(id="obi-labs", name="Obi Labs", kind=ActorKind.COMPANY)
OBI_1 = AIModel(id="obi-labs/obi-1", name="Obi-1", level=ModelLevel.MODEL, developer=LABS)
ARTICLE = Article(
    "Obi Labs released Obi-1.",
    sections=(Section(None, (Span(0, 24),)),),
    mentions=(
        Mention(Span(0, 8), LABS, status=LinkStatus.RESOLVED, rule="listed"),
        Mention(Span(18, 23), OBI_1, status=LinkStatus.RESOLVED, rule="listed"),
    ),
)
STORED = encode_article(ARTICLE)


def read_strictly(stored: bytes) -> Article:
    """What the strict way makes of it."""
    return article_from_data(decode(stored))


# --- edits of JSON as text --------------------------------------------------------------------------------------------
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*":?|-?[0-9.eE+]+|true|false|null|[\[\]{},]')
_WORDS = (
    *("null", "true", "0", "1", "-0", "3", "1.0", "1e1", "-1", "9" * 20, '""', '"x"', "[]", "[0,1]", "[1,0]", "{}"),
    *('"resolved"', '"ambiguous"', '"named"', '"none"', '"2025"', '"2025-8"', '"\\u0061"', '"\\ud83d"', '"id":', " "),
    *(",", "]", "}", '"rule":"x",', '"kind":"person",', "\n", "\x0b"),
)


@st.composite
def edited(draw: st.DrawFn) -> bytes:
    """The JSON of an article of which some tokens were doubled, taken out, exchanged or replaced."""
    tokens = _TOKEN.findall(encode_article(draw(articles())).decode())
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(tokens) - 1))
        length = draw(st.integers(0, 4))
        other = draw(st.integers(0, len(tokens) - 1))
        put = draw(
            st.sampled_from(_WORDS).map(lambda word: [word])
            | st.just(tokens[at : at + length] * 2)
            | st.just(tokens[other : other + length])
            | st.just([])
        )
        tokens[at : at + length] = put
    return "".join(tokens).encode()


class TestBothWays:
    """What the quick way takes, against what the strict way says."""

    @given(articles())
    def test_what_is_ours_is_read_quickly(self, article: Article) -> None:
        """Law: the quick way reads what was written, as a record that cannot be told from the one that was written."""
        quick = _read_quickly(encode_article(article), None)
        assert quick == article == read_strictly(encode_article(article))
        assert (hash(quick), repr(quick)) == (hash(article), repr(article))

    @given(edited())
    def test_they_never_differ(self, stored: bytes) -> None:
        """Law: what the quick way takes the strict way takes too, as an equal record that is written just so."""
        quick = _read_quickly(stored, None)
        if quick is not None:
            assert quick == read_strictly(stored)
            assert encode_article(quick) == stored.rstrip()

    @given(edited())
    def test_the_quick_way_misses_nothing(self, stored: bytes) -> None:
        """Law: what the strict way takes, and would write just so, the quick way takes."""
        try:
            article = read_strictly(stored)
        except FormatError:
            return
        if encode_article(article) == stored:
            assert _read_quickly(stored, None) == article

    @given(edited())
    def test_the_error_is_that_of_the_strict_way(self, stored: bytes) -> None:
        """Law: what is refused is refused in the words of the strict way."""
        outcomes: list[Any] = []
        read: Callable[[bytes], Article]
        for read in (decode_article, read_strictly):
            try:
                outcomes.append(read(stored))
            except FormatError as error:
                outcomes.append(str(error))
        assert outcomes[0] == outcomes[1]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ('"rule":"listed"', '"rule":"listed","rule":"listed"'),
            ('"schema"', '"title":null,"schema"'),
            ("[0,8]", "[0,8.0]"),
            ("[0,8]", "[0,8,9]"),
            ("[0,8]", "[8,0]"),
            ('"resolved"', '"ambiguous"'),
            ('"rule":"listed"', '"rule":""'),
            ('"text":"Obi', '"text":"\ufeffObi'),
        ],
    )
    def test_the_quick_way_leaves_faults_alone(self, old: str, new: str) -> None:
        """Each of these is refused in the end, by the way that can say why."""
        stored = STORED.decode().replace(old, new, 1).encode()
        assert stored != STORED
        assert _read_quickly(stored, None) is None
        with pytest.raises(FormatError):
            decode_article(stored)

    @pytest.mark.parametrize(
        "change",
        [
            json.dumps,
            lambda data: json.dumps(data, indent=1),
            lambda data: json.dumps(dict(reversed(data.items())), separators=(",", ":")),
            lambda data: json.dumps(data, separators=(",", ":")).replace("Labs released", "\\u004cabs released"),
        ],
        ids=["spaces", "lines", "order", "escapes"],
    )
    def test_another_layout_is_read_strictly(self, change: Callable[[Any], str]) -> None:
        """What means the same and is not written as we write it comes to the same."""
        stored = change(json.loads(STORED)).encode()
        assert _read_quickly(stored, None) is None
        assert decode_article(stored) == ARTICLE

    def test_a_line_end_is_no_other_layout(self) -> None:
        """The end of a line or file behind an article is not part of it."""
        assert _read_quickly(STORED + b"\r\n", None) == ARTICLE

    @pytest.mark.parametrize("kind", [str, bytes, bytearray, memoryview])
    def test_strings_and_bytes(self, kind: Any) -> None:
        """Any of these is read quickly."""
        assert _read_quickly(STORED.decode() if kind is str else kind(STORED), None) == ARTICLE


class TestSharing:
    """One record for what many articles say in the same words."""

    def test_articles_share_entities(self) -> None:
        """Two articles that were read have the very same records of an actor and a model."""
        first, second = decode_article(STORED), decode_article(STORED)
        assert first is not second
        assert first.mentions[0].entity is second.mentions[0].entity
        assert first.mentions[1].entity is second.mentions[1].entity

    def test_a_developer_is_that_of_the_article(self) -> None:
        """The same row of a model, beside another row of its developer, has that developer."""
        again = attrs.evolve(LABS, country="NG")
        model = attrs.evolve(OBI_1, developer=again)
        mentions = (
            attrs.evolve(ARTICLE.mentions[0], entity=again),
            attrs.evolve(ARTICLE.mentions[1], entity=model),
        )
        article = attrs.evolve(ARTICLE, mentions=mentions)
        for one in (ARTICLE, article, ARTICLE):
            assert decode_article(encode_article(one)) == one

    def test_the_number_of_rows_is_bounded(self) -> None:
        """However many entities there are, only so many are remembered."""
        assert read_row.cache_info().maxsize == 4096


class TestLargeArticles:
    """Articles with very many records."""

    def test_the_collector_rests(self) -> None:
        """Reading one does not look through its own records for garbage again and again."""
        text = "Acme. " * 40_000
        acme = Actor(id="acme", name="Acme", kind=ActorKind.COMPANY)
        spans = [Span(at, at + 4) for at in range(0, len(text), 6)]
        mentions = tuple(Mention(span, acme, status=LinkStatus.RESOLVED, rule="listed") for span in spans)
        whole = Section(None, (Span(0, len(text) - 1),))
        stored = encode_article(Article(text, sections=(whole,), mentions=mentions))
        collections: list[str] = []

        def note(phase: str, _: dict[str, int]) -> None:
            collections.append(phase)

        gc.callbacks.append(note)
        try:
            article = decode_article(stored)
        finally:
            gc.callbacks.remove(note)
        assert (len(article.mentions), collections) == (40_000, [])


class TestRecords:
    """Articles whose text is kept elsewhere."""

    @given(articles())
    def test_they_come_back(self, article: Article) -> None:
        """Law: the record and the text make the article, also a text that UTF-8 cannot hold."""
        assert decode_record(encode_record(article), article.text) == article

    def test_there_is_no_text_in_it(self) -> None:
        """It is the JSON of the article without one key."""
        stored = json.loads(STORED)
        del stored["text"]
        assert json.loads(encode_record(ARTICLE)) == stored

    def test_another_text_is_refused(self) -> None:
        """The id, which is the text's hash, says that the two do not belong together."""
        with pytest.raises(FormatError) as caught:
            decode_record(encode_record(ARTICLE), ARTICLE.text.replace("r", "R"))
        assert [line.rpartition(" @ ")[2] for line in caught.value.problems] == ["$.id"]

    def test_its_own_text_counts(self) -> None:
        """A record that has its text needs no other."""
        assert decode_record(STORED, "") == decode_record(json.dumps(json.loads(STORED)), "") == ARTICLE

    @pytest.mark.parametrize("stored", ["[]", "null", "3"])
    def test_no_object(self, stored: str) -> None:
        """What is no object is refused like any other."""
        with pytest.raises(FormatError, match="not an article: 1 problem"):
            decode_record(stored, "")

    def test_an_article_needs_a_text(self) -> None:
        """What was written without its text is no article alone."""
        with pytest.raises(FormatError) as caught:
            decode_article(encode_record(ARTICLE))
        assert caught.value.problems == ("the key is missing @ $.text",)
