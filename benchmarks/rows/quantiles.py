"""Five quantiles of every row against simulating it."""

from __future__ import annotations

import numpy as np

from binjiang_sim.programs import compiled
from binjiang_sim.quantiles.in_memory import quantiles
from binjiang_sim.sampling.distributions import Floats

from .. import district
from ..measuring import Measured, Options, in_turn

DRAWS = 8192
FIVE = (0.05, 0.1, 0.5, 0.9, 0.95)


def row(options: Options) -> Measured:
    """Every variable in every half-year, variable after variable as runs do; the same bits as numpy's quantiles."""
    draws = options.size(DRAWS, 1024)
    inputs = district.inputs(draws)
    program = compiled(district.model(), inputs, district.clock())
    values = program.buffer(draws)
    cells = program.run(inputs, values).values

    def rows(name: str) -> Floats:
        return cells[program.layout.rows[name], 1:].reshape(-1, draws)

    for name in district.FIGURES:
        assert np.array_equal(quantiles(rows(name), FIVE), np.quantile(rows(name), FIVE, axis=1), equal_nan=True)

    def ours() -> None:
        for name in program.layout.rows:
            quantiles(rows(name), FIVE)

    mine, simulating = in_turn(ours, lambda: program.run(inputs, values), options.size(5, 2))
    count = program.layout.size * (cells.shape[1] - 1)
    return Measured(mine / simulating, f"{count:,} rows of {draws:,} draws in {mine:.3g} s")


ROWS = {"quantiles": row}
