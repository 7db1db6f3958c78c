"""Draws that give a NaN or infinity: which they are, what causes them, and when they stop a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..engine import Layout, measure
from ..errors import Fault, ProjectionError
from ..sampling.distributions import Floats
from ..sampling.sampler import clock_of
from .blocks import Integers, Job, first_bad, simulated
from .inputs import inputs_of

WARNED = 0.001  # share of draws left out above which a run says so
MOST_FAILED = 0.01  # above which it stops
SIMULATED_AGAIN = 64  # failed draws that are simulated again to see where they began
COMPARED = 4096  # draws whose inputs are compared
NAMED = 3  # inputs that are named
SIGNIFICANT = 4.0  # standard deviations that chance alone would rarely reach; the worst input is named anyhow


@dataclass(frozen=True)
class Suspect:
    """An uncertain input that sets the failed draws apart.

    `ranking` is the chance that its value in a failed draw exceeds that in a good one, where equal ones count half;
    `low`, `high` are the range of the failed draws and `median` that of the good ones, in model units.
    """

    name: str
    ranking: float
    low: float
    high: float
    median: float


def stop_if_many(job: Job, failed: Integers, draws: int) -> None:
    """Raises ProjectionError with the worst inputs named when more than 1 % of the draws give a NaN."""
    if len(failed) > MOST_FAILED * draws:
        values = {"failed": len(failed), "draws": draws, "variable": _first(job, failed)}
        faults = [Fault("run.failed", values, job.scenario.file)]
        if len(failed) < draws:
            faults += [Fault("run.suspect", vars_of(one), one.name) for one in suspects(job, failed, draws)]
        raise ProjectionError(faults)


def notes(job: Job, failed: Integers, draws: int) -> tuple[Fault, ...]:
    """A warning when more than 0.1 % of the draws are left out."""
    if len(failed) <= WARNED * draws:
        return ()
    return (Fault("run.masked", {"failed": len(failed), "draws": draws}, job.scenario.file),)


def vars_of(one: Suspect) -> dict[str, str]:
    """The numbers of a suspect as text."""
    return {name: f"{getattr(one, name):.4g}" for name in ("low", "high", "median")}


def suspects(job: Job, failed: Integers, draws: int) -> list[Suspect]:
    """The inputs that set the failed draws most apart from good ones, the worst first; at most three."""
    bad = failed[:COMPARED]
    good = np.setdiff1d(np.arange(min(draws, COMPARED)), failed)
    if not len(good):
        return []
    found = []
    sound = inputs_of(job, good)
    for name, ill in inputs_of(job, bad).items():
        ranking = _exceeding(ill, sound[name])
        found.append(Suspect(name, ranking, float(ill.min()), float(ill.max()), float(np.median(sound[name]))))
    found.sort(key=lambda one: -abs(one.ranking - 0.5))
    chance = np.sqrt((1 / len(bad) + 1 / len(good)) / 12)  # standard deviation of a ranking by chance alone
    return found[:1] + [one for one in found[1:NAMED] if abs(one.ranking - 0.5) >= SIGNIFICANT * chance]


def _exceeding(some: Floats, others: Floats) -> float:
    """The chance that one of `some` exceeds one of `others`, equal ones counting half."""
    ordered = np.sort(others)
    sides = [np.mean(np.searchsorted(ordered, some, side)) for side in ("left", "right")]
    return float(np.mean(sides) / len(others))


def listed(job: Job, failed: Integers) -> Iterator[dict[str, float | int]]:
    """The failed draws with their inputs, a row each: `draw`, then every uncertain input by name."""
    inputs = inputs_of(job, failed)
    for place, draw in enumerate(failed.tolist()):
        yield {"draw": draw, **{name: float(values[place]) for name, values in inputs.items()}}


def located(job: Job, failed: Integers) -> Iterator[tuple[str, str]]:
    """Where each of these draws, simulated again, failed first: the variable, and the period by its label."""
    clock = clock_of(job.scenario)
    labels = [clock.opening.label, *(one.label for one in clock.periods if one.first == one.last)]
    layout = Layout.of(job.model, job.scenario.label_keys)
    for draw in failed.tolist():
        cells = next(simulated(job, draw, 1)).cells
        name = first_bad(job, cells)
        began = 0 if measure(job.model.equations[name]) in ("opening", "end") else 1  # cells before are unused
        bad = ~np.isfinite(cells[layout.rows[name], began:]).all(axis=(0, 2))
        yield name, labels[began + int(np.argmax(bad))]


def _first(job: Job, failed: Integers) -> str:
    """The variable that is the first to be NaN in the first failed draws."""
    cells = [block.cells.copy() for draw in failed[:SIMULATED_AGAIN].tolist() for block in simulated(job, draw, 1)]
    return first_bad(job, np.concatenate(cells, axis=-1))
