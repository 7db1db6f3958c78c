"""The figures of targets in the rows of designs, at the prices of the targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..engine import Clock, Model
from ..sampling.distributions import Floats
from ..scenario import Target
from .blocks import Job
from .experiment import Design, Figure, evaluated
from .prices import factor

Values = Callable[[str, str | None, str], Floats]  # of a variable, a row of its dimension and a period: (draw,)


def figure_of(target: Target, model: Model, clock: Clock, values: Values) -> Floats:
    """The figure of a target at its prices, (draw,), from what `values` gives."""
    levels = factor(target, model, clock, lambda name, period: values(name, None, period))
    return values(target.indicator, target.item, target.period) * levels


@dataclass(frozen=True)
class TargetFigures:
    """Runs the rows of designs for the figures of some targets."""

    job: Job
    targets: tuple[Target, ...]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """What is run: the figures, and the price levels that they are brought to the prices of the targets with."""
        found: list[Figure] = []

        def noted(name: str, item: str | None, period: str) -> Floats:
            found.append((name, item, period))
            return np.ones(1)

        self._of_each(noted)
        return tuple(dict.fromkeys(found))

    def of(self, design: Design) -> Floats:
        """The figure of each target in the rows of a design, (target, row); NaN in a row that fails."""
        values = dict(zip(self.figures, evaluated(self.job, self.figures, design), strict=True))
        return np.stack(self._of_each(lambda *figure: values[figure]))

    def _of_each(self, values: Values) -> list[Floats]:
        return [figure_of(one, self.job.model, self.job.figures.clock, values) for one in self.targets]
