"""Sobol indices: which share of a figure's variance rests on which uncertain input, alone and with all others.

Saltelli's design and the estimators of Saltelli et al. 2010 (Computer Physics Communications 181, 259-270).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from numbers import Integral

import numpy as np

from ...errors import Fault, ProjectionError, expect
from ...projection.experiment import check_figures
from ...sampling.distributions import GREATEST_UNIFORM, LEAST_UNIFORM, Floats
from ...scenario import Scenario
from .designs import Figure, simulated, uncertain_inputs


@dataclass(frozen=True)
class Indices:
    """First-order and total indices of every input and output, (input, output), and their standard errors.

    The errors come from resampling the design's base points; `inputs` names the rows. An output that does not vary
    has indices of zero. `left_out` counts the base points with a row in which something is NaN or infinite.
    """

    inputs: tuple[str, ...]
    first: Floats
    total: Floats
    first_error: Floats
    total_error: Floats
    left_out: int = 0


@dataclass(frozen=True)
class SobolDesign:
    """Saltelli's design for these inputs, and the analysis that belongs to it.

    `base` points, a power of two, give `base * (inputs + 2)` rows: of each point A, then A with one column of B for
    each input, then B. Points come from a scrambled Sobol sequence, the same for the same `seed`.
    """

    inputs: tuple[str, ...]
    base: int
    seed: int

    def __post_init__(self) -> None:
        if self.base < 2 or self.base & (self.base - 1):
            raise ProjectionError([Fault("sobol.base", {"found": self.base})])

    @property
    def size(self) -> int:
        """Number of rows."""
        return self.base * (len(self.inputs) + 2)

    @cached_property
    def _points(self) -> Floats:
        """Points of A and B side by side, (base, 2 * input), inside (0, 1)."""
        from scipy.stats import qmc

        sequence = qmc.Sobol(2 * len(self.inputs), scramble=True, rng=np.random.default_rng(self.seed))
        return np.asarray(np.clip(sequence.random(self.base), LEAST_UNIFORM, GREATEST_UNIFORM))

    def rows(self, first: int, count: int) -> Floats:
        """Uniform numbers of the rows `first` to `first + count - 1`, (input, row)."""
        inputs = len(self.inputs)
        points, places = np.divmod(np.arange(first, first + count), inputs + 2)
        a, b = self._points[points, :inputs].T, self._points[points, inputs:].T
        from_b = (np.arange(1, inputs + 1)[:, None] == places) | (places == inputs + 1)
        return np.where(from_b, b, a)

    def indices(self, values: Floats, resamples: int = 100) -> Indices:
        """The indices of outputs from their values, (row, output), in the order of the rows.

        A base point with a NaN in one of its rows is left out.
        Every mean, of the design and of all its resamples, comes from one product of matrices: the weights of a
        resample are how often it took each point.
        """
        inputs, outputs = len(self.inputs), values.shape[1]
        rows = values.reshape(self.base, inputs + 2, outputs)
        good = ~np.isnan(rows).any(axis=(1, 2))
        points, values = int(good.sum()), rows[good].reshape(-1, outputs)
        parts = ((values - values.mean(axis=0)) / _spread(values)).reshape(points, inputs + 2, outputs)
        a, mixed, b = parts[:, :1], parts[:, 1:-1], parts[:, -1:]
        terms = np.concatenate((b * (mixed - a), (a - mixed) ** 2 / 2, a + b, a * a + b * b), axis=1)
        luck = np.random.default_rng(self.seed)
        taken = luck.multinomial(points, np.full(points, 1 / points), size=resamples)
        weights = np.concatenate((np.ones((1, points)), taken)) / points
        means = (weights @ terms.reshape(points, -1)).reshape(resamples + 1, 2 * inputs + 2, outputs)
        variance = means[:, -1:] / 2 - (means[:, -2:-1] / 2) ** 2
        varies = variance > np.finfo(float).eps
        shares = np.divide(means[:, :-2], variance, out=np.zeros_like(means[:, :-2]), where=varies)
        errors = shares[1:].std(axis=0, ddof=1) if resamples > 1 else np.full_like(shares[0], np.nan)
        own, whole = slice(0, inputs), slice(inputs, None)
        return Indices(self.inputs, shares[0, own], shares[0, whole], errors[own], errors[whole], self.base - points)


def _spread(values: Floats) -> Floats:
    """Standard deviation of every output, 1 where it does not vary, (output,)."""
    spread = values.std(axis=0)
    return np.asarray(np.where(spread > np.finfo(float).eps * np.abs(values).max(axis=0), spread, 1.0))


def sobol(
    scenario: Scenario, figures: Sequence[Figure], base: int = 1024, resamples: int = 100, seed: int | None = None
) -> Indices:
    """Sobol indices of figures, (indicator, period, item) each, over all uncertain inputs of a scenario, without luck.

    `seed` is the scenario's by default. Raises ProjectionError for a scenario whose inputs are correlated (the
    indices need independent ones), for one without uncertain inputs, and for a `base` that is no power of two;
    ArgumentError for figures that are something else.
    """
    expect("scenario", scenario, Scenario)
    check_figures(figures, "indicator", "period", "item")
    expect("base", base, Integral)
    inputs = uncertain_inputs(scenario)
    if scenario.posterior:
        raise ProjectionError([Fault("sensitivity.posterior", {}, scenario.file)])
    if scenario.correlations:
        raise ProjectionError([Fault("sobol.correlated", {}, scenario.file)])
    if not inputs:
        raise ProjectionError([Fault("sobol.certain", {}, scenario.file)])
    design = SobolDesign(inputs, base, scenario.seed if seed is None else seed)
    return design.indices(simulated(scenario, design, figures), resamples)
