"""Experiments: many variants of a scenario over the same draws, against as many draws of one scenario."""

from __future__ import annotations

import dataclasses
from itertools import islice, product

from binjiang_sim import experiment
from binjiang_sim.projection.blocks import Job, simulated
from binjiang_sim.projection.figures import recorded

from .. import district
from ..measuring import Measured, Options, in_turn

DRAWS = 256
FIGURES = (
    *(("gdp", None, year) for year in ("2025", "2027", "2030", "2035")),
    ("gdp_growth", None, "2027"),
    ("gdp_per_head", None, "2030"),
    ("value_added", "industry", "2030"),
    ("graduate_inflow", None, "2026"),
    ("registered_enterprises", None, "2030"),
    ("listed_companies", None, "2035"),
)


def levers(count: int) -> dict[str, tuple[float, ...]]:
    """Combinations of every lever at rest and nearly in full, the first `count` of them."""
    names = [one.name for one in district.model().of_kind("lever")]
    rows = list(islice(product((0.0, 0.8), repeat=len(names)), count))
    return {f"levers.{name}": tuple(row[place] for row in rows) for place, name in enumerate(names)}


def figures_of(draws: int) -> None:
    """The figures of as many draws of one run, and nothing else: drawn, simulated in blocks, read."""
    job = Job(dataclasses.replace(district.base(), draws=draws))
    wanted = recorded(job.model, [name for name, _, _ in FIGURES])
    known = job.figures.of_variables(wanted)
    for block in simulated(job, 0, draws, wanted):
        for name, _, period in FIGURES:
            known.figure(name, period, block.cells).copy()


def variants(options: Options) -> Measured:
    """Combinations of levers, ten figures of each draw kept."""
    count = options.size(1024, 32)
    combinations = levers(count)

    def own() -> None:
        experiment(district.base(), combinations, draws=DRAWS, figures=FIGURES)

    mine, other = in_turn(own, lambda: figures_of(count * DRAWS), options.size(3, 1))
    note = f"{count:,} variants x {DRAWS} draws; {district.throughput(count * DRAWS, mine)}"
    return Measured(other / mine, note)


ROWS = {"experiment": variants}
