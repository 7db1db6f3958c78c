"""What a scenario holds: frozen values, numbers in model units, times in decimal years."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal, TypeAlias

from ..engine.frozen import frozen
from ..engine.overlays import Overlay

Status = Literal["published", "derived", "literature", "assumption", "definition"]
Shape = Literal["linear", "step", "s_curve", "front_loaded", "back_loaded"]
Direction = Literal["at_least", "at_most", "between"]
TargetKind = Literal["binding", "expected", "condition"]
Over = Literal["", "growth", "total", "average", "change"]

# Limits of a run; the grammar, the JSON Schema and the run itself read them here.
LAST_YEAR, MOST_DRAWS, MOST_SEED, MOST_WINDOW = 2200, 10_000_000, 2**63 - 1, 100

CURRENT = "current"  # prices of the period itself
CONDITION: TargetKind = "condition"

Ends = tuple[float, float]
_Z90 = 1.2815515655446004  # 90 % point of the standard normal
_FAR = 6.0  # standard deviations
REACH80 = 1 / (1 - math.sqrt(0.2))  # length of a half-triangle over its distance from the median to the 10 % point


def _outer(*numbers: float) -> Ends:
    return numbers[0], numbers[-1]


def _rising(*numbers: float) -> bool:
    return all(a < b for a, b in pairwise(numbers))


def _peaked(low: float, mode: float, high: float) -> bool:
    return low <= mode <= high and low < high


@dataclass(frozen=True)
class Kind:
    """What is known of a kind of distribution besides its inverse, which is in `sampling.distributions`.

    `names` are its numbers in order: they stand in error messages and on the page of the language; those in `pure` have
    no unit. `valid` says whether numbers make a distribution, `fault` is the text that says why not: without one the
    numbers have to rise. `span` gives the lowest and highest number stated, `support` those that can be drawn: the
    first and the last unless said otherwise, which a kind whose numbers need not rise has to.
    """

    names: tuple[str, ...]
    valid: Callable[..., bool] = _rising
    fault: str = ""
    span: Callable[..., Ends] = _outer
    support: Callable[..., Ends] = _outer
    pure: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.valid not in (_rising, _peaked) and (not self.fault or _outer in (self.span, self.support)):
            raise ValueError("a kind of distribution whose numbers need not rise states fault, span and support")


def _around(mean: float, reach: float) -> Ends:
    return mean - reach, mean + reach


def _times(median: float, log_reach: float) -> Ends:
    return median * math.exp(-log_reach), median * math.exp(log_reach)


# The kinds written as a list of numbers. Of an open one the 10 and 90 % points count as stated.
DISTRIBUTIONS: Mapping[str, Kind] = {
    "uniform": Kind(("low", "high")),
    "triangular": Kind(("low", "mode", "high"), _peaked),
    "normal": Kind(
        ("mean", "standard deviation"),
        lambda mean, deviation: deviation > 0,
        "value.normal",
        lambda mean, deviation: _around(mean, _Z90 * deviation),
        lambda mean, deviation: _around(mean, _FAR * deviation),
    ),
    "lognormal": Kind(
        ("median", "sigma"),
        lambda median, sigma: median > 0 and sigma > 0,
        "value.lognormal",
        lambda median, sigma: _times(median, _Z90 * sigma),
        lambda median, sigma: _times(median, _FAR * sigma),
        pure=("sigma",),
    ),
    "pert": Kind(("low", "mode", "high"), _peaked),
    "interval80": Kind(
        ("10 %", "50 %", "90 %"),
        support=lambda low, median, high: (median - REACH80 * (median - low), median + REACH80 * (high - median)),
    ),
}
PROCESSES: Mapping[str, tuple[str, ...]] = {"ar1": ("sd", "persistence"), "yearly_lognormal": ("sigma",)}


@dataclass(frozen=True)
class Distribution:
    """An uncertain number. `numbers` are in model units, in the order named in DISTRIBUTIONS (sigma is a log).

    `interval80` holds the 10, 50 and 90 % points: two half-triangles that meet at the median.
    `empirical` holds observed numbers in rising order, `discrete` holds numbers with `labels` and `shares` that add
    up to one. `between` keeps any but a discrete one between two numbers.
    """

    kind: str
    numbers: tuple[float, ...]
    labels: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    between: tuple[float, float] | None = None

    @property
    def span(self) -> Ends:
        """Lowest and highest number stated; for normal and lognormal the 10 and 90 % points; cut to `between`."""
        low, high = self._kind.span(*self.numbers)
        if self.between is None:
            return low, high
        return min(max(low, self.between[0]), self.between[1]), max(min(high, self.between[1]), self.between[0])

    @property
    def support(self) -> Ends:
        """Lowest and highest number that can be drawn without `between`; six standard deviations where it is open."""
        return self._kind.support(*self.numbers)

    @property
    def _kind(self) -> Kind:
        return DISTRIBUTIONS.get(self.kind, Kind(()))


@dataclass(frozen=True)
class Given:
    """One number with its provenance. `value` is in the model unit `unit`; `facts` are names in the ledger.

    `why` and `source` may be in both languages: see `words.in_language`. The same holds for what else has them.
    """

    value: float | Distribution
    unit: str
    status: Status
    facts: tuple[str, ...]
    formula: str
    why: str
    place: str
    source: str = ""


@dataclass(frozen=True)
class TimePath:
    """Numbers in time: (decimal year, number), 1 January 2025 = 2025.0, 1 July 2024 = 2024.5.

    points: `shape` is the way from one point to the next. growth: the points are growth rates per year, the path is
    the index that compounds from 1 at the start. season: two points at 0.0 and 0.5, for the two half-years.
    `leads`: the first value also held before it. `cap`: an upper bound. `lag`: years between a point and its effect.
    `before`: what held before the first point, where the path itself says so and not the kind of input it is of.
    `after` says what follows the last point: "hold" keeps it, "revert" goes back to what held before the first.
    """

    kind: Literal["points", "growth", "season"]
    points: tuple[tuple[float, Given], ...]
    after: Literal["hold", "revert"] = "hold"
    shape: Shape = "linear"
    leads: bool = False
    cap: float | None = None
    lag: float = 0.0
    before: float | None = None


@dataclass(frozen=True)
class Process:
    """A random time path around the neutral value. ar1: sd, persistence; yearly_lognormal: sigma."""

    kind: Literal["ar1", "yearly_lognormal"]
    inputs: Mapping[str, Given]

    def __post_init__(self) -> None:
        object.__setattr__(self, "inputs", frozen(self.inputs))


Value: TypeAlias = Given | TimePath | Process | Mapping[str, Given]


@dataclass(frozen=True)
class Shock:
    """A driver multiplied by `factor`, or moved by `change` (its unit), from `start` (decimal year) for `years`.

    Then it comes back within `recovery` years. Exactly one of `factor` and `change` is given.
    Without `probability` it strikes for sure. With it, it may strike at `start` and, when `window` is more than one,
    each year after: `probability` is the chance of each of these `window` years, and the first that it strikes counts.
    `name` is that of its streams: `shocks.<name>`, `shocks.<name>.factor`, ...
    """

    name: str
    driver: str
    start: Given
    years: Given
    recovery: Given
    factor: Given | None
    change: Given | None
    probability: Given | None = None
    window: int = 1

    @property
    def numbers(self) -> Mapping[str, Given]:
        """The numbers given, by the name of their part."""
        names = ("probability", "start", "years", "factor", "change", "recovery")
        return {name: given for name in names if (given := getattr(self, name)) is not None}

    @property
    def uncertain(self) -> bool:
        """Whether anything about it is left to chance."""
        drawn = (isinstance(given.value, Distribution) for given in self.numbers.values())
        return self.probability is not None or any(drawn)


@dataclass(frozen=True)
class Target:
    """A figure to be reached: `indicator`, `item` (None without a dimension), `period`, `value` in its model unit.

    `prices` are those of the value where it is money: a year, "current", or empty for the prices of the figure itself.
    `over` says what is made of the years of a period such as "2025/2030": the mean yearly growth from the first to the
    last, the total or the average of all of them, or the change between both; empty for a single period. Growth and
    change are fractions. "between" is a range from `value` to `upper`. A "condition" is no aim: triggers ask for it.
    """

    indicator: str
    item: str | None
    period: str
    direction: Direction
    value: float
    kind: TargetKind
    source: str
    prices: str = ""
    place: str = field(default="", compare=False)
    over: Over = ""
    upper: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "item", self.item or None)  # an empty word in a file
        if (self.direction == "between") != (self.upper is not None):
            raise ValueError("a range, and nothing else, has an upper bound")

    @property
    def bounds(self) -> Ends:
        """The lowest and the highest number that meets it; infinite on an open side."""
        if self.direction == "at_most":
            return -math.inf, self.value
        return self.value, math.inf if self.upper is None else self.upper

    @property
    def limits(self) -> tuple[float, ...]:
        """The numbers that are stated, the lower first."""
        return tuple(one for one in self.bounds if math.isfinite(one))

    @property
    def years(self) -> tuple[str, ...]:
        """Every year of the period; the period itself where it is a single one."""
        first, _, last = self.period.partition("/")
        return tuple(map(str, range(int(first), int(last) + 1))) if last else (first,)


@dataclass(frozen=True)
class Trigger:
    """Levers that take other values in the draws that miss `target`, from the end of its period on.

    `below` in a file is a target of at least this value, `above` one of at most. Each lever goes on as planned until
    its path here begins, which is not before the period is over. `name` is empty where none is given.
    """

    target: Target
    levers: Mapping[str, TimePath]
    name: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "target", replace(self.target, kind=CONDITION))
        object.__setattr__(self, "levers", frozen(self.levers))
        object.__setattr__(self, "name", frozen(self.name))

    @property
    def indicator(self) -> str:
        """The variable that decides."""
        return self.target.indicator

    @property
    def below(self) -> bool:
        """Whether it fires below the value of its target, not above."""
        return self.target.direction == "at_least"


@dataclass(frozen=True)
class Judgement:
    """What an expert lays over a variable of the model, and why; its numbers are those of the drivers of `overlay`."""

    overlay: Overlay
    author: str
    why: str
    status: Status
    source: str = ""
    place: str = field(default="", compare=False)


@dataclass(frozen=True)
class Correlation:
    """Uncertain inputs whose draws have this rank correlation (Spearman's), each with each."""

    inputs: tuple[str, ...]
    rank: float
    place: str


@dataclass(frozen=True)
class Label:
    """One row of a dimension: its key and its names."""

    key: str
    zh: str
    en: str
