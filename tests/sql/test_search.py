"""Full-text search: words, the language of searches, and the index in memory and on disk."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import MissingPathError, ParseError, ReadError
from atomcorpus.sql.search import SearchIndex
from atomcorpus.sql.search_text import search_expression
from atomcorpus.sql.words import folded_words, parts

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (
    (10, "Meta published the weights of Llama-3.1-8B."),
    (11, "OpenAI’s gpt-oss-120b has open weights; o4-mini has not."),
    (12, "Qwen2.5 and Qwen2 are open. Command R+ is written in C++, not in C."),
    (13, "A Chinese-made model with low-cost training: 深度求索 shows its café."),
)


def found(search: str) -> list[int]:
    """Keys of the texts that fit, in order."""
    with SearchIndex.build(TEXTS) as index:
        return sorted(key for key, _ in index.search(search))


class TestWords:
    """What is a word."""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("gpt-oss-120b.", ["gpt-oss-120b"]),
            ("Qwen2.5, o4-mini!", ["qwen2.5", "o4-mini"]),
            ("meta-llama/Llama-3.1-8B", ["meta-llama/llama-3.1-8b"]),
            ("C++ C# R+ 1+1", ["c++", "c#", "r+", "1", "1"]),
            ("OpenAI's don’t", ["openai", "s", "don", "t"]),
            ("GPT‑4 2024–2025", ["gpt-4", "2024", "2025"]),
            ("ＧＰＴ Émile İ", ["gpt", "emile", "i"]),
            ("深度 v2", ["深", "度", "v2"]),
            ("\ud800 -- … \x00", []),
        ],
    )
    def test_words(self, text: str, words: list[str]) -> None:
        """Names of models stay whole; case and accents go."""
        assert folded_words(text) == words

    def test_parts(self) -> None:
        """Hyphens and slashes join parts; a dot joins a version for good."""
        assert [parts(word) for word in ("a-b/c.d", "qwen2.5", "c++")] == [["a", "b", "c.d"], [], []]

    @given(st.text())
    def test_folding_is_stable(self, text: str) -> None:
        """Words are found by themselves."""
        words = folded_words(text)
        assert folded_words(" ".join(words)) == words

    def test_long_texts(self, calls_of: Any) -> None:
        """A long text takes no more calls than a short one."""
        assert calls_of(lambda: folded_words("a-" * 100_000 + "é.")) < 30


class TestFinding:
    """What a search finds."""

    @pytest.mark.parametrize(
        ("search", "keys"),
        [
            ("weights", [10, 11]),
            ("WEIGHTS open", [11]),
            ("openai", [11]),
            ("OpenAI's", [11]),
            ("gpt-oss-120b", [11]),
            ("gpt-oss", []),
            ("oss", [11]),
            ("gpt-oss*", [11]),
            ("llama", [10]),
            ("llama-3", []),
            ("3.1", [10]),
            ("Qwen2.5", [12]),
            ("Qwen2", [12]),
            ("C++", [12]),
            ("R+", [12]),
            ("chinese", [13]),
            ('"chinese made"', [13]),
            ('"made low"', []),
            ('"open weights"', [11]),
            ('"weights open"', []),
            ("度求", [13]),
            ("求度", []),
            ("CAFE", [13]),
            ("llama OR qwen*", [10, 12]),
            ("weights NOT llama", [11]),
            ("(llama OR qwen*) NOT weights", [12]),
            ("llama OR open weights", [10, 11]),
            ("open NOT weights qwen*", [12]),
            ("nothing", []),
        ],
    )
    def test_searches(self, search: str, keys: list[int]) -> None:
        """Words, parts, phrases, beginnings and operators."""
        assert found(search) == keys

    def test_best_first(self) -> None:
        """A text that says it more often in fewer words comes first; equal ones stand by key."""
        with SearchIndex.build([(1, "open " + "x " * 50), (2, "open open"), (4, "open x"), (3, "open x")]) as index:
            hits = index.search("open")
        assert [key for key, _ in hits] == [2, 3, 4, 1]
        assert [score for _, score in hits] == sorted((score for _, score in hits), reverse=True)

    @given(st.text(max_size=40))
    def test_any_text_is_a_search_or_refused(self, text: str) -> None:
        """No text is anything but a search, or a fault with a place."""
        position = 0
        with SearchIndex.build([]) as index:
            try:
                assert index.search(text) == []
            except ParseError as error:
                position = error.position
        assert 0 <= position <= len(text)

    @given(st.text(min_size=1, max_size=30))
    def test_a_phrase_finds_its_text(self, text: str) -> None:
        """A text without quotation marks and stars, as a phrase, finds itself."""
        words = " ".join(folded_words(text))
        if words:
            with SearchIndex.build([(1, text)]) as index:
                assert [key for key, _ in index.search(f'"{words}"')] == [1]


class TestSearchText:
    """The language of searches."""

    @pytest.mark.parametrize(
        ("text", "expression"),
        [
            ("a b", '"a" AND "b"'),
            ('a "b c"', '"a" AND "b c"'),
            ("a(b)", '"a" AND ( "b" )'),
            ("a NOT (b OR c)", '"a" NOT ( "b" OR "c" )'),
            ("and or not near", '"and" AND "or" AND "not" AND "near"'),
            ("whole:a", '"whole a"'),
            ("don't*", '"don t" *'),
            ("^a", '"a"'),
        ],
    )
    def test_expressions(self, text: str, expression: str) -> None:
        """Only operators and brackets are left bare."""
        assert search_expression(text) == expression

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "a word, a phrase or a bracket is missing (at line 1, column 1)"),
            ("NOT a", "a word, a phrase or a bracket is missing (at line 1, column 1)"),
            ("a OR AND b", "a word, a phrase or a bracket is missing after OR (at line 1, column 6)"),
            ("a AND", "a word, a phrase or a bracket is missing after AND (at line 1, column 6)"),
            ("()", "a word, a phrase or a bracket is missing after ( (at line 1, column 2)"),
            ("a)", "a bracket is closed that was not opened (at line 1, column 2)"),
            ("(a (b)", "a bracket is not closed (at line 1, column 1)"),
            ('a "b', "a quotation mark is not closed (at line 1, column 3)"),
            ('a ""', 'nothing to search for in "" (at line 1, column 3)'),
            ("a ?!", "nothing to search for in ?! (at line 1, column 3)"),
            ("a*b", "a star stands only at the end of a word (at line 1, column 2)"),
            ('"a*"', "a star stands only at the end of a word (at line 1, column 3)"),
            ("(" * 51, "more than 50 brackets are open (at line 1, column 51)"),
        ],
    )
    def test_faults(self, text: str, message: str) -> None:
        """Each with its place."""
        with pytest.raises(ParseError) as caught:
            search_expression(text)
        assert str(caught.value) == message

    def test_brackets_as_deep_as_they_may_be(self) -> None:
        """The index takes what the language takes."""
        assert found("(" * 50 + "llama" + ")" * 50) == [10]

    def test_as_many_terms_as_there_may_be(self) -> None:
        """So with words, joined in any way."""
        for operator in (" ", " OR ", " NOT ", " AND a NOT "):
            assert found(operator.join(["a"] * 100)) in ([], [13])
        with pytest.raises(ParseError) as caught:
            found(" ".join("a" * 201))
        assert str(caught.value) == "more than 200 words and phrases (at line 1, column 401)"


class TestFiles:
    """An index on disk."""

    def test_it_comes_back(self, tmp_path: Path) -> None:
        """With its label, and nothing beside it."""
        with SearchIndex.build(TEXTS, tmp_path / "a b?#.search", label="state 7") as index:
            assert [key for key, _ in index.search("llama")] == [10]
        with SearchIndex.open(str(tmp_path / "a b?#.search")) as index:
            assert (index.label, len(index.search("weights"))) == ("state 7", 2)
        assert [entry.name for entry in tmp_path.iterdir()] == ["a b?#.search"]

    def test_a_failure_leaves_the_old_file(self, tmp_path: Path) -> None:
        """When the texts end in an error, the file is as it was."""

        def failing() -> Any:
            yield 1, "text"
            raise RuntimeError("out of texts")

        (tmp_path / "a.search").write_text("old")
        with pytest.raises(RuntimeError, match="out of texts"):
            SearchIndex.build(failing(), tmp_path / "a.search")
        assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.search", "old")]

    def test_the_texts_are_not_in_it(self, tmp_path: Path) -> None:
        """Words are; what stands between them is not."""
        SearchIndex.build([(1, "Rather, Secret: Words")], tmp_path / "a.search").close()
        assert b"secret words" not in (tmp_path / "a.search").read_bytes().lower()

    def test_missing(self, tmp_path: Path) -> None:
        """A missing file is named."""
        with pytest.raises(MissingPathError, match="no such file or folder"):
            SearchIndex.open(tmp_path / "none.search")

    def test_no_database(self, tmp_path: Path) -> None:
        """A file of another kind is refused."""
        (tmp_path / "a.search").write_text("text " * 1000)
        with pytest.raises(ReadError, match="not readable as a search index: file is not a database"):
            SearchIndex.open(tmp_path / "a.search")

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ("PRAGMA application_id = 7", "not a search index"),
            ("PRAGMA user_version = 2", "a search index of version 2, not 1; build it again"),
            ("CREATE VIEW extra AS SELECT 1", "not a search index"),
            ("CREATE TRIGGER extra AFTER INSERT ON about BEGIN SELECT 1; END", "not a search index"),
            ("DROP TABLE words", "not a search index"),
        ],
    )
    def test_another_database(self, tmp_path: Path, change: str, reason: str) -> None:
        """One with other tables, or of another version, is refused."""
        path = tmp_path / "a.search"
        SearchIndex.build(TEXTS, path).close()
        connection = sqlite3.connect(path)
        connection.execute(change)
        connection.commit()
        connection.close()
        with pytest.raises(ReadError) as caught:
            SearchIndex.open(path)
        assert str(caught.value) == f"{path}: {reason}"

    def test_damage(self, tmp_path: Path) -> None:
        """A damaged file is an error of reading, not of the search."""
        path = tmp_path / "a.search"
        SearchIndex.build([(number, f"word{number} " * 50) for number in range(500)], path).close()
        data = bytearray(path.read_bytes())
        data[8192:] = bytes(len(data) - 8192)
        path.write_bytes(data)
        with pytest.raises(ReadError, match="not readable as a search index: "), SearchIndex.open(path) as index:
            index.search("word7")
