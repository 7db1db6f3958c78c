"""Which line changed the answer: the difference of a figure between two scenarios, shared out among their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from numbers import Integral
from types import NoneType
from typing import TYPE_CHECKING

import numpy as np

from ...errors import Fault, ProjectionError, expect
from ...projection.blocks import Job
from ...projection.figures import Figure
from ...projection.options import Progress
from ...projection.target_figures import met, needed, target_figure
from ...sampling.distributions import Floats
from ...scenario import Scenario, Target
from ..changed_inputs import ChangedInput, Side
from ..coalitions import Coalitions
from ..questions import question, refuse
from .mixes import SEED, TRIGGERS, Mixes

if TYPE_CHECKING:
    import pandas

DRAWS = 400  # of many mixes: they are paired, so that few are enough for a difference
MOST_EXACT = 10  # lines up to which every mix is run
PAIRS = 16  # of random orders, each with its reverse, where lines are more
FEWEST_PAIRS = 4
QUICK = 300_000  # mixes times draws up to which every draw of the scenarios is run
MOST = 1_000_000  # mixes times draws of a sample of orders
RESAMPLES = 60  # of the draws, for the standard errors
CRUX, ENOUGH = 3, 0.8  # lines of a crux, and the part of all movement at which fewer are enough

FACTS, ASSUMPTIONS, EQUATIONS, LEVERS, SHOCKS, LUCK = "facts", "assumptions", "equations", "levers", "shocks", "luck"
GROUPS = (FACTS, ASSUMPTIONS, EQUATIONS, LEVERS, SHOCKS, LUCK)
_KNOWN = ("published", "derived")
_OF_PATH = {
    "levers": LEVERS,
    TRIGGERS: LEVERS,
    "shocks": SHOCKS,
    "equations": EQUATIONS,
    "posterior": FACTS,
    SEED: LUCK,
}


@dataclass(frozen=True)
class Part:
    """What one changed line contributes to the difference of a figure, in its unit.

    `share` is its part of the difference; `low` and `high` the 10 and 90 % points of its share draw by draw, None where
    it has none; `error` the standard error of the share: how far other draws, and other orders of a sample, may give
    another one; the seed has none of draws. `before` and `after` say what the two scenarios say, None where one says
    nothing.
    """

    path: str
    group: str
    before: Side | None
    after: Side | None
    share: float
    low: float | None = None
    high: float | None = None
    error: float = 0.0

    @property
    def place(self) -> str:
        """File and line of the new value, or of the old one where the new file says nothing."""
        return next((line_of(side) for side in (self.after, self.before) if side and side.place), "")

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        said = {name: None if side is None else side.written for name, side in self.sides}
        shares = {"share": self.share, "q10": self.low, "q90": self.high, "error": self.error}
        return {"path": self.path, "place": self.place, "group": self.group, **said, **shares}

    @property
    def sides(self) -> tuple[tuple[str, Side | None], ...]:
        """What the two scenarios say, with its name."""
        return ("before", self.before), ("after", self.after)


def line_of(side: Side) -> str:
    """The place of a value without its column: "base.yaml:12"."""
    return re.sub(r"^(.*:[0-9]+):[0-9]+$", r"\1", side.place)


@dataclass(frozen=True, repr=False)
class Bridge:
    """From a figure of one scenario to that of another, line by line: `first` plus all shares is `second`.

    `statistic` says what the figures are over the draws: "mean", "median" (as reports print them) or "chance" (of a
    target, whose `unit` is "1"). `parts` stand largest first. `shares` are those of the lines in each draw,
    (line, draw), in the order of `lines`; they add up to the difference in every draw. `method` is "exact", over all
    orders of changing the lines, or "orders", over a sample of `orders` of them. `draws` counts the good draws,
    `left_out` those with a NaN in some mix. `unknown` names what may have changed the figure and cannot be told.
    """

    scenarios: tuple[Scenario, Scenario]
    indicator: str
    item: str | None
    period: str
    unit: str
    statistic: str
    method: str
    orders: int
    draws: int
    left_out: int
    first: float
    second: float
    parts: tuple[Part, ...]
    lines: tuple[str, ...]
    shares: Floats = field(repr=False)
    target: Target | None = None
    unknown: tuple[str, ...] = ()

    @property
    def difference(self) -> float:
        """The second figure less the first."""
        return self.second - self.first

    @property
    def groups(self) -> Mapping[str, float]:
        """The shares of the groups that any part belongs to, in the order of GROUPS."""
        found = {name: [one.share for one in self.parts if one.group == name] for name in GROUPS}
        return {name: sum(shares) for name, shares in found.items() if shares}

    @property
    def inputs(self) -> tuple[str, ...]:
        """The lines but the seed, by path."""
        return tuple(path for path in self.lines if path != SEED)

    @cached_property
    def crux(self) -> tuple[Part, ...]:
        """The few changed inputs, CRUX at most, that make ENOUGH of what all of them move; see `reach`."""
        lines = [one for one in self.parts if one.path in self.inputs and one.share]
        found: list[Part] = []
        for one in lines[:CRUX]:
            if found and self.reach(found) >= ENOUGH:
                break
            found.append(one)
        return tuple(found)

    def reach(self, parts: Iterable[Part]) -> float:
        """What these inputs move of what all changed inputs do, from 0 to 1: shares are added without their signs."""
        whole = sum(abs(one.share) for one in self.parts if one.path in self.inputs)
        return sum(abs(one.share) for one in parts) / whole if whole else 0.0

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        about = ("indicator", "item", "period", "unit", "statistic", "method", "orders", "draws", "left_out")
        return {
            **{name: getattr(self, name) for name in about},
            "error": max((one.error for one in self.parts), default=0.0),
            "first": self.first,
            "second": self.second,
            "parts": [one.record for one in self.parts],
            "groups": [{"group": name, "share": share} for name, share in self.groups.items()],
            "crux": [one.path for one in self.crux],
            "unknown": list(self.unknown),
        }

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each part, largest first, with the columns of its record."""
        import pandas

        columns = ("path", "place", "group", "before", "after", "share", "q10", "q90", "error")
        return pandas.DataFrame([one.record for one in self.parts], columns=list(columns))

    def __repr__(self) -> str:
        figure = f"{self.indicator}{f'/{self.item}' if self.item else ''} {self.period}"
        return f"<Bridge {figure}: {self.first:.6g} to {self.second:.6g}, {len(self.parts)} parts, {self.draws} draws>"


def changed_lines(
    first: Scenario,
    second: Scenario,
    indicator: str,
    period: str | int,
    item: str | None = None,
    *,
    draws: int | None = None,
    statistic: str = "mean",
    central: bool = False,
    luck: bool = True,
    progress: Progress | None = None,
) -> Bridge:
    """What each line in which two scenarios differ contributes to the difference of a figure.

    >>> bj.analysis.changed_lines(base, talent_first, "gdp", 2030).frame

    Lines are changed one by one from what the first scenario says to what the second does, over the same draws, in
    every order where they are MOST_EXACT or fewer, else in a sample of orders: the share of a line is its mean gain
    (Shapley 1953). Another seed is a line too: it pairs draw i with draw i of the other seed. All shocks on one driver
    are one line, and so are all triggers. `draws` are by default those of the scenario that has fewer, or DRAWS where
    these would take long. With `statistic="median"` the shares add up to the difference of the medians, as reports
    print them, instead of the means. `central` and `luck` are as for `bj.run`.

    Raises ProjectionError, with all faults, for a figure that there is not and scenarios that cannot be mixed line by
    line: of other districts, first years, classes, steps or models. Raises ScenarioError for a mix that a check
    refuses.
    """
    mixes = two_sides(first, second, indicator, period, item, central=central, luck=luck)
    expect("statistic", statistic, str)
    if statistic not in ("mean", "median"):
        raise ProjectionError([Fault("bridge.statistic", {"found": statistic})])
    orders, wanted = usual_plan(mixes, draws)
    return shared_out(mixes, (indicator, item, str(period)), orders, wanted, statistic, progress)


def changed_chance(
    first: Scenario,
    second: Scenario,
    target: Target,
    *,
    draws: int | None = None,
    progress: Progress | None = None,
) -> Bridge:
    """What each line contributes to the difference of the chance of a target; see `changed_lines`.

    >>> bj.analysis.changed_chance(base, talent_first, base.targets[0]).frame
    """
    expect("first", first, Scenario)
    expect("target", target, Target)
    mixes = two_sides(first, second, target.indicator, target.years[-1], target.item)
    asked = _Asked((target.indicator, target.item, target.years[-1]), "1", "chance", np.mean, target)
    orders, wanted = usual_plan(mixes, draws)
    return _bridge(mixes, asked, partial(_hits, mixes.first, target), orders, wanted, progress)


def shared_out(
    mixes: Mixes,
    figure: Figure,
    orders: Coalitions,
    draws: int,
    statistic: str,
    progress: Progress | None,
) -> Bridge:
    """The bridge of a figure over these orders of changing the lines and so many draws."""
    over = np.mean if statistic == "mean" else np.median
    asked = _Asked(figure, mixes.first.model.equations[figure[0]].reported_unit, statistic, over)
    return _bridge(mixes, asked, lambda run: run([figure])[:, 0], orders, draws, progress)


def _hits(scenario: Scenario, target: Target, run: Callable[[Sequence[Figure]], Floats]) -> Floats:
    """Whether a target is met in each mix and draw, as 0 and 1, (mix, draw); NaN in draws that are left out."""
    job = Job(scenario)
    clock = job.figures.clock
    kept = needed(target, job.model, clock)
    values = run(kept)
    known = {figure: values[:, place] for place, figure in enumerate(kept)}
    number = target_figure(target, job.model, clock, lambda *figure: known[figure])
    return np.where(np.isnan(values).any(axis=1), np.nan, met(target, number))


@dataclass(frozen=True)
class _Asked:
    """The figure that is shared out, and what it is over the draws."""

    figure: Figure
    unit: str
    statistic: str
    over: Callable[..., Floats]
    target: Target | None = None


def two_sides(
    first: Scenario,
    second: Scenario,
    indicator: str,
    period: str | int,
    item: str | None = None,
    *,
    central: bool = False,
    luck: bool = True,
) -> Mixes:
    """The mixes of two scenarios that both have a figure.

    Raises ProjectionError for a figure that one of the two has not, and for scenarios without mixes.
    """
    expect("first", first, Scenario)
    expect("second", second, Scenario)
    faults: list[Fault] = []
    for side in (first, second):
        found = question(side, indicator, str(period), item, "value")[1]
        faults += [one for one in found if one not in faults]
    refuse(faults)
    return Mixes.of(first, second, central, luck)


def usual_plan(mixes: Mixes, draws: int | None) -> tuple[Coalitions, int]:
    """All orders of up to MOST_EXACT lines, else a sample; and the draws, where none are given.

    These are all of the scenario that has fewer, where they are quickly run in every mix, else DRAWS.
    """
    expect("draws", draws, Integral, NoneType)
    lines = len(mixes.lines)
    if draws is None:
        quick = lines <= MOST_EXACT and mixes.draws * 2**lines <= QUICK
        draws = mixes.draws if quick else min(DRAWS, mixes.draws)
    return (Coalitions(lines) if lines <= MOST_EXACT else some_orders(lines, draws)), draws


def some_orders(lines: int, draws: int) -> Coalitions:
    """As many pairs of orders as are run in the time."""
    return Coalitions.of(lines, max(min(PAIRS, MOST // (2 * (lines - 1) * max(draws, 1))), FEWEST_PAIRS), lines)


def _bridge(
    mixes: Mixes,
    asked: _Asked,
    measured: Callable[[Callable[[Sequence[Figure]], Floats]], Floats],
    orders: Coalitions,
    draws: int,
    progress: Progress | None,
) -> Bridge:
    """The bridge of a figure; `measured` makes it, (mix, draw), from a function that runs the figures it needs."""
    whole = measured(partial(mixes.values, orders.members, draws=draws, progress=progress))
    good = np.isfinite(whole).all(axis=0)
    if not good.any():
        raise ProjectionError([Fault("bridge.no_draws", {"draws": draws})])
    values = whole[:, good]
    levels = np.asarray(asked.over(values, axis=1))
    each = orders.shares(values)
    points = np.quantile(each, (0.1, 0.9), axis=1).T.tolist()
    shares = orders.shares(levels).tolist()
    lucky = np.array([one.path == SEED for one in mixes.lines])  # whose draws are what it is
    errors = np.hypot(orders.errors(levels), np.where(lucky, 0.0, _draw_errors(values, orders, asked.over))).tolist()
    parts = [
        Part(one.path, group_of(one), one.reference, one.other, share, ends[0], ends[1], error)
        for one, share, ends, error in zip(mixes.lines, shares, points, errors, strict=True)
    ]
    return Bridge(
        *((mixes.first, mixes.second), *asked.figure[:2], asked.figure[2], asked.unit, asked.statistic),
        method="exact" if orders.exact else "orders",
        orders=0 if orders.orders is None else len(orders.orders),
        draws=values.shape[1],
        left_out=int((~good).sum()),
        first=float(levels[0]),
        second=float(levels[-1]),
        parts=largest(parts),
        lines=tuple(one.path for one in mixes.lines),
        shares=each,
        target=asked.target,
    )


def _draw_errors(values: Floats, orders: Coalitions, over: Callable[..., Floats]) -> Floats:
    """The standard errors of the shares from the draws, (line,): their spread over draws picked with replacement."""
    draws, luck = values.shape[1], np.random.default_rng(0)
    picked = (luck.integers(0, draws, draws) for _ in range(RESAMPLES))
    return np.asarray(np.std([orders.shares(np.asarray(over(values[:, own], axis=1))) for own in picked], axis=0))


def largest(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts by the size of their shares."""
    return tuple(sorted(parts, key=lambda one: -abs(one.share)))


def group_of(line: ChangedInput) -> str:
    """The group of a line: by what it is, or by where the numbers come from that are new in the second scenario."""
    section = line.path.partition(".")[0]
    if section in _OF_PATH:
        return _OF_PATH[section]
    before, after = ({} if side is None else side.numbers for side in (line.reference, line.other))
    new = [one for name, one in after.items() if name not in before or before[name].value != one.value]
    return FACTS if new and all(one.status in _KNOWN for one in new) else ASSUMPTIONS
