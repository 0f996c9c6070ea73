"""Short names that an article sets up: after "Sam Altman" he is "Altman", after "Claude Opus 4" it is "Opus 4".

A short name counts from its full name on, never before it. One that two full names share is ambiguous and keeps both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from atomcorpus._memo import Memo
from atomcorpus._patterns import on_first_use
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.entities import Actor, ActorKind, AIModel
from atomcorpus.mentions.candidates import (
    CERTAIN,
    INTRODUCED,
    LIKELY,
    POSSIBLE,
    SHORT_NAME,
    SHORT_ORGANIZATION,
    SHORT_PAPER,
    SURNAME_RULE,
    Candidate,
)
from atomcorpus.mentions.introductions import has_version_behind
from atomcorpus.mentions.models import extend_name, is_generation
from atomcorpus.mentions.organizations.kinds import is_coined
from atomcorpus.mentions.people.kinds import COMMON, HEAD, NEVER, TITLE, kinds
from atomcorpus.mentions.unlisted import unlisted_actor, unlisted_model
from atomcorpus.mentions.words import CAPITAL_NEXT, NEXT_WORD, begins_sentence
from atomcorpus.model_names import is_variant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from atomcorpus.entities import Entity
    from atomcorpus.mentions.words import Word

__all__ = ["ShortNames", "is_word", "without_legal_form"]

_PARTICLES = classes.words("particles")
_PARTICLE = "|".join(sorted(_PARTICLES))
_PARTICLE_BEFORE = on_first_use(rf"(?<![^\W_])(?:(?:{_PARTICLE}|{_PARTICLE.title()}) )(?:(?:{_PARTICLE}) ){{0,2}}\Z")
_GIVEN_BEFORE = re.compile(r"[a-z,] (?P<name>[A-Z][a-z]{2,}) \Z")
_SURNAME_NEXT = re.compile(r" (?P<name>[A-ZÀ-Þ][a-zà-ÿ]+(?:[’'-][A-Z][a-z]+)?)(?![^\W_]|[’'-][A-Z]| [A-Z])")
_WORD_NEXT = re.compile(r" (?P<word>[A-Z][a-z]+)(?![^\W_]|[’'-])")
_LONGEST_GIVEN = 24
_LONGEST_PARTICLE = 12  # code points of one or more particles, with spaces
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_NICKNAMES = classes.words("model-nicknames")
_MODEL_PART = re.compile(r"[^\W_]+(?:\.\d+)*")
_GENERIC_TAILS = classes.words("company-tails")
_UNDERTAKINGS = classes.words("undertakings")
_BODIES = frozenset({"Institute", "Institution"})
_PAPERS = classes.words("paper-tails")
_BODY_HEADS = classes.words("heads-of-bodies")
_MOST = 8  # full names kept for one short name: more would say no more than that it is ambiguous
_BRAND = re.compile(r"[A-Z][^\W\d_]{2,}(?![^\W_])")
_PLAIN_VERSION = re.compile(r"\d(?:\.\d)?")
_LETTERED = re.compile(r"[A-Z]\d(?:\.\d+)?")
_CHIP = re.compile(
    r"[ -](?:[A-Z][a-z]+[A-Z]|Pro|Max|Ultra|chips?|processors?|laptops?|desktops?)|[-/]\d"
)  # "an M3 MacBook"
_SUBJECT = re.compile(
    r"['’]s\b|\s(?:said|says|has|had|is|was|will|would|did|does|also|plans|wants|[a-z]{3,}(?:ed|es))\b"
)
_NEXT = re.compile(r"[ \u00a0‑-][^\W_]+(?:\.\d+)*")


class ShortNames:
    """Short names of one article: what may be used for which full name, and from where on."""

    def __init__(self, model_named: Callable[[str, str], str | Entity]) -> None:
        """Begin with no name; `model_named` gives the model of a name and its beginning, the family's name."""
        self._model_named = model_named
        self._known: dict[str, dict[str | Entity, int]] = {}
        self._first_words: set[str] = set()
        self._has_particles = False
        self._in_heading = False
        self._organizations: dict[str, set[str | Entity]] = {}
        self._makers: dict[str, Actor] = {}
        self._models: dict[str, AIModel] = {}
        self._surnames: set[str] = set()
        self._given: set[str] = set()
        self._brands: dict[str, int] = {}
        self._lines: dict[str, tuple[str, int]] = {}
        self._first_names: dict[str, Candidate] = {}  # companies of two words by the first
        self._papers: dict[str, dict[str | Entity, int]] = {}  # and bodies, by what they are: "the Commission"
        self._companies: dict[str, str | Entity] = {}  # by their names without a legal form

    def learn_person(self, text: str, found: Candidate) -> None:
        """Remember the surname of a person named in full, with its particles, and the given name."""
        parts = text[found.start : found.end].split()
        while len(parts) > 1 and parts[-1] in _SUFFIXES:
            parts.pop()
        if len(parts) < 2:
            return
        self._remember(parts[-1], found)
        self._surnames.add(parts[-1])
        at = len(parts) - 1
        while at > 1 and parts[at - 1].lower() in _PARTICLES:
            at -= 1
        if at < len(parts) - 1:
            self._remember(" ".join(parts[at:]), found)
            if at > 1 and parts[at - 1] not in entries("given_names"):
                self._remember(parts[at - 1], found)  # "Rocío Maltés de la Torre" is mostly Maltés
        if len(parts) > 2 and parts[0] in entries("given_names"):
            self._remember(" ".join(parts[-2:]), found)
        is_month = parts[0] in entries("months_and_days")  # "May" is one, and May Lindgren is not called so
        if len(parts) == 2 and not parts[0].endswith(".") and not is_month:
            self._remember(parts[0], found)
            self._given.add(parts[0])

    def learn_acronym(self, short: str, found: Candidate) -> None:
        """Remember a short name of an organisation, such as the acronym that the text puts in brackets after it."""
        self._organizations.setdefault(short, set()).add(found.referents[0])
        self._remember(short, found)

    def learn_organization(self, text: str, found: Candidate) -> None:
        """Remember "Norsund" for "Norsund Systems": the name without what only says that it is an organisation."""
        parts = text[found.start : found.end].replace(",", "").split()
        if len(parts) > 1 and (head := _body_head(parts)):
            self._papers.setdefault(head, {}).setdefault(found.referents[0], found.end)
        if len(parts) > 2 and parts[-1].rstrip(".") in entries("legal_forms"):
            self._learn_first_of_three(parts[0], found)
            if parts[-2] in _GENERIC_TAILS:
                parts.pop()  # "Norsund Systems, Inc." is Norsund as well
        if len(parts) == 2 and parts[0].isupper() and is_coined(parts[0]) and parts[1].capitalize() in _UNDERTAKINGS:
            self.learn_acronym(parts[0], found)
        if len(parts) != 2 or is_word(parts[0]) or "-" in parts[0]:
            return
        if parts[1].rstrip(".") in entries("legal_forms"):
            self._companies.setdefault(parts[0], found.referents[0])
        actor = found.referents[0]
        if isinstance(actor, Actor) and actor.kind is ActorKind.COMPANY and len(parts[0]) > len("Acme"):
            self._first_names.setdefault(parts[0], found)
        is_body = parts[1] in _BODIES and parts[0] not in entries("surnames")  # the Ford Foundation is not Ford
        if is_body or parts[1].rstrip(".") in _GENERIC_TAILS:
            self.learn_acronym(parts[0], found)

    def _learn_first_of_three(self, first: str, found: Candidate) -> None:
        """Remember "Norsund" for "Norsund Silver Corp"; no word that others begin with, too."""
        if len(first) > len("Acme") and first.isalpha() and not is_word(first):
            self._first_names.setdefault(first, found)

    def learn_maker(self, text: str, found: Candidate) -> None:
        """Remember an unlisted company of one word, with whose name its models may be called: "Orsk-5"."""
        maker = found.referents[0]
        if (name := text[found.start : found.end]).isalnum() and isinstance(maker, Actor):
            self._organizations.setdefault(name, set()).add(maker)
            self._makers[name] = maker

    def learn_paper(self, text: str, found: Candidate) -> None:
        """Remember "the Times" for "The New York Times"."""
        parts = text[found.start : found.end].split()
        if len(parts) > 1 + (parts[0] == "The") and parts[-1] in _PAPERS:
            self._papers.setdefault(parts[-1], {}).setdefault(found.referents[0], found.end)
        else:
            self.learn_organization(text, found)

    def learn_model(self, text: str, found: Candidate) -> None:
        """Remember the generation or nickname in a model's name: "R1", "K2", "Maverick", "Opus 4"."""
        if isinstance(model := found.referents[0], AIModel):
            self._models.setdefault(model.id, model)  # one record an id, whatever its spelling
        parts = list(_MODEL_PART.finditer(text, found.start, found.end))
        for behind, part in enumerate(reversed(parts[1:])):
            word = part.group()
            if word in _NICKNAMES and (behind == 0 or (behind == 1 and parts[-1].group()[0].isdigit())):
                self._remember(text[part.start() : found.end], found)
            elif behind == 1 and len(parts) > 2 and _is_numbered_variant(word, parts[-1].group()):
                self._remember(text[part.start() : found.end], found)  # "Large 3"
            elif behind == 1 and "." in word and _PLAIN_VERSION.fullmatch(word) and is_variant(parts[-1].group()):
                self._remember(text[part.start() : found.end], found)  # "2.5 Pro"
            elif behind == 0 and is_generation(word):
                self._remember(word, found)
                if _LETTERED.fullmatch(word):
                    self._lines.setdefault(word[0], (text[found.start : part.start()], found.end))

    def learn_brand(self, text: str, found: Candidate) -> None:
        """Remember the first word of an unlisted model's name, so that its sisters are known: "Quill 9B", "Quill-2"."""
        brand = _BRAND.match(text, found.start, found.end)
        if brand and not is_word(brand.group()) and not is_variant(brand.group()):
            self._brands.setdefault(brand.group(), found.end)

    def find(self, text: str, words: Iterable[Word], limit: int, *, heading: bool = False) -> list[Candidate]:
        """Uses of the short names among the words, each after a full name that it is short for.

        In a heading a surname may stand before the full name.
        """
        self._in_heading = heading
        uses: list[Candidate] = []
        if not (self._known or self._brands or self._papers or self._organizations or self._first_names):
            return uses
        for word in words:
            written = word[2]
            use = None
            if written in self._brands or written in self._organizations:
                use = self._sister(text, word, limit)
            if use is None and written in self._first_words:
                following = _NEXT.match(text, word.end, limit)
                use = self._short_for(text, word.start, following.end()) if following else None
                use = use or self._short_for(text, word.start, word.end)
            elif use is None and written[0] in self._lines:
                use = self._same_line(text, word)
            if use is None and written in self._papers:
                use = self._paper(text, word)
            if use is None and written in self._first_names:
                use = self._first_name(text, word)
            if use is not None:
                uses.append(use)
        return uses

    def _sister(self, text: str, word: Word, limit: int) -> Candidate | None:
        """A model whose name begins with an unlisted brand or a company's short name, anywhere in the text.

        The bare brand counts after its first full name only, and not where it may begin another name.
        """
        brand = self._brands.get(word.text)
        if brand is None and not has_version_behind(text, word.end):
            return None
        end = extend_name(text, word.start, word.end, limit)
        if end == word.end and (brand is None or brand > word.start or word.text in self._organizations):
            return None
        if end == word.end and CAPITAL_NEXT.match(text, end, limit):
            return None
        model = evolve(unlisted_model(text[word.start : end], None), developer=self._makers.get(word.text))
        return Candidate(word.start, end, CERTAIN, (self._models.setdefault(model.id, model),), "model-brand")

    def _same_line(self, text: str, word: Word) -> Candidate | None:
        """An older or newer model named by a letter and a number, after one of that letter: "K2" after "Kimi K3"."""
        family, named = self._lines[word.text[0]]
        if named > word.start or not _LETTERED.fullmatch(word.text) or _CHIP.match(text, word.end):
            return None
        return Candidate(word.start, word.end, CERTAIN, (self._model_named(family + word.text, family),), SHORT_NAME)

    def _paper(self, text: str, word: Word) -> Candidate | None:
        """A paper, or a body, by what it is, after an article and its full name: "the Times", "the Commission"."""
        article = text[max(0, word.start - 4) : word.start]
        named = [referent for referent, end in self._papers[word.text].items() if end <= word.start]
        if not named or article not in ("The ", "the ") or CAPITAL_NEXT.match(text, word.end):
            return None
        return Candidate(
            word.start - 4 * (article == "The "), word.end, INTRODUCED, tuple(reversed(named)), SHORT_PAPER
        )

    def _first_name(self, text: str, word: Word) -> Candidate | None:
        """A company by the first of the two words of its name, after the whole of it, as no other word can stand."""
        full = self._first_names[word.text]
        if full.end > word.start or word.text in self._surnames or CAPITAL_NEXT.match(text, word.end):
            return None
        if begins_sentence(text, word.start, full.start) and not _SUBJECT.match(text, word.end):
            return None
        return full._replace(start=word.start, end=word.end, strength=LIKELY, rule=SHORT_NAME)

    def _remember(self, short: str, found: Candidate) -> None:
        known = self._known.setdefault(short, {})
        if first := NEXT_WORD.match(short):
            self._first_words.add(first.group())
            if short[0].islower():
                self._has_particles = True
                self._first_words.add(first.group().capitalize())  # as a sentence begins: "Al-Sayed left"
        if len(known) < _MOST:
            known.setdefault(found.referents[0], found.end)

    def _other_bearer(self, text: str, short: str, start: int, end: int) -> Candidate | None:
        """Somebody else who is called by the same surname or given name."""
        if short in self._given and (other := self._namesake(text, start, end)) is not None:
            return other
        if short not in self._surnames:
            return None
        given = _GIVEN_BEFORE.search(text, max(0, start - _LONGEST_GIVEN), start)
        return self._relative(text, given.start("name"), end, start) if given else None

    def _relative(self, text: str, start: int, end: int, surname: int) -> Candidate | None:
        """Another bearer of a surname, whose given name is in no list and stands in mid-sentence ("Orvo Toivonen")."""
        named = self._known[text[surname:end]].values()
        if text[start : surname - 1] in kinds() or min(named) > start:
            return None
        return Candidate(start, end, POSSIBLE, (unlisted_actor(text[start:end], ActorKind.PERSON),), SURNAME_RULE)

    def _namesake(self, text: str, start: int, end: int) -> Candidate | None:
        """Somebody else of the same given name, with a surname that is no word: "Lotte Tarn met Lotte Orsk"."""
        other = _SURNAME_NEXT.match(text, end)
        if other is None or kinds().get(other["name"], 0) & (NEVER | COMMON | TITLE | HEAD):
            return None
        is_same = other["name"] in self._surnames and other["name"] in self._known
        named = unlisted_actor(text[start : other.end()], ActorKind.PERSON)
        return None if is_same else Candidate(start, other.end(), LIKELY, (named,), "person.name")

    def _short_for(self, text: str, start: int, end: int) -> Candidate | None:
        """The use of a short name; full names of several entities make it ambiguous, the latest first."""
        if self._has_particles:
            particle = _PARTICLE_BEFORE.search(text, max(0, start - _LONGEST_PARTICLE), start)
            if particle is not None and _small_first(text[particle.start() : end]) in self._known:
                start = particle.start()
        short = text[start:end]
        if (known := self._known.get(short)) is None and self._has_particles:
            known = self._known.get(short := _small_first(short))
        if known is None:
            return None
        if (other := self._other_bearer(text, short, start, end)) is not None:
            return other
        behind = [referent for referent, named in known.items() if named <= start]
        if not behind and self._in_heading and short in self._surnames and _opens_heading(text, start, end):
            behind = [*known] if len(known) == 1 else []  # who is named in full below it
        if short in self._surnames:  # in an article on Ada Norsund nobody else is called so
            behind = [referent for referent in behind if referent not in self._organizations.get(short, ())]
        if (company := self._companies.get(short)) in behind:  # "Norsund" is Norsund Inc. and not Norsund Research
            behind = [company]
        is_organization = short in self._organizations and short not in self._surnames
        rule = SHORT_ORGANIZATION if is_organization else SHORT_NAME
        return Candidate(start, end, INTRODUCED, tuple(reversed(behind)), rule) if behind else None


def _opens_heading(text: str, start: int, end: int) -> bool:
    """Whether a surname in a heading is one: no word, not after "The", and what follows is no half of a name."""
    if is_word(text[start:end]) or text.endswith(("The ", "the ", "A ", "a "), 0, start):
        return False
    following = _WORD_NEXT.match(text, end)
    if following is None:
        return CAPITAL_NEXT.match(text, end) is None
    verb = following["word"]  # "Norsund Leaves Her House"
    return verb.endswith(("s", "ed")) and not kinds().get(verb, 0) & (NEVER | HEAD)


def _is_numbered_variant(word: str, number: str) -> bool:
    """Whether two parts of a model's name are a variant and a version, and stand for the whole from then on."""
    return word.istitle() and is_variant(word) and _PLAIN_VERSION.fullmatch(number) is not None


def _small_first(short: str) -> str:
    """A short name as it stands in the midst of a sentence, where its particle is written small."""
    return short[:1].lower() + short[1:]


def _body_head(parts: list[str]) -> str:
    """The word of a body's name by which it is called from then on: "the Commission", "the Ministry"; or nothing."""
    joint = next((at for at, part in enumerate(parts) if part in ("of", "for", "on")), len(parts))
    return parts[joint - 1] if joint and parts[joint - 1] in _BODY_HEADS else ""


def is_word(name: str) -> bool:
    """Whether a single capitalised word is too common to stand for an organisation by itself."""
    return _IS_WORD[name]


def _is_common(name: str) -> bool:
    lists = ("common_words", "generic_words", "topics", "places", "demonyms", "given_names", "function_words")
    return len(name) < 4 or any(name in entries(list_) for list_ in lists) or name.lower() in entries("common_words")


_IS_WORD = Memo(_is_common)


def without_legal_form(name: str) -> str:
    """A company's name without what the law adds to it; empty where nothing is added.

    Example:
        >>> without_legal_form("Norsund Photonics, Inc."), without_legal_form("Norsund")
        ('Norsund Photonics', '')
    """
    rest, _, form = name.rpartition(" ")
    is_form = form in entries("legal_forms") or form.rstrip(".") in entries("legal_forms")
    return rest.removesuffix(",") if is_form else ""
