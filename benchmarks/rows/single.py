"""One run: the float program against the loop one would write by hand."""

from __future__ import annotations

import numpy as np

from binjiang_sim.engine import measure
from binjiang_sim.export.xmile import identifier
from binjiang_sim.programs import compiled
from binjiang_sim.sampling.sampler import sample
from binjiang_sim.sampling.uncertain_inputs import DrawRange

from .. import district
from ..handwritten import Loop, loop
from ..measuring import Measured, Options, in_turn, repeated

KEPT = ("gdp", "young_graduates", "registered_enterprises", "listed_companies", "fiscal_reserve")


def hand_written() -> Loop:
    """The loop, checked against the float program."""
    found = loop(district.base(), KEPT)
    inputs = sample(district.base(), district.model(), DrawRange(0, 1, central=True))
    program = compiled(district.model(), inputs, district.clock(), KEPT)
    values = program.run_singly(inputs).values[..., 0]
    courses = found()
    for name in KEPT:
        own = values[program.layout.rows[name].start]
        if measure(district.model().equations[name]) == "end":
            np.testing.assert_allclose(courses[identifier(name)], own, rtol=1e-9)
    return found


def one_run(options: Options) -> Measured:
    """The same few figures kept on both sides."""
    by_hand = hand_written()
    inputs = sample(district.base(), district.model(), DrawRange(0, 1, central=True))
    program = compiled(district.model(), inputs, district.clock(), KEPT)
    ours, often = repeated(lambda: program.run_singly(inputs))

    def theirs() -> None:
        for _ in range(often):
            by_hand()

    mine, other = in_turn(ours, theirs, options.size(7, 3))
    return Measured(mine / other, f"{1e3 * mine / often:.3g} ms against {1e3 * other / often:.3g} ms a run")


ROWS = {"one_run": one_run}
