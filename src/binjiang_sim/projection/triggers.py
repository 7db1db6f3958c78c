"""Triggers, draw by draw: a draw that misses the figure of one goes on with the levers that it switches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from ..engine import Inputs
from ..programs import compiled
from ..sampling.distributions import Floats
from ..sampling.sampler import Sampler
from ..sampling.time_paths import edges
from ..sampling.uncertain_inputs import DrawRange
from ..scenario import Scenario, Target, Trigger
from .figures import Figures, recorded
from .prices import price_levels
from .target_figures import Bools, met, target_in


@dataclass(frozen=True)
class Switch:
    """A trigger with the means of its levers over each step, (instant, 1), and the share of each step before they move.

    In a step a lever goes on as planned for the share in `before`, (instant, 1) by lever, where its mean in `paths` is
    that of zero.
    """

    target: Target
    paths: Mapping[str, Floats]
    before: Mapping[str, Floats]


class Switches:
    """All triggers of a scenario, for one block of draws after another.

    Draws are simulated, those that fire switch their levers, all are simulated again, and so on in the order of time,
    so that a later trigger sees what an earlier one did. The luck of a draw stays the same.
    """

    def __init__(self, scenario: Scenario, figures: Figures, *, central: bool) -> None:
        self.central, self.model = central, figures.model
        names = {one.indicator for one in scenario.triggers}
        self.figures = figures.of_variables(recorded(self.model, [*names, *price_levels(self.model)]))
        in_order = sorted(scenario.triggers, key=self._known)
        groups = groupby(in_order, key=self._known)
        self.decisions = [[self._switch(scenario, one) for one in together] for _, together in groups]

    def applied(self, inputs: Inputs) -> Inputs:
        """The numbers of some draws with the levers switched in each of them."""
        cells = None
        for together in self.decisions:
            cells = self._cells(inputs) if cells is None else cells
            missing = [~met(one.target, target_in(one.target, self.figures, cells)) for one in together]
            for switch, missed in zip(together, missing, strict=True):
                if missed.any():
                    inputs, cells = _with(inputs, switch, missed), None
        return inputs

    def _known(self, trigger: Trigger) -> float:
        return self.figures.periods[trigger.target.years[-1]].time

    def _switch(self, scenario: Scenario, trigger: Trigger) -> Switch:
        levers = {**scenario.levers, **trigger.levers}
        plain = replace(scenario, levers=levers, correlations=(), posterior=None)
        sampler = Sampler(plain, self.model, [f"levers.{name}" for name in trigger.levers])
        paths = sampler.sample(DrawRange(0, 1, central=True)).inputs.paths
        at = edges(self.figures.clock)
        begins = {name: path.points[0][0] + path.lag for name, path in trigger.levers.items()}
        shares = {name: np.clip((time - at[:-1]) / np.diff(at), 0, 1)[:, None] for name, time in begins.items()}
        return Switch(trigger.target, paths, shares)

    def _cells(self, inputs: Inputs) -> Floats:
        """What the figures that decide are made of, (row, cell, draw)."""
        program = compiled(self.model, inputs, self.figures.clock, self.figures.layout.rows)
        # A single run has the bits of the float program, so its figures decide as they are reported.
        return (program.run_singly if self.central else program.run)(inputs).values


def _with(inputs: Inputs, switch: Switch, missed: Bools) -> Inputs:
    """The numbers with the levers of a switch in the draws that miss its target."""
    plan = inputs.paths
    moved = {
        name: np.where(missed, path + switch.before[name] * plan[name], plan[name])
        for name, path in switch.paths.items()
    }
    return replace(inputs, paths={**plan, **moved})
