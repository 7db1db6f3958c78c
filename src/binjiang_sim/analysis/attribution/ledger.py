"""The lever ledger: what each lever of a plan brings to a figure and to the chances of its targets, and what it costs.

Shares are Shapley values over the levers: the mean gain over all orders in which the levers could be added to the
district without them. They add up to what the whole plan brings, in every draw.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property, partial
from math import sqrt
from numbers import Integral
from types import NoneType
from typing import TYPE_CHECKING

import numpy as np

from ...engine import Model
from ...engine.frozen import frozen
from ...errors import Fault, ProjectionError, expect
from ...projection.blocks import Bools, Integers, Job
from ...projection.experiment import experiment
from ...projection.figures import Figure
from ...projection.options import Notice, Progress, warn
from ...projection.proportions import Z95, Proportion, independent, rows_of
from ...projection.rows import frame_of
from ...projection.target_figures import met, needed, target_figure
from ...sampling.distributions import Floats
from ...scenario import Scenario, Target
from ..coalitions import Coalitions
from ..comparison import COST
from ..questions import question, refuse
from ..reforms import moved_levers

if TYPE_CHECKING:
    import pandas

DRAWS = 256  # the same luck with and without a lever, so that few are enough
LEAST_ORDERS = 4  # two pairs, from whose difference the error is known
EXACT, SAMPLED = "exact", "permutations"


@dataclass(frozen=True)
class LeverPart:
    """What one lever brings to a figure, in its unit: mean, 10 and 90 % points over the draws, error of the mean.

    `error` is half the 95 % interval of the mean: from the number of draws, and from the orders that were not tried.
    `chance_positive` is the share of draws in which it brings more than nothing. `cost` is its part of the policy cost
    up to the period, `per_cost` the mean gain for each unit of it; None where there is no cost.
    """

    lever: str
    share: float
    q10: float
    q90: float
    error: float
    chance_positive: float
    cost: float | None
    per_cost: float | None


@dataclass(frozen=True)
class ChancePart:
    """The chance of a target, or of several together, without any lever and with all, and each lever's part of it.

    `errors` are half the 95 % intervals of the parts.
    """

    targets: tuple[Target, ...]
    baseline: float
    total: float
    parts: Mapping[str, float]
    errors: Mapping[str, float]

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        names = ("indicator", "item", "period")
        named = [{name: getattr(one, name) for name in names} for one in self.targets]
        return {"targets": named, "baseline": self.baseline, "total": self.total, "parts": self._rows}

    @property
    def _rows(self) -> list[dict[str, object]]:
        return [{"lever": name, "share": one, "error": self.errors[name]} for name, one in self.parts.items()]


@dataclass(frozen=True, repr=False)
class Ledger:
    """What each lever of a scenario brings to a figure, draw by draw.

    `shares` are (lever, draw) in the unit of the figure, of every lever of the model, 0 for one that the scenario does
    not move: they add up to `total` less `baseline`, both (draw,), with all levers and with none. `errors` (lever,)
    are the standard errors of their means that come from orders not tried, 0 of a ledger that is exact. `costs`
    (lever, draw) are parts of the policy cost up to the period, None in a model without it. `chances` are those of
    each target, and of all together where there are several.
    """

    scenario: Scenario
    indicator: str
    item: str | None
    period: str
    levers: tuple[str, ...]
    orders: int | None
    shares: Floats
    errors: Floats
    baseline: Floats
    total: Floats
    costs: Floats | None
    chances: tuple[ChancePart, ...]
    left_out: int

    @property
    def draws(self) -> int:
        """How many draws it holds; those left out of any coalition are not among them."""
        return len(self.total)

    @property
    def model(self) -> Model:
        """The model of the scenario."""
        return self.scenario.model

    @property
    def unit(self) -> str:
        """The unit of the figure and of its parts."""
        return self.model.equations[self.indicator].reported_unit

    @property
    def method(self) -> str:
        """Whether every coalition of levers was run, or those on the way through random orders."""
        return EXACT if self.orders is None else SAMPLED

    @property
    def error(self) -> float:
        """Half the widest 95 % interval of a share that comes from orders not tried, 0 of a ledger that is exact."""
        return Z95 * float(self.errors.max(initial=0.0))

    @cached_property
    def parts(self) -> tuple[LeverPart, ...]:
        """Every lever, the one that brings most of what is wanted first."""
        lower = self.model.equations[self.indicator].better == "lower"
        found = [self._part(place, lever) for place, lever in enumerate(self.levers)]
        return tuple(sorted(found, key=lambda one: one.share if lower else -one.share))

    def _part(self, place: int, lever: str) -> LeverPart:
        own = self.shares[place]
        share = float(own.mean())
        low, high = np.quantile(own, (0.1, 0.9)).tolist()
        cost = None if self.costs is None else float(self.costs[place].mean())
        more = Proportion.of(own > 0, self.scenario).value
        error = _error(own, float(self.errors[place]), rows_of(self.scenario))
        return LeverPart(lever, share, low, high, error, more, cost, share / cost if cost else None)

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        return {
            **{name: getattr(self, name) for name in ("indicator", "item", "period", "unit", "method", "draws")},
            "orders": self.orders,
            "error": self.error,
            "left_out": self.left_out,
            "baseline": float(self.baseline.mean()),
            "total": float(self.total.mean()),
            "parts": [dict(vars(one)) for one in self.parts],
            "chances": [one.record for one in self.chances],
        }

    @property
    def frame(self) -> pandas.DataFrame:
        """A row for each lever, with the columns of `LeverPart`."""
        return frame_of([dict(vars(one)) for one in self.parts], tuple(LeverPart.__annotations__))

    def __repr__(self) -> str:
        where = " ".join(one for one in (self.indicator, self.item, self.period) if one)
        return f"<Ledger of {where}: {len(self.levers)} levers, {self.method}, {self.draws} draws>"


def lever_ledger(
    scenario: Scenario,
    indicator: str,
    period: str | int,
    item: str | None = None,
    *,
    draws: int | None = None,
    seed: int | None = None,
    orders: int | None = None,
    executor: Executor | None = None,
    workers: int = 1,
    store: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
    notice: Notice = warn,
) -> Ledger:
    """Share out what the levers of a scenario bring to a figure, against the same district with every lever at zero.

    What a trigger does with a lever belongs to that lever: where it is left out, the trigger does not switch it either.
    Triggers are decided anew in every coalition, as in a run of it.

    All coalitions of up to 13 levers that move are run over the same draws, DRAWS by default, and the shares are exact.
    More levers, or `orders` when less time is wanted, take that many random orders of the levers, an even number, each
    with its reverse, and say the error. Targets of the scenario are shared out along with the figure, by their chance.

        bj.analysis.lever_ledger(bj.load("base"), "gdp", 2030).frame

    Raises ProjectionError, with all faults, for a figure that is not defined, and for `orders` that are odd or fewer
    than LEAST_ORDERS.
    """
    expect("scenario", scenario, Scenario)
    expect("draws", draws, Integral, NoneType)
    expect("orders", orders, Integral, NoneType)
    asked, faults = question(scenario, indicator, period, item, "value")
    if orders is not None and (orders < LEAST_ORDERS or orders % 2):
        faults.append(Fault("ledger.orders", {"found": orders, "least": LEAST_ORDERS}))
    refuse(faults)
    assert asked is not None
    moved = moved_levers(scenario)
    coalitions = Coalitions.of(len(moved), int(orders) // 2 if orders and moved else None, scenario.seed)
    wanted = _Wanted(scenario, (indicator, item, str(period)))
    count = DRAWS if draws is None else int(draws)
    whole = len(coalitions.members) * count
    run = partial(
        experiment,
        draws=count,
        seed=seed,
        figures=wanted.figures,
        executor=executor,
        workers=workers,
        store=store,
        progress=(lambda done, _: progress(done, whole)) if progress else None,
        notice=notice,
    )
    found = np.empty((len(coalitions.members), len(wanted.figures), count))
    for rows, base, variants in _together(wanted.shortened, moved, coalitions.members):
        found[rows] = run(base, variants).values
    return _ledger(wanted, moved, coalitions, found)


def _together(
    scenario: Scenario, moved: Sequence[str], members: Bools
) -> Iterator[tuple[Integers, Scenario, Mapping[str, tuple[object, ...]]]]:
    """Coalitions that are run together: their places, the scenario that they vary, and its levers in each.

    They leave out the same levers of triggers, which are no input that a variant may have: the scenario is without.
    """
    switched = [place for place, name in enumerate(moved) if any(name in one.levers for one in scenario.triggers)]
    patterns, of_coalition = np.unique(members[:, switched], axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        rows = np.flatnonzero(of_coalition.ravel() == number)
        out = {moved[place] for place, on in zip(switched, pattern, strict=True) if not on}
        kept = ({name: path for name, path in one.levers.items() if name not in out} for one in scenario.triggers)
        both = zip(scenario.triggers, kept, strict=True)
        variants = {
            f"levers.{name}": tuple(scenario.levers[name] if on else 0 for on in members[rows, place])
            for place, name in enumerate(moved)
        }
        triggers = tuple(replace(one, levers=levers) for one, levers in both if levers)
        yield rows, replace(scenario, triggers=triggers), variants


@dataclass(frozen=True)
class _Wanted:
    """The figures that a ledger needs from each coalition."""

    scenario: Scenario
    asked: Figure

    @cached_property
    def job(self) -> Job:
        return Job(self.scenario)

    @cached_property
    def cost(self) -> list[Figure]:
        """The policy cost of the years up to the period; none in a model without it."""
        figures, (_, _, period) = self.job.figures, self.asked
        if COST not in self.scenario.model.equations:
            return []
        last = int(period[:4]) - period.endswith("-H1")
        labels = [label for label in figures.periods if label.isdigit() and int(label) <= last]
        labels += [period] if period.endswith("-H1") else []
        return [(COST, None, label) for label in labels if figures.numbers(COST, label) is not None]

    @property
    def of_targets(self) -> list[Figure]:
        """The figures that the targets are made of."""
        figures = self.job.figures
        return [one for target in self.scenario.targets for one in needed(target, self.job.model, figures.clock)]

    @cached_property
    def figures(self) -> list[Figure]:
        return list(dict.fromkeys([self.asked, *self.cost, *self.of_targets]))

    @property
    def shortened(self) -> Scenario:
        """The scenario up to the last year that is needed: what comes later changes none of the figures."""
        if self.scenario.shocks:
            return self.scenario
        last = max(int(period[:4]) for _, _, period in self.figures)
        return self.scenario.until(min(self.scenario.end, last))

    def hits(self, target: Target, values: Mapping[Figure, Floats]) -> Bools:
        """The coalitions and draws that meet a target."""
        figures = self.job.figures
        return met(target, target_figure(target, self.job.model, figures.clock, lambda *figure: values[figure]))


def _ledger(wanted: _Wanted, moved: Sequence[str], coalitions: Coalitions, found: Floats) -> Ledger:
    """The ledger from the figures of the coalitions, (coalition, figure, draw)."""
    good = ~np.isnan(found).any(axis=(0, 1))
    if not good.any():
        raise ProjectionError([Fault("ledger.no_draws", {}, wanted.scenario.file)])
    values = {figure: found[:, place][:, good] for place, figure in enumerate(wanted.figures)}
    worth = values[wanted.asked]
    levers = tuple(one.name for one in wanted.scenario.model.of_kind("lever"))
    places = [levers.index(name) for name in moved]

    def of_all(of_moved: Floats) -> Floats:
        """Rows for all levers, 0 for those that do not move."""
        whole = np.zeros((len(levers), *of_moved.shape[1:]))
        whole[places] = of_moved
        return whole

    costs = None
    if wanted.cost:
        spent = np.sum([values[one] for one in wanted.cost], axis=0)
        costs = of_all(coalitions.shares(spent))
    return Ledger(
        *(wanted.scenario, *wanted.asked, levers),
        orders=None if coalitions.orders is None else len(coalitions.orders),
        shares=of_all(coalitions.shares(worth)),
        errors=of_all(coalitions.errors(worth.mean(axis=1))),
        baseline=worth[0],
        total=worth[-1],
        costs=costs,
        chances=tuple(_chances(wanted, levers, moved, coalitions, values)),
        left_out=int((~good).sum()),
    )


def _chances(
    wanted: _Wanted,
    levers: Sequence[str],
    moved: Sequence[str],
    coalitions: Coalitions,
    values: Mapping[Figure, Floats],
) -> Iterator[ChancePart]:
    """The chance of each target, and of all together where there are several."""
    targets = wanted.scenario.targets
    met_by: dict[tuple[Target, ...], Bools] = {(one,): wanted.hits(one, values) for one in targets}
    if len(targets) > 1:
        met_by[targets] = np.logical_and.reduce(list(met_by.values()))
    for own, hits in met_by.items():
        found = coalitions.shares(hits.astype(float))
        parts = dict.fromkeys(levers, 0.0) | dict(zip(moved, found.mean(axis=1).tolist(), strict=True))
        orders = coalitions.errors(hits.mean(axis=1))
        rows = rows_of(wanted.scenario)
        errors = {name: _error(part, order, rows) for name, part, order in zip(moved, found, orders, strict=True)}
        none = dict.fromkeys(levers, 0.0)
        baseline, total = hits[[0, -1]].mean(axis=1).tolist()
        yield ChancePart(own, baseline, total, frozen(parts), frozen(none | errors))


def _error(values: Floats, orders: float, rows: float) -> float:
    """Half the 95 % interval of a mean over draws that has a standard error from orders not tried as well.

    `rows` are the independent draws that rows of a posterior are worth.
    """
    spread = float(values.std(ddof=1)) / sqrt(independent(len(values), rows)) if len(values) > 1 else 0.0
    return Z95 * sqrt(spread**2 + orders**2)
