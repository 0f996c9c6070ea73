"""Full names in one article: each listed or unlisted stretch, read where it stands, then what neighbours decide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from atomcorpus.artifacts import find_artifacts
from atomcorpus.entities import Actor, ActorKind, AIModel, Artifact, ModelLevel
from atomcorpus.folding import fold_name
from atomcorpus.mentions.about_ai import names_a_model, speaks_of_ai
from atomcorpus.mentions.borders import with_borders
from atomcorpus.mentions.candidates import CERTAIN, KNOWN, LIKELY, LISTED, TWIN, WORD, Candidate
from atomcorpus.mentions.capitals import fitting, is_model
from atomcorpus.mentions.eponyms import with_makers
from atomcorpus.mentions.families import families_above, model_named
from atomcorpus.mentions.halves import coordinated_halves, owned_half
from atomcorpus.mentions.introductions import has_version_behind, introduced_models, released_models
from atomcorpus.mentions.listed import ListedName, find_listed, find_uncased, has_uncased, index_of
from atomcorpus.mentions.made_things import guessed_artifacts, read_artifact
from atomcorpus.mentions.makers import MAKERS, begins_with_maker, described_makers, maker_by_handle, released
from atomcorpus.mentions.models import counts_something, extend_name, find_unknown_models, is_thing
from atomcorpus.mentions.neighbours import Neighbours
from atomcorpus.mentions.offices import is_of_another_country
from atomcorpus.mentions.organizations import find_organizations
from atomcorpus.mentions.people import find_people
from atomcorpus.mentions.places import find_states, longer_name, names_states, stands_for_government
from atomcorpus.mentions.second_looks import is_something_else, without_form
from atomcorpus.mentions.senses import (
    Reading,
    is_enumerated,
    is_label,
    is_shouted,
    lends_its_name,
    owns_something,
    supports_actor,
    supports_model,
    twin_reading,
)
from atomcorpus.mentions.unlisted import unlisted_actor, unlisted_model
from atomcorpus.model_names.orders import as_listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from atomcorpus.entities import Entity
    from atomcorpus.knowledge import KnowledgeBase, Name
    from atomcorpus.mentions.blocks import Block

__all__ = ["FullNames"]

_NO_ORGANIZATIONS = frozenset({ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.REGION, ActorKind.PLACE})
_PLACES = frozenset({"country", "region", "place"})
_LEVELS = frozenset(level.value for level in ModelLevel)
_FIRST_PIECE = re.compile(r"[^\W\d_]{3,}(?=[- ])")
_ID = re.compile(r"(?:-[a-z]{1,12}){0,2}-[a-z]?\d{1,2}(?:\.\d+)?[a-z]{0,2}(?![^\W_])")
_MODEL_RULES = frozenset({LISTED, "model-grammar", "model-size", "model-introduced"})


class FullNames:
    """Finds full names in the blocks of one article.

    Attributes:
        acronyms: For the span of a name, that of the acronym that the text gives with it, in brackets or before them.
    """

    def __init__(self, text: str, blocks: Sequence[Block], knowledge: KnowledgeBase) -> None:
        self.text = text
        self.knowledge = knowledge
        self.index = index_of(knowledge)
        self.speaks_of_ai = speaks_of_ai(text) or names_a_model(text, blocks, self.index, knowledge)
        self._names_states = names_states(text)
        self._has_releases = self.speaks_of_ai and next(released(text, 0, len(text)), None) is not None
        self._has_uncased = has_uncased(text) and next(find_uncased(text, 0, len(text), self.index), None) is not None
        self.acronyms: dict[tuple[int, int], tuple[int, int]] = {}
        self._makers: dict[str, str | Entity] = {}
        self._else: dict[tuple[int, int], Candidate] = {}  # what a head makes of a name that may be a word

    def find(self, block: Block) -> list[Candidate]:
        """Names in one block; they may overlap, and some wait for `decide`."""
        found: list[Candidate] = []
        for one in self._named(block):
            found.append(one)
            if one.rule in _MODEL_RULES:
                found += self._maker(one, block)
        if block.words:
            if made := find_artifacts(self.text, block.words, block.start, block.end, block.sentence_starts):
                found += guessed_artifacts(self.text, made, self.index.names, self.acronyms)
            guessed = [*self._guessed(find_people(self.text, block.words, block.sentence_starts))]
            guessed += self._guessed(find_organizations(self.text, block.words, block.sentence_starts))
            if words := {one[:2]: one for one in found if one[4] == WORD}:
                self._else |= {
                    one[:2]: one for one in guessed if one[:2] in words and self._confirms(one, words[one[:2]])
                }
            found += guessed
            for span in find_states(self.text, block.start, block.end) if self._names_states else ():
                found.append(
                    Candidate(
                        *span, CERTAIN, (unlisted_actor(self.text[slice(*span)], ActorKind.PLACE),), "place.state"
                    )
                )
        for model_id, maker in described_makers(self.text, found, block.end, self.entity):
            self._makers.setdefault(model_id, maker)
        return found

    def _named(self, block: Block) -> list[Candidate]:
        """Names that are listed, or that only a model can have."""
        text, named = self.text, self._listed(block) if block.words else []
        if self._has_uncased:
            uncased = find_uncased(text, block.start, block.end, self.index)
            named += [Candidate(one.start, one.end, KNOWN, _ids(one.names), LISTED) for one in uncased]
        if self.speaks_of_ai:
            for span in find_unknown_models(text, block.words, block.start, block.end):
                if not is_thing(text, span[1]):
                    named.append(Candidate(*span, CERTAIN, (self._unknown_model(text[slice(*span)]),), "model-size"))
            named += introduced_models(text, block.start, block.end, self.index.names)
        if self._has_releases:
            named += released_models(text, block.start, block.end, self.index.names)
        return named

    def _unknown_model(self, name: str) -> str | Entity:
        """The record of a name that only looks like a model's; below the family with which it begins, if it does."""
        family = _FIRST_PIECE.match(name)
        return self.model_named(name, family.group()) if family else unlisted_model(name, None)

    def _listed(self, block: Block) -> list[Candidate]:
        """Listed names, but for those inside a longer name that began before them."""
        found: list[Candidate] = []
        settled_until = block.start
        for listed in find_listed(self.text, block.words, block.end, self.index):
            may_be_two = self.speaks_of_ai and listed.names[0].kind in _LEVELS
            if listed.end > settled_until and not (may_be_two and self._is_put_together(listed)):
                named = fitting(listed.names, self.text[listed.start : listed.end])
                made = read_artifact(self.text, listed, *named) if named[2] else None
                for one in self._read(listed, block) if made is None else (made,):
                    settled_until = max(settled_until, one.end)
                    found.append(one)
        return found

    def _is_put_together(self, listed: ListedName) -> bool:
        """Whether a stretch that a model is called is a name and an amount, or a maker and its model."""
        text, (start, end, names, _) = self.text, listed
        if not all(map(is_model, names)):
            return False
        if counts_something(text, start, end):
            return True
        return " " in text[start:end] and begins_with_maker(text, start, end, self.knowledge, self.index.names)

    def decide(self, found_in: list[list[Candidate]]) -> list[list[Candidate]]:
        """Settle what only the rest of the article can: names that are words, and names shared with a company."""
        sure = {ref for found in found_in for one in found if one.rule not in (TWIN, WORD) for ref in one.referents}
        sure |= families_above(sure, self.knowledge)
        neighbours = Neighbours(self.text, self.entity)
        if self.speaks_of_ai:
            found_in = with_makers(found_in, neighbours, self.knowledge)
        rules_in = [{one.rule for one in found} for found in found_in]
        for found, rules in zip(found_in, rules_in, strict=True):
            if WORD in rules:
                sure.update(self._acronyms(self._without_words(found, sure, neighbours)))
        decided = []
        for found, rules in zip(found_in, rules_in, strict=True):
            kept = self._without_words(found, sure, neighbours) if WORD in rules else found
            decided.append(
                [neighbours.settle_twin(kept, number) for number in range(len(kept))] if TWIN in rules else kept
            )
        return self._with_one_record_an_id(decided)

    def _acronyms(self, found: list[Candidate]) -> Iterator[str | Entity]:
        """What the words in capitals mean that their neighbours show to be names: they are in every other place too."""
        for one in found:
            if one.rule == WORD and one.end - one.start > 1 and self.text[one.start : one.end].isupper():
                yield from one.referents

    def _without_words(
        self, found: list[Candidate], sure: set[str | Entity], neighbours: Neighbours
    ) -> list[Candidate]:
        """The names of a block, but for listed ones that are only words; `sure` is what the article names anyway."""
        kept: list[Candidate] = []
        named = {ref for one in found for ref in one.referents}
        for number, one in enumerate(found):
            is_letter = one.end - one.start == 1  # which means anything: "wrote on X", but "X is a number"
            is_word = one.rule == WORD and (is_letter or not sure.intersection(one.referents))
            if not is_word or neighbours.is_among_likes(found, number) or neighbours.is_beside_maker(one, named, sure):
                kept.append(one)
            elif (other := self._else.get((one.start, one.end))) is not None:
                kept.append(other if self._is_another(other, one) else one._replace(rule=LISTED))
        return kept

    def _with_one_record_an_id(self, found_in: list[list[Candidate]]) -> list[list[Candidate]]:
        """Give an unlisted name the record of its first spelling, and a model its maker, wherever they are named."""
        records: dict[str, Entity] = {}

        def first(referent: str | Entity) -> str | Entity:
            if isinstance(referent, str):
                return referent
            if referent.id not in records:
                maker = first(self._makers[referent.id]) if referent.id in self._makers else None
                developer = None if maker is None else self.entity(maker)
                if isinstance(referent, AIModel) and referent.developer is None and isinstance(developer, Actor):
                    referent = evolve(referent, developer=developer)
                records[referent.id] = referent
            return records[referent.id]

        return [
            [
                one
                if type(one.referents[0]) is str  # all are listed
                else one._replace(referents=tuple(first(referent) for referent in one.referents))
                for one in found
            ]
            for found in found_in
        ]

    # --- listed names ---------------------------------------------------------------------------------------------

    def _read(self, listed: ListedName, block: Block) -> Iterator[Candidate]:
        """What a stretch that folds to a listed name means there; nothing when it is only a word."""
        if listed.glued:
            if self.speaks_of_ai and (found := self._read_model(listed, listed.names, block)):
                yield found
                yield from coordinated_halves(self.text, found, block.end, self.index.names)
            return
        span = (listed.start, listed.end)
        surface = self.text[slice(*span)]
        if is_shouted(self.text, *span):
            return
        if surface.islower() and (ahead := self._as_id(listed, block)):
            yield ahead
            return
        listed = with_borders(self.text, listed)
        models, actors, _ = fitting(listed.names, surface)
        if models and self.speaks_of_ai:
            found = self._read_model(listed, models, block)
            if found is not None and (not actors or found.end > listed.end):
                yield found
                yield from coordinated_halves(self.text, found, block.end, self.index.names)
                return
            if found is not None:
                yield self._read_twin(listed, models, actors)
                yield from owned_half(self.text, span, block.end, self.index.names, self.model_named)
                return
        if actors:
            yield from self._read_actor(listed, actors, block)
            if self.speaks_of_ai:
                yield from owned_half(self.text, span, block.end, self.index.names, self.model_named)

    def _as_id(self, listed: ListedName, block: Block) -> Candidate | None:
        """A model as services write its id, all in small letters: a family's name and, after a hyphen, a version."""
        families = tuple([name for name in listed.names if name.kind == "family" and not name.needs_context])
        if not families or not self.speaks_of_ai or not _ID.match(self.text, listed.end, block.end):
            return None
        return self._read_model(listed._replace(names=families), families, block)

    def _read_model(self, listed: ListedName, models: tuple[Name, ...], block: Block) -> Candidate | None:
        found = self._whole_model(listed, models, block)
        if is_thing(self.text, found.end):
            return None
        if is_enumerated(self.text, found.start, found.end) and not supports_model(self.text, found.start, found.end):
            return found._replace(rule=WORD)
        return found

    def _whole_model(self, listed: ListedName, models: tuple[Name, ...], block: Block) -> Candidate:
        start, end = listed.start, listed.end
        text = self.text
        if (
            listed.glued and text[start:end].isalpha() and text[start + 1 : end].islower()
        ):  # "the Llamas"; at the beginning of a sentence they are animals
            return Candidate(start, end, KNOWN, _ids(models), WORD if start in block.sentence_starts else LISTED)
        longest = extend_name(text, start, end, block.end)
        if longest > end or listed.glued:
            name = text[start:longest]
            for written in (name, *as_listed(name)):
                known = self.index.names.get(fold_name(written), ())
                if known_models := tuple(filter(is_model, known)):
                    return Candidate(start, longest, KNOWN, _ids(known_models), LISTED)
            parent = self.knowledge[models[0].entity_id]
            anchor = parent if isinstance(parent, AIModel) else None
            prefixed = listed.glued and not fold_name(text[start:end]).startswith(fold_name(models[0].surface))
            model = unlisted_model(text[start:longest], anchor, prefixed=prefixed)
            return Candidate(start, longest, KNOWN, (model,), "model-grammar")
        if all(name.needs_context for name in models) and not supports_model(text, start, end):
            return Candidate(start, end, KNOWN, _ids(models), WORD)
        return Candidate(start, end, KNOWN, _ids(models), LISTED)

    def _maker(self, model: Candidate, block: Block) -> Iterator[Candidate]:
        """The organisation whose handle stands after a model ("Cinder-7B by night-owl-ai:")."""
        made = maker_by_handle(self.text, (model.start, model.end), block.end, self.knowledge, self.index.names)
        if made is None or not isinstance(self.entity(model.referents[0]), AIModel):
            return
        span, maker = made
        for referent in model.referents:
            if not isinstance(referent, str):
                self._makers.setdefault(referent.id, maker)
        yield Candidate(*span, KNOWN, (maker,), "model-maker")

    def _read_twin(self, listed: ListedName, models: tuple[Name, ...], actors: tuple[Name, ...]) -> Candidate:
        reading = twin_reading(self.text, listed.start, listed.end)
        if reading is Reading.OPEN:
            return Candidate(listed.start, listed.end, KNOWN, (*_ids(actors), *_ids(models)), TWIN)
        chosen = models if reading is Reading.MODEL else actors
        return Candidate(listed.start, listed.end, KNOWN, _ids(chosen), LISTED)

    def _read_actor(self, listed: ListedName, actors: tuple[Name, ...], block: Block) -> Iterator[Candidate]:
        start, end = listed.start, listed.end
        surface = self.text[start:end]
        if self.speaks_of_ai and has_version_behind(self.text, end):
            yield from self._versioned(listed, actors, block)
            return
        if lends_its_name(self.text, start, end, actors[0].kind) or owns_something(self.text, start, end):
            return
        if actors[0].kind in _PLACES and (longer := longer_name(self.text, start, end, actors[0].kind)):
            span, kind = longer
            yield Candidate(*span, CERTAIN, (unlisted_actor(self.text[slice(*span)], kind),), "place.longer")
            return
        if (country := self.knowledge.metonyms.get(surface)) and stands_for_government(self.text, start, end):
            yield Candidate(start, end, KNOWN, (country,), "metonym")
            return
        if actors[0].kind == "government" and is_of_another_country(self.text, start, actors, self.knowledge):
            yield Candidate(start, end, KNOWN, (unlisted_actor(surface, ActorKind.GOVERNMENT),), "organization.body")
            return
        # "The Logic of ..." may open a sentence or a headline as well as name an outlet.
        a_word = surface[:4] == "The " and " " not in surface[4:] and start in block.sentence_starts
        sure = () if a_word else tuple([name for name in actors if not name.needs_context])
        if sure:
            yield Candidate(start, end, KNOWN, _ids(sure), LISTED)
            return
        kinds = {name.kind for name in actors}
        opens = " " in surface and not a_word and start in block.sentence_starts
        supported = not opens and any(supports_actor(self.text, start, end, kind) for kind in kinds)
        supported = supported or ("media" in kinds and is_label(self.text, start, end))
        yield Candidate(start, end, KNOWN, _ids(actors), LISTED if supported else WORD)

    def _versioned(self, listed: ListedName, actors: tuple[Name, ...], block: Block) -> Iterator[Candidate]:
        """The model that a maker's name with a version is ("Cobalt-2"); an acronym with one is rather a data set."""
        maker = next((name.entity_id for name in actors if name.kind in MAKERS), None)
        if maker is None or self.text[listed.start : listed.end].isupper():
            return
        end = extend_name(self.text, listed.start, listed.end, block.end)
        model = unlisted_model(self.text[listed.start : end], None)
        self._makers.setdefault(model.id, maker)
        yield Candidate(listed.start, end, CERTAIN, (model,), "model-version")

    # --- unlisted names -------------------------------------------------------------------------------------------

    def _guessed(self, guesses: Iterable[Candidate]) -> Iterator[Candidate]:
        for guess in guesses:
            start, end, strength, _, rule, kind, short = guess
            if kind is None or is_something_else(self.text, guess, self.index.names):
                continue
            if kind is ActorKind.COMPANY and (listed := without_form(self.text[start:end], self.index.names)):
                yield Candidate(start, end, KNOWN, _ids(listed), LISTED)
                continue
            if short:
                self.acronyms[start, end] = short
            yield Candidate(start, end, strength, (unlisted_actor(self.text[start:end], kind),), rule)

    # --- records --------------------------------------------------------------------------------------------------

    def model_named(self, name: str, family: str) -> str | Entity:
        """The model of a name that begins with a family's name; see `families`."""
        return model_named(name, family, self.index.names, self.knowledge)

    def entity(self, referent: str | Entity) -> Entity:
        """The record that a found name refers to."""
        return self.knowledge[referent] if isinstance(referent, str) else referent

    def is_word(self, listed: Candidate) -> bool:
        """Whether a listed name is mostly something else: a word, or what people are called."""
        names = self.index.names.get(fold_name(self.text[listed.start : listed.end]), ())
        return bool(names) and all(name.needs_context for name in names)

    def _confirms(self, guess: Candidate, word: Candidate) -> bool:
        """Whether a guess tells that a word is a name: a sure one does, a likely organisation, and what is a person."""
        if guess.strength >= CERTAIN:
            return True
        listed = self.entity(word.referents[0])
        if isinstance(listed, Artifact):
            return True
        if not isinstance(listed, Actor) or listed.kind in _NO_ORGANIZATIONS:
            return False
        if guess.rule.startswith("person."):
            return self.text[max(0, guess.start - 4) : guess.start].lower() != "the "  # "the Cruise was late"
        return guess.strength >= LIKELY

    def _is_another(self, guess: Candidate, listed: Candidate) -> bool:
        """Whether a guess names somebody else than the listed name: a person, or an office that others have too."""
        entity, unlisted = self.entity(listed.referents[0]), self.entity(guess.referents[0])
        if isinstance(entity, Artifact):
            return True
        if not isinstance(entity, Actor) or not isinstance(unlisted, Actor):
            return False
        is_person, is_listed_person = unlisted.kind is ActorKind.PERSON, entity.kind is ActorKind.PERSON
        return entity.kind is ActorKind.GOVERNMENT or is_person != is_listed_person


def _ids(names: Sequence[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name.entity_id for name in names])) if len(names) > 1 else (names[0].entity_id,)
