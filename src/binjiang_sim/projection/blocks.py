"""Draws sampled, simulated block by block and handed over in sheets, rid of those that give no number."""

from __future__ import annotations

import pickle
import threading
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from ..engine import Inputs, Layout, Model, measure
from ..programs import Program, compiled
from ..scenario import Scenario
from .distributions import Floats
from .district import district_model
from .drawing import Block
from .figures import Figures
from .sampling import Sampler, clock_of
from .telltales import unchanging, untold

_kept = threading.local()
Bools = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

MOST_BYTES = 180_000_000  # of the cells of one sheet
MOST_SHEET = 4096  # draws whose cells are folded together: sums depend on it, so nothing else changes it
BLOCK = 8192  # draws that are sampled together: changes no bit
KEPT_BYTES = 16_000_000  # what a chunk's inputs take is less than twice as much
TILE = 8192  # draws that are simulated together when all are kept: changes no bit


@dataclass(frozen=True)
class Job:
    """What is run: a scenario with its draws and seed, at its medians (`central`), with or without `luck`.

    It travels to other processes and machines as it is; the model is made again there.
    """

    scenario: Scenario
    central: bool = False
    luck: bool = True

    @cached_property
    def model(self) -> Model:
        """The district's model with the variants that the scenario chooses."""
        return district_model().replace(*self.scenario.equations)

    @cached_property
    def sampler(self) -> Sampler:
        """What draws the numbers of its blocks."""
        return Sampler(self.scenario, self.model)

    @cached_property
    def figures(self) -> Figures:
        """Every reported figure by number."""
        return Figures(self.scenario, self.model)

    @cached_property
    def cells_per_draw(self) -> int:
        """How many numbers the cells of one draw hold."""
        return Layout.of(self.model, self.scenario.label_keys).size * (clock_of(self.scenario).cells + 1)

    @cached_property
    def searched(self) -> list[tuple[slice, slice]]:
        """Rows and cells that show every draw that gives no number, neighbouring rows together."""
        return _searched(self)

    def program(self, wanted: Collection[str] | None = None) -> Program:
        """What computes the cells of the `wanted` variables; of all, and the clips, by default."""
        clock = clock_of(self.scenario)
        return compiled(self.model, self._central_inputs, clock, wanted, counted=wanted is None)

    @cached_property
    def _central_inputs(self) -> Inputs:
        return self.sampler.sample(Block(0, 1, central=True)).inputs

    @property
    def sheet(self) -> int:
        """Draws in a sheet: as many as keep its cells within bounds, a power of two."""
        fitting = MOST_BYTES // (8 * self.cells_per_draw)
        return int(min(MOST_SHEET, 2 ** max(int(np.log2(max(fitting, 1))), 0)))

    def __reduce__(self) -> tuple[object, ...]:
        return _arrived, (pickle.dumps((self.scenario, self.central, self.luck)),)


@lru_cache(maxsize=2)
def _arrived(content: bytes) -> Job:
    """A job that was sent here, the same one for all its chunks, so that its model is made once."""
    return Job(*pickle.loads(content))


@dataclass(frozen=True)
class Sheet:
    """Draws from `first` on: cells (row, cell, draw), and how often a bound held a variable or uncertain parameter.

    `room` is where the cells are, with those of the sheets before when the whole of them stays.
    """

    first: int
    cells: Floats
    clipped: Mapping[str, int]
    room: Floats


def simulated(
    job: Job, first: int, draws: int, wanted: Collection[str] | None = None, whole: bool = False
) -> Iterator[Sheet]:
    """The draws from `first` on, sheet after sheet, with the cells of the `wanted` variables (all by default).

    A sheet's cells are overwritten by the next one's, unless the `whole` of them stays, one behind the other. Clips
    are counted when all variables are there: draws times instants for variables, draws for parameters.
    """
    program = job.program(wanted)
    if whole:
        yield from _sheets(job, program, range(first, first + draws), TILE, program.buffer(draws))
    else:
        size = min(draws, job.sheet)
        with _room(program, size) as room:
            yield from _sheets(job, program, range(first, first + draws), job.sheet, room)


def _sheets(job: Job, program: Program, draws: range, size: int, room: Floats) -> Iterator[Sheet]:
    """Sheets of `size` draws: one behind the other where the room is for all of them, else one over the other."""
    block = size * max(BLOCK // size, 1)
    for ahead in draws[::block]:
        sampled = job.sampler.sample(Block(ahead, min(block, draws.stop - ahead), job.central, job.luck))
        clipped = Counter(sampled.clipped if program.arrays.counted else {})
        for begin in range(0, sampled.inputs.draws, size):
            inputs = sampled.inputs.part(begin, begin + size)
            place = ahead + begin - draws.start if room.shape[-1] == len(draws) else 0
            cells = room[..., place : place + inputs.draws]
            # Never by the number of draws: a draw alone must have its bits among others.
            clipped.update((program.run_singly if job.central else program.run)(inputs, cells).clipped)
            yield Sheet(ahead + begin, cells, clipped, room)
            clipped = Counter()


@contextmanager
def _room(program: Program, draws: int) -> Iterator[Floats]:
    """Room for the cells of a sheet. It stays for this thread's next chunk: to ask for it anew takes time."""
    owner, room = _kept.__dict__.pop("room", (None, None))
    if owner is not program or room.shape[-1] < draws:
        room = program.buffer(draws)
        # From the largest piece that is given back to it, glibc learns to keep twice as much. What a chunk asks for is
        # less, and would else be returned to the system and asked for again by the next.
        np.empty(KEPT_BYTES, dtype=np.uint8)
    try:
        yield room[..., :draws]
    finally:
        _kept.room = program, room


def give_back() -> None:
    """Return the room that this thread keeps to the system."""
    _kept.__dict__.clear()


def bad_draws(job: Job, sheet: Sheet) -> Integers:
    """Numbers of the draws in which something that is reported is no number."""
    order = sheet.cells.transpose(1, 0, 2)  # as it lies in memory
    total = np.zeros(order.shape[-1])
    with np.errstate(all="ignore"):
        for rows, cells in job.searched:
            total += order[cells, rows].sum(axis=(0, 1))
    if np.isfinite(total).all():
        return np.empty(0, dtype=np.int64)
    bad = np.zeros(order.shape[-1], dtype=bool)
    for rows, cells in job.searched:
        bad |= ~np.isfinite(order[cells, rows]).all(axis=(0, 1))
    return np.flatnonzero(bad) + sheet.first


def without(sheet: Sheet, failed: Integers) -> Floats:
    """The cells of a sheet without the draws of these numbers."""
    here = failed[(failed >= sheet.first) & (failed < sheet.first + sheet.cells.shape[-1])]
    return good_draws(sheet.cells, here - sheet.first)


def good_draws(cells: Floats, failed: Integers) -> Floats:
    """Cells (row, cell, draw) without those of the draws in these places; the same array when there are none."""
    return np.delete(cells, failed, axis=-1) if len(failed) else cells


def first_bad(job: Job, cells: Floats) -> str:
    """The variable that is the first in time to give a number that is none."""
    began = {}
    for equation in job.model.equations.values():
        if equation.kind != "indicator":
            rows = Layout.of(job.model, job.scenario.label_keys).rows[equation.name]
            how = measure(equation)
            bad = ~np.isfinite(cells[rows, _cells(how)]).all(axis=(0, 2))
            if bad.any():  # what is summed over a cell began to go wrong at its start
                began[equation.name] = int(np.argmax(bad))
    return min(sorted(began, key=job.model.first_order.index), key=lambda name: began[name], default="?")


def _cells(how: str) -> slice:
    """Where a variable has numbers at all: flows and averages after the opening, starts at it only."""
    return {"opening": slice(0, 1), "end": slice(None)}.get(how, slice(1, None))


def _searched(job: Job) -> list[tuple[slice, slice]]:
    arrays, last = job.program().arrays, slice(clock_of(job.scenario).cells, None)
    wholly, same = untold(arrays.code, arrays.recorded), unchanging(arrays.code)
    found: list[tuple[slice, slice]] = []
    for name, rows in job.program().layout.rows.items():
        how = arrays.recorded[name]
        if name in wholly or how in ("opening", "end"):
            cells = _cells(how) if how == "opening" or name in wholly - same else last
            if found and found[-1][1] == cells and found[-1][0].stop == rows.start:
                rows = slice(found.pop()[0].start, rows.stop)
            found.append((rows, cells))
    return found
