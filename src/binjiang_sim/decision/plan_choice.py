"""Which plan of a table is recommended, by a stated rule; whether other draws say the same; what would turn it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..analysis.value_of_knowing import worth, worths
from ..projection.blocks import Bools, Job
from ..projection.inputs import inputs_of
from ..projection.proportions import Z95
from ..sampling.distributions import Floats
from ..scenario import Scenario
from .plan_draws import PlanDraws
from .plan_measures import cheapest_of_the_best, sampling_errors

REACHED = 0.5  # chance of all targets together from which the plan as a whole is what counts
SURE = 5 / 6  # share of the repetitions that agree from which a recommendation survives them
WHOLE, COUNT, MONEY = "whole", "count", "money"
NAMED = 3  # inputs that could turn a choice
ENDS = 0.2  # of the draws: the lowest and the highest of an input


@dataclass(frozen=True)
class Turning:
    """An input, and what knowing it before the choice between two plans is worth, with its standard error.

    `low` and `high` are the means of the second plan's criterion less that of the recommended one, over the draws with
    the input in its lowest and its highest fifth.
    """

    path: str
    status: str
    value: float
    error: float
    low: float
    high: float


@dataclass(frozen=True)
class Recommendation:
    """The plan that is recommended.

    `by` is the criterion: "whole", the chance that all targets are met, where some plan has at least REACHED of it or
    there is but one target; else "count", the mean number of targets met; or "money". The plan is the cheapest whose
    mean is within sampling error of the `best` one's. `whole` is the largest chance of all targets, None of money.

    `second` is what the rule takes without the plan: its mean is `gain` (± `error`, 95 %) more, it is so much `dearer`,
    and it has more and less in the shares of draws `better` and `worse`. `again` is what the rule takes over each set
    of draws, these first. `perfect` is what it would be worth to know all before choosing between both, `turning` are
    the inputs most worth knowing; all in the unit of the criterion.
    """

    by: str
    plan: int
    best: int
    mean: float
    best_mean: float
    whole: float | None
    second: int | None
    gain: float
    error: float
    dearer: float
    better: float
    worse: float
    again: tuple[int, ...]
    perfect: float
    turning: tuple[Turning, ...]

    @property
    def reached(self) -> bool:
        """Whether some plan is at least as likely as not to meet all targets; true where money counts."""
        return self.whole is None or self.whole >= REACHED

    @property
    def agreeing(self) -> int:
        """How many sets of draws recommend the same plan, these among them."""
        return self.again.count(self.plan)

    @property
    def survives(self) -> bool:
        """Whether nearly all sets of draws recommend the same plan."""
        return self.agreeing >= SURE * len(self.again) - 1e-9

    @property
    def others(self) -> tuple[tuple[int, int], ...]:
        """What other sets of draws recommend, and how many do, most often first."""
        return tuple((plan, count) for plan, count in Counter(self.again).most_common() if plan != self.plan)


def criterion(found: PlanDraws) -> tuple[str, Floats]:
    """What plans are chosen by, and its value in every draw, (plan, draw)."""
    if found.money is not None:
        return MONEY, found.money
    if found.met.shape[1] == 1 or found.whole.mean(axis=1).max() >= REACHED:
        return WHOLE, found.whole
    return COUNT, found.scores


def chosen(found: PlanDraws) -> tuple[int, int]:
    """The plan that the rule takes, and the one with the best mean."""
    return cheapest_of_the_best(criterion(found)[1], found.costs.mean(axis=1), found.rows)


def recommended(found: PlanDraws, others: Sequence[PlanDraws], scenario: Scenario) -> Recommendation:
    """The recommendation over some draws, repeated over others; inputs are those of the scenario."""
    by, values = criterion(found)
    plan, best = chosen(found)
    again = (plan, *(chosen(one)[0] for one in others))
    whole = float(found.whole.mean(axis=1).max()) if found.money is None else None
    about = Recommendation(
        by, plan, best, float(values[plan].mean()), float(values[best].mean()), whole,
        second=None, gain=0.0, error=0.0, dearer=0.0, better=0.0, worse=0.0, again=again, perfect=0.0, turning=(),
    )  # fmt: skip
    left = [one for one in range(len(values)) if one != plan]
    if not left:
        return about
    costs = found.costs.mean(axis=1)
    second = left[cheapest_of_the_best(values[left], costs[left], found.rows)[0]]
    moved = values[second] - values[plan]
    return replace(
        about,
        second=second,
        gain=float(moved.mean()),
        error=float(sampling_errors(moved, found.rows)),
        dearer=float(costs[second] - costs[plan]),
        better=float((moved > 0).mean()),
        worse=float((moved < 0).mean()),
        perfect=worth(moved),
        turning=_turning(found, scenario, moved),
    )


def _turning(found: PlanDraws, scenario: Scenario, moved: Floats) -> tuple[Turning, ...]:
    """The inputs most worth knowing before the choice between two plans that differ by so much, beyond error."""
    job = Job(scenario)
    named = [one for one in worths(job, found.numbers, moved) if one.value > Z95 * one.error][:NAMED]
    every = inputs_of(job, found.numbers) if named else {}
    rows = []
    for one in named:
        ends = [float(moved[part].mean()) for part in _ends(every[one.path])]
        rows.append(Turning(one.path, one.status, one.value, one.error, *ends))
    return tuple(rows)


def _ends(numbers: Floats) -> tuple[Bools, Bools]:
    """The draws in the lowest and in the highest fifth of a number."""
    low, high = np.quantile(numbers, (ENDS, 1 - ENDS))
    return numbers <= low, numbers >= high
