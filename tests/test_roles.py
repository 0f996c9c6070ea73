"""Stated roles: one sentence a pattern, what is none, the records, and the time it takes."""

from __future__ import annotations

import time
from typing import Any

import pytest

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    LinkStatus,
    Mention,
    Section,
    Span,
    StatedRole,
    ValidationError,
    parse,
)
from atomcorpus.roles import find_roles
from atomcorpus.roles.titles import head_of, is_description, is_title

ROE = Actor(id="jane-roe", name="Jane Roe", kind=ActorKind.PERSON)
LIM = Actor(id="arlo-lim", name="Arlo Lim", kind=ActorKind.PERSON)
TERN = Actor(id="tern-labs", name="Tern Labs", kind=ActorKind.COMPANY)
KEEL = Actor(id="keel", name="Keel Institute", kind=ActorKind.NONPROFIT)
OSTRA = Actor(id="ostra", name="Ostra", kind=ActorKind.COUNTRY)
EVERYBODY = (ROE, LIM, TERN, KEEL, OSTRA)


def mentioned(text: str, *entities: Actor, status: LinkStatus = LinkStatus.RESOLVED) -> tuple[Mention, ...]:
    """Every place where an actor's name stands in a text."""
    found = []
    for entity in entities:
        at = text.find(entity.name)
        while at >= 0:
            span = Span(at, at + len(entity.name))
            candidates = (entity, OSTRA) if status is LinkStatus.AMBIGUOUS else ()
            found.append(Mention(span, entity, status=status, candidates=candidates, rule="test"))
            at = text.find(entity.name, span.end)
    return tuple(sorted(found, key=lambda mention: mention.span))


def roles_of(text: str) -> tuple[StatedRole, ...]:
    """The roles in one paragraph."""
    return find_roles(text, (Section(None, (Span(0, len(text)),)),), mentioned(text, *EVERYBODY))


class TestPatterns:
    """The ways to put person, title and organisation side by side; the evidence stands in square brackets."""

    @pytest.mark.parametrize(
        ("marked", "title", "organization"),
        [
            ("Last week [Tern Labs CEO Jane Roe] flew home.", "CEO", TERN),
            (
                "It was [Tern Labs co-founder and chief executive Jane Roe] who left.",
                "co-founder and chief executive",
                TERN,
            ),
            ("[Tern Labs' chief AI scientist Jane Roe] agreed.", "chief AI scientist", TERN),
            ("[Keel Institute's director of research, Jane Roe], agreed.", "director of research", KEEL),
            ("The [Keel Institute president, Jane Roe], agreed.", "president", KEEL),
            ("A [former Tern Labs researcher Jane Roe] knew of.", "former researcher", TERN),
            ("The [ex-Tern Labs engineer Jane Roe] knew.", "ex-engineer", TERN),
            ("[Ostra President Jane Roe] signed.", "President", OSTRA),
        ],
    )
    def test_organization_title_name(self, marked: str, title: str, organization: Actor) -> None:
        """Between two names only what titles are made of counts, unless a possessive opens it."""
        expect(marked, title, organization, "organization_title_name")

    @pytest.mark.parametrize(
        ("marked", "title", "organization"),
        [
            ("So the [head of policy at the Keel Institute, Jane Roe], wrote.", "head of policy", KEEL),
            ("The board heard the [chief executive of Tern Labs, Jane Roe].", "chief executive", TERN),
        ],
    )
    def test_title_organization_name(self, marked: str, title: str, organization: Actor) -> None:
        """A definite title with its organisation, then the name."""
        expect(marked, title, organization, "title_organization_name")

    @pytest.mark.parametrize(
        ("marked", "title", "organization"),
        [
            ("It fell to [Chief Executive Jane Roe of Tern Labs] to explain.", "Chief Executive", TERN),
            ("So says the [senior economist Jane Roe from the Keel Institute].", "senior economist", KEEL),
            ("[Senator Jane Roe of Ostra] voted no.", "Senator", OSTRA),
        ],
    )
    def test_title_name_organization(self, marked: str, title: str, organization: Actor) -> None:
        """The longest title right before the name."""
        expect(marked, title, organization, "title_name_organization")

    @pytest.mark.parametrize(
        ("marked", "title", "organization"),
        [
            ("[Jane Roe, a policy fellow at the Keel Institute], disagreed.", "policy fellow", KEEL),
            ("“No,” said [Jane Roe, CEO and co-founder of Tern Labs].", "CEO and co-founder", TERN),
            ("[Jane Roe, a former professor of law at Keel Institute] who left.", "former professor of law", KEEL),
            ("[Jane Roe, a spokesperson for Tern Labs], declined.", "spokesperson", TERN),
            ("[Jane Roe, an adviser to Tern Labs], declined.", "adviser", TERN),
            ("[Jane Roe, an analyst with the research firm Keel Institute], declined.", "analyst", KEEL),
            ("[Jane Roe, founder of chip maker Tern Labs], declined.", "founder", TERN),
            ("[Jane Roe, now a research scientist at Tern Labs], declined.", "research scientist", TERN),
            ("[Jane Roe, who is a trustee of the Keel Institute], declined.", "trustee", KEEL),
            ("[Jane Roe is a research scientist at Tern Labs]'s office.", "research scientist", TERN),
            ("We met [Jane Roe (CEO, Tern Labs]) there.", "CEO", TERN),
            ("We met [Jane Roe (head of sales at Tern Labs]) there.", "head of sales", TERN),
            ("[Jane Roe, Professor, Keel Institute]", "Professor", KEEL),
            ("[Jane Roe, the foreign minister of Ostra], agreed.", "foreign minister", OSTRA),
        ],
    )
    def test_name_title_organization(self, marked: str, title: str, organization: Actor) -> None:
        """An apposition, a bracket or a copula with a preposition; the article is no part of the title."""
        expect(marked, title, organization, "name_title_organization")

    @pytest.mark.parametrize(
        ("marked", "title", "organization"),
        [
            ("[Jane Roe, Tern Labs' chief executive], declined.", "chief executive", TERN),
            ("[Jane Roe, Tern Labs's head of safety], declined.", "head of safety", TERN),
            ("[Jane Roe, a former Tern Labs researcher] who left, declined.", "former researcher", TERN),
            ("We met [Jane Roe (Tern Labs CEO]) there.", "CEO", TERN),
        ],
    )
    def test_name_organization_title(self, marked: str, title: str, organization: Actor) -> None:
        """The organisation first, then the title up to a mark that closes it."""
        expect(marked, title, organization, "name_organization_title")

    @pytest.mark.parametrize(
        ("marked", "title"),
        [
            ("[Jane Roe, an independent researcher], declined.", "independent researcher"),
            ("[Jane Roe, the company’s chief executive], declined.", "chief executive"),
            ("[Jane Roe, a lawyer] who knows the file, declined.", "lawyer"),
        ],
    )
    def test_name_title(self, marked: str, title: str) -> None:
        """An apposition that names no organisation has none."""
        expect(marked, title, None, "name_title")

    def test_one_before_and_one_behind(self) -> None:
        """A name may have a role on either side, sorted by where the evidence begins."""
        roles = roles_of("Former Tern Labs chief scientist Jane Roe, now a fellow at the Keel Institute, agreed.")
        assert [(role.title, role.organization) for role in roles] == [
            ("Former chief scientist", TERN),
            ("fellow", KEEL),
        ]

    def test_line_breaks_in_a_title(self) -> None:
        """A title over two lines is given with one space."""
        assert [role.title for role in roles_of("Jane Roe, a policy\nfellow at the Keel Institute, agreed.")] == [
            "policy fellow"
        ]


def expect(marked: str, title: str, organization: Actor | None, rule: str) -> None:
    """Assert that the text has one role, whose evidence is marked by square brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert roles_of(text) == (StatedRole(Span(start, end), ROE, title, organization, rule=rule),)


class TestNoRoles:
    """What looks like one and is none."""

    @pytest.mark.parametrize(
        "text",
        [
            "Tern Labs hired researcher Jane Roe.",  # the verb is no part of a title
            "Tern Labs told researcher Jane Roe.",
            "Tern Labs critic Jane Roe disagrees.",  # beside the organisation, not in it
            "Tern Labs investor Jane Roe disagrees.",
            "Jane Roe, an investor in Tern Labs, disagrees.",
            "Jane Roe, chief executive of Tern Labs rival Borealis, disagrees.",
            "Jane Roe, chief executive of Tern Labs-backed Borealis, disagrees.",
            "Jane Roe, head of Tern Labs' cloud unit, disagrees.",
            "Jane Roe, a researcher in Ostra, disagrees.",  # a place has only offices of state
            "Ostra engineer Jane Roe disagrees.",
            "Senator Jane Roe voted no.",  # no organisation named
            "Jane Roe, Tern Labs and the Keel Institute disagree.",
            "Jane Roe, Tern Labs co-founder Arlo Lim and others disagree.",  # his role, not hers
            "It was like that of the Tern Labs chief, Jane Roe said.",  # the title is somebody else's
            "Jane Roe, a spokesperson for Tern Labs' parent company, disagrees.",
            "Jane Roe, founder of a Tern Labs group, disagrees.",
            "Jane Roe, the Herald reporter, disagrees.",  # the Herald is no mention
            "It is up to Tern Labs and local lawyer Jane Roe.",
            "Jane Roe said Tern Labs would go on.",
            "Jane Roe is not a researcher at Tern Labs.",
            "Jane Roe's brother, a researcher at Tern Labs, disagrees.",
            "Jane Roe, a mother of two, disagrees.",
            "Jane Roe, the chief executive of a small startup, disagrees.",  # its organisation is no mention
            "Tern Labs. CEO Jane Roe disagrees.",  # over the end of a sentence
            "The CEO of Tern Labs, Jane Roe of the union and others disagree.",
            "Jane Roe",
        ],
    )
    def test_other_constructions(self, text: str) -> None:
        """Nothing is stated of her."""
        assert [role for role in roles_of(text) if role.person is ROE] == []

    def test_ambiguous_names(self) -> None:
        """Who or what may be somebody else has no role."""
        text = "Tern Labs CEO Jane Roe agreed."
        for person, other in ((ROE, TERN), (TERN, ROE)):
            ambiguous = mentioned(text, person, status=LinkStatus.AMBIGUOUS)
            both = tuple(sorted((*ambiguous, *mentioned(text, other)), key=lambda mention: mention.span))
            assert find_roles(text, (Section(None, (Span(0, len(text)),)),), both) == ()

    def test_over_two_paragraphs(self) -> None:
        """Names of different blocks are not read together."""
        text = "We saw Tern Labs\n\nCEO Jane Roe"
        sections = (Section(None, (Span(0, 16), Span(18, 30))),)
        assert find_roles(text, sections, mentioned(text, *EVERYBODY)) == ()


class TestTitles:
    """What makes words a title."""

    @pytest.mark.parametrize(
        "title",
        [
            "CEO",
            "chief executive officer (CEO)",
            "co-founder, president and CEO",
            "professor emeritus of law",
            "vice president of AI research",
            "editor-in-chief",
        ],
    )
    def test_titles(self, title: str) -> None:
        """They end in a head, or in the field behind one."""
        assert is_title(title.split(), known=True)

    @pytest.mark.parametrize(
        "words", ["", "CEO,", "head of", "and", "and CEO", "policy", "researcher and", "gifted researcher", "CEO " * 11]
    )
    def test_no_titles(self, words: str) -> None:
        """Without a head, cut off, with a word that nobody knows, or endless."""
        assert not is_title(words.split(), known=True)

    def test_words_behind_an_article_may_be_any(self) -> None:
        """Any adjective or noun, but no verb or function word by its looks."""
        assert is_title("gifted researcher".split(), known=True) is False
        assert is_title("soft-spoken roboticist".split(), known=False)
        assert not is_title("lab that fired researcher".split(), known=False)

    def test_heads(self) -> None:
        """The last head of the title itself counts, not one of its field."""
        assert head_of("professor of counsel".split()) == "professor"
        assert head_of(["policy"]) == ""

    def test_descriptions(self) -> None:
        """Nothing, a noun for organisations, or adjectives behind an article."""
        assert is_description([], definite=False)
        assert is_description(["libertarian"], definite=True)
        assert not is_description(["libertarian"], definite=False)
        assert not is_description(["lab", "funded", "by"], definite=True)


class TestParse:
    """The stage as part of `parse`."""

    def test_listed_and_unlisted(self) -> None:
        """Names come from the mentions, whatever their status."""
        article = parse("OpenAI CEO Sam Altman met Mara Lindqvist, a policy fellow at the Northgate Institute.")
        assert [(role.person.name, role.title, role.span.of(article.text)) for role in article.roles] == [
            ("Sam Altman", "CEO", "OpenAI CEO Sam Altman"),
            ("Mara Lindqvist", "policy fellow", "Mara Lindqvist, a policy fellow at the Northgate Institute"),
        ]

    def test_it_can_be_replaced(self) -> None:
        """By any function of the same shape."""
        assert parse("OpenAI CEO Sam Altman left.", find_roles=lambda text, sections, mentions: ()).roles == ()  # noqa: ARG005 - a stage has these


class TestRecords:
    """What the records refuse."""

    @pytest.mark.parametrize(
        ("fields", "problem"),
        [
            ({"span": (0, 3)}, "StatedRole.span: expected Span, not (0, 3) (tuple)"),
            ({"person": TERN}, "StatedRole.person: expected a person, not a company"),
            ({"title": ""}, "StatedRole.title: expected text that is not empty, not '' (str)"),
            ({"organization": LIM}, "StatedRole.organization: expected an organisation, not a person"),
            ({"organization": "tern-labs"}, "StatedRole.organization: expected Actor, not 'tern-labs' (str)"),
            ({"rule": ""}, "StatedRole.rule: expected text that is not empty, not '' (str)"),
        ],
    )
    def test_wrong_values(self, fields: dict[str, Any], problem: str) -> None:
        """The message names record, field and value."""
        right: dict[str, Any] = {
            "span": Span(0, 3),
            "person": ROE,
            "title": "CEO",
            "organization": TERN,
            "rule": "test",
        }
        assert StatedRole(**right).organization is TERN
        with pytest.raises(ValidationError) as caught:
            StatedRole(**right | fields)
        assert str(caught.value) == problem

    @pytest.mark.parametrize(
        ("spans", "problem"),
        [
            ([(3, 5), (0, 2)], "Article.roles[1]: Span(start=0, end=2) is out of order"),
            ([(0, 6)], "Article.roles[0]: Span(start=0, end=6) does not lie in one paragraph or heading"),
            ([(6, 8)], "Article.roles[0]: Span(start=6, end=8) does not lie in one paragraph or heading"),
        ],
    )
    def test_places_in_an_article(self, spans: list[tuple[int, int]], problem: str) -> None:
        """Sorted, each inside one block."""
        roles = tuple(StatedRole(Span(*span), ROE, "CEO", rule="test") for span in spans)
        with pytest.raises(ValidationError) as caught:
            Article("one t\n\nwo", sections=(Section(None, (Span(0, 5), Span(7, 9))),), roles=roles)
        assert str(caught.value) == problem


class TestTime:
    """Linear in the length of the text."""

    @pytest.mark.parametrize(
        "unit",
        [
            "Jane Roe, ",
            "Tern Labs CEO Jane Roe ",
            "Jane Roe, a head of the of the of the of the of the ",
            "the the the the the CEO of Tern Labs, Jane Roe, ",
            "Jane Roe, a " + "chief " * 40,
            "Jane Roe, Tern Labs' " + "who " * 30,
            "Jane Roe" + " at" * 40 + " Tern Labs",
        ],
    )
    def test_growth(self, unit: str) -> None:
        """Eight times the text takes about eight times as long."""
        small, large = (duration(unit * (repeats // len(unit))) for repeats in (12_000, 96_000))
        assert large < 30 * small + 0.05


def duration(text: str) -> float:
    """Seconds that the stage takes, the best of three."""
    sections, mentions = (Section(None, (Span(0, len(text)),)),), mentioned(text, *EVERYBODY)
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        find_roles(text, sections, mentions)
        best = min(best, time.perf_counter() - began)
    return best
