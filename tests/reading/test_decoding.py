"""Encodings: UTF-8 first, others when somebody names them or asks, and never without a word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import MissingExtraError, ParseError, ValidationError, read_articles
from atomcorpus.reading.decoding import decode

LATIN = "Zoë said the café in Genève was “closed” – for good. The naïve façade fooled nobody, she said in a résumé."


class TestDecode:
    """The function."""

    @given(text=st.text())
    def test_utf_8_is_never_taken_for_another(self, text: str) -> None:
        """Whatever is named, what is UTF-8 is read as that."""
        data = text.encode(errors="ignore")
        assert decode(data, "windows-1252", "shift_jis") == (data.decode(), None)

    @pytest.mark.parametrize("name", ["windows-1252", "CP1252", "cp1252"])
    def test_a_named_encoding(self, name: str) -> None:
        """It is used where UTF-8 does not fit, under Python's name."""
        assert decode(LATIN.encode("cp1252"), name) == (LATIN, "cp1252")

    @pytest.mark.parametrize("name", ["utf-16-le", "utf-16", "utf-32", "iso2022_jp", "utf-7", "cp500"])
    def test_encodings_in_which_ascii_means_something_else(self, name: str) -> None:
        """They are taken at their word, since their bytes may pass for UTF-8."""
        assert decode("Plain words.".encode(name), name)[0] == "Plain words."

    def test_the_caller_comes_before_the_page(self) -> None:
        """Of two encodings that both fit, the caller's is used."""
        assert decode("Привет".encode("koi8-r"), "koi8-r", "windows-1252") == ("Привет", "koi8-r")

    def test_what_does_not_fit_is_not_used(self) -> None:
        """Then comes what the page says."""
        assert decode("é".encode("latin-1"), "ascii", "latin-1") == ("é", "iso8859-1")

    @pytest.mark.parametrize("declared", ["x-nonsense", "", "hex", "utf-8", "\0"])
    def test_a_declaration_that_says_nothing(self, declared: str) -> None:
        """A name of no encoding of text is as good as none."""
        with pytest.raises(ParseError, match=r"^not UTF-8: "):
            decode(b"\xff\xfe\xfd", None, declared)


class TestFiles:
    """The option."""

    def test_the_default_says_what_would_help(self, read: Any) -> None:
        """The error has the place, the byte, and the encoding that the library would take."""
        pytest.importorskip("charset_normalizer", exc_type=ImportError)
        Path("a.txt").write_bytes("Привет, мир. Лаборатория выпустила новую открытую модель.".encode("cp1251"))
        hint = "the encoding 'cp1251', or 'detect', would read it"
        assert read("a.txt") == ([], [f"a.txt:1:1: not UTF-8: invalid continuation byte (0xcf); {hint}"])

    def test_the_default_without_the_library(self, read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error names the option."""
        monkeypatch.setitem(sys.modules, "charset_normalizer", None)
        Path("a.txt").write_bytes(b"caf\xe9.")
        assert read("a.txt")[1] == ["a.txt:1:4: not UTF-8: invalid continuation byte (0xe9); see the option encoding"]

    @pytest.mark.parametrize("name", ["a.txt", "a.md"])
    def test_a_named_encoding_is_in_the_origin(self, name: str, read: Any) -> None:
        """Whoever wants to check the text knows how it was read."""
        Path(name).write_bytes(LATIN.encode("cp1252"))
        ((article,), errors) = read(name, encoding="windows-1252")
        assert (article.text, article.origin, errors) == (LATIN, f"{name}#charset=cp1252", [])

    def test_detection_is_in_the_origin(self, read: Any) -> None:
        """Nothing that was detected looks like something that was known."""
        pytest.importorskip("charset_normalizer", exc_type=ImportError)
        text = "Привет, мир. Лаборатория выпустила новую открытую модель."
        Path("a.txt").write_bytes(text.encode("cp1251"))
        Path("b.txt").write_bytes(text.encode())
        (first, second), errors = read(".", encoding="detect")
        assert first.text == second.text == text
        assert (first.origin, second.origin, errors) == ("a.txt#charset=cp1251", "b.txt", [])

    @pytest.mark.parametrize(
        ("text", "codec"),
        [
            ("Núñez said the café was closed, and paid £5 for it.", "cp1252"),
            ("The price was £5 a seed, said José Núñez of Madrid.", "cp1252"),
            ("It cost £5.", "cp1252"),
            ("Núñez", "cp1252"),
            ("Die Forscher in Zürich sagten, das neue Modell sei größer und für alle geöffnet.", "cp1252"),
            ("Le laboratoire a publié un modèle ouvert à Genève, a déclaré Zoë.", "cp1252"),
            (
                (
                    "Zespół badaczy z Łodzi ogłosił, że nowy model języka jest już dostępny, "
                    "powiedziała Małgorzata Żółkiewska."
                ),
                "cp1250",
            ),
            ("Laboratoř v Brně oznámila, že nový model je otevřený, řekla Božena Šťastná.", "cp1250"),
            ("Mokslininkai paskelbė naują modelį, sakė Jonas Žukauskas iš Šiaulių.", "cp1257"),
            ("Το νέο μοντέλο είναι ανοιχτό, είπε η Μαρία.", "cp1253"),
        ],
    )
    def test_the_western_one_of_those_that_tie(self, text: str, codec: str, read: Any) -> None:
        """Names and prices in English are not taken for Polish; what is Polish is."""
        pytest.importorskip("charset_normalizer", exc_type=ImportError)
        Path("a.txt").write_bytes(text.encode(codec))
        ((article,), errors) = read("a.txt", encoding="detect")
        assert (article.text, article.origin, errors) == (text, f"a.txt#charset={codec}", [])

    def test_what_the_error_recommends(self, read: Any) -> None:
        """It is what detection would take."""
        pytest.importorskip("charset_normalizer", exc_type=ImportError)
        Path("a.txt").write_bytes("Núñez said the café was closed, and paid £5 for it.".encode("cp1252"))
        hint = "the encoding 'cp1252', or 'detect', would read it"
        assert read("a.txt")[1] == [f"a.txt:1:2: not UTF-8: invalid start byte (0xfa); {hint}"]

    @pytest.mark.parametrize(
        ("data", "encoding", "text", "said"),
        [
            ("Zoë.".encode("cp1252"), None, "Zo\ufffd.", "#charset=utf-8&errors=replace"),
            (b"Zo\xc3\xab \xff.", None, "Zoë \ufffd.", "#charset=utf-8&errors=replace"),
            (b"Zo\xeb \x81.", "cp1252", "Zoë \ufffd.", "#charset=cp1252&errors=replace"),
            (b"Zo\xeb.", "cp1252", "Zoë.", "#charset=cp1252"),
            ("Zoë.".encode(), None, "Zoë.", ""),
        ],
        ids=["none", "a byte", "a code page", "no need", "utf-8"],
    )
    def test_bytes_are_replaced(self, data: bytes, encoding: str | None, text: str, said: str, read: Any) -> None:
        """Where that was asked for and needed, and the origin says so; otherwise it is an error."""
        Path("a.txt").write_bytes(data)
        ((article,), errors) = read("a.txt", encoding=encoding, errors="replace")
        assert (article.text, article.origin, errors) == (text, f"a.txt{said}", [])
        assert len(read("a.txt", encoding=encoding)[1]) == ("errors" in said)

    def test_another_word_for_errors(self) -> None:
        """It is refused at once."""
        Path("a.txt").touch()
        with pytest.raises(ValidationError, match=r"^Options\.errors: expected 'strict' or 'replace', not 'ignore'$"):
            read_articles("a.txt", errors="ignore")

    def test_nothing_is_found_in_noise(self, read: Any) -> None:
        """The error is then that of UTF-8."""
        pytest.importorskip("charset_normalizer", exc_type=ImportError)
        Path("a.txt").write_bytes(bytes(range(256)) * 40)
        assert read("a.txt", encoding="detect")[1] == [
            "a.txt:3:115: not UTF-8: invalid start byte (0x80); see the option encoding"
        ]

    @pytest.mark.parametrize("name", ["utf-9", "", "hex", "Detect", "\0"])
    def test_no_encoding(self, name: str) -> None:
        """A slip is told at once."""
        Path("a.txt").touch()
        with pytest.raises(ValidationError, match=r"^Options\.encoding: no encoding, and not 'detect': "):
            read_articles("a.txt", encoding=name)

    def test_detection_without_the_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is told at once what to install."""
        monkeypatch.setitem(sys.modules, "charset_normalizer", None)
        Path("a.txt").touch()
        with pytest.raises(
            MissingExtraError, match=r"^charset-normalizer is not installed; .*'atomcorpus\[encodings\]'$"
        ):
            read_articles("a.txt", encoding="detect")
