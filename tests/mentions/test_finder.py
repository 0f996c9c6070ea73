"""`find_mentions`: what is found, what is left alone, and at which level it links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus import Actor, ActorKind, AIModel, KnowledgeBase, ModelLevel
from atomcorpus.layout import parse_layout
from atomcorpus.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus import Mention

    MentionsOf = Callable[[str], list[tuple[str, str, str]]]


class TestListedActors:
    """Names of the knowledge base in running text."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Readers of The Harbor Post know it.", [("The Harbor Post", "the-harbor-post")]),
            ("He read the Harbor Post’s story.", [("Harbor Post", "the-harbor-post")]),
            ("The U.S. and the US are one.", [("U.S.", "us"), ("US", "us")]),
            ("Let us go.", []),
            ("It began at Cobalt Works Inc. in May.", [("Cobalt Works Inc.", "cobalt-lab")]),
            ("COBALT WORKS opened.", [("COBALT WORKS", "cobalt-lab")]),
            ("A Cobalt works well.", []),
            ("The DAWN project grew.", [("DAWN project", "dawn")]),
            ("A Borealisian view.", []),
        ],
    )
    def test_spelling_and_borders(self, mentions_of: MentionsOf, text: str, expected: list[tuple[str, str]]) -> None:
        """Possessives stay outside, words inside longer words are none, and capitals must fit."""
        assert [(words, entity) for words, entity, _ in mentions_of(text)] == expected

    @pytest.mark.parametrize("text", ["Cobalt+ grew.", "It is Cobalt+ ", "Cobalt+ , and more", "Cobalt+\u00a0 Works"])
    def test_a_sign_ends_a_name_before_the_space(self, small_kb: KnowledgeBase, text: str) -> None:
        """What a name ends in may be a sign; the white space after that is no part of the name."""
        plus = Actor(id="cobalt-plus", name="Cobalt+", kind=ActorKind.COMPANY)
        found = find_mentions(text, parse_layout(text).sections, small_kb.extended(plus))
        assert [mention.span.of(text) for mention in found] == ["Cobalt+"]

    def test_longest_name_wins(self, mentions_of: MentionsOf) -> None:
        """A name inside a longer one is not found by itself."""
        assert [words for words, *_ in mentions_of("The DAWN Project and DAWN meet.")] == ["DAWN Project", "DAWN"]


class TestNamesThatAreWords:
    """Forms flagged as ordinary words count only where the text treats them as names."""

    @pytest.mark.parametrize(
        "text", ["A Signal was seen.", "Granola is my breakfast; AI is not.", "The first rays of DAWN came."]
    )
    def test_alone_they_are_words(self, mentions_of: MentionsOf, text: str) -> None:
        """Without any support they are not found."""
        assert mentions_of(text) == []

    def test_cue_of_a_medium(self, mentions_of: MentionsOf) -> None:
        """What one tells, or what reports, is a medium."""
        assert mentions_of("She told Signal that it works.") == [("Signal", "signal", "resolved")]

    def test_model_noun(self, mentions_of: MentionsOf) -> None:
        """What is followed by "models" is a family."""
        assert mentions_of("The Granola models use AI.") == [("Granola", "family:granola", "underspecified")]

    def test_surer_name_elsewhere(self, mentions_of: MentionsOf) -> None:
        """A sure name of the same entity anywhere in the article supports the doubtful one."""
        found = mentions_of("Here is DAWN.\n\nThe DAWN Project is open.")
        assert [words for words, *_ in found] == ["DAWN", "DAWN Project"]


class TestLicences:
    """A licence that is called after a university or a foundation is no mention of it."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It has the HIT License, an HIT license and is HIT-licensed.", 0),
            ("It is licensed under the HIT and free.", 0),
            ("It has an HIT Public License.", 0),
            ("They pushed it under HIT, and left.", 0),
            ("It prospered under HIT rule.", 1),
            ("HIT licenses it to a firm, and HIT licensed it.", 2),
            ("It was written at HIT under a Borealis license.", 2),
        ],
    )
    def test_names_of_licences(self, small_kb: KnowledgeBase, text: str, expected: int) -> None:
        """Unless it is the one who grants it; a company's own licence names the company."""
        knowledge = small_kb.extended(Actor(id="hit", name="HIT", kind=ActorKind.ACADEMIC))
        found = find_mentions(text, parse_layout(text).sections, knowledge)
        assert len([one for one in found if isinstance(one.entity, Actor)]) == expected


class TestTowns:
    """A town that somebody in the article is called like."""

    @pytest.mark.parametrize(
        ("behind", "expected"),
        [
            ("Orskby added that it snowed.", ["unlisted:person/adaorskby"]),
            ("Then Orskby's book came out.", ["unlisted:person/adaorskby"]),
            ("It rained in Orskby.", ["orskby"]),
            ("They went to Orskby.", ["orskby"]),
        ],
    )
    def test_namesakes(self, small_kb: KnowledgeBase, behind: str, expected: list[str]) -> None:
        """It is the town behind a preposition of place, and else the person."""
        text = f"Ada Orskby, a professor, said it rained. {behind}"
        town = Actor(id="orskby", name="Orskby", kind=ActorKind.PLACE)
        found = find_mentions(text, parse_layout(text).sections, small_kb.extended(town))
        assert [mention.entity.id for mention in found[1:]] == expected
        assert [mention.candidates for mention in found[1:]] == [()]


class TestIndexes:
    """An index of shares, or a list of the best, that is called after an exchange or an outlet is no mention of it."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The Borealis Composite fell.", 0),
            ("Borealis Industrial Average falls", 0),
            ("Most of the Borealis 500 and London's Borealis 100 sank.", 0),
            ("A Borealis 500 company and a tech-heavy Borealis 225 rose.", 0),
            ("It cost the Borealis 500 million dollars.", 1),
            ("It gave Borealis 100 tonnes.", 1),
            ("The Borealis 500-page report is on the Borealis 2000-2004.", 2),
            ("The Borealis indexes pages.", 1),
            ("Borealis Lifts Nordic Composite as Orsk Falls", 1),
            ("The Borealis Semiconductor Index and the Borealis World Tech Index fell.", 0),
        ],
    )
    def test_names_of_indexes(self, mentions_of: MentionsOf, text: str, expected: int) -> None:
        """Unless the number counts something else."""
        assert [words for words, entity, _ in mentions_of(text) if entity == "borealis"] == ["Borealis"] * expected

    @pytest.mark.parametrize("text", ["The Harrow Quill Average fell.", "The Harrow Systems Index fell."])
    def test_no_people_and_no_companies(self, mentions_of: MentionsOf, text: str) -> None:
        """Nor is what nobody listed."""
        assert mentions_of(text) == []


class TestNamesOfNextYear:
    """Models that no knowledge base can know yet, by the family in their name."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("An AI: Zephyra7 is out.", "Zephyra7"),
            ("An AI: Zephyra7-90B-A5B runs.", "Zephyra7-90B-A5B"),
            ("An AI: zephyra5.5-max runs.", "zephyra5.5-max"),
            ("An AI: ZephyraK2 is out.", "ZephyraK2"),
            ("An AI: BioZephyra 2 runs.", "BioZephyra 2"),
            ("An AI: MedZephyra runs.", "MedZephyra"),
            ("An AI: zephyra-9 runs.", "zephyra-9"),
            ("An AI: zephyra-opus-9 runs.", "zephyra-opus-9"),
            ("An AI: zephyra-k4-90b runs.", "zephyra-k4-90b"),
        ],
    )
    def test_a_word_that_holds_a_family(self, mentions_of: MentionsOf, text: str, expected: str) -> None:
        """A version may be glued to a family's name, and another word in front of it."""
        assert [(words, status) for words, _, status in mentions_of(text)] == [(expected, "unlisted")]

    @pytest.mark.parametrize(
        "text", ["Zephyras, an AI.", "AI: Zephyra2030 is a year.", "AI: the Granola7 bar.", "AI: a granola-7."]
    )
    def test_other_words_that_hold_one(self, mentions_of: MentionsOf, text: str) -> None:
        """Plurals, years and families that are ordinary words make no name."""
        assert mentions_of(text) == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("An AI: GRANOLA.7 is out.", ["GRANOLA.7"]),
            ("An AI: GRANOLA.7-max is out.", ["GRANOLA.7-max"]),
            ("It is an AI, and they eat Granola.7 The rest is silence.", []),
        ],
    )
    def test_a_full_stop_before_the_version(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """Behind capitals; behind a sentence it is a note's number."""
        assert [words for words, *_ in mentions_of(text)] == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("An AI: Cobalt Works's Ingot runs.", ("Ingot", "family:ingot", "underspecified")),
            ("An AI: Cobalt Works's new Ingot-6 runs.", ("Ingot-6", "unlisted:model/cobaltworksingot6", "unlisted")),
        ],
    )
    def test_a_name_that_needs_its_owner(
        self, small_kb: KnowledgeBase, text: str, expected: tuple[str, str, str]
    ) -> None:
        """A family that is listed with its maker's name in front, and the next version of it."""
        ingot = AIModel(id="family:ingot", name="Cobalt Works Ingot", level=ModelLevel.FAMILY, family="Ingot")
        found = find_mentions(text, parse_layout(text).sections, small_kb.extended(ingot))
        last = found[-1]
        assert (last.span.of(text), last.entity.id, str(last.status)) == expected
        assert isinstance(last.entity, AIModel)
        assert last.entity.family == "Ingot"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("An AI: Borealis's R7 runs.", ["R7"]),
            ("An AI: Borealis's new V6.1-Pro runs.", ["V6.1-Pro"]),
            ("The earlier Borealis language model, K4, is an AI.", ["K4"]),
            ("An AI: Borealis's H20 chips and Borealis's Q4 results.", []),
            ("An AI: Cobalt Works's R7 runs.", []),
        ],
    )
    def test_the_next_generation_behind_its_owner(
        self, mentions_of: MentionsOf, text: str, expected: list[str]
    ) -> None:
        """Where the maker is called like its models; the letters of chips and quarters count no generation."""
        assert [words for words, entity, _ in mentions_of(text) if entity.startswith("unlisted:model")] == expected

    def test_who_made_it(self, small_kb: KnowledgeBase) -> None:
        """The next version is its maker's; what has a word in front may be anybody's."""
        text = "An AI: Zephyra7 and BioZephyra."
        found = find_mentions(text, parse_layout(text).sections, small_kb)
        models = [mention.entity for mention in found]
        assert [model.parent for model in models if isinstance(model, AIModel)] == ["family:zephyra"] * 2
        assert [bool(model.developer) for model in models if isinstance(model, AIModel)] == [True, False]


class TestModels:
    """Names of models, their borders and levels."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Zephyra leads in AI.", [("Zephyra", "family:zephyra", "underspecified")]),
            ("The AI called Zephyra 4.", [("Zephyra 4", "series:zephyra/4", "underspecified")]),
            ("We ran zephyra-4-120b, an LLM.", [("zephyra-4-120b", "cobalt/zephyra-4-120b", "resolved")]),
            ("We ran Zephyra 4 120B, an LLM.", [("Zephyra 4 120B", "cobalt/zephyra-4-120b", "resolved")]),
            ("AI: Zephyra-based tools.", [("Zephyra", "family:zephyra", "underspecified")]),
            ("AI: Zephyra 5 Pro is near.", [("Zephyra 5 Pro", "unlisted:model/zephyra5pro", "unlisted")]),
            ("AI: H-1B visas are for models.", []),
            ("AI: Cinder-2-70B is new.", [("Cinder-2-70B", "unlisted:model/cinder2.70b", "unlisted")]),
            ("AI: Zephyra 40 percent up.", [("Zephyra", "family:zephyra", "underspecified")]),
            ("AI: The 70B model won.", []),
        ],
    )
    def test_borders_and_levels(self, mentions_of: MentionsOf, text: str, expected: list[tuple[str, str, str]]) -> None:
        """The name runs as far as its grammar; what is listed links, what is not gets an entity of its own."""
        assert mentions_of(text) == expected

    def test_unlisted_model_keeps_its_family(self, small_kb: KnowledgeBase) -> None:
        """An unlisted model of a listed family has the family, its developer and it as parent."""
        text = "AI: Zephyra 5 Pro is near."
        (mention,) = find_mentions(text, parse_layout(text).sections, small_kb)
        assert mention.entity == AIModel(
            id="unlisted:model/zephyra5pro",
            name="Zephyra 5 Pro",
            level=ModelLevel.MODEL,
            family="Zephyra",
            version="5",
            developer=small_kb["cobalt-lab"],  # type: ignore[arg-type]  # an actor's id
            parent="family:zephyra",
        )

    def test_no_models_in_other_texts(self, mentions_of: MentionsOf) -> None:
        """Where a text does not speak of AI at all, a family's name is somebody else's."""
        assert mentions_of("Zephyra won the race in Dover.") == []

    @pytest.mark.parametrize("product", ["ChatGPT", "Copilot", "NotebookLM", "H100", "MMLU", "SWE-bench", "CUDA 13"])
    def test_products_chips_and_benchmarks(self, product: str) -> None:
        """What is sold with a model inside, runs one or measures one is none, in the packaged knowledge base too."""
        text = f"An AI lab showed its scores: {product} helped the language model on an open-weight chatbot."
        found = find_mentions(text, parse_layout(text).sections, KnowledgeBase.default())
        assert [mention.entity.id for mention in found if isinstance(mention.entity, AIModel)] == []

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("QuilloraLM", ["QuilloraLM"]),
            ("QuilBERT-2", ["QuilBERT-2"]),
            ("QuilloraLLM", []),
            ("QUILLM", []),
            ("LM", []),
        ],
    )
    def test_endings(self, mentions_of: MentionsOf, name: str, expected: list[str]) -> None:
        """What ends in "LM" is a language model; in "LLM" so do tools."""
        assert [words for words, *_ in mentions_of(f"The language model and {name} are here.")] == expected

    @pytest.mark.parametrize(
        ("name", "developer"),
        [("granite-5.7-nano", "ibm"), ("step-6-mini", "stepfun"), ("nova-9-pro", "amazon"), ("falcon-h9-7b", "tii")],
    )
    def test_families_written_small(self, name: str, developer: str) -> None:
        """A family's name that is a word, with a version and more, is a model of it."""
        text = f"The language model {name} is here."
        (mention,) = find_mentions(text, parse_layout(text).sections, KnowledgeBase.default())
        assert isinstance(mention.entity, AIModel)
        assert (mention.span.of(text), mention.entity.developer and mention.entity.developer.id) == (name, developer)

    @pytest.mark.parametrize("words", ["step-9", "phase-2-mini", "solar-9", "in step-by-step-3", "a nova-like 3"])
    def test_words_with_numbers(self, words: str) -> None:
        """A word and one number are none, nor is any other word."""
        text = f"The language model and {words} are here."
        assert find_mentions(text, parse_layout(text).sections, KnowledgeBase.default()) == ()

    def test_second_half_of_a_pair(self, mentions_of: MentionsOf) -> None:
        """The pair "Zephyra Opus 4 and Sonnet 4" names two models; a size alone names none."""
        found = mentions_of("AI: Zephyra Opus 4 and Sonnet 4 beat Zephyra 4 120B and 8B.")
        assert [words for words, *_ in found] == ["Zephyra Opus 4", "Sonnet 4", "Zephyra 4 120B"]


class TestTwins:
    """A company and its models with one name."""

    @pytest.mark.parametrize(
        ("text", "entity"),
        [
            ("Borealis released an AI.", "borealis"),
            ("AI labs envy Borealis’s staff.", "borealis"),
            ("The Borealis models write AI code.", "family:borealis"),
            ("Run Borealis on your AI server, running Borealis locally.", None),
            ("AI fans compare Zephyra, Borealis and others.", "family:borealis"),
            ("AI firms such as Cobalt Works, Borealis and others.", "borealis"),
        ],
    )
    def test_syntax_decides(self, mentions_of: MentionsOf, text: str, entity: str | None) -> None:
        """Who acts or owns is the company; what has weights, is run or stands among models is the family."""
        found = {identifier for words, identifier, _ in mentions_of(text) if words == "Borealis"}
        assert (entity in found) if entity else "family:borealis" in found


class TestShortNames:
    """Short names behind the full name that sets them up."""

    def test_surname(self, mentions_of: MentionsOf) -> None:
        """The surname counts behind the full name and not before."""
        found = mentions_of("It was about Novak, we hear.\n\nAda Novak spoke. Novak left, and Ada stayed.")
        assert [words for words, *_ in found] == ["Ada Novak", "Novak", "Ada"]

    def test_surname_with_a_hyphen(self, small_kb: KnowledgeBase) -> None:
        """A surname of two words with a hyphen is found whole."""
        person = Actor(id="vera", name="Vera Holm-Okafor", kind=ActorKind.PERSON)
        text = "It was Vera Holm-Okafor. Then Holm-Okafor left."
        found = find_mentions(text, parse_layout(text).sections, small_kb.extended(person))
        assert [mention.span.of(text) for mention in found] == ["Vera Holm-Okafor", "Holm-Okafor"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It was Anna de Holm. Then de Holm left.", "de Holm"),
            ("It was Anna Holm de la Torre. Then Holm left.", "Holm"),
            ("It was Anna Suarez Holm. Then Suarez Holm left.", "Suarez Holm"),
            ("It was Anna Holmqvist. Then the late Orvoso Holmqvist left.", "Orvoso Holmqvist"),
        ],
    )
    def test_surnames_of_several_words(self, mentions_of: MentionsOf, text: str, expected: str) -> None:
        """Particles and both halves of a surname belong to it; an unknown word in front makes another person."""
        assert [words for words, *_ in mentions_of(text)][-1] == expected

    def test_two_people_with_one_surname(self, small_kb: KnowledgeBase) -> None:
        """Two full names leave the bare surname ambiguous between both, the latest first."""
        text = "Ada Novak met Ben Novak. Novak smiled."
        last: Mention = find_mentions(text, parse_layout(text).sections, small_kb)[-1]
        assert (last.status.value, [one.id for one in last.candidates]) == ("ambiguous", ["ben-novak", "ada-novak"])

    def test_model_nickname(self, mentions_of: MentionsOf) -> None:
        """A nickname of a model stands for it from its full name on."""
        found = mentions_of("AI: Zephyra Opus 4 is out. Opus 4 is good.")
        assert found[-1] == ("Opus 4", "cobalt/zephyra-opus-4", "resolved")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("AI: Quillon-70B is out. Then Quillon won.", ["Quillon-70B", "Quillon"]),
            ("AI: Quillon-2 is near. Quillon-2 70B came.", ["Quillon-2", "Quillon-2 70B"]),
            (
                "AI: Quillon 2 70B came; Quillon 2 Nano too, and Quillon-2-Vision.",
                ["Quillon 2 Nano", "Quillon-2-Vision"],
            ),
            ("AI: Quillon 9B came. The Quillon Theatre did not.", ["Quillon 9B"]),
            ("AI: Quillon slept. It was Quillon 9B.", ["Quillon 9B"]),
            ("AI: The Flash-8B model is small. A Flash was seen.", ["Flash-8B"]),
        ],
    )
    def test_sisters_of_an_unlisted_model(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """What begins with its first word and a version is one anywhere, the bare word from the full name on."""
        assert [words for words, *_ in mentions_of(text)][-len(expected) :] == expected

    def test_the_same_line(self, mentions_of: MentionsOf) -> None:
        """A letter and a number of a named model stand for its predecessors too, but for no computer."""
        found = mentions_of("AI: Zephyra K3 is out. It beats K2.5 on an M3 MacBook. A K4 MacBook may come.")
        assert [(words, entity) for words, entity, _ in found] == [
            ("Zephyra K3", "unlisted:model/zephyrak3"),
            ("K2.5", "unlisted:model/zephyrak2.5"),
        ]

    def test_a_company_and_its_product(self, small_kb: KnowledgeBase) -> None:
        """A company's name and a surname are no person."""
        text = "They rent Borealis Whitfield racks."
        found = find_mentions(text, parse_layout(text).sections, small_kb)
        assert [mention.span.of(text) for mention in found] == ["Borealis"]

    def test_a_company_and_its_first_model(self, mentions_of: MentionsOf) -> None:
        """A version behind a company's name, short or listed, makes a model of it; behind an acronym it does not."""
        text = "Tarsis Labs is an AI firm. Tarsis-3 is out. Cobalt Works-2 too, DAWN-10, and Tarsis-3-led talks."
        assert [words for words, *_ in mentions_of(text)] == ["Tarsis Labs", "Tarsis-3", "Cobalt Works-2", "Tarsis"]


class TestIntroducedModels:
    """Models that nobody has listed, by what the text calls them."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It trains an AI model called Quillon.", ["Quillon"]),
            ("Quillon 2 is the first open-weight model from Norway.", ["Quillon 2"]),
            ("AI: Quillon is a model architecture.", []),
            ("AI: Quillon is a model.", []),
            ("One model, internally known as “Quillon 2”, is an LLM.", ["Quillon 2"]),
            ("A model that is code-named Quillon is an LLM.", ["Quillon"]),
            ("The LLM, tentatively named Quillon, grew.", ["Quillon"]),
            ("Quillon 2, a 70-billion-parameter model, is fast.", ["Quillon 2"]),
            ("It is Quillon (beta), an open-weight model that runs on phones.", ["Quillon"]),
            ("It is Quillon 2, a 9-billion-parameter Swahili model, after all.", ["Quillon 2"]),
            ("Cobalt Works Quillon, a coding model, came.", ["Cobalt Works", "Quillon"]),
            ("AI needs its Quillon 2 model.", ["Quillon 2"]),
            ("AI needs Quillon-3.5 models.", ["Quillon-3.5"]),
            ("AI needs the new Quillon reasoning models.", ["Quillon"]),
            ("AI needs Cobalt Works’s new Quillon model.", ["Cobalt Works", "Quillon"]),
            ("AI needs the Quillon model.", []),
            ("AI needs the Galaxy 25 models, and the top 5 models.", []),
            ("AI needs Cobalt Works models.", ["Cobalt Works"]),
            ("AI needs Quillon-based models.", []),
            ("Quillon, a language model hub, grew.", []),
            ("She likes Quillon 2, a new family of AI models.", ["Quillon 2"]),
            ("Quillon, an appliance that runs open-weight language models, came.", []),
            ("Quillon, a shop for language models, came.", []),
            ("In Ruritania, an AI model is a rarity.", []),
            ("However, a language model cannot know.", []),
            ("Cobalt Works, an AI model of a firm, grew.", ["Cobalt Works"]),
        ],
    )
    def test_naming_and_apposition(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """A verb of naming or an apposition says it; a company, a place or an adverb before the comma is none."""
        assert [words for words, *_ in mentions_of(text)] == expected

    def test_noun_at_the_very_beginning(self, mentions_of: MentionsOf) -> None:
        """A text that begins with "models" has nothing in front of them, not even its own end."""
        assert mentions_of("models of AI are dear, says its maker of Quillon 2 ") == []


class TestNumberedThings:
    """A family called as steps, stages and levels are."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("AI in short. Stage 3: train it.", 0),
            ("AI in short. Stage 3 models are small.", 1),
            ("AI in short. We asked Cobalt Works about Stage 3.", 2),
            ("AI in short. Stage 3.5 Flash came, and Stage 3 left.", 1),
        ],
    )
    def test_support(self, small_kb: KnowledgeBase, text: str, expected: int) -> None:
        """A bare number behind such a word needs what a word that names a model needs."""
        maker = small_kb["cobalt-lab"]
        assert isinstance(maker, Actor)
        family = AIModel(id="family:stage", name="Stage", level=ModelLevel.FAMILY, family="Stage", developer=maker)
        knowledge = small_kb.extended(family, needs_context=("Stage",))
        assert len(find_mentions(text, parse_layout(text).sections, knowledge)) == expected


class TestWordsBesideTheirMakers:
    """Names of models that are words, supported by other names."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("AI: we asked about Granola, which Cobalt Works made.", 2),
            ("AI: Granola is what Cobalt Works served.", 1),
            ("AI: Granola is good. Granola 7B is better.", 2),
        ],
    )
    def test_support(self, mentions_of: MentionsOf, text: str, expected: int) -> None:
        """The maker in the same paragraph supports a capital in mid-sentence, a sure member of the family any."""
        assert len(mentions_of(text)) == expected


class TestCompaniesCalledLikePeople:
    """A listed company whose name is mostly something else, and that needs evidence."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Gerald Hart left. Leaders including Hart, Moss and Lind said so.", ["Gerald Hart", "Gerald Hart"]),
            ("It trailed President Hart that year.", ["Hart"]),
            ("She had worked for Hart for eight years.", ["hart"]),
            ("Rivals such as Hart raised prices.", ["hart"]),
            ("In May Hartwell was a member of the party.", ["Hartwell"]),
            ("In May the Hartwell was late.", []),
            ("The Hart of the town is closed.", []),
        ],
    )
    def test_evidence(self, small_kb: KnowledgeBase, text: str, expected: list[str]) -> None:
        """A person of the article comes first, and a title; an employer is the company."""
        hart = Actor(id="hart", name="Hart", kind=ActorKind.COMPANY)
        hartwell = Actor(id="hartwell", name="Hartwell", kind=ActorKind.COMPANY)
        knowledge = small_kb.extended(hart, hartwell, needs_context=("Hart", "Hartwell"))
        found = find_mentions(text, parse_layout(text).sections, knowledge)
        named = [mention.entity for mention in found if "Hart" in mention.span.of(text)]
        assert [entity.id if entity == hart else entity.name for entity in named] == expected


class TestLettersAsNames:
    """A site called by a single letter."""

    def test_each_place_needs_its_own_evidence(self, small_kb: KnowledgeBase) -> None:
        """What is sure in one place says nothing of another."""
        site = Actor(id="x", name="X", kind=ActorKind.COMPANY)
        text = "She wrote on X that the value of X is small. Let X be a number."
        found = find_mentions(text, parse_layout(text).sections, small_kb.extended(site, needs_context=("X",)))
        assert [mention.span.start for mention in found] == [text.index("X that")]


class TestAcronymsAmongLikes:
    """Acronyms that may be words."""

    def test_everywhere(self, small_kb: KnowledgeBase) -> None:
        """What a list of companies makes one of them in one place is one wherever else it stands."""
        knowledge = small_kb.extended(Actor(id="ing", name="ING", kind=ActorKind.COMPANY), needs_context=("ING",))
        text = "Only ING runs it. It was Borealis, ING or eggs."
        found = find_mentions(text, parse_layout(text).sections, knowledge)
        assert [mention.span.start for mention in found if mention.entity.id == "ing"] == [5, text.rindex("ING")]


class TestOfficesOfSeveralCountries:
    """Names that offices of several countries have."""

    @pytest.mark.parametrize(
        ("text", "listed"),
        [
            ("The Harbor Safety Office spoke.", True),
            ("Norway’s Harbor Safety Office spoke.", True),
            ("Chile’s Harbor Safety Office spoke.", False),
            ("The Chilean Harbor Safety Office spoke.", False),
            ("Yesterday’s Harbor Safety Office spoke.", True),
        ],
    )
    def test_owner(self, text: str, listed: bool) -> None:  # noqa: FBT001 - the expectation
        """The country in front of the name says whose office it is."""
        rows: list[dict[str, object]] = [
            {"id": "country:NO", "name": "Norway", "kind": "country", "country": "NO", "demonyms": ["Norwegian"]},
            {"id": "country:CL", "name": "Chile", "kind": "country", "country": "CL", "demonyms": ["Chilean"]},
            {"id": "hso", "name": "Harbor Safety Office", "kind": "government", "country": "NO"},
        ]
        found = find_mentions(text, parse_layout(text).sections, KnowledgeBase(rows, "test"))
        assert (found[-1].entity.id == "hso") is listed
        assert isinstance(found[-1].entity, Actor)
        assert found[-1].entity.kind is ActorKind.GOVERNMENT


class TestNamesWithoutLegalForms:
    """What the text calls a company whose legal form it gives once."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "They sued Kestrel Intelligence. It is Kestrel Intelligence Inc. of Oslo.",
                ["Kestrel Intelligence", "Kestrel Intelligence Inc."],
            ),
            ("Quarz, Inc. spoke. Quarz Research spoke. Then Quarz left.", ["Quarz, Inc.", "Quarz Research", "Quarz"]),
        ],
    )
    def test_the_same_company(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """The name without the form, and its first word, are the company and not a part of it."""
        found = [(words, entity) for words, entity, _ in mentions_of(text)]
        assert [words for words, _ in found] == expected
        assert found[-1][1] == found[0][1]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "It was Yunqi Zhineng, a startup. Yunqi released it. It helps Yunqi.",
                ["Yunqi Zhineng", "Yunqi", "Yunqi"],
            ),
            ("It was Yunqi Zhineng, a startup. Yunqi City grew.", ["Yunqi Zhineng"]),
            ("Yunqi grew. It was Yunqi Zhineng, a startup.", ["Yunqi Zhineng"]),
            ("It was Bright Zhineng, a startup. Bright it is not.", ["Bright Zhineng"]),
        ],
    )
    def test_first_word(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """Behind its whole name a company may be called by the first of two words, where no other name begins so."""
        assert [words for words, _, _ in mentions_of(text)] == expected

    @pytest.mark.parametrize(
        ("text", "entity"),
        [
            ("It was Borealis Corp. that fell.", "borealis"),
            ("It was Borealis, Inc. that fell.", "borealis"),
            ("It was Borealix Corp. that fell.", "unlisted:company/borealixcorp"),
        ],
    )
    def test_listed_ones(self, mentions_of: MentionsOf, text: str, entity: str) -> None:
        """A legal form behind a listed name makes no other company of it."""
        ((words, found, _),) = mentions_of(text)
        assert (words.endswith("."), found) == (True, entity)

    @pytest.mark.parametrize("verb", ["denied the claim", "said so"])
    def test_chief_executive(self, mentions_of: MentionsOf, verb: str) -> None:
        """Who has a chief executive is a company wherever else it is named."""
        found = mentions_of(f"They accused Quantorex of it. Quantorex chief executive Nadia Roe {verb}.")
        assert [words for words, _, _ in found] == ["Quantorex", "Quantorex", "Nadia Roe"]

    def test_people_first(self, mentions_of: MentionsOf) -> None:
        """Where somebody in the text is called so, the bare name is theirs."""
        found = mentions_of("Gerald Peabody left Peabody Energy. Peabody said no.")
        assert [entity for _, entity, _ in found] == [
            "unlisted:person/geraldpeabody",
            "unlisted:company/peabodyenergy",
            "unlisted:person/geraldpeabody",
        ]


class TestHostileText:
    """Long and odd texts."""

    @pytest.mark.parametrize(
        "text", ["Borealis " * 20_000, "A B C " * 30_000, "Zephyra-4-" * 20_000 + "AI", "Ⅷ" * 50_000]
    )
    def test_long_texts_pass(self, mentions_of: MentionsOf, text: str) -> None:
        """They are read to the end without an error."""
        mentions_of(text)


class TestAcronyms:
    """Acronyms that the text puts in brackets behind a name."""

    def test_of_an_unlisted_name(self, mentions_of: MentionsOf) -> None:
        """From there on the acronym is the organisation that it was given to."""
        found = mentions_of("The Center for Harbor Studies (CHS) spoke. Then CHS left.")
        assert [(words, entity) for words, entity, _ in found] == [
            ("Center for Harbor Studies", "unlisted:nonprofit/centerforharborstudies"),
            ("CHS", "unlisted:nonprofit/centerforharborstudies"),
            ("CHS", "unlisted:nonprofit/centerforharborstudies"),
        ]

    def test_of_a_listed_acronym(self, small_kb: KnowledgeBase) -> None:
        """An acronym that is listed stays the listed entry."""
        listed = Actor(id="chs", name="CHS", kind=ActorKind.NONPROFIT)
        text = "The Center for Harbor Studies (CHS) spoke."
        found = find_mentions(text, parse_layout(text).sections, small_kb.extended(listed))
        assert found[-1].entity == listed


class TestJoints:
    """What may stand between the words of a listed name."""

    @pytest.mark.parametrize(
        "name", ["Deere & Sons", "I. J. Goode", "Robin R. Murphey", "Q&T", "Dover, D.C.", "Yo! Labs"]
    )
    def test_names_with_signs(self, small_kb: KnowledgeBase, name: str) -> None:
        """Ampersands, initials, commas and exclamation marks are found as they are written."""
        text = f"It was {name} again."
        listed = small_kb.extended(Actor(id="x", name=name, kind=ActorKind.COMPANY))
        found = find_mentions(text, parse_layout(text).sections, listed)
        assert [(mention.span.of(text), mention.entity.id) for mention in found] == [(name, "x")]


class TestShortOrganizations:
    """Organisations by the one word that is theirs."""

    def test_without_the_generic_word(self, mentions_of: MentionsOf) -> None:
        """Behind "Norsund Systems" it is "Norsund"."""
        found = mentions_of("We saw Norsund Systems grow. Then Norsund left.")
        assert [(words, entity) for words, entity, _ in found] == [
            ("Norsund Systems", "unlisted:company/norsundsystems"),
            ("Norsund", "unlisted:company/norsundsystems"),
        ]

    def test_common_words_stand_for_nothing(self, mentions_of: MentionsOf) -> None:
        """A word that anybody uses is no short name."""
        assert [words for words, *_ in mentions_of("We saw Open Systems Inc. grow. Then Open doors came.")] == [
            "Open Systems Inc."
        ]

    def test_a_listed_short_name_stays(self, small_kb: KnowledgeBase) -> None:
        """A listed company that is named again without its tail is not ambiguous."""
        text = "It was Borealis Group first. Borealis grew."
        assert [one.status.value for one in find_mentions(text, parse_layout(text).sections, small_kb)][
            -1
        ] == "resolved"


class TestShortPapers:
    """A paper that was named in full is called by the last word of its name, behind an article."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The Harbor Post wrote it. He told the Post that it lost.", ["Post"]),
            ("The Harbor Post wrote it. The Post's editor agreed.", ["The Post"]),
            ("He told the Post. The Harbor Post wrote it.", []),
            ("The Harbor Post wrote it. The Post Card fell, and a post fell. Post No Bills.", []),
            ("The Signal wrote it. The Signal's editor agreed.", []),
        ],
    )
    def test_last_word(self, mentions_of: MentionsOf, text: str, expected: list[str]) -> None:
        """Not before it is named, not as a part of another name, not without the article."""
        assert [words for words, *_ in mentions_of(text) if words not in ("The Harbor Post", "Signal")] == expected

    def test_before_a_namesake(self, small_kb: KnowledgeBase) -> None:
        """It is the paper that the text names, whatever else is called so."""
        knowledge = small_kb.extended(Actor(id="the-post", name="The Post", kind=ActorKind.MEDIA))
        text = "The Harbor Post wrote it. The Post said so."
        found = find_mentions(text, parse_layout(text).sections, knowledge)
        assert [one.entity.id for one in found] == ["the-harbor-post"] * 2


class TestOneRecordAnId:
    """Names of one unlisted entity in several spellings."""

    @pytest.mark.parametrize(
        "text",
        [
            "AI: Cinder-2-70B is good. Then Cinder 2 70B won.",
            "The Northgate Institute and NORTHGATE INSTITUTE.",
            "AI: Zephyra 5 Pro met Zephyra-5-Pro.",
        ],
    )
    def test_spellings_share_the_first_record(self, small_kb: KnowledgeBase, text: str) -> None:
        """All mentions have the record of the first, so that stored articles hold one entity an id."""
        found = find_mentions(text, parse_layout(text).sections, small_kb)
        records = {mention.entity.id: mention.entity for mention in found}
        assert len(found) >= 2
        assert all(mention.entity == records[mention.entity.id] for mention in found)
        assert {mention.entity.name for mention in found} & {text[3:].strip(), found[0].span.of(text)}


class TestMakers:
    """Who made an unlisted model, where a list of releases says "MODEL by HANDLE:"."""

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("- tarn_7b by owl-works: A model.", ["tarn_7b"]),
            ("- K9 by owl-works (~7B params): Small.", ["K9"]),
            ("- TarnChat-1M by owl-works: This dataset is large.", []),
            ("- tarn-55k by owl-works: Large.", []),
            ("- Tarn by owl-works: Large.", []),
            ("- tarn-7 by default: Large.", []),
            ("There is tarn_7 by owl-works: A model.", []),
        ],
    )
    def test_a_name_in_a_list_of_releases(self, mentions_of: MentionsOf, line: str, expected: list[str]) -> None:
        """What has a number and a maker in such a list is a model, unless it is data."""
        found = mentions_of(f"AI releases:\n\n- Ember-7B by borealis: One.\n{line}")
        assert [words for words, entity, _ in found if entity.startswith("unlisted:model/")][1:] == expected

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("- Cinder-2-70B by owlworks: A model.", ["owlworks"]),
            ("1. Cinder-2-70B by owlworks (~70B params): A model.", ["owlworks"]),
            ("- Cinder-2-70B by default: A model.", []),
            ("There is Cinder-2-70B by owlworks: A model.", []),
        ],
    )
    def test_a_handle_in_a_list(self, mentions_of: MentionsOf, line: str, expected: list[str]) -> None:
        """A plain word behind "by" is a handle only where the model begins an item and the handle its description."""
        found = mentions_of(f"AI releases:\n\n{line}\n- Ember-7B by borealis: Another.")
        assert [words for words, entity, _ in found if entity.startswith("unlisted:community/")] == expected

    def test_a_handle_is_a_maker(self, small_kb: KnowledgeBase) -> None:
        """A handle behind "by" is an organisation, and the developer of a model that has none."""
        text = "AI releases:\n\n- Cinder-2-70B by night-owl-ai: A model.\n- Ember-7B by borealis: Another."
        found = find_mentions(text, parse_layout(text).sections, small_kb)
        assert [(one.span.of(text), one.entity.id) for one in found] == [
            ("Cinder-2-70B", "unlisted:model/cinder2.70b"),
            ("night-owl-ai", "unlisted:community/nightowlai"),
            ("Ember-7B", "unlisted:model/ember7b"),
            ("borealis", "borealis"),
        ]
        developers = [
            one.entity.developer.id for one in found if isinstance(one.entity, AIModel) and one.entity.developer
        ]
        assert developers == ["unlisted:community/nightowlai", "borealis"]

    def test_a_plain_word_is_none(self, mentions_of: MentionsOf) -> None:
        """What stands behind "by" is no maker otherwise."""
        assert [words for words, *_ in mentions_of("AI: Cinder-2-70B by default: it won.")] == ["Cinder-2-70B"]

    @pytest.mark.parametrize(
        ("text", "developer"),
        [
            ("Cinder 2, a family of open AI models from Borealis, is out.", "borealis"),
            ("AI: We tried Cinder-7B (Apache 2.0), a small model by the Borealis team.", "borealis"),
            ("AI: Cinder-7B by Borealis is out.", "borealis"),
            ("AI: Cinder-7B built by Tidewater Labs is out.", "unlisted:company/tidewaterlabs"),
            ("AI: Cinder-7B is cited by Borealis.", None),
            ("AI: Cinder-7B, a model from 2026, and Borealis.", None),
            ("AI: Cinder-7B, a model by Ada Novak.", None),
            ("AI: Cinder-7B from Borealis is out.", "borealis"),
            ("AI: Cinder-7B (Borealis) is out.", "borealis"),
            ("AI: Cinder-7B (Borealis has one too) is out.", None),
            ("AI: They moved Cinder-7B from Borealis to Cobalt Works.", None),
        ],
    )
    def test_who_is_said_to_have_made_it(self, small_kb: KnowledgeBase, text: str, developer: str | None) -> None:
        """An organisation behind "by", or behind what the model is, made it; a person alone is no developer."""
        found = find_mentions(text, parse_layout(text).sections, small_kb)
        (model,) = [one.entity for one in found if isinstance(one.entity, AIModel)]
        assert (model.developer and model.developer.id) == developer
