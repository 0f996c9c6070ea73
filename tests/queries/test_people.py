"""Whom a surname by itself means that other articles name in full."""

from __future__ import annotations

import pytest

from atomcorpus import Actor, ActorKind, Article, LinkStatus, Mention, Section, Span
from atomcorpus.queries import same_people


def person(name: str, *, listed: bool = False) -> Actor:
    """A person of that name."""
    return Actor(id=f"{'' if listed else 'unlisted:'}person/{name}", name=name, kind=ActorKind.PERSON)


def firm(name: str) -> Actor:
    """A listed company."""
    return Actor(id=name.lower(), name=name, kind=ActorKind.COMPANY)


def names(*entities: Actor) -> Article:
    """An article that names some entities, each once."""
    text = " ".join(entity.name for entity in entities)
    mentions, at = [], 0
    for entity in entities:
        span = Span(at, at + len(entity.name))
        status = LinkStatus.UNLISTED if entity.id.startswith("unlisted:") else LinkStatus.RESOLVED
        mentions.append(Mention(span, entity, status=status, rule="test"))
        at = span.end + 1
    return Article(text, sections=(Section(None, (Span(0, len(text)),)),), mentions=tuple(mentions))


TARN, ORSK, QUILL, EVERYWHERE = map(firm, ("Tarn", "Orsk", "Quill", "Everywhere"))
MADUR, NICOL = person("Madur"), person("Nicolo Madur")


def joined(*articles: Article) -> list[tuple[str, str, list[str]]]:
    """Name, full name and evidence of each join."""
    return [(one.short.name, one.person.name, [entity.name for entity in one.shared]) for one in same_people(articles)]


class TestJoined:
    """A surname and a full name with something beside both."""

    def test_evidence(self) -> None:
        """Something that both are named beside joins them; what is rarer comes first."""
        articles = (names(MADUR, TARN, ORSK), names(NICOL, ORSK, TARN), names(ORSK), names(QUILL), names(QUILL))
        assert joined(*articles, names(QUILL)) == [("Madur", "Nicolo Madur", ["Tarn", "Orsk"])]

    def test_counts(self) -> None:
        """Mentions and articles are those of the name by itself; most mentions first."""
        other, full = person("Ferr"), person("Ada Ferr")
        articles = [names(MADUR, MADUR, TARN), names(MADUR, TARN), names(NICOL, TARN), names(other, full, TARN)]
        first, second = same_people([*articles, *[names(QUILL)] * 6])
        assert (first.short, first.total, first.articles) == (MADUR, 3, 2)
        assert (second.short, second.total, second.articles) == (other, 1, 1)

    def test_a_listed_person(self) -> None:
        """Who is named in full may be listed."""
        assert joined(names(MADUR, TARN), names(person("Nicolo Madur", listed=True), TARN))[0][1] == "Nicolo Madur"

    def test_a_family_name_that_comes_first(self) -> None:
        """A Chinese family name is a surname where it stands first, a given name is none."""
        articles = names(person("Xi"), TARN), names(person("Xi Jinmei"), TARN)
        assert joined(*articles) == [("Xi", "Xi Jinmei", ["Tarn"])]
        assert joined(names(person("Nicolo"), TARN), names(NICOL, TARN)) == []

    def test_who_shares_more(self) -> None:
        """Of two bearers it is the one with more beside both."""
        other = person("Ada Madur")
        articles = (names(MADUR, TARN, ORSK), names(NICOL, TARN, ORSK), names(other, TARN))
        assert joined(*articles) == [("Madur", "Nicolo Madur", ["Orsk", "Tarn"])]


class TestNotJoined:
    """What says too little."""

    @pytest.mark.parametrize(
        "articles",
        [
            (names(MADUR, TARN), names(NICOL, ORSK)),
            (names(MADUR, TARN), names(NICOL, TARN), names(person("Ada Madur"), TARN)),
            (names(MADUR, EVERYWHERE), names(NICOL, EVERYWHERE), names(EVERYWHERE), names(EVERYWHERE)),
            (names(person("Madur", listed=True), TARN), names(NICOL, TARN)),
            (names(MADUR, TARN),),
            (),
        ],
        ids=("nothing shared", "two alike", "named everywhere", "listed", "nobody in full", "no articles"),
    )
    def test_none(self, articles: tuple[Article, ...]) -> None:
        """Nobody is joined by the name alone, nor by what most articles name, nor to one of two."""
        assert joined(*articles) == []
