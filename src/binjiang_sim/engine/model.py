"""A model: sectors of equations, assembled with all faults at once. Immutable; changes return a new model."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from types import ModuleType
from typing import Any

from ..errors import Fault, ModelError, unknown
from . import units
from .declare import ENDINGS, Equation, Parameter, growth_of, plain_input
from .expression import AT_START, PARAMETER, PATH, VARIABLE, Expression
from .operations import DimensionsError
from .order import derived_order, loop
from .outline import HEADLINE, PAGES, PLACES, MainFigure
from .reading import AT_START_ENDING, UnreadableError

BASES, DIRECTIONS = ("constant", "current"), ("higher", "lower")  # of prices; in which a figure is better


@dataclass(frozen=True)
class Sector:
    """One file of equations: its name, its names in both languages, its `Params` class and its equations.

    It travels to another process as plain data: there `params` is None.
    """

    name: str
    zh: str
    en: str
    params: type | None
    equations: tuple[Equation, ...]

    @classmethod
    def of(cls, module: ModuleType) -> Sector:
        """Read a module: `NAME = {"zh": ..., "en": ...}`, `Params`, and every function that carries an equation."""
        name = module.__name__.rpartition(".")[2]
        own = (value for value in vars(module).values() if getattr(value, "__module__", "") == module.__name__)
        found = [value.__equation__ for value in own if hasattr(value, "__equation__")]
        found += [growth_of(equation) for equation in found if equation.growth]
        return cls(
            name=name,
            zh=module.NAME["zh"],
            en=module.NAME["en"],
            params=getattr(module, "Params", None),
            equations=tuple(dataclasses.replace(equation, sector=name) for equation in found),
        )

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters declared in `Params`, in order."""
        fields = dataclasses.fields(self.params) if self.params else ()
        return tuple(
            dataclasses.replace(field.metadata["parameter"], name=field.name, sector=self.name) for field in fields
        )

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "parameters": self.parameters, "params": None}


@dataclass(frozen=True, repr=False, eq=False)
class Model:
    """Sectors whose equations fit together. Raises ModelError, with all faults, when they do not.

    Models of the same `digest` are equal. A model travels to another process as its expressions, plain data.
    """

    sectors: tuple[Sector, ...]
    outline: tuple[MainFigure, ...] = ()

    @classmethod
    def of(cls, *modules: ModuleType, outline: tuple[MainFigure, ...] = ()) -> Model:
        """The model made of these sector modules, with its main figures."""
        return cls(tuple(Sector.of(module) for module in modules), outline)

    def __post_init__(self) -> None:
        faults = [*_naming_faults(self), *_declared_faults(self), *_outline_faults(self), *_reading_faults(self)]
        faults = faults or _loop_faults(self)
        if faults:
            raise ModelError(faults)

    @cached_property
    def equations(self) -> Mapping[str, Equation]:
        """Every variable in force, by name."""
        return {equation.name: equation for equation in _declared(self) if not equation.variant_of}

    @cached_property
    def variants(self) -> Mapping[str, Equation]:
        """Equations that can replace another by choice, by their own name."""
        return {equation.name: equation for equation in _declared(self) if equation.variant_of}

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        """Every parameter by its path, such as `talent.base_inflow`."""
        return {parameter.key: parameter for sector in self.sectors for parameter in sector.parameters}

    @cached_property
    def costs(self) -> Mapping[str, str]:
        """The path of the parameter that holds the cost of a lever, by lever."""
        return {one.costs: one.key for one in self.parameters.values() if one.costs}

    def main_figures(self, place: str) -> tuple[MainFigure, ...]:
        """The main figures that are shown in a place of the outline, in order."""
        if place == HEADLINE:
            return tuple(sorted((one for one in self.outline if one.headline), key=lambda one: one.headline))
        return tuple(one for one in self.outline if place in one.shown)

    @cached_property
    def expressions(self) -> Mapping[str, Expression]:
        """What computes each variable, by name, with the dimensions of every part and the paths of parameters.

        Raises ModelError, with all faults, for equations that do not fit their dimensions.
        """
        found, faults = {}, []
        for equation in self.equations.values():
            place = f"{equation.sector}.{equation.name}"
            try:
                one = found[equation.name] = equation.expression.checked(partial(self._leaf, equation))
            except DimensionsError as error:
                longest, other = (", ".join(dims) for dims in error.args)
                faults.append(Fault("model.mixed", {"one": longest, "other": other}, place))
                continue
            if equation.dims[len(equation.dims) - len(one.dims) :] != one.dims:
                values = {"found": ", ".join(one.dims), "dims": ", ".join(equation.dims)}
                faults.append(Fault("model.shape", values, place))
        if faults:
            raise ModelError(faults)
        return found

    def _leaf(self, equation: Equation, leaf: Expression) -> Expression:
        """A part without arguments with its dimensions; a parameter with its path."""
        name = str(leaf.detail)
        if leaf.operation == PARAMETER:
            one = self.parameters[f"{equation.sector}.{name}"]
            return Expression(PARAMETER, (), one.key, one.dims)
        if leaf.operation in (VARIABLE, AT_START):
            return dataclasses.replace(leaf, dims=self.equations[plain_input(name)].dims)
        return leaf

    @cached_property
    def dims(self) -> tuple[str, ...]:
        """Names of the dimensions that variables or parameters have."""
        owners: list[Equation | Parameter] = [*self.equations.values(), *self.parameters.values()]
        return tuple(dict.fromkeys(dim for owner in owners for dim in owner.dims))

    def of_kind(self, *kinds: str) -> tuple[Equation, ...]:
        """The variables of these kinds, in order of declaration."""
        return tuple(equation for equation in self.equations.values() if equation.kind in kinds)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """What is computed at every instant, in order: all but stocks, starts and indicators."""
        return derived_order(_reads(self, first=False), self._sector_of)

    @cached_property
    def first_order(self) -> tuple[str, ...]:
        """What is computed at the first instant, in order: starts and the stocks that take their value as well."""
        return derived_order(_reads(self, first=True), self._sector_of)

    @cached_property
    def _sector_of(self) -> Mapping[str, str]:
        return {name: equation.sector for name, equation in self.equations.items()}

    def replace(self, *functions: Callable[..., Any] | str) -> Model:
        """A model in which each function (or named variant) stands in for the variable it is a variant of, or its own.

        Raises ModelError for a name that is no variant, or when the result does not fit together.
        """
        chosen: dict[str, Equation] = {}
        for function in functions:
            if isinstance(function, str):
                if function not in self.variants:
                    raise ModelError([unknown("model.variant", function, self.variants)])
                equation = self.variants[function]
            else:
                equation = function.__equation__  # type: ignore[attr-defined]
            name = equation.variant_of or equation.name
            if name not in self.equations:
                raise ModelError([unknown("model.variable", name, self.equations)])
            sector = self.equations[name].sector
            chosen[name] = dataclasses.replace(equation, name=name, variant_of="", sector=sector)
        return Model(
            tuple(
                dataclasses.replace(one, equations=tuple(chosen.get(each.name, each) for each in one.equations))
                for one in self.sectors
            ),
            self.outline,
        )

    def __repr__(self) -> str:
        variables, parameters = len(self.equations), len(self.parameters)
        return f"<Model: {len(self.sectors)} sectors, {variables} variables, {parameters} parameters>"

    @cached_property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that change when any equation, unit or parameter changes."""
        text = "\n".join(
            f"{one.name} {one.kind} {one.unit} {one.dims} {one.start} {one.weight} {one.expression}"
            for one in self.equations.values()
        )
        return hashlib.sha256((text + repr(tuple(self.parameters.values()))).encode()).hexdigest()[:16]

    def __getstate__(self) -> dict[str, Any]:
        return {"sectors": self.sectors, "outline": self.outline, "digest": self.digest}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Model) and (self is other or self.digest == other.digest)

    def __hash__(self) -> int:
        return hash(self.digest)


def _declared(model: Model) -> Iterable[Equation]:
    return (equation for sector in model.sectors for equation in sector.equations)


def _reads(model: Model, first: bool) -> dict[str, tuple[str, ...]]:
    """What each computed variable needs at the same instant; at the first instant stocks and starts are computed."""
    kinds = ("flow", "auxiliary", "lever", "driver") + (("stock", "start") if first else ())
    found = {one.name: (one.start,) if one.kind == "stock" else one.reads_now for one in model.of_kind(*kinds)}
    if first:  # when what is read "at the start" is being computed, too
        found |= {one.name: one.reads for one in model.of_kind(*kinds) if one.kind != "stock"}
    return found


def _naming_faults(model: Model) -> list[Fault]:
    times = Counter(equation.name for equation in _declared(model))
    faults = [Fault("model.clash", {"name": name}) for name, count in times.items() if count > 1]
    owners: list[Equation | Parameter] = [*_declared(model), *model.parameters.values()]
    for owner in owners:
        name = f"{owner.sector}.{owner.name}"
        if not (owner.zh and owner.en):
            faults.append(Fault("model.unnamed", {}, name))
        if isinstance(owner, Equation) and plain_input(owner.name) != owner.name:
            faults.append(Fault("model.ending", {"endings": ", ".join(ENDINGS)}, name))
        try:
            units.parse(owner.unit or "?")
        except units.UnitError:
            faults.append(Fault("model.unit", {"unit": owner.unit}, name))
    return faults


def _declared_faults(model: Model) -> list[Fault]:
    """What is said of a variable or a parameter besides its equation, and cannot be."""
    faults = []
    for one in _declared(model):
        place = f"{one.sector}.{one.name}"
        if one.better and one.better not in DIRECTIONS:
            faults.append(unknown("model.fact", one.better, DIRECTIONS, place, fact="better"))
        if one.share and one.unit not in ("1", "1/year"):
            faults.append(Fault("model.share", {"unit": one.unit}, place))
        faults += _price_faults(one, place)
    levers = [one.name for one in _declared(model) if one.kind == "lever"]
    costs = [one for one in model.parameters.values() if one.costs]
    faults += [unknown("model.lever", one.costs, levers, one.key) for one in costs if one.costs not in levers]
    times = Counter(one.costs for one in costs)
    return faults + [Fault("model.cost_twice", {"name": name}) for name, count in times.items() if count > 1]


def _price_faults(one: Equation, place: str) -> list[Fault]:
    if not one.prices:
        return []
    if one.prices not in BASES:
        return [unknown("model.fact", one.prices, BASES, place, fact="prices")]
    try:
        fits = one.price_basis == one.prices
    except units.UnitError:  # a fault of its own
        return []
    return [] if fits else [Fault("model.prices", {"unit": one.unit, "found": one.prices}, place)]


def _outline_faults(model: Model) -> list[Fault]:
    faults = []
    for one in model.outline:
        place = f"outline.{one.name}"
        if one.name not in model.equations:
            faults.append(unknown("model.variable", one.name, model.equations, "outline"))
        if one.page not in PAGES:
            faults.append(unknown("model.fact", one.page, PAGES, place, fact="page"))
        faults += [unknown("model.fact", word, PLACES, place, fact="shown") for word in one.shown if word not in PLACES]
    return faults


def _reading_faults(model: Model) -> list[Fault]:
    faults = []
    params = {sector.name: {one.name for one in sector.parameters} for sector in model.sectors}
    for equation in _declared(model):
        place = f"{equation.sector}.{equation.name}"
        for name in (*equation.inputs, *filter(None, (equation.start, equation.weight))):
            fault = _input_fault(model, equation, name, place)
            faults += [fault] if fault else []
        try:
            read = set(equation.expression.details(PARAMETER)) - params[equation.sector]
            faults += [unknown("model.parameter", name, params[equation.sector], place) for name in sorted(read)]
        except UnreadableError as error:
            found, line = error.args
            faults.append(Fault("model.expression", {"found": found, "line": line}, place))
        if equation.variant_of and equation.variant_of not in model.equations:
            faults.append(unknown("model.variable", equation.variant_of, model.equations, place))
    return faults


def _input_fault(model: Model, equation: Equation, name: str, place: str) -> Fault | None:
    if equation.kind in ("lever", "driver") and name == PATH:
        return None
    indicator, at_start = equation.kind == "indicator", name.endswith(AT_START_ENDING)
    plain = plain_input(name) if indicator != at_start else name
    if plain not in model.equations:
        return unknown("model.variable", name, model.equations, place)
    if not indicator and model.equations[plain].kind == "indicator":
        return Fault("model.indicator", {"name": plain}, place)
    if name == equation.start and model.equations[name].kind != "start":
        return Fault("model.start", {"name": name}, place)
    return None


def _loop_faults(model: Model) -> list[Fault]:
    for first in (False, True):
        reads = _reads(model, first)
        if path := loop(reads, derived_order(reads, model._sector_of)):
            return [Fault("model.loop", {"path": " → ".join(path)})]
    return []
