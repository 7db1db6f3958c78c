"""Draws from a posterior: each takes one row of its table, picked by one stream that is named after the table."""

from __future__ import annotations

import numpy as np

from ..scenario import Scenario
from .distributions import Floats, uniform_of, uniforms


class JointValues:
    """The columns of the posterior of a scenario, (row,) each by the name of its input or stream of luck."""

    def __init__(self, scenario: Scenario) -> None:
        posterior = scenario.posterior
        self.seed = scenario.seed
        self.stream = f"posterior.{posterior.digest}" if posterior else ""
        self.columns: dict[str, Floats] = (
            {name: np.array(posterior.values[place], dtype=np.float64) for name, place in posterior.places.items()}
            if posterior
            else {}
        )

    def picked(self, first: int, count: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """The rows that draws take, (count,)."""
        rows = len(next(iter(self.columns.values())))
        return np.asarray(uniforms(self.seed, self.stream, first, count) * rows, dtype=np.intp)

    def luck(self, name: str, first: int, count: int) -> Floats:
        """The uniform numbers of a stream of luck, (count,)."""
        return uniform_of(self.columns[name][self.picked(first, count)])
