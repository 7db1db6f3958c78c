"""What it is worth to know an input before choosing between two plans: the expected value of partial information."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import Fault, expect
from ..projection import Result, uncertain
from ..projection.blocks import Integers, Job
from ..projection.inputs import inputs_of, uniforms_of
from ..projection.pairs import shared_draws, shared_places
from ..sampling.distributions import Floats, standard_normal
from .drivers import chance_alone
from .indices.designs import uncertain_inputs
from .pairing import comparable, unpaired
from .questions import Periods, question, refuse
from .surrogate import GROUPS, term_values

FEW = 20  # different numbers up to which an input is a choice, which has a mean of its own for each
DEGREES = ((0,), (0, 0), (0, 0, 0))  # of the polynomial in the normal number behind any other input
LEAST = 100  # draws


@dataclass(frozen=True)
class Worth:
    """An input, where it comes from, and what knowing it before the choice brings on average, with its standard error.

    In the unit of the figure.
    """

    path: str
    status: str
    value: float
    error: float


@dataclass(frozen=True)
class ValueOfKnowing:
    """What knowing is worth for the choice between two plans by the mean of a figure, in its unit.

    `gain` is the mean of the other plan less that of the reference, `error` its standard error; without knowing more
    the plan `chosen` ("reference" or "other") is better. `perfect` is the worth of knowing everything, luck too.
    `rows` are the inputs that move the difference beyond what chance gives one of all, most worth first.
    """

    indicator: str
    item: str | None
    periods: tuple[str, ...]
    less: str | None
    unit: str
    draws: int
    gain: float
    error: float
    chosen: str
    perfect: float
    rows: tuple[Worth, ...]

    @property
    def record(self) -> dict[str, object]:
        """All of it as plain values for JSON."""
        return {**vars(self), "periods": list(self.periods), "rows": [dict(vars(one)) for one in self.rows]}


def value_of_knowing(
    result: Result,
    other: Result,
    indicator: str,
    period: Periods,
    item: str | None = None,
    *,
    less: str | None = None,
) -> ValueOfKnowing:
    """What knowing each uncertain input would be worth for the choice between two plans over the same draws.

    The plan with the better mean of a figure is chosen; who knows an input first may choose the other one. The
    difference is E[max of the conditional means] - max of the means, from the draws at hand: the conditional mean is a
    polynomial of the third degree in the normal number behind the input, or the mean of each choice (Strong, Oakley and
    Brennan 2014, Medical Decision Making 34, 311-326). The figure is summed over several periods; `less` is a figure
    of the same unit that is taken away, such as the cost:

        bj.analysis.value_of_knowing(base, talent_first, "gdp", range(2024, 2036), less="policy_cost")

    Raises ProjectionError, with all faults, for figures that are not defined, plans that cannot be compared, central
    runs and fewer than LEAST draws.
    """
    expect("result", result, Result)
    expect("other", other, Result)
    expect("less", less, str, type(None))
    period = list(period) if isinstance(period, range) else period
    comparable([result.scenario, other.scenario])
    faults = [*unpaired(result, other)]
    asked = []
    for side in (result, other):
        for name, own in ((indicator, item), *([(less, None)] if less else [])):
            found, wrong = question(side, name, period, own, "value")
            asked.append(found)
            faults += [one for one in wrong if one not in faults]
    if result.central:
        faults.append(Fault("sensitivity.central", {}, result.scenario.file))
    equations = result.model.equations
    if less and not faults and (unit := equations[indicator].reported_unit) != equations[less].reported_unit:
        values = {"figure": indicator, "unit": unit, "less": less, "other": equations[less].reported_unit}
        faults.append(Fault("worth.unit", values))
    draws, failed = shared_draws(result, other)
    if draws - len(failed) < LEAST:
        faults.append(Fault("worth.few_draws", {"found": draws - len(failed), "least": LEAST}))
    refuse(faults)
    assert asked[0] is not None
    periods = asked[0].periods
    first, second = (_figure(side, indicator, item, periods, less) for side in (result, other))
    places = shared_places(result, other)
    moved = second[places[1]] - first[places[0]]
    sign = -1.0 if equations[indicator].better == "lower" else 1.0
    numbers = np.delete(np.arange(draws), failed)
    rows = worths(result.ensemble.job, numbers, sign * moved)
    return ValueOfKnowing(
        *(indicator, item, periods, less, asked[0].unit, len(moved), float(moved.mean())),
        error=float(moved.std(ddof=1) / np.sqrt(len(moved))),
        chosen="other" if sign * moved.mean() > 0 else "reference",
        perfect=worth(sign * moved),
        rows=rows,
    )


def _figure(result: Result, indicator: str, item: str | None, periods: tuple[str, ...], less: str | None) -> Floats:
    """The figure of every draw, (draw,), summed over the periods, less the other one."""
    found = np.zeros(result.draws)
    for period in periods:
        found += result.values(indicator, period, item)
        if less is not None:
            found -= result.values(less, period)
    return found


def worth(gains: Floats) -> float:
    """What it is worth to know these gains of one plan over the other, (draw,), before choosing."""
    return float(np.maximum(gains, 0).mean() - max(gains.mean(), 0.0))


def conditional_mean(numbers: Floats, scores: Floats, moved: Floats) -> tuple[Floats, int]:
    """The mean of a difference given an input, in every draw, (draw,), and how many degrees of freedom it took.

    `numbers` are those of the input, `scores` the normal numbers behind them.
    """
    different, group = np.unique(numbers, return_inverse=True)
    if len(different) <= FEW:
        return (np.bincount(group, weights=moved) / np.bincount(group))[group], len(different) - 1
    table = np.vstack((np.ones(len(scores)), *(term_values(scores[None], term) for term in DEGREES)))
    weights = np.linalg.lstsq(table.T, moved, rcond=None)[0]
    return np.asarray(weights @ table, np.float64), len(DEGREES)


def worths(job: Job, numbers: Integers, moved: Floats) -> tuple[Worth, ...]:
    """The worth of every input whose conditional mean moves more than chance would have it, most worth first.

    `moved` is the gain of one plan over another in the draws of these numbers, (draw,).
    """
    given, inputs = uncertain(job.scenario), uncertain_inputs(job.scenario)
    every, scores = inputs_of(job, numbers), standard_normal(uniforms_of(job, numbers, inputs))
    whole, found = float(moved.var()), []
    for path, score in zip(inputs, scores, strict=True):
        mean, free = conditional_mean(every[path], score, moved)
        # Beyond chance: the share explained by a group of terms as one correlation of the whole would be.
        if not free or whole == 0 or mean.var() / whole < chance_alone(len(inputs), len(moved)) ** 2 * free:
            continue
        kept = [np.arange(len(moved)) % GROUPS != group for group in range(GROUPS)]
        left_out = [worth(conditional_mean(every[path][own], score[own], moved[own])[0]) for own in kept]
        error = float(np.sqrt((GROUPS - 1) * np.var(left_out)))
        found.append(Worth(path, given[path].status, max(worth(mean), 0.0), error))
    return tuple(sorted(found, key=lambda one: -one.value))
