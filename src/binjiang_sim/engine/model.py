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

from ..errors import Fault, ModelError, expect, unknown
from ..words import keys
from . import units
from .declare import ENDINGS, Equation, Parameter, declared, growth_of, plain_input
from .expression import AT_START, PARAMETER, PATH, VARIABLE, Expression
from .frozen import frozen
from .operations import DimensionsError
from .order import derived_order, loop
from .outline import CAUSES, HEADLINE, PAGES, PLACES, MainFigure
from .reading import AT_START_ENDING, NoSourceError, UnreadableError

BASES, DIRECTIONS = ("constant", "current"), ("higher", "lower")  # of prices; in which a figure is better


@dataclass(frozen=True)
class Sector:
    """Equations that share their parameters: its name, its names in both languages, its `Params` class, its equations.

    It travels to another process as plain data: there `params` is None.
    """

    name: str
    zh: str
    en: str
    params: type | None
    equations: tuple[Equation, ...]

    @classmethod
    def of(cls, source: ModuleType | type) -> Sector:
        """Read a module, or a class: `NAME = {"zh": ..., "en": ...}`, `Params`, and every function that is declared.

        Of a module, functions that it imports are not its own. Raises ModelError as `made` does.
        """
        expect("source", source, ModuleType, type)
        module = source.__name__ if isinstance(source, ModuleType) else ""
        own = (value for value in vars(source).values() if not module or getattr(value, "__module__", "") == module)
        found = [value for value in own if hasattr(value, "__equation__")]
        name, names = source.__name__.rpartition(".")[2], getattr(source, "NAME", {})
        params = getattr(source, "Params", None)
        return cls.made(name, *found, zh=names.get("zh", ""), en=names.get("en", ""), params=params)

    @classmethod
    def made(cls, name: str, *functions: Callable[..., Any], zh: str, en: str, params: type | None = None) -> Sector:
        """The sector `name` of these declared functions, which read the parameters of `params` as `p`.

        Raises ModelError for functions or `params` that are not declared as such, or when there are no functions.
        """
        faults = [Fault("model.undeclared", {"name": _name(one)}, name) for one in functions if not declared(one)]
        faults += [] if functions else [Fault("model.empty", {}, name)]
        faults += [] if params is None or _are_parameters(params) else [Fault("model.params", {}, name)]
        if faults:
            raise ModelError(faults)
        found = [declared(function) for function in functions]
        found += [growth_of(equation) for equation in found if equation.growth]
        return cls(name, zh, en, params, tuple(dataclasses.replace(equation, sector=name) for equation in found))

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters declared in `Params`, in order."""
        fields = dataclasses.fields(self.params) if self.params else ()
        return tuple(
            dataclasses.replace(field.metadata["parameter"], name=field.name, sector=self.name) for field in fields
        )

    def with_equations(self, chosen: Mapping[str, Equation]) -> Sector:
        """The sector with the equations of these names replaced."""
        made = dataclasses.replace(self, equations=tuple(chosen.get(one.name, one) for one in self.equations))
        vars(made)["parameters"] = self.parameters
        return made

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
    def of(cls, *sectors: Sector | ModuleType | type, outline: tuple[MainFigure, ...] = ()) -> Model:
        """The model made of these sectors, or of what `Sector.of` reads, with its main figures."""
        return cls(tuple(one if isinstance(one, Sector) else Sector.of(one) for one in sectors), outline)

    def with_sectors(self, *sectors: Sector | ModuleType | type, outline: tuple[MainFigure, ...] = ()) -> Model:
        """A model that has these sectors, and main figures, as well.

        Raises ModelError when the result does not fit together.
        """
        return Model.of(*self.sectors, *sectors, outline=(*self.outline, *outline))

    def __post_init__(self) -> None:
        for sector in self.sectors:
            expect("sectors", sector, Sector)
        faults = _sector_faults(self) or [
            *_naming_faults(self),
            *_declared_faults(self),
            *_outline_faults(self),
            *_reading_faults(self),
        ]
        faults = faults or _loop_faults(self)
        if faults:
            raise ModelError(faults)

    @cached_property
    def equations(self) -> Mapping[str, Equation]:
        """Every variable in force, by name."""
        return frozen({equation.name: equation for equation in _declared(self) if not equation.variant_of})

    @cached_property
    def variants(self) -> Mapping[str, Equation]:
        """Equations that can replace another by choice, by their own name."""
        return frozen({equation.name: equation for equation in _declared(self) if equation.variant_of})

    @cached_property
    def parameters(self) -> Mapping[str, Parameter]:
        """Every parameter by its path, such as `talent.base_inflow`."""
        return frozen({parameter.key: parameter for sector in self.sectors for parameter in sector.parameters})

    @cached_property
    def costs(self) -> Mapping[str, str]:
        """The path of the parameter that holds the cost of a lever, by lever."""
        return frozen({one.costs: one.key for one in self.parameters.values() if one.costs})

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
        return frozen(found)

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

    @cached_property
    def readers(self) -> Mapping[str, tuple[str, ...]]:
        """What reads each variable, by name, or its value at the start; indicators are reports and not counted."""
        found: dict[str, list[str]] = {name: [] for name in self.equations}
        for equation in self.equations.values():
            if equation.kind != "indicator":
                names = [*equation.inputs, *filter(None, (equation.start, equation.weight))]
                for name in dict.fromkeys(map(plain_input, names)):
                    if name in found:
                        found[name].append(equation.name)
        return frozen({name: tuple(each) for name, each in found.items()})

    @cached_property
    def outcomes(self) -> tuple[str, ...]:
        """The variables that move nothing else: declared as outcomes, or read by no other equation; and indicators."""
        free = (one for one in self.equations.values() if not (one.kind == "start" and one.low is not None))
        return tuple(one.name for one in free if one.outcome or one.kind == "indicator" or not self.readers[one.name])

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
        return frozen({name: equation.sector for name, equation in self.equations.items()})

    def replace(self, *functions: Callable[..., Any] | str) -> Model:
        """A model in which each function (or named variant) stands in for the variable it is a variant of, or its own.

        A variant of the model reads the parameters of its own sector, another function those of the variable's.
        Raises ModelError for a name that is no variant, a function that is not declared, one of another unit or other
        dimensions than its variable, or when the result does not fit together.
        """
        if not functions:
            return self
        chosen: dict[str, Equation] = {}
        faults: list[Fault] = []
        for function in functions:
            equation = self._variant(function)
            if equation is None and isinstance(function, str):
                faults.append(unknown("model.variant", function, self.variants))
            elif equation is None:
                faults.append(Fault("model.undeclared", {"name": _name(function)}))
            elif (name := equation.variant_of or equation.name) not in self.equations:
                faults.append(unknown("model.variable", name, self.equations))
            else:
                sector = equation.sector or self.equations[name].sector
                chosen[name] = equation.known_as(name, sector)
                faults += _unlike(chosen[name], self.equations[name])
        if faults:
            raise ModelError(faults)
        return Model(tuple(one.with_equations(chosen) for one in self.sectors), self.outline)

    def _variant(self, function: Callable[..., Any] | str) -> Equation | None:
        """The variant of this name, or that of the function, or what is declared of it; None when there is none."""
        if isinstance(function, str):
            return self.variants.get(function)
        own = (one for one in self.variants.values() if one.function is function)
        return next(own, declared(function))

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


def _name(function: object) -> str:
    return str(getattr(function, "__name__", function))


def _are_parameters(params: type) -> bool:
    """Whether a class holds parameters and nothing else."""
    return dataclasses.is_dataclass(params) and all("parameter" in one.metadata for one in dataclasses.fields(params))


def _unlike(new: Equation, old: Equation) -> list[Fault]:
    """What stands in for a variable must have its unit and dimensions, which those who read it count on."""
    found = {"unit": new.unit, "dims": ", ".join(new.dims)}
    wanted = {"old_unit": old.unit, "old_dims": ", ".join(old.dims)}
    same = (new.unit, new.dims) == (old.unit, old.dims)
    return [] if same else [Fault("model.unlike", {**found, **wanted}, f"{new.sector}.{new.name}")]


def _declared(model: Model) -> Iterable[Equation]:
    return (equation for sector in model.sectors for equation in sector.equations)


def _reads(model: Model, first: bool) -> dict[str, tuple[str, ...]]:
    """What each computed variable needs at the same instant; at the first instant stocks and starts are computed."""
    kinds = ("flow", "auxiliary", "lever", "driver") + (("stock", "start") if first else ())
    found = {one.name: (one.start,) if one.kind == "stock" else one.reads_now for one in model.of_kind(*kinds)}
    if first:  # when what is read "at the start" is being computed, too
        found |= {one.name: one.reads for one in model.of_kind(*kinds) if one.kind != "stock"}
    return found


def _sector_faults(model: Model) -> list[Fault]:
    times = Counter(sector.name for sector in model.sectors)
    faults = [Fault("model.sectors_clash", {"name": name}) for name, count in times.items() if count > 1]
    faults += [Fault("model.sector_name", {"name": name}) for name in times if not name.isidentifier()]
    return faults + [Fault("model.unnamed", {}, one.name) for one in model.sectors if not (one.zh and one.en)]


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
        else:
            faults += _unprinted(owner.unit, name)
    return faults


def _unprinted(unit: str, place: str) -> list[Fault]:
    """The parts of a unit that reports have no words for: base units are printed, alone above the line."""
    top, *below = unit.split("/")
    needed = {top: f"unit.{top}"} | {one: f"unit.one_{one.partition('^')[0]}" for one in below}
    without = [part for part, key in needed.items() if part != "1" and key not in keys()]
    return [Fault("model.unit_words", {"unit": unit, "part": part}, place) for part in without]


def _declared_faults(model: Model) -> list[Fault]:
    """What is said of a variable or a parameter besides its equation, and cannot be."""
    faults = []
    for one in _declared(model):
        place = f"{one.sector}.{one.name}"
        if one.better and one.better not in DIRECTIONS:
            faults.append(unknown("model.fact", one.better, DIRECTIONS, place, fact="better"))
        if one.cause and one.cause not in CAUSES:
            faults.append(unknown("model.fact", one.cause, CAUSES, place, fact="cause"))
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
        except NoSourceError:
            faults.append(Fault("model.source", {}, place))
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
