"""Two runs at every instant, and what the change of each variable owes to what its equation reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ...engine import Clock, Inputs, Model, Series
from ...engine.expression import AT_START, PATH, VARIABLE, Expression
from ...errors import Fault, ProjectionError
from ...programs import instants
from ...projection.blocks import Job
from ...projection.figures import items
from ...projection.scenario_checks import checked
from ...sampling.distributions import Floats
from ...sampling.sampler import clock_of
from ...sampling.uncertain_inputs import DrawRange
from ...scenario import Scenario
from .shares import Link, Pair, Read, Splitter, slopes_of

SAME = 1e-13  # a relative difference that is rounding


class Runs:
    """A scenario and what it is compared with, each run once, `draw` being the number of the draw or None for medians.

    `base` comes first: differences are those of `scenario` from it. They have the same equations, steps and labels.
    Raises ScenarioError as a run does, ProjectionError when the two cannot be compared.
    """

    def __init__(self, scenario: Scenario, base: Scenario, draw: int | None = None) -> None:
        base = replace(base, seed=scenario.seed)
        self.scenario, self.base, self.draw = scenario, base, draw
        jobs = (Job(base, central=draw is None), Job(scenario, central=draw is None))
        self.model: Model = jobs[1].model
        self._refuse(jobs[0].model)
        for one in (base, scenario):
            checked(one)
        self.labels = scenario.label_keys
        self.clock = Clock(scenario.start, min(scenario.end, base.end), scenario.steps_per_year)
        self.count = self.clock.steps + 1
        self.range = DrawRange(0, 1, central=True) if draw is None else DrawRange(draw, 1)
        self.inputs: list[Inputs] = [job.switched(job.sampler.sample(self.range).inputs) for job in jobs]
        both = zip(jobs, self.inputs, strict=True)
        told = [instants(job.model, inputs, clock_of(job.scenario)) for job, inputs in both]
        self.values = {name: pair(*(one[name][:, : self.count, 0] for one in told)) for name in told[0]}
        self._splitter = Splitter(self.read, self.labels)
        self._links: dict[str, Mapping[Read, Floats]] = {}

    def _refuse(self, other: Model) -> None:
        """Raises ProjectionError with all that keeps the two from being compared."""
        scenario, base = self.scenario, self.base
        faults = []
        if base.district != scenario.district or base.label_keys != scenario.label_keys:
            faults.append(Fault("compare.other_district", base.district, base.file))
        if base.steps_per_year != scenario.steps_per_year:
            steps = {"first": scenario.steps_per_year, "second": base.steps_per_year}
            faults.append(Fault("compare.other_steps", steps, base.file))
        if base.start != scenario.start:
            faults.append(Fault("tree.other_start", {"first": scenario.start, "second": base.start}, base.file))
        if other != self.model:
            faults.append(Fault("tree.other_equations", {"names": ", ".join(_differing(self.model, other))}, base.file))
        if self.draw is not None and not 0 <= self.draw < scenario.draws:
            values = {"found": self.draw, "last": scenario.draws - 1}
            faults.append(Fault("tree.no_draw", values, scenario.file))
        if faults:
            raise ProjectionError(faults)

    def read(self, read: Read) -> Pair:
        """What is read, at every instant."""
        kind, name = read
        if kind == VARIABLE:
            return self.values[name]
        if kind == AT_START:
            return Pair(self.values[name].before[:, :1], self.values[name].after[:, :1])
        if kind == PATH:
            return pair(*(one.paths[name][: self.count, 0][None] for one in self.inputs))
        sides = []
        for one in self.inputs:
            given = one.parameters[name]
            table = given.values[: self.count, ..., 0] if isinstance(given, Series) else given[None, ..., 0]
            sides.append(table.reshape(len(table), -1).T)
        wide = max(side.shape[1] for side in sides)
        return pair(*(np.broadcast_to(side, (len(side), wide)) for side in sides))

    def links(self, name: str) -> Mapping[Read, Floats]:
        """What a unit of change of a variable owes to what its equation reads, (instant, row, row of what is read).

        Of a stock it is what its net rate reads, the instant being that of the stock after the step; what it owes to
        itself at the instant before is under its own name, its start value under that of the start.
        """
        if name not in self._links:
            equation = self.model.equations[name]
            link = self._splitter.link(self._with_path(name))
            self._links[name] = self._of_stock(name, link) if equation.kind == "stock" else self._spread(name, link)
        return self._links[name]

    def _with_path(self, name: str) -> Expression:
        """The equation of a variable, whose path bears its name."""

        def named(one: Expression) -> Expression:
            if one.operation == PATH:
                return replace(one, detail=name)
            return replace(one, arguments=tuple(map(named, one.arguments))) if one.arguments else one

        return named(self.model.expressions[name])

    def _spread(self, name: str, link: Link) -> dict[Read, Floats]:
        """The slopes for every row and instant of a variable."""
        rows = len(self.values[name].before)
        return {read: self._wide(slopes, rows) for read, slopes in link.slopes.items()}

    def _wide(self, slopes: Floats, rows: int) -> Floats:
        times = rows // slopes.shape[1]
        return np.broadcast_to(np.tile(slopes, (1, times, 1)), (self.count, rows, slopes.shape[2]))

    def _of_stock(self, name: str, link: Link) -> dict[Read, Floats]:
        change = self.values[name].change
        rows = len(change)
        flown = np.broadcast_to(link.value.change, (len(link.value.change), self.count))
        flown = np.tile(flown, (rows // len(flown), 1))[:, :-1] * self.clock.step
        stays, flows = np.zeros_like(change), np.zeros_like(change)
        stays[:, 1:], flows[:, 1:] = slopes_of((change[:, :-1], flown))
        found: dict[Read, Floats] = {}
        for read, slopes in self._spread(name, link).items():
            later = np.zeros_like(slopes)
            later[1:] = slopes[:-1] * flows[:, 1:].T[:, :, None]
            found[read] = later
        own = found.pop((VARIABLE, name), np.zeros((self.count, rows, rows)))
        found[VARIABLE, name] = own + stays.T[:, :, None] * np.eye(rows)
        return found

    def rows(self, dims: tuple[str, ...]) -> tuple[str | None, ...]:
        """The labels of the rows of these dimensions; (None,) without any."""
        own = replace(next(iter(self.model.equations.values())), dims=dims)
        return items(own, self.labels)


def pair(before: Floats, after: Floats) -> Pair:
    """Both values; a difference that is rounding is none."""
    close = np.abs(after - before) <= SAME * np.maximum(np.abs(after), np.abs(before))
    return Pair(before, np.where(close, before, after))


def _differing(model: Model, other: Model) -> list[str]:
    """The equations and the parameters that two models do not share."""
    sides = [
        {**{name: one.expression for name, one in each.equations.items()}, **each.parameters} for each in (model, other)
    ]
    return [name for name in {**sides[0], **sides[1]} if sides[0].get(name) != sides[1].get(name)]
