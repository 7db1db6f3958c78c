"""Which draws meet a target, from the cells of a block."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..engine.cells import Labels
from ..sampling.distributions import Floats
from ..scenario import Target
from .figures import Figures, items
from .prices import factor

Bools = npt.NDArray[np.bool_]


def met(target: Target, values: Floats) -> Bools:
    """Which draws meet a target, (..., draw): `values` are its figure at the target's prices."""
    return np.asarray(values >= target.value if target.direction == "at_least" else values <= target.value)


def at_target_prices(target: Target, values: Floats, figures: Figures, cells: Floats) -> Floats:
    """The figure of a target, (..., draw), brought to the target's prices with the price level in `cells`."""

    def variable(name: str, period: str) -> Floats:
        own: Floats = figures.figure(name, period, cells)[0]
        return own

    return values * factor(target, figures.model, figures.clock, variable)


def values_of(target: Target, figures: Figures, labels: Labels, cells: Floats) -> Floats:
    """The figure of a target at the target's prices, (draw,), from cells (row, cell, draw)."""
    place = items(figures.model.equations[target.indicator], labels).index(target.item)
    own = figures.figure(target.indicator, target.period, cells)[place]
    return at_target_prices(target, own, figures, cells)
