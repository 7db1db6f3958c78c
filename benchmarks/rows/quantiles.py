"""Five quantiles of every row against simulating it."""

from __future__ import annotations

import numpy as np

from binjiang_sim.programs import compiled
from binjiang_sim.projection.quantiles import quantiles

from .. import district
from ..measuring import Measured, Options, in_turn

DRAWS = 8192
FIVE = (0.05, 0.1, 0.5, 0.9, 0.95)


def row(options: Options) -> Measured:
    """Every variable in every half-year; the same bits as numpy's own quantiles."""
    draws = options.size(DRAWS, 1024)
    inputs = district.inputs(draws)
    program = compiled(district.model(), inputs, district.clock())
    values = program.buffer(draws)
    cells = program.run(inputs, values).values
    flat = np.ascontiguousarray(cells[:, 1:].reshape(-1, draws))
    assert np.array_equal(quantiles(flat[:50], FIVE), np.quantile(flat[:50], FIVE, axis=1), equal_nan=True)
    mine, simulating = in_turn(lambda: quantiles(flat, FIVE), lambda: program.run(inputs, values), options.size(5, 2))
    return Measured(mine / simulating, f"{len(flat):,} rows of {draws:,} draws in {mine:.3g} s")


ROWS = {"quantiles": row}
