"""DocBin: documents that spaCy reads back, with every span where it was or accounted for."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Actor, ActorKind, Article, LinkStatus, Mention, MissingExtraError, Section, Span
from atomcorpus._characters import storable
from atomcorpus.formats import docbin
from atomcorpus.formats.docbin import Alignment
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from pathlib import Path

spacy = pytest.importorskip("spacy", reason="spaCy is an extra and not installed here")


def docs(*given: Article) -> list[Any]:
    """What spaCy reads back, with a vocabulary that knows nothing else."""
    stored = spacy.tokens.DocBin().from_bytes(docbin.dumps(given))
    return list(stored.get_docs(spacy.vocab.Vocab()))


def naming(text: str, *spans: Span) -> Article:
    """An article of one paragraph with some mentions of one actor."""
    actor = Actor(id="openai", name="OpenAI", kind=ActorKind.COMPANY)
    mentions = [Mention(span, actor, status=LinkStatus.RESOLVED, rule="x") for span in spans]
    return Article(text, sections=(Section(None, (Span(0, len(text)),)),), mentions=tuple(mentions))


class TestSpans:
    """The groups of spans."""

    def test_everything(self, story: Article) -> None:
        """Each with its words, label, entity and own id; parts of one citation have its number."""
        [doc] = docs(story)
        assert [(one.text, one.label_, one.kb_id_, one.id_) for one in doc.spans["mentions"]][4:6] == [
            ("Gemma", "family", "", "ambiguous"),
            ("Qwen3-8B", "model", "Qwen/Qwen3-8B", "resolved"),
        ]
        person = "unlisted:person/maralindqvist"
        found = {
            group: [(one.text, one.label_, one.kb_id_, one.id_) for one in doc.spans[group]][:2]
            for group in ("roles", "sources", "cues", "contents")
        }
        assert found == {
            "roles": [("Mara Lindqvist, chief executive of Harrow Labs", "chief executive", person, "")],
            "sources": [
                ("Mara Lindqvist, chief executive of Harrow Labs", "named", person, "1"),
                ("Critics", "anonymous", "", "2"),
            ],
            "cues": [("told", "assertion", "", "1"), ("warn", "assertion", "", "2")],
            "contents": [('"Qwen3-8B is small,"', "direct", "", "1"), ('"It is 🦙 fast."', "direct", "", "1")],
        }

    def test_the_id(self, story: Article) -> None:
        """A document leads back to its article."""
        assert [doc.user_data["article_id"] for doc in docs(story, Article(""))] == [story.id, Article("").id]

    @pytest.mark.parametrize(
        ("text", "span", "widened", "alignment"),
        [
            ("Then OpenAI came.", Span(5, 11), "OpenAI", Alignment(exact=1)),
            ("Then OpenAI2 came.", Span(5, 11), "OpenAI2", Alignment(adjusted=1)),
            ("Then OpenAI came.", Span(4, 11), "OpenAI", Alignment(adjusted=1)),
            ("Then   OpenAI", Span(4, 6), None, Alignment(left_out=1)),
        ],
    )
    def test_alignment(self, tmp_path: Path, text: str, span: Span, widened: str, alignment: Alignment) -> None:
        """What is not just where tokens are is counted; the document has its own offsets."""
        article = naming(text, span)
        [doc] = docs(article)
        assert [one.text for one in doc.spans["mentions"]] == [widened] * (widened is not None)
        own = (("mentions", 0, span.start, span.end),) * alignment.adjusted
        assert doc.user_data["adjusted"] == own
        assert docbin.write([article], tmp_path / "a.spacy") == alignment

    @settings(max_examples=15)
    @given(st.lists(articles(), max_size=4))
    def test_every_span_is_accounted_for(self, given: list[Article]) -> None:
        """In every article: what is not adjusted is exact, what is adjusted covers what there is to see."""
        for article, doc in zip(given, docs(*given), strict=True):
            adjusted = {(group, index): Span(*own) for group, index, *own in doc.user_data["adjusted"]}
            expected = [one.span for one in article.mentions if one.span.of(doc.text).strip()]
            assert len(doc.spans["mentions"]) == len(expected)
            for index, (span, tokens) in enumerate(zip(expected, doc.spans["mentions"], strict=True)):
                assert adjusted.get(("mentions", index), Span(tokens.start_char, tokens.end_char)) == span
                assert span.of(doc.text).strip() in tokens.text


class TestText:
    """The text of the documents."""

    @settings(max_examples=15)
    @given(st.lists(st.text(st.characters(), max_size=300).filter(str.strip), max_size=10))
    def test_it_is_the_text(self, texts: list[str]) -> None:
        """To the letter, but for what UTF-8 cannot hold."""
        assert [doc.text for doc in docs(*map(naming, texts))] == list(map(storable, texts))

    def test_an_endless_word(self) -> None:
        """Is one token, since spaCy would take the square of its length for it; the text stays."""
        [doc] = docs(naming("See OpenAI: " + "(" * 50_000 + " now", Span(4, 10)))
        assert [len(token) for token in doc] == [3, 6, 1, 50_000, 3]
        assert doc.text.count("(") == 50_000

    def test_no_articles(self) -> None:
        """No documents."""
        assert docs() == []


class TestFiles:
    """Files, and what is needed."""

    def test_same_as_the_bytes(self, story: Article, tmp_path: Path) -> None:
        """And the same each time; spaCy reads it from the disk."""
        alignment = docbin.write(iter([story]), tmp_path / "a.spacy")
        assert (tmp_path / "a.spacy").read_bytes() == docbin.dumps([story])
        assert (alignment.adjusted, alignment.left_out) == (0, 0)
        assert len(spacy.tokens.DocBin().from_disk(tmp_path / "a.spacy")) == 1

    def test_without_spacy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error says what to install."""
        real = builtins.__import__

        def without(name: str, *rest: Any) -> Any:
            if name == "spacy":
                raise ModuleNotFoundError(name, name=name)
            return real(name, *rest)

        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(MissingExtraError) as caught:
            docbin.dumps([])
        assert str(caught.value) == "spacy is not installed; it comes with: pip install 'atomcorpus[spacy]'"
