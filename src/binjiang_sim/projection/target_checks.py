"""What can be known to be wrong about targets before a run: periods, prices, and values far from any outcome.

One draw, with every input at its median, is simulated, and some more where a target does not say its prices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ..engine import Equation
from ..errors import Fault, unknown
from ..sampling.distributions import Floats
from ..scenario import Target
from ..scenario.targets import RELATIVE, in_yuan, is_growth, nearer, per_cent, spelled
from ..scenario.values import CURRENT
from .blocks import Bools, Job, simulated, without
from .figures import recorded
from .prices import price_level, price_levels
from .proportions import Proportion
from .target_figures import met, needed, target_in

DRAWS = 1000  # for the chances of a target at either prices
FAR = 50  # times the median, or less than one in so many, is a slip of a hundred times in a target near the median
FAR_SHARE = 10  # times a share or a growth rate that is not smaller than SMALL_SHARE
SMALL_SHARE = 0.1
FAR_BELOW_GROWTH = 100  # growth of next to nothing may well be wanted


def target_faults(job: Job, simulate: bool = True, path: str = "targets.{}", told: bool = True) -> list[Fault]:
    """What is wrong with the targets of the scenario of a central job, each with its place.

    Without `simulate`, for a scenario that cannot start, no target is compared with its figure. `path` is where the
    target of a number stands; with `told` the chances at either prices are told of one that does not say its prices.
    """
    scenario = job.scenario
    checks: list[_Check] = []
    faults: list[Fault] = []
    known = job.model.equations
    for position, target in enumerate(scenario.targets):
        own = path.format(position)
        if target.indicator in known:
            checks.append(_Check(job, target, own, told))
        else:  # the model is not the one that the file was read for
            place = target.place or scenario.file
            faults.append(unknown("scenario.variable", target.indicator, known, place, path=f"{own}.indicator"))
    faults += [fault for one in checks for fault in one.faults()]
    there = [one for one in checks if not one.missing]
    if simulate and there:
        cells = next(simulated(job, 0, 1, _needed(job))).cells
        faults += [fault for one in there for fault in one.against(cells)]
    return faults


def _needed(job: Job) -> frozenset[str]:
    """The variables that the targets are made of, and the price level."""
    names = [one.indicator for one in job.scenario.targets if one.indicator in job.model.equations]
    return recorded(job.model, [*names, *price_levels(job.model)])


@dataclass(frozen=True)
class _Check:
    job: Job
    target: Target
    path: str
    told: bool

    @property
    def equation(self) -> Equation:
        return self.job.model.equations[self.target.indicator]

    @cached_property
    def missing(self) -> str:
        """The first period for which there is no figure; empty when there are all."""
        figures = self.job.figures
        made = needed(self.target, self.job.model, figures.clock)
        return next((period for name, item, period in made if figures.number(name, item, period) is None), "")

    def faults(self) -> Iterator[Fault]:
        """Without the figure."""
        scenario, target = self.job.scenario, self.target
        outside = [one for one in target.years if one not in self.job.figures.periods]
        if outside:
            beyond = int(outside[-1][:4]) > scenario.end
            values = {"period": outside[-1] if beyond else outside[0], "start": scenario.start, "end": scenario.end}
            yield self._fault("check.target" if beyond else "check.target_period", **values)
        elif self.missing:
            yield self._fault("check.target_undefined", indicator=target.indicator, period=self.missing)
        if target.prices and not in_yuan(self.equation):
            if not (target.prices == CURRENT == self.equation.price_basis):  # foreign money is at current prices
                yield self._fault("check.prices_none", indicator=target.indicator)
        elif target.prices not in ("", CURRENT, str(scenario.start)):
            yield self._fault("check.prices_year", found=target.prices, year=scenario.start)
        elif target.prices and price_level(self.job.model) is None and not self._as_it_is:
            yield self._fault("check.prices_level", found=target.prices)

    @property
    def _as_it_is(self) -> bool:
        """Whether the value is at the prices of the figure itself."""
        return (self.target.prices == CURRENT) == (self.equation.price_basis == CURRENT)

    def against(self, cells: Floats) -> Iterator[Fault]:
        """With the figure of the central run."""
        target = self.target
        (median,) = self._values(self.job, target, cells)
        far = next((one for one in target.limits if self._is_far(one, float(median))), None)
        if not np.isfinite(median):
            yield self._fault("check.target_undefined", indicator=target.indicator, period=target.period)
        elif far is not None:
            near = nearer(self.equation, far, float(median), target.over) if median else ""
            found = {"found": self._spelled(far), "median": self._spelled(float(f"{median:.3g}"))}
            yield self._fault("check.target_far" + ("_near" if near else ""), period=target.period, near=near, **found)
        elif not target.prices and in_yuan(self.equation):
            yield self._without_prices()

    def _without_prices(self) -> Fault:
        scenario = replace(self.job.scenario, draws=DRAWS, targets=(self.target,))
        found = {"found": self._spelled(self.target.value), "year": scenario.start}
        if price_level(self.job.model) is None:
            only = found["year"] if self.equation.price_basis == "constant" else CURRENT
            return self._fault("check.prices_only", **found | {"year": only})
        if not self.told:
            return self._fault("check.prices_either", **found)
        job = Job(scenario)
        hits: dict[str, list[Bools]] = {"constant": [], CURRENT: []}
        for block in simulated(job, 0, DRAWS, _needed(job)):
            cells = without(block, block.bad)
            for prices, own in hits.items():
                stated = replace(self.target, prices=prices if prices == CURRENT else str(scenario.start))
                own.append(met(stated, self._values(job, stated, cells)))
        for prices, own in hits.items():
            chance = Proportion.of(np.concatenate(own), scenario)
            found |= {f"{prices}_{language}": chance.text(language) for language in ("zh", "en")}
        return self._fault("check.prices_missing", **found)

    def _values(self, job: Job, target: Target, cells: Floats) -> Floats:
        """The figure at the prices of the target, (draw,)."""
        return target_in(target, job.figures.of_variables(_needed(job)), cells)

    def _is_far(self, limit: float, median: float) -> bool:
        value, size, over = abs(limit), abs(median), self.target.over
        share = per_cent(self.equation, over)
        if share and value >= FAR_SHARE * max(size, SMALL_SHARE):
            return True
        below = FAR_BELOW_GROWTH if is_growth(self.equation) or over in RELATIVE else FAR
        small = bool(value) and value * below <= size
        return small or (bool(size) and value >= FAR * size and not share)

    def _spelled(self, value: float) -> str:
        return spelled(self.equation, value, self.target.over)

    def _fault(self, key: str, **values: object) -> Fault:
        return Fault(key, {"path": self.path, **values}, self.target.place or self.job.scenario.file)
