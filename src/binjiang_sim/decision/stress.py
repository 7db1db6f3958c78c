"""When a plan would fail: the least unusual inputs and luck that miss a target, and rules for the draws that do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from numbers import Integral
from types import NoneType
from typing import Literal

import numpy as np
from scipy.special import ndtr

from ..analysis.questions import refuse
from ..engine import Series
from ..errors import Fault, expect
from ..projection.blocks import Bools, Integers, Job, free_buffers
from ..projection.design_targets import TargetFigures
from ..projection.inputs import inputs_of, luck_of
from ..projection.normal_scores import NormalScores, own_streams
from ..projection.proportions import FEWEST, Proportion
from ..projection.running import settled
from ..projection.scenario_checks import checked
from ..projection.target_figures import met
from ..sampling.distributions import Floats
from ..sampling.provenance import uncertain
from ..sampling.sampler import Sampler, clock_of
from ..sampling.shocks import drawn_shock
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Distribution, Process, Scenario, Target
from ..scenario.target_text import written_targets
from . import prim
from .failures import InputPart, LeastUnusual, LuckPart, Stress
from .least_unusual import Combination, Search, spread
from .prim import Rule

LISTED = 0.02  # of the squared distance: what has less is not listed by itself
SEEN = 200  # draws with the event, from those next to the target to the farthest, that the search may begin from
MOST = 20_000  # draws that rules are looked for in
Notice = Callable[[int], None]  # runs of the model so far


def stress(
    scenario: Scenario,
    targets: str | Target | Sequence[str] | Sequence[Target] = (),
    *,
    draws: int | None = None,
    seed: int | None = None,
    notice: Notice | None = None,
) -> tuple[Stress, ...]:
    """When targets are missed: the least unusual combination of inputs and luck, and rules for the draws that miss.

    `targets` are written as "gdp@2030>=3600亿元 按2023年价格"; by default those of the scenario, one after another. The
    combination is the nearest to the medians in the standard normal scores of all uncertain inputs, as they are
    correlated, and of the luck of time, found by the first-order reliability method and run once more. A target that is
    missed with every input at its median is turned round: what it takes to meet it. Rules are boxes of inputs, and of
    drivers over the years up to the target and in the last of them, found with half of the draws and judged with the
    other half.

        (found,) = bj.decision.stress(base, "graduate_inflow@2030>=5万人")
        found.combination.one_in, [(one.path, one.quantile) for one in found.combination.inputs]

    Raises ScenarioError, with all faults, for targets that are none and a scenario that cannot run; ProjectionError for
    no target, too few draws, a scenario in which nothing is uncertain, and one with a posterior.
    """
    expect("scenario", scenario, Scenario)
    expect("targets", targets, str, Target, list, tuple)
    expect("draws", draws, Integral, NoneType)
    asked = [targets] if isinstance(targets, str | Target) else list(targets)
    for number, one in enumerate(asked, 1):
        expect(f"target {number}", one, str, Target)
    read = written_targets([one for one in asked if isinstance(one, str)], scenario)
    wanted = (*read, *(one for one in asked if isinstance(one, Target))) or scenario.targets
    checked(replace(scenario, targets=wanted))
    plan = settled(scenario, None if draws is None else int(draws), seed)
    refuse([*_refused(plan, wanted)])
    counted = _Counted(notice)
    try:
        return tuple(_Question(_until(plan, one), one, counted).answer for one in wanted)
    finally:
        free_buffers()


def _refused(scenario: Scenario, targets: Sequence[Target]) -> Iterator[Fault]:
    if not targets:
        yield Fault("stress.no_target", {}, scenario.file)
    for one in targets:
        if one.upper is not None:
            yield Fault("stress.range", {"indicator": one.indicator, "period": one.period}, one.place or scenario.file)
    if scenario.draws < FEWEST:
        yield Fault("stress.few_draws", {"found": scenario.draws, "least": FEWEST}, scenario.file)
    if scenario.posterior:
        yield Fault("stress.posterior", {}, scenario.file)
    if not NormalScores.of(Job(scenario)).names:
        yield Fault("stress.certain", {}, scenario.file)


def _until(scenario: Scenario, target: Target) -> Scenario:
    """The scenario up to the year of a target: nothing later has a part in it."""
    return replace(scenario, end=max(int(target.years[-1][:4]), scenario.start), targets=(), planning_years=())


class _Counted:
    """Tells how many times the model ran."""

    def __init__(self, notice: Notice | None) -> None:
        self.notice, self.runs = notice, 0

    def add(self, runs: int) -> None:
        self.runs += runs
        if self.notice:
            self.notice(self.runs)


class _Question:
    """One target of a scenario that ends with it."""

    def __init__(self, scenario: Scenario, target: Target, counted: _Counted) -> None:
        self.job, self.target, self.counted = Job(scenario), target, counted
        self.scores = NormalScores.of(self.job)
        self.figures = TargetFigures(self.job, (target,))

    @cached_property
    def answer(self) -> Stress:
        good = np.isfinite(self.drawn)
        hit = met(self.target, self.drawn[good])
        cases = ~hit if self.event == "misses" else hit
        few, found = self._rules(np.flatnonzero(good), cases)
        return Stress(
            job=self.job,
            target=self.target,
            event=self.event,
            missed=Proportion.of(~hit, self.job.scenario),
            median=self.median,
            combination=self._combination(np.flatnonzero(good)[cases]),
            rules=found,
            few=few,
            left_out=int(np.count_nonzero(~good)),
        )

    @cached_property
    def drawn(self) -> Floats:
        """The figure of every draw, (draw,)."""
        draws = self.job.scenario.draws
        self.counted.add(draws)
        return np.asarray(self.figures.of(own_streams(draws))[0])

    @cached_property
    def median(self) -> float:
        return float(self._figure(np.zeros((len(self.scores.names), 1)))[0])

    @cached_property
    def event(self) -> Literal["misses", "meets"]:
        return "misses" if met(self.target, np.array([self.median]))[0] else "meets"

    @cached_property
    def search(self) -> Search:
        return Search(self.scores, self._margin)

    def _figure(self, own: Floats) -> Floats:
        self.counted.add(own.shape[1])
        return np.asarray(self.figures.of(self.scores.design(own))[0])

    def _margin(self, own: Floats) -> Floats:
        """How far the figure is from the event, in standard deviations of the figure: below zero with it."""
        above = (self._figure(own) - self.target.value) / (float(np.nanstd(self.drawn)) or 1.0)
        return above if (self.target.direction == "at_least") == (self.event == "misses") else -above

    def _combination(self, cases: Integers) -> LeastUnusual | None:
        """The least unusual one, from the draws with the event: those next to the target first."""
        near = cases[np.argsort(np.abs(self.drawn[cases] - self.target.value), kind="stable")]
        found = self.search.nearest(self.scores.of_draws(near[spread(len(near), SEEN)]))
        return None if found is None else self._told(found)

    def _told(self, found: Combination) -> LeastUnusual:
        shares = dict(zip(self.scores.names, self.search.parts(found).tolist(), strict=True))
        own = dict(zip(self.scores.names, found.own.tolist(), strict=True))
        values = {path: float(one[0]) for path, one in self.scores.values(found.own[:, None]).items()}
        listed = [name for name in self.scores.inputs if shares[name] >= LISTED]
        inputs = [self._input(name, values[name], own[name], shares[name]) for name in listed]
        luck = [*self._luck(shares, own, values)]
        return LeastUnusual(
            distance=found.distance,
            value=float(self._figure(found.own[:, None])[0]),
            inputs=tuple(sorted(inputs, key=lambda one: -one.share)),
            luck=tuple(sorted(luck, key=lambda one: -one.share)),
            others=max(1 - sum(one.share for one in inputs) - sum(one.share for one in luck), 0.0),
            settled=found.settled,
        )

    def _input(self, path: str, number: float, own: float, share: float) -> InputPart:
        given = uncertain(self.job.scenario)[path]
        value, median = (_spelled(given.value, one) for one in (number, self.search.median(path, given)))
        return InputPart(path, given.unit, value, median, float(ndtr(own)), share)

    def _luck(
        self, shares: Mapping[str, float], own: Mapping[str, float], values: Mapping[str, float]
    ) -> Iterator[LuckPart]:
        """The luck of each driver as a whole, and of each shock."""
        for path in dict.fromkeys(name.partition("@")[0] for name in self.scores.luck):
            names = [name for name in self.scores.luck if name.partition("@")[0] == path]
            share = sum(shares[name] for name in names)
            if share < LISTED:
                continue
            if path.startswith("shocks."):
                year, chance = self._strike(path, own[path], values), self.search.chance(path, own[path])
                yield LuckPart(path, "year", year, None, None, chance, share)
                continue
            chance = float(ndtr(-np.linalg.norm([own[name] for name in names])))
            without = {name: 0.0 if name in names else score for name, score in own.items()}
            made = self.scores.design(np.array([list(own.values()), list(without.values())]).T)
            given = dict(zip(made.inputs, made.uniforms, strict=True))
            labels, means = self._drivers(DrawRange(0, made.size, uniforms=given))[path]
            farthest = int(np.abs(means[:, 0] - means[:, 1]).argmax())
            unit = self.job.model.equations[path.removeprefix("drivers.")].reported_unit
            value, median = means[farthest].tolist()
            yield LuckPart(path, unit, labels[farthest], value, median, chance, share)

    def _strike(self, path: str, own: float, values: Mapping[str, float]) -> str | None:
        """The year in which a shock strikes first; None when it does not."""
        shock = next(one for one in self.job.scenario.shocks if f"shocks.{one.name}" == path)
        state, start = self.search.state(path, own), shock.start.value
        first = start if isinstance(start, float) else values[f"{path}.start"]
        return str(int(first) + state) if state < shock.window else None

    def _drivers(self, draws: DrawRange) -> dict[str, tuple[tuple[str, ...], Floats]]:
        """The drivers that are random in time, by path: the periods of their luck, and means there, (period, draw).

        The periods are half-years, or years of what changes by the year; the first year of a run is without luck.
        """
        scenario, clock = self.job.scenario, clock_of(self.job.scenario)
        random = {f"drivers.{name}": one for name, one in scenario.drivers.items() if isinstance(one, Process)}
        sampled = Sampler(scenario, self.job.model, list(random)).sample(draws).inputs.paths
        years, found = range(scenario.start + 1, scenario.end + 1), {}
        for path, process in random.items() if years else ():
            parts = 1 if process.kind == "yearly_lognormal" else min(clock.steps_per_year, 2)
            labels = [f"{year}-H{half}" if parts == 2 else str(year) for year in years for half in range(1, parts + 1)]
            values = sampled[path.removeprefix("drivers.")]
            assert not isinstance(values, Series)
            steps = values[clock.steps_per_year :][: len(years) * clock.steps_per_year]
            found[path] = tuple(labels), steps.reshape(len(labels), -1, draws.draws).mean(axis=1)
        return found

    def _rules(self, numbers: Integers, cases: Bools) -> tuple[bool, tuple[Rule, ...]]:
        """Whether there are too few draws for rules, and the rules among the first MOST of them."""
        numbers, cases = numbers[:MOST], cases[:MOST]
        if min(int(cases.sum()), int((~cases).sum())) < prim.FEWEST:
            return True, ()
        every = self._columns(numbers)
        moving = {path: values for path, values in every.items() if np.ptp(values) > 0}
        return False, prim.rules(np.stack(list(moving.values())), list(moving), cases)

    def _columns(self, numbers: Integers) -> dict[str, Floats]:
        """What rules may be made of, (draw,): inputs, drivers in a period, and when shocks strike.

        A driver stands there with its mean over all years of luck and with the periods of the last of them, as
        "drivers.x@2030-H1". A shock that does not strike counts as one of the year after the last.
        """
        every, shocks = inputs_of(self.job, numbers), self.job.scenario.shocks
        for path, (labels, values) in self._drivers(DrawRange(0, int(numbers[-1]) + 1)).items():
            first, last = labels[0][:4], labels[-1][:4]
            rows = {label: row for label, row in zip(labels, values, strict=True) if label[:4] == last}
            rows |= {f"{first}-{last}": values.mean(axis=0)} if first != last else {}
            every |= {f"{path}@{period}": row[numbers] for period, row in rows.items()}
        for shock in (one for one in shocks if one.probability is not None):
            path = f"shocks.{shock.name}"
            uniform = luck_of(self.job, numbers, [path])[0]
            strikes = drawn_shock(shock, lambda name, given: every.get(name, np.array([given.value])), uniform)["start"]
            every[path] = np.where(strikes > self.job.scenario.end + 1, self.job.scenario.end + 1.0, strikes)
        return every


def _spelled(value: float | Distribution, number: float) -> float | str:
    """A number, or the label of the choice that it is."""
    if isinstance(value, Distribution) and value.labels and number in value.numbers:
        return value.labels[value.numbers.index(number)]
    return number
