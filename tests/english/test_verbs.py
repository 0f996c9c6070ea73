"""The table of verbs: its columns, its paradigms, its marks."""

from __future__ import annotations

import re

import pytest

from atomcorpus import CitationAct
from atomcorpus.english.verbs import marked, verb_forms, verbs

TAKES = {"that", "bare", "quote", "object", "infinitive", "question", "addressee", "figure"}


class TestTable:
    """What stands in the columns."""

    def test_acts_and_classes_are_known(self) -> None:
        """Every line has a class, acts and takes that the code knows, or else a mark."""
        for verb in verbs():
            assert verb.group in {"verb", "homograph", "noun", "adjective", "adverb"}, verb.lemma
            assert CitationAct(verb.act) if verb.act else verb.marks and not verb.takes, verb.lemma
            assert set(verb.takes.split()) <= TAKES, verb.lemma

    def test_lines_are_sorted_without_doubles(self) -> None:
        """One line a lemma and class, in order."""
        keys = [(verb.lemma, verb.group) for verb in verbs()]
        assert keys == sorted(set(keys))

    def test_marks_are_sorted_and_name_forms(self) -> None:
        """The marks of a verb are in order, each with the letters of its forms, none twice."""
        for verb in verbs():
            marks = verb.marks.split(" ") if verb.marks else []
            assert marks == sorted(set(marks)), verb.lemma
            for mark in marks:
                assert re.fullmatch(r"[a-z-]+:b?s?d?n?g?(?<!:)", mark), verb.lemma
                assert verb.group in {"verb", "homograph"}, verb.lemma


class TestForms:
    """Paradigms."""

    @pytest.mark.parametrize(
        ("lemma", "irregular", "forms"),
        [
            ("deny", "", "deny denies denied denying"),
            ("push", "", "push pushes pushed pushing"),
            ("argue", "", "argue argues argued arguing"),
            ("delay", "", "delay delays delayed delaying"),
            ("give", "gives gave given giving", "give gives gave given giving"),
        ],
    )
    def test_rules_and_exceptions(self, lemma: str, irregular: str, forms: str) -> None:
        """Regular forms follow the rules of English, the others are listed."""
        assert " ".join(form for form, _ in verb_forms(lemma, irregular)) == forms

    @pytest.mark.parametrize(
        ("mark", "form", "is_marked"),
        [
            ("person-speaks", "told", True),
            ("analysts-say", "writes", False),
            ("actor-does", "cut", True),
            ("joins", "chairs", True),
            ("joins.d", "chairs", False),
        ],
    )
    def test_a_mark_names_forms(self, mark: str, form: str, is_marked: bool) -> None:  # noqa: FBT001 - the expectation
        """A use of a verb holds for the forms that stand behind its mark."""
        assert (form in marked(mark)) is is_marked
