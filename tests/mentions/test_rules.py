"""The small rules behind mentions: capitals, readings, overlaps, short names, model borders, capitals of countries."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, AIModel, ModelLevel
from atomcorpus.mentions.about_ai import speaks_of_ai
from atomcorpus.mentions.candidates import Candidate, settle
from atomcorpus.mentions.capitals import case_fits
from atomcorpus.mentions.models import coordinated, extend_name, is_generation
from atomcorpus.mentions.places import stands_for_government
from atomcorpus.mentions.senses import Reading, is_shouted, supports_actor, supports_model, twin_reading
from atomcorpus.mentions.unlisted import unlisted_actor, unlisted_model


class TestCaseFits:
    """Which capitals a listed name allows."""

    @pytest.mark.parametrize(
        ("name", "written", "is_model", "fits"),
        [
            ("US", "Us", False, False),
            ("DNC", "D.N.C.", False, True),
            ("DNC", "D-N.C.", False, False),
            ("AFL-CIO", "AFL-CIO", False, True),
            ("Meta", "META", False, True),
            ("Bank of Tallinn", "Bank Of Tallinn", False, True),
            ("Just Security", "Just security", False, False),
            ("ATOM Project", "ATOM project", False, True),
            ("Project Atom", "project atom", False, False),
            ("CLIP", "Clip", True, False),
            ("gpt-oss-20b", "GPT-OSS 20B", True, True),
            ("Step", "step", True, False),
            ("olmOCR", "OlmOCR", True, True),
        ],
    )
    def test_pairs(self, name: str, written: str, is_model: bool, fits: bool) -> None:  # noqa: FBT001 - table columns
        """Acronyms stay capitals, other names keep each word's capital, models with a digit may be written anyhow."""
        assert case_fits(name, written, is_model=is_model) is fits


class TestReadings:
    """What the words beside a name say of it."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("[Borealis] models are small", Reading.MODEL),
            ("the [Borealis] team", Reading.ACTOR),
            ("[Borealis]’s lawyers", Reading.ACTOR),
            ("they fine-tuned [Borealis] twice", Reading.MODEL),
            ("it is based on [Borealis]", Reading.MODEL),
            ("[Borealis] recently raised money", Reading.ACTOR),
            ("researchers at [Borealis]", Reading.ACTOR),
            ("[Borealis] everywhere", Reading.OPEN),
        ],
    )
    def test_twins(self, text: str, expected: Reading) -> None:
        """Owners and agents are companies, what is run or has weights is a model, the rest is left open."""
        start, end = text.index("["), text.index("]") - 1
        assert twin_reading(text.replace("[", "").replace("]", ""), start, end) is expected

    @pytest.mark.parametrize(
        ("text", "kind", "expected"),
        [
            ("told [Fortune] that", "media", True),
            ("good [Fortune] to all", "media", False),
            ("[Nature] reported it", "media", True),
            ("by [Nature] a wanderer", "media", False),
            ("as reported by [Nature] today", "media", True),
            ("documents seen by the [Fortune] show", "media", True),
            ("the startup [Figure] grew", "company", True),
            ("see [Figure] below", "company", False),
            ("she wrote on [X] that", "company", True),
            ("in a post on [X], he", "company", True),
            ("it is plotted on [X] and Y", "company", False),
            ("as we said, it depends on [X] and Y", "company", False),
            ("he said that it rests on [X]-values", "company", False),
            ("[Reflection] is in early talks with", "company", True),
            ("the messaging app [Signal] grew", "company", True),
            ("in [Jordan] today", "country", True),
            ("with [Jordan]", "person", False),
        ],
    )
    def test_words_as_names(self, text: str, kind: str, expected: bool) -> None:  # noqa: FBT001 - the expectation
        """An ordinary word counts as a name only where it is treated as one of its kind."""
        start, end = text.index("["), text.index("]") - 1
        assert supports_actor(text.replace("[", "").replace("]", ""), start, end, kind) is expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("ABOUT [US]", True),
            ("CONTACT [US] TODAY", True),
            ("[WHO] WE ARE", True),
            ("[WHO]'S WHO", True),
            ("CHINA AND THE [US]", False),
            ("the [WHO] DG spoke", False),
            ("[WHO] said", False),
        ],
    )
    def test_pronouns_in_capitals(self, text: str, expected: bool) -> None:  # noqa: FBT001 - the expectation
        """Where everything is in capitals, "US" and "WHO" may be pronouns."""
        start, end = text.index("["), text.index("]") - 1
        assert is_shouted(text.replace("[", "").replace("]", ""), start, end) is expected

    def test_model_nouns(self) -> None:
        """The noun "models" behind a word, or what one does to a model before it, speak of a model."""
        assert supports_model("the Command family of models", 4, 11)
        assert supports_model("they fine-tuned Command", 16, 23)
        assert not supports_model("the Command of the army", 4, 11)


class TestModelBorders:
    """How far a model's name runs."""

    @pytest.mark.parametrize(
        ("text", "known", "whole"),
        [
            ("Llama 3.1 405B Instruct was", "Llama", "Llama 3.1 405B Instruct"),
            ("Llama-based tools", "Llama", "Llama"),
            ("Claude Opus 4 wins", "Claude", "Claude Opus 4"),
            ("GPT-4o mini and", "GPT-4o", "GPT-4o mini"),
            ("GPT-5.5 Codex and", "GPT-5.5", "GPT-5.5 Codex"),
            ("GPT-5.5 Instant and", "GPT-5.5", "GPT-5.5 Instant"),
            ("GPT Codex and", "GPT", "GPT"),
            ("Qwen3-235B-A22B-Instruct-2507-FP8.", "Qwen3", "Qwen3-235B-A22B-Instruct-2507-FP8"),
            ("Gemma 3 times as", "Gemma", "Gemma"),
            ("Gemma 27 percent", "Gemma", "Gemma"),
            ("Qwen 2.5. Then", "Qwen", "Qwen 2.5"),
            ("Mistral Large Language Tools", "Mistral", "Mistral"),
            ("T5Gemma 2 is new", "T5Gemma", "T5Gemma 2"),
            ("Llama 4 8B v2 is new", "Llama 4", "Llama 4 8B v2"),
            ("Llama 4 9B IT is new", "Llama 4", "Llama 4 9B IT"),
            ("Llama 4 IT is new", "Llama 4", "Llama 4"),
            ("Llama 4 1.2T is new", "Llama 4", "Llama 4 1.2T"),
            ("Llama 4 8B AWQ is new", "Llama 4", "Llama 4 8B AWQ"),
            ("Llama Quill 8B is new", "Llama", "Llama Quill 8B"),
            ("Llama Qwen 8B is two", "Llama", "Llama"),
            ("Llama Quill is one", "Llama", "Llama"),
        ],
    )
    def test_extension(self, text: str, known: str, whole: str) -> None:
        """Versions, sizes and variants belong to the name; amounts and what English builds with a hyphen do not."""
        assert text[: extend_name(text, 0, len(known), len(text))] == whole

    def test_coordination(self) -> None:
        """Halves behind a whole name are found, sizes alone are not."""
        text = "Claude Opus 4, Sonnet 4 and Haiku 3.5 or 8B"
        assert [text[start:end] for start, end in coordinated(text, 13, len(text))] == ["Sonnet 4", "Haiku 3.5"]

    @pytest.mark.parametrize(
        ("word", "expected"), [("R1", True), ("K2", True), ("4o", True), ("405B", False), ("AI", False)]
    )
    def test_generations(self, word: str, expected: bool) -> None:  # noqa: FBT001 - the expectation
        """A letter and a number name a generation; a size or an acronym does not."""
        assert is_generation(word) is expected

    def test_speaks_of_ai(self) -> None:
        """A text without any word of the field is not about models."""
        assert speaks_of_ai("an LLM")
        assert not speaks_of_ai("Claude painted the AIR force museum")

    @given(st.text(alphabet="Llama-3.1 B&/,o'’4x", max_size=60))
    def test_never_beyond_the_limit(self, text: str) -> None:
        """The end never lies beyond the limit."""
        assert 0 <= extend_name("X" + text, 0, 1, 1 + len(text)) <= 1 + len(text)


class TestOverlaps:
    """The one rule that settles overlaps."""

    @given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8), st.integers(1, 4))))
    def test_kept_names_do_not_overlap(self, raw: list[tuple[int, int, int]]) -> None:
        """What is kept is in order and apart, and the longest of all is always kept."""
        found = [Candidate(start, start + length, strength, ("x",), "r") for start, length, strength in raw]
        kept = settle(found)
        assert all(before.end <= after.start for before, after in pairwise(kept))
        assert set(kept) <= set(found)
        if found:
            longest = max(one.end - one.start for one in found)
            assert any(one.end - one.start == longest for one in kept)

    def test_the_surer_of_equal_ones(self) -> None:
        """Of two readings of one stretch the surer wins, whichever comes first."""
        weak, sure = Candidate(0, 4, 1, ("a",), "r"), Candidate(0, 4, 3, ("b",), "r")
        assert settle([weak, sure]) == settle([sure, weak]) == [sure]


class TestCapitalsOfCountries:
    """City or government."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("[Beijing]’s push", True),
            ("[Brussels] wants rules", True),
            ("talks with [Moscow]", True),
            ("offices in [Paris]", False),
            ("[Paris]-based", False),
            ("[Washington], D.C.", False),
            ("[Tokyo] Tower", False),
            ("the [Berlin] evaluation startup", False),
            ("the [Berlin] government", True),
        ],
    )
    def test_places(self, text: str, expected: bool) -> None:  # noqa: FBT001 - the expectation
        """A bare capital that acts, owns or is dealt with is a government."""
        start, end = text.index("["), text.index("]") - 1
        assert stands_for_government(text.replace("[", "").replace("]", ""), start, end) is expected


class TestUnlisted:
    """Entities for names that nobody lists."""

    def test_spellings_meet(self) -> None:
        """Two spellings of one name give one id."""
        assert unlisted_actor("Ada Novak", ActorKind.PERSON).id == unlisted_actor("ADA NOVAK", ActorKind.PERSON).id

    @pytest.mark.parametrize(("name", "known"), [("Qwen-Ember-2-70B", True), ("Qwen-Quillon-2-70B", False)])
    def test_words_of_the_parent(self, name: str, *, known: bool) -> None:
        """A word that the parent's name has as well says nothing of another maker."""
        maker = Actor(id="tern", name="Tern", kind=ActorKind.COMPANY)
        parent = AIModel(id="series:qwen-ember", name="Qwen-Ember", level=ModelLevel.SERIES, developer=maker)
        assert unlisted_model(name, parent).developer == (maker if known else None)

    @pytest.mark.parametrize(
        ("name", "level"),
        [
            ("Cinder 3", ModelLevel.SERIES),
            ("Cinder-3-70B", ModelLevel.MODEL),
            ("Cinder-3-70B-FP8", ModelLevel.CHECKPOINT),
            ("C" * 300, ModelLevel.SERIES),
        ],
    )
    def test_levels(self, name: str, level: ModelLevel) -> None:
        """The name itself says how much it pins down; one too long to read is kept as it is."""
        assert unlisted_model(name, None).level is level
