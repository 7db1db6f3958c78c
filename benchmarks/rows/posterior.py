"""Conditioning the inputs on figures against running as many draws to the same date."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from binjiang_sim.calibration import condition
from binjiang_sim.calibration.conditioning import CHAINS
from binjiang_sim.projection.experiment import experiment
from binjiang_sim.projection.figures import Figure
from binjiang_sim.scenario.observations import written_observation

from .. import district
from ..measuring import Measured, Options

PARTICLES = 4000
FIGURES = (  # invented
    "registered_enterprises@2025=116 thousand enterprise +- 2 %",
    "gdp_growth@2025=4 % +- 1 %",
    "budget_revenue@2024=250 亿元 +- 1 %",
    "resident_population@2025=585 thousand resident +- 2 %",
)


def row(options: Options) -> Measured:
    """The posterior of some figures; the other side runs the same number of draws and keeps the same figures."""
    base = district.base()
    known = [written_observation(one, base, "invented") for one in FIGURES]
    particles = options.size(PARTICLES, 400)
    wanted: Sequence[Figure] = [(one.indicator, one.item, one.period) for one in known]
    short = replace(base, end=max(int(one.period[:4]) for one in known), targets=(), planning_years=())
    condition(base, known, particles=particles)  # compiled, and read
    began = time.perf_counter()
    found = condition(base, known, particles=particles)
    mine = time.perf_counter() - began
    size = particles // CHAINS
    experiment(short, {}, draws=size, figures=wanted)
    began = time.perf_counter()
    for _ in range(found.runs // size):
        experiment(short, {}, draws=size, figures=wanted)
    other = time.perf_counter() - began
    about = f"{particles:,} particles, worth {found.effective:.0f}; {found.runs:,} draws run"
    return Measured(mine / other, f"{about}: {mine:.3g} s against {other:.3g} s")


ROWS = {"posterior": row}
