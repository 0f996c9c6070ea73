"""URNs, addresses, keys and file names: the same each time, harmless wherever they stand, and no two alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind
from atomcorpus._characters import on_one_line, storable, xml_text
from atomcorpus.formats._names import Unused, actor_urn, entity_urn, hub_addresses, model_urn, slug, web_address

if TYPE_CHECKING:
    from atomcorpus import Article

ANY_TEXT = st.text(st.characters(), max_size=60)


class TestUrns:
    """What things are called outside."""

    @given(ANY_TEXT, ANY_TEXT)
    def test_other_ids_have_other_names(self, one: str, other: str) -> None:
        """Whatever is in them, surrogates too; and an actor is never called as a model is."""
        assert (actor_urn(one) == actor_urn(other)) == (one == other)
        assert actor_urn(one) != model_urn(one)

    @given(ANY_TEXT)
    def test_they_are_uris(self, text: str) -> None:
        """Nothing is in one but what RFC 3986 allows."""
        assert re.fullmatch(r"urn:atomcorpus:actor:[A-Za-z0-9/:._~%-]*", actor_urn(text))

    def test_of_an_entity(self, story: Article) -> None:
        """A model is called by its id, and its page on the hub is found by its hub id."""
        model = story.mentions[0].entity
        assert entity_urn(model) == "urn:atomcorpus:model:Qwen/Qwen3-8B"
        assert hub_addresses(model) == ["https://huggingface.co/Qwen/Qwen3-8B"]

    def test_a_name_space_stays_on_the_hub(self) -> None:
        """What is no name of a page does not lead elsewhere."""
        actor = Actor(id="x", name="X", kind=ActorKind.COMPANY, hub_organizations=("a?b#c d", "ok"))
        assert hub_addresses(actor) == ["https://huggingface.co/a%3Fb%23c%20d", "https://huggingface.co/ok"]


class TestWebAddress:
    """Addresses of pages."""

    @pytest.mark.parametrize(
        "url", ["https://a.example/b?c=d&e=%20f#g", "http://a.example", "HTTPS://A.example/~b;c=(d)"]
    )
    def test_a_uri_stays(self, url: str) -> None:
        """To the letter."""
        assert web_address(url) == url

    @pytest.mark.parametrize(
        "url",
        [
            *(None, "javascript:alert(1)", "/a/b", "ftp://a.example", "https://", "https:///a"),
            *("https://bank.example@a.example/", "https://bank.example:443\\@a.example"),
        ],
    )
    def test_others_are_none(self, url: str | None) -> None:
        """Whatever a browser would run, not find on the web, or find elsewhere than it looks."""
        assert web_address(url) is None

    @given(ANY_TEXT)
    def test_it_ends_nowhere_early(self, rest: str) -> None:
        """White space, quotes, angle brackets, braces and backslashes are encoded."""
        address = web_address(f"https://a.example/{rest}")
        assert address is not None
        assert re.fullmatch(r"""[!#-;=?-\[\]_a-z~]+""", address)


class TestSlug:
    """Words for keys and names of files."""

    @given(ANY_TEXT, st.integers(1, 50))
    def test_it_is_a_safe_name(self, text: str, longest: int) -> None:
        """Letters, digits and single hyphens between; no longer than asked."""
        made = slug(text, longest)
        assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
        assert len(made) <= longest

    def test_a_long_word_is_cut(self) -> None:
        """Where there is no place between words."""
        assert slug("Bundesverfassungsgericht", 6) == "bundes"


class TestUnused:
    """Names that are given out once."""

    @given(st.lists(st.sampled_from(["a", "a-2", "a-2-2", "b"]), max_size=12))
    def test_no_two_are_alike(self, wanted: list[str]) -> None:
        """Even when a name is asked for that an earlier one got with a number."""
        unused = Unused()
        given = [unused(name) for name in wanted]
        assert len(set(given)) == len(given)


class TestCharacters:
    """What stands where a character cannot."""

    @given(ANY_TEXT)
    def test_one_for_one(self, text: str) -> None:
        """Offsets hold, and UTF-8 can encode the result."""
        assert len(storable(text).encode().decode()) == len(xml_text(text).encode().decode()) == len(text)

    @given(ANY_TEXT)
    def test_one_line(self, text: str) -> None:
        """No line end of any program is left."""
        assert len(on_one_line(text).splitlines()) <= 1
