"""The skeleton of a file as pydantic models: which keys there are and what shape each has, not what it means.

Values of parameters, levers and drivers are left to `grammar`. Only `layers` imports this module, when a file is
read: pydantic takes time to import.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
)

from ..errors import Fault, unknown
from .names import choice
from .numbers import ends, short
from .values import LAST_YEAR, MOST_DRAWS, MOST_SEED, MOST_WINDOW
from .yaml_tree import Items, Node, Scalar, Table, plain

Year: TypeAlias = Annotated[int, Field(ge=1900, le=LAST_YEAR)]
Word: TypeAlias = Annotated[str, Field(min_length=1)]
Values: TypeAlias = dict[str, Any]


def _one_line(name: str) -> str:
    if not name.strip() or "\n" in name or "\t" in name:
        raise ValueError
    return name


Line: TypeAlias = Annotated[Word, AfterValidator(_one_line)]


class _Skeleton(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)  # most files need one of these


class Names(_Skeleton):
    """A name in both languages."""

    zh: Line
    en: Line


OneOrBoth: TypeAlias = Annotated[
    Names, BeforeValidator(lambda name: {"zh": name, "en": name} if isinstance(name, str) else name)
]


# A reason or a source: one text, or both languages. The tags stand in the place of an error, see `_fault`.
_TAGS = ("one", "both")
InWords: TypeAlias = Annotated[
    Annotated[Word, Tag("one")] | Annotated[Names, Tag("both")],
    Discriminator(lambda words: "both" if isinstance(words, dict) else "one"),
]


def _by_name(equations: Any) -> Any:
    """A bare list of variants as a mapping; the variable each stands for is looked up later."""
    return {str(name): str(name) for name in equations} if isinstance(equations, list) else equations


class ShockRow(_Skeleton):
    """One entry of `shocks`; its numbers may be uncertain and are left to `shocks`."""

    name: Line | None = None
    driver: Word
    start: Any
    years: Any
    recovery: Any = None
    factor: Any = None
    change: Any = None
    probability: Any = None
    window: Annotated[int, Field(ge=1, le=MOST_WINDOW)] | None = None
    status: Word | None = None
    why: InWords | None = None
    source: InWords | None = None


class JudgementRow(_Skeleton):
    """One entry of `judgements`; what is added, multiplied or pinned is left to `judgements`."""

    indicator: Word
    item: str = ""
    add: Any = None
    multiply: Any = None
    pin: Any = None
    why: InWords
    author: Line
    status: Word | None = None
    source: InWords | None = None


def _word_of(note: str) -> BeforeValidator:
    """Takes a word of `CHOICES` as it is printed in either language too."""
    return BeforeValidator(lambda text: choice(note, str(text)) or text)


def _ends(written: Any) -> Any:
    return ends(written) if isinstance(written, str) else written


class TargetRow(_Skeleton):
    """One entry of `targets`; `year` is another name of `period`, `prices` is a year or "current"."""

    indicator: Word
    item: str = ""
    period: Word | None = None
    year: Word | None = None
    over: Annotated[Literal["growth", "total", "average", "change"], _word_of("over")] | None = None
    at_least: Word | None = None
    at_most: Word | None = None
    between: Annotated[list[Word], BeforeValidator(_ends)] | None = None
    prices: Word | None = None
    kind: Annotated[Literal["binding", "expected"], _word_of("kind")]
    source: InWords


class ConditionRow(_Skeleton):
    """What stands under `if` of a trigger; `year` is another name of `period`, `prices` is a year or "current"."""

    indicator: Word
    item: str = ""
    period: Word | None = None
    year: Word | None = None
    over: Annotated[Literal["growth", "total", "average", "change"], _word_of("over")] | None = None
    below: Word | None = None
    above: Word | None = None
    prices: Word | None = None


class TriggerRow(_Skeleton):
    """One entry of `triggers`; the values of the levers under `then` are left to `triggers`."""

    name: OneOrBoth | None = None
    condition: ConditionRow = Field(alias="if")
    then: Annotated[Values, Field(min_length=1)]


class CorrelationRow(_Skeleton):
    """One entry of `correlations`."""

    inputs: list[Word]
    rank: Word


class Changes(_Skeleton):
    """What a scenario may change."""

    name: OneOrBoth | None = None
    end: Year | None = None
    steps_per_year: Literal["1", "2", "4", "12"] | None = None
    draws: Annotated[int, Field(ge=1, le=MOST_DRAWS)] | None = None
    seed: Annotated[int, Field(ge=0, le=MOST_SEED)] | None = None
    parameters: dict[str, Values] = {}
    levers: Values = {}
    drivers: Values = {}
    equations: Annotated[dict[str, Word], BeforeValidator(_by_name)] = {}
    judgements: list[JudgementRow] | None = None
    shocks: list[ShockRow] | None = None
    targets: list[TargetRow] | None = None
    triggers: list[TriggerRow] | None = None
    correlations: list[CorrelationRow] | None = None
    posterior: Word | None = None


class ScenarioFile(Changes):
    """A scenario file: on what it builds, what it changes, and the document of targets that it is held against."""

    version: Annotated[int, Field(ge=1, le=1)] = Field(alias="schema")
    name: OneOrBoth
    extends: Word | None = None
    district: Word | None = None
    plan: Word | None = None


class UncertaintyFile(_Skeleton):
    """A document that says how certain the values of a scenario are."""

    version: Annotated[int, Field(ge=1, le=1)] = Field(alias="schema")
    parameters: dict[str, Values] = {}
    levers: Values = {}
    drivers: Values = {}
    correlations: list[CorrelationRow] | None = None


class ShocksFile(_Skeleton):
    """A document of shocks alone."""

    version: Annotated[int, Field(ge=1, le=1)] = Field(alias="schema")
    shocks: list[ShockRow]


class TargetsFile(_Skeleton):
    """A document of targets alone."""

    version: Annotated[int, Field(ge=1, le=1)] = Field(alias="schema")
    targets: list[TargetRow]


class ObservationRow(_Skeleton):
    """One entry of `facts`: a fact of the ledger by its name, or a figure of one's own with its source."""

    fact: Word | None = None
    indicator: Word | None = None
    item: str = ""
    period: Word | None = None
    year: Word | None = None
    value: Word | None = None
    at_least: Word | None = None
    at_most: Word | None = None
    prices: Word | None = None
    error: Word | None = None
    source: InWords | None = None


class ObservationsFile(_Skeleton):
    """A document of figures that a scenario is conditioned on."""

    version: Annotated[int, Field(ge=1, le=1)] = Field(alias="schema")
    facts: list[ObservationRow]


# Documents that are laid on a scenario when it is read, by the name of their option.
DOCUMENTS: dict[str, type[BaseModel]] = {"uncertainty": UncertaintyFile, "shocks": ShocksFile, "targets": TargetsFile}


class DistrictHead(_Skeleton):
    """How a district file begins: its version, and the one that it extends."""

    version: Annotated[int, Field(ge=1, le=1)] = Field(alias="schema")
    extends: Word | None = None


class DistrictFile(DistrictHead):
    """A district file with those it extends: everything a run needs but the levers, which are zero unless given."""

    name: OneOrBoth
    start: Annotated[str, Field(pattern=r"^(19|20|21)[0-9]{2}-12-31$")]
    end: Year
    steps_per_year: Literal["1", "2", "4", "12"]
    draws: Annotated[int, Field(ge=1, le=MOST_DRAWS)]
    seed: Annotated[int, Field(ge=0, le=MOST_SEED)]
    reform_start: Word
    planning_years: list[Year] | None = None
    ledger: Word
    dimensions: dict[str, dict[str, Names]]
    parameters: dict[str, Values]
    levers: Values = {}
    drivers: Values
    correlations: list[CorrelationRow] | None = None


# The models of the entries inside a section, for the list of keys that are valid there.
_INSIDE: dict[str, type[BaseModel]] = {
    "judgements": JudgementRow,
    "shocks": ShockRow,
    "targets": TargetRow,
    "triggers": TriggerRow,
    "if": ConditionRow,
    "facts": ObservationRow,
    "correlations": CorrelationRow,
    "name": Names,
    "dimensions": Names,
}

_IN_WORDS = ("why", "source")
_INSIDE |= dict.fromkeys(_IN_WORDS, Names)

# pydantic's kind of error: the sentence for it.
_SHAPES = {
    "dict_type": "shape.table",
    "model_type": "shape.table",
    "list_type": "shape.list",
    "string_type": "shape.text",
    "int_type": "shape.text",
    "string_too_short": "shape.empty",
    "too_short": "shape.empty",
    "value_error": "shape.line",
    "string_pattern_mismatch": "shape.year_end",
    "greater_than_equal": "shape.range",
    "less_than_equal": "shape.range",
}
_RANGES = {
    "end": (1900, LAST_YEAR),
    "planning_years": (1900, LAST_YEAR),
    "draws": (1, MOST_DRAWS),
    "seed": (0, MOST_SEED),
    "schema": (1, 1),
    "window": (1, MOST_WINDOW),
}


def skeleton(model: type[BaseModel], tree: Table, faults: list[Fault]) -> Any:
    """The file as an instance of `model`, with a fault, at its place, for everything that is wrong.

    A scenario file with faults gives a `Changes` of its sound sections, so that these can be checked further;
    a district file with faults gives None.
    """
    content = plain(tree)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    faults += [_fault(model, tree, one) for one in errors]
    if model is DistrictFile:
        return None
    sound = set(Changes.model_fields) - {one["loc"][0] for one in errors}
    return Changes.model_validate({name: value for name, value in content.items() if name in sound})


def _fault(model: type[BaseModel], tree: Table, error: Any) -> Fault:
    loc = [part for at, part in enumerate(error["loc"]) if not (part in _TAGS and error["loc"][at - 1] in _IN_WORDS)]
    names = [str(part) for part in loc]
    path, kind = ".".join(names), error["type"]
    key_place, node = _find(tree, loc)
    if kind == "extra_forbidden":
        inside = model if len(names) == 1 else _INSIDE.get(names[-2]) or _INSIDE[names[0]]
        valid = [field.alias or name for name, field in inside.model_fields.items()]
        return unknown("scenario.key", names[-1], valid, key_place, path=path)
    if kind == "missing":
        return Fault("shape.missing", {"path": path}, node.place)
    found = short(node.text) if isinstance(node, Scalar) else ""
    if kind == "literal_error":
        return Fault("shape.choice", {"path": path, "found": found, "valid": error["ctx"]["expected"]}, node.place)
    low, high = _RANGES.get(names[-1]) or _RANGES.get(names[0], (0, 0))
    key = _SHAPES.get(kind, "shape.whole")
    if key == "shape.range" and names[-1] == "schema":
        key = "shape.schema"
    return Fault(key, {"path": path, "found": found, "low": low, "high": high}, node.place)


def _find(tree: Table, parts: Sequence[str | int]) -> tuple[str, Node]:
    """Place of the last key of a pydantic location, and its node; of something missing, the mapping that lacks it."""
    place, node = tree.place, cast(Node, tree)
    for part in parts:
        if isinstance(node, Table) and part in node.values:
            place, node = node.places[str(part)], node.values[str(part)]
        elif isinstance(node, Items) and isinstance(part, int):
            node = node.items[part]
    return place, node
