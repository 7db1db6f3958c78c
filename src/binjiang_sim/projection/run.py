"""The run: blocks of draws through the step, with and without the luck of time."""

from __future__ import annotations

import dataclasses
import platform
import time
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from ..engine import Cells, Layout, Model, measure
from ..errors import Fault, ProjectionError
from ..programs import simulate
from ..scenario import Given, Scenario
from ..scenario.inputs import named
from ..sectors import SECTORS
from .checks import checked
from .distributions import Floats
from .reporting import reported
from .result import Result
from .sampling import Block, at_bounds, clock_of, sample

BLOCK = 512
MOST_DRAWS = 100_000
MOST_FAILED = 0.01
EDGES = (0.1, 0.9)

Progress = Callable[[int, int], None]
Bools = npt.NDArray[np.bool_]


@cache
def district_model() -> Model:
    """The model made of the shipped sectors."""
    return Model.of(*SECTORS)


def run(
    scenario: Scenario,
    draws: int | None = None,
    seed: int | None = None,
    *,
    central: bool = False,
    luck: bool = True,
    progress: Progress | None = None,
) -> Result:
    """Project a scenario.

    `draws` and `seed` override the scenario's. `central` runs once with every input at its median and without luck.
    `luck=False` leaves out the luck of demand and foreign capital, so that only the inputs are uncertain.
    `progress` is called with the draws done and the draws to do.
    Raises ScenarioError for what `checked` finds wrong.
    Raises ProjectionError when the number of draws is impossible or more than 1 % of the draws give no number.
    """
    began = time.perf_counter()
    warnings = checked(scenario)
    scenario = _settled(scenario, 1 if central else draws, seed)
    model = district_model().replace(*scenario.equations)
    cells, clipped = _simulated(scenario, model, central, luck, progress)
    calm = cells if central or not luck else _simulated(scenario, model, central, False, progress)[0]
    good = _good(cells, _absent(scenario, model))
    failed = scenario.draws - int(good.sum())
    if failed > MOST_FAILED * scenario.draws:
        values = {"failed": failed, "draws": scenario.draws, "variable": _first_bad(scenario, model, cells)}
        raise ProjectionError([Fault("run.failed", values, scenario.file)])
    if failed:
        cells, calm = cells[..., good], calm[..., good]
    edges = _edges(scenario, model, calm)
    seconds = round(time.perf_counter() - began, 3)
    stamp = {**_stamp(scenario, model), "central": central, "luck": luck, "seconds": seconds}
    cells.setflags(write=False)
    bounds, clips = MappingProxyType(edges), MappingProxyType(clipped)
    return Result(scenario, model, cells, bounds, clips, failed, central, stamp, warnings)


def _settled(scenario: Scenario, draws: int | None, seed: int | None) -> Scenario:
    """The scenario with the draws and the seed that are asked for."""
    wanted, chosen = scenario.draws if draws is None else draws, scenario.seed if seed is None else seed
    faults = []
    if type(wanted) is not int or not 1 <= wanted <= MOST_DRAWS:
        faults.append(Fault("run.draws", {"found": wanted, "most": MOST_DRAWS}))
    if type(chosen) is not int or chosen < 0:
        faults.append(Fault("run.seed", {"found": chosen}))
    if faults:
        raise ProjectionError(faults)
    return dataclasses.replace(scenario, draws=wanted, seed=chosen)


def _simulated(
    scenario: Scenario, model: Model, central: bool, luck: bool, progress: Progress | None
) -> tuple[Floats, Mapping[str, int]]:
    """All draws, block after block: cells (row, cell, draw) and the counts of clips."""
    clock = clock_of(scenario)
    size = Layout.of(model, scenario.label_keys).size
    cells = np.empty((size, clock.cells + 1, scenario.draws))
    clipped: dict[str, int] = {}
    for first in range(0, scenario.draws, BLOCK):
        block = Block(first, min(BLOCK, scenario.draws - first), central, luck)
        inputs = sample(scenario, model, block)
        outcome: Cells = simulate(model, inputs, clock)
        cells[..., first : first + block.draws] = outcome.values
        counts = {**outcome.clipped, **at_bounds(scenario, model, inputs)}
        clipped = {name: clipped.get(name, 0) + count for name, count in counts.items()}
        if progress:
            progress(block.draws, (1 if central else 2) * scenario.draws)
    return cells, clipped


def _good(cells: Floats, absent: Bools) -> Bools:
    """Draws, (draw,), whose every number that is reported at all is finite."""
    return np.asarray((np.isfinite(cells) | absent).all(axis=(0, 1)))


def _absent(scenario: Scenario, model: Model) -> Bools:
    """Cells where a variable has no number, (row, cell, 1): flows and averages at the opening, starts after it."""
    layout, clock = Layout.of(model, scenario.label_keys), clock_of(scenario)
    absent = np.zeros((layout.size, clock.cells + 1, 1), dtype=bool)
    for name, rows in layout.rows.items():
        how = measure(model.equations[name])
        absent[rows, 0] = how in ("integral", "average")
        absent[rows, 1:] = how == "opening"
    return absent


def _first_bad(scenario: Scenario, model: Model, cells: Floats) -> str:
    """The variable that is the first in time to give a number that is none."""
    bad = np.asarray((~np.isfinite(cells) & ~_absent(scenario, model)).any(axis=2))
    rows = Layout.of(model, scenario.label_keys).rows
    began = {name: int(np.argmax(bad[own].any(axis=0))) for name, own in rows.items() if bad[own].any()}
    for name in began:  # what is summed over a cell began to go wrong at its start
        began[name] -= measure(model.equations[name]) in ("integral", "average")
    return min(sorted(began, key=model.first_order.index), key=lambda name: began[name], default="?")


def _edges(scenario: Scenario, model: Model, cells: Floats) -> Mapping[tuple[str, str], Floats]:
    """The 10 and 90 % points of every reported figure, by (indicator, period), each (2, label)."""
    clock, layout = clock_of(scenario), Layout.of(model, scenario.label_keys)
    edges = {}
    for name in model.equations:
        found = {p.label: reported(model, layout, clock, cells, name, p) for p in (clock.opening, *clock.periods)}
        present = {label: one for label, one in found.items() if one is not None}
        if present:
            points = np.quantile(np.stack(list(present.values())), EDGES, axis=-1)
            edges.update({(name, label): points[:, place] for place, label in enumerate(present)})
    return edges


def _stamp(scenario: Scenario, model: Model) -> dict[str, object]:
    packages = ("binjiang_sim", "numpy", "scipy")
    return {
        "versions": {"python": platform.python_version(), **{name: version(name) for name in packages}},
        "machine": platform.machine(),
        "hash": scenario.hash,
        "equations": model.digest,
        "seed": scenario.seed,
        "draws": scenario.draws,
        "facts": sorted({fact for given in givens(scenario).values() for fact in given.facts}),
    }


def givens(scenario: Scenario) -> dict[str, Given]:
    """Every number of a scenario with its provenance, by path such as `parameters.talent.base_inflow`."""
    found: dict[str, Given] = {}
    sections = {"parameters": scenario.parameters, "levers": scenario.levers, "drivers": scenario.drivers}
    for section, values in sections.items():
        for key, value in values.items():
            found.update(named(f"{section}.{key}", value))
    return found
