"""CSL-JSON: what stands in an item, and that a CSL processor makes a bibliography of it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped] # it has no stubs of its own
import pytest
from attrs import evolve
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Article, MissingPathError, PartialDate
from atomcorpus.formats import csl
from atomcorpus.testing import articles, partial_dates

if TYPE_CHECKING:
    from pathlib import Path

STYLE = b"""\
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="en-US">
  <info><title>All that is known</title><id>http://style.example</id><updated>2025-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix=".">
    <group delimiter=", ">
      <names variable="author"><name and="text"/></names>
      <text variable="title"/>
      <text variable="container-title"/>
      <date variable="issued" form="numeric" date-parts="year-month-day"/>
      <text variable="URL"/>
    </group>
  </layout></bibliography>
</style>
"""

_TEXT = {"type": "string", "minLength": 1}
ITEM = {
    "type": "object",
    "required": ["id", "type"],
    "additionalProperties": False,
    "properties": {
        "id": _TEXT,
        "type": {"enum": ["article-newspaper", "document", "webpage"]},
        "title": _TEXT,
        "container-title": _TEXT,
        "URL": _TEXT,
        "language": _TEXT,
        "author": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "additionalProperties": False, "properties": {"literal": _TEXT}},
        },
        "issued": {
            "type": "object",
            "additionalProperties": False,
            "required": ["date-parts"],
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 1,
                    "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                }
            },
        },
    },
}
"""The rules of the CSL-JSON schema for what we write of it."""


def items(*given: Article) -> list[dict[str, Any]]:
    """What is written, read by a JSON reader."""
    read: list[dict[str, Any]] = json.loads(csl.dumps(given).encode())
    return read


def bibliography(data: list[dict[str, Any]]) -> list[str]:
    """What citeproc-py makes of the items."""
    style = CitationStylesStyle(io.BytesIO(STYLE), validate=False)
    made = CitationStylesBibliography(style, CiteProcJSON(data), formatter.plain)
    for item in data:
        made.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in made.bibliography()]


class TestItems:
    """What stands in an item."""

    def test_everything_known(self, story: Article) -> None:
        """Names whole, the date with its two parts; nothing of where the file lay."""
        [item] = items(story)
        assert item == {
            "id": story.id,
            "type": "article-newspaper",
            "title": "Why OpenAI & Qwen <3 {open} weights_",
            "author": [{"literal": "Ada Obi"}, {"literal": "Marsh, Cole and Sons"}],
            "container-title": "Harbour Gazette",
            "issued": {"date-parts": [[2025, 8]]},
            "URL": "https://gazette.example/a?b=1&c=2#d",
            "language": "en",
        }

    def test_nothing_known(self) -> None:
        """Then nothing is said but the id."""
        assert items(Article("")) == [{"id": Article("").id, "type": "document"}]

    @given(partial_dates())
    def test_dates_keep_their_parts(self, date: PartialDate) -> None:
        """A year stays a year."""
        [item] = items(Article("", date))
        assert PartialDate(*item["issued"]["date-parts"][0]) == date

    @pytest.mark.parametrize(
        ("url", "expected"), [("https://a.example", "webpage"), ("javascript:alert(1)", "document"), (None, "document")]
    )
    def test_type_without_an_outlet(self, url: str | None, expected: str) -> None:
        """A page of the web, if it has an address there."""
        assert items(Article("", url=url))[0]["type"] == expected

    def test_formatting_is_none(self) -> None:
        """What CSL would read as markup is written with another character."""
        [item] = items(Article("", title='a <i>b</I> <3 <span class="nocase">c'))
        assert item["title"] == 'a ‹i>b‹/I> <3 ‹span class="nocase">c'

    def test_the_same_text_twice(self) -> None:
        """Both are there, with ids of their own."""
        assert [item["id"][32:] for item in items(*[Article("")] * 3)] == ["", "-2", "-3"]

    @given(st.lists(articles(), max_size=3))
    def test_any_article_gives_a_valid_item(self, given: list[Article]) -> None:
        """Whatever is in its fields; one item an article."""
        made = items(*given)
        assert len({item["id"] for item in made}) == len(made) == len(given)
        jsonschema.validate(made, {"type": "array", "items": ITEM})


class TestProcessor:
    """What citeproc-py says."""

    def test_a_bibliography(self, story: Article) -> None:
        """A date of two parts is printed with two, and names as they were given."""
        known = "Ada Obi and Marsh, Cole and Sons, Why OpenAI & Qwen <3 {open} weights_, Harbour Gazette"
        assert bibliography(items(story, evolve(story, published=PartialDate(2025), url=None))) == [
            f"{known}, 08/2025, https://gazette.example/a?b=1&c=2#d.",
            f"{known}, 2025.",
        ]


class TestFiles:
    """Files."""

    def test_same_as_the_string(self, story: Article, tmp_path: Path) -> None:
        """And the same each time."""
        csl.write(iter([story]), tmp_path / "a.json")
        assert (tmp_path / "a.json").read_text(encoding="utf-8") == csl.dumps([story]) == csl.dumps(iter([story]))

    def test_no_articles(self) -> None:
        """An empty array."""
        assert csl.dumps([]) == "[]\n"

    def test_no_folder(self, tmp_path: Path) -> None:
        """An error of the library's own."""
        with pytest.raises(MissingPathError):
            csl.write([], tmp_path / "none" / "a.json")
