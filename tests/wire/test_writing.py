"""How the wire format is written: one form of text, whichever way it is written, and rows as the records have them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, AIModel, Article, Artifact, FormatError, Heading, Section, Span
from atomcorpus._convert import unstructure
from atomcorpus._wire import encode_article, encode_record, rows
from atomcorpus._wire.text import encode
from atomcorpus.entities import sort_of
from atomcorpus.testing import actors, ai_models, articles, artifacts

if TYPE_CHECKING:
    from atomcorpus import Entity


def written_plainly(data: Any) -> bytes:
    """JSON as the standard library writes it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


class TestText:
    """JSON as text."""

    @given(articles())
    def test_it_is_that_of_the_standard_library(self, article: Article) -> None:
        """Law: msgspec escapes what the standard library escapes, so that both ways of writing give the same bytes."""
        stored = encode_article(article)
        try:
            assert written_plainly(json.loads(stored)) == stored
        except UnicodeEncodeError:
            assert encode(json.loads(stored)).encode() == stored

    def test_every_character(self) -> None:
        """So for each character that UTF-8 can hold."""
        text = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
        article = Article(text, sections=(Section(None, (Span(0, len(text)),)),))
        assert written_plainly({"text": text})[1:-1] in encode_article(article)

    def test_a_lone_surrogate_changes_nothing_else(self) -> None:
        """The slow way writes the same as the quick one, but for the escape."""
        plain, broken = (
            Article(text, sections=(Section(None, (Span(0, 3),)),)) for text in ("a? é"[:3], "a\ud83d "[:3])
        )
        stored = encode_article(broken).replace(b"a\\ud83d ", plain.text.encode())
        assert stored == encode_article(plain).replace(plain.id.encode(), broken.id.encode())

    def test_huge_numbers(self) -> None:
        """A number of more than 64 bits is written; one of thousands of digits is not."""
        sections = tuple(Section(Heading(Span(0, 1), level)) for level in (2**70,))
        assert b'"level":1180591620717411303424}' in encode_article(Article("a", sections=sections))
        sections = tuple(Section(Heading(Span(0, 1), level)) for level in (10**5000,))
        with pytest.raises(FormatError, match="not to be written as JSON"):
            encode_article(Article("a", sections=sections))

    def test_a_record_without_a_surrogate_in_its_text(self) -> None:
        """What cannot be written in the text does not matter where the text is left out."""
        article = Article("\ud83d\ude00", sections=(Section(None, (Span(0, 2),)),))
        assert article.id.encode() in encode_record(article)


class TestRows:
    """The table of entities."""

    @given(st.one_of(actors(), ai_models(), artifacts()))
    def test_a_row_has_the_fields_of_its_record(self, entity: Entity) -> None:
        """Law: type first, then what `_convert` makes of the record, with an id in the place of the maker."""
        plain = {"type": sort_of(entity), **unstructure(entity)}
        if isinstance(entity, AIModel):
            plain["developer"] = entity.developer and entity.developer.id
        elif isinstance(entity, Artifact):
            plain["maker"] = entity.maker and entity.maker.id
        (row,) = rows.encoded_rows([entity])
        assert bytes(row) == written_plainly(plain)

    @given(actors() | ai_models(developers=st.none()))
    def test_a_row_is_read_back(self, entity: Entity) -> None:
        """Law: the row of an entity gives the entity."""
        (row,) = rows.encoded_rows([entity])
        assert rows.read_row(bytes(row)).entity == entity

    def test_equal_entities_have_equal_rows(self) -> None:
        """Rows are remembered by identity; a twin, or one at the place of one that is gone, has the row of its own."""
        one = Actor(id="obi", name="Obi", kind=ActorKind.MEDIA)
        (row,) = rows.encoded_rows([one])
        (twin,) = rows.encoded_rows([attrs.evolve(one)])
        assert bytes(row) == bytes(twin)
        for number in range(9):
            (other,) = rows.encoded_rows([attrs.evolve(one, name=f"Obi {number}")])
            assert f'"name":"Obi {number}"'.encode() in bytes(other)

    def test_the_number_of_rows_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """When there are too many, all are forgotten."""
        monkeypatch.setattr(rows, "_MOST_ROWS", 3)
        for number in range(9):
            rows.encoded_rows([Actor(id=f"{number}", name="Obi", kind=ActorKind.MEDIA)])
            assert 0 < len(rows._encoded) <= 3

    @pytest.mark.parametrize("change", [b" ", b'"sources":[],'])
    def test_a_row_in_another_form_is_not_taken(self, change: bytes) -> None:
        """A row with white space, or a key twice, is left to the strict way."""
        (row,) = rows.encoded_rows([Actor(id="obi", name="Obi", kind=ActorKind.MEDIA)])
        with pytest.raises(ValueError, match="not in the form in which it would be written"):
            rows.read_row(bytes(row).replace(b'"sources"', change + b'"sources"'))
