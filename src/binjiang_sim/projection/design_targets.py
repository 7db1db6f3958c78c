"""The numbers of targets in the rows of designs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..sampling.distributions import Floats
from ..scenario import Target
from .blocks import Job
from .experiment import Design, evaluated
from .figures import Figure
from .target_figures import needed, target_figure


@dataclass(frozen=True)
class TargetFigures:
    """Runs the rows of designs for what some targets are held against."""

    job: Job
    targets: tuple[Target, ...]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """What is run: the figures that the targets are made of."""
        clock = self.job.figures.clock
        return tuple(dict.fromkeys(one for target in self.targets for one in needed(target, self.job.model, clock)))

    def of(self, design: Design) -> Floats:
        """The number of each target in the rows of a design, (target, row); NaN in a row that fails."""
        values = dict(zip(self.figures, evaluated(self.job, self.figures, design), strict=True))
        model, clock = self.job.model, self.job.figures.clock
        return np.stack([target_figure(one, model, clock, lambda *figure: values[figure]) for one in self.targets])
