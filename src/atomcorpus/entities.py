"""Records of the things that articles speak of: actors, AI models and artifacts.

Records only: nothing here parses, looks up or writes.
"""

from __future__ import annotations

from attrs import field, frozen

from atomcorpus._repr import one_line, quoted, record_repr
from atomcorpus._validate import count, each, exactly, fault, known_text, optional
from atomcorpus.dates import PartialDate
from atomcorpus.html import record_html
from atomcorpus.kinds import ActorKind, ArtifactKind, ModelLevel, Openness

__all__ = [
    "AIModel",
    "Actor",
    "ActorKind",
    "Artifact",
    "ArtifactKind",
    "Entity",
    "ModelLevel",
    "Openness",
    "Period",
    "Role",
    "maker_of",
    "sort_of",
]


@frozen
class Period:
    """From one date to another, either end unknown.

    Attributes:
        since: First day, month or year; None when not known.
        until: Last day, month or year; None when not known or not ended.

    Raises:
        ValidationError: If the end lies wholly before the beginning.
    """

    since: PartialDate | None = field(default=None, validator=optional(exactly(PartialDate)))
    until: PartialDate | None = field(default=None, validator=optional(exactly(PartialDate)))

    __repr__ = record_repr

    def isoformat(self) -> str:
        """In ISO 8601: both ends with a slash between, an open one as two dots, equal ones once.

        Example:
            >>> august = PartialDate(2025, 8)
            >>> Period(PartialDate(2019), None).isoformat(), Period(august, august).isoformat()
            ('2019/..', '2025-08')
        """
        since, until = (".." if end is None else end.isoformat() for end in (self.since, self.until))
        return since if since == until != ".." else f"{since}/{until}"

    def __attrs_post_init__(self) -> None:
        if self.since and self.until and self.until.latest < self.since.earliest:
            raise fault(self, "until", f"{self.until} is before {self.since}")


@frozen
class Role:
    """What a person is at an organisation, as a source states it.

    Attributes:
        title: "CEO", "Senator from Indiana".
        organization: Id of the organisation's actor; None when it is not known.
        period: When the role was held; an open end means only that no end was known.
    """

    title: str = field(validator=known_text)
    organization: str | None = field(default=None, validator=optional(known_text))
    period: Period = field(default=Period(), kw_only=True, validator=exactly(Period))

    __repr__ = record_repr


@frozen(kw_only=True)
class Actor:
    """A person, an organisation or a place: whoever acts, speaks or is spoken of.

    Attributes:
        id: Stable id; entities that no knowledge base lists have ids that begin with `unlisted:`.
        name: Usual English name.
        kind: What sort of actor it is.
        aliases: Other names, sorted as the source gives them; may be empty.
        country: ISO 3166-1 alpha-2 code, `EU` or `intl`, upper case but for the last; None when not known.
        parent: Id of the owner or of the larger body.
        roles: For people: what they are where; may be empty.
        active: For administrations and the like: from when to when.
        hub_organizations: Namespaces on the Hugging Face hub, spelled exactly; may be empty.
        atom_region: Bucket of the ATOM Project's tracker: us, china, eu, other or unknown.
        sources: Names of the data sources behind this record (see NOTICE); empty for what one article alone states.

    Raises:
        ValidationError: If a value has the wrong type or is empty, naming the field.

    Example:
        >>> Actor(id="ai2", name="Ai2", kind=ActorKind.NONPROFIT).country is None
        True
    """

    id: str = field(validator=known_text)
    name: str = field(validator=known_text)
    kind: ActorKind = field(validator=exactly(ActorKind))
    aliases: tuple[str, ...] = field(default=(), validator=each(str))
    country: str | None = field(default=None, validator=optional(known_text))
    parent: str | None = field(default=None, validator=optional(known_text))
    roles: tuple[Role, ...] = field(default=(), validator=each(Role))
    active: Period | None = field(default=None, validator=optional(exactly(Period)))
    hub_organizations: tuple[str, ...] = field(default=(), validator=each(str))
    atom_region: str | None = field(default=None, validator=optional(known_text))
    sources: tuple[str, ...] = field(default=(), validator=each(str))

    def __repr__(self) -> str:
        return one_line(self, quoted(self.name), self.kind, f"id {quoted(self.id)}")

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return record_html(self)


@frozen(kw_only=True)
class AIModel:
    """A named AI model, or a family or series of them.

    Attributes:
        id: A hub id (`openai/gpt-oss-120b`) or `developer/model`; families are `family:...`, series `series:...`, and
            models that no knowledge base lists begin with `unlisted:`.
        name: Display name.
        level: How much the name pins down.
        family: Plain name of the family ("Qwen"); None when the model has none.
        version: Version as the name says it, without a leading v; None when it says none.
        developer: Who made it.
        released: Date of release, with the parts that are known.
        total_parameters: Number of parameters (a count, not billions), from a source, not from the name.
        active_parameters: Number of parameters used for one token, likewise.
        openness: Whether the weights are released.
        license: Short name of the licence.
        modalities: What it works on (text, image, ...); may be empty.
        context_tokens: Length of the context window, in tokens.
        hub_id: Id on the Hugging Face hub where the weights are there.
        parent: Id of the next wider entry: checkpoint to model to series to family.
        aliases: Other names; may be empty.
        atom_tracked: Which of the ATOM Project's tracked lists has it: primary, extra, or None.
        sources: Names of the data sources behind this record (see NOTICE).

    Raises:
        ValidationError: If a value has the wrong type, is empty or is no positive count, naming the field.

    Example:
        >>> AIModel(id="family:qwen", name="Qwen", level=ModelLevel.FAMILY).total_parameters is None
        True
    """

    id: str = field(validator=known_text)
    name: str = field(validator=known_text)
    level: ModelLevel = field(validator=exactly(ModelLevel))
    family: str | None = field(default=None, validator=optional(known_text))
    version: str | None = field(default=None, validator=optional(known_text))
    developer: Actor | None = field(default=None, validator=optional(exactly(Actor)))
    released: PartialDate | None = field(default=None, validator=optional(exactly(PartialDate)))
    total_parameters: int | None = field(default=None, validator=optional(count))
    active_parameters: int | None = field(default=None, validator=optional(count))
    openness: Openness | None = field(default=None, validator=optional(exactly(Openness)))
    license: str | None = field(default=None, validator=optional(known_text))
    modalities: tuple[str, ...] = field(default=(), validator=each(str))
    context_tokens: int | None = field(default=None, validator=optional(count))
    hub_id: str | None = field(default=None, validator=optional(known_text))
    parent: str | None = field(default=None, validator=optional(known_text))
    aliases: tuple[str, ...] = field(default=(), validator=each(str))
    atom_tracked: str | None = field(default=None, validator=optional(known_text))
    sources: tuple[str, ...] = field(default=(), validator=each(str))

    def __repr__(self) -> str:
        by = "" if self.developer is None else f"by {quoted(self.developer.name, 30)}"
        return one_line(self, quoted(self.name), self.level, f"id {quoted(self.id)}", by)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return record_html(self)


@frozen(kw_only=True)
class Artifact:
    """A named thing that somebody made and that is neither an actor nor an AI model: a law, a benchmark, a chip.

    Attributes:
        id: Stable id, `artifact:...`; artifacts that no knowledge base lists have ids that begin with `unlisted:`.
        name: Usual English name, without year and article.
        kind: What sort of thing it is.
        aliases: Other names; may be empty.
        maker: Who made or issued it.
        country: ISO 3166-1 alpha-2 code, `EU` or `intl`, of a law or policy; None when not known.
        issued: When it was passed, published or first sold, with the parts that are known.
        parent: Id of the wider entry: "SWE-bench" for "SWE-bench Verified".
        sources: Names of the data sources behind this record (see NOTICE); empty for what one article alone states.

    Raises:
        ValidationError: If a value has the wrong type or is empty, naming the field.

    Example:
        >>> Artifact(id="artifact:mmlu", name="MMLU", kind=ArtifactKind.BENCHMARK).maker is None
        True
    """

    id: str = field(validator=known_text)
    name: str = field(validator=known_text)
    kind: ArtifactKind = field(validator=exactly(ArtifactKind))
    aliases: tuple[str, ...] = field(default=(), validator=each(str))
    maker: Actor | None = field(default=None, validator=optional(exactly(Actor)))
    country: str | None = field(default=None, validator=optional(known_text))
    issued: PartialDate | None = field(default=None, validator=optional(exactly(PartialDate)))
    parent: str | None = field(default=None, validator=optional(known_text))
    sources: tuple[str, ...] = field(default=(), validator=each(str))

    def __repr__(self) -> str:
        by = "" if self.maker is None else f"by {quoted(self.maker.name, 30)}"
        return one_line(self, quoted(self.name), self.kind, f"id {quoted(self.id)}", by)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return record_html(self)


Entity = Actor | AIModel | Artifact
"""What a mention names."""


def maker_of(entity: Entity) -> Actor | None:
    """Who develops an AI model, or made or issued an artifact; None for an actor.

    Example:
        >>> lab = Actor(id="ai2", name="Ai2", kind=ActorKind.NONPROFIT)
        >>> maker_of(Artifact(id="artifact:dolma", name="Dolma", kind=ArtifactKind.DATASET, maker=lab)) is lab
        True
    """
    if isinstance(entity, AIModel):
        return entity.developer
    return entity.maker if isinstance(entity, Artifact) else None


def sort_of(entity: Entity) -> str:
    """The word by which stored forms tell the three classes of entities apart: actor, model or artifact.

    Example:
        >>> sort_of(AIModel(id="family:qwen", name="Qwen", level=ModelLevel.FAMILY))
        'model'
    """
    return _SORTS[type(entity)]


_SORTS: dict[type, str] = {Actor: "actor", AIModel: "model", Artifact: "artifact"}
