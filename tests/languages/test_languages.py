"""The language of a text: what is found, what the format states, and that English is never taken for another one."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.languages import find_language, may_be_english
from atomcorpus.languages.words import ENGLISH, LETTERS, PARTICLES, WORDS
from atomcorpus.layout import parse_text
from atomcorpus.reading_view import view_of

HERE = Path(__file__).parent
TEXTS: dict[str, str] = tomllib.loads((HERE / "sentences.toml").read_text("utf-8"))
SHARED = Path(os.environ.get("ATOMCORPUS_SHARED", HERE.parents[1].parent / "shared"))


def sentences(tag: str) -> list[str]:
    """The ten sentences of a language."""
    return re.findall(r"\S.+?(?:\.(?=\s|$)|。)", TEXTS[tag])


def runs(tag: str, number: int) -> list[str]:
    """All runs of so many sentences of a language."""
    there = sentences(tag)
    return [" ".join(there[start : start + number]) for start in range(len(there) - number + 1)]


OTHERS = sorted(set(TEXTS) - {"en"})


class TestTexts:
    """Texts of ten sentences in 26 languages."""

    def test_there_are_ten(self) -> None:
        """The texts are what the tests below take them for."""
        assert {len(sentences(tag)) for tag in TEXTS} == {10}
        assert len(TEXTS) >= 16

    @pytest.mark.parametrize("tag", sorted(TEXTS))
    def test_ten_sentences(self, tag: str) -> None:
        """Each is told."""
        assert find_language(" ".join(sentences(tag))) == tag

    def test_three_sentences(self) -> None:
        """Of runs of three, at most one in fifty is not told right, and none is English that is not."""
        found = [(tag, find_language(run)) for tag in OTHERS for run in runs(tag, 3)]
        wrong = [pair for pair in found if pair[0] != pair[1]]
        assert len(wrong) <= len(found) / 50
        assert all(tag != "en" for _, tag in wrong)

    def test_single_sentences(self) -> None:
        """Four in five are seen to be in another language; the others are left open, and none is taken for English."""
        found = [find_language(run) for tag in OTHERS for run in runs(tag, 1)]
        assert "en" not in found
        assert sum(may_be_english(tag) for tag in found) <= len(found) / 5

    @pytest.mark.parametrize("number", [1, 3, 10])
    def test_english(self, number: int) -> None:
        """English is never taken for another language, and three sentences are enough to tell it."""
        found = {find_language(run) for run in runs("en", number)}
        assert found <= ({"en", None} if number == 1 else {"en"})


class TestEnglish:
    """English texts that look like something else."""

    @pytest.mark.parametrize(
        "text",
        [
            "Luiz Inácio Lula da Silva, María del Carmen de la Cruz, Ludwig van Beethoven, Hugo von der Heide",
            "Le Monde, La Repubblica, El País, Die Zeit, Der Spiegel, Frankfurter Allgemeine, Los Angeles Times",
            "Qwen (通义千问), Kimi (月之暗面), DeepSeek (深度求索), Zhipu (智谱)",
            "Яндекс, Сбер, Тинькофф, Касперский, Газпром, Роснефть, Лукойл",
            "MODELL TERN 4: DIE GEWICHTE SIND DA UND ALLE SIND FROH",
            "pip install tern; tern run --model tern-4 --lang de --out o.json; for i in a z o s: print(i, z, s)",
            "let v, z, s and k be real; then v = z + s, o = k and u = i + j",
            "Tern 4, Tern 4 Mini, Obi 2, Obi 2 Pro",
            "",
            "   \n",
            "1 2 3 4 5 6 7 8 9",
        ],
    )
    def test_names_and_code(self, text: str) -> None:
        """Lists of names and lines of code are in no other language."""
        assert may_be_english(find_language(text))

    def test_quotations(self) -> None:
        """An article in English that quotes as much Polish as it says in English is in English."""
        english, polish = sentences("en"), sentences("pl")
        mixed = "\n\n".join(f"{one} “{other}”" for one, other in zip(english, polish, strict=True))
        assert find_language(mixed) == "en"

    def test_half_a_translation(self) -> None:
        """So is one whose second half is its translation, into Chinese, say."""
        for other in ("de", "ru", "zh", "ja", "ko"):
            assert find_language(" ".join((TEXTS["en"], TEXTS[other]))) == "en"

    def test_names_among_another_language(self) -> None:
        """English names and titles do not make a Polish text English."""
        names = " The State of the Open Weights. The Art of Training with a Map and of the Rest."
        assert find_language(TEXTS["pl"] + names) == "pl"

    @pytest.mark.parametrize("folder", ["corpus", "eval/gold", "eval/gold2", "eval/polnear", "pages"])
    def test_real_texts(self, folder: str) -> None:
        """Every text of the evaluation is in English, and every block of one may be."""
        paths = [*(SHARED / folder).rglob("*.txt"), *(SHARED / folder).rglob("*.md")]
        if not paths:
            pytest.skip("the texts for evaluation are not part of the repository")
        for path in paths:
            text = path.read_text("utf-8")
            view = view_of(text, parse_text(text))
            assert find_language(view.text) == "en" or not view.text, path
            for section in view.sections:
                for block in section.blocks():
                    assert may_be_english(find_language(block.of(view.text))), path


class TestStated:
    """What the format states."""

    @pytest.mark.parametrize("stated", ["en", "en-GB", "EN", "eng", "English"])
    def test_english_that_is_none(self, stated: str) -> None:
        """Where the words say plainly that it is another language, they decide."""
        assert find_language(TEXTS["pl"], stated) == "pl"
        assert find_language(TEXTS["en"], stated) == stated

    @pytest.mark.parametrize("stated", ["de", "pl-PL", "zh", "gl", "unknown", "und"])
    def test_another_one_that_is_english(self, stated: str) -> None:
        """And where they say plainly that it is English."""
        assert find_language(TEXTS["en"], stated) == "en"

    @pytest.mark.parametrize(
        ("text", "stated"),
        [("da", "nb"), ("no", "nb"), ("cs", "sk"), ("hr", "bs"), ("id", "ms"), ("es", "gl"), ("pt", "gl")],
    )
    def test_near_ones(self, text: str, stated: str) -> None:
        """What is spelled nearly alike is as it is stated, and so is what nothing is known of."""
        found = find_language(TEXTS[text], stated)
        assert found == stated or (text, stated) in {("da", "nb"), ("cs", "sk")}
        assert not may_be_english(found)

    @pytest.mark.parametrize(("text", "stated"), [("pl", "de"), ("ru", "de"), ("de", "ru"), ("ja", "fr")])
    def test_another_one(self, text: str, stated: str) -> None:
        """A page in one language on a site in another."""
        assert find_language(TEXTS[text], stated) == text

    @pytest.mark.parametrize("stated", ["de", "en", "x", "deutsch"])
    def test_too_little_text(self, stated: str) -> None:
        """Then nothing contradicts what is stated."""
        assert find_language("Tern 4 Pro", stated) == stated


class TestMayBeEnglish:
    """What a tag leaves open."""

    @pytest.mark.parametrize("tag", [None, "en", "EN-us", "eng", "English", "und", "mul", "unknown", "n/a", ""])
    def test_open(self, tag: str | None) -> None:
        """English, and what says nothing."""
        assert may_be_english(tag)

    @pytest.mark.parametrize("tag", ["pl", "PL", "de-AT", "zh_Hans", "zh-Hans-CN", "yue"])
    def test_another(self, tag: str) -> None:
        """A tag of another language."""
        assert not may_be_english(tag)


class TestTables:
    """The tables of words."""

    def test_lower_case(self) -> None:
        """All words are as they are looked up."""
        words = [*ENGLISH, *PARTICLES, *(word for table in WORDS.values() for word in table)]
        assert [word for word in words if word != word.lower()] == []

    def test_languages(self) -> None:
        """Letters are known of languages whose words are known, and each language has words that English has not."""
        assert set(LETTERS) <= set(WORDS)
        assert min(len(words - ENGLISH - PARTICLES) for words in WORDS.values()) >= 30

    @given(text=st.text(), stated=st.none() | st.text(min_size=1))
    def test_any_text(self, text: str, stated: str | None) -> None:
        """Any text has a language or none, and the same each time."""
        found = find_language(text, stated)
        assert found is None or found
        assert found == find_language(text, stated)
        if stated is not None:
            assert found is not None
