"""What an equation is: a plain function with facts attached.

The decorators register nothing and wrap nothing. They return the same function, which carries its `Equation`.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import FunctionType
from typing import Any, Literal, Required, TypeAlias, TypedDict, TypeVar, Unpack

from ..errors import expect
from . import units
from .expression import PATH, Expression
from .reading import AT_START_ENDING, read

Array: TypeAlias = Any  # a number, an array whose last axis is the draw, or a quantity with a unit
Function = TypeVar("Function", bound=Callable[..., Any])

YEAR_BEFORE, AVERAGE = "_year_before", "_average"  # endings of an indicator's arguments
PRICES = {"CNY": "constant", "current_CNY": "current", "USD": ""}  # of money by its unit; "" where it is left open
ENDINGS = (AT_START_ENDING, YEAR_BEFORE, AVERAGE)  # so no variable's name ends like this


@dataclass(frozen=True)
class Parameter:
    """A number a sector needs from the district: its unit, bounds, names and own dimensions.

    `whole` says that its rows are the shares of one whole and add up to one; `costs` names the lever whose cost at
    full intensity it is. `lag` says that it is the `Clock.lag` of the run, which no file has to give. `was` are the
    parameters of its sector, in earlier versions, whose place it took: their names are no longer read.
    """

    unit: str
    low: float | None = None
    high: float | None = None
    zh: str = ""
    en: str = ""
    dims: tuple[str, ...] = ()
    whole: bool = False
    costs: str = ""
    lag: bool = False
    was: tuple[str, ...] = ()
    name: str = ""
    sector: str = ""

    @property
    def key(self) -> str:
        """Its path in scenario files, such as `talent.base_inflow`."""
        return f"{self.sector}.{self.name}"


class About(TypedDict, total=False):
    """What a parameter says besides its unit: names, bounds in that unit, own dimensions, what it stands for."""

    zh: Required[str]
    en: Required[str]
    low: float
    high: float
    dims: tuple[str, ...]
    whole: bool
    costs: str
    lag: bool
    was: tuple[str, ...]


def parameter(unit: str, **about: Unpack[About]) -> Array:
    """A field of a sector's `Params`: a number with unit, bounds and names in both languages."""
    expect("unit", unit, str)
    _check_dims(about.get("dims", ()))
    return dataclasses.field(metadata={"parameter": Parameter(unit, **about)})


def _check_dims(dims: object) -> None:
    """Raises ArgumentError, also for one name in parentheses, which is no tuple."""
    expect("dims", dims, tuple)


@dataclass(frozen=True)
class Equation:
    """A variable of the model: what computes it and the facts about it.

    `inputs` are the names of what is read, in the order of the function's arguments after `p`.
    `start` names the start variable of a stock; `weight` the variable that spreads a flow over the year in reports;
    `variant_of` the variable that this equation can replace; `title` is the docstring's first paragraph, `file` the
    source file (from the package on) and `line` the first line of the function there.
    `share`: read in per cent. `prices` ("constant" or "current") is declared where the unit leaves it open. `better`
    ("higher" or "lower") is declared where nobody disputes the direction; empty means that none is claimed.
    `outcome`: it is reported, and moves nothing else. `cause` is the word of `outline.CAUSES` under which it stands
    where growth is split by cause; without one it stands there under its own name.
    `low` is the lowest value that a driver, or a start, can have, where there is one.

    It travels to another process as its `expression`: there `function` is None.
    """

    function: Callable[..., Any] | None
    name: str
    kind: str
    unit: str
    zh: str = ""
    en: str = ""
    dims: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    reads_parameters: bool = False
    start: str = ""
    weight: str = ""
    growth: bool = False
    share: bool = False
    outcome: bool = False
    prices: str = ""
    better: str = ""
    cause: str = ""
    low: float | None = None
    variant_of: str = ""
    sector: str = ""
    title: str = ""
    file: str = ""
    line: int = 0

    @cached_property
    def expression(self) -> Expression:
        """What the function computes, as read from its source. Raises UnreadableError for what may not stand there."""
        assert self.function is not None
        return read(self.function, self.inputs, self.reads_parameters)

    def known_as(self, name: str, sector: str) -> Equation:
        """The same under another name, in force, in this sector; what was read of its function stays read."""
        made = dataclasses.replace(self, name=name, variant_of="", sector=sector)
        if "expression" in vars(self):
            vars(made)["expression"] = self.expression
        return made

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "expression": self.expression, "function": None}

    @property
    def reads_now(self) -> tuple[str, ...]:
        """The variables whose values at the same instant it reads."""
        return tuple(name for name in self.inputs if name != PATH and not name.endswith(AT_START_ENDING))

    @property
    def reads(self) -> tuple[str, ...]:
        """The variables it reads, whenever, each once."""
        return tuple(dict.fromkeys(plain_input(name) for name in self.inputs if name != PATH))

    @property
    def reported_unit(self) -> str:
        """The unit of a reported figure: a flow is an amount of the period, so one `/year` is gone."""
        amount = self.unit.removesuffix("^2") if self.unit.endswith("^2") else self.unit.removesuffix("/year")
        return amount if self.kind == "flow" else self.unit

    @property
    def is_amount(self) -> bool:
        """Whether a figure of half a year is about half of that of the year: a flow, or a flow over a stock."""
        return self.kind == "flow" or (self.kind == "indicator" and self.unit != "1" and "/year" not in self.unit)

    @property
    def price_basis(self) -> str:
        """ "constant" (prices of the first year of the run) or "current" for money; empty where that is not said.

        A price of one money in another is no money.
        """
        found = [PRICES[name] for name in units.parse(self.unit)[1] if name in PRICES]
        return found[0] or self.prices if len(found) == 1 else ""


class Facts(TypedDict, total=False):
    """What every declaration may say besides its unit: names, own dimensions, how it is read, what it can replace."""

    zh: Required[str]
    en: Required[str]
    dims: tuple[str, ...]
    share: bool
    outcome: bool
    prices: Literal["constant", "current"]
    better: Literal["higher", "lower"]
    cause: str
    variant_of: str


def _declare(kind: str, unit: str, **facts: Any) -> Callable[[Function], Function]:
    expect("unit", unit, str)
    _check_dims(facts.get("dims", ()))

    def attach(function: Function) -> Function:
        expect("function", function, FunctionType)
        names = tuple(inspect.signature(function).parameters)
        reads_parameters = names[:1] == ("p",)
        function.__equation__ = Equation(  # type: ignore[attr-defined]
            function=function,
            name=function.__name__,
            kind=kind,
            unit=unit,
            inputs=names[reads_parameters:],
            reads_parameters=reads_parameters,
            title=" ".join((inspect.getdoc(function) or "").split("\n\n")[0].split()),
            file=_from_the_package_on(function.__code__.co_filename),
            line=function.__code__.co_firstlineno,
            **facts,
        )
        return function

    return attach


def declared(function: Callable[..., Any]) -> Any:
    """The Equation that a decorator attached to a function; None for one that is not declared."""
    return getattr(function, "__equation__", None)


def _from_the_package_on(file: str) -> str:
    parts = file.replace("\\", "/").split("/")
    return "/".join(parts[parts.index("binjiang_sim") if "binjiang_sim" in parts else -1 :])


def plain_input(name: str) -> str:
    """The variable behind an argument: without `_at_start`, `_year_before` or `_average`."""
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    return name


def stock(unit: str, *, start: str, **facts: Unpack[Facts]) -> Callable[[Function], Function]:
    """A state at an instant. The function returns its net rate of change per year; `start` names its start variable."""
    expect("start", start, str)
    return _declare("stock", unit, start=start, **facts)


def flow(
    unit: str, *, weight: str = "", growth: bool = False, **facts: Unpack[Facts]
) -> Callable[[Function], Function]:
    """A rate per year, reported as the integral over a period.

    `weight` names a variable of mean 1 that spreads the reported amount over the year.
    `growth` adds the indicator `<name>_growth`, the change on the same period a year before.
    """
    return _declare("flow", unit, weight=weight, growth=growth, **facts)


def auxiliary(unit: str, **facts: Unpack[Facts]) -> Callable[[Function], Function]:
    """A variable computed from others at the same instant."""
    return _declare("auxiliary", unit, **facts)


def lever(unit: str, **facts: Unpack[Facts]) -> Callable[[Function], Function]:
    """A policy's delivered intensity. The argument `path` is the mean intensity ordered for the step."""
    return _declare("lever", unit, **facts)


def driver(unit: str, *, low: float | None = None, **facts: Unpack[Facts]) -> Callable[[Function], Function]:
    """An outside influence. The argument `path` is its mean in the scenario over the step from this instant.

    `low` is the lowest value that makes sense; what goes below in a scenario is warned about.
    """
    return _declare("driver", unit, low=low, **facts)


def indicator(unit: str, **facts: Unpack[Facts]) -> Callable[[Function], Function]:
    """A figure of a whole period, computed from reported figures.

    An argument `x` is x as reported for the period; `x_year_before` the same period a year before;
    `x_average` the mean of its values at the start and at the end of the period.
    """
    return _declare("indicator", unit, **facts)


def start(unit: str, *, low: float | None = None, **facts: Unpack[Facts]) -> Callable[[Function], Function]:
    """A value computed once a draw, at the first instant. Inputs whose medians put it below `low` are refused."""
    return _declare("start", unit, low=low, **facts)


def year_on_year(now: Array, year_before: Array) -> Array:
    """Change on the same period a year before, as a fraction."""
    return now / year_before - 1


def growth_of(equation: Equation) -> Equation:
    """The indicator `<name>_growth` of a flow declared with `growth=True`."""
    return dataclasses.replace(
        equation,
        function=year_on_year,
        name=equation.name + "_growth",
        kind="indicator",
        unit="1",
        zh=equation.zh + "增速",
        en=equation.en + ", growth",
        inputs=(equation.name, equation.name + YEAR_BEFORE),
        reads_parameters=False,
        title=" ".join((inspect.getdoc(year_on_year) or "").split()),
        file=_from_the_package_on(year_on_year.__code__.co_filename),
        line=year_on_year.__code__.co_firstlineno,
        weight="",
        growth=False,
        share=True,
        outcome=False,
        cause="",
        prices="",
    )
