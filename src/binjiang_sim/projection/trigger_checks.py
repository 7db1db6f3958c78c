"""What can be known to be wrong or odd about triggers before a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ..errors import Fault, unknown
from ..scenario import Scenario
from .blocks import Job, simulated, without
from .figures import recorded
from .prices import price_levels
from .target_checks import DRAWS, target_faults
from .target_figures import met, target_in


def trigger_faults(scenario: Scenario, simulate: bool = True) -> list[Fault]:
    """What is wrong with the triggers of a scenario: their figures, as those of targets, and their levers."""
    asked = tuple(one.target for one in scenario.triggers)
    plan = Job(replace(scenario, draws=1, targets=asked, triggers=()), central=True)
    faults = target_faults(plan, simulate, "triggers.{}.if", told=False)
    for position, one in enumerate(scenario.triggers):
        for name in one.levers.keys() - scenario.levers.keys():  # the model is not the one that the file was read for
            path = f"triggers.{position}.then.levers.{name}"
            faults.append(unknown("scenario.lever", name, scenario.levers, one.target.place, path=path))
    return faults


def firing_notes(scenario: Scenario) -> Iterator[Fault]:
    """A note for every trigger of a sound scenario that fires in all of its first draws, or in none of them."""
    if not scenario.triggers:
        return
    draws = min(scenario.draws, DRAWS)
    job = Job(replace(scenario, draws=draws))
    needed = recorded(job.model, [*(one.indicator for one in scenario.triggers), *price_levels(job.model)])
    figures = job.figures.of_variables(needed)
    fired, good = np.zeros(len(scenario.triggers), dtype=int), 0
    for block in simulated(job, 0, draws, needed):
        cells = without(block, block.bad)
        good += cells.shape[-1]
        for position, one in enumerate(scenario.triggers):
            fired[position] += np.count_nonzero(~met(one.target, target_in(one.target, figures, cells)))
    for position, (one, count) in enumerate(zip(scenario.triggers, fired.tolist(), strict=True)):
        if count in (0, good):
            key = "trigger.always" if count else "trigger.never"
            yield Fault(key, {"path": f"triggers.{position}", "draws": good}, one.target.place)
