"""Two methods of SALib, which is an extra: Morris' elementary effects and PAWN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any

import numpy as np

from ...errors import Fault, ProjectionError
from ...sampling.distributions import Floats

LEVELS = 4  # of each input: the middles of so many classes of equal probability
ENDS = (1 / (2 * LEVELS), 1 - 1 / (2 * LEVELS))  # the first and the last of them
SLIDES = 10  # classes of an input, whose outcomes PAWN holds against all
RESAMPLES = 8  # a look at 200 inputs takes SALib seconds
_SURE = 1.96  # standard errors of the half-width of a 95 % interval, which SALib states


def _library(name: str) -> Any:
    """A module of SALib. Raises ProjectionError with the command that installs it."""
    try:
        return import_module(f"SALib.{name}")
    except ModuleNotFoundError as error:
        raise ProjectionError([Fault("sensitivity.salib")]) from error


def _problem(inputs: Sequence[str], bounds: tuple[float, float]) -> dict[str, object]:
    return {"num_vars": len(inputs), "names": list(inputs), "bounds": [list(bounds)] * len(inputs)}


@dataclass(frozen=True)
class MorrisDesign:
    """Random trajectories on a grid of LEVELS for each input, each of `inputs + 1` rows that differ by one input."""

    inputs: tuple[str, ...]
    trajectories: int
    seed: int

    @property
    def size(self) -> int:
        """Number of rows."""
        return self.trajectories * (len(self.inputs) + 1)

    @cached_property
    def _table(self) -> Floats:
        sample = _library("sample.morris").sample
        found = sample(_problem(self.inputs, ENDS), self.trajectories, num_levels=LEVELS, seed=self.seed)
        return np.asarray(found)

    def rows(self, first: int, count: int) -> Floats:
        """Uniform numbers of the rows `first` to `first + count - 1`, (input, row)."""
        return self._table[first : first + count].T

    def effects(self, values: Floats) -> tuple[Floats, Floats, Floats, int]:
        """Mean size of the elementary effects of an outcome, (row,), its error and their spread, each (input,).

        An effect is the change of the outcome over the change of the input, where 1 is the way between its ENDS.
        The last number counts the trajectories left out because of a NaN.
        """
        analyze = _library("analyze.morris").analyze
        whole = values.reshape(self.trajectories, -1)
        good = ~np.isnan(whole).any(axis=1)
        table = self._table.reshape(*whole.shape, -1)[good].reshape(-1, len(self.inputs))
        found = analyze(_problem(self.inputs, ENDS), table, whole[good].ravel(), num_levels=LEVELS, seed=self.seed)
        error = np.asarray(found["mu_star_conf"], float) / _SURE
        return np.asarray(found["mu_star"], float), error, np.asarray(found["sigma"], float), int((~good).sum())


def pawn(uniforms: Floats, outcome: Floats, seed: int) -> tuple[Floats, Floats, float]:
    """PAWN indices from draws at hand: median over SLIDES of each input of the distance of Kolmogorov and Smirnov.

    `uniforms` are the uniform numbers behind the inputs, (input, draw), `outcome` (draw,). Also the standard errors,
    each (input,), by resampling the draws, and the index that an input without any effect has.
    """
    analyze = _library("analyze.pawn").analyze
    luck = np.random.default_rng(seed)
    table = np.concatenate((uniforms, luck.random((1, len(outcome))))).T
    problem = _problem([str(number) for number in range(table.shape[1])], (0.0, 1.0))

    def medians(draws: Any) -> Floats:
        return np.asarray(analyze(problem, table[draws], outcome[draws], S=SLIDES)["median"], float)

    index = medians(slice(None))
    again = np.stack([medians(luck.integers(0, len(outcome), len(outcome))) for _ in range(RESAMPLES)])
    return index[:-1], again.std(axis=0, ddof=1)[:-1], float(index[-1])
