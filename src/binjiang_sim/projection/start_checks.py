"""Start values that inputs must not put below their bound: one draw, with every input at its median, is begun."""

from __future__ import annotations

import numpy as np

from ..errors import Fault
from .blocks import Job, simulated


def start_faults(job: Job) -> list[Fault]:
    """A fault for every start value of a central job with a bound that lies below it."""
    bounded = {one.name: one for one in job.model.of_kind("start") if one.low is not None}
    if not bounded:
        return []
    scenario = job.scenario
    names = frozenset(bounded)
    cells = next(simulated(job, 0, 1, names)).cells
    figures = job.figures.of_variables(names)
    opening = str(scenario.start - 1)
    faults = []
    for name, one in bounded.items():
        least = float(np.min(figures.figure(name, opening, cells)))
        if one.low is not None and least < one.low:
            values = {"name": name, "zh": one.zh, "en": one.en, "found": f"{least:.3g}", "low": f"{one.low:g}"}
            faults.append(Fault("check.start_low", values, scenario.file))
    return faults
