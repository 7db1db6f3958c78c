"""Plans simulated over the same draws: their figures, the targets they meet, and what they cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ..analysis.comparison import COST
from ..errors import Fault, ProjectionError
from ..projection.blocks import Bools, Integers, Job
from ..projection.experiment import experiment
from ..projection.figures import Figure
from ..projection.proportions import rows_of
from ..projection.target_figures import met
from ..sampling.distributions import Floats
from ..scenario import Scenario
from .goals import Goal
from .plan_candidates import Candidate, first_year

Done = Callable[[int], None]  # plans times draws that were just done
TARGETS = "targets"  # the score that counts them


@dataclass(frozen=True)
class Asked:
    """What plans are judged by: the targets of a scenario, or without any its headline figures of the last year.

    `score` is "targets", their number, or a figure of money, summed over the years to plan less the policy cost.
    """

    scenario: Scenario
    score: str

    @cached_property
    def goal(self) -> Goal | None:
        """The targets; None without any."""
        targets = self.scenario.targets
        return Goal(replace(self.scenario, targets=()), targets, len(targets)) if targets else None

    @property
    def last(self) -> int:
        """The last year that counts: of the targets, or the last planning year."""
        if self.goal:
            return self.goal.last
        scenario = self.scenario
        return max((one for one in scenario.planning_years if one <= scenario.end), default=scenario.end)

    @property
    def years(self) -> range:
        """The years whose cost counts: from the first that is still to be planned."""
        return range(first_year(self.scenario, self.last), self.last + 1)

    @cached_property
    def shown(self) -> tuple[Figure, ...]:
        """The figures that stand in the table: of each target, else the headline figures, else that of the score."""
        if self.goal:
            return tuple((one.indicator, one.item or None, one.years[-1]) for one in self.goal.targets)
        figures, found = Job(self.scenario).figures, []
        for main in self.scenario.model.main_figures("headline"):
            equation, period = self.scenario.model.equations[main.name], str(self.last)
            whole = equation.name != COST and figures.numbers(main.name, period) is not None
            if whole and not equation.dims:
                found.append((main.name, None, period))
        return tuple(found) or ((self.score, None, str(self.last)),)

    @property
    def needed(self) -> tuple[Figure, ...]:
        """All figures that are simulated."""
        money = [name for name in (COST, *([self.score] if self.score != TARGETS else [])) if self._has(name)]
        yearly = [(name, None, str(year)) for name in money for year in self.years]
        return tuple(dict.fromkeys([*(self.goal.figures if self.goal else self.shown), *yearly]))

    def _has(self, name: str) -> bool:
        return name != COST or COST in self.scenario.model.equations

    def faults(self) -> list[Fault]:
        """What is wrong with the score."""
        model = self.scenario.model
        if self.score == TARGETS:
            return [] if self.goal else [Fault("seek.no_target", {}, self.scenario.file)]
        found = Job(self.scenario).figures.faults(self.score, None, None)
        if not found and COST in model.equations:
            units = [model.equations[name].reported_unit for name in (self.score, COST)]
            if units[0] != units[1]:
                values = {"figure": self.score, "unit": units[0], "other": COST, "less": units[1]}
                found.append(Fault("plans.unit", values))
        return found

    def of(self, values: Mapping[Figure, Floats], numbers: Integers, rows: float) -> PlanDraws:
        """What simulated figures, (plan, draw) each, say of plans."""
        some = next(iter(values.values()))
        yearly = {
            name: sum((values[name, None, str(year)] for year in self.years), start=np.zeros(some.shape))
            for name in {name for name, _, _ in values if name in (COST, self.score)}
        }
        costs = yearly.get(COST, np.zeros(some.shape))
        if self.goal:
            figures = [self.goal.numbers(one, values) for one in self.goal.targets]
            hits = [met(one, own) for one, own in zip(self.goal.targets, figures, strict=True)]
            all_met = np.stack(hits, axis=1)
        else:
            figures, all_met = [values[one] for one in self.shown], np.zeros((len(some), 0, some.shape[1]), bool)
        money = yearly[self.score] - costs if self.score != TARGETS else None
        return PlanDraws(np.stack(figures, axis=1), all_met, costs, money, numbers, rows)


@dataclass(frozen=True)
class PlanDraws:
    """Plans over the same draws.

    `figures` are (plan, figure, draw) at the prices of the targets, `met` (plan, target, draw), `costs` (plan, draw)
    from the first year to plan to the last, `money` (plan, draw) what a score of money is, None where targets count.
    `numbers` are those of the draws; they are worth at most `rows` independent ones.
    """

    figures: Floats
    met: Bools
    costs: Floats
    money: Floats | None
    numbers: Integers
    rows: float

    @property
    def scores(self) -> Floats:
        """The score of each plan, (plan, draw): more is better."""
        return np.asarray(self.met.sum(axis=1), np.float64) if self.money is None else self.money

    @property
    def whole(self) -> Floats:
        """1 where a plan meets all targets, else 0, (plan, draw)."""
        return np.asarray(self.met.all(axis=1), np.float64)


def drawn(asked: Asked, plans: Sequence[Candidate], draws: int, seed: int, workers: int, done: Done) -> PlanDraws:
    """All plans over the same draws, in one experiment.

    Raises ProjectionError when no draw has a number in every plan.
    """
    scenario = replace(asked.scenario, targets=())
    scenario = scenario if scenario.shocks else replace(scenario, end=asked.last)  # what comes later changes nothing
    levers = [one.scenario.levers for one in plans]
    found = experiment(
        scenario,
        {f"levers.{name}": [one[name] for one in levers] for name in scenario.levers},
        draws=draws,
        seed=seed,
        figures=asked.needed,
        workers=workers,
        progress=lambda now, _: done(now),
        notice=lambda _: None,
    )
    good = ~np.isnan(found.values).any(axis=(0, 1))
    if not good.any():
        raise ProjectionError([Fault("plans.no_draw", {}, asked.scenario.file)])
    values = {figure: found.values[:, place][:, good] for place, figure in enumerate(asked.needed)}
    return asked.of(values, np.flatnonzero(good), rows_of(asked.scenario))
